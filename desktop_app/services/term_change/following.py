"""What is linked with members and committees of a term, and follows them into the next by ticks.

Points and branches: the new record takes the place of the old one. Pairings: the old one ends the
day before the term begins and a new one begins. Groups: the new record is put in from that day.
Brands, points, groups and branches of a committee with another name go to the new committee, what
is of a sector with another name to the new sector; so do the staff and their posts, and what is not
finished: work items, campaigns, requests, deeds, manuscripts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop_app.chinese.dates import latest
from desktop_app.records.branch import Branch, BranchMember
from desktop_app.records.brand import Brand
from desktop_app.records.campaign import Campaign
from desktop_app.records.deed import Deed
from desktop_app.records.expert import Expert
from desktop_app.records.group import WorkGroup
from desktop_app.records.manuscript import Manuscript
from desktop_app.records.member import Member
from desktop_app.records.membership import GROUP, Membership, holds_on
from desktop_app.records.office import Committee
from desktop_app.records.pairing import Pairing
from desktop_app.records.point import Point
from desktop_app.records.predicates import Predicate
from desktop_app.records.record import Record
from desktop_app.records.regulation import Regulation
from desktop_app.records.request import Request
from desktop_app.records.staff import Staff, StaffPost
from desktop_app.records.work_item import WorkItem
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.members.time_in_office import day_before
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.predicate_sql import filters_of
from desktop_app.storage.query.records_by_key import records_by_key

FEW = 3
_PLACED: tuple[tuple[type[Record], Predicate | None], ...] = (
    (Brand, None), (Staff, Staff.HERE), (StaffPost, None), (Expert, None),
    (WorkItem, WorkItem.OPEN), (Campaign, Campaign.OPEN), (Request, Request.OPEN),
    (Deed, Deed.OPEN), (Manuscript, Manuscript.OPEN), (Regulation, Regulation.IN_FORCE),
)  # fmt: skip
"""What only names committees and sectors, and which of it goes on; what is finished stays."""


class Following(NamedTuple):
    """A record that may follow: its register and id, its title, and in words what would change.

    `moves`: somebody or a committee of it goes on; else the tick only ends what is left.
    """

    model: type[Record]
    key: int
    title: str
    words: str
    moves: bool


@dataclass(frozen=True, slots=True)
class Succession:
    """Who and what takes whose place: new ids by old ones, and the first day of the new term.

    `names` are the names of all members of the old term, by id; `day` is a day on which the old
    term is looked at. `titles` are the names of the new sectors by their ids.
    """

    members: Mapping[int, int]
    committees: Mapping[int, int]
    names: Mapping[int, str]
    starts: str
    day: str
    sectors: Mapping[int, int] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)

    def place(self, model: type[Record], values: dict[str, Any]) -> None:
        """Put new committees and sectors in the places of the old ones in a record's links."""
        for name, new in (
            ("committee", self.committees), ("committee2", self.committees),
            ("sector", self.sectors), ("target_sector", self.sectors),
        ):  # fmt: skip
            if values.get(name) in new:
                values[name] = new[values[name]]
                if name == "target_sector":
                    values["target_name"] = self.titles[values[name]]
        for each in model.pairs():
            into = {"committee": self.committees, "sector": self.sectors}.get(each.linked.KEY)
            if into and values.get(each.name):
                values[each.name] = [into.get(x, x) for x in values[each.name]]

    def is_of_old_term(self, member: int | None) -> bool:
        """Whether a member is of the term that is over."""
        return member in self.names


def offered(desk: Desk, succession: Succession) -> list[Following]:
    """Every record that is linked with members of the old term or renamed committees."""
    return [
        *_points(desk, succession), *_placed(desk, succession), *_groups(desk, succession),
        *_pairings(desk, succession), *_branches(desk, succession), *_linked(desk, succession),
    ]  # fmt: skip


def moved(
    desk: Desk, succession: Succession, follows: Mapping[str, frozenset[int]]
) -> list[Record]:
    """The records that are written so that the chosen ones follow."""
    put: list[Record] = []
    for model, move in _MOVES:
        keys = sorted(follows.get(model.KEY, frozenset()))
        put += move(desk, succession, records_by_key(desk.office, model, keys))
    return put


def _points(desk: Desk, to: Succession) -> Iterable[Following]:
    for each in _every(desk, Point, "state", ("running", "preparing", None)):
        there = [key for key in each.values.get("members") or () if to.is_of_old_term(key)]
        yield from _offer(each, to, there, "驻点")


def _linked(desk: Desk, to: Succession) -> Iterable[Following]:
    """Committees that are in touch with a sector that gets another name."""
    for each in _every(desk, Committee, "", ()) if to.sectors else ():
        if each.key not in to.committees:
            yield from _offer(each, to, (), "")


def _placed(desk: Desk, to: Succession) -> Iterable[Following]:
    for model, goes_on in _PLACED if to.committees or to.sectors else ():
        where = filters_of(goes_on, lookup(desk)) if goes_on is not None else ()
        keys = lists.find(desk.office, model, Query(where=where))
        for each in records_by_key(desk.office, model, keys):
            yield from _offer(each, to, (), "")


def _groups(desk: Desk, to: Succession) -> Iterable[Following]:
    held = _held(desk, to)
    for each in _every(desk, WorkGroup, "state", ("running", None)):
        there = [row.values["member"] for row in held if row.values["group"] == each.key]
        yield from _offer(each, to, there, "在组里")


def _pairings(desk: Desk, to: Succession) -> Iterable[Following]:
    for each in _every(desk, Pairing, "until", (None,)):
        ends = [each.values.get(name) for name in ("linker", "target_member")]
        there = [key for key in ends if key is not None and to.is_of_old_term(key)]
        if not there:
            continue
        goes_on = all(key in to.members for key in there)
        words = "旧的结束，接着结对" if goes_on else f"结束，不接着：{_who(to, there)}不连任"
        yield Following(Pairing, each.key, Pairing.title_of(each.values), words, goes_on)


def _branches(desk: Desk, to: Succession) -> Iterable[Following]:
    for each in _every(desk, Branch, "state", ("running", None)):
        rows = _party_members(desk, each.key)
        there = [x.values["member"] for x in rows if to.is_of_old_term(x.values.get("member"))]
        yield from _offer(each, to, there, "是党员", leaves="请在支部里另行移出")


def _offer(
    record: Record, to: Succession, there: Sequence[int], held: str, leaves: str = ""
) -> Iterable[Following]:
    """What would change in one record; nothing where the change of term does not touch it."""
    before = dict(record.values)
    to.place(type(record), before)
    renamed = any(before[name] != record.values[name] for name in before)
    on, off = [x for x in there if x in to.members], [x for x in there if x not in to.members]
    words = [f"{len(on)} 人接着{held}"] if on else []
    words += [f"{_who(to, off)}不连任{('，' + leaves) if leaves else ''}"] if off else []
    changed = [name for name in before if before[name] != record.values[name]]
    new = ("界别" if "sector" in name else "专委会" for name in changed)
    words += [f"{'、'.join(dict.fromkeys(new))}改为新的"] if renamed else []
    if words:
        title = type(record).title_of(record.values)
        yield Following(type(record), record.key, title, "；".join(words), bool(on or renamed))


def _who(to: Succession, keys: Sequence[int]) -> str:
    names = [to.names[key] for key in keys if key not in to.members]
    return "、".join(names[:FEW]) + (f"等 {len(names)} 人" if len(names) > FEW else "")


def _move_points(_: Desk, to: Succession, records: Sequence[Record]) -> list[Record]:
    for each in records:
        old = each.values.get("members") or ()
        stay = [to.members.get(key, key) for key in old]
        each.values["members"] = [key for key in stay if not to.is_of_old_term(key)]
        to.place(Point, each.values)
    return list(records)


def _move_placed(_: Desk, to: Succession, records: Sequence[Record]) -> list[Record]:
    for each in records:
        to.place(type(each), each.values)
    return list(records)


def _move_groups(desk: Desk, to: Succession, records: Sequence[Record]) -> list[Record]:
    chosen, put = {each.key for each in records}, list[Record]()
    for each in records:
        before = dict(each.values)
        to.place(WorkGroup, each.values)
        put += [each] if before != each.values else []
    for row in _held(desk, to):
        new = to.members.get(row.values["member"])
        if row.values["group"] in chosen and new is not None:
            kept = {name: row.values.get(name) for name in ("group", "group_post")}
            put.append(Membership.of({**kept, "kind": GROUP, "member": new, "since": to.starts}))
    return put


def _move_pairings(_: Desk, to: Succession, records: Sequence[Record]) -> list[Record]:
    put, last = list[Record](), day_before(to.starts)
    for each in records:
        ends = {name: each.values.get(name) for name in ("linker", "target_member")}
        new = {name: to.members.get(key, key) for name, key in ends.items() if key is not None}
        goes_on = not any(to.is_of_old_term(key) for key in new.values())
        if (each.values.get("since") or "") > last:  # it had not begun: it is with the new records
            each.values.update(new if goes_on else {})
        else:
            each.values["until"] = last
        put.append(each)
        if goes_on and each.values.get("until") == last:
            begun = {"since": to.starts, "until": None, "done": None, "last_on": None}
            plain = {k: v for k, v in each.values.items() if k not in ("id", "version")}
            again = {**plain, **new, **begun}
            to.place(Pairing, again)
            put.append(Pairing.of(again))
    return put


def _move_branches(desk: Desk, to: Succession, records: Sequence[Record]) -> list[Record]:
    put = list[Record]()
    for each in records:
        before = dict(each.values)
        to.place(Branch, each.values)
        put += [each] if before != each.values else []
        for row in _party_members(desk, each.key):
            if row.values.get("member") in to.members:
                row.values["member"] = to.members[row.values["member"]]
                put.append(row)
    return put


def _held(desk: Desk, to: Succession) -> list[Record]:
    """The memberships of groups that members of the old term hold on the day it is looked at."""
    where = (Filter("kind", "in", (GROUP,)), Filter("member", "in", tuple(to.names)))
    keys = lists.find(desk.office, Membership, Query(where=where)) if to.names else ()
    found = records_by_key(desk.office, Membership, keys)
    return [each for each in found if holds_on(each.values, to.day)]


def _party_members(desk: Desk, branch: int) -> list[Record]:
    where = (Filter("branch", "in", (branch,)),)
    keys = lists.find(desk.office, BranchMember, Query(where=where))
    return records_by_key(desk.office, BranchMember, keys)


def _every(
    desk: Desk, model: type[Record], field: str, values: tuple[str | None, ...]
) -> list[Record]:
    where = (Filter(field, "in", values),) if field else ()
    keys = lists.find(desk.office, model, Query(where=where))
    return records_by_key(desk.office, model, keys)


Move = Callable[[Desk, Succession, Sequence[Record]], list[Record]]
_MOVES: tuple[tuple[type[Record], Move], ...] = (
    (Point, _move_points), *((model, _move_placed) for model, _ in _PLACED),
    (Committee, _move_placed), (WorkGroup, _move_groups),
    (Pairing, _move_pairings), (Branch, _move_branches),
)  # fmt: skip


def names_of(desk: Desk, term: int) -> dict[int, str]:
    """The names of all members of a term, by id."""
    keys = lists.find(desk.office, Member, Query(where=(Filter("term", "in", (term,)),)))
    return {row[0]: row[2] for row in lists.rows(desk.office, Member, keys, ("name",))}


def looked_at(today: str, ends: str | None) -> str:
    """The day on which the old term is looked at: today, or its last day where that is past."""
    return min(today, latest(ends)) if ends else today
