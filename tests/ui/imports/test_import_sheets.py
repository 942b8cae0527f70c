"""Several sheets of one file on the import page: ticked, told apart, named where not read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from desktop_app.ui.imports.import_page import ImportPage
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children
from tests.ui.importing import applied, begun, pick, planned_anew, workbook
from tests.ui.keeping import model_of

HEADER = ("姓名", "性别", "工作单位")
Rows = Sequence[Sequence[object]]


def book(path: Path, sheets: dict[str, Rows]) -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return path


def office_book(path: Path) -> Path:
    return book(
        path,
        {
            "名册": [HEADER, ("张三", "男", "县一中"), ("李四", "女", "县医院")],
            "增补": [HEADER, ("王五", "男", "县局")],
            "已调出": [HEADER, ("赵六", "男", "外县")],
            "填表说明": [("请认真填写",), ("一式两份",)],
        },
    )


def ticked(taking: ImportPage) -> list[str]:
    return [each.text() for each in taking.source.sheets.boxes if each.isChecked()]


def test_sheets_of_one_kind_are_ticked_and_the_others_say_why_not(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, office_book(tmp_path / "名单.xlsx"))
    assert ticked(taking) == ["名册", "增补"]
    told = [each.text() for each in children(taking.source.sheets, QLabel)]
    assert told[:2] == ["2 行", "1 行"]
    assert told[2] == "1 行，像是已经退出的"
    assert told[3].endswith("不像名单")
    assert taking.plan is not None
    assert [line.title for line in taking.plan.lines] == ["张三", "李四", "王五"]


def test_lines_are_numbered_as_in_their_own_sheets(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, office_book(tmp_path / "名单.xlsx"))
    lines = taking.check.lines
    assert [lines.index(n, 0).data() for n in range(3)] == ["名册 2", "名册 3", "增补 2"]
    taking.check.table.setCurrentIndex(lines.index(2, lines.column_of("unit")))
    told = [each.text() for each in children(taking.check.cell, QLabel)]
    assert "第 2 行 王五 · 工作单位" in told
    assert "增补 · C 列“工作单位”" in told


def test_another_sheet_is_ticked_and_one_is_left_out(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, office_book(tmp_path / "名单.xlsx"))
    boxes = taking.source.sheets.boxes
    planned_anew(qtbot, taking, boxes[2].click)
    assert taking.plan is not None
    assert len(taking.plan.lines) == 4
    planned_anew(qtbot, taking, boxes[0].click)
    planned_anew(qtbot, taking, boxes[2].click)
    assert [line.title for line in taking.plan.lines] == ["王五"]
    assert taking.check.lines.index(0, 0).data() == "2"


def test_the_end_names_the_sheets_that_were_not_read(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, office_book(tmp_path / "名单.xlsx"))
    applied(qtbot, taking)
    words = "".join(each.text() for each in children(taking.done, QLabel))
    assert "没有读入的工作表：“已调出”、“填表说明”。" in words


def test_one_sheet_is_not_asked_about(context: UiContext, qtbot: QtBot, tmp_path: Path) -> None:
    path = workbook(tmp_path / "单.xlsx", HEADER, ("张三", "男", ""))
    _, taking = begun(context, qtbot, path)
    assert not child(taking, QScrollArea, "sheets").isVisible()


def test_lines_taken_for_no_records_are_counted_and_named(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    rows = [("张三", "男", "县一中"), ("合计", "", "1人"), ("注：以上为演示", "", "")]
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, *rows))
    link = child(taking, QPushButton, "lines_left_out")
    assert link.isVisible()
    assert link.text() == "2 行没有当作记录，看看是哪些"
    link.click()
    name, sentence = desktop.asked[-1]
    assert name == "lines_left_out"
    assert "第 3 行“合计" in sentence
    assert "第 4 行“注：以上为演示" in sentence


HEADLESS = [
    ("张三", "女", "汉族", "1982.6", "13800000001"),
    ("李四", "男", "彝族", "1979.4", "13800000002"),
    ("王五", "男", "白族", "1980.1", "13800000003"),
]


def test_a_list_without_a_header_is_read_by_what_stands_in_it(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", *HEADLESS))
    assert taking.source.headless.isChecked()
    assert taking.source.header_row.value() == 1
    assert not taking.source.header_depth.isVisible()
    assert taking.plan is not None
    assert [line.title for line in taking.plan.lines] == ["张三", "李四", "王五"]
    assert taking.plan.lines[0].values["born"] == "1982-06"


def test_that_a_list_has_no_header_can_be_said(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [("演示县委员名单",), ("张三", "很好", "县一中"), ("李四", "很好", "县医院")]
    path = workbook(tmp_path / "单.xlsx", *rows)
    _, taking = begun(context, qtbot, path, planned=False)
    if not taking.source.headless.isChecked():
        taking.source.headless.click()
    assert taking.source.header_row.value() == 2
    for place, field in ((0, "姓名"), (2, "工作单位")):
        pick(taking.source.columns.box(place), field)
    qtbot.waitUntil(lambda: taking.plan is not None and len(taking.plan.lines) == 2)
    assert taking.plan is not None
    assert [(line.number, line.title) for line in taking.plan.lines] == [(2, "张三"), (3, "李四")]
    taking.source.headless.click()
    qtbot.waitUntil(lambda: taking.source.header_depth.isVisible())


def test_pasted_rows_without_a_header_lose_no_person(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    page = ListPage(context, model_of("member"))
    qtbot.addWidget(page)
    page.show()
    desktop.clipboard = "\n".join("\t".join(row) for row in HEADLESS)
    page.doing.paste()
    taking = child(page, ImportPage)
    qtbot.waitUntil(lambda: taking.plan is not None)
    assert taking.plan is not None
    assert [line.title for line in taking.plan.lines] == ["张三", "李四", "王五"]
