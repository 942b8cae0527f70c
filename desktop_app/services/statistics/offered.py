"""One declaration of the statistics of all subjects, loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop_app.services.subjects import Subject, offered

if TYPE_CHECKING:
    from desktop_app.services.statistics.declared import Statistics


def statistics_of(subjects: Iterable[Subject], key: str) -> Statistics:
    """The declaration of that key; `KeyError` where there is none."""
    found: Statistics = offered(subjects)[key].load()
    return found
