"""Links a new member to the record of the same person in the term before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.records.member import Member
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

MONTH = 7
_FIELDS = ("name", "born")


def link_earlier(
    desk: Desk, put: Sequence[Record], _remove: Sequence[Record], all_said: bool
) -> Agreed:
    """Fill 上一届的记录 of new members, in place, where just one of the term before is the same.

    The same person has the same name, and the same day of birth as far as both are known, at least
    to the month. What is filled in already stays.
    """
    new = [] if all_said else [each for each in put if isinstance(each, Member) and _asks(each)]
    if not new or len(lookup(desk).titles[Term.KEY]) <= 1:
        return Agreed()
    before = _terms_before(desk)
    for term in {each.values["term"] for each in new} & before.keys():
        own = [each for each in new if each.values["term"] == term]
        known = _members_of(desk, before[term], {each.values["name"] for each in own})
        for each in own:
            same = [
                key for key, born in known.get(each.values["name"], ())
                if _same_day(born, each.values["born"])
            ]  # fmt: skip
            if len(same) == 1:
                each.values["previous"] = same[0]
    return Agreed()


RULE = AgreementRule(frozenset((Member.KEY,)), link_earlier)


def _asks(member: Record) -> bool:
    values = member.values
    new = not values["version"] and not values.get("previous")
    return bool(new and values.get("name") and values.get("born") and values.get("term"))


def _terms_before(desk: Desk) -> Mapping[int, int]:
    """Each term's next smaller one, by their numbers."""
    keys = lists.find(desk.office, Term, Query(sort="number"))
    return dict(zip(keys[1:], keys, strict=False))


def _members_of(
    desk: Desk, term: int, names: Iterable[str]
) -> dict[str, list[tuple[int, str | None]]]:
    """Id and day of birth of a term's members of these names, by name."""
    where = (Filter("term", "in", (term,)), Filter("name", "in", tuple(sorted(names))))
    found: dict[str, list[tuple[int, str | None]]] = {}
    keys = lists.find(desk.office, Member, Query(where=where))
    for key, _, name, born in lists.rows(desk.office, Member, keys, _FIELDS):
        found.setdefault(name, []).append((key, born))
    return found


def _same_day(one: str | None, other: Any) -> bool:
    known = min(len(one or ""), len(other))
    return known >= MONTH and (one or "")[:known] == other[:known]
