"""The statistics that subjects declare; importing this module loads none of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop_app.services.subjects import NamedPart, Subject

if TYPE_CHECKING:
    from desktop_app.services.statistics.declared import Statistics


def offered(subjects: Iterable[Subject]) -> dict[str, NamedPart]:
    """The declarations of all subjects by their keys, none of them loaded."""
    found = [each for subject in subjects for each in subject.statistics]
    return {each.key: each for each in sorted(found, key=lambda each: each.late)}


def statistics_of(subjects: Iterable[Subject], key: str) -> Statistics:
    """The declaration of that key; `KeyError` where there is none."""
    found: Statistics = offered(subjects)[key].load()
    return found
