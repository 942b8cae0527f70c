"""Memberships in words, and the refusals that name them."""

from __future__ import annotations

from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.member import Member
from desktop_app.records.membership import Held, Membership, Slot, span_words
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.record_drafts import Refused


def held_words(desk: Desk, slot: Slot, held: Held) -> str:
    """What is held, in words: 经济界, 提案委 副主任; 未填 for nothing."""
    shared = lookup(desk)
    shown = (
        Membership.field(name).show(value, shared)
        for name, value in zip(slot.fields, held, strict=True)
    )
    return " ".join(filter(None, shown)) or "未填"


def overlapping(desk: Desk, slot: Slot, one: Any, other: Any) -> Refused:
    """The refusal of two memberships of a slot that hold together on some day."""
    label = Member.field(slot.columns[0]).label
    told = "与".join(
        f"“{held_words(desk, slot, slot.held(each))}”（{span_words(each)}）"
        for each in (one, other)
    )
    text = f"任职情况里{label}{told}时间重叠，请先改其中一行的起止日期"
    return Refused([Problem(slot.columns[0], label, text)])


def contradiction(desk: Desk, slot: Slot, wanted: Held, held: Held) -> Refused:
    """The refusal of a column that was typed although today's membership is another."""
    label = Member.field(slot.columns[0]).label
    text = (
        f"{label}填的是“{held_words(desk, slot, wanted)}”，任职情况里现在是"
        f"“{held_words(desk, slot, held)}”，请改成一致"
    )
    return Refused([Problem(slot.columns[0], label, text)])
