"""Makes groups, memberships and members agree in every action that writes one of them.

A member's 活动小组 and 小组职务 are the words of today's memberships of groups; a group's leader,
deputy, liaison and number of members those of its members. Whoever has no membership of a group
keeps the text as typed, and so does a group without members: old lists have nothing but names.
Names typed into 活动小组 that are all groups' correct the memberships of today: it was always so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.group import NAMED, WorkGroup
from desktop_app.records.member import Member
from desktop_app.records.membership import GROUP, Membership, holds_on, overlap
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.cascading import SLICE, stored_before
from desktop_app.services.desk import Desk
from desktop_app.services.groups.holding import memberships, words_on
from desktop_app.services.groups.typed_groups import groups_named, post_named
from desktop_app.services.members.time_in_office import Starts
from desktop_app.services.registers.record_drafts import Refused
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.stepping import Steps
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter
from desktop_app.storage.query.records_by_key import records_by_key

KEYS = frozenset((Member.KEY, Membership.KEY, WorkGroup.KEY, Term.KEY))
TEXTS = ("work_group", "work_group_post")
_SHOWN = (*TEXTS, "since", "term", "state", "state_date")
_OF_GROUP = ("name", *NAMED, "member_count")
Values = Mapping[str, Any]


class GroupsInAction:
    """The groups and memberships of one action as they are after it, and what follows from them."""

    def __init__(
        self, desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
    ) -> None:
        self.desk, self.put, self.all_said = desk, put, all_said
        self.starts = Starts(desk, put)
        self.gone = {(type(each), each.key) for each in remove}
        kinds: dict[type[Record], list[Record]] = {Member: [], WorkGroup: [], Membership: []}
        for each in put:
            kinds.setdefault(type(each), []).append(each)
        self.members = {each.key: each for each in kinds[Member]}
        self.groups = {each.key: each for each in kinds[WorkGroup]}
        own = kinds[Membership]
        self.written = [each for each in own if each.values.get("kind") == GROUP]
        self.before = _before(desk, own, remove)
        self.typed: dict[int, Values] = {}
        self.rows: list[Record] = []
        self._rows_of: dict[int, list[Record]] = {}
        self.removed: list[Record] = []
        self._changed: dict[int, Record] = {}

    def run(self) -> Steps[Agreed]:
        """What has to be written and removed besides; yields (0, records) now and then."""
        people, groups = self._people(), self._groups()
        if not people and not groups:
            return Agreed()
        if len(people) > SLICE:
            yield 0, len(self.put)
        found = memberships(self.desk, (Filter("group", "in", tuple(sorted(groups))),))
        named = {each.values["member"] for each in found} if self._renames() else set[int]()
        touched = groups | {each["group"] for each in self.before}
        yield from self.settle(people | named, touched)
        return Agreed(self.unwritten(), self.removed)

    def settle(self, people: Iterable[int], groups: Iterable[int]) -> Steps[None]:
        """Sets the words of these members, and the people and numbers of these groups."""
        here = {key for key in people if key and (Member, key) not in self.gone}
        self._read(here)
        yield 0, len(self.put)
        here &= set(self.members)  # one removed meanwhile: the write refuses it in words
        for key in sorted(here & set(self.typed)):
            self._correct(self.members[key], self.typed[key])
        for key in () if self.all_said else sorted(here):
            self._refuse_twice(self.members[key])
        titles = self._titles()
        earlier = {
            each["member"] for each in (*self.before, *(each.values for each in self.removed))
        }
        for place, key in enumerate(sorted(here), 1):
            self._show(self.members[key], titles, had=key in earlier)
            if not place % SLICE:
                yield 0, len(self.put)
        keys = {*groups, *(each.values["group"] for each in (*self.rows, *self.removed))}
        yield 0, len(self.put)
        yield from self._count({key for key in keys if key and (WorkGroup, key) not in self.gone})

    def unwritten(self) -> list[Record]:
        """The records that changed and are not in the action."""
        written = {id(each) for each in self.put}
        return [each for each in self._changed.values() if id(each) not in written]

    def _people(self) -> set[int]:
        """The members whose groups or texts the action changes."""
        people = {each["member"] for each in (*self.before, *(x.values for x in self.written))}
        own = [each for each in self.members.values() if _says_anything(each.values)]
        stored = stored_before(self.desk.office, own) if own else {}
        for each in own:
            old, new = stored.get(each.key, {}), each.values
            # days say nothing of a new member: only its texts are looked at
            watched = _SHOWN if old else TEXTS
            changed = [name for name in watched if old.get(name) != new.get(name)]
            if changed:
                people.add(each.key)
            if not self.all_said and not set(TEXTS).isdisjoint(changed):
                self.typed[each.key] = old
        return people

    def _groups(self) -> set[int]:
        """The stored groups of which the action changes what follows from members, or the name."""
        own = list(self.groups.values())
        stored = stored_before(self.desk.office, own) if own else {}
        return {
            each.key for each in own if each.key in stored
            and any(stored[each.key].get(name) != each.values.get(name) for name in _OF_GROUP)
        }  # fmt: skip

    def _renames(self) -> bool:
        return bool(self.groups)

    def _read(self, people: set[int]) -> None:
        """The members, and all of their memberships of groups as they are after the action."""
        lacking = sorted(people - set(self.members))
        for each in records_by_key(self.desk.office, Member, lacking) if lacking else ():
            self.members[each.key] = each
        there = (key for key in people if key in self.members)
        known = tuple(sorted(key for key in there if self.members[key].values["version"]))
        found = memberships(self.desk, (Filter("member", "in", known),)) if known else []
        self._take(self._as_they_are(found))

    def _take(self, rows: Iterable[Record]) -> None:
        for each in rows:
            self.rows.append(each)
            self._rows_of.setdefault(each.values["member"], []).append(each)

    def _as_they_are(self, stored: Sequence[Record]) -> list[Record]:
        own = {each.key for each in self.put if isinstance(each, Membership) and each.has_key}
        kept = (each for each in stored if each.key not in own)
        return [*(each for each in kept if (Membership, each.key) not in self.gone), *self.written]

    def _of(self, member: int) -> list[Record]:
        return list(self._rows_of.get(member, ()))

    def _titles(self) -> dict[int, str]:
        """The names of the groups as they are after the action."""
        keys = {each.values["group"] for each in self.rows} - {None}
        rows = lists.rows(self.desk.office, WorkGroup, sorted(keys - set(self.groups)), ("name",))
        names = {row[0]: str(row[2]) for row in rows}
        return names | {key: str(each.values["name"]) for key, each in self.groups.items()}

    def _correct(self, member: Record, old: Values) -> None:
        """What was typed was always so; it is left alone where the memberships were written."""
        day, own = self.starts.present(member.values), self._of(member.key)
        if any(each in self.written for each in own):
            return
        now = [each for each in own if holds_on(each.values, day)]
        if member.values.get("work_group") != old.get("work_group"):
            wanted = groups_named(self.desk, member, required=bool(now))
            if wanted is None:
                return
            now = [*self._kept(now, wanted), *self._made(member, now, wanted)]
        said = member.values.get("work_group_post")
        if said != old.get("work_group_post") and len(now) == 1:
            now[0].values["group_post"] = post_named(self.desk, member)
            self._change(now[0])

    def _kept(self, now: Sequence[Record], wanted: Sequence[int]) -> list[Record]:
        kept = [each for each in now if each.values["group"] in wanted]
        for each in now:
            if each not in kept:
                self.rows.remove(each)
                self._rows_of[each.values["member"]].remove(each)
                self.removed.append(each)
        return kept

    def _made(
        self, member: Record, now: Sequence[Record], wanted: Sequence[int]
    ) -> list[Record]:  # fmt: skip
        since, until = self.starts.span(member.values)
        values = {"member": member.key, "kind": GROUP, "place": 1, "since": since, "until": until}
        held = {each.values["group"] for each in now}
        made: list[Record] = [
            Membership.of({**values, "group": each}) for each in wanted if each not in held
        ]
        self._take(made)
        for each in made:
            self._change(each)
        return made

    def _refuse_twice(self, member: Record) -> None:
        """A member is in one group only once at a time."""
        for one, other in combinations([each.values for each in self._of(member.key)], 2):
            if one["group"] == other["group"] and overlap(one, other):
                title, name = Member.title_of(member.values), self._titles().get(one["group"], "")
                told = f"“{title}”在“{name}”里有两段时间重叠，请先改其中一段的起止日期"
                raise Refused([Problem("work_group", Member.field("work_group").label, told)])

    def _show(self, member: Record, titles: Mapping[int, str], *, had: bool) -> None:
        """Writes the words of today's memberships; text without any membership stays."""
        own = [each.values for each in self._of(member.key)]
        if not own and (not had or self.all_said):
            return
        words = words_on(self.desk, own, self.starts.present(member.values), titles)
        if tuple(member.values.get(name) for name in TEXTS) != words:
            member.values.update(zip(TEXTS, words, strict=True))
            self._change(member)

    def _count(self, keys: set[int]) -> Steps[None]:
        """Sets who leads each of some groups, and how many are in it today."""
        lacking = sorted(keys - set(self.groups))
        for each in records_by_key(self.desk.office, WorkGroup, lacking) if lacking else ():
            self.groups[each.key] = each
        stored = memberships(self.desk, (Filter("group", "in", tuple(sorted(keys))),))
        read = {id(each) for each in self.rows}
        known = {each.key for each in (*self.rows, *self.removed) if each.has_key}
        others = [each for each in self._as_they_are(stored)
                  if id(each) not in read and each.key not in known]  # fmt: skip
        yield 0, len(self.put)
        rows: dict[int, list[Values]] = {}
        for each in (*others, *self.rows):
            rows.setdefault(each.values["group"], []).append(each.values)
        had = {each["group"] for each in (*self.before, *(x.values for x in self.removed))}
        for key in sorted(keys & set(self.groups)):
            own = rows.get(key, [])
            if own or (not self.all_said and key in had):
                self._put_people(self.groups[key], own)

    def _put_people(self, group: Record, rows: Iterable[Values]) -> None:
        day = self.desk.today.isoformat()
        now = [each for each in rows if holds_on(each, day)]
        names = self._names([each["member"] for each in now if each.get("group_post") in NAMED])
        new: dict[str, Any] = {
            post: "、".join(names[x["member"]] for x in now if x.get("group_post") == post) or None
            for post in NAMED
        }
        new["member_count"] = len({each["member"] for each in now})
        if any(group.values.get(name) != value for name, value in new.items()):
            group.values.update(new)
            self._change(group)

    def _names(self, keys: Collection[int]) -> dict[int, str]:
        lacking = sorted(set(keys) - set(self.members))
        found = lists.rows(self.desk.office, Member, lacking, ("name",)) if lacking else ()
        names = {row[0]: str(row[2]) for row in found}
        own = (key for key in keys if key in self.members)
        return names | {key: str(self.members[key].values["name"]) for key in own}

    def _change(self, record: Record) -> None:
        self._changed[id(record)] = record


def follow_groups(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Steps[Agreed]:
    """The words of members and groups that follow from the memberships of an action.

    `Refused` where a member would be in one group twice at a time, or a typed name is no group's.
    """
    if not _is_about_groups(put, remove):
        return Agreed()
    return (yield from GroupsInAction(desk, put, remove, all_said).run())


RULES = (AgreementRule(KEYS, follow_groups, whole=True),)


def _is_about_groups(put: Iterable[Record], remove: Iterable[Record]) -> bool:
    """Whether an action has a record from which anything about groups may follow."""
    for each in put:
        values = each.values
        if isinstance(each, Membership):
            if values["version"] or values.get("kind") == GROUP:  # a stored one may have been one
                return True
        elif isinstance(each, WorkGroup) or (isinstance(each, Member) and _says_anything(values)):
            return True
    return any(isinstance(each, Membership) and each.values["kind"] == GROUP for each in remove)


def _says_anything(member: Values) -> bool:
    """Whether a member is stored already, or is a new one in whose texts groups may be named."""
    return bool(member["version"]) or any(member.get(name) is not None for name in TEXTS)


def _before(desk: Desk, own: Sequence[Record], remove: Sequence[Record]) -> list[Values]:
    """What the memberships of groups said that an action writes or removes; `own` it writes."""
    stored = list(stored_before(desk.office, own).values()) if own else []
    removed = [each.values for each in remove if isinstance(each, Membership)]
    return [each for each in (*stored, *removed) if each.get("kind") == GROUP]
