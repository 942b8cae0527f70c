"""A record with a state, gates and a followed value, for tests of state changes and bulk edit."""

from __future__ import annotations

import datetime
from collections.abc import Container, Mapping
from typing import Any

import apsw

from desktop_app.errors import Problem
from desktop_app.records import ALL, Committee, Member
from desktop_app.records.field_types import (
    Code,
    Codes,
    Day,
    LongText,
    Number,
    Numbering,
    Text,
    YesNo,
)
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step, create_pairs, create_table, link
from desktop_app.storage.file.steps import STEPS

NOON = datetime.datetime(2026, 11, 23, 12, 0)


class Errand(Record):
    """差事: planned, running, stopped (with a day), revoked (never while running is unpaid)."""

    KEY, TITLE, UNIT, TAB = "errand", "差事", "件", "差事"
    STATE = "state"
    UNIQUE = (("number",),)
    COLUMNS = ("number", "name", "state", "committee", "begun", "ended", "load")
    FILTERS = ("state", "committee")

    number = Numbering("编号", 20)
    name = Text("名称", 40, required=True)
    state = Code("状态", "point_state", default="planned")
    committee = Link(Committee, "承办专委会")
    people = Links(Member, "参加委员")
    walls = Codes("上墙", "on_wall")
    begun = Day("开始日期")
    ended = Day("结束日期")
    load = Number("工作量", 0, 99, required=True, default=1)
    double = Number("双倍工作量", 0, 999)
    paid = YesNo("已结账")
    note = LongText("备注")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        begun, ended = values.get("begun"), values.get("ended")
        if begun and ended and ended < begun:
            return [Problem("ended", "结束日期", "结束日期不能早于开始日期")]
        return []

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        if to == "stopped" and not values.get("ended"):
            return Problem("ended", "结束日期", "请先填写结束日期")
        if to == "revoked" and values.get("state") == "running" and not values.get("paid"):
            return Problem("paid", "已结账", "运行中的差事要先结账")
        return None

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        return {"double": values["load"] * 2}


def _add_errands(connection: apsw.Connection) -> None:
    create_table(
        connection,
        "errand",
        f"""number TEXT, name TEXT NOT NULL, state TEXT, {link("committee_id", "committee")},
        walls TEXT, begun TEXT, ended TEXT, load INTEGER NOT NULL, double INTEGER, paid INTEGER,
        note TEXT""",
    )
    create_pairs(connection, "errand_people", "errand", "member")


RECORDS: tuple[type[Record], ...] = (*ALL, Errand)
MORE_STEPS = (*STEPS, Step(STEPS[-1].number + 1, _add_errands))


def seated(office: OfficeFile) -> Desk:
    """A desk on an office file that keeps errands too."""
    made = Desk(office, "演示经办人", lambda: NOON)
    settle_keys(made)
    return made


def errand(desk: Desk, name: str = "演示差事", **typed: object) -> int:
    """Save one errand; its id."""
    return registers.save(desk, Errand, {"name": name, **typed}).keys[0]


def value(desk: Desk, key: int, field: str) -> Any:
    """One stored value of an errand."""
    return registers.draft(desk, Errand, key).values[field]
