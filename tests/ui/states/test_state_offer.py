"""The state that days tell of is one click away: after a save, and on the card."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.records import Consultation
from desktop_app.services import registers
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.states.state_change import NO_REASON, REASON, StateDialog
from desktop_app.ui.states.state_offer import OfferButton, StateOffers
from desktop_app.ui.ui_context import UiContext
from tests.consulting_office import value
from tests.ui.finding import child

PAST = "2026-11-05"


def save(context: UiContext, **typed: str) -> int:
    """Save a consultation as its form does; its id."""
    changed = registers.save(context.desk, Consultation, {"name": "演示协商", **typed})
    context.events.announce(changed, "已保存协商")
    QTest.qWait(0)
    return changed.keys[0]


@pytest.fixture
def offers(context: UiContext, qtbot: QtBot) -> StateOffers:
    return StateOffers(context)


def test_a_save_asks_and_one_answer_changes_the_state(
    context: UiContext, offers: StateOffers, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    desktop.answers["state_offer"] = True
    with qtbot.waitSignal(context.events.said):
        key = save(context, held_on=PAST)
    assert [name for name, _ in desktop.asked] == ["state_offer"]
    assert value(context.desk, Consultation, key, "state") == "held"


def test_what_was_declined_is_not_asked_again_but_a_further_step_is(
    context: UiContext, offers: StateOffers, desktop: ScriptedDesktop
) -> None:
    key = save(context, held_on=PAST)
    assert value(context.desk, Consultation, key, "state") == "preparing"
    draft = registers.draft(context.desk, Consultation, key)
    for typed in ({"place": "村委会"}, {"reported_on": "2026-11-10", "reported_doc": "专报1号"}):
        changed = registers.save(context.desk, Consultation, typed, opened=draft)
        context.events.announce(changed, "已保存协商")
        QTest.qWait(0)
        draft = registers.draft(context.desk, Consultation, key)
    asked = [sentence for _, sentence in desktop.asked]
    assert len(asked) == 2
    assert asked[1].endswith("改为“已报送”吗？")


@pytest.mark.parametrize("typed", [{}, {"held_on": "2026-12-01"}, {"held_on": "2026-11-23"}])
def test_a_save_that_tells_of_nothing_asks_nothing(
    context: UiContext, offers: StateOffers, desktop: ScriptedDesktop, typed: dict[str, str]
) -> None:
    save(context, **typed)
    assert desktop.asked == []


def test_the_card_offers_the_state_in_one_click(context: UiContext, qtbot: QtBot) -> None:
    page = ListPage(context, Consultation)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.complete()
    key = save(context, held_on=PAST)
    page.refresh(frozenset({"consultation"}))
    page.open_record(key)
    offer = child(page, OfferButton)
    assert offer.isVisible()
    assert offer.text() == "改为“已协商”"
    offer.click()
    assert value(context.desk, Consultation, key, "state") == "held"
    page.refresh(frozenset({"consultation"}))
    assert not offer.isVisible()


def test_a_step_ahead_needs_no_reason_and_a_step_back_does(
    context: UiContext, qtbot: QtBot
) -> None:
    key = save(context, held_on=PAST)
    dialog = StateDialog(context, Consultation, [key], "held")
    qtbot.addWidget(dialog)
    assert dialog._reason_title.text() == NO_REASON
    dialog.change_button.click()
    assert value(context.desk, Consultation, key, "state") == "held"
    back = StateDialog(context, Consultation, [key], "preparing")
    qtbot.addWidget(back)
    assert back._reason_title.text() == REASON
    back.change_button.click()
    assert value(context.desk, Consultation, key, "state") == "held"
