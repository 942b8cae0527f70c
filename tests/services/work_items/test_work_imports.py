"""Lists of tasks as offices keep them: merged priorities, percents, notes, sections, again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.records import WorkItem, WorkPriority, WorkProgress
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query
from tests.services.work_items.work_office import every

HEADER: list[Cell] = [
    "序号", "重点工作", "工作任务", "类别", "主要措施", "牵头专委会", "责任单位", "分管领导",
    "完成时限", "进展情况", "完成进度", "状态",
]  # fmt: skip
ROWS: list[list[Any]] = [
    [1, "乡村振兴", "开展专题协商", "规定动作", "先调研", "演示提案委", "", "演示主席",
     "2026年6月底前", "已完成调研", 0.6, "推进中"],
    [2, None, "委员助农行动", "自选", "", "演示经济委", "", "", "12月底", "正在组织", 0.25, ""],
    [3, "产业强县", "视察重点项目", "规定", "", "", "演示办公室", "", "2026.9.30", "", None,
     "未启动"],
    [4, None, "招商座谈会", "自选动作", "", "", "演示办公室", "", "长期坚持", "已召开", 1.0,
     "已完成"],
]  # fmt: skip


def book(path: Path) -> Path:
    """A workbook with a title, merged cells of priorities and cells formatted as percents."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.append(["2026年度重点工作任务清单"])
    sheet.merge_cells("A1:L1")
    sheet.append(HEADER)
    for row in ROWS:
        sheet.append(row)
    for line in range(3, 7):
        sheet.cell(line, 11).number_format = "0%"
    sheet.merge_cells("B3:B4")
    sheet.merge_cells("B5:B6")
    made.save(path)
    return path


def brought(desk: Desk, sheet: Sheet) -> None:
    source = imports.source(imports.propose(desk, WorkItem, sheet))
    imports.apply(desk, imports.plan(desk, WorkItem, source))


def shown(desk: Desk, *names: str) -> list[tuple[str, ...]]:
    keys = registers.find(desk, WorkItem, Query(sort="number"))
    shared, fields = lookup(desk, WorkItem), [WorkItem.field(name) for name in names]
    rows = registers.rows(desk, WorkItem, sorted(keys), names)
    return sorted(
        tuple(f.show(value, shared) for f, value in zip(fields, row[2:], strict=True))
        for row in rows
    )


def read(path: Path) -> Sheet:
    """The one sheet of a workbook."""
    from desktop_app.documents.books_in import read_book

    found: Sequence[Sheet] = read_book(path).sheets
    return found[0]


def test_a_list_with_merged_priorities_is_read(desk: Desk, tmp_path: Path) -> None:
    sheet = read(book(tmp_path / "清单.xlsx"))
    brought(desk, sheet)
    assert shown(desk, "name", "priority", "kind", "state", "percent", "due") == sorted([
        ("开展专题协商", "乡村振兴（2026）", "规定动作", "推进中", "60%", "2026-06"),
        ("委员助农行动", "乡村振兴（2026）", "自选动作", "推进中", "25%", "2026-12"),
        ("视察重点项目", "产业强县（2026）", "规定动作", "未启动", "", "2026-09-30"),
        ("招商座谈会", "产业强县（2026）", "自选动作", "已完成", "100%", ""),
    ])  # fmt: skip
    notes = [(x.values["percent"], x.values["content"], x.values["day"])
             for x in every(desk, WorkProgress)]  # fmt: skip
    assert sorted(notes) == [
        (25, "正在组织", "2026-11-23"), (60, "已完成调研", "2026-11-23"),
        (100, "已召开", "2026-11-23"),
    ]  # fmt: skip
    brought(desk, sheet)
    assert (len(every(desk, WorkItem)), len(every(desk, WorkProgress))) == (4, 3)
    assert len(every(desk, WorkPriority)) == 2


def test_a_later_list_adds_its_progress(desk: Desk, tmp_path: Path) -> None:
    path = book(tmp_path / "清单.xlsx")
    brought(desk, read(path))
    made = openpyxl.load_workbook(path)
    sheet: Any = made.active
    sheet["J4"], sheet["K4"] = "全部完成", 0.9
    made.save(path)
    brought(desk, read(path))
    assert ("委员助农行动", "90%", "全部完成") in shown(desk, "name", "percent", "progress")
    assert len(every(desk, WorkProgress)) == 4


def test_sections_give_the_kind_the_priority_and_the_committee(desk: Desk) -> None:
    rows: list[list[Cell]] = [
        ["任务", "责任人"],
        ["一、规定动作", ""], ["开展专题协商", "演示甲"],
        ["二、自选动作", ""], ["委员助农行动", "演示乙"],
    ]  # fmt: skip
    brought(desk, Sheet("清单", rows, ()))
    assert shown(desk, "name", "kind") == sorted([
        ("开展专题协商", "规定动作"), ("委员助农行动", "自选动作"),
    ])  # fmt: skip
    rows = [["任务", "责任人"], ["一、服务乡村振兴", ""], ["演示调研", "演示甲"]]
    brought(desk, Sheet("清单", rows, ()))
    assert ("演示调研", "服务乡村振兴（2026）") in shown(desk, "name", "priority")


def test_the_name_of_a_sheet_makes_no_priority(desk: Desk) -> None:
    brought(desk, Sheet("任务清单", [["任务", "责任人"], ["演示调研", "演示甲"]], ()))
    assert shown(desk, "name", "priority") == [("演示调研", "")]
    assert every(desk, WorkPriority) == []
