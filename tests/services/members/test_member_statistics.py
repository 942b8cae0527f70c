"""Figures of members are those of the day that is reported, and of participants of their day."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from desktop_app.records import Committee, Consultation, Member, Participant, Sector, Term
from desktop_app.records.membership import SLOTS
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.consulting.statistics import STATISTICS as CONSULTING
from desktop_app.services.desk import Desk
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.members.past_days import as_of
from desktop_app.services.members.statistics import STATISTICS
from desktop_app.services.registers import Query
from desktop_app.services.statistics.periods import Period, between
from desktop_app.services.statistics.statements import statement
from desktop_app.services.statistics.tables import table

SECTORS, COMMITTEES = ("演示经济界", "演示农业界"), ("演示提案委", "演示文史委")


def keep(desk: Desk, model: type[Record], **typed: object) -> int:
    return registers.save(desk, model, typed).keys[0]


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    """Members who came, changed and left on different days, and the keys of what they hold."""
    found = {name: keep(desk, Sector, name=name) for name in SECTORS}
    found |= {name: keep(desk, Committee, name=name) for name in COMMITTEES}
    one, two = (found[name] for name in SECTORS)
    first, second = (found[name] for name in COMMITTEES)
    given: list[tuple[str, dict[str, object]]] = [
        ("甲", {"sector": one, "committee": first, "cppcc_post": "常委", "sex": "女"}),
        ("乙", {"sector": one, "committee": second, "state": "resigned", "state_date": "2026-04"}),
        ("丙", {"sector": two, "since": "2026-05-06"}),
        ("丁", {"sector": two, "state": "revoked"}),
        ("戊", {"sex": "女", "since": "2023-01-01"}),
        ("己", {"sector": two, "term": None}),
    ]
    for name, typed in given:
        found[name] = keep(desk, Member, name=f"演示{name}", **typed)
    told = FromDay("2026-06-01")
    memberships.change(desk, [found["甲"]], SLOTS[0], [two], told)
    memberships.change(desk, [found["甲"]], SLOTS[1], [second, ""], told)
    memberships.change(desk, [found["甲"]], SLOTS[3], [""], told)
    return found


@pytest.mark.parametrize(
    "day",
    ["2021-06-30", "2022-03-01", "2026-03-05", "2026-03-31", "2026-04-01", "2026-05-05",
     "2026-05-06", "2026-06-01", "2026-11-20"],
)  # fmt: skip
def test_the_figures_of_a_day_count_who_was_there_and_what_they_held(
    desk: Desk, people: dict[str, int], day: str
) -> None:
    """The rule of rosters of a past day, read member by member, is the measure."""
    keys = registers.find(desk, Member, Query())
    there = as_of(desk, keys, datetime.date.fromisoformat(day))
    found = statement(desk, STATISTICS, between(day[:4], day))
    values = {each.key: each.value for group in found.groups for each in group.figures}
    assert values["member"] == len(there)
    for field in ("sector", "committee"):
        held = Counter(each[field] for each in there.values())
        begins = f"member_{field}_"
        counted = {key: n for key, n in values.items() if n and key.startswith(begins)}
        assert counted == {f"member_{field}_{key}": number for key, number in held.items()}
        by = table(desk, STATISTICS, between(day[:4], day), field)
        assert by.total.values[0] == len(there)
        assert sum(row.values[0] or 0 for row in by.rows) == len(there)
    standing = sum("standing" in (each["cppcc_post"] or "").split() for each in there.values())
    assert values.get("member_post_standing", 0) == standing
    assert all(each.whole == each.parts for each in found.checks)
    for group in found.groups:
        for each in group.figures:
            opened = registers.find(desk, Member, Query(where=each.where))
            assert len(opened) == each.value, each.key


def test_a_past_day_is_not_counted_by_todays_columns(desk: Desk, people: dict[str, int]) -> None:
    one, two = (people[name] for name in SECTORS)
    keys = {one: f"member_sector_{one}", two: f"member_sector_{two}"}
    before = statement(desk, STATISTICS, between("2026-01", "2026-03"))
    after = statement(desk, STATISTICS, between("2026", "2026"))
    assert (before.figure(keys[one]).value, before.figure(keys[two]).value) == (2, 1)
    assert (after.figure(keys[one]).value, after.figure(keys[one]).before) == (0, 2)
    assert after.figure(keys[two]).value == 3
    assert after.figure(keys[two]).before == 1, "the same day a year ago"


def test_a_term_that_has_ended_leaves_no_member_in_office(
    desk: Desk, people: dict[str, int]
) -> None:
    (term,) = registers.find(desk, Term, Query())
    registers.save(desk, Term, {"ends": "2026-09"}, opened=registers.draft(desk, Term, term))
    for last, number in (("2026-09-30", 4), ("2026-10-01", 1)):
        assert statement(desk, STATISTICS, Period("2026-01-01", last)).figure("member").value == (
            number
        ), "the one without a term stays"


def test_a_participant_is_counted_in_the_sector_of_the_day_of_the_consultation(
    desk: Desk, people: dict[str, int]
) -> None:
    one, two = (people[name] for name in SECTORS)
    for day in ("2026-05-31", "2026-06-01", "2026-06-20"):
        held = keep(desk, Consultation, name=f"演示会{day}", held_on=day, state="held")
        keep(desk, Participant, consultation=held, member=people["甲"], name="演示甲")
        keep(desk, Participant, consultation=held, name="演示群众")
    found = statement(desk, CONSULTING, between("2026", "2026"))
    assert found.figure("people").value == 6
    assert found.figure("people_member").value == 3
    assert found.figure(f"people_sector_{one}").value == 1
    assert found.figure(f"people_sector_{two}").value == 2
    assert {each.title for each in found.checks if each.whole != each.parts} == set()
    behind = found.figure(f"people_sector_{one}")
    assert behind.record == Consultation.KEY
    assert len(registers.find(desk, Consultation, Query(where=behind.where))) == 1
