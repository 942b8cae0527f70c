"""The card drawn from facts: masks until asked, words that lead elsewhere, nothing to show."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.services.registers import Filter
from desktop_app.ui.cards.card_facts import CardFacts, CardLink, Fact, FactSection
from desktop_app.ui.cards.record_card import RecordCard
from desktop_app.ui.look.link_word import LinkWord
from desktop_app.ui.look.theme import Theme
from tests.ui.finding import children

WHERE = (Filter("members", "has", (7,)),)


def card_of(*facts: Fact) -> CardFacts:
    return CardFacts(
        "张三", ("男 · 汉族",), (("在任", "good", "done"),), (FactSection("基本", facts),)
    )


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> RecordCard:
    made = RecordCard(theme)
    qtbot.addWidget(made)
    return made


def texts(card: RecordCard) -> list[str]:
    return [each.text() for each in children(card, QLabel) if each.text()]


def word(card: RecordCard, text: str) -> LinkWord:
    return next(each for each in children(card, LinkWord) if each.text() == text)


def test_without_a_record_it_says_what_to_do(card: RecordCard) -> None:
    card.show_facts(None, "选中一行。")
    assert texts(card) == ["选中一行。"]


def test_head_states_and_facts_stand_in_their_order(card: RecordCard) -> None:
    card.show_facts(card_of(Fact("单位", "县医院")), "")
    assert texts(card) == ["张三", "男 · 汉族", "在任", "基本", "单位", "县医院"]


def test_a_masked_text_is_shown_on_demand_and_masked_again_for_the_next_record(
    card: RecordCard,
) -> None:
    phone = Fact("手机", "13800005678", masked="138****5678")
    card.show_facts(card_of(phone), "")
    assert "138****5678" in texts(card)
    assert "13800005678" not in texts(card)
    word(card, "显示").click()
    assert "13800005678" in texts(card)
    card.show_facts(card_of(phone), "")
    assert "13800005678" not in texts(card)


def test_a_word_opens_one_record_or_the_rows_behind_a_count(card: RecordCard, qtbot: QtBot) -> None:
    links = (CardLink("议事室", "point", 3), CardLink("共 9 个", "point", where=WHERE))
    card.show_facts(card_of(Fact("协商点", links=links)), "")
    with qtbot.waitSignal(card.record_wanted) as wanted:
        word(card, "议事室").click()
    assert wanted.args == ["point", 3]
    with qtbot.waitSignal(card.rows_wanted) as rows:
        word(card, "共 9 个").click()
    assert rows.args == ["point", WHERE]


def test_an_id_wider_than_32_bits_arrives_whole(card: RecordCard, qtbot: QtBot) -> None:
    huge = 2**62 + 1
    card.show_facts(card_of(Fact("协商点", links=(CardLink("远", "point", huge),))), "")
    with qtbot.waitSignal(card.record_wanted) as wanted:
        word(card, "远").click()
    assert wanted.args == ["point", huge]


def test_a_person_is_drawn_where_there_is_no_photo(card: RecordCard) -> None:
    facts = card_of(Fact("单位", "县医院"))._replace(has_photo=True)
    card.show_facts(facts, "")
    (face,) = [each for each in children(card, QLabel) if each.property("role") == "photo"]
    assert not face.pixmap().isNull()  # the drawing of a person
