"""Who did not pass in two consecutive years: one person over the terms of office."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.records.assessment import Assessment
from desktop_app.records.member import Member
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query


class TwiceLow(NamedTuple):
    """An assessment that does not pass, and that of the year before, which did not either."""

    key: int
    before: int
    member: int | None
    group: int | None
    grade: str
    grade_before: str


def twice_low(desk: Desk, year: int) -> list[TwiceLow]:
    """The members and groups that passed neither in a year nor in the one before.

    A member of a later term is the one that `previous` names, so that the rule holds over the
    change of terms. Only locked assessments and those with a final grade count.
    """
    now, before = _failed(desk, year), _failed(desk, year - 1)
    members = sorted({row[2] for row in now if row[2]})
    earlier = {row[0]: row[2] for row in lists.rows(desk.office, Member, members, ("previous",))}
    grades: dict[tuple[int | None, int | None], tuple[int, str]] = {
        (member, group): (key, grade) for key, _, member, group, grade in before
    }
    found = []
    for key, _, member, group, grade in now:
        was = grades.get((member, group)) or (
            grades.get((earlier.get(member), None)) if earlier.get(member) else None
        )
        if was:
            found.append(TwiceLow(key, was[0], member, group, grade, was[1]))
    return found


def _failed(desk: Desk, year: int) -> list[tuple[int, int, int | None, int | None, str]]:
    where = (Filter("year", "in", (year,)), Filter("failed", "in", (1,)))
    keys = lists.find(desk.office, Assessment, Query(where=where, sort="strokes"))
    return lists.rows(desk.office, Assessment, keys, ("member", "group", "final_grade"))
