"""Name and 不合格 of an assessment follow from its member or group, and from its final grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_app.records.assessment import Assessment
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.services.assessments.grades import YearGrades
from desktop_app.services.cascading import stored_before
from desktop_app.services.desk import Desk
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

OWNERS: Mapping[str, type[Record]] = {"member": Member, "group": WorkGroup}
KEYS = frozenset((Assessment.KEY, Member.KEY, WorkGroup.KEY))


def follow(desk: Desk, put: Sequence[Record], _remove: Sequence[Record], all_said: bool) -> Agreed:
    """Fill name and 不合格 of the assessments in place; those of whoever is renamed are added.

    Undo says everything itself.
    """
    if all_said:
        return Agreed()
    own = [each for each in put if isinstance(each, Assessment)]
    given = {each.key for each in own}
    for link, model in OWNERS.items():
        _name(desk, own, link, model, put)
    _judge(desk, own)
    renamed = (
        one for link, model in OWNERS.items()
        for one in _of_renamed(desk, [each for each in put if type(each) is model], link)
    )  # fmt: skip
    return Agreed([each for each in renamed if each.key not in given])


def _name(
    desk: Desk, own: Sequence[Record], link: str, model: type[Record], put: Sequence[Record]
) -> None:
    """Give assessments the name of the record behind one link, as this action writes it."""
    wanted = {each.values[link] for each in own if each.values.get(link)}
    if not wanted:
        return
    now = {each.key: each.values["name"] for each in put if type(each) is model}
    rows = lists.rows(desk.office, model, sorted(wanted - now.keys()), ("name",))
    names = {**{row[0]: row[2] for row in rows}, **now}
    for each in own:
        if each.values.get(link):
            each.values["name"] = names.get(each.values[link], each.values.get("name"))


def _judge(desk: Desk, own: Sequence[Record]) -> None:
    """Write 不合格 of assessments with a final grade."""
    grades = YearGrades(desk)
    for each in own:
        grade = each.values.get("final_grade")
        each.values["failed"] = int(not grades.passes(each.values)) if grade else None


def _of_renamed(desk: Desk, owners: Sequence[Record], link: str) -> Iterator[Record]:
    """The assessments of members or groups whose name changes, with the new one."""
    known = [each for each in owners if each.values["version"]]
    before: Mapping[int, Mapping[str, Any]] = stored_before(desk.office, known) if known else {}
    names = {
        each.key: each.values["name"] for each in known
        if each.key in before and before[each.key].get("name") != each.values["name"]
    }  # fmt: skip
    if not names:
        return
    keys = lists.find(desk.office, Assessment, Query(where=(Filter(link, "in", tuple(names)),)))
    for each in records_by_key(desk.office, Assessment, keys):
        each.values["name"] = names[each.values[link]]
        yield each


RULE = AgreementRule(KEYS, follow)
