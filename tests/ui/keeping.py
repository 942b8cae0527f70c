"""Puts records into an office for tests of the window: through the services, as a clerk would."""

from __future__ import annotations

from typing import Any

from desktop_app.records import ALL
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk

MODELS = {model.KEY: model for model in ALL}


def model_of(key: str) -> type[Record]:
    """The record with that key."""
    return MODELS[key]


def keep(desk: Desk, key: str, **typed: Any) -> int:
    """Save one record from what would be typed; its id."""
    return registers.save(desk, MODELS[key], typed).keys[0]


def keep_members(desk: Desk, *names: str, **typed: Any) -> list[int]:
    """Save members of these names; their ids."""
    return [keep(desk, "member", name=name, **typed) for name in names]


def values(desk: Desk, key: str, record: int) -> dict[str, Any]:
    """The stored values of one record."""
    return registers.draft(desk, MODELS[key], record).values
