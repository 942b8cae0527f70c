"""The 45 invented consultations of the demo in outline: when, where, about what, how far."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from desktop_app.services.demo.demo_names import read_demo

Draft = dict[str, Any]
DAY = datetime.timedelta(days=1)
SATURDAY = 5
SLOT_DAY = 20
OUTCOMES = 160
ADDED = ("每半年向协商点通报一次办理进展", "县政协办公室")
PLATFORMS = {
    "界别委员工作室": "界别协商",
    "网络协商平台": "同心议政",
    "企业和园区协商点": "对口协商",
}
COMMITTEES = {
    "难点": "社会法制和民族宗教委员会", "热点": "教科卫体委员会", "盲点": "人口资源环境委员会",
    "堵点": "提案委员会", "重点": "农业和农村委员会",
}  # fmt: skip
ALSO = {"企业和园区协商点": "经济委员会", "景区协商点": "文化文史和学习委员会"}
AGES = {
    "归档": (705, 668, 633, 601),
    "已销号": (572, 548, 521, 494, 468, 441, 415, 388, 361),
    "回头看": (312, 290, 268, 246),
    "已反馈": (221, 203, 186, 168, 151),
    "办理中": (132, 121, 109, 98, 87, 77, 66, 56, 47, 39),
    "已报送": (32, 27, 23, 19),
    "已协商": (14, 8, 3),
    "待协商": (-9, -25),
    "调研中": (-40, -52),
    "筹备": (-66, -80),
}
"""How many days before today each was held, or will be, by its state: the oldest first."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One consultation in outline; `place` counts from 0, `point` is a point's draft, or empty.

    `issue` is its place among those of its year, from 1: letters are numbered anew every year.
    """

    place: int
    state: str
    day: datetime.date
    subject: Draft
    point: Draft
    platform: str
    issue: int = 1

    @property
    def number(self) -> str:
        """The number of the consultation."""
        return f"XS{self.day.year}-{self.issue:02}"

    @property
    def letter(self) -> str:
        """What its letter is called."""
        return f"协商专报{self.day.year}年第{self.issue}期"

    @property
    def topic(self) -> str:
        """The number of its topic."""
        return f"YT-{self.place + 1:03}"

    @property
    def committee(self) -> str:
        """The committee in charge."""
        return ALSO.get(self.point.get("kind", ""), COMMITTEES[self.subject["kind"]])

    @property
    def township(self) -> str:
        """Where it takes place."""
        return str(self.point.get("township", "县城"))

    @property
    def held(self) -> bool:
        """Whether the meeting has taken place."""
        return self.state not in ("待协商", "调研中", "筹备")


def iso(day: datetime.date) -> str:
    """A day as drafts hold it."""
    return day.isoformat()


def working(day: datetime.date) -> datetime.date:
    """The day, or the Friday before it where it falls on a weekend."""
    return day - DAY * max(0, day.weekday() - SATURDAY + 1)


def episodes(points: Sequence[Draft], today: datetime.date, chance: Random) -> list[Episode]:
    """All consultations of the demo up to a day, in the order of their meetings."""
    subjects = read_demo("subjects")["subjects"]
    themes = {each["theme"] for each in points}
    local = [each for each in subjects if each["theme"] in themes]
    wide = [each for each in subjects if each["theme"] not in themes]
    chance.shuffle(local)
    short = [each for each in local if len(each["suggestions"]) < 4]
    local.sort(key=lambda each: each in short[:6])  # those not yet held have no suggestions
    found = [
        _at_point(place, state, today - DAY * age, subject, points)
        for place, ((state, age), subject) in enumerate(
            zip(_in_order(), [*local[:20], *wide, *local[20:]], strict=True)
        )
    ]
    return _numbered(_with_slots(found, today))


def _numbered(found: Sequence[Episode]) -> list[Episode]:
    """The same, numbered by year in the order of their meetings."""
    seen: dict[int, int] = {}
    made = list(found)
    for each in sorted(found, key=lambda one: (one.day, one.place)):
        seen[each.day.year] = seen.get(each.day.year, 0) + 1
        made[each.place] = replace(each, issue=seen[each.day.year])
    return made


def outcomes(found: Sequence[Episode]) -> list[tuple[Episode, str, str]]:
    """Every suggestion with its consultation and the unit that handles it, 160 of them."""
    texts = [(each, *one) for each in found if each.held for one in each.subject["suggestions"]]
    done = [each for each in found if each.state in ("归档", "已销号")]
    texts += [(each, *ADDED) for each in done[: OUTCOMES - len(texts)]]
    texts.sort(key=lambda row: row[0].place)
    return texts[:OUTCOMES]


def _in_order() -> list[tuple[str, int]]:
    return [(state, age) for state, ages in AGES.items() for age in ages]


def _at_point(
    place: int, state: str, day: datetime.date, subject: Draft, points: Sequence[Draft]
) -> Episode:
    point = next((each for each in points if each["theme"] == subject["theme"]), {})
    platform = PLATFORMS.get(point.get("kind", ""), "基层协商（院坝）") if point else "专题协商"
    return Episode(place, state, working(day), subject, point, platform)


def slots(today: datetime.date) -> list[datetime.date]:
    """The days of the six double-month consultations of this year."""
    return [working(datetime.date(today.year, month, SLOT_DAY)) for month in range(2, 13, 2)]


def _with_slots(found: list[Episode], today: datetime.date) -> list[Episode]:
    """The same, the consultations nearest to this year's slots being double-month ones."""
    made = list(found)
    for day in slots(today):
        free = [each for each in made if each.platform != "双月协商" and each.held == (day < today)]
        near = min(free, key=lambda each: (abs((each.day - day).days), each.place))
        made[near.place] = replace(near, day=day, platform="双月协商")
    return made
