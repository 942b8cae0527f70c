"""Why the steps of agenda items would be refused for chosen ones, before their dialogs open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.predicates import Predicate
from desktop_app.services.desk import Desk
from desktop_app.services.office_week.item_steps import DECIDED, ENDED, NOT_DECIDED
from desktop_app.services.registers.states import Refusal
from desktop_app.services.registers.step_refusals import refusal_words
from desktop_app.services.registers.stored import stored

_WANTED: Mapping[str, tuple[Predicate, str]] = {
    "decide_item": (AgendaItem.PLANNED | AgendaItem.DEFERRED, DECIDED),
    "assign_item": (AgendaItem.FOLLOWED, NOT_DECIDED),
    "item_progress": (AgendaItem.FOLLOWED, NOT_DECIDED),
    "finish_item": (AgendaItem.FOLLOWED, ENDED),
    "leave_item": (~AgendaItem.DONE, "已经落实"),
    "put_off_item": (~AgendaItem.DONE, "已经落实，不能暂缓"),
}
"""By row action what an item must be, and the reason against it."""


def item_refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """Of each row action that would be refused why, as a sentence."""
    found = stored(desk, AgendaItem, keys)
    told = {}
    for name, (wanted, against) in _WANTED.items():
        refused = [
            Refusal(each.key, AgendaItem.title_of(each.values), _reason(name, each.values, against))
            for each in found if not wanted.holds(each.values)
        ]  # fmt: skip
        told[name] = refusal_words(AgendaItem, refused, len(keys))
    return {name: text for name, text in told.items() if text}


def _reason(name: str, values: Mapping[str, object], against: str) -> str:
    """An item that has not been decided on has nothing to carry out yet."""
    return NOT_DECIDED if name == "finish_item" and AgendaItem.PLANNED.holds(values) else against
