"""A brand of an invented committee with all that its stages ask for."""

from __future__ import annotations

from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.brand import Brand, BrandMilestone
from desktop_app.records.office import Committee
from desktop_app.services import registers
from desktop_app.services.desk import Desk

SLOGAN = "田间地头听民声，院坝里面议实事，把协商桌搬到群众家门口（演示）"


def committee(desk: Desk, name: str = "演示经济委员会") -> int:
    """A new committee."""
    return registers.save(desk, Committee, {"name": name}).keys[0]


def brand(desk: Desk, name: str = "演示田间协商", **values: Any) -> int:
    """A new brand of routine work."""
    return registers.save(desk, Brand, {"name": name, **values}).keys[0]


def ready(desk: Desk, name: str = "演示田间协商", **values: Any) -> int:
    """A brand with every field that a stage asks for, a milestone and an activity."""
    filled = {
        "committee": committee(desk), "slogan": SLOGAN, "goal": "演示目标", "practice": "演示做法",
        "carrier": "演示小院", "effect": "演示成效",
    }  # fmt: skip
    key = brand(desk, name, **{**filled, **values})
    registers.save(desk, BrandMilestone, {"brand": key, "event": "挂牌", "day": "2026-01-05"})
    started = {"start_on": "2026-02-03", "state": "underway", "came_count": 12}
    registers.save(desk, Activity, {"name": f"{name}调研", "brand": key, **started})
    return key
