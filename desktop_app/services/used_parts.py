"""Parts of a subject that are loaded only in an office that uses the registers they are about.

They say by key which those are, in the subject's `rules.py`: what they count and find is in
modules that load when one of these registers has a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple


class RulesAbout(NamedTuple):
    """Rules of the reminders engine that find nothing, and do not load, while `records` are empty.

    `records` are keys: as soon as one of them has a row the rules are loaded.
    """

    records: tuple[str, ...]
    load: Callable[[], Sequence[Any]]


class NamedHeadline(NamedTuple):
    """A number of the workbench, known before it loads; `counts` are keys of records.

    It is 0, and does not load, while none of those has a row. The first is the one it opens.
    """

    key: str
    title: str
    counts: tuple[str, ...]


class NamedChart(NamedTuple):
    """A chart of the workbench, known before it loads; it has no bars while `record` has no row."""

    key: str
    title: str
    unit: str
    record: str


class NamedStep(NamedTuple):
    """A line of the first-run checklist: done when `record` has its first row."""

    title: str
    hint: str
    record: str
