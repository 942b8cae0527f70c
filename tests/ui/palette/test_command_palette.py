"""Ctrl+K: people and records beside commands, in groups, by keys alone, and words for nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.registers import Filter
from desktop_app.services.registers.quick_search import Found, Hits
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.palette.command_palette import CommandPalette, Searching
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command

NAMESAKES = Hits("member", "委员", True, (
    Found("member", 1, "王建国", "中共 · 县发改局", "委员", "member", True),
    Found("member", 2, "王建国", "工商联 · 县总工会", "委员", "member", True),
), more=False)  # fmt: skip
POINTS = Hits("point", "协商点", False, tuple(
    Found("point", n, f"协商点{n}", "", "协商点", "point", False) for n in range(40)
), more=True)  # fmt: skip


class Palette:
    """A palette over two commands, and what it was asked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.parent = parent
        self.ran: list[object] = []
        self.asked: list[str] = []
        self.hits: list[Hits] = [NAMESAKES, POINTS]
        commands = [
            Command("立即备份", "", lambda: self.ran.append("备份")),
            Command("新建委员", "Ctrl+N", lambda: self.ran.append("新建")),
        ]
        searching = Searching(self._find, self.ran.append, lambda *asked: self.ran.append(asked))
        self.dialog = CommandPalette(commands, theme, parent, searching)
        self.dialog.open()

    def _find(self, text: str) -> list[Hits]:
        self.asked.append(text)
        return self.hits

    def type(self, text: str) -> None:
        if text.isascii():
            QTest.keyClicks(self.dialog.search, text)
        else:  # no key has it: an input method inserts it
            self.dialog.search.insert(text)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.dialog.search, key)

    def lines(self) -> list[str]:
        found = self.dialog.results
        return [found.item(row).text() for row in range(found.count())]


@pytest.fixture
def palette(theme: Theme, qtbot: QtBot) -> Palette:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return Palette(theme, parent)


def test_before_anything_is_typed_it_lists_the_commands(palette: Palette) -> None:
    assert palette.lines() == ["立即备份", "新建委员    Ctrl+N"]
    assert palette.asked == []


def test_people_come_first_then_records_then_commands(palette: Palette, qtbot: QtBot) -> None:
    palette.type("x")
    palette.type("jwy")  # 新建委员 holds x, j, w and y in this order
    qtbot.waitUntil(lambda: bool(palette.asked))
    assert palette.asked == ["xjwy"]  # not at every key
    lines = palette.lines()
    assert lines[:3] == [
        "人    2", "王建国    中共 · 县发改局    委员", "王建国    工商联 · 县总工会    委员",
    ]  # fmt: skip
    assert lines[3] == "记录    40+"
    assert lines[10] == "还有 35 条记录"
    assert lines[11:] == ["命令    1", "新建委员    Ctrl+N"]


def test_enter_opens_the_first_person_at_once(palette: Palette) -> None:
    palette.type("wjg")
    palette.key(Qt.Key.Key_Return)
    assert palette.ran == [NAMESAKES.found[0]]


def test_arrows_pass_over_the_heads(palette: Palette) -> None:
    palette.type("xjwy")
    for _ in range(2):
        palette.key(Qt.Key.Key_Down)
    palette.key(Qt.Key.Key_Return)
    assert palette.ran == [POINTS.found[0]]


def test_tab_shows_one_kind_alone_and_its_rest_is_searched_in_the_list(palette: Palette) -> None:
    palette.type("xs")
    palette.key(Qt.Key.Key_Tab)
    assert palette.dialog.kind == "人"
    assert len(palette.lines()) == 2
    palette.key(Qt.Key.Key_Tab)
    assert len(palette.lines()) == 41
    assert palette.lines()[-1] == "在协商点里找“xs”    还有更多"
    palette.key(Qt.Key.Key_PageDown)
    for _ in range(5):
        palette.key(Qt.Key.Key_PageDown)
    palette.key(Qt.Key.Key_Return)
    assert palette.ran == [("point", "xs")]
    assert palette.dialog.search.text() == "xs"


def test_the_line_of_the_rest_shows_its_kind_alone(palette: Palette) -> None:
    palette.type("xs")
    for _ in range(8):
        palette.key(Qt.Key.Key_Down)
    palette.key(Qt.Key.Key_Return)
    assert (palette.dialog.isVisible(), palette.dialog.kind) == (True, "记录")
    assert len(palette.lines()) == 41
    assert palette.ran == []


def test_back_tab_turns_the_other_way(palette: Palette) -> None:
    palette.key(Qt.Key.Key_Backtab)
    assert palette.dialog.kind == "命令"
    palette.key(Qt.Key.Key_Tab)
    assert palette.dialog.kind == "全部"


@pytest.mark.parametrize("typed", ["beifen", "ljbf", "备份", "li ji", "BEIFEN"])
def test_the_command_to_back_up_is_found_by_its_words_and_pinyin(
    palette: Palette, typed: str
) -> None:
    palette.hits = []
    palette.type(typed)
    palette.key(Qt.Key.Key_Return)
    assert palette.ran == ["备份"]


def test_nothing_found_is_said_once_everything_was_asked(palette: Palette, qtbot: QtBot) -> None:
    palette.hits = []
    palette.type("qqqq")
    assert not palette.dialog.nothing.isVisible()
    qtbot.waitUntil(palette.dialog.nothing.isVisible)
    assert palette.dialog.nothing.text().startswith("没有找到“qqqq”")
    palette.key(Qt.Key.Key_Return)
    assert palette.ran == []
    palette.dialog.search.clear()
    assert not palette.dialog.nothing.isVisible()


def test_a_click_runs_the_line_that_was_clicked(palette: Palette) -> None:
    item = palette.dialog.results.item(1)
    place = palette.dialog.results.visualItemRect(item).center()
    QTest.mouseClick(palette.dialog.results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert palette.ran == ["新建"]


def test_the_rest_of_a_register_is_searched_in_its_list_without_other_conditions(
    context: UiContext, qtbot: QtBot
) -> None:
    for name in ("王建国", "张建国", "李四"):
        registers.save(context.desk, Member, {"name": name, "sex": "男"})
    page = ListPage(context, Member)
    qtbot.addWidget(page)
    page.show()
    page.complete()
    page.open_where((Filter("name", "in", ("李四",)),))
    page.search_for("建国")
    assert page.frame.search.text() == "建国"
    assert len(page.rows.ids) == 2
