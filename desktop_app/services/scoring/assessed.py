"""The assessment of one member and year, as the detail of a score shows it."""

from __future__ import annotations

from typing import Any, NamedTuple

from desktop_app.records.assessment import Assessment
from desktop_app.services.desk import Desk
from desktop_app.services.registers.history import Version, history_of
from desktop_app.services.registers.stored import stored
from desktop_app.services.scoring.rule_set import GROUP, MEMBER
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

DAYS = {
    "committee": "self_on", "office": "committee_on", "chairs": "office_on",
}  # fmt: skip
"""By state the day of the step before it, by which it began."""


class Assessed(NamedTuple):
    """An assessment as it is stored, with its history, the newest change first."""

    key: int
    values: dict[str, Any]
    history: list[Version]

    @property
    def days(self) -> dict[str, str]:
        """By state the day on which it began, as far as it is written down."""
        return {state: self.values[name] for state, name in DAYS.items() if self.values.get(name)}


def assessment_of(desk: Desk, key: int, year: int, subject: str = MEMBER) -> Assessed | None:
    """The assessment of a member or group in a year, None where there is none."""
    owner = "group" if subject == GROUP else "member"
    where = (Filter(owner, "in", (key,)), Filter("year", "in", (year,)))
    keys = list(lists.find(desk.office, Assessment, Query(where=where)))
    found = stored(desk, Assessment, keys[:1])
    if not found:
        return None
    values = found[0].values
    return Assessed(found[0].key, values, list(history_of(desk, Assessment, found[0].key)))
