"""Columns of an attendance book matched to activities and their parts; nothing is guessed."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.chinese.numerals import in_digits
from desktop_app.documents.headers import plain
from desktop_app.services.activities.attendance_books.columns import MeetingColumn
from desktop_app.services.activities.attendance_books.heads import MeetingHead
from desktop_app.services.activities.attendance_books.meetings import (
    KnownMeeting,
    KnownPart,
    Meetings,
    contradicts,
    head_words,
)
from desktop_app.services.activities.attendance_books.reading import ReadBlock

NAMED, LONGEST = 3, 31
"""Activities that a sentence names; days that an activity without a last day may take."""
_ORDINAL = re.compile(r"第?(\d+)(?:段|场|次|节|半天).*")
_NUMERALS = re.compile("[〇○零一二三四五六七八九十]+")


EVERY_PART = 0


class MarkTarget(NamedTuple):
    """The place that a column's marks go to: an activity, and the position of its part.

    Position `EVERY_PART` means all of its parts: a list that was kept for the whole meeting.
    """

    activity: int
    position: int


class ColumnMatch(NamedTuple):
    """Where one column goes, or why it goes nowhere.

    activity: the one that it belongs to, None where none or several do. target: with the part.
    why: the reason, as a sentence part, where there is no target. may_create: no activity is
    like it, so that a new one may be made on its day.
    """

    column: MeetingColumn
    head: MeetingHead
    activity: int | None = None
    target: MarkTarget | None = None
    why: str = ""
    may_create: bool = False


def match_block(
    meetings: Meetings, block: ReadBlock, asked: int | None = None
) -> list[ColumnMatch]:
    """The place of each column of a list; `asked` is the activity that all of them are said to be.

    A column is found by its day, name and kind; the title over the list adds what it leaves out.
    """
    found = [_activity(meetings, block, each, asked) for each in block.meetings]
    counts = Counter(each.activity for each in found)
    placed = [
        _placed(meetings, each, alone=counts[each.activity] == 1) if each.activity else each
        for each in found
    ]
    twice = {place for place, count in Counter(x.target for x in placed).items() if count > 1}
    return [
        each._replace(target=None, why="和另一列对到了同一次会议")
        if each.target is not None and each.target in twice else each
        for each in placed
    ]  # fmt: skip


def _activity(
    meetings: Meetings, block: ReadBlock, column: MeetingColumn, asked: int | None
) -> ColumnMatch:
    head = _whole_head(column.head, block.title)
    if asked is not None:
        return ColumnMatch(column, head, asked)
    if not head.is_named:
        return ColumnMatch(column, head, why="没有写是哪次会议，也没有日期")
    pool = _pool(meetings, head, block.title)
    if len(pool) == 1:
        return ColumnMatch(column, head, pool[0].key)
    if pool:
        told = "、".join(each.words for each in pool[:NAMED])
        more = " 等" if len(pool) > NAMED else ""
        return ColumnMatch(column, head, why=f"对得上 {len(pool)} 次活动：{told}{more}")
    why = "没有这次活动" if head.day else "没有这次活动，也没有写日期"
    return ColumnMatch(column, head, why=why, may_create=bool(head.day))


def _whole_head(head: MeetingHead, title: MeetingHead) -> MeetingHead:
    """A head with the day of the title where it names only a half-day."""
    if head.day or head.name:
        return head
    return head._replace(day=title.day, last=title.last, guessed=title.guessed)


def _pool(meetings: Meetings, head: MeetingHead, title: MeetingHead) -> list[KnownMeeting]:
    """The activities that a head may mean."""
    name = head.name or title.name
    if not head.day:
        return _named(meetings, head, title) if name else []
    pool = [*_with_part_on(meetings, head), *meetings.on(head.day)]
    pool = [each for each in dict.fromkeys(pool) if not contradicts(name, each)]
    same = [each for each in pool if name and plain(name) == plain(each.name)]
    alike = same or [each for each in pool if name and meetings.is_like(name, each)]
    if alike:
        return alike
    if head.name and title.name:
        owned = [each for each in pool if meetings.is_like(title.name, each)]
        if owned and not meetings.kind_in(head.name):
            return owned
    kind = meetings.kind_in(head.name) or meetings.kind_in(title.name)
    if not pool or (kind and head.name in ("", title.name)):
        owned = [each for each in meetings.near(head.day) if _goes_on(meetings, each, head, title)]
        if owned:
            return owned
    if kind:
        return [each for each in pool if each.kind in (kind, "")]
    if head.name:
        return [each for each in pool if _part_titled(meetings.parts(each.key), head.name)]
    return pool


def _named(meetings: Meetings, head: MeetingHead, title: MeetingHead) -> list[KnownMeeting]:
    """The activities that a head without a day may mean, those of the title first.

    第一次大会 is a sitting of the title's meeting; under 常委会会议 第十五次 is one of these.
    """
    owners = _in_time(meetings.named(title.name), title) if title.name else []
    if not head.name or head.name == title.name:
        return owners
    is_part = _ORDINAL.fullmatch(_NUMERALS.sub(in_digits, head.name))
    if len(owners) == 1 and (is_part or _part_titled(meetings.parts(owners[0].key), head.name)):
        return owners
    kind = "" if meetings.kind_in(head.name) else meetings.kind_in(title.name)
    found = meetings.named(head.name) or (meetings.numbered(head.name, kind) if kind else [])
    return _in_time(found, title)


def _goes_on(meetings: Meetings, each: KnownMeeting, head: MeetingHead, title: MeetingHead) -> bool:
    """Whether a day is a later one of the title's meeting, whose last day is not filled in."""
    if head.name not in ("", title.name) or not title.name or each.end or not each.start:
        return False
    if not 0 <= _days_between(each.start, head.day) <= LONGEST:
        return False
    same = plain(each.name) == plain(title.name) and bool(head.half)
    return same or meetings.has_number(title.name, each)


def _with_part_on(meetings: Meetings, head: MeetingHead) -> list[KnownMeeting]:
    """The activities near a day that have a part on it: their last day may not be filled in."""
    near = [
        each for each in meetings.near(head.day)
        if not each.end and 0 <= _days_between(each.start, head.day) <= LONGEST
    ]  # fmt: skip
    return [each for each in near if any(x.day == head.day for x in meetings.parts(each.key))]


def _days_between(first: str, last: str) -> int:
    """The days from one day to another, -1 where one of them is no whole day."""
    try:
        return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
    except ValueError:
        return -1


def _in_time(pool: list[KnownMeeting], title: MeetingHead) -> list[KnownMeeting]:
    """Of several activities of one name those of the day or the year of the title."""
    if len(pool) < 2 or not title.day:
        return pool
    on_day = [each for each in pool if each.covers(title.day)]
    return on_day or [each for each in pool if each.start[:4] == title.day[:4]] or pool


def _placed(meetings: Meetings, found: ColumnMatch, *, alone: bool) -> ColumnMatch:
    """A column with the part that it means; `alone`: no other column goes to its activity."""
    assert found.activity is not None  # only such columns are asked about
    parts = meetings.parts(found.activity)
    if not parts:
        if alone:
            return found._replace(target=MarkTarget(found.activity, 1))
        name = meetings.by_key[found.activity].name
        return found._replace(why=f"“{name}”没有分段，表里有几列是它的")
    part = _part(parts, found.head, alone=alone)
    if part is not None:
        return found._replace(target=MarkTarget(found.activity, part.position))
    name = meetings.by_key[found.activity].name
    return found._replace(
        why=f"“{name}”有 {len(parts)} 段，看不出“{head_words(found.head)}”是哪一段"
    )


def _part(parts: Sequence[KnownPart], head: MeetingHead, *, alone: bool) -> KnownPart | None:
    if len(parts) == 1 and alone:
        return parts[0]
    named = _part_titled(parts, head.name)
    fitting = [
        each for each in parts
        if (not head.day or each.day == head.day) and (not head.half or each.half == head.half)
    ] if head.day or head.half else []  # fmt: skip
    if len(fitting) > 1:
        fitting = [each for each in fitting if each in named] or fitting
    if not fitting and not head.half:
        fitting = named
    return fitting[0] if len(fitting) == 1 else None


def _part_titled(parts: Sequence[KnownPart], name: str) -> list[KnownPart]:
    """The parts of that title, or with that number where the name is 第二段."""
    if not name:
        return []
    found = [each for each in parts if each.title and plain(each.title) in plain(name)]
    number = _ORDINAL.fullmatch(_NUMERALS.sub(in_digits, name))
    if not found and number:
        found = [each for each in parts if each.position == int(number[1])]
    return found
