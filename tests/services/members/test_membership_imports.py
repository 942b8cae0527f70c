"""Imported members get their rows in the same action; what a list says differently corrects."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any, cast

import hypothesis.strategies as st
from hypothesis import given

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.records import Member, Membership, Record, Sector, Term
from desktop_app.records.membership import SLOTS
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.members import memberships
from desktop_app.services.members.membership_agreement import complete
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.registers import Query, history

HEADER: list[Cell] = ["姓名", "证号", "出生年月", "界别", "政协职务", "推荐界别单位", "任职时间"]
JIA: list[Cell] = ["演示甲", "A1", "1975.3", "农业", "常委", "演示县农业局", "2022.1"]
YI: list[Cell] = ["演示乙", "A2", "1980.5", "教育", "", "演示县一中", "2023.6"]


def brought(desk: Desk, *rows: list[Cell]) -> Plan:
    source = imports.source(imports.propose(desk, Member, Sheet("委员", [HEADER, *rows])))
    plan = imports.plan(desk, Member, source)
    imports.apply(desk, plan)
    return plan


def rows(desk: Desk) -> list[tuple[Any, ...]]:
    """Every membership: member, what is held where, since, until."""
    names = ("member", "kind", "sector", "cppcc_post", "since", "until")
    keys = registers.find(desk, Membership, Query())
    titles = {None: None} | {
        key: registers.draft(desk, model, key).title
        for model in (Member, Sector) for key in registers.find(desk, model, Query())
    }  # fmt: skip
    return sorted(
        (titles[member], kind, titles[sector], *rest)
        for _, _, member, kind, sector, *rest in registers.rows(desk, Membership, keys, names)
    )


FIRST = [
    ("演示乙", "sector", "教育", None, "2023-06", None),
    ("演示甲", "cppcc_post", None, "standing", "2022-01", None),
    ("演示甲", "sector", "农业", None, "2022-01", None),
]


def test_a_list_that_comes_twice_makes_its_rows_once(desk: Desk) -> None:
    brought(desk, JIA, YI)
    assert rows(desk) == FIRST
    (key, _) = sorted(registers.find(desk, Member, Query(sort="cert_no")))
    assert registers.draft(desk, Member, key).values["recommended_by"]
    last = history.recent(desk, 1)[0].no
    assert imports.summary(brought(desk, JIA, YI)) == "新增 0 修改 0 相同 2 问题 0"
    assert history.recent(desk, 1)[0].no == last


def test_another_sector_in_the_list_was_always_so_and_undo_is_whole(desk: Desk) -> None:
    brought(desk, JIA, YI)
    brought(desk, [*JIA[:3], "教育", *JIA[4:]])
    assert rows(desk)[2] == ("演示甲", "sector", "教育", None, "2022-01", None)
    history.undo(desk)
    assert rows(desk) == FIRST
    history.undo(desk)
    assert rows(desk) == []


def test_a_list_of_today_changes_nothing_after_a_change(desk: Desk) -> None:
    brought(desk, JIA, YI)
    (other,) = [key for key in registers.find(desk, Sector, Query())
                if registers.draft(desk, Sector, key).title == "教育"]  # fmt: skip
    (key,) = registers.find(desk, Member, Query(search="演示甲"))
    memberships.change(desk, [key], SLOTS[0], [other], FromDay("2026-06-01"))
    assert imports.summary(brought(desk, [*JIA[:3], "教育", *JIA[4:]], YI)).startswith(
        "新增 0 修改 0 相同 2"
    )
    assert len(rows(desk)) == len(FIRST) + 1


HELD = st.fixed_dictionaries(
    {
        "sector": st.none() | st.integers(1, 2),
        "committee": st.none() | st.integers(3, 4),
        "committee_post": st.none() | st.just("head"),
        "committee2": st.none() | st.integers(3, 4),
        "cppcc_post": st.none() | st.sampled_from(["standing", "vice_chair"]),
        "standing": st.none() | st.sampled_from([0, 1]),
        "since": st.none() | st.sampled_from(["2022-01", "2023-06-01"]),
        "state": st.sampled_from(["serving", "left"]),
        "state_date": st.none() | st.just("2024-03-01"),
        "owner_office": st.sampled_from([0, 0, 1]),
    }
)


@given(st.lists(HELD, max_size=4), st.booleans())
def test_new_members_alone_get_the_rows_that_they_get_beside_others(
    held: list[dict[str, Any]], all_said: bool
) -> None:
    """Nothing is looked up for an action of new members alone; among others each is."""
    desk = SimpleNamespace(office=None, today=datetime.date(2026, 3, 5))
    new: list[Record] = [Member.of(each, key) for key, each in enumerate(held, 1)]
    beside: Record = Term.of({"number": "11"}, 9)
    alone, among = (
        complete(cast(Desk, desk), put, (), all_said).put for put in (new, [*new, beside])
    )
    assert [each.values for each in alone] == [each.values for each in among]


def test_members_alike_have_memberships_of_their_own() -> None:
    desk = SimpleNamespace(office=None, today=datetime.date(2026, 3, 5))
    put: list[Record] = [Member.of({"sector": 1}, key) for key in (1, 2, 3)]
    found = complete(cast(Desk, desk), put, (), False).put
    found[0].values["sector"] = 2
    assert [(x.values["member"], x.values["sector"]) for x in found] == [(1, 2), (2, 1), (3, 1)]
    found[1].key = 7
    assert [each.has_key for each in found] == [False, True, False]


def test_members_that_differ_in_one_column_share_no_memberships() -> None:
    desk = SimpleNamespace(office=None, today=datetime.date(2026, 3, 5))
    one = {
        "sector": 1, "committee": 3, "committee_post": "head", "committee2": 4,
        "committee2_post": "deputy", "cppcc_post": "vice_chair", "standing": 0,
        "since": "2022-01", "state": "left", "state_date": "2024-03-01",
    }  # fmt: skip
    other = {
        "sector": 2, "committee": 5, "committee_post": "deputy", "committee2": 5,
        "committee2_post": "head", "cppcc_post": "standing", "standing": 1,
        "since": "2023-01", "state": "serving", "state_date": "2025-03-01",
    }  # fmt: skip
    new: list[Record] = [Member.of(one, 1)]
    new += [Member.of({**one, name: value}, 2 + n) for n, (name, value) in enumerate(other.items())]
    beside: Record = Term.of({"number": "11"}, 99)
    alone, among = (complete(cast(Desk, desk), put, (), False).put for put in (new, [*new, beside]))
    assert [each.values for each in alone] == [each.values for each in among]
