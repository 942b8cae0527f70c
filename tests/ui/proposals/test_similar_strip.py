"""Similar proposals below the form: shown while typing, related or dismissed with the save."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records import Proposal
from desktop_app.services import registers
from desktop_app.storage.query import title_pairs
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.proposals.similar_strip import SimilarStrip
from desktop_app.ui.ui_context import UiContext
from tests.services.proposals import proposal_office as office
from tests.ui.finding import child, children, type_text

WATER = "关于推进山区村寨稳定供水的提案"


def opened(context: UiContext, qtbot: QtBot, key: int | None = None) -> RecordDialog:
    draft = registers.blank(context.desk, Proposal)
    if key is not None:
        draft = registers.draft(context.desk, Proposal, key)
    dialog = RecordDialog(context, draft)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def strip_of(dialog: RecordDialog) -> SimilarStrip:
    return child(dialog, SimilarStrip)


def pressed(strip: SimilarStrip, name: str) -> None:
    next(each for each in children(strip, QPushButton) if each.objectName() == name).click()


def test_typing_a_subject_shows_what_is_like_it(context: UiContext, qtbot: QtBot) -> None:
    key = office.proposal(context.desk, WATER, serial="0009")
    dialog = opened(context, qtbot)
    strip = strip_of(dialog)
    assert not strip.isVisible()
    type_text(dialog.form.boxes["name"], "关于推进山区村寨供水的提案")
    qtbot.waitUntil(strip.isVisible)
    assert [each.key for each in strip.found] == [key]
    merge = next(x for x in children(strip, QPushButton) if x.objectName() == "merge_button")
    assert not merge.isEnabled()
    pressed(strip, "relate_button")
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert dialog.save()
    saved = registers.find(context.desk, Proposal, registers.Query(search="山区村寨供水"))
    assert tuple(office.value(context.desk, Proposal, saved[0], "related")) == (key,)


def test_a_dismissed_one_is_never_offered_again(context: UiContext, qtbot: QtBot) -> None:
    office.proposal(context.desk, WATER, serial="0009")
    other = office.proposal(context.desk, "关于推进山区村寨供水的提案", serial="0010")
    dialog = opened(context, qtbot, other)
    strip = strip_of(dialog)
    qtbot.waitUntil(strip.isVisible)
    pressed(strip, "dismiss_button")
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert dialog.save()
    again = opened(context, qtbot, other)
    qtbot.wait(150)
    assert not strip_of(again).isVisible()


def test_what_is_decided_shows_none(context: UiContext, qtbot: QtBot) -> None:
    office.proposal(context.desk, WATER, serial="0009")
    other = office.proposal(context.desk, "关于推进山区村寨供水的提案", serial="0010")
    office.filed(context.desk, other)
    dialog = opened(context, qtbot, other)
    qtbot.wait(150)
    assert not strip_of(dialog).isVisible()


def test_a_large_register_is_prepared_while_nothing_is_done(
    context: UiContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(title_pairs, "SMALL", 0)
    office.proposal(context.desk, WATER, serial="0009")
    dialog = opened(context, qtbot)
    type_text(dialog.form.boxes["name"], WATER)
    qtbot.waitUntil(strip_of(dialog).isVisible)
