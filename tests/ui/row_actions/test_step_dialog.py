"""A step for several rows leaves alone what was not typed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.records import Contact, SupervisionItem
from desktop_app.services.contacts import recording
from desktop_app.ui.contacts import contact_steps
from desktop_app.ui.row_actions.step_dialog import HandlingStep, StepDialog
from desktop_app.ui.supervision import supervision_steps
from desktop_app.ui.ui_context import UiContext
from tests.services.contacts.contact_office import contact, people, saved, values


def take(
    qtbot: QtBot, context: UiContext, step: HandlingStep, keys: list[int], **typed: Any
) -> None:
    """Open a step, fill its boxes and finish it."""
    dialog = StepDialog(context, step, keys)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    for name, value in typed.items():
        dialog.boxes[name].put(value)  # type: ignore[attr-defined]
    dialog.done_button.click()
    assert not dialog.isVisible()


def test_one_answer_to_several_contacts_leaves_each_unit(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    own = people(desk)
    keys = [contact(desk, own, day) for day in ("2026-03-05", "2026-03-06")]
    for key, unit in zip(keys, ("演示甲局", "演示乙局"), strict=True):
        recording.hand_over(desk, [key], {"handed_to": unit})
    take(qtbot, context, contact_steps.ANSWER, keys, answer="演示答复")
    found = [values(desk, Contact, key) for key in keys]
    assert [(each["state"], each["handed_to"]) for each in found] == [
        ("answered", "演示甲局"), ("answered", "演示乙局"),
    ]  # fmt: skip


@pytest.mark.parametrize(("many", "leader"), [(2, "演示组长"), (1, None)])
def test_what_is_emptied_for_one_item_is_empty(
    context: UiContext, qtbot: QtBot, many: int, leader: str | None
) -> None:
    desk = context.desk
    keys = [
        saved(desk, SupervisionItem, name=f"演示{n}", leader="演示组长", unit="演示局")
        for n in range(many)
    ]
    typed = {"leader": "", "unit": "演示局"}
    take(qtbot, context, supervision_steps.START, keys, **typed)
    assert {values(desk, SupervisionItem, key)["leader"] for key in keys} == {leader}
