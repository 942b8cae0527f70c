"""What follows from children: contacts of a pair this year, members and secretary of a branch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.records.branch import Branch, BranchMember
from desktop_app.records.contact import Contact
from desktop_app.records.pairing import Pairing
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import records
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

Values = Mapping[str, Any]
HEADS = ("secretary", "leader")
"""The posts whose holder a branch shows as its head, the first one that is held."""


def follow_contacts(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """`done` and `last_on` of each pairing are those of its contacts, whatever an action does."""
    return _follow(desk, put, remove, (Pairing, Contact, "pairing"), _of_pairing, all_said)


def follow_members(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """The numbers and the secretary of each branch are those of its members.

    A branch without any keeps what was typed: old lists have nothing but a name and a number. An
    undo that takes its first member back brings that text and number back with it.
    """
    return _follow(desk, put, remove, (Branch, BranchMember, "branch"), _of_branch, all_said)


def counted(desk: Desk, keys: Sequence[int]) -> list[Record]:
    """Those of some pairings whose counts are no longer those of this year, corrected."""
    found = records(desk, Pairing, keys)
    return _settled(desk, found, (Pairing, Contact, "pairing"), (), set(), _of_pairing, {})


_Kinds = tuple[type[Record], type[Record], str]
"""The record that shows counts, the one that is counted, and its link."""


def _follow(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], kinds: _Kinds, of: Any,
    all_said: bool,
) -> Agreed:  # fmt: skip
    whole, part, link = kinds
    gone = {(type(each), each.key) for each in remove}
    written = {each.key: each for each in put if type(each) is whole}
    said = [each for each in (*put, *remove) if type(each) is part]
    if not (said or written):
        return Agreed()
    stored = [each.key for each in said if each.values["version"]]
    former: dict[Any, list[Values]] = {}
    for each in records(desk, part, stored) if stored else ():
        former.setdefault(each.values.get(link), []).append(each.values)
    named = {*(each.values.get(link) for each in said), *former, *written}
    keys = {int(key) for key in named if key and (whole, key) not in gone}
    lacking = sorted(keys - set(written))
    others = records(desk, whole, lacking) if lacking else []
    own = [*written.values(), *others]
    changed = _settled(desk, own, kinds, put, gone, of, {} if all_said else former)
    return Agreed([each for each in changed if each.key not in written])


def _settled(
    desk: Desk, own: Sequence[Record], kinds: _Kinds, put: Sequence[Record],
    gone: set[tuple[type[Record], int]], of: Any, former: Mapping[Any, Sequence[Values]],
) -> list[Record]:  # fmt: skip
    """Writes what follows into some records; those that it changed.

    `former` are the counted records that an action changes or removes, as they were, by the record
    that counted them.
    """
    _, part, link = kinds
    if not own:
        return []
    parts = _parts(desk, part, link, [each.key for each in own], put, gone)
    changed = []
    for each in own:
        new = of(desk, parts.get(each.key, ()), former.get(each.key, ()), each.values)
        if any(each.values.get(name) != value for name, value in new.items()):
            each.values.update(new)
            changed.append(each)
    return changed


_READ = {Contact.KEY: ("day",), BranchMember.KEY: ("name", "standing", "post")}


def _parts(
    desk: Desk, part: type[Record], link: str, keys: Iterable[int], put: Sequence[Record],
    gone: set[tuple[type[Record], int]],
) -> dict[Any, list[Values]]:  # fmt: skip
    """What is counted, by the record that shows it, as it is after the action, in one order."""
    names = (link, *_READ[part.KEY])
    own = {each.key: each.values for each in put if type(each) is part}
    query = Query(where=(Filter(link, "in", tuple(keys)),))
    rows = lists.rows(desk.office, part, lists.find(desk.office, part, query), names)
    stored = {row[0]: dict(zip(names, row[2:], strict=True)) for row in rows}
    found: dict[Any, list[Values]] = {}
    every = {**stored, **own}
    for key, values in ((key, every[key]) for key in sorted(every)):
        if (part, key) not in gone:
            found.setdefault(values.get(link), []).append(values)
    return found


def _of_pairing(
    desk: Desk, contacts: Sequence[Values], _former: Sequence[Values], _pairing: Values
) -> dict[str, Any]:
    year, days = str(desk.today.year), [str(each["day"]) for each in contacts if each.get("day")]
    return {
        "done": sum(day.startswith(year) for day in days),
        "last_on": max(days, default=None),
    }


def _of_branch(
    _desk: Desk, members: Sequence[Values], former: Sequence[Values], branch: Values
) -> dict[str, Any]:
    if not members and not former:
        return {}
    new: dict[str, Any] = {
        "member_count": len(members),
        "full_count": sum(each.get("standing") == "full" for each in members),
    }
    head = _head(members)
    if head or branch.get("secretary") == (_head(former) or None):
        new["secretary"] = head or None
    return new


def _head(members: Sequence[Values]) -> str:
    """The names of those who hold the highest post, '' where nobody does."""
    named = ("、".join(each["name"] for each in members if each.get("post") == post)
             for post in HEADS)  # fmt: skip
    return next(filter(None, named), "")[:40]


RULES = (
    AgreementRule(
        frozenset((Pairing.KEY, Contact.KEY)), follow_contacts, whole=True, anew=True
    ),
    AgreementRule(
        frozenset((Branch.KEY, BranchMember.KEY)), follow_members, whole=True, anew=True
    ),
)  # fmt: skip
