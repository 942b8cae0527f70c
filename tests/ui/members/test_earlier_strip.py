"""The form of a new member offers the record of the same person in the term before."""

from __future__ import annotations

from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.records import Member, Term
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.ui.forms.boxes.link_picker import LinkPicker
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.members.earlier_strip import EarlierStrip
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child
from tests.ui.keeping import keep


@pytest.fixture
def earlier(context: UiContext) -> int:
    """A member of the ninth term; the present one is the tenth."""
    desk = context.desk
    ninth = keep(desk, "term", number="9", starts="2017-01", ends="2021-12")
    return keep(desk, "member", name="演示甲", born="1970-05-04", term=ninth, unit="演示县农商行")


def opened(context: UiContext, qtbot: QtBot, key: int | None = None) -> RecordDialog:
    desk = context.desk
    draft = registers.blank(desk, Member) if key is None else registers.draft(desk, Member, key)
    dialog = RecordDialog(context, draft)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_one_click_links_the_record_of_the_term_before(
    context: UiContext, qtbot: QtBot, earlier: int
) -> None:
    dialog = opened(context, qtbot)
    strip = child(dialog, EarlierStrip, "earlier_strip")
    dialog.form.type_in({"name": "演示甲"})
    strip.look()
    assert not strip.isVisible()
    dialog.form.type_in({"born": "1970-05-04"})
    qtbot.waitUntil(strip.isVisible)
    assert strip.words.text() == "上一届有同一个人的记录：演示甲（九届 · 演示县农商行）"
    strip.link_button.click()
    assert cast("LinkPicker", dialog.form.boxes["previous"]).draft() == earlier
    assert not strip.isVisible()
    assert dialog.save()
    terms = registers.find(context.desk, Term, Query(sort="number"))
    (key,) = registers.find(
        context.desk, Member, Query(where=(registers.Filter("term", "in", (terms[-1],)),))
    )
    assert registers.draft(context.desk, Member, key).values["previous"] == earlier


def test_a_stored_member_is_asked_nothing(context: UiContext, qtbot: QtBot, earlier: int) -> None:
    key = keep(context.desk, "member", name="演示甲", term=None)
    dialog = opened(context, qtbot, key)
    strip = child(dialog, EarlierStrip, "earlier_strip")
    dialog.form.type_in({"born": "1970-05-04"})
    strip.look()
    assert not strip.isVisible()
    dialog.form.show_values(registers.draft(context.desk, Member, key).values)
