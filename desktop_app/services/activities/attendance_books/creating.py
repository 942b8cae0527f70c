"""Activities and parts that columns of an attendance book name and the office has not yet."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from desktop_app.chinese.dates import earliest
from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.record import Record
from desktop_app.services.activities.attendance_books.heads import HALVES
from desktop_app.services.activities.attendance_books.matching import ColumnMatch, MarkTarget
from desktop_app.services.activities.attendance_books.meetings import Meetings
from desktop_app.services.activities.attendance_books.reading import ReadBlock
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.storage.log.keys import new_keys

HALVES_APART = 3
"""Days from one half-day to the next at most within a meeting whose columns name no meeting."""
_ORDER = {"": 0, "morning": 1, "afternoon": 2, "evening": 3}


class NewPart(NamedTuple):
    """A part to be made; `half` is a code of `day_half`."""

    position: int
    day: str
    half: str
    title: str

    def record(self, activity: int) -> Record:
        """The part as the door takes it."""
        return ActivityPart.of({
            "activity": activity, "position": self.position, "day": self.day or None,
            "half": self.half or None, "title": self.title or None,
        })  # fmt: skip


class NewMeeting(NamedTuple):
    """An activity to be made, under a key that is reserved for it."""

    key: int
    name: str
    kind: str
    start: str
    end: str
    parts: tuple[NewPart, ...] = ()

    @property
    def words(self) -> str:
        """Its name with its day and the number of its parts."""
        parts = f"，{len(self.parts)} 段" if self.parts else ""
        return f"{self.name}（{self.start}{parts}）" if self.start else self.name

    def record(self, desk: Desk) -> Record:
        """The activity as the door takes it: held where its days are over."""
        shared = lookup(desk, Activity)
        values = {
            **Activity.defaults(shared), "name": self.name, "kind": self.kind or None,
            "start_on": self.start or None, "end_on": self.end or None,
        }  # fmt: skip
        begun = self.start and earliest(self.start) <= desk.today.isoformat()
        state = Activity.likely_state(values, shared) or ("underway" if begun else "draft")
        found = Activity.of({**values, "state": state})
        found.key = self.key
        return found


class Additions(NamedTuple):
    """What is made before marks are written: activities, and parts by stored activity."""

    meetings: tuple[NewMeeting, ...] = ()
    parts: Mapping[int, tuple[NewPart, ...]] = {}


Wanted = tuple[int, int]
"""A column by the number of its block and its own place in there."""


def with_additions(
    meetings: Meetings,
    blocks: Sequence[ReadBlock],
    matches: Sequence[Sequence[ColumnMatch]],
    wanted: Callable[[Wanted], bool],
    is_marked: Callable[[int], bool],
) -> tuple[list[list[ColumnMatch]], Additions]:
    """The columns with places in new activities and new parts, and these.

    `wanted` says for which columns they may be made. `is_marked` says whether an activity without
    parts has marks: which part they belong to is not known, so that it gets none.
    """
    found = [list(each) for each in matches]
    making = _Making(meetings)
    for n, block in enumerate(blocks):
        own = [(place, each) for place, each in enumerate(found[n])
               if each.target is None and wanted((n, place))]  # fmt: skip
        for group in _groups(block, [each for each in own if each[1].may_create]):
            for place, made in making.meeting(block, group).items():
                found[n][place] = found[n][place]._replace(target=made, why="")
        for place, each in own:
            if each.activity is not None and not (
                not meetings.parts(each.activity) and is_marked(each.activity)
            ):
                target = making.part(each)
                if target is not None:
                    found[n][place] = each._replace(target=target, why="")
    return found, making.additions()


def _groups(
    block: ReadBlock, columns: Sequence[tuple[int, ColumnMatch]]
) -> list[list[tuple[int, ColumnMatch]]]:
    """Columns that are one new activity: of one name, or the half-days of the title's meeting.

    Each has a day.
    """
    named: dict[str, list[tuple[int, ColumnMatch]]] = {}
    bare = []
    for each in columns:
        if each[1].head.name and block.is_matrix:
            named.setdefault(each[1].head.name, []).append(each)
        else:
            bare.append(each)
    return [*named.values(), *_by_days(bare)]


def _by_days(columns: Sequence[tuple[int, ColumnMatch]]) -> list[list[tuple[int, ColumnMatch]]]:
    """Columns without names: days that follow each other, or nearly so with half-days, are one."""
    found: list[list[tuple[int, ColumnMatch]]] = []
    gap = HALVES_APART if any(each.head.half for _, each in columns) else 1
    for each in sorted(columns, key=lambda x: x[1].head.day):
        before = found[-1][-1][1].head.day if found else ""
        day = each[1].head.day
        if found and (before == day or (before and day and _apart(before, day) <= gap)):
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _apart(first: str, last: str) -> int:
    """The days between two days; months are apart."""
    if len(first) < len(last) or len(last) < len("2026-02-09"):
        return len(last) * len(first)
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days


class _Making:
    """Collects what is made; the same meeting in several lists is made once."""

    def __init__(self, meetings: Meetings) -> None:
        self._meetings = meetings
        self._new: dict[tuple[str, str], NewMeeting] = {}
        self._parts: dict[int, list[NewPart]] = {}

    def additions(self) -> Additions:
        """All that was collected."""
        own = {each.key for each in self._new.values()}
        return Additions(
            tuple(each._replace(parts=tuple(self._parts.get(each.key, ())))
                  for each in self._new.values()),
            {key: tuple(parts) for key, parts in self._parts.items() if key not in own},
        )  # fmt: skip

    def meeting(
        self, block: ReadBlock, group: Sequence[tuple[int, ColumnMatch]]
    ) -> dict[int, MarkTarget]:
        """The places of some columns in one new activity; none where nothing names it."""
        heads = [each.head for _, each in group]
        days = sorted({each.day for each in heads if each.day})
        start, end = days[0], max([*days, *(each.last for each in heads)])
        own = heads[0].name
        kind = self._meetings.kind_in(own) or self._meetings.kind_in(block.title.name)
        name = own or block.title.name
        if not name:
            return {}
        key = (name, start)
        if key not in self._new:
            end = end if end != start else ""
            self._new[key] = NewMeeting(new_keys(1, self._last())[0], name, kind, start, end)
        made = self._new[key].key
        if len(group) == 1 and not heads[0].half:
            return {group[0][0]: MarkTarget(made, 1)}
        places = {}
        for place, each in sorted(group, key=lambda x: (x[1].head.day, _ORDER[x[1].head.half])):
            title = each.head.name if each.head.name != name else ""
            places[place] = self._place(made, (), each.head.day, each.head.half, title)
        return places

    def part(self, found: ColumnMatch) -> MarkTarget | None:
        """A place in a part that a stored activity does not have yet; None without day and half."""
        assert found.activity is not None  # only such columns are asked about
        head = found.head
        if not head.half and not head.day:
            return None
        stored = [(each.position, each.day, each.half)
                  for each in self._meetings.parts(found.activity)]  # fmt: skip
        title = head.name if head.name != self._meetings.by_key[found.activity].name else ""
        return self._place(found.activity, stored, head.day, head.half, title)

    def _place(
        self, activity: int, stored: Sequence[tuple[int, str, str]], day: str, half: str, title: str
    ) -> MarkTarget:
        parts = self._parts.setdefault(activity, [])
        known = [*stored, *((each.position, each.day, each.half) for each in parts)]
        for position, other, part_half in known:
            if (other, part_half) == (day, half):
                return MarkTarget(activity, position)
        position = max((each[0] for each in known), default=0) + 1
        parts.append(NewPart(position, day, half, title))
        return MarkTarget(activity, position)

    def _last(self) -> int:
        return max((each.key for each in self._new.values()), default=0)


def part_words(part: NewPart) -> str:
    """A part in a few words, as the heads of the attendance sheet show it."""
    return " ".join(filter(None, (f"{part.day}{HALVES.get(part.half, '')}", part.title)))
