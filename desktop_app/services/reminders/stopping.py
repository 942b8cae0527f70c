"""Stopping reminders: what is no longer to be done, with the reason, as one action."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError, Wrong
from desktop_app.records.calendar import Limits
from desktop_app.records.consultation import Consultation
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.services.changes.batch_writing import batches, stored
from desktop_app.services.consulting.reminder_rules import BY_KEY
from desktop_app.services.desk import Changed, Desk, lookup
from desktop_app.services.reminders import DueItem
from desktop_app.stepping import run_to_end

STOPPED: Mapping[str, type[Record]] = {
    each.KEY: each for each in (Outcome, Consultation, LookBack, ConsultationPlan)
}
NOT_PLANNED = "look_back_missing"


def may_stop(waiting: DueItem) -> bool:
    """Whether a reminder can be stopped with a reason; a stale point changes its state instead."""
    return waiting.key is not None and waiting.record in STOPPED and waiting.kind in BY_KEY


def stop(desk: Desk, waiting: Sequence[DueItem], reason: str) -> Changed:
    """Write day and reason of stopping on each record that waits, as one action.

    A finished suggestion without a look-back is not stopped itself: it gets a look-back that is.
    `UserError` without a reason or where one of them cannot be stopped.
    """
    return run_to_end(stop_in_steps(desk, waiting, reason))


def stop_in_steps(
    desk: Desk, waiting: Sequence[DueItem], reason: str
) -> Generator[tuple[int, int], None, Changed]:
    """`stop` in slices of milliseconds: yields (done, all); closing it rolls back."""
    if not all(may_stop(each) for each in waiting):
        raise UserError(
            "协商点、届次和节假日的提醒不能停止：请变更协商点的状态，或补上届次、节假日。"
        )
    why = read_reason(desk, reason)
    stopped = {"stopped_on": desk.today.isoformat(), "stop_reason": why}
    blank = {each.name: each.default for each in LookBack.declared()}
    put: list[Record] = [
        LookBack.of({**blank, "outcome": each.key, "planned_on": each.due, **stopped})
        for each in waiting
        if each.kind == NOT_PLANNED
    ]
    others = [each for each in waiting if each.kind != NOT_PLANNED]
    for model in STOPPED.values():
        keys = {each.key for each in others if each.record == model.KEY and each.key is not None}
        for part in batches(sorted(keys)):
            yield 0, len(waiting)
            put += _stopped(desk, model, part, stopped)
    return (yield from desk.write_in_steps(put, action=_action(waiting, why)))


def _stopped(
    desk: Desk, model: type[Record], keys: Sequence[int], stopped: Mapping[str, Any]
) -> list[Record]:
    """The records as they are when stopped; those that already are stay as they are."""
    return [
        model.of({**each.values, **stopped}, each.key, each.version)
        for each in stored(desk, model, keys)
        if not each.values["stopped_on"]
    ]


def read_reason(desk: Desk, reason: str) -> str:
    """The reason in one line; `UserError` where there is none."""
    try:
        text = LookBack.field("stop_reason").read(" ".join(reason.split()), lookup(desk, Limits))
    except Wrong as wrong:
        raise UserError(f"{wrong.reason}。") from None
    if not text:
        raise UserError("请写明停止提醒的原因，例如“已并入另一条建议办理”。")
    return str(text)


def _action(waiting: Sequence[DueItem], why: str) -> str:
    titles = {BY_KEY[each.kind].subject.title for each in waiting}
    return f"停止提醒：{len(waiting)} 项{'、'.join(sorted(titles))}（{why}）"
