"""An office with a few members, for tests of assessments; all people are invented (演示)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records import Assessment, GradeBand, Member, Record, ScoreRuleSet, Term
from desktop_app.services import registers
from desktop_app.services.assessments.year_locks import YearOf
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from desktop_app.services.registers.stored import stored

YEAR = YearOf(2026, "member")
BANDS = (("优秀", 9000, None, 1), ("称职", 6000, 9000, 1), ("不称职", None, 6000, 0))


def add_members(desk: Desk, *names: str, **values: Any) -> list[int]:
    """Members of the present term."""
    (term,) = find(desk, Term, Query())
    made = [Member.of({"name": name, "term": term, "state": "serving", **values})
            for name in names]  # fmt: skip
    desk.write(made, action="登记委员")
    return [each.key for each in made]


def add_rules(desk: Desk, state: str = "adopted", year: int = 2026, subject: str = "member") -> int:
    """Rules in force with three grades, the lowest of which does not pass."""
    rules = ScoreRuleSet.of(
        {"name": f"演示办法{year}", "year": year, "subject": subject, "state": state}
    )
    desk.write([rules], action="登记规则")
    bands = [
        GradeBand.of({"rule_set": rules.key, "name": name, "low": low, "below": below,
                      "passing": passing, "position": place})
        for place, (name, low, below, passing) in enumerate(BANDS)
    ]  # fmt: skip
    desk.write(bands, action="登记等次")
    return rules.key


def assessments(desk: Desk, year: int = 2026) -> dict[str, Mapping[str, Any]]:
    """The assessments of a year by the name of whom they are about."""
    where = (registers.Filter("year", "in", (year,)),)
    keys = find(desk, Assessment, Query(where=where))
    return {each.values["name"]: {**each.values, "key": each.key}
            for each in stored(desk, Assessment, list(keys))}  # fmt: skip


def keys_of(desk: Desk, *names: str, year: int = 2026) -> list[int]:
    """The ids of the assessments of these people."""
    found = assessments(desk, year)
    return [found[name]["key"] for name in names or found]


def add_result(desk: Desk, member: int, year: int, grade: str, **values: Any) -> int:
    """A locked result of a year without rules."""
    made = Assessment.of({
        "member": member, "year": year, "final_grade": grade, "state": "locked", **values,
    })  # fmt: skip
    desk.write([made], action="登记结果")
    return made.key


def one(desk: Desk, model: type[Record], key: int) -> Mapping[str, Any]:
    """The stored values of one record."""
    return stored(desk, model, [key])[0].values


def walk_to_chairs(desk: Desk, keys: Sequence[int], grade: str = "称职") -> None:
    """Take assessments through every step up to a final grade."""
    from desktop_app.services.assessments import assessment_steps as steps

    steps.own_view(desk, keys, {"self_on": "2026-12-05", "self_text": "演示小结"})
    steps.committee_view(desk, keys, {"committee_grade": grade, "committee_on": "2026-12-08"})
    steps.office_view(desk, keys, {"office_on": "2026-12-10"})
    steps.decide(desk, keys, {"decided_by": "演示主席会议", "decided_on": "2026-12-20"})
