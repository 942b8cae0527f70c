"""Who is due at an activity, and what came of it, as its prints read the rows of attendance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.documents.prints.days import between_days, chinese_day
from desktop_app.documents.prints.declared import Option, Shown, Values
from desktop_app.documents.prints.wording import fulfils, joined
from desktop_app.records.activity import part_words
from desktop_app.records.attendance import Attendance

CHILD, PART = "attendance", "activity_part"
FIELDS = (
    "member", "name", "role", "unit", "member.unit", "member.post", "member.sector",
    "member.committee", "member.stored", "role.stored", "result.stored",
)  # fmt: skip
PART_FIELDS = ("position", "day", "half", "title", "half.stored")
GROUPS = Option(
    "group",
    "排列",
    (("sector", "按界别分组合计"), ("committee", "按专委会分组合计"), ("none", "按名单顺序")),
)
UNSAID = {"sector": "未写界别", "committee": "未写专委会"}
OTHERS = "列席、特邀等人员"


class PrintedPart(NamedTuple):
    """A part of an activity: the place of its mark, counted from 1, its words, its column's head.

    Both are empty where an activity has no parts.
    """

    position: int
    title: str = ""
    head: str = ""


def named(row: Values) -> str:
    """The name of a member, or of somebody who is none."""
    return row.get("member") or row.get("name", "")


def placed(row: Values) -> str:
    """Unit and post of a member as registered, else what the row says."""
    return joined(row, "member.unit", "member.post") or row.get("unit", "")


def is_due(row: Values) -> bool:
    """Whether the row counts among those due: a member who is not there as a guest."""
    return fulfils(row, Attendance.IS_DUE)


def came(row: Values) -> bool:
    """Whether the person was there, by the result."""
    return fulfils(row, Attendance.CAME)


def parts_of(shown: Shown) -> list[PrintedPart]:
    """The parts of an activity in their order; one without a title where it has none."""
    found = []
    for row in shown.children.get(PART, ()):
        text, half = row.get("position", ""), row.get("half", "")
        position = int(text) if text.isdecimal() else 1
        coded = {**row, "half": row.get("half.stored"), "position": position}
        when = part_words({**coded, "title": ""}) if row.get("day") else row.get("title", "")
        head = f"{when.removesuffix(half)}\n{half}".strip() if half else when
        found.append(PrintedPart(position, part_words(coded), head or part_words(coded)))
    return sorted(found) or [PrintedPart(1)]


def span(values: Values) -> str:
    """The days of an activity with the time at which it begins: 2026年2月9日09:00至2月12日."""
    days = between_days(values.get("start_on", ""), values.get("end_on", ""))
    first = chinese_day(values.get("start_on", ""))
    return days.replace(first, first + values.get("starts_at", ""), 1) if first else days


def in_groups(
    rows: Sequence[Values], group: str, order: Sequence[str]
) -> list[tuple[str, list[Values]]]:
    """Rows by sector or committee in the office's order, those not due apart and last.

    All of them under an empty heading where `group` is none.
    """
    if group == "none":
        return [("", list(rows))] if rows else []
    found: dict[str, list[Values]] = {title: [] for title in order}
    others = []
    for row in rows:
        if is_due(row):
            found.setdefault(row.get(f"member.{group}") or UNSAID[group], []).append(row)
        else:
            others.append(row)
    unsaid = found.pop(UNSAID[group], [])
    groups = [*found.items(), (UNSAID[group], unsaid), (OTHERS, others)]
    return [(title, own) for title, own in groups if own]
