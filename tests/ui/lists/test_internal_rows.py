"""不外传 in the window: marked in list, card and form, never copied, never offered as a column."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop_app.records.field_types import Code
from desktop_app.records.held_back import HELD_BACK
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query
from desktop_app.settings import Plain
from desktop_app.ui.board.card_delegate import CardDelegate
from desktop_app.ui.board.cards import Cards, Sources, card_fields
from desktop_app.ui.cards.card_facts import card_facts
from desktop_app.ui.forms.boxes.link_chip import LinkChip
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.dialog.form_loader import form_file
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.lists.list_orders import is_order
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.lists.list_state import recalled
from desktop_app.ui.look.internal_words import FIELD_WORDS, ROW_WORDS, WORD
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.notices import WORDS, Notice, notice
from tests.ui.finding import child, press
from tests.ui.notice_desk import OPEN, SECRET, desk, near

__all__ = ["desk", "near"]


@pytest.fixture
def page(near: UiContext, qtbot: QtBot) -> ListPage:
    """The list of notices."""
    made = ListPage(near, Notice)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.complete()
    return made


def key_of(desk: Desk, name: str) -> int:
    keys = registers.find(desk, Notice, Query())
    names = registers.rows(desk, Notice, keys, ("name",))
    found: int = next(key for key, _, stored in names if stored == name)
    return found


def row_of(page: ListPage, name: str) -> int:
    rows = range(page.rows.rowCount())
    return next(row for row in rows if name in page.rows.row_texts(row))


def test_the_list_shows_the_clerk_a_ticked_row_with_a_lock(page: ListPage) -> None:
    secret, plain = row_of(page, SECRET), row_of(page, OPEN)
    text, _, picture = page.rows.cell(secret, 1)
    assert text == "2"
    assert picture is not None
    assert page.rows.cell(plain, 1)[2] is None
    tips = [page.rows.index(row, 2).data(Qt.ItemDataRole.ToolTipRole) for row in (secret, plain)]
    assert ROW_WORDS in tips[0]
    assert ROW_WORDS not in tips[1]


def test_copied_rows_tell_nothing_internal(page: ListPage, desktop: ScriptedDesktop) -> None:
    page.table.selectAll()
    press(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    for copied in (desktop.clipboard, desktop.clipboard_html):
        assert SECRET not in copied
        assert WORDS not in copied
        assert OPEN in copied
        assert HELD_BACK in copied
    lines = [line.split("\t") for line in desktop.clipboard.splitlines()]
    assert ["2", HELD_BACK, HELD_BACK, "2026-03-05"] in [line[:4] for line in lines]


def test_an_internal_field_is_no_column_no_filter_and_no_order(page: ListPage) -> None:
    chooser = page.choosing.show_columns()
    items = [chooser.list.item(place) for place in range(chooser.list.count())]
    offered = {each.text() for each in items}
    assert "批示内容" not in offered
    assert "批示领导" in offered
    assert "words" not in {each.name for each in page.filtering.offered()}
    assert {"signer", "note"} <= {each.name for each in page.filtering.offered()}
    assert not is_order(Notice, "words")
    assert is_order(Notice, "signer")
    chooser.close()


def test_a_kept_list_forgets_what_has_become_internal(near: UiContext) -> None:
    kept: dict[str, Plain] = {
        "columns": ["name", "words"], "sort": "words", "filters": {"words": [WORDS]},
        "bounds": [["words", "filled", []], ["day", "filled", []]],
    }  # fmt: skip
    state = recalled(kept, Notice, near.records)
    assert (state.columns, state.sort, state.filters) == (("name",), "", {})
    assert [each.field for each in state.bounds] == ["day"]


def test_a_card_on_a_board_speaks_of_no_internal_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Notice, "CARD", ("author", "words"))
    state = Notice.field("state")
    assert "words" not in {each.name for each in card_fields(Notice, state)}  # type: ignore[arg-type]


def test_a_card_on_a_board_marks_a_ticked_row(near: UiContext, qtbot: QtBot) -> None:
    state, shared = Notice.field("state"), lookup(near.desk)
    assert isinstance(state, Code)
    sources = Sources(partial(registers.rows, near.desk, Notice), lambda _: {})
    cards = Cards(Notice, state, sources)
    cards.show_ids(registers.find(near.desk, Notice, Query()), shared)
    told = {card.title: (card, row) for row in range(cards.rowCount()) if (card := cards.card(row))}
    secret, plain = told[SECRET], told[OPEN]
    assert (secret[0].internal, plain[0].internal) == (True, False)
    assert ROW_WORDS in secret[0].tip
    words = [str(cards.index(row).data()) for _, row in (secret, plain)]
    assert (WORD in words[0], WORD in words[1]) == (True, False)
    delegate = CardDelegate(cards, near.theme, 240, cards)
    high = [
        delegate.sizeHint(QStyleOptionViewItem(), cards.index(row)).height()
        for _, row in (secret, plain)
    ]
    assert high[0] > high[1], "the mark has a line of its own"
    picture = QPixmap(240, 200)
    painter, option = QPainter(picture), QStyleOptionViewItem()
    option.rect = QRect(0, 0, 240, high[0])  # type: ignore[attr-defined]
    delegate.paint(painter, option, cards.index(secret[1]))
    painter.end()


def test_offers_mark_a_ticked_row_and_typed_words_do_not_find_it(
    near: UiContext, qtbot: QtBot
) -> None:
    context = form_context(near)
    every = {each.text: each for each in context.find("notice", "")}
    assert (every[SECRET].internal, every[OPEN].internal) == (True, False)
    assert context.offer("notice", every[SECRET].value).internal
    assert context.find("notice", SECRET) == []
    box = OfferBox()
    qtbot.addWidget(box)
    box.offer(lambda _: list(every.values()), near.theme.icons)
    box.show_all()
    shown = box.completer().model()
    for row, each in enumerate(every.values()):
        index = shown.index(row, 0)
        assert (index.data(Qt.ItemDataRole.DecorationRole) is not None) is each.internal
        assert (WORD in index.data(Qt.ItemDataRole.AccessibleTextRole)) is each.internal
    chip = LinkChip(SECRET, near.theme, internal=True)
    qtbot.addWidget(chip)
    assert WORD in chip.name.accessibleName()
    assert not chip.name.icon().isNull()


def test_the_card_shows_the_words_and_says_that_they_stay(desk: Desk) -> None:
    facts = card_facts(desk, Notice, key_of(desk, SECRET))
    assert facts.title == SECRET
    assert (WORD, "muted", "lock") in facts.states
    told = {fact.label: fact for part in facts.sections for fact in part.facts}
    assert (told["批示内容"].text, told["批示内容"].internal) == (WORDS, True)
    assert not told["批示领导"].internal
    other = card_facts(desk, Notice, key_of(desk, OPEN))
    assert WORD not in {text for text, _, _ in other.states}


def test_the_form_says_which_field_stays(near: UiContext, qtbot: QtBot) -> None:
    form = RecordForm(Notice, form_file(near.forms, Notice), form_context(near))
    qtbot.addWidget(form)
    key = notice(near.desk, "演示新事")
    form.show_values(registers.draft(near.desk, Notice, key).values)
    assert form.draft()["words"] == WORDS
    name = child(form, QLabel, "words_label")
    assert FIELD_WORDS in name.toolTip()
    assert FIELD_WORDS in form.boxes["words"].toolTip()
    assert FIELD_WORDS not in form.boxes["note"].toolTip()
