"""Offers the state that a record's days imply where its state field still has an earlier one."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.records.any_link import AnyLink
from desktop_app.records.field_types import Code
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.state_rules import refusal
from desktop_app.services.registers.states import change_state, is_onward
from desktop_app.services.registers.stored import stored
from desktop_app.storage.log import history as log

WRITTEN = ("新增", "修改", "登记")
"""How the actions begin that write records one by one; others are not followed by an offer."""


class Offer(NamedTuple):
    """An offer to move a record to a later state: `now` and `to`, and the day that implies it.

    `lacks`: the condition missing for a still later state that its days imply.
    """

    model: type[Record]
    key: int
    title: str
    now: str
    to: str
    label: str
    because: str
    lacks: str = ""

    @property
    def sentence(self) -> str:
        """The question to the clerk, with the day, the present state and the offered one."""
        return f"“{self.title}”的{self.because}，状态还是“{self.now}”。改为“{self.label}”吗？"


def offer_for(desk: Desk, model: type[Record], key: int) -> Offer | None:
    """The latest state that a record's days imply and its gate allows; None without any."""
    found = stored(desk, model, [key]) if model.ONWARD else []
    if not found:
        return None
    values, shared = found[0].values, lookup(desk, model)
    field, now = model.field(model.STATE), values[model.STATE]
    assert isinstance(field, Code)  # what a record declares as its state
    lacks = ""
    for to, told in model.suggested_states(values, shared):
        if not is_onward(model, now, to):
            continue
        label = field.show(to, shared)
        against = refusal(desk, model, key, values, to)
        if not against:
            because = f"{model.field(told).label}是{show_chinese_day(values[told])}"
            there = field.show(now, shared) or "（未填）"
            return Offer(model, key, model.title_of(values), there, to, label, because, lacks)
        lacks = lacks or f"要改为“{label}”，{against.text}。"
    return None


def offer_after(desk: Desk, number: int) -> Offer | None:
    """The offer that follows an action which wrote single records; None without or with several.

    Records that the written ones belong to are considered too.
    """
    if not log.name_of(desk.office, number).startswith(WRITTEN):
        return None
    models = {model.KEY: model for model in desk.office.records}
    written: dict[tuple[type[Record], int], None] = {}
    for record, uid in log.changed_by(desk.office, number, written=True):
        written[models[record], uid] = None
        for owner in _owners(desk, models[record], uid):
            written[owner] = None
    offers = [offer_for(desk, model, uid) for model, uid in written if model.ONWARD]
    found = [each for each in offers if each is not None]
    return found[0] if len(found) == 1 else None


def accept(desk: Desk, offer: Offer) -> Changed:
    """Give the record the state it was offered; `UserError` where that is no longer possible."""
    return change_state(desk, offer.model, [offer.key], offer.to, "")


def _owners(desk: Desk, model: type[Record], uid: int) -> list[tuple[type[Record], int]]:
    """The records that one belongs to and that have states of their own."""
    links = (each for each in model.declared() if isinstance(each, Link | AnyLink))
    wanted = [each for each in links if each.required]
    rows = stored(desk, model, [uid]) if wanted else []
    places = [
        place for row in rows for each in wanted for place in each.places(row.values[each.name])
    ]
    owners = ((Registry.of(desk.office.records).model(key), owner) for key, owner in places)
    return [(owner, key) for owner, key in owners if owner.ONWARD]
