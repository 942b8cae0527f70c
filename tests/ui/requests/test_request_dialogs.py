"""The dialogs of requests: what they begin with, what they ask for, what they refuse."""

from __future__ import annotations

from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.records import Request
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.ui.requests import request_steps
from desktop_app.ui.requests.rules import WINDOW_PARTS
from desktop_app.ui.row_actions.row_actions import row_actions_of, row_refusals
from desktop_app.ui.row_actions.step_dialog import HandlingStep, StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import saved, values
from tests.ui.groups.test_group_dialogs import opened, taken


def request(desk: Desk, **typed: object) -> int:
    return saved(desk, Request, name="关于演示经费的请示", **typed)


def begun(qtbot: QtBot, context: UiContext, step: HandlingStep, keys: list[int]) -> object:
    dialog = cast("StepDialog", opened(qtbot, StepDialog(context, step, keys)))
    return {name: box.draft() for name, box in dialog.boxes.items()}  # type: ignore[attr-defined]


def test_a_request_is_sent_answered_and_closed(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key = request(desk)
    assert "请填写报送对象" in taken(qtbot, context, request_steps.SEND, [key])
    sent = {"addressee": "演示党组", "sent_on": "2026-11-01", "reply_due": "2026-11-20"}
    assert taken(qtbot, context, request_steps.SEND, [key], **sent) == ""
    assert taken(qtbot, context, request_steps.WAIT, [key]) == ""
    assert "请填写批复（答复）意见" in taken(qtbot, context, request_steps.APPROVE, [key])
    assert taken(qtbot, context, request_steps.APPROVE, [key], reply="同意") == ""
    assert taken(qtbot, context, request_steps.CLOSE, [key], result="演示") == ""
    found = values(desk, Request, key)
    assert (found["state"], found["replied_on"], found["closed_on"], found["reply_due"]) == (
        "closed", "2026-11-23", "2026-11-23", "2026-11-20",
    )  # fmt: skip


def test_a_step_begins_with_what_is_stored_and_today(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key, other = request(desk, addressee="演示党组", document="演示〔2026〕1号"), request(desk)
    assert begun(qtbot, context, request_steps.SEND, [key]) == {
        "addressee": "演示党组", "sent_on": "2026-11-23", "document": "演示〔2026〕1号",
        "reply_due": "",
    }  # fmt: skip
    assert begun(qtbot, context, request_steps.SEND, [key, other]) == {
        "addressee": "", "sent_on": "2026-11-23", "document": "", "reply_due": "",
    }  # fmt: skip


def test_a_returned_request_says_why_and_is_sent_anew(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key = request(desk, addressee="演示党组")
    assert taken(qtbot, context, request_steps.SEND, [key]) == ""
    assert "请填写批复（答复）意见" in taken(qtbot, context, request_steps.RETURN, [key])
    assert taken(qtbot, context, request_steps.RETURN, [key], reply="补充预算") == ""
    assert values(desk, Request, key)["state"] == "returned"
    assert taken(qtbot, context, request_steps.SEND, [key]) == ""
    assert (values(desk, Request, key)["state"], values(desk, Request, key)["reply"]) == (
        "sent", None,
    )  # fmt: skip


def test_a_request_without_a_reply_is_not_closed(context: UiContext, qtbot: QtBot) -> None:
    key = request(context.desk, addressee="演示党组")
    taken(qtbot, context, request_steps.SEND, [key])
    said = taken(qtbot, context, request_steps.CLOSE, [key])
    assert "请示还没有批复，不能办结" in said


@pytest.mark.parametrize("state", ["draft", "sent", "closed"])
def test_what_is_out_of_turn_is_grey_with_its_reason(context: UiContext, state: str) -> None:
    desk = context.desk
    key = request(
        desk, addressee="演示党组", sent_on="2026-11-01", replied_on="2026-11-02",
        closed_on="2026-11-03", state=state,
    )  # fmt: skip
    names = {each.name for each in row_actions_of(desk, Request)}
    refused = row_refusals(desk, Request, [key])
    allowed = {
        "draft": {"send_request"},
        "sent": {"await_request", "approve_request", "return_request", "close_request"},
        "closed": set(),
    }
    assert names - set(refused) == allowed[state]
    assert all(each.endswith("。") for each in refused.values())


def test_every_state_has_its_colour(context: UiContext) -> None:
    from desktop_app.services.lookup.cache import lookup

    codes = {each.code for each in lookup(context.desk).codes["request_state"].offered()}
    assert {code for key, code in WINDOW_PARTS.tones if key == "request_state"} == codes
    assert not registers.find(context.desk, Request, Query())
