"""党建联系统计: both coverages are those of the rows, every figure opens the rows it counts."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from desktop_app.records import Branch, BranchMember, Committee, Contact, Member, Pairing
from desktop_app.services import registers
from desktop_app.services.contacts.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import Statement, statement
from desktop_app.services.statistics.tables import table
from desktop_app.storage.query.records_by_key import values_by_key
from tests.services.contacts.contact_office import contact, pair, people, saved

YEAR = periods.of_year(2026)
TODAY = "2026-11-23"


def figures(desk: Desk) -> dict[str, int]:
    return {each.key: each.value for group in _page(desk).groups for each in group.figures}


def _page(desk: Desk) -> Statement:
    return statement(desk, STATISTICS, YEAR)


def test_a_small_office_is_counted(desk: Desk) -> None:
    own = people(desk)
    pair(desk, own)
    contact(desk, own)
    branch = saved(desk, Branch, name="演示支部", committee=own.committee)
    saved(desk, BranchMember, branch=branch, member=own.party)
    found = figures(desk)
    assert {
        key: found[f"party_member_{key}"]
        for key in ("party", "in_branch", "no_branch", "outside", "covered", "uncovered",
                    "visited", "unvisited")
    } == {"party": 2, "in_branch": 1, "no_branch": 1, "outside": 1, "covered": 1, "uncovered": 0,
          "visited": 1, "unvisited": 2}  # fmt: skip
    assert (found["contact"], found["contact_members"], found["contact_leaders"]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("since", "until", "covered"),
    [("2026-01-10", None, 1), (None, "2026-10-31", 0), ("2026-12-01", None, 0)],
)
def test_a_pair_covers_while_it_is_there(desk: Desk, since: str, until: str, covered: int) -> None:
    pair(desk, people(desk), since=since, until=until)
    assert figures(desk)["party_member_covered"] == covered


def test_a_branch_of_an_activity_covers_nobody(desk: Desk) -> None:
    own = people(desk)
    branch = saved(desk, Branch, name="演示支部", kind="activity")
    saved(desk, BranchMember, branch=branch, member=own.party)
    found = figures(desk)
    assert (found["party_member_in_branch"], found["party_branch_activity"]) == (0, 1)


def _random_office(desk: Desk, chance: Random) -> None:
    """Twenty members, with pairs, branches and contacts of all kinds, some over or to come."""
    committees = [saved(desk, Committee, name=f"演示{n}委员会") for n in range(2)]
    members = [
        saved(desk, Member, name=f"演示{n}", politics=chance.choice(("01", "02", "05", "12", "")),
              committee=chance.choice(committees))
        for n in range(20)
    ]  # fmt: skip
    days = (None, "2026-03-01", "2026-12-01")
    ends = (None, None, "2026-06-30", "2026-12-31")
    for n in range(12):
        typed = {"level": chance.choice("ab"), "since": chance.choice(days)}
        linker, target = chance.sample(members, 2)
        until = chance.choice(ends) if typed["since"] != "2026-12-01" else None
        saved(desk, Pairing, linker=linker, target_member=target, until=until, **typed)
        branch = saved(
            desk, Branch, name=f"演示{n}", kind=chance.choice(("committee", "activity")),
            until=chance.choice(ends),
        )  # fmt: skip
        saved(desk, BranchMember, branch=branch, member=chance.choice(members))
        day = chance.choice(("2025-05-01", "2026-05-01"))
        saved(desk, Contact, day=day, member=chance.choice(members), visitor="演示")


def _rows(desk: Desk, model: Any) -> dict[int, dict[str, Any]]:
    found = values_by_key(desk.office, model, list(registers.find(desk, model, Query())))
    return {key: dict(values) for key, (_, values) in found.items()}


def _there(row: dict[str, Any]) -> bool:
    return (row["since"] or "") <= TODAY and (row["until"] or "9") >= TODAY


@pytest.mark.parametrize("seed", range(4))
def test_coverage_equals_the_rows(desk: Desk, seed: int) -> None:
    _random_office(desk, Random(seed))
    members = _rows(desk, Member)
    party = {key for key, row in members.items() if row["politics"] in ("01", "02")}
    outside = {key for key, row in members.items() if row["politics"]} - party
    branches = {key for key, row in _rows(desk, Branch).items()
                if row["kind"] == "committee" and _there(row)}  # fmt: skip
    inside = {row["member"] for row in _rows(desk, BranchMember).values()
              if row["branch"] in branches}  # fmt: skip
    paired = {row["target_member"] for row in _rows(desk, Pairing).values() if _there(row)}
    visited = {row["member"] for row in _rows(desk, Contact).values() if row["day"] > "2026"}
    found = figures(desk)
    wanted = {
        "party": party, "in_branch": party & inside, "no_branch": party - inside,
        "outside": outside, "covered": outside & paired, "uncovered": outside - paired,
        "visited": visited, "unvisited": set(members) - visited,
    }  # fmt: skip
    assert {key: found[f"party_member_{key}"] for key in wanted} == {
        key: len(each) for key, each in wanted.items()
    }


@pytest.mark.parametrize("seed", range(2))
def test_every_figure_opens_as_many_rows_as_it_counts(desk: Desk, seed: int) -> None:
    _random_office(desk, Random(seed))
    models = {each.KEY: each for each in desk.office.records}
    checked = 0
    for group in _page(desk).groups:
        for each in group.figures:
            if not each.field:
                rows = registers.find(desk, models[each.record], Query(where=each.where))
                assert len(rows) == each.value or each.record == Branch.KEY, each.key
                checked += 1
    assert checked > 20
    assert all(check.whole == check.parts for check in _page(desk).checks)


def test_the_table_by_committees_has_both_coverages(desk: Desk) -> None:
    own = people(desk)
    pair(desk, own)
    branch = saved(desk, Branch, name="演示支部", committee=own.committee)
    saved(desk, BranchMember, branch=branch, member=own.party)
    found = table(desk, STATISTICS, YEAR, "committee")
    titles = [each.title for each in found.columns]
    (row,) = found.rows
    shown = dict(zip(titles, row.values, strict=True))
    assert (shown["党组织覆盖率"], shown["工作覆盖率"]) == (500, 1000)
    assert (shown["结对"], shown["履职临时党支部"]) == (1, 1)


def test_what_each_coverage_means_is_printed() -> None:
    notes = dict(STATISTICS.notes)
    assert "÷党员委员" in notes["党组织覆盖率"]
    assert "÷党外委员" in notes["工作覆盖率"]
    assert {title for title, _ in STATISTICS.tables.rules} == {"党组织覆盖率", "工作覆盖率"}
