"""Ledgers of speeches as offices keep them: known columns, the session in the title, states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from desktop_app.documents.grids import Sheet
from desktop_app.records import Member, Session, Speech
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.registers import Query, history
from tests.services.speeches import speech_office as office

HEAD = ("序号", "发言题目", "发言人", "单位及职务", "发言形式", "时长（分钟）", "备注")
WATER = ("1", "关于供水的发言", "演示甲", "县水务局 局长（演示）", "口头", "8分钟", "")
ROAD = ("2", "关于道路的发言", "演示专委会", "", "书面", "", "演示")


def brought(
    desk: Desk, *rows: Sequence[str], head: Sequence[str] = HEAD, above: Sequence[str] = ()
) -> Plan:
    """Import these rows; the plan that was applied."""
    sheet = Sheet("台账", [*([text] for text in above), list(head), *map(list, rows)])
    plan = imports.plan(desk, Speech, imports.source(imports.propose(desk, Speech, sheet)), None)
    imports.apply(desk, plan)
    return plan


def every(desk: Desk) -> dict[str, dict[str, Any]]:
    keys = registers.find(desk, Speech, Query())
    found = (registers.draft(desk, Speech, key).values for key in keys)
    return {str(each["name"]): dict(each) for each in found}


def test_a_line_is_a_speech_with_its_author_kind_and_minutes(desk: Desk) -> None:
    member = office.saved(desk, Member, name="演示甲", unit="演示单位")
    brought(desk, WATER, ROAD)
    found = every(desk)
    water, road = found["关于供水的发言"], found["关于道路的发言"]
    assert (water["member"], water["author"], water["kind"], water["minutes"]) == (
        member, "演示甲", "oral", 8,
    )  # fmt: skip
    assert (road["member"], road["author"], road["kind"], road["remark"]) == (
        None, "演示专委会", "written", "演示",
    )  # fmt: skip
    assert {each["position"] for each in found.values()} == {None}, "序号 is no place in an order"
    assert len(registers.find(desk, Member, Query())) == 1


def test_the_title_of_the_list_names_the_session(desk: Desk) -> None:
    session = office.session(desk)
    brought(desk, WATER, above=("政协演示县十届五次会议大会发言一览表",))
    assert every(desk)["关于供水的发言"]["session"] == session
    assert len(registers.find(desk, Session, Query())) == 1


def test_the_same_ledger_twice_brings_nothing_and_undo_takes_all_back(desk: Desk) -> None:
    above = ("政协演示县十届五次会议大会发言一览表",)
    office.session(desk)
    brought(desk, WATER, ROAD, above=above)
    before = every(desk)
    again = brought(desk, WATER, ROAD, above=above)
    assert [each.verdict.value for each in again.lines] == ["相同", "相同"]
    assert every(desk) == before
    history.undo(desk)
    assert every(desk) == {}


def test_an_imported_order_is_whole_and_has_its_clock(desk: Desk) -> None:
    head = ("题目", "发言者", "形式", "大会日期", "发言顺序", "开始时间", "时长")
    rows = [
        (f"演示{n}", "演示", "口头", "2026-02-09", str(n), "9:00" if n == 1 else "", "10")
        for n in (1, 2, 4)
    ]
    brought(desk, *rows, head=head)
    found = every(desk)
    told = {name: (one["position"], one["starts_at"]) for name, one in found.items()}
    assert told == {"演示1": (1, "09:00"), "演示2": (2, "09:10"), "演示4": (3, "09:20")}


@pytest.mark.parametrize(("title", "field"), [
    ("发言材料题目", "name"), ("标题", "name"), ("作者", "author"), ("单位职务", "unit"),
    ("发言时间", "minutes"), ("字数", "words"), ("交稿日期", "handed_on"), ("审稿人", "checker"),
    ("发言次序", "position"), ("是否收入汇编", "in_volume"), ("汇编序号", "volume_place"),
    ("宣读人", "speaker"), ("撰稿人", "writer"), ("发言全文", "text"),
])  # fmt: skip
def test_usual_titles_are_known(desk: Desk, title: str, field: str) -> None:
    first = "题目" if field != "name" else "发言者"
    sheet = Sheet("台账", [[first, title], ["演示一", "1"], ["演示二", "2"]])
    proposed = imports.propose(desk, Speech, sheet)
    assert proposed.mapping[1] == field


def test_state_follows_from_what_the_line_says(desk: Desk) -> None:
    head = ("题目", "发言者", "形式", "报送日期", "选定日期", "发言日期", "收入汇编")
    handed, chosen = "2026.1.10", "2026.1.20"
    rows = (
        ("甲", "演示", "口头", "", "", "", ""),
        ("乙", "演示", "口头", handed, "", "", ""),
        ("丙", "演示", "口头", handed, chosen, "", ""),
        ("丁", "演示", "口头", handed, chosen, "2026.2.9", ""),
        ("戊", "演示", "书面", handed, chosen, "", "是"),
    )
    brought(desk, *rows, head=head)
    states = {name: each["state"] for name, each in every(desk).items()}
    assert states == {"甲": "invited", "乙": "submitted", "丙": "chosen", "丁": "given",
                      "戊": "collected"}  # fmt: skip
