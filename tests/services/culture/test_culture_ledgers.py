"""Lists of manuscripts, collections, books and sessions as offices keep them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.documents.grids import Sheet
from desktop_app.records import (
    CollectionItem,
    Committee,
    ListedBook,
    Manuscript,
    Member,
    ReadingEvent,
    ReadingNote,
    Record,
)
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.registers import Query, history
from tests.services.activities.activity_office import saved

Rows = Sequence[Sequence[str]]


def brought(desk: Desk, model: type[Record], rows: Rows, above: str = "") -> Plan:
    """Import rows with their head first; the plan that was applied."""
    sheet = Sheet("登记册", [*([[above]] if above else []), *map(list, rows)])
    plan = imports.plan(desk, model, imports.source(imports.propose(desk, model, sheet)), None)
    imports.apply(desk, plan)
    return plan


def every(desk: Desk, model: type[Record]) -> list[dict[str, Any]]:
    """The stored values of every record, the oldest first."""
    keys = sorted(registers.find(desk, model, Query()))
    return [dict(registers.draft(desk, model, key).values) for key in keys]


MANUSCRIPTS = (
    ("序号", "稿件题目", "作者姓名", "工作单位", "联系电话", "通讯地址", "“三亲”", "字数", "照片",
     "来稿时间", "初审意见", "录用日期", "刊用书刊", "稿酬", "状态", "备注"),
    ("1", "水厂往事", "演示甲", "演示局", "13800000000", "演示街1号", "亲历、亲见", "3000字", "5张",
     "2026年3月5日", "同意采用", "2026.4.1", "《演示文史》第一辑", "240", "", ""),
    ("2", "驿道客栈", "演示外人", "", "", "", "亲闻", "2500", "", "2026.3.6", "需改", "", "", "",
     "退修中", "电话告知"),
    ("3", "老街戏台", "演示乙、演示丙", "", "", "", "", "", "", "", "", "", "", "", "线索", ""),
)  # fmt: skip


def test_a_ledger_of_manuscripts(desk: Desk) -> None:
    person = saved(desk, Member, name="演示甲")
    brought(desk, Manuscript, MANUSCRIPTS, "2026年文史稿件征集登记册")
    one, two, three = every(desk, Manuscript)
    assert (one["state"], one["member"], one["firsthand"]) == ("adopted", person, "lived seen")
    assert (one["words"], one["images"], one["fee"]) == (3000, 5, 24_000)
    assert (one["volume"], one["year"], one["number"]) == ("《演示文史》第一辑", 2026, "WS-001")
    assert "同意采用" in str(one["remark"])
    assert (two["state"], two["member"], two["received_on"]) == ("received", None, "2026-03-06")
    assert all(word in str(two["remark"]) for word in ("电话告知", "退修中", "需改"))
    assert (three["state"], three["author"]) == ("lead", "演示乙、演示丙")
    again = brought(desk, Manuscript, MANUSCRIPTS, "2026年文史稿件征集登记册")
    assert {each.verdict.value for each in again.lines} == {"相同"}


OBJECTS = (
    ("总登记号", "藏品名称", "类别", "件数", "捐赠人及单位", "征集方式", "捐赠时间", "完残情况",
     "库位", "应还日期", "经手人"),
    ("A-12", "马帮铜铃", "实物", "3", "演示甲（演示村）", "借用", "2026.3.5", "完好", "1号柜",
     "2026.12.31", "演示馆员"),
    ("", "老照片", "照片", "", "演示丁", "赠送", "2025年", "", "", "", ""),
)  # fmt: skip


def test_a_register_of_objects(desk: Desk) -> None:
    brought(desk, CollectionItem, OBJECTS, "演示文史馆藏品登记册")
    bell, photo = every(desk, CollectionItem)
    assert (bell["number"], bell["kind"], bell["way"], bell["quantity"]) == (
        "A-12", "object", "lent", 3,
    )  # fmt: skip
    assert (bell["return_due"], bell["place"]) == ("2026-12-31", "1号柜")
    assert (bell["provider"], bell["provider_unit"]) == ("演示甲", "演示村")
    assert "演示馆员" in str(bell["remark"])
    assert (photo["way"], photo["year"], photo["number"]) == ("donated", 2025, "GC-001")


BOOKS = (
    ("序号", "共读书目", "作者及出版社", "类别", "读书小组", "组长"),
    ("1", "演示读本", "演示著者 演示出版社", "必读", "", ""),
    ("2", "演示专题", "", "专题", "演示经济委员会", "演示主任"),
)  # fmt: skip


def test_a_list_of_books_of_a_half_year(desk: Desk) -> None:
    committee = saved(desk, Committee, name="演示经济委员会")
    brought(desk, ListedBook, BOOKS, "2026年下半年委员读书书目")
    common, own = every(desk, ListedBook)
    assert (common["scope"], common["year"]) == ("common", 2026)
    assert (own["scope"], own["committee"], own["leader"]) == ("special", committee, "演示主任")


SESSIONS = (
    ("期数", "活动主题", "活动时间", "地点", "主讲人", "共读书目", "参加人员", "人数",
     "提交心得委员"),
    ("第1期", "读书分享", "2026年3月5日", "演示书院", "演示甲", "演示读本",
     "演示甲、演示乙、演示客", "12人", "演示甲、演示乙"),
    ("第2期", "走读", "2026.4.6", "", "", "", "演示乙", "", ""),
)  # fmt: skip


def test_a_register_of_sessions_with_its_notes(desk: Desk) -> None:
    one, other = (saved(desk, Member, name=f"演示{n}") for n in "甲乙")
    book = saved(desk, ListedBook, name="演示读本", year=2026, half="first")
    brought(desk, ReadingEvent, SESSIONS, "2026年委员读书活动登记表")
    first, second = every(desk, ReadingEvent)
    assert (first["period"], first["day"], first["book"]) == ("第1期", "2026-03-05", book)
    assert (set(first["members"]), first["people"]) == ({one, other}, 12)
    assert "演示客" in str(first["summary"])
    assert (list(second["members"]), second["people"]) == ([other], 1)
    notes = every(desk, ReadingNote)
    assert [(each["member"], each["author"], each["day"]) for each in notes] == [
        (one, "演示甲", "2026-03-05"), (other, "演示乙", "2026-03-05"),
    ]  # fmt: skip
    history.undo(desk)
    assert (every(desk, ReadingEvent), every(desk, ReadingNote)) == ([], [])
