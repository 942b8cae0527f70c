"""The duties of a new year: copied from an earlier one, or the usual five, as one action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.duty import Duty
from desktop_app.services import registers
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.duties.years import copied_from
from desktop_app.services.registers import Filter, Query

COPY, USUAL = "copy_year", "usual"
_USUAL: tuple[Mapping[str, Any], ...] = (
    {"name": "一件提案", "fact": "proposal_filed", "due": "12-15",
     "how_to": "提交一件提案，并且立案"},
    {"name": "一条社情民意", "fact": "report_submitted", "due": "12-15",
     "how_to": "提交一条社情民意信息"},
    {"name": "一次调研视察", "fact": "attendance_came", "due": "11-30",
     "kinds": "activity_kind:survey activity_kind:inspection", "how_to": "参加一次调研或视察"},
    {"name": "联系村（社区）", "fact": "contact_made", "due": "12-15",
     "how_to": "走访联系的村或社区"},
    {"name": "办一件实事", "fact": "deed", "due": "12-15",
     "how_to": "为群众办一件实事，办成以后登记办结"},
)  # fmt: skip
_USUAL_OF_GROUP: tuple[Mapping[str, Any], ...] = (
    {"name": "一份年度计划", "fact": "group_plan", "due": "03-31",
     "how_to": "交一份年度工作计划"},
    {"name": "一次组的活动", "fact": "group_activity", "due": "12-15",
     "how_to": "办一次组的活动"},
    {"name": "一份年度小结", "fact": "group_summary", "due": "12-31",
     "how_to": "交一份年度小结"},
)  # fmt: skip
COPIED = ("name", "position", "subject", "fact", "kinds", "levels", "role", "minimum", "applies",
          "how_to", "document", "remark")  # fmt: skip


def proposed(desk: Desk, year: int, subject: str, way: str) -> list[dict[str, Any]]:
    """The stored values of the duties that a way gives a year; those that it has are left out."""
    found = _copied(desk, year, subject) if way == COPY else _usual(year, subject)
    there = set(_names(desk, year, subject))
    return [each for each in found if each["name"] not in there]


def begin(desk: Desk, year: int, values: list[dict[str, Any]]) -> Changed:
    """Write some proposed duties; `UserError` where there are none."""
    if not values:
        raise UserError("请至少选一个项目。")
    put = [Duty.of({**each, "year": year}) for each in values]
    return desk.write(put, action=f"{year}年的五个一：{Duty.counted(len(put))}")


def _usual(year: int, subject: str) -> list[dict[str, Any]]:
    duties = _USUAL if subject == "member" else _USUAL_OF_GROUP
    return [
        {
            "minimum": 1,
            **each,
            "subject": subject,
            "position": place,
            "due": f"{year}-{each['due']}",
        }
        for place, each in enumerate(duties, 1)
    ]


def _copied(desk: Desk, year: int, subject: str) -> list[dict[str, Any]]:
    before = copied_from(desk, year, subject)
    if before is None:
        return []
    where = (Filter("subject", "in", (subject,)), Filter("year", "in", (before,)))
    keys = list(registers.find(desk, Duty, Query(where=where, sort="position")))
    found = []
    for row in registers.rows(desk, Duty, keys, (*COPIED, "due")):
        values = dict(zip((*COPIED, "due"), row[2:], strict=True))
        found.append({**values, "due": _later(values["due"], year - before)})
    return found


def _later(day: str | None, years: int) -> str | None:
    """The same day some years later; the last of February stays the last."""
    if not day:
        return None
    moved = f"{int(day[:4]) + years:04}{day[4:]}"
    return f"{moved[:5]}02-28" if moved.endswith("-02-29") else moved


def _names(desk: Desk, year: int, subject: str) -> list[str]:
    where = (Filter("subject", "in", (subject,)), Filter("year", "in", (year,)))
    keys = list(registers.find(desk, Duty, Query(where=where)))
    return [row[2] for row in registers.rows(desk, Duty, keys, ("name",))]
