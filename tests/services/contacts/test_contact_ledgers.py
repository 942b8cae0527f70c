"""Ledgers of visits, lists of pairs, branches with their members in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.documents.grids import Sheet
from desktop_app.records import Branch, BranchMember, Contact, Member, Pairing
from desktop_app.services import imports
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.registers import history
from tests.services.contacts.contact_office import every, pair, people, saved


def brought(desk: Desk, model: Any, head: Sequence[str], *rows: Sequence[str]) -> Plan:
    """Import these rows; the plan that was applied."""
    sheet = Sheet("台账", [list(head), *map(list, rows)])
    plan = imports.plan(desk, model, imports.source(imports.propose(desk, model, sheet)), None)
    imports.apply(desk, plan)
    return plan


PAIRS = ("序号", "联系层次", "联系人", "联系对象", "每年次数")


def test_a_list_of_pairs_names_members_and_sectors(desk: Desk) -> None:
    own = people(desk)
    rows = [("1", "党员委员联系党外委员", "演示甲", "演示丙", ""),
            ("2", "党组成员", "演示主席", "少数民族界", "4次")]  # fmt: skip
    plan = brought(desk, Pairing, PAIRS, *rows)
    assert [each.verdict.value for each in plan.lines] == ["新增", "新增"]
    found = {each["linker_name"]: each for each in every(desk, Pairing)}
    member, leader = found["演示甲"], found["演示主席"]
    assert (member["level"], member["linker"], member["target_member"], member["times"]) == (
        "b", own.party, own.outside, 3,
    )  # fmt: skip
    assert (leader["level"], leader["linker"], leader["target_sector"], leader["times"]) == (
        "a", None, own.sector, 4,
    )  # fmt: skip
    again = brought(desk, Pairing, PAIRS, *rows)
    assert [each.verdict.value for each in again.lines] == ["相同", "相同"]
    history.undo(desk)
    assert every(desk, Pairing) == []
    assert len(every(desk, Member)) == 3, "no member was made of a name"


VISITS = ("走访日期", "走访对象", "界别", "走访人", "走访方式", "诉求", "转办单位", "答复内容",
          "答复日期")  # fmt: skip


def test_a_ledger_of_visits_knows_members_pairs_and_what_was_answered(desk: Desk) -> None:
    own = people(desk)
    key = pair(desk, own)
    brought(
        desk, Contact, VISITS,
        ("2026.3.5", "演示丙", "少数民族界", "演示甲、演示丁", "上门走访", "路灯", "演示局", "",
         ""),
        ("2026.4.1", "演示代表", "少数民族界", "演示主席", "谈心", "路灯", "演示局", "装好了",
         "2026.5.1"),
        ("2026.5.1", "演示乙", "", "演示主席", "电话", "", "", "", ""),
    )  # fmt: skip
    found = {each["person"]: each for each in every(desk, Contact)}
    assert {name: each["state"] for name, each in found.items()} == {
        "演示丙": "open", "演示代表": "answered", "演示乙": "none",
    }  # fmt: skip
    assert (found["演示丙"]["member"], found["演示丙"]["pairing"]) == (own.outside, key)
    assert (found["演示代表"]["member"], found["演示代表"]["sector"]) == (None, own.sector)
    assert [each["done"] for each in every(desk, Pairing)] == [1]
    assert {each["number"] for each in found.values()} == {"ZF-001", "ZF-002", "ZF-003"}


BRANCHES = ("临时党支部名称", "类别", "专委会", "批复文号", "党员")


def test_the_members_in_one_cell_are_the_members_of_the_branch(desk: Desk) -> None:
    own = people(desk)
    plan = brought(
        desk, Branch, BRANCHES,
        ("演示支部", "履职临时党支部", "演示提案委员会", "演示〔2026〕1号",
         "书记：演示甲，组织委员：演示戊，党员：演示丁（预备）、演示乙"),
    )  # fmt: skip
    assert plan.lines
    found = {each["name"]: each for each in every(desk, BranchMember)}
    assert {name: (each["standing"], each["post"], each["member"])
            for name, each in found.items()} == {
        "演示甲": ("full", "secretary", own.party),
        "演示戊": (None, "organisation", None),
        "演示丁": ("probationary", None, None),
        "演示乙": ("probationary", None, own.candidate),
    }  # fmt: skip
    (branch,) = every(desk, Branch)
    assert (branch["committee"], branch["member_count"], branch["full_count"]) == (
        own.committee, 4, 1,
    )  # fmt: skip
    history.undo(desk)
    assert every(desk, Branch) == every(desk, BranchMember) == []


def test_a_name_of_two_members_stays_a_name(desk: Desk) -> None:
    people(desk)
    saved(desk, Member, name="演示丙", cert_no="YS-2")
    brought(desk, Pairing, PAIRS, ("1", "党员委员", "演示甲", "演示丙", ""))
    (found,) = every(desk, Pairing)
    assert (found["target_name"], found["target_member"]) == ("演示丙", None)


def test_what_is_counted_from_contacts_is_not_read_from_a_list(desk: Desk) -> None:
    people(desk)
    head = (*PAIRS, "今年已联系", "最近联系")
    row = ("1", "党员委员联系党外委员", "演示甲", "演示丙", "", "5", "2026-03-05")
    brought(desk, Pairing, head, row)
    (found,) = every(desk, Pairing)
    assert (found["done"], found["last_on"]) == (0, None)
    again = brought(desk, Pairing, head, row)
    assert [each.verdict.value for each in again.lines] == ["相同"]
