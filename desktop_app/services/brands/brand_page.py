"""Data for the page of a brand: what counts for it, its milestones, its effect in a period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.activity import Activity
from desktop_app.records.brand import ARROW, STAGE_EVENT, BrandMilestone
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation
from desktop_app.records.press import Press
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.services.brands.counted_records import COUNTED
from desktop_app.services.brands.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.outward import texts
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.declared import Statistics
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.statements import Statement, statement
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

MOST = 40
"""So many records of a kind are listed; the others open as a list of their register."""
_DAY_AND_STATE: Mapping[type[Record], tuple[str, str]] = {
    Activity: ("start_on", "state"),
    Consultation: ("held_on", "state"),
    Proposal: ("received_on", "state"),
    Case: ("submitted_on", "state"),
    Press: ("day", "level"),
}
EFFECT = Statistics(
    key="brand_effect",
    title="品牌成效",
    sections=tuple(each for each in STATISTICS.sections if each.key not in ("brand", "committee")),
    notes=STATISTICS.notes,
    scopes=STATISTICS.scopes,
)
"""The figures of the statistics that one brand has by itself."""


class CountedLine(NamedTuple):
    """One record that counts for the brand: its id, its day, its title, how it is."""

    key: int
    day: str
    title: str
    state: str


class CountedKind(NamedTuple):
    """The records of one register that count for the brand, the newest first."""

    record: type[Record]
    many: int
    lines: Sequence[CountedLine]


class BrandReading(NamedTuple):
    """What the parts of the page share; milestones are day, event and note.

    `stage_days` gives by stage the day that its milestone says.
    """

    kinds: Sequence[CountedKind]
    milestones: Sequence[Sequence[str]]
    stage_days: Mapping[str, str]

    @property
    def many(self) -> int:
        """How many records count for the brand."""
        return sum(each.many for each in self.kinds)


def of_brand(key: int) -> tuple[Filter, ...]:
    """The records of a register that count for a brand."""
    return (Filter("brand", "in", (key,)),)


def page_reading(desk: Desk, key: int, _values: Mapping[str, Any]) -> BrandReading:
    """Everything of one brand that is read once for its page."""
    kinds = tuple(_kind(desk, model, key) for model in COUNTED)
    found = lists.find(desk.office, BrandMilestone, Query(where=of_brand(key), sort="day"))
    milestones = texts(desk, BrandMilestone, found, ("day", "event", "note"))
    return BrandReading(kinds, milestones, _stage_days(desk, milestones))


def effect(desk: Desk, key: int, period: Period) -> Statement:
    """The figures of a brand in a period with those of the same period last year."""
    return statement(desk, EFFECT, period, Scope(brand=key))


def _stage_days(desk: Desk, milestones: Sequence[Sequence[str]]) -> dict[str, str]:
    """By stage the day of the last milestone that it began with."""
    choices, found = lookup(desk).codes["brand_stage"], dict[str, str]()
    for day, event, _ in milestones:
        code = choices.find(event.rpartition(ARROW)[2]) if event.startswith(STAGE_EVENT) else None
        if code and day:
            found[code] = day
    return found


def _kind(desk: Desk, model: type[Record], key: int) -> CountedKind:
    day, state = _DAY_AND_STATE[model]
    query = Query(where=of_brand(key), sort=day, descending=True)
    shown = lists.first(desk.office, model, query, MOST)
    rows = texts(desk, model, shown, (day, model.NAME, state))
    lines = [CountedLine(one, *row) for one, row in zip(shown, rows, strict=True)]
    many = lists.count(desk.office, model, of_brand(key)) if len(shown) == MOST else len(shown)
    return CountedKind(model, many, lines)
