"""The page of personal files: search, sort, what a file contains, prints, the way to records."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.services.personal_files.file_sources import SOURCES
from desktop_app.services.personal_files.overview import READ, TITLES
from desktop_app.ui.personal_files.files_page import DELAY, FilesPage
from desktop_app.ui.personal_files.files_table import FIRST_COUNT, GRADE, SHORT
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.keeping import keep, keep_members


def page_of(context: UiContext, qtbot: QtBot) -> FilesPage:
    page = FilesPage(context)
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1300, 600)
    page.show()
    return page


def names(page: FilesPage) -> list[str]:
    return [each.name for each in page.rows.lines]


def test_every_kind_has_a_short_head() -> None:
    assert len(SHORT) == len(TITLES)


def test_members_are_found_and_sorted(context: UiContext, qtbot: QtBot) -> None:
    one, two, _ = keep_members(context.desk, "张三", "王五", "丁一")
    for number in range(3):
        keep(context.desk, "proposal", name=f"修路{number}", member=two, received_on="2026-03-01")
    keep(context.desk, "proposal", name="架桥", member=one, received_on="2026-03-01")
    page = page_of(context, qtbot)
    assert names(page) == ["丁一", "王五", "张三"]
    column = FIRST_COUNT + TITLES.index("提案")
    page.table.sort_asked.emit(column)
    page.table.sort_asked.emit(column)
    assert names(page) == ["王五", "张三", "丁一"]
    page.table.sort_asked.emit(column)
    assert names(page) == ["丁一", "王五", "张三"]
    page.search.setText("ww")
    qtbot.waitUntil(lambda: names(page) == ["王五"])
    page.search.setText("没有这个人")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    page.empty.clear.click()
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_a_saved_record_is_counted_at_once_and_opens(context: UiContext, qtbot: QtBot) -> None:
    (key,) = keep_members(context.desk, "张三")
    page = page_of(context, qtbot)
    wanted: list[tuple[str, object]] = []
    context.events.rows_wanted.connect(lambda name, where: wanted.append((name, where)))
    keep(context.desk, "contact", day="2026-03-01", visitor_member=key, person="李四")
    page.refresh(frozenset({"contact"}))
    row = TITLES.index("走访联系")
    item = page.pane.table.item(row, 1)
    assert item is not None
    assert item.text() == "1"
    page.pane.table.setCurrentCell(row, 1)
    page.pane.table.cellActivated.emit(row, 1)
    assert [name for name, _ in wanted] == ["contact"]


def test_one_file_or_all_are_printed(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "张三", "王五")
    page = page_of(context, qtbot)
    page.pane.print.click()
    previews: list[PrintPreview] = list(page.window().findChildren(PrintPreview))
    qtbot.waitUntil(lambda: bool(previews[0].pdf), timeout=20_000)
    assert previews[0].each_button.isHidden()
    previews[0].close()
    page.print_now("personal_file")
    previews = list(page.window().findChildren(PrintPreview))
    (preview,) = [each for each in previews if each.isVisible()]
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    assert preview.each_button.isVisible()
    preview.close()


def test_the_list_goes_to_a_workbook_and_the_clipboard(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    (key,) = keep_members(context.desk, "张三")
    keep(context.desk, "proposal", name="架桥", member=key, received_on="2026-03-01")
    page = page_of(context, qtbot)
    path = tmp_path / "目录.xlsx"
    desktop.answers["export_file"] = path
    page.export_button.click()
    qtbot.waitUntil(path.exists, timeout=20_000)
    rows = list(load_workbook(path).worksheets[0].values)
    assert rows[0][FIRST_COUNT + 1] == "提案"
    assert rows[1][:1] == ("张三",)
    assert rows[1][FIRST_COUNT + 1] == 1
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "张三" in desktop.clipboard


def test_nobody_yet(context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop) -> None:
    page = page_of(context, qtbot)
    assert page.stack.currentWidget() is page.empty
    page.print_now("personal_file")
    assert page.window().findChildren(PrintPreview) == []
    assert not page.print.isEnabled()
    assert not page.export_button.isEnabled()
    page.export()
    assert [each for each, _ in desktop.asked] == ["nothing_to_export"]


def test_a_grade_is_shown_without_its_year_which_the_tip_has(
    context: UiContext, qtbot: QtBot
) -> None:
    (key,) = keep_members(context.desk, "张三")
    keep(context.desk, "assessment", member=key, year=2025, final_grade="基本称职")
    page = page_of(context, qtbot)
    assert page.rows.text(0, GRADE) == "基本称职"
    assert page.rows.hint(0, GRADE) == "2025年 基本称职"


def test_a_search_that_waits_reads_nothing_of_a_closed_file(
    context: UiContext, qtbot: QtBot
) -> None:
    keep_members(context.desk, "张三", "王五")
    page = page_of(context, qtbot)
    page.search.setText("张")
    context.desk.office.close()
    qtbot.wait(DELAY * 2)
    assert names(page) == ["王五", "张三"]


@pytest.mark.parametrize(
    ("title", "key", "values"),
    [
        ("为群众办实事", "deed", {"start_on": "2026-03-01"}),
        ("文史稿件", "manuscript", {"received_on": "2026-03-01"}),
        ("交流表彰", "recognition", {"day": "2026-03-01"}),
        ("读书", "reading", {"day": "2026-03-01"}),
    ],
)  # fmt: skip
def test_a_new_record_of_a_file_is_counted_while_the_page_is_open(
    context: UiContext, qtbot: QtBot, title: str, key: str, values: dict[str, str]
) -> None:
    (member,) = keep_members(context.desk, "张三")
    page = page_of(context, qtbot)
    whom = {"members": [member]} if key in ("recognition", "reading") else {"member": member}
    keep(context.desk, key, name="演示", **whom, **values)
    page.refresh(frozenset({key}))
    assert page.rows.lines[0].total(title) == 1


def test_every_kind_of_record_in_a_file_makes_the_page_read_again() -> None:
    assert {each.record.KEY for each in SOURCES} <= READ
    assert {"activity", "proposal", "consultation", "assessment", "term", "sector"} <= READ
