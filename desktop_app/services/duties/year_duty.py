"""The duties of a year as they are stored, and how facts count for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_app.chinese.dates import latest
from desktop_app.records.duty import BY_HAND, Duty
from desktop_app.records.fact_kinds import kinds_of
from desktop_app.records.lookup import Lookup
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.duties.asked_of import AskedOf
from desktop_app.services.facts.declared import FactCount, FactRule, facts_of
from desktop_app.services.facts.narrowing import matches, number_of
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

_READ = ("fact", "kinds", "levels", "role", "minimum", "due", "applies")
_TEXTS = ("name", "how_to")


@dataclass(slots=True)
class YearDuty:
    """One stored duty: its id and values, and the fact that it counts, None by hand.

    last: its last day as ISO text, "" without one. What it is narrowed to is read once.
    """

    key: int
    values: Mapping[str, Any]
    rule: FactRule | None
    last: str = field(init=False)
    _kinds: frozenset[str] = field(init=False)
    _levels: Sequence[str] = field(init=False)
    _classes: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        own = self.values
        self.last = latest(own["due"]) if own["due"] else ""
        self._kinds, self._levels = kinds_of(own["kinds"]), (own["levels"] or "").split()
        self._classes = (own["applies"] or "").split()

    @property
    def minimum(self) -> int:
        """How many are asked."""
        return self.values["minimum"] or 1

    def number(self, counts: Sequence[FactCount]) -> int:
        """How many of some facts count."""
        if self.rule is None or not counts:
            return 0
        fact, role = self.rule.key, self.values["role"]
        fit = [x for x in counts if matches(x, fact, self._kinds, self._levels, role)]
        return number_of(fit) if fit else 0

    def asks(self, one: AskedOf) -> bool:
        """Whether it is asked of a member or group at all; not of who came after its last day."""
        if one.since and self.last and one.since > self.last:
            return False
        return not one.exempt and (not self._classes or not one.kind or one.kind in self._classes)


def year_duties(desk: Desk, year: int, subject: str) -> list[YearDuty]:
    """The duties of a year for members or groups, in their order."""
    where = (Filter("year", "in", (year,)), Filter("subject", "in", (subject,)))
    keys = list(lists.find(desk.office, Duty, Query(where=where, sort="position")))
    facts = facts_of(desk.subjects)
    texts = outward.rows(desk, Duty, keys, _TEXTS)
    found = []
    for (key, _, *row), (_, _, *words) in zip(
        lists.rows(desk.office, Duty, keys, _READ), texts, strict=True
    ):
        values = {**dict(zip(_READ, row, strict=True)), **dict(zip(_TEXTS, words, strict=True))}
        rule = facts.get(values["fact"]) if values["fact"] != BY_HAND else None
        found.append(YearDuty(key, values, rule))
    return found


def rule_words(duty: YearDuty) -> str:
    """How a duty is counted, in few words: 满 1 件."""
    return f"满 {duty.minimum} {duty.rule.unit}" if duty.rule else "认定"


def counted_words(duty: YearDuty, shared: Lookup) -> str:
    """The words of the counted fact, with the kinds, levels and role it is narrowed to."""
    if duty.rule is None:
        return "办公室手工认定"
    named = (("kinds", "只计"), ("levels", "级别："), ("role", ""))
    narrowed = [
        f"{word}{Duty.field(name).show(duty.values[name], shared)}"
        for name, word in named
        if duty.values[name]
    ]
    return "；".join((duty.rule.words, *narrowed))
