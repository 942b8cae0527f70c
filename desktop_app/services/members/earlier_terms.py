"""The records of one person in several terms: a new one is linked to that of the term before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.idcard import born_of
from desktop_app.records.member import Member
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

MONTH = 7
_FIELDS = ("name", "born", "id_card")
_TYPED = ("name", "born", "id_card", "term")


class _Known(NamedTuple):
    key: int
    born: str | None
    id_card: str | None


def link_earlier(
    desk: Desk, put: Sequence[Record], _remove: Sequence[Record], all_said: bool
) -> Agreed:
    """Fill 上一届的记录 of new members, in place, where just one of the term before is the same.

    The same person has the same name, and the same number of the identity card or the same day of
    birth as far as both are known, at least to the month. What is filled in already stays.
    """
    new = [] if all_said else [each for each in put if isinstance(each, Member) and _asks(each)]
    if not new or len(lookup(desk).titles[Term.KEY]) <= 1:
        return Agreed()
    before = _terms_before(desk)
    for term in {each.values["term"] for each in new} & before.keys():
        own = [each for each in new if each.values["term"] == term]
        known = _members_of(desk, before[term], {each.values["name"] for each in own})
        for each in own:
            same = _same_person(known.get(each.values["name"], ()), each.values)
            if len(same) == 1:
                each.values["previous"] = same[0]
    return Agreed()


RULE = AgreementRule(frozenset((Member.KEY,)), link_earlier)


class Likely(NamedTuple):
    """The record of the term before that is likely the same person: its id, and who it is."""

    key: int
    words: str


def likely_earlier(desk: Desk, typed: Mapping[str, object]) -> Likely | None:
    """The one member of the term before who is likely the person typed into a form.

    `typed` are inputs; None where name, term, and birth or identity card do not say it, or several
    are the same.
    """
    shared = lookup(desk, Member)
    read = {name: value for name in _TYPED if (value := typed.get(name)) not in (None, "")}
    values = Member.parse(read, shared).values
    if not values.get("name") or not values.get("term"):
        return None
    born = values.get("born") or born_of(values.get("id_card") or "")
    before = _terms_before(desk).get(values["term"])
    known = _members_of(desk, before, [values["name"]]) if before else {}
    same = _same_person(known.get(values["name"], ()), {**values, "born": born})
    if len(same) != 1:
        return None
    return Likely(same[0], _who(desk, same[0]))


def earlier_records(desk: Desk, key: int) -> list[int]:
    """The records of the same person in earlier terms, the last term first."""
    found: list[int] = []
    rows = lists.rows(desk.office, Member, [key], ("previous",))
    while rows and rows[0][2] and rows[0][2] not in (key, *found):
        found.append(rows[0][2])
        rows = lists.rows(desk.office, Member, [found[-1]], ("previous",))
    return found


def _who(desk: Desk, key: int) -> str:
    """Term, unit, sector of a member, as far as they are filled in."""
    shared, names = lookup(desk, Member), ("term", "unit", "sector")
    ((_, _, *values),) = lists.rows(desk.office, Member, [key], names)
    shown = (
        Member.field(each).show(value, shared) for each, value in zip(names, values, strict=True)
    )
    return " · ".join(filter(None, shown))


def _asks(member: Record) -> bool:
    values = member.values
    new = not values["version"] and not values.get("previous")
    known = values.get("born") or values.get("id_card")
    return bool(new and values.get("name") and known and values.get("term"))


def _terms_before(desk: Desk) -> Mapping[int, int]:
    """Each term's next smaller one, by their numbers."""
    keys = lists.find(desk.office, Term, Query(sort="number"))
    return dict(zip(keys[1:], keys, strict=False))


def _members_of(desk: Desk, term: int, names: Iterable[str]) -> dict[str, list[_Known]]:
    """Id, day of birth and identity card of a term's members of these names, by name."""
    where = (Filter("term", "in", (term,)), Filter("name", "in", tuple(sorted(names))))
    found: dict[str, list[_Known]] = {}
    keys = lists.find(desk.office, Member, Query(where=where))
    for key, _, name, born, card in lists.rows(desk.office, Member, keys, _FIELDS):
        found.setdefault(name, []).append(_Known(key, born, card))
    return found


def _same_person(known: Iterable[_Known], member: Mapping[str, Any]) -> list[int]:
    """Those of some namesakes who have the identity card of a member, else those of its birth."""
    every, card = list(known), member.get("id_card")
    by_card = [each.key for each in every if card and each.id_card == card]
    other = [each for each in every if not (card and each.id_card)]
    return by_card or [each.key for each in other if _same_day(each.born, member.get("born"))]


def _same_day(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    known = min(len(one), len(other))
    return known >= MONTH and one[:known] == other[:known]
