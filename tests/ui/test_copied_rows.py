"""Copied rows: what a spreadsheet gets is what the list shows, cell by cell."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.imports import open_pasted
from desktop_app.ui.copied_rows import AS_TEXT, CopiedRows
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import press
from tests.ui.keeping import keep
from tests.ui.lists.test_list_page import opened

KEPT = (
    "0012", "1975-03", "3-5", "1/2", "110101199003072314", "1e5", "=1+1", "+86 13800000000", "00",
    "2026-11-20", "12:30",
)  # fmt: skip


@pytest.mark.parametrize("text", KEPT)
def test_a_cell_that_excel_would_change_is_marked_as_text(text: str) -> None:
    html = CopiedRows([["编号"], [text]]).html()
    assert f"<td style=\"mso-number-format:'\\@'\">{text}</td>" in html


def test_amounts_stay_numbers_to_add_up() -> None:
    html = CopiedRows([["名称", "金额"], ["路灯", "3,500.00"]], frozenset({1})).html()
    assert "<td>3,500.00</td>" in html
    assert f"<td{AS_TEXT}>路灯</td>" in html


def test_marks_of_html_and_lines_stay_in_their_cell() -> None:
    rows = CopiedRows([["甲", "乙"], ['a<b & "c"', "一\n二"]])
    assert 'a&lt;b &amp; "c"' in rows.html()
    assert '一<br style="mso-data-placement:same-cell">二' in rows.html()
    assert rows.text() == '甲\t乙\n"a<b & ""c"""\t"一\n二"'
    assert rows.many == 1


def test_the_clipboard_holds_both(qtbot: QtBot) -> None:
    rows = CopiedRows([["证号"], ["0012"]])
    Desktop().copy_table(rows.text(), rows.html())
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "证号\n0012"
    assert "mso-number-format" in data.html()


COPIED_AND_ENDED = """
import sys
from PySide6.QtWidgets import QApplication
from desktop_app.ui.desktop import Desktop
program = QApplication(["test", "-platform", "offscreen"])
Desktop().copy_table("a", "<b>a</b>")
sys.exit(7)
"""


def test_the_program_ends_in_order_with_rows_on_the_clipboard() -> None:
    """A clipboard that outlives the interpreter must not need it: that was a crash."""
    assert subprocess.run([sys.executable, "-c", COPIED_AND_ENDED], check=False).returncode == 7


def test_rows_of_a_list_come_back_as_they_were(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    keep(context.desk, "member", name="陆远山", cert_no="0012", born="1975-03", terms_served=2,
         resume="一\n二")  # fmt: skip
    page = opened(context, qtbot)
    columns = ("name", "cert_no", "born", "terms_served", "resume")
    page.show_columns(columns)
    press(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    heads = [each.label for each in page.rows.fields]
    lines = [heads, ["陆远山", "0012", "1975-03", "2", "一\n二"]]
    assert [list(row) for row in open_pasted(desktop.clipboard_html).sheets[0].rows] == lines
    assert [list(row) for row in open_pasted(desktop.clipboard).sheets[0].rows] == lines


def test_the_count_of_copied_rows_is_that_of_records(context: UiContext, qtbot: QtBot) -> None:
    keep(context.desk, "member", name="陆远山", resume="一\n二\n三")
    page = opened(context, qtbot)
    page.show_columns(("name", "resume"))
    with qtbot.waitSignal(context.events.said) as said:
        press(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert said.args is not None
    assert said.args[0].text == "已复制 1 行，可以粘贴到 Excel 或 WPS"


def test_nothing_chosen_copies_nothing_and_says_so(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    keep(context.desk, "member", name="陆远山")
    page = opened(context, qtbot)
    page.table.clearSelection()
    desktop.clipboard = "别的"
    with qtbot.waitSignal(context.events.said) as said:
        press(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert said.args is not None
    assert said.args[0].text == "没有选中的行，请先选中要复制的行"
    assert desktop.clipboard == "别的"
