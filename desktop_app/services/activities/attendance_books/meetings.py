"""The activities that a column of an attendance book may mean, by day, name and kind."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.chinese.numerals import in_digits
from desktop_app.documents.headers import plain
from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.activity_kinds import PLENARY
from desktop_app.services.activities.attendance_books.heads import HALVES, MeetingHead
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

_HELD = (Filter("state", "in", ("draft", "noticed", "underway", "done", None)),)
SHORTEST = 4
"""Characters from which a name may be part of another one."""
_NUMERALS = re.compile("[〇○零一二三四五六七八九十]+(?=[届次])")
_NUMBERED = re.compile(r"第?(\d+)次")
_TERM = re.compile(r"第?(\d+)届")
_WORDS = (("常委会", "standing"), ("常务委员会", "standing"), ("主席会", "chairs"),
          ("全体会", PLENARY), ("协商会", "consultation"), ("考察", "tour"),
          ("学习", "training"))  # fmt: skip
"""Words of heads that are no variant of a kind's name, with the code of the kind."""


class KnownPart(NamedTuple):
    """One part of an activity; `half` is a code of `day_half`, '' where nothing says."""

    position: int
    day: str
    half: str
    title: str


class KnownMeeting(NamedTuple):
    """One activity as columns are compared with it; texts are '' where nothing is known."""

    key: int
    name: str
    kind: str
    start: str
    end: str

    def covers(self, day: str) -> bool:
        """Whether a day or a month lies in it."""
        if not self.start:
            return False
        first, last = earliest(self.start), latest(self.end or self.start)
        return first <= latest(day) and earliest(day) <= last

    @property
    def words(self) -> str:
        """Its name with its day, to be read by a person."""
        return f"{self.name}（{self.start}）" if self.start else self.name


class Meetings:
    """The activities of the office that were not cancelled, and their parts as they are needed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        keys = lists.find(desk.office, Activity, Query(where=_HELD))
        rows = lists.rows(desk.office, Activity, keys, ("name", "kind", "start_on", "end_on"))
        self.every = [KnownMeeting(row[0], *(str(each or "") for each in row[2:])) for row in rows]
        self.by_key = {each.key: each for each in self.every}
        self._of_year: dict[str, list[KnownMeeting]] = {}
        for each in self.every:
            self._of_year.setdefault(each.start[:4], []).append(each)
        self._on: dict[str, list[KnownMeeting]] = {}
        self._named: dict[str, list[KnownMeeting]] = {}
        self._parts: dict[int, tuple[KnownPart, ...]] = {}
        self._words = _kind_words(desk)

    def kind_in(self, name: str) -> str:
        """The code of the kind that a name names, '' where it names none."""
        text = "".join(name.split())
        found = next((code for word, code in self._words if word in text), "")
        return found or (PLENARY if _TERM.search(_digits(text)) and "次" in text else "")

    def on(self, day: str) -> list[KnownMeeting]:
        """The activities that a day or a month lies in."""
        if day not in self._on:
            self._on[day] = [each for each in self.near(day) if each.covers(day)]
        return self._on[day]

    def near(self, day: str) -> list[KnownMeeting]:
        """The activities that began in the year of a day or in the one before."""
        before = str(int(day[:4]) - 1)
        return [*self._of_year.get(before, ()), *self._of_year.get(day[:4], ())]

    def days_from(self, meeting: KnownMeeting, day: str) -> int:
        """The days from the beginning of an activity to a day or a month; many where unknown."""
        if not meeting.start:
            return 10**6
        first, other = map(datetime.date.fromisoformat, (earliest(meeting.start), earliest(day)))
        return (other - first).days

    def named(self, name: str) -> list[KnownMeeting]:
        """The activities of that name, else those whose name is alike."""
        if name not in self._named:
            same = [each for each in self.every if plain(each.name) == plain(name)]
            alike = same or [each for each in self.every if self.is_like(name, each)]
            self._named[name] = alike
        return self._named[name]

    def numbered(self, name: str, kind: str) -> list[KnownMeeting]:
        """The activities of a kind whose number a name has."""
        return [each for each in self.every if self.has_number(name, each, kind)]

    def is_like(self, name: str, meeting: KnownMeeting) -> bool:
        """Whether a name may mean an activity: one is part of the other, or both have one number.

        十届三次全会 is 政协第十届委员会第三次会议.
        """
        if contradicts(name, meeting):
            return False
        mine, other = plain(name), plain(meeting.name)
        if min(len(mine), len(other)) >= SHORTEST and (mine in other or other in mine):
            return True
        return self.has_number(name, meeting)

    def has_number(self, name: str, meeting: KnownMeeting, kind: str = "") -> bool:
        """Whether a name has the number and the kind of an activity, as 十届三次 has.

        `kind` is the kind meant where the name says none. Plenaries are numbered within a term,
        so that without 第几届 their number says nothing: the first sitting is 第一次全体会议 too.
        """
        mine, own = meeting.kind or self.kind_in(meeting.name), self.kind_in(name) or kind
        (term, number), (other, its) = _numbers(name), _numbers(meeting.name)
        if not number or number != its or own != mine or (term and other and term != other):
            return False
        return mine != PLENARY or bool(term and other)

    def parts(self, key: int) -> tuple[KnownPart, ...]:
        """The parts of an activity by their position, () where it has none."""
        if key not in self._parts:
            where = (Filter("activity", "in", (key,)),)
            found = lists.find(self._desk.office, ActivityPart, Query(where=where))
            rows = lists.rows(self._desk.office, ActivityPart, found,
                              ("position", "day", "half", "title"))  # fmt: skip
            parts = [KnownPart(row[2] or n, *(str(each or "") for each in row[3:]))
                     for n, row in enumerate(rows, 1)]  # fmt: skip
            self._parts[key] = tuple(sorted(parts))
        return self._parts[key]


def contradicts(name: str, meeting: KnownMeeting) -> bool:
    """Whether a name has another 第几届 than an activity, or another 第几次 in the same form."""
    (term, number), (other, its) = _numbers(name), _numbers(meeting.name)
    if term and other and term != other:
        return True
    return bool(number and its and number != its and bool(term) == bool(other))


def head_words(head: MeetingHead) -> str:
    """A head to be read by a person: its text, else its day and half."""
    day = f"{head.day}{HALVES.get(head.half, '')}"
    return head.text or " ".join(filter(None, (day, head.name))) or "（没有写）"


def _kind_words(desk: Desk) -> list[tuple[str, str]]:
    """The words for kinds with their codes, the longest first."""
    entries = lookup(desk, Activity).codes["activity_kind"].entries
    known: Mapping[str, str] = {
        "".join(text.split()): each.code for each in entries if each.code != "other"
        for text in (each.label, *each.aliases)
    }  # fmt: skip
    words: Iterable[tuple[str, str]] = (*_WORDS, *known.items())
    return sorted(words, key=lambda each: -len(each[0]))


def _digits(text: str) -> str:
    return _NUMERALS.sub(in_digits, text)


def _numbers(name: str) -> tuple[str, str]:
    """第几届 and 第几次 of a name, in digits; '' for each that it does not have."""
    text = _digits(plain(name))
    term, number = _TERM.findall(text), _NUMBERED.findall(text)
    return (term[-1] if term else "", number[-1] if number else "")
