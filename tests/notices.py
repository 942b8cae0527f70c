"""Records with an internal field and internal rows (不外传), and a record that links them."""

from __future__ import annotations

import datetime

import apsw

from desktop_app.records import ALL, Committee, Member
from desktop_app.records.any_link import AnyLink
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Numbering,
    PersonName,
    Phone,
    Text,
    YesNo,
)
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step, any_link, create_pairs, create_table, link
from desktop_app.storage.file.steps import STEPS

NOON = datetime.datetime(2026, 11, 23, 12, 0)
WORDS = "机密字句"
"""What stands in the internal field of every notice."""


class Notice(Record):
    """内参: a report whose instruction is never told, and which may be internal as a whole."""

    KEY, TITLE, UNIT, TAB = "notice", "内参", "件", "内参"
    INTERNAL, STATE = "internal", "state"
    MATCH_KEYS = (("name",),)
    SEARCH = ("name", "author", "words", "number")
    COLUMNS = ("number", "name", "author", "day", "state", "member")
    FILTERS = ("state",)

    number = Numbering("编号", 20)
    name = Text("题目", 40, required=True)
    author = PersonName("执笔人")
    phone = Phone("执笔人电话", sensitive=True)
    day = Day("报送日期")
    state = Code("状态", "point_state", default="planned")
    member = Link(Member, "反映委员")
    helped = Links(Committee, "协助专委会")
    words = LongText("批示内容", internal=True, help_text="领导批示的原文")
    signer = Text("批示领导", 40)
    internal = YesNo("不外传")
    note = LongText("备注")


class NoticeStep(Record):
    """内参办理: a step of a notice; internal with it."""

    KEY, TITLE, UNIT, LISTED = "notice_step", "内参办理", "步", False
    NAME, MATCH_KEYS, SORT, SEARCH = "told", (("notice", "day", "told"),), "day", ("told",)
    COLUMNS = ("day", "told")

    notice = Link(Notice, "内参", owner=True, required=True)
    day = Day("日期")
    told = Text("情况", 80, required=True)


class Comment(Record):
    """批语: a word on a notice or a member; internal with it."""

    KEY, TITLE, UNIT, LISTED = "comment", "批语", "条", False
    NAME, MATCH_KEYS, SEARCH = "told", (("about", "told"),), ("told",)

    about = AnyLink("对象", of=("notice", "member"), owner=True, required=True)
    told = Text("内容", 80, required=True)


class Reply(Record):
    """回函: links one notice, and several."""

    KEY, TITLE, UNIT, TAB = "reply", "回函", "件", "回函"
    COLUMNS = ("name", "notice", "others")

    name = Text("题目", 40, required=True)
    notice = Link(Notice, "对应内参")
    others = Links(Notice, "其他内参")


def _add_notices(connection: apsw.Connection) -> None:
    create_table(
        connection,
        "notice",
        f"""number TEXT, name TEXT NOT NULL, author TEXT, phone TEXT, day TEXT, state TEXT,
        {link("member_id", "member")}, words TEXT, signer TEXT, internal INTEGER, note TEXT""",
    )
    create_pairs(connection, "notice_helped", "notice", "committee")
    create_table(
        connection,
        "notice_step",
        f"{link('notice_id', 'notice', required=True)}, day TEXT, told TEXT NOT NULL",
        listed=False,
    )
    create_table(
        connection,
        "comment",
        f"{any_link('about', required=True)}, told TEXT NOT NULL",
        listed=False,
    )
    connection.execute("CREATE INDEX comment_about ON comment(about)")
    create_table(connection, "reply", f"name TEXT NOT NULL, {link('notice_id', 'notice')}")
    create_pairs(connection, "reply_others", "reply", "notice")


RECORDS: tuple[type[Record], ...] = (*ALL, Notice, NoticeStep, Comment, Reply)
MORE_STEPS = (*STEPS, Step(STEPS[-1].number + 1, _add_notices))


def seated(office: OfficeFile) -> Desk:
    """A desk on an office file that keeps notices too."""
    made = Desk(office, "演示经办人", lambda: NOON)
    settle_keys(made)
    return made


def notice(desk: Desk, name: str, **typed: object) -> int:
    """Save one notice with an instruction; its id."""
    draft = {"name": name, "words": WORDS, "author": "演示执笔", "day": "2026-03-05", **typed}
    return registers.save(desk, Notice, draft).keys[0]


def change(desk: Desk, key: int, **typed: object) -> None:
    """Save some fields of a notice anew."""
    version = registers.draft(desk, Notice, key).version
    registers.save(desk, Notice, typed, key=key, version=version)
