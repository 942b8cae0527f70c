"""From the draft to the close: the steps of requests, each an action on the chosen rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.records.request import Request
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.step_refusals import Needed, required

Given = Mapping[str, object]
AGAIN = "退回修改后重新报送"
_WAITS = Needed(Request.WAITS, "不在等批复：没有报送，或者已经批复、办结")
STEPS: Mapping[str, Sequence[Needed]] = {
    "send_request": (Needed(Request.DRAFT | Request.RETURNED, "已经报送"),),
    "await_request": (Needed(Request.SENT, "不是“已报送”，不能转为待批"),),
    "approve_request": (_WAITS,),
    "return_request": (_WAITS,),
    "close_request": (
        Needed(~Request.CLOSED, "已经办结"), Needed(~Request.DRAFT, "还没有报送"),
        Needed(~Request.RETURNED, "已经退回，请修改后重新报送"),
    ),
}  # fmt: skip
"""The conditions of each step, by its name."""


def send(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note to whom and when requests were sent; one that was returned is sent anew.

    `NotAllowed` names those that were sent before.
    """
    found = required(desk, Request, keys, STEPS["send_request"])
    own = {
        each.key: {"replied_on": None, "reply": None, "replied_by": None, "reply_document": None}
        for each in found
        if Request.RETURNED.holds(each.values)
    }
    return change_state(desk, Request, keys, "sent", AGAIN if own else "", given, own=own)


def wait(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that requests lie before those who decide, and until when a reply is due."""
    required(desk, Request, keys, STEPS["await_request"])
    return change_state(desk, Request, keys, "pending", "", given)


def approve(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note what was replied and when; those that do not wait for a reply are refused."""
    required(desk, Request, keys, STEPS["approve_request"])
    return change_state(desk, Request, keys, "approved", "", given)


def give_back(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that requests were returned, when and why."""
    required(desk, Request, keys, STEPS["return_request"])
    reason = " ".join(str(given.get("reply") or "").split())[:100]
    return change_state(desk, Request, keys, "returned", reason, given)


def close(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Close requests that were answered, and reports that need no answer."""
    required(desk, Request, keys, STEPS["close_request"])
    return change_state(desk, Request, keys, "closed", "", given)
