"""The calendar of an office: public holidays, and how early it is reminded."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from desktop_app import paths
from desktop_app.chinese.working_days import WorkingDays
from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, Number, Text, YesNo
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record

WORKED = "work"
ISO_DAY = 10


class Holiday(Record):
    """节假日: a day off, or a weekend day that is worked in its place."""

    KEY, TITLE, UNIT = "holiday", "节假日", "天"
    NAME, MATCH_KEYS, UNIQUE, SORT = "day", (("day",),), (("day",),), "day"
    SEARCH = ("day", "name")
    COLUMNS = ("day", "kind", "name")
    FILTERS = ("kind",)

    day = Day("日期", required=True, also=("时间",))
    kind = Code("安排", "holiday_kind", default="rest", required=True, also=("类型",))
    name = Text("节日", 20, also=("名称", "节日名称"))

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        day = values.get("day")
        if day and len(day) < ISO_DAY:
            return [Problem("day", "日期", "节假日要写到某一天，如 2026-10-01")]
        return []


class Limits(Record):
    """提醒设置: how early to be reminded, how long a speech may take, how attendance is counted."""

    KEY, TITLE, UNIT = "limits", "提醒设置", "份"
    NAME, MATCH_KEYS, SINGLE, SEARCH = "ahead", (), True, ()
    COLUMNS = (
        "ahead", "term_end", "speech_minutes", "two_thirds", "standing_absences",
        "plenary_absences", "branch_members", "form_ahead",
    )  # fmt: skip

    ahead = Number("提前提醒（天）", 0, 365, default=7)
    term_end = Number("届满前提醒（天）", 0, 3650, default=180)
    speech_minutes = Number(
        "大会发言每人最多（分钟）", 1, 240, default=8, help_text="排发言顺序时，超过的会标出来"
    )
    two_thirds = YesNo("出席不足三分之二算缺席", default=1, help_text="选“否”：到过会就算出席")
    standing_absences = Number(
        "常委会会议缺席几次提醒", 1, 99, default=7, help_text="一届之内；参照一个市的规则"
    )
    plenary_absences = Number(
        "全体会议缺席几次提醒", 1, 20, default=3, help_text="一届之内；参照一个市的规则"
    )
    branch_members = Number(
        "几名党员的活动要设临时党组织", 1, 999, default=3,
        help_text="全体会议、视察调研、考察、培训的应到名单里有这么多党员委员，又没有临时党组织的提醒",
    )  # fmt: skip
    form_ahead = Number(
        "提前提醒交履职登记表（天）", 0, 365, default=19,
        help_text="12 月 20 日到期，从 12 月 1 日提醒",
    )  # fmt: skip

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        return cls.TITLE


@cache
def shipped_days() -> tuple[tuple[str, str, str], ...]:
    """The holidays that come with the program: day, code of the arrangement, name."""
    with paths.resource("holidays/holidays.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        names = next(rows)
        take = itemgetter(*map(names.index, ("day", "kind", "name")))
        return tuple(take(row) for row in rows)


def calendar(own: Iterable[tuple[str, str]]) -> WorkingDays:
    """The calendar from an office's own days (day, arrangement) and the shipped ones.

    A year whose festivals are all among the office's own days comes from these alone; otherwise
    the shipped days of that year are added.
    """
    kept = WorkingDays.of(_dated(own))
    shipped = [(day, kind) for day, kind, _ in shipped_days() if int(day[:4]) not in kept.years]
    own_days = kept.rest | kept.worked
    beside = [(day, worked) for day, worked in _dated(shipped) if day not in own_days]
    own_ones = [*((day, False) for day in kept.rest), *((day, True) for day in kept.worked)]
    return WorkingDays.of([*own_ones, *beside])


def _dated(days: Iterable[tuple[str, str]]) -> list[tuple[datetime.date, bool]]:
    return [
        (datetime.date.fromisoformat(day), kind == WORKED)
        for day, kind in days
        if len(day) == ISO_DAY
    ]
