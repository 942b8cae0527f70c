"""Table 6: numbers worked out by hand, and by going through deeds made by chance one by one."""

from __future__ import annotations

import random
from typing import Any

import pytest

from desktop_app.records import Deed, Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.counting import COLUMNS, MadeTable, made
from desktop_app.services.period_tables.tables.all_tables import BY_KEY
from desktop_app.services.period_tables.tables.campaigns import FIVE, LINES
from desktop_app.services.registers import Query
from desktop_app.services.statistics import periods
from tests.consulting_office import saved
from tests.services.deeds.deed_office import done

QUARTER = periods.of_quarter(2026, 2)
SPANS = (
    ("2026-04-01", "2026-06-30"), ("2026-01-01", "2026-06-30"), ("2025-04-01", "2025-06-30"),
)  # fmt: skip


def office(desk: Desk) -> None:
    """Three deeds of three members; two are done, in the quarter and in the year before."""
    one, other, third = (saved(desk, Member, name=f"演示{name}") for name in "甲乙丙")
    done(
        desk, "修路", member=one, partners=(other,), line="revitalize", aid="habitat",
        money="35000", beneficiaries="120", top_ten="是", employed="4", sales="1.5万",
    )  # fmt: skip
    last = {"start_on": "2025-03-05", "progress_on": "2025-03-06", "effect_on": "2025-04-10"}
    done(
        desk, "去年的", member=third, line="consolidate", aid="jobs", money="10000",
        done_on="2025-05-10", students="3", student_money="6000", projects="1",
        project_money="200万", **last,
    )  # fmt: skip
    saved(
        desk, Deed, name="在办", member=other, start_on="2026-05-01", line="consolidate",
        progress_on="2026-05-20", progress="演示", state="underway", difficulties="缺资金",
    )  # fmt: skip
    saved(desk, Deed, name="没推进", doer="演示丁", start_on="2026-01-05")


def numbers(table: MadeTable, *keys: str) -> dict[str, list[int | None]]:
    return {key: [cell.value for cell in table.line(key).cells] for key in keys}


def test_a_small_office_has_the_numbers_worked_out_by_hand(desk: Desk) -> None:
    office(desk)
    table = made(desk, BY_KEY["campaigns"], QUARTER)
    expected: dict[str, list[int | None]] = {
        "members": [2, 2, 1], "done": [1, 1, 1], "money": [3_500_000, 3_500_000, 1_000_000],
        "beneficiaries": [120, 120, 0], "habitat_done": [1, 1, 0],
        "habitat_money": [3_500_000, 3_500_000, 0], "habitat_beneficiaries": [120, 120, 0],
        "jobs_done": [0, 0, 1], "jobs_money": [0, 0, 1_000_000], "other_done": [0, 0, 0],
        "top_ten": [0, 1, 0], "top_ten_done": [1, 1, 0], "employed": [4, 4, 0],
        "students": [0, 0, 3], "student_money": [0, 0, 600_000], "projects": [0, 0, 1],
        "project_money": [0, 0, 200_000_000], "sales": [1_500_000, 1_500_000, 0],
        "pushed": [1, 2, 0], "consolidate_pushed": [1, 1, 0], "revitalize_pushed": [0, 1, 0],
        "other_pushed": [0, 0, 0], "effective": [1, 1, 1], "revitalize_effective": [1, 1, 0],
        "consolidate_effective": [0, 0, 1], "difficult": [1, 1, 0],
    }  # fmt: skip
    assert numbers(table, *expected) == expected
    assert (table.faults, table.gaps) == ([], 0)


@pytest.mark.parametrize("key", ["members", "done", "pushed", "revitalize_effective", "difficult"])
def test_a_number_opens_the_rows_behind_it(desk: Desk, key: str) -> None:
    office(desk)
    models = {each.KEY: each for each in desk.office.records}
    for cell in made(desk, BY_KEY["campaigns"], QUARTER).line(key).cells:
        found = registers.find(desk, models[cell.record], Query(where=cell.where))
        assert len(found) == cell.value


def chance_deed(chance: random.Random, people: list[int]) -> dict[str, Any]:
    """A deed with odd states, empty codes and days of two years."""

    def day() -> str | None:
        return chance.choice((None, f"{chance.choice((2025, 2026))}-{chance.randint(1, 9):02}-15"))

    return {
        "name": "演示", "state": chance.choice(("planned", "underway", "done", "failed")),
        "line": chance.choice(("consolidate", "revitalize", None)),
        "aid": chance.choice((*(code for code, _ in FIVE), None)),
        "top_ten": chance.choice((0, 1, None)), "money": chance.choice((None, 100, 2_500_000)),
        "beneficiaries": chance.choice((None, 0, 12)), "member": chance.choice((*people, None)),
        "partners": tuple(sorted(chance.sample(people, chance.randint(0, 2)))),
        "start_on": day(), "progress_on": day(), "effect_on": day(), "done_on": day(),
        "progress_state": chance.choice(("ahead", "slow", "on_course", "finished", None)),
        "effect_state": chance.choice(("unseen", "first", "clear", None)), "doer": "演示",
    }  # fmt: skip


def counted(deeds: list[dict[str, Any]], first: str, last: str) -> dict[str, int]:
    """The numbers of one column, from one deed after the other."""

    def inside(day: str | None) -> bool:
        return day is not None and first <= day <= last

    done = [each for each in deeds if each["state"] == "done" and inside(each["done_on"])]
    pushed = [
        each for each in deeds if each["progress_state"] in ("slow", "on_course", "finished")
        and inside(each["progress_on"] or each["start_on"])
    ]  # fmt: skip
    shown = [
        each for each in deeds if each["effect_state"] in ("first", "clear")
        and inside(each["effect_on"] or each["done_on"])
    ]  # fmt: skip
    part = [
        each for each in deeds
        if any(inside(each[name]) for name in ("start_on", "progress_on", "done_on"))
    ]  # fmt: skip
    people = {who for each in part for who in (each["member"], *each["partners"]) if who}
    found = {"members": len(people), "done": len(done), "pushed": len(pushed),
             "effective": len(shown)}  # fmt: skip
    for code, _ in FIVE:
        own = [each for each in done if each["aid"] == code]
        found[f"{code}_done"] = len(own)
        found[f"{code}_money"] = sum(each["money"] or 0 for each in own)
        found[f"{code}_beneficiaries"] = sum(each["beneficiaries"] or 0 for each in own)
    for code, _ in LINES:
        found[f"{code}_pushed"] = sum(each["line"] == code for each in pushed)
        found[f"{code}_effective"] = sum(each["line"] == code for each in shown)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_each_number_is_that_of_the_deeds_one_by_one(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    people = [saved(desk, Member, name=f"演示{n}") for n in range(5)]
    deeds = [chance_deed(chance, people) for _ in range(60)]
    desk.write([Deed.of(each) for each in deeds], action="演示")
    table = made(desk, BY_KEY["campaigns"], QUARTER)
    assert table.faults == []
    for column in range(len(COLUMNS)):
        expected = counted(deeds, *SPANS[column])
        assert {key: table.line(key).cells[column].value for key in expected} == expected
