"""Cascade of contacts: number, unit, sector and pair; which branch members are full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from desktop_app.records.branch import FULL, PROBATIONARY, BranchMember
from desktop_app.records.contact import Contact
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.services.contacts.pairs import Pairs
from desktop_app.services.desk import Desk
from desktop_app.services.registers.numbering import number_by_year
from desktop_app.services.subjects import Before, CascadeRule
from desktop_app.storage.query import lists

BEFORE_FIRST = "ZF-000"
STANDINGS = {"01": FULL, "02": PROBATIONARY}
"""Full or probationary in a branch, by the political affiliation of a member."""
_OF_MEMBER = (("member", "unit", "unit"), ("member", "sector", "sector"),
              ("visitor_member", "committee", "committee"))  # fmt: skip
"""Of each contact: the link to a member, the field, and the member's field that fills it."""
_PARTIES = ("member", "person", "visitor_member", "visitor", "day")


def _complete(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """Fills the empty fields of contacts; typed ones stay.

    The pair that was found by those in touch is found anew where others are named.
    """
    number_by_year(desk, Contact, put, BEFORE_FIRST)
    fresh = [each for each in put if _moved(each, before)]
    _take_from_members(desk, fresh)
    pairs = Pairs(desk)
    kept = [(each, before[each.key]) for each in fresh if _keeps_pair(each, before)]
    for (each, old), found in zip(kept, pairs.of([old for _, old in kept]), strict=True):
        if found == [old["pairing"]]:
            each.values["pairing"] = None
    unpaired = [each for each in fresh if not each.values.get("pairing")]
    for each, found in zip(unpaired, pairs.of([x.values for x in unpaired]), strict=True):
        if len(found) == 1:
            each.values["pairing"] = found[0]
    return ()


def _keeps_pair(each: Record, before: Before) -> bool:
    """Whether it says the pair that it said before."""
    pairing = each.values.get("pairing")
    return bool(pairing) and pairing == before.get(each.key, {}).get("pairing")


def _moved(each: Record, before: Before) -> bool:
    """Whether it is new, or says now that others were in touch, or on another day."""
    old = before.get(each.key)
    return old is None or any(old.get(name) != each.values.get(name) for name in _PARTIES)


def _take_from_members(desk: Desk, contacts: Sequence[Record]) -> None:
    """Unit, sector and committee, where they are empty."""
    links = (each.values.get(link) for each in contacts for link, _, _ in _OF_MEMBER)
    keys = {int(each) for each in links if each}
    known = _members(desk, sorted(keys), ("unit", "sector", "committee"))
    for each in contacts:
        for link, name, source in _OF_MEMBER:
            key = each.values.get(link)
            if key in known and not each.values.get(name):
                each.values[name] = known[key][source]


def _standing(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """A member of a branch is full or probationary as registered, unless that was typed."""
    new = [each for each in put if each.values.get("member") and not each.values.get("standing")]
    keys = {each.values["member"] for each in new}
    known = _members(desk, sorted(keys), ("politics", "unit"))
    for each in new:
        member = known.get(each.values["member"], {})
        each.values["standing"] = STANDINGS.get(member.get("politics") or "")
        each.values["unit"] = each.values.get("unit") or member.get("unit")
    return ()


def _members(desk: Desk, keys: Sequence[int], names: Sequence[str]) -> dict[int, dict[str, Any]]:
    rows = lists.rows(desk.office, Member, keys, names) if keys else ()
    return {key: dict(zip(names, values, strict=True)) for key, _, *values in rows}


RULES = (
    CascadeRule(Contact.KEY, _complete, on_import=True),
    CascadeRule(BranchMember.KEY, _standing, on_import=True),
)
