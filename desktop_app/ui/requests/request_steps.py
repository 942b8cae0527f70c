"""The steps of requests as dialogs, from the sending to the close."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.records.request import Request
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.stored import stored
from desktop_app.services.requests import steps
from desktop_app.ui.row_actions.step_dialog import HandlingStep

Run = Callable[[Desk, Sequence[int], Mapping[str, object]], Changed]


def _known(names: Sequence[str], day: str) -> Callable[[Desk, Sequence[int]], Mapping[str, Any]]:
    """Begins with what is stored of one request, with today for the day that is empty."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, Request, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in names} if found else {}
        return {**known, day: known.get(day) or desk.today.isoformat()} if day else known

    return values


def _step(
    title: str, done: str, fields: tuple[str, ...], day: str, run: Run, hint: str = ""
) -> HandlingStep:
    names = tuple(each.removesuffix("*") for each in fields)
    return HandlingStep(
        title=title, done=done, about=Request, record=Request, fields=fields, run=run, hint=hint,
        known=_known(names, day),
    )  # fmt: skip


SEND = _step(
    "报送", "登记报送", ("addressee*", "sent_on*", "document", "reply_due"), "sent_on", steps.send,
    "请示写上应复日期，到期没有批复会提醒。退回以后重新报送的，原来的退回意见留在“历史”里。",
)  # fmt: skip
WAIT = _step("转为待批", "转为待批", ("reply_due",), "", steps.wait,
             "已经送到批复领导（单位）那里、在等批复的，转为待批。")  # fmt: skip
APPROVE = _step(
    "登记批复", "登记批复", ("replied_on*", "replied_by", "reply*", "reply_document"),
    "replied_on", steps.approve,
)  # fmt: skip
RETURN = _step(
    "登记退回", "登记退回", ("replied_on*", "replied_by", "reply*"), "replied_on",
    steps.give_back, "写明为什么退回、要改什么；改好以后用“报送…”重新报送。",
)  # fmt: skip
CLOSE = _step(
    "办结", "办结", ("closed_on*", "result"), "closed_on", steps.close,
    "请示要有批复才能办结；报告不需要批复的，可以直接办结。",
)  # fmt: skip
