"""The box that chooses a record of any of several registers."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.records import Outcome
from desktop_app.services import registers
from desktop_app.ui.forms.boxes.any_link_picker import AnyLinkPicker
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import press, type_text
from tests.ui.forms.boxes.test_pickers import listed, opened
from tests.ui.keeping import keep


@pytest.fixture
def box(context: UiContext, qtbot: QtBot) -> AnyLinkPicker:
    keep(context.desk, "consultation", name="路灯协商", number="7")
    keep(context.desk, "brand", name="有事好商量")
    keep(context.desk, "brand", name="路灯协商")
    return cast("AnyLinkPicker", opened(context, qtbot, "outcome").boxes["source"])


def test_it_offers_the_records_of_every_kind_with_the_name_of_the_kind(box: AnyLinkPicker) -> None:
    box.setFocus()
    type_text(box, "ld")
    assert [(text, note.split(" · ")[0]) for text, note in listed(box)] == [
        ("路灯协商", "协商"), ("路灯协商", "品牌项目"),
    ]  # fmt: skip
    box.completer().popup().hide()


def test_what_is_chosen_is_one_record_of_its_kind(box: AnyLinkPicker) -> None:
    box.setFocus()
    assert not box.kind_action.isVisible()
    type_text(box, "yshsl")
    press(box.completer().popup(), Qt.Key.Key_Return)
    draft = str(box.draft())
    assert draft.startswith("brand:")
    assert (box.text(), box.kind_action.toolTip()) == ("有事好商量", "品牌项目")
    assert box.kind_action.isVisible()
    box.put_draft("什么也不是")
    assert (box.draft(), box.open_action.isVisible()) == ("什么也不是", False)
    box.put_draft(draft)
    assert (box.draft(), box.text()) == (draft, "有事好商量")


def test_a_name_that_two_kinds_have_is_not_guessed(box: AnyLinkPicker) -> None:
    box.setFocus()
    type_text(box, "路灯协商")
    box.completer().popup().hide()
    box.settle()
    assert box.draft() == "路灯协商"


def test_ctrl_o_opens_the_record(context: UiContext, qtbot: QtBot) -> None:
    held = keep(context.desk, "consultation", name="路灯协商")
    key = keep(context.desk, "outcome", content="装灯", source=f"consultation:{held}")
    shown: list[object] = []
    dialog = RecordDialog(context, registers.draft(context.desk, Outcome, key))
    qtbot.addWidget(dialog)
    dialog.show()
    box = cast("AnyLinkPicker", dialog.form.boxes["source"])
    box._context = box._context._replace(open=lambda *place: shown.append(place[:2]))
    press(box, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert shown == [("consultation", held)]
