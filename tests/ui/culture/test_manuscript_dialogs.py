"""The dialogs of manuscripts: what they begin with, what they write, what they refuse."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.records import CollectionItem, Manuscript
from desktop_app.services.culture import manuscript_steps
from desktop_app.ui.culture import manuscript_dialogs as dialogs
from desktop_app.ui.culture.rules import WINDOW_PARTS
from desktop_app.ui.row_actions.step_dialog import HandlingStep, StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import saved, values
from tests.services.culture.culture_office import adopted, manuscript, reviews, state


def opened(qtbot: QtBot, context: UiContext, step: HandlingStep, keys: list[int]) -> StepDialog:
    """The dialog of a step on these rows."""
    dialog = StepDialog(context, step, keys)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def finish(dialog: StepDialog, **typed: Any) -> None:
    """Fill in boxes and press the button."""
    for name, value in typed.items():
        dialog.boxes[name].put(value)  # type: ignore[attr-defined]
    dialog.done_button.click()


@pytest.mark.parametrize(
    ("step", "day"),
    [("COMMISSION", "invited_on"), ("RECEIVE", "received_on"), ("FIRST", "day"),
     ("SECOND", "day"), ("ADOPT", "adopted_on"), ("RETURN", "returned_on"),
     ("PUBLISH", "published_on")],
)  # fmt: skip
def test_a_step_begins_with_today(context: UiContext, qtbot: QtBot, step: str, day: str) -> None:
    key = saved(context.desk, Manuscript, name="演示")
    dialog = opened(qtbot, context, getattr(dialogs, step), [key])
    assert dialog.boxes[day].text() == context.desk.today.isoformat()  # type: ignore[attr-defined]


def test_a_review_needs_who_and_what(context: UiContext, qtbot: QtBot) -> None:
    key = manuscript(context.desk)
    dialog = opened(qtbot, context, dialogs.FIRST, [key])
    finish(dialog, reviewer="演示编辑")
    assert dialog.isVisible()
    finish(dialog, result="refuse")
    assert dialog.isVisible()  # a refusal says why
    assert reviews(context.desk, key) == []
    finish(dialog, opinion="和已刊稿件重复")
    assert not dialog.isVisible()
    assert state(context.desk, key) == "returned"
    assert values(context.desk, Manuscript, key)["return_reason"] == "和已刊稿件重复"


def test_the_next_manuscript_is_offered_the_volume_being_filled(
    context: UiContext, qtbot: QtBot
) -> None:
    one, other = adopted(context.desk, "演示甲"), adopted(context.desk, "演示乙")
    manuscript_steps.into_volume(context.desk, [one], {"volume": "演示第一辑"})
    dialog = opened(qtbot, context, dialogs.VOLUME, [other])
    finish(dialog)
    assert not dialog.isVisible()
    found = values(context.desk, Manuscript, other)
    assert (found["volume"], found["volume_place"]) == ("演示第一辑", 2)


def test_what_is_not_typed_for_several_stays(context: UiContext, qtbot: QtBot) -> None:
    keys = [adopted(context.desk, f"演示{n}", words=f"{1000 * n}") for n in (1, 2)]
    manuscript_steps.pay(context.desk, keys, {"copies": "2"})
    finish(opened(qtbot, context, dialogs.PAY, keys), fee_rate=8_000)
    found = [values(context.desk, Manuscript, key) for key in keys]
    assert [(each["fee"], each["copies"]) for each in found] == [(8_000, 2), (16_000, 2)]


def test_an_object_goes_back(context: UiContext, qtbot: QtBot) -> None:
    key = saved(context.desk, CollectionItem, name="演示铜铃", way="lent", day="2026-01-05")
    finish(opened(qtbot, context, dialogs.GIVE_BACK, [key]))
    found = values(context.desk, CollectionItem, key)
    assert found["returned_on"] == context.desk.today.isoformat()


@pytest.mark.parametrize("record", ["manuscript", "collection_item"])
def test_every_row_action_knows_when_it_is_refused(context: UiContext, record: str) -> None:
    model: Any = {"manuscript": Manuscript, "collection_item": CollectionItem}[record]
    key = saved(context.desk, model, name="演示")
    refused = WINDOW_PARTS.row_refusals[record](context.desk, [key])
    known = {each.name for each in WINDOW_PARTS.row_actions[record]}
    assert set(refused) <= known
    assert refused
