"""→ lists what can be done with the one that is marked, ← goes back; nothing found offers 新建."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.registers.quick_search import Found, Hits
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.palette.command_palette import CommandPalette, Searching
from desktop_app.ui.window.page import Command
from tests.ui.finding import child

TWO = Hits("member", "委员", True, (
    Found("member", 1, "王建国", "中共 · 县发改局", "委员", "member", True),
    Found("member", 2, "王建国", "工商联 · 县总工会", "委员", "member", True),
), more=False)  # fmt: skip
CONTROL = Qt.KeyboardModifier.ControlModifier


class Opened:
    """A palette that finds two namesakes for anything that begins with w."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.ran: list[str] = []
        self.parent = parent
        searching = Searching(
            lambda text: [TWO] if text.startswith("w") else [],
            lambda found: self.ran.append(f"打开 {found.key}"),
            lambda key, text: self.ran.append(f"找 {key} {text}"),
            self._on_found,
            lambda text: [self._command(f"新建委员“{text}”", f"新建 {text}")],
        )
        commands = [self._command("立即备份", "备份")]
        self.dialog = CommandPalette(commands, theme, parent, searching)
        self.dialog.open()

    def _command(self, title: str, said: str, key: str = "") -> Command:
        return Command(title, "", lambda: self.ran.append(said), key)

    def _on_found(self, found: Found) -> Sequence[Command]:
        return [
            self._command("编辑", f"编辑 {found.key}", "edit"),
            self._command("脉络", f"脉络 {found.key}"),
            self._command("打印委员登记表", f"打印 {found.key}"),
        ]

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.dialog.search, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.dialog.search, text)

    def lines(self) -> list[str]:
        found = self.dialog.results
        return [found.item(row).text() for row in range(found.count())]


@pytest.fixture
def opened(theme: Theme, qtbot: QtBot) -> Opened:
    parent = QWidget()
    parent.resize(1366, 768)
    qtbot.addWidget(parent)
    parent.show()
    return Opened(theme, parent)


def test_right_lists_what_can_be_done_with_the_second_namesake(opened: Opened) -> None:
    opened.type("wjg")
    opened.key(Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert opened.lines() == ["编辑", "脉络", "打印委员登记表"]
    frame = opened.dialog.frame
    assert frame.one.text() == "王建国"
    assert "县总工会" in frame.one_detail.text()
    assert frame.search.accessibleName() == "王建国能办的事"
    assert (frame.head.isVisible(), frame.kinds.isVisible()) == (True, False)
    opened.key(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert opened.ran == ["脉络 2"]


def test_what_is_typed_then_narrows_the_commands(opened: Opened) -> None:
    opened.type("wjg")
    opened.key(Qt.Key.Key_Right)
    opened.type("dy")
    assert opened.lines() == ["打印委员登记表"]
    opened.type("x")
    assert (opened.lines(), opened.dialog.nothing.text()) == ([], "没有“dyx”这件事。")
    opened.key(Qt.Key.Key_Return)
    assert opened.ran == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Escape])
def test_left_and_esc_go_back_to_the_same_line(opened: Opened, key: Qt.Key) -> None:
    opened.type("wjg")
    opened.key(Qt.Key.Key_Down)
    before = opened.lines(), opened.dialog.results.currentRow()
    opened.key(Qt.Key.Key_Right, key)
    assert (opened.lines(), opened.dialog.results.currentRow()) == before
    assert opened.dialog.search.text() == "wjg"
    assert opened.dialog.isVisible()
    opened.key(Qt.Key.Key_Escape)
    assert not opened.dialog.isVisible()


def test_arrows_inside_the_text_move_the_cursor(opened: Opened) -> None:
    opened.type("wjg")
    opened.key(Qt.Key.Key_Home, Qt.Key.Key_Right)
    assert opened.dialog.search.cursorPosition() == 1
    opened.key(Qt.Key.Key_End, Qt.Key.Key_Right)
    opened.type("bj")
    opened.key(Qt.Key.Key_Left)
    assert opened.dialog.search.cursorPosition() == 1
    assert opened.lines() == ["编辑"]


def test_tab_turns_no_kind_while_one_is_shown(opened: Opened) -> None:
    opened.type("wjg")
    opened.key(Qt.Key.Key_Right, Qt.Key.Key_Tab)
    assert (opened.dialog.kind, len(opened.lines())) == ("全部", 3)


def test_ctrl_enter_edits_the_record_and_runs_a_command(opened: Opened, theme: Theme) -> None:
    opened.type("wjg")
    QTest.keyClick(opened.dialog.search, Qt.Key.Key_Return, CONTROL)
    again = Opened(theme, opened.parent)
    QTest.keyClick(again.dialog.search, Qt.Key.Key_Return, CONTROL)
    assert (opened.ran, again.ran) == (["编辑 1"], ["备份"])


def test_a_command_has_nothing_more(opened: Opened) -> None:
    opened.key(Qt.Key.Key_Right)
    assert opened.lines() == ["立即备份"]


def test_nothing_found_offers_a_new_record(opened: Opened, qtbot: QtBot) -> None:
    opened.dialog.search.insert("演示新人")
    assert opened.lines() == []
    qtbot.waitUntil(opened.dialog.nothing.isVisible)
    assert opened.lines() == ["新建委员“演示新人”"]
    opened.key(Qt.Key.Key_Return)
    assert opened.ran == ["新建 演示新人"]


def test_one_letter_and_the_commands_alone_offer_no_new_record(
    opened: Opened, qtbot: QtBot
) -> None:
    opened.type("q")
    qtbot.waitUntil(opened.dialog.nothing.isVisible)
    assert opened.lines() == []
    opened.type("qq")
    opened.key(Qt.Key.Key_Backtab)
    assert (opened.dialog.kind, opened.lines()) == ("命令", [])


def test_the_counts_say_how_much_there_is_of_all_and_of_each_kind(opened: Opened) -> None:
    opened.type("wjg")
    opened.key(Qt.Key.Key_Up)
    assert [each.text() for each in opened.dialog.frame.chips.values()] == [
        "全部 2", "人 2", "记录 0", "命令 0",
    ]  # fmt: skip


def test_the_window_is_darkened_only_while_the_palette_is_open(
    opened: Opened, qtbot: QtBot
) -> None:
    assert child(opened.parent, QWidget, "shade").isVisible()
    opened.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not opened.parent.findChildren(QWidget, "shade"))
