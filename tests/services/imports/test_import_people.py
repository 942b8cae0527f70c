"""Persons in lists: notes around names, two in a cell, namesakes, and the code that names one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.documents.sheet_body import Left
from desktop_app.records.member import Member
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Options, Plan, Verdict
from desktop_app.services.imports.import_people import name_cell, two_names
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import exports
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.storage.query.lists import Query


def planned(desk: Desk, *rows: list[Cell], options: Options | None = None) -> Plan:
    width = max(map(len, rows))
    grid = Sheet("表", [[*row, *[""] * (width - len(row))] for row in rows])
    return imports.plan(desk, Member, imports.source(imports.propose(desk, Member, grid)), options)


def brought(desk: Desk, *rows: list[Cell], options: Options | None = None) -> Plan:
    plan = planned(desk, *rows, options=options)
    imports.apply(desk, plan)
    return plan


def people(desk: Desk) -> dict[str, dict[str, str]]:
    shared = lookup(desk)
    found = {}
    for key in registers.find(desk, Member, Query()):
        values: dict[str, Any] = registers.draft(desk, Member, key).values
        shown = {name: Member.field(name).show(value, shared) for name, value in values.items()}
        found[shown["name"]] = {name: text for name, text in shown.items() if text}
    return found


def said(plan: Plan) -> list[str]:
    return [each.text for line in plan.lines for each in line.remarks if each.field == "name"]


@pytest.mark.parametrize(
    ("cell", "name", "fields"),
    [
        ("王丽（女，彝族）", "王丽", {"sex": "女", "nation": "彝族"}),
        ("王丽(女)", "王丽", {"sex": "女"}),
        ("王丽（女、哈尼族、民盟盟员）", "王丽", {"sex": "女", "nation": "哈尼族",
        "politics": "民盟盟员"}),
        ("王 丽（彝）", "王丽", {"nation": "彝族"}),
        ("1.王丽", "王丽", {}),
        ("12、王丽（女）", "王丽", {"sex": "女"}),
        ("王丽（1980年3月生）", "王丽", {"born": "1980-03"}),
        ("阿依古丽·买买提（女）", "阿依古丽·买买提", {"sex": "女"}),
        ("王丽\n（女）", "王丽", {"sex": "女"}),
    ],
)  # fmt: skip
def test_a_note_behind_a_name_tells_what_it_says(
    desk: Desk, cell: str, name: str, fields: dict[str, str]
) -> None:
    plan = brought(desk, ["姓名", "工作单位"], [cell, "县一中"])
    assert said(plan) == []
    found = people(desk)[name]
    assert {key: found.get(key) for key in fields} == fields
    assert "remark" not in found


@pytest.mark.parametrize(
    ("cell", "name", "rest"),
    [
        ("王丽（农民代表）", "王丽", "农民代表"),
        ("王丽*", "王丽", "*"),
        ("王丽（女，兼职）", "王丽", "兼职"),
    ],
)
def test_what_else_stands_beside_a_name_is_kept_and_said(
    desk: Desk, cell: str, name: str, rest: str
) -> None:
    plan = brought(desk, ["姓名"], [cell])
    assert said(plan) == [f"姓名旁边的“{rest}”没有当作姓名"]
    assert people(desk)[name]["remark"] == f"姓名旁注：{rest}"
    assert planned(desk, ["姓名"], [cell]).changes_nothing


def test_a_note_on_a_line_of_its_own_belongs_to_the_name_above(desk: Desk) -> None:
    plan = brought(
        desk, ["序号", "姓名", "工作单位"], ["1", "王丽", "县一中"], ["", "（女，彝族）", ""],
        ["2", "李明", "县医院"],
    )  # fmt: skip
    assert set(people(desk)) == {"王丽", "李明"}
    assert people(desk)["王丽"]["nation"] == "彝族"
    assert plan.source.body.left == ()


def test_what_the_line_says_itself_stands_and_a_contradiction_is_said(desk: Desk) -> None:
    plan = brought(desk, ["姓名", "性别"], ["王丽（男）", "女"])
    assert people(desk)["王丽"]["sex"] == "女"
    assert said(plan) == ["姓名旁边的“男”没有当作姓名"]


@pytest.mark.parametrize(
    "cell",
    ["王刚、李明", "王刚 李明", "王刚，李明明", "王刚/李明", "王刚\n李明", "王刚；李明（女）"],
)
def test_two_names_in_a_cell_are_asked_about_and_make_nobody(desk: Desk, cell: str) -> None:
    plan = brought(desk, ["姓名", "工作单位"], [cell, "县一中"])
    assert [line.verdict for line in plan.lines] == [Verdict.PROBLEM]
    assert "两个人的姓名" in said(plan)[0]
    assert people(desk) == {}


@pytest.mark.parametrize(
    "cell", ["王 刚", "欧阳 修", "司马 相如", "王　刚", "尼玛 次仁", "阿依 古丽"]
)
def test_a_name_with_a_space_is_one_name(cell: str) -> None:
    assert two_names(cell) == []
    assert name_cell(cell, None).name.replace("　", " ") == cell.replace("　", " ")


HEAD: list[Cell] = ["姓名", "性别", "出生年月", "手机", "工作单位"]
WANG: list[Cell] = ["王刚", "男", "1975.3", "13800001111", "县医院"]


def test_a_namesake_with_other_unit_and_phone_is_asked_about(desk: Desk) -> None:
    brought(desk, ["姓名", "手机", "工作单位"], ["王刚", "13800001111", "县医院"])
    other: list[list[Cell]] = [["姓名", "手机", "工作单位"], ["王刚", "13900002222", "县一中"]]
    plan = planned(desk, *other)
    (line,) = plan.lines
    assert (line.verdict, line.choosable, len(line.candidates)) == (Verdict.PROBLEM, True, 1)
    assert said(plan) == ["只有姓名相同，手机、工作单位都与原有的不同，请选定是同一个人还是新的"]
    same = planned(desk, *other, options=Options(picks={2: line.candidates[0]}))
    assert same.lines[0].verdict is Verdict.CHANGED
    new = planned(desk, *other, options=Options(picks={2: None}))
    assert new.lines[0].verdict is Verdict.NEW


@pytest.mark.parametrize(
    ("row", "verdict", "asked"),
    [
        (["王刚", "", "", "13900002222", ""], Verdict.CHANGED, "手机不同"),
        (["王刚", "", "", "13800001111", "县一中"], Verdict.CHANGED, ""),
        (["王刚", "", "1975.3", "13900002222", "县一中"], Verdict.CHANGED, ""),
        (["王刚", "女", "", "13900002222", ""], Verdict.PROBLEM, "都与原有的不同"),
        (
            ["王刚", "男", "1976.4", "13800001111", "县医院"],
            Verdict.PROBLEM,
            "手机、工作单位也相同",
        ),
        (["王刚", "男", "1976.4", "13800001111", ""], Verdict.PROBLEM, "手机也相同"),
        (["王刚", "男", "1976.4", "", "县医院"], Verdict.NEW, "工作单位相同"),
        (["王刚", "男", "1976.4", "13900002222", "县一中"], Verdict.NEW, ""),
        (["王钢", "男", "1975.3", "13800001111", "县医院"], Verdict.NEW, "是不是改了姓名"),
        (["李明", "男", "1980.1", "13900002222", "县医院"], Verdict.NEW, ""),
    ],
)
def test_who_a_line_means_is_asked_or_said_where_it_is_not_sure(
    desk: Desk, row: list[Cell], verdict: Verdict, asked: str
) -> None:
    brought(desk, HEAD, WANG)
    plan = planned(desk, HEAD, row)
    assert plan.lines[0].verdict is verdict
    assert asked in "".join(said(plan)) if asked else said(plan) == []


def exported(desk: Desk, path: Path) -> Sheet:
    table = exports.collect(desk, Member, registers.find(desk, Member, Query(sort="strokes")))
    exports.write(table, Destination(path))
    return imports.open_book(path).sheets[0]


def corrected(sheet: Sheet, **cells: str) -> Sheet:
    """The sheet with some cells of its second line changed."""
    titles = [str(cell) for cell in sheet.rows[0]]
    rows = [list(row) for row in sheet.rows]
    for title, text in cells.items():
        rows[1][titles.index(title)] = text
    return Sheet(sheet.name, rows)


def plan_of(desk: Desk, sheet: Sheet) -> Plan:
    return imports.plan(desk, Member, imports.source(imports.propose(desk, Member, sheet)))


def test_rows_corrected_in_an_export_of_all_fields_change_the_right_person(
    desk: Desk, tmp_path: Path
) -> None:
    brought(desk, HEAD, WANG)
    sheet = exported(desk, tmp_path / "全部.xlsx")
    assert plan_of(desk, sheet).changes_nothing
    plan = plan_of(desk, corrected(sheet, 姓名="王钢", 出生日期="1976-04"))
    assert [line.verdict for line in plan.lines] == [Verdict.CHANGED]
    assert said(plan) == ["按记录码对上了“王刚”，姓名改为“王钢”"]
    imports.apply(desk, plan)
    assert people(desk)["王钢"]["born"] == "1976-04"
    assert len(people(desk)) == 1


def test_another_person_typed_over_an_exported_row_is_asked_about(
    desk: Desk, tmp_path: Path
) -> None:
    brought(desk, HEAD, WANG)
    sheet = exported(desk, tmp_path / "全部.xlsx")
    changes = {"姓名": "李明", "出生日期": "1980-01", "手机": "13900002222", "工作单位": "县一中"}
    plan = plan_of(desk, corrected(sheet, **changes))
    (line,) = plan.lines
    assert (line.verdict, line.choosable) == (Verdict.PROBLEM, True)


def test_a_row_copied_with_its_code_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    brought(desk, HEAD, WANG)
    sheet = exported(desk, tmp_path / "全部.xlsx")
    copied = corrected(sheet, 姓名="王小刚")
    grid = Sheet("表", [*sheet.rows, copied.rows[1]])
    plan = plan_of(desk, grid)
    assert [line.verdict for line in plan.lines] == [Verdict.SAME, Verdict.PROBLEM]
    chosen = imports.source(imports.propose(desk, Member, grid))
    new = imports.plan(desk, Member, chosen, Options(picks={3: None}))
    assert [line.verdict for line in new.lines] == [Verdict.SAME, Verdict.NEW]


def test_a_code_of_another_office_means_nothing(desk: Desk, tmp_path: Path) -> None:
    brought(desk, HEAD, WANG)
    sheet = exported(desk, tmp_path / "全部.xlsx")
    key = str(len(sheet.rows[0]) and sheet.rows[1][-1])
    plan = plan_of(desk, corrected(sheet, 记录码=key[:-1] + ("0" if key[-1] != "0" else "1")))
    assert plan.changes_nothing
    assert plan_of(desk, corrected(sheet, 记录码="不是码")).changes_nothing


def test_the_code_is_hidden_in_a_workbook_and_stands_in_no_text_table(
    desk: Desk, tmp_path: Path
) -> None:
    import openpyxl

    brought(desk, HEAD, WANG)
    exported(desk, tmp_path / "全部.xlsx")
    page = openpyxl.load_workbook(tmp_path / "全部.xlsx").worksheets[0]
    width = page.max_column
    hidden = page.column_dimensions[imports.column_letter(width - 1)].hidden
    assert (page.cell(1, width).value, hidden) == ("记录码", True)
    table = exports.collect(desk, Member, registers.find(desk, Member, Query()))
    exports.write(table, Destination(tmp_path / "全部.csv"))
    assert "记录码" not in (tmp_path / "全部.csv").read_text("utf-8-sig")


def test_lines_that_are_nobody_are_told_with_their_numbers(desk: Desk) -> None:
    plan = planned(desk, ["姓名", "手机", "单位"], ["合计：3人"], ["王刚"], ["注：略"])
    assert plan.source.body.left == (Left(2, "合计：3人", "sum"), Left(4, "注：略", "note"))
