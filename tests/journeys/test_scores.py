"""A year's scores by keys and clicks: a reference becomes rules, a list, one member explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, printed, saved_print
from tests.journeys.handling_proposals import finish

SECTIONS = {"积分": "scores_page", "积分规则": "score_rule_set_page"}
DEED, PAPER = "演示为村小学捐书", "演示感谢信"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def section(hand: Hand, window: QWidget, title: str) -> QWidget:
    """Click a section of 考核; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "考核")
    hand.turn(hand.see(window, QTabBar, "section_bar"), title)
    return hand.comes(window, QWidget, SECTIONS[title])


def test_from_a_reference_to_a_printed_score(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window, file = program.window, program.context.desk.office.path
    hand.until_said(window, "备份 今天")
    for name in ("演示一", "演示二"):
        registers.save(program.context.desk, Member, {"name": name})
    _adopt_rules(hand, window, desktop, tmp_path)
    page = section(hand, window, "积分")
    table = hand.see(page, QTableView, "scores_table")
    hand.until(lambda: [row[0] for row in hand.rows(table, "姓名")] == ["演示一", "演示二"])
    _explain(hand, page, desktop)
    text = "".join(printed(
        hand, desktop, page, "履职积分排名表", tmp_path / "排名.pdf"
    ).split())  # fmt: skip
    assert "委员（2人）" in text
    assert text.index("演示一") < text.index("演示二")
    program.close()
    found = command(file, "score", "explain", "演示一", "--year", "2026")
    assert found.returncode == 0, found.stderr
    assert DEED in found.stdout
    assert "2.5" in found.stdout


def _adopt_rules(hand: Hand, window: QWidget, desktop: ScriptedDesktop, tmp_path: Path) -> None:
    """Begin from a reference, type a cap, see a gap and mend it, print, take into force."""
    page = section(hand, window, "积分规则")
    hand.press(page, "begin_rules_button")
    dialog = hand.window("new_set_dialog")
    assert "须经本会主席会议审定后使用" in hand.words(dialog)
    hand.see(dialog, QComboBox, "source").setCurrentIndex(0)
    hand.key(hand.see(dialog, QWidget, "done_button"), Qt.Key.Key_Return, ctrl=True)
    hand.gone("new_set_dialog")
    record = hand.comes(window, QWidget, "score_rule_set_record_page")
    rules = hand.comes(record, QTableView, "rules_table")
    _typed(hand, rules, "会议", "封顶", "40")
    hand.until(lambda: ("会议", "封顶 40") in hand.rows(rules, "类别和项目", "封顶"))
    hand.tab(hand.see(record, QTabWidget, "record_tabs"), "等次 4 档")
    bands = hand.comes(record, QTableView, "bands_table")
    _typed(hand, bands, "称职", "不低于", "78")
    hand.until_said(record, "75 到不满 78 分没有等次")
    _refused(hand, record, desktop)
    _typed(hand, bands, "称职", "不低于", "75")
    hand.until_said(record, "没有空档，也没有重叠")
    hand.until_said(record, "打印规则表")
    hand.press_words(record, "打印规则表")
    text = "".join(saved_print(hand, desktop, tmp_path / "规则.pdf").split())
    assert "参考公开办法，须经本会主席会议审定后使用" in text
    assert "（封顶40）" in text
    hand.press(record, "next_step_button")
    finish(hand, hand.window("step_dialog"), approved_by="演示主席会议", document="演示1号")
    hand.until_said(record, "演示主席会议审定")


def _refused(hand: Hand, record: QWidget, desktop: ScriptedDesktop) -> None:
    """Try to take rules with a gap into force, read why not, and leave the dialog."""
    hand.press(record, "next_step_button")
    dialog = hand.window("step_dialog")
    hand.fill(dialog, "approved_by", "演示主席会议")
    hand.press(dialog, "done_button")
    hand.until_said(dialog, "75 到不满 78 分没有等次")
    desktop.answers["discard_written"] = True
    hand.key(dialog, Qt.Key.Key_Escape)
    hand.gone("step_dialog")


def _typed(hand: Hand, table: QTableView, row: str, title: str, text: str) -> None:
    """Type into a cell over what is there, and Enter."""
    hand.cell(table, row, title)
    hand.key(table, Qt.Key.Key_Return)
    hand.until(lambda: table.findChildren(QLineEdit))
    editors: list[QLineEdit] = list(table.findChildren(QLineEdit))
    editors[0].selectAll()
    hand.type(editors[0], text)
    hand.key(editors[0], Qt.Key.Key_Return)
    hand.until(lambda: not table.findChildren(QLineEdit))


def _explain(hand: Hand, page: QWidget, desktop: ScriptedDesktop) -> None:
    """Enter points by hand for the first, open the detail, read why, copy it as a message."""
    table = hand.see(page, QTableView, "scores_table")
    hand.row(table, "演示一")
    hand.press(page, "entry_button")
    finish(hand, hand.window("entry_dialog"), points="2.5", reason=DEED, document=PAPER)
    hand.until(lambda: hand.rows(table, "得分")[0] == ("2.5",))
    hand.key(table, Qt.Key.Key_Return)
    lines = hand.comes(page, QTableView, "score_lines")
    hand.row(lines, DEED)
    hand.until_said(page, f"依据材料：{PAPER}")
    hand.press(page, "copy_words_button")
    assert desktop.clipboard.startswith("演示一：2026 年履职积分 2.5 分，不称职")
    lines.activateWindow()  # a window manager does so when a dialog closes
    hand.until(lines.isActiveWindow)
    hand.key(lines, Qt.Key.Key_Escape)
    hand.until(table.isVisible)
