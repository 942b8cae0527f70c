"""Stopping reminders: what is no longer to be done, with the reason, as one action."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError, Wrong
from desktop_app.records.calendar import Limits
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.outward import lookup
from desktop_app.services.registers.stored import batches, stored
from desktop_app.services.reminders.reminder_items import DueItem
from desktop_app.services.reminders.reminder_rule import (
    STOP_REASON,
    STOPPED_ON,
    ReminderRule,
    StoppedInstead,
    rules_of,
)
from desktop_app.stepping import run_to_end


def may_stop(desk: Desk) -> Callable[[DueItem], bool]:
    """A function that says whether an item can be stopped with a reason.

    The other reminders end when their record is corrected.
    """
    kinds = {key for key, rule in rules_of(desk).items() if _stops(rule)}
    return lambda item: item.kind in kinds and item.key is not None


def stop(desk: Desk, items: Sequence[DueItem], reason: str) -> Changed:
    """Write day and reason of stopping on the record of each item, as one action.

    A rule may declare that a stopped record is made instead. `UserError` without a reason or where
    one of the items cannot be stopped.
    """
    return run_to_end(stop_in_steps(desk, items, reason))


def stop_in_steps(
    desk: Desk, items: Sequence[DueItem], reason: str
) -> Generator[tuple[int, int], None, Changed]:
    """`stop` in slices of milliseconds: yields (done, all); closing it rolls back."""
    if not all(map(may_stop(desk), items)):
        raise UserError(
            "协商点、委员、活动、届次和节假日的提醒不能停止：请变更它们的状态，或补上届次、节假日。"
        )
    why, rules = read_reason(desk, reason), rules_of(desk)
    stopped = {STOPPED_ON: desk.today.isoformat(), STOP_REASON: why}
    put: list[Record] = []
    keys: dict[type[Record], set[int]] = {}
    for each in items:
        rule = rules[each.kind]
        if rule.stopped_instead is not None:
            put.append(_instead(rule.stopped_instead, each, stopped))
        elif each.key is not None:
            keys.setdefault(rule.about.record, set()).add(each.key)
    for model, chosen in keys.items():
        for part in batches(sorted(chosen)):
            yield 0, len(items)
            put += _stopped(desk, model, part, stopped)
    return (yield from desk.write_in_steps(put, action=_action(items, rules, why)))


def _stops(rule: ReminderRule) -> bool:
    return rule.about.can_stop or rule.stopped_instead is not None


def _instead(wanted: StoppedInstead, item: DueItem, stopped: Mapping[str, Any]) -> Record:
    """A new stopped record that points at the record of an item."""
    blank = {each.name: each.default for each in wanted.record.declared()}
    return wanted.record.of({**blank, wanted.link: item.key, wanted.day: item.due, **stopped})


def _stopped(
    desk: Desk, model: type[Record], keys: Sequence[int], stopped: Mapping[str, Any]
) -> list[Record]:
    """The records as they are when stopped; those that already are stay as they are."""
    return [
        model.of({**each.values, **stopped}, each.key, each.version)
        for each in stored(desk, model, keys)
        if not each.values[STOPPED_ON]
    ]


def read_reason(desk: Desk, reason: str) -> str:
    """The reason in one line; `UserError` where there is none or it is too long."""
    model = next(rule.about.record for rule in rules_of(desk).values() if rule.about.can_stop)
    try:
        text = model.field(STOP_REASON).read(" ".join(reason.split()), lookup(desk, Limits))
    except Wrong as wrong:
        raise UserError(f"{wrong.reason}。") from None
    if not text:
        raise UserError("请写明停止提醒的原因，例如“已并入另一条建议办理”。")
    return str(text)


def _action(items: Sequence[DueItem], rules: Mapping[str, ReminderRule], why: str) -> str:
    records = {rules[each.kind].about.record.TITLE for each in items}
    return f"停止提醒：{len(items)} 项{'、'.join(sorted(records))}（{why}）"
