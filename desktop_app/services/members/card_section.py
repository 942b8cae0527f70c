"""任职经历 on a member's card: every membership, slot by slot in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_app.records.member import Member
from desktop_app.records.membership import GROUP, SLOTS, Membership, slot_of, span_words
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.members.earlier_terms import earlier_records
from desktop_app.services.members.membership_words import held_words
from desktop_app.services.members.memberships import by_member
from desktop_app.services.subjects import CardSection
from desktop_app.storage.query import lists


def career(desk: Desk, key: int) -> CardSection:
    """The memberships of one member in words, slot by slot, then what it was in earlier terms."""
    rows = by_member(desk, [key]).get(key, [])
    facts = []
    for slot in SLOTS:
        own = [each for each in rows if slot_of(each) == slot]
        label = Member.field(slot.columns[0]).label
        for place, each in enumerate(own):
            decided = "，".join(filter(None, (each.get("decided_by"), each.get("document"))))
            told = f"{held_words(desk, slot, slot.held(each))}（{span_words(each)}）"
            facts.append((label if not place else "", told + (f"\n{decided}" if decided else "")))
    groups = _groups(desk, [each for each in rows if each.get("kind") == GROUP])
    return CardSection("任职经历", (*facts, *groups, *_earlier(desk, key)))


def _earlier(desk: Desk, key: int) -> Iterator[tuple[str, str]]:
    """Term and what the same person held in it, the last term first."""
    shared, names = lookup(desk, Member), ("term", "sector", "committee", "cppcc_post")
    keys = earlier_records(desk, key)
    for _, _, term, *held in lists.rows(desk.office, Member, keys, names) if keys else ():
        words = [
            Member.field(each).show(value, shared)
            for each, value in zip(names[1:], held, strict=True)
        ]
        label = Member.field("term").show(term, shared) or "上一届"
        yield label, "，".join(filter(None, words)) or "委员"


def _groups(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The groups of a member, in the order in which it came into them."""
    shared = lookup(desk, Membership)
    for place, each in enumerate(rows):
        words = (Membership.field(name).show(each.get(name), shared)
                  for name in ("group", "group_post"))  # fmt: skip
        yield ("" if place else "组", f"{' '.join(filter(None, words))}（{span_words(each)}）")
