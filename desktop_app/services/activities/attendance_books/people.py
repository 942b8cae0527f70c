"""The persons of an attendance book: members of the day by name, those who are none by role."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import earliest
from desktop_app.chinese.numerals import in_digits
from desktop_app.documents.headers import plain
from desktop_app.records.attendance import Attendance
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, Sector
from desktop_app.services.activities.attendance_books.lines import PersonLine
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import every_title, lookup
from desktop_app.services.members.past_days import as_of
from desktop_app.services.registers.namesakes import titled
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

_LEFT_OUT = re.compile(r"第|活动|委员|小(?=组)|[（(].*[）)]")
_NUMERALS = re.compile("[一二三四五六七八九十]+")
OF_MEMBERS = ("host", "lecturer", "observer")
"""Roles that members have too: alone they do not make a person one who is no member."""
_ROLES = (("列席", "observer"), ("特邀", "guest"), ("专家", "expert"), ("学者", "expert"),
          ("干部", "cadre"), ("领导", "cadre"), ("负责人", "cadre"), ("群众", "villager"),
          ("居民", "villager"), ("村民", "villager"), ("工作人员", "staff"), ("主持", "host"),
          ("主讲", "lecturer"))  # fmt: skip
"""Words of cells and sections that are no variant of a role, with the code of the role."""


class FoundPerson(NamedTuple):
    """Who a line means: a member, or somebody named who is none; `why` says why nobody.

    candidates: the members of that name among whom the line decides for none. role: a code of
    `attendance_role`, '' for a member who is due.
    """

    member: int | None = None
    name: str = ""
    unit: str = ""
    role: str = ""
    why: str = ""
    candidates: tuple[int, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether marks can be written for this person."""
        return not self.why

    @property
    def identity(self) -> int | str:
        """The member, else the name: one such is one row of an activity."""
        return self.name if self.member is None else self.member


class People:
    """The members by name, and what they held on the days of the activities."""

    def __init__(self, desk: Desk, names: Iterable[str]) -> None:
        self._desk = desk
        titles = every_title(desk, Member)
        self.by_name = {name: tuple(titles.find(name)) for name in dict.fromkeys(names)}
        self._keys = sorted({key for keys in self.by_name.values() for key in keys})
        self._days: dict[str, Mapping[int, Mapping[str, Any]]] = {}
        self._fields: dict[int, tuple[str, str]] = {}
        shared = lookup(desk)
        self._sectors, self._committees = shared.titles[Sector.KEY], shared.titles[Committee.KEY]
        self._role_codes = lookup(desk, Attendance).codes["attendance_role"]

    def role_of(self, text: str) -> str:
        """The code of the role that a text names, '' for none."""
        found = self._role_codes.find(text) if text else None
        return found or next((code for word, code in _ROLES if word in text), "")

    def find(
        self, line: PersonLine, day: str, there: Mapping[str, Sequence[int]], others: str = ""
    ) -> FoundPerson:
        """Who a line means at an activity that begins on a day.

        `there` are the rows of the activity by name, as ids of members, 0 for one who is none.
        Those come first; then members in office on the day, of namesakes the one of the line's
        sector, group, committee or unit. `others` is the role of whoever is no member, '' where
        such a person is to be asked about.
        """
        role = self.role_of(line.role)
        if tuple(there.get(line.name, ())) == (0,):
            return FoundPerson(None, line.name, line.unit, role or others)
        own = tuple(key for key in there.get(line.name, ()) if key)
        held = self._held(day)
        members = self.by_name.get(line.name, ())
        serving = tuple(key for key in members if key in held)
        pool = own or serving
        if role and role not in OF_MEMBERS:
            pool = own
        if len(pool) > 1:
            pool = self._narrowed(pool, line, day)
            if len(pool) != 1:
                every = own or serving
                told = "、".join(each.text for each in titled(self._desk, Member, every))
                return FoundPerson(why=f"有 {len(every)} 位同名：{told}", candidates=every)
        if pool:
            return FoundPerson(pool[0], line.name, role=role)
        if role or (others and not members):
            return FoundPerson(None, line.name, line.unit, role or others)
        if members:
            return FoundPerson(why=f"{day or '那天'} 不在任，不是那天的委员", candidates=members)
        return FoundPerson(why="委员里没有这个姓名")

    def _held(self, day: str) -> Mapping[int, Mapping[str, Any]]:
        if day not in self._days:
            iso = earliest(day) if day else self._desk.today.isoformat()
            self._days[day] = as_of(self._desk, self._keys, datetime.date.fromisoformat(iso))
        return self._days[day]

    def _narrowed(self, keys: Sequence[int], line: PersonLine, day: str) -> tuple[int, ...]:
        """Those of some namesakes that fit the sector, group, committee or unit in the line.

        The first of these, in that order, that leaves one of them decides.
        """
        for part in ("sector", "group", "committee", "unit"):
            wanted = plain(getattr(line, part))
            wanted = _group(wanted) if part == "group" else wanted
            if wanted:
                fitting = tuple(
                    key for key in keys
                    if any(_fits(wanted, text) for text in self._texts(key, part, day))
                )  # fmt: skip
                if len(fitting) == 1:
                    return fitting
        return tuple(keys)

    def _texts(self, key: int, part: str, day: str) -> list[str]:
        held = self._held(day).get(key, {})
        if part == "sector":
            return [self._sectors.title(held["sector"])] if held.get("sector") else []
        if part == "committee":
            found = (held.get("committee"), held.get("committee2"))
            return [self._committees.title(each) for each in found if each]
        group, unit = self._written(key)
        return [_group(str(held.get("work_group") or group))] if part == "group" else [unit]

    def _written(self, key: int) -> tuple[str, str]:
        """The group and the unit with the post that a member's own fields say."""
        if not self._fields:
            rows = lists.rows(self._desk.office, Member, self._keys, ("work_group", "unit", "post"))
            self._fields = {row[0]: (row[2] or "", f"{row[3] or ''}{row[4] or ''}") for row in rows}
        return self._fields.get(key, ("", ""))


def rows_there(desk: Desk, activities: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """The rows of attendance of some activities, by activity: id, member, name, marks and so on."""
    fields = ("activity", "member", "name", "role", "marks", "remark")
    where = (Filter("activity", "in", tuple(activities)),)
    keys = lists.find(desk.office, Attendance, Query(where=where))
    found: dict[int, list[dict[str, Any]]] = {key: [] for key in activities}
    for key, version, *values in lists.rows(desk.office, Attendance, keys, fields):
        row = dict(zip(fields, values, strict=True))
        found[row["activity"]].append({**row, "id": key, "version": version})
    return found


def _fits(wanted: str, text: str) -> bool:
    other = plain(text)
    return bool(other) and (wanted in other or other in wanted)


def _group(text: str) -> str:
    """A group without the words that lists leave out: 第一活动小组 is 1组."""
    return _NUMERALS.sub(in_digits, _LEFT_OUT.sub("", plain(text)))
