"""A change that is typed into a member's form: from a day on, instead of a correction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.errors import Problem, UserError
from desktop_app.records.member import Member
from desktop_app.records.membership import COLUMNS, SLOTS, Membership, Slot
from desktop_app.services.desk import Desk
from desktop_app.services.members.memberships import (
    FromDay,
    changed_rows,
    memberships_in,
    read_change,
)
from desktop_app.services.registers import Draft, Input, Refused
from desktop_app.services.registers.stored import stored


class Typed(NamedTuple):
    """What a form saves: typed inputs by field, and changed children over what was opened."""

    inputs: Mapping[str, object]
    children: Mapping[str, Sequence[Input]]
    opened: Mapping[str, Sequence[Draft]]


def changed_slots(names: set[str]) -> list[Slot]:
    """The slots of which a member's form has typed into one of the columns."""
    return [each for each in SLOTS if not names.isdisjoint(each.columns)]


def as_change(desk: Desk, member: Draft, typed: Typed, told: FromDay) -> Typed:
    """What a form saves where its columns were changed from a day on: memberships instead.

    `Refused` names at the column what is wrong, also where the table of memberships was written
    in as well.
    """
    found, slots = stored(desk, Member, [member.key or 0]), changed_slots(set(typed.inputs))
    if not found or not slots:
        return typed
    now = found[0]
    inputs = {name: each for name, each in typed.inputs.items() if name not in COLUMNS}
    rows, base = list(typed.children.get(Membership.KEY, ())), list(
        typed.opened.get(Membership.KEY, ())
    )  # fmt: skip
    named = {each.key for each in rows} | {each.key for each in base}
    for slot in slots:
        raw = [typed.inputs.get(name, member.values.get(name)) for name in slot.columns]
        own = memberships_in(desk, [now.key], slot)[now.key]
        before = {each.key: dict(each.values) for each in own}
        try:
            read = read_change(desk, slot, [_empty(each) for each in raw], told)
            put = list(changed_rows(slot, now, own, read))
        except UserError as error:
            raise _refused(slot, error) from None
        if named & {each.key for each in put if each.has_key}:
            text = "“任职情况”里也改了这一段，请只在一处改"
            raise _refused(slot, UserError(text))
        for each in put:
            key = each.key if each.has_key else None
            rows.append(Input(_declared(each.values), key))
            if key is not None:
                base.append(Draft(Membership, _declared(before[key]), key, each.values["version"]))
    return Typed(
        inputs, {**typed.children, Membership.KEY: rows}, {**typed.opened, Membership.KEY: base}
    )  # fmt: skip


def _declared(values: Mapping[str, object]) -> dict[str, object]:
    return {each.name: values.get(each.name) for each in Membership.declared()}


def _empty(raw: object) -> object:
    return "" if raw is None else raw


def _refused(slot: Slot, error: UserError) -> Refused:
    label = Member.field(slot.columns[0]).label
    problems = error.problems if isinstance(error, Refused) else ()
    text = "；".join(each.text for each in problems) or error.sentence.rstrip("。")
    return Refused([Problem(slot.columns[0], label, text)])
