"""任职经历 on a member's card: every membership, slot by slot in time."""

from __future__ import annotations

from desktop_app.records.member import Member
from desktop_app.records.membership import SLOTS, slot_of, span_words
from desktop_app.services.desk import Desk
from desktop_app.services.members.membership_words import held_words
from desktop_app.services.members.memberships import by_member
from desktop_app.services.subjects import CardSection


def career(desk: Desk, key: int) -> CardSection:
    """The memberships of one member in words, what is held first."""
    rows = by_member(desk, [key]).get(key, [])
    facts = []
    for slot in SLOTS:
        own = [each for each in rows if slot_of(each) == slot]
        label = Member.field(slot.columns[0]).label
        for place, each in enumerate(own):
            decided = "，".join(filter(None, (each.get("decided_by"), each.get("document"))))
            told = f"{held_words(desk, slot, slot.held(each))}（{span_words(each)}）"
            facts.append((label if not place else "", told + (f"\n{decided}" if decided else "")))
    return CardSection("任职经历", tuple(facts))
