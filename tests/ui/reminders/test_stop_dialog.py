"""The dialog that stops reminders: what it lists, which reasons it refuses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
from desktop_app.services import registers, reminders
from desktop_app.services.registers import history
from desktop_app.services.reminders import DueItem
from desktop_app.ui.reminders.stop_dialog import StopDialog
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import children, press

MANY = 8


@pytest.fixture
def items(context: UiContext) -> list[DueItem]:
    """Eight late outcomes of one consultation."""
    owner = registers.save(context.desk, Consultation, {"name": "演示协商"}).keys[0]
    for number in range(MANY):
        draft = {"content": f"建议{number}", "source": f"consultation:{owner}", "due": "2026-11-01"}
        registers.save(context.desk, Outcome, draft)
    return reminders.find(context.desk)


def opened(context: UiContext, qtbot: QtBot, items: list[DueItem]) -> StopDialog:
    dialog = StopDialog(context, items)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def words(dialog: StopDialog) -> list[str]:
    return [each.text() for each in children(dialog, QLabel) if not each.isHidden()]


def test_the_first_are_listed_and_the_others_counted(
    context: UiContext, items: list[DueItem], qtbot: QtBot
) -> None:
    listed = next(text for text in words(opened(context, qtbot, items)) if "办结期限" in text)
    assert listed.splitlines() == [*(f"办结期限：建议{n}" for n in range(5)), "……另有 3 项"]
    few = words(opened(context, qtbot, items[:2]))
    assert "停止 2 项提醒" in few
    assert not any("另有" in text for text in few)


def test_it_is_as_high_as_its_texts_need(
    context: UiContext, items: list[DueItem], qtbot: QtBot
) -> None:
    dialog = opened(context, qtbot, items)
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() == layout.totalHeightForWidth(dialog.width())
    before = dialog.height()
    dialog.stop_button.click()
    assert dialog.height() >= before + dialog.fontMetrics().height()


@pytest.mark.parametrize(
    ("reason", "told"),
    [("", "请写明停止提醒的原因"), ("   ", "请写明"), ("改\ue000了", "有自造字")],
)
def test_a_reason_that_cannot_be_kept_is_refused_in_the_dialog(
    context: UiContext, items: list[DueItem], qtbot: QtBot, reason: str, told: str
) -> None:
    dialog = opened(context, qtbot, items[:1])
    dialog.reason.setText(reason)
    dialog.stop_button.click()
    assert dialog.isVisible()
    assert any(told in text for text in words(dialog))
    dialog.reason.setText("改了")
    assert not any(told in text for text in words(dialog))
    assert len(reminders.find(context.desk)) == MANY


def test_enter_stops_as_one_action_and_escape_does_nothing(
    context: UiContext, items: list[DueItem], qtbot: QtBot
) -> None:
    dialog = opened(context, qtbot, items[:3])
    press(dialog, Qt.Key.Key_Escape)
    assert len(reminders.find(context.desk)) == MANY
    dialog = opened(context, qtbot, items[:3])
    dialog.reason.setText("已并入\n另一条")
    press(dialog.reason, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert len(reminders.find(context.desk)) == MANY - 3
    assert history.recent(context.desk, 1)[0].name.startswith("停止提醒：3 项意见建议（已并入")
    history.undo(context.desk)
    assert reminders.find(context.desk) == items
