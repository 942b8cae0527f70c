"""出勤: one person due at an activity or there, with a mark for each of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.activity import Activity
from desktop_app.records.field_types import Code, LongText, Number, PersonName, Text, YesNo
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.record import Record

HERE, LATE, LEFT, LEAVE, AWAY, ABSENT, BLANK = "到迟早假公缺·"
"""到, 迟到, 早退, 请假, leave that is no absence (公假), 缺席, not marked yet."""
MARKS = HERE + LATE + LEFT + LEAVE + AWAY + ABSENT + BLANK
_READ = str.maketrans({"√": HERE, "✓": HERE, "✔": HERE, "×": ABSENT, "✗": ABSENT, "-": BLANK,
                       "—": BLANK, " ": None, "、": None, "，": None})  # fmt: skip


class Attendance(Record):
    """出勤: who is due is due by having such a record; `services.activities.marks` reads marks.

    There are very many of them: a member's name is not repeated, what is usual is left empty.
    `result` and `present` follow from `marks` and the parts of the activity, whoever writes them.
    """

    KEY, TITLE, UNIT = "attendance", "出勤", "人次"
    SORT, SEARCH, LISTED, TITLE_FIELDS = "role", (), False, ()
    MATCH_KEYS = (("activity", "member"), ("activity", "name"))
    UNIQUE = (("activity", "member"),)
    IMPORT = ImportHints()
    FOLLOWS = ("result", "present")
    COLUMNS = ("member", "name", "role", "marks", "result", "present", "spoke", "unit", "remark")

    activity = Link(Activity, "活动", owner=True, required=True)
    member = Link(Member, "委员")
    name = PersonName(
        "姓名", 25, also=("参加人", "姓名（非委员）"),
        help_text="不是本单位委员的人写姓名和单位；委员选上面一栏就行",
    )  # fmt: skip
    role = Code(
        "身份", "attendance_role", also=("参加身份",), width=6, help_text="空着就是应到委员"
    )
    unit = Text("单位及职务", 80, also=("单位", "职务"), width=14)
    marks = Text(
        "出勤记号", 60, also=("出勤", "签到"), width=8,
        help_text="每段一个字：到、迟、早、假、公（公假）、缺，还没有点的写 ·",
    )  # fmt: skip
    result = Code("出勤结果", "attendance_result", default="open", also=("结果",), width=8)
    present = Number("到会段数", 0, 60, width=5)
    spoke = YesNo("发言", also=("是否发言",))
    remark = LongText("备注")

    OPEN = one_of(result, "open", None)
    """Nobody has marked it yet."""
    CAME = one_of(result, "present", "partly")
    """Was there, by the two-thirds rule where the office has it."""
    ON_LEAVE = one_of(result, "leave", "away")
    AWAY = one_of(result, "away")
    """Away with leave on higher business: neither there nor missing."""
    MISSING = one_of(result, "short", "absent")
    """Counts as an absence."""
    OF_MEMBER = filled(member)
    IS_DUE = filled(member) & (empty(role) | one_of(role, "host", "lecturer"))
    """A member of the body that the activity calls; observers and guests are not due."""
    SPOKE = one_of(spoke, 1)

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        return str(values.get("name") or cls.TITLE)

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """Marks as sheets write them: √ is 到, × is 缺."""
        marks = draft.get("marks")
        return {**draft, "marks": marks.translate(_READ)} if isinstance(marks, str) else draft

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        unknown = [each for each in values.get("marks") or "" if each not in MARKS]
        if unknown:
            text = f"认不出“{unknown[0]}”，每段写一个字：{'、'.join(MARKS)}"
            return [Problem("marks", "出勤记号", text)]
        known = "member" in values and "name" in values
        if known and not values["member"] and not values["name"]:
            return [Problem("member", "委员", "请选委员；不是委员的，请填写姓名")]
        if values.get("name") and not values.get("member") and not values.get("role", " "):
            text = "不是委员的人，请选身份（专家、干部、群众……）"
            return [Problem("role", "身份", text, stops=False)]
        return []
