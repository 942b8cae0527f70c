"""A cap is tried in the sandbox, somebody moves, it is adopted, the scores follow; undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.board import board
from desktop_app.services.scoring.sandbox_moves import standings
from tests.journeys.hand import Hand
from tests.services.scoring.sandbox_office import scored_office

REASON = "演示主席会议第3次会议审定"


def totals(desk: Desk) -> list[int]:
    """The totals of this year's board."""
    found = board(desk, 2026)
    assert found is not None
    return [each.total for each in standings(found.scores).values()]


def sandbox(hand: Hand, window: QWidget) -> QWidget:
    """Click 考核, then 计分沙盘; its page, with the scores read."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "考核")
    hand.turn(hand.see(window, QTabBar, "section_bar"), "计分沙盘")
    page = hand.comes(window, QWidget, "score_sandbox_page")
    hand.until(lambda: "已重算 6 人" in hand.words(page))
    return page


def shown(table: QTableView) -> list[list[str]]:
    """The texts of the rows of a table."""
    model = table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def type_number(hand: Hand, table: QTableView, number: str) -> None:
    """Type a number into the row under the cursor and press Enter."""
    hand.key(table, Qt.Key(ord(number[0])))
    field = hand.see(table, QLineEdit, "trial_field")
    field.setText("")
    hand.type(field, number)
    hand.key(field, Qt.Key.Key_Return)


def tried(hand: Hand, page: QWidget) -> None:
    """Try a lower cap: a member moves, one step back and again; F6 and the space bar say why."""
    rules = hand.see(page, QTableView, "trial_rules")
    rules.activateWindow()
    rules.setFocus()
    hand.key(rules, Qt.Key.Key_Home)
    type_number(hand, rules, "9")
    assert shown(rules)[0] == ["会议", "封顶 35", "封顶 9"]
    moves = hand.see(page, QTableView, "moves")
    assert [row[0] for row in shown(moves)] == ["演示甲"]
    hand.key(rules, Qt.Key.Key_F6)
    hand.until(moves.hasFocus)
    hand.key(moves, Qt.Key.Key_Space)
    assert shown(moves)[1][0].startswith("会议：封顶 35 → 9 −11")
    hand.key(moves, Qt.Key.Key_Z, ctrl=True)
    assert shown(rules)[0][2] == "封顶 35"
    rules.setFocus()
    hand.key(rules, Qt.Key.Key_Y, ctrl=True)
    assert shown(rules)[0][2] == "封顶 9"


def test_a_cap_is_tried_adopted_and_undone(program: app.Program, hand: Hand) -> None:
    window, desk = program.window, program.context.desk
    hand.until_said(window, "备份 今天")
    scored_office(desk)
    before = totals(desk)
    page = sandbox(hand, window)
    rules = hand.see(page, QTableView, "trial_rules")
    assert shown(rules)[0] == ["会议", "封顶 35", "封顶 35"]
    tried(hand, page)
    assert totals(desk) == before

    hand.press(page, "adopt_button")
    dialog = hand.window("adopt_dialog")
    hand.fill(dialog, "reason", REASON)
    hand.press(dialog, "done_button")
    hand.gone("adopt_dialog")
    hand.until(lambda: shown(rules)[0] == ["会议", "封顶 9", "封顶 9"])
    assert sorted(totals(desk)) == [0, 300, 500, 800, 900, 1300]

    window.activateWindow()
    rules.setFocus()
    hand.until(rules.isActiveWindow)
    hand.key(window, Qt.Key.Key_Z, ctrl=True)
    hand.until(lambda: totals(desk) == before)
    hand.until(lambda: shown(rules)[0] == ["会议", "封顶 35", "封顶 35"])
