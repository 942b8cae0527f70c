"""The manual: chapters in the order of work, a search over all, marks where it was found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.ui.help.help_window import HelpWindow, manual_chapters, reading_order
from desktop_app.ui.help.manual_search import Chapter, chapters
from desktop_app.ui.look.theme import Theme


@pytest.fixture
def manual(theme: Theme, qtbot: QtBot) -> HelpWindow:
    window = HelpWindow(theme)
    qtbot.addWidget(window)
    window.open_chapter("index")
    return window


def shown(window: HelpWindow) -> list[str]:
    items = [window.chapters.item(place) for place in range(window.chapters.count())]
    return [each.data(Qt.ItemDataRole.UserRole) for each in items if not each.isHidden()]


def test_the_chapters_stand_in_the_order_of_work() -> None:
    found = [path.stem for path in manual_chapters(paths.manual())]
    assert found == [each for each in reading_order() if each in found]
    chain = ("topic", "consultation_plan", "consultation", "outcome", "look_back", "case")
    places = [found.index(each) for each in chain]
    assert places == sorted(places)
    assert found.index("import") < found.index("member")


def test_a_search_leaves_the_chapters_that_say_it_with_how_often(manual: HelpWindow) -> None:
    manual.search.setText("回收站")
    assert 0 < len(shown(manual)) < manual.chapters.count()
    assert "settings" in shown(manual)
    assert manual.found.text() == f"在 {len(shown(manual))} 章里"
    front = manual.chapters.currentItem()
    assert front.text().endswith("处）")
    assert not front.isHidden()
    assert "回收站" in manual.text.toPlainText()
    assert manual.text.extraSelections()
    manual.search.clear()
    assert len(shown(manual)) == manual.chapters.count()
    assert manual.text.extraSelections() == []
    assert not manual.found.isVisible()


@pytest.mark.parametrize("typed", ["没有这样的词", "qqqq", "回收站 没有这样的词"])
def test_what_no_chapter_says_is_told(manual: HelpWindow, typed: str) -> None:
    manual.search.setText(typed)
    assert shown(manual) == []
    assert manual.found.text() == f"没有找到“{typed}”。请换一个词。"


@pytest.mark.parametrize(("typed", "key"), [
    ("bfyhf", "backup"), ("huitoukan", "look_back"), ("Ctrl+K", "index"), ("ctrl+k", "index"),
    ("撤销 回收站", "index"),
])  # fmt: skip
def test_titles_are_found_by_pinyin_and_words_in_any_case(
    manual: HelpWindow, typed: str, key: str
) -> None:
    manual.search.setText(typed)
    assert key in shown(manual)


def test_enter_goes_on_and_arrows_turn_the_chapters_found(manual: HelpWindow) -> None:
    manual.search.setText("回收站")
    found = shown(manual)
    QTest.keyClick(manual.search, Qt.Key.Key_Down)
    assert manual.chapters.currentItem().data(Qt.ItemDataRole.UserRole) == found[1]
    for _ in range(40):
        QTest.keyClick(manual.search, Qt.Key.Key_Return)
    assert manual.chapters.currentItem().data(Qt.ItemDataRole.UserRole) == found[-1]
    QTest.keyClick(manual.search, Qt.Key.Key_Up)
    assert manual.chapters.currentItem().data(Qt.ItemDataRole.UserRole) == found[-2]


def test_a_link_to_another_chapter_chooses_it_on_the_left(manual: HelpWindow) -> None:
    manual.text.setSource(QUrl.fromLocalFile(str(paths.manual("backup"))))
    assert manual.chapters.currentItem().data(Qt.ItemDataRole.UserRole) == "backup"


def test_a_page_opens_its_own_chapter_with_everything_to_be_seen(manual: HelpWindow) -> None:
    manual.search.setText("回收站")
    manual.open_chapter("brand")
    assert manual.chapters.currentItem().text() == "品牌项目"
    assert len(shown(manual)) == manual.chapters.count()


def test_marks_of_the_text_are_not_searched() -> None:
    read = {each.key: each for each in chapters(manual_chapters(paths.manual()))}
    assert read["index"].hits("**") == 0
    assert read["index"].hits("backup.md") == 0
    assert Chapter("x", "题", "甲乙甲", "t").hits("甲") == 2


@pytest.mark.parametrize("key", ["figures", "figures_party_links", "figures_member"])
def test_every_page_of_figures_opens_their_chapter(manual: HelpWindow, key: str) -> None:
    manual.open_chapter(key)
    assert manual.chapters.currentItem().data(Qt.ItemDataRole.UserRole) == "figures"
