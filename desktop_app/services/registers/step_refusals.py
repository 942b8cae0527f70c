"""The conditions of a step, and why it would be refused for chosen records, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.predicates import Predicate
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.states import NotAllowed, Refusal
from desktop_app.services.registers.stored import Stored, stored

NAMED = 2


class Needed(NamedTuple):
    """A condition of a step, and the words for a record that does not fulfil it."""

    predicate: Predicate
    against: str


def required(
    desk: Desk, model: type[Record], keys: Sequence[int], needs: Sequence[Needed] = ()
) -> list[Stored]:
    """The chosen records; `UserError` for none, `NotAllowed` names those that lack something."""
    found = stored(desk, model, keys)
    if not found:
        gone = f"选中的{model.TITLE}已被删除，可以在“设置”的回收站里找回。"
        raise UserError(gone if keys else f"请先选中{model.TITLE}。")
    refused = _refused(model, found, needs)
    if refused:
        raise NotAllowed(model, "", refused)
    return found


def step_refusals(
    desk: Desk, model: type[Record], keys: Sequence[int], steps: Mapping[str, Sequence[Needed]]
) -> dict[str, str]:
    """By name of the row action why it would be refused for these records, as a sentence."""
    found = stored(desk, model, keys)
    words = {
        name: refusal_words(model, _refused(model, found, needs), len(found))
        for name, needs in steps.items()
    }
    return {name: text for name, text in words.items() if text}


def _refused(
    model: type[Record], found: Sequence[Stored], needs: Sequence[Needed]
) -> list[Refusal]:
    """For each record the first thing that it does not fulfil."""
    refused = []
    for each in found:
        against = next((x.against for x in needs if not x.predicate.holds(each.values)), "")
        if against:
            refused.append(Refusal(each.key, model.title_of(each.values), against))
    return refused


def refusal_words(model: type[Record], refused: Sequence[Refusal], chosen: int) -> str:
    """The sentence for a tip, '' where nothing is refused; `chosen` is the number of records."""
    if not refused:
        return ""
    if chosen == 1:
        return f"{refused[0].reason}。"
    told = "；".join(f"“{each.title}”{each.reason}" for each in refused[:NAMED])
    more = "；等等" if len(refused) > NAMED else ""
    return f"选中的 {chosen} {model.UNIT}里有 {len(refused)} {model.UNIT}不能这样办：{told}{more}。"
