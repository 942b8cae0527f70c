"""协商: one consultation, from survey to meeting, its people, its opinions, three lights."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from desktop_app.chinese.dates import latest
from desktop_app.errors import Problem
from desktop_app.records.brand import BRAND_HELP, BRAND_LABEL, BRAND_NAMES, Brand
from desktop_app.records.field_types import Code, Day, LongText, Numbering, PersonName, Text, YesNo
from desktop_app.records.gates import missing, stopped_with_reason
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.nested_records import NestedRecord, by_names, name_parts
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order
from desktop_app.records.point import Point
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic

SURVEY, MEETING, RESULT, LIGHTS = "调研", "协商会", "成果", "三项反馈"
PARTY = "党委环节"
LIT = "日期和文件都填了，这盏灯才亮"
SURVEYED = ("problems", "causes", "advice")
AHEAD_STATES = ("preparing", "surveying", "awaiting")
"""The states of a consultation whose meeting is still to come."""
CLOSED_STATES = ("closed", "archived")
"""The states of a consultation that nobody has to act on any more."""
HELD_STATES = ("held", "reported", "handling", "answered", "reviewing", *CLOSED_STATES)
"""The states of a consultation whose meeting has been held."""


class Feedback(NamedTuple):
    """One of the three lights: its word, its title, the fields of its day and document."""

    key: str
    title: str
    day: str
    document: str


FEEDBACKS = (
    Feedback("reported", "信息报送跟踪", "reported_on", "reported_doc"),
    Feedback("talked", "建议情况沟通", "talked_on", "talked_doc"),
    Feedback("answered", "落实情况反馈", "answered_on", "answered_doc"),
)
"""三项反馈: every consultation that was held needs all three, each with day and document."""


class Consultation(Record):
    """协商: one session on one or more topics, at a point or on another platform."""

    KEY, TITLE, UNIT, TAB = "consultation", "协商", "场", "协商在基层"
    MATCH_KEYS = (("number",), ("name", "held_on"))
    UNIQUE = (("number",),)
    SORT = "held_on"
    STATE = "state"
    IMPORT = ImportHints(
        by_name=True,
        combined=(("held_on", "place"), ("committee", "partners")),
        sections={"committee": COMMITTEE_TITLE},
        noted=("参加单位", "参会单位", "参与单位", "参会部门", "责任领导", "参加人数", "参会人数"),
        texts={"state": "remark"},
        day_above="held_on",
        name_fallback=("topics",),
    )
    ONWARD = (*AHEAD_STATES, *HELD_STATES)
    SEARCH = ("number", "host", "place", "reported_doc", "joint_with")
    COLUMNS = (
        "number", "name", "state", "held_on", "reported_on", "talked_on", "answered_on", "point",
        "committee", "platform",
    )  # fmt: skip
    CARD = ("point", "held_on", "committee")
    APART = ("held_on", "point", "number")
    FILTERS = ("state", "platform", "committee", "point", "joint", "brand")

    number = Numbering("编号", 20, also=("协商编号", "场次编号"), width=6)
    state = Code("状态", "consultation_state", default="preparing", also=("协商状态",), width=6)
    name = Text("协商主题", 120, required=True, also=("主题", "协商名称", "协商会名称"), width=15)
    platform = Code(
        "协商平台", "consultation_platform", default="grassroots", also=("平台", "协商形式"),
        width=8,
    )  # fmt: skip
    point = Link(Point, "协商点", also=("挂联点",), width=12)
    topics = Links(Topic, "议题", also=("对应议题", "协商议题", "议题名称"))
    committee = Link(Committee, "牵头专委会", also=("专委会", "承办专委会"), width=8)
    partners = Links(Committee, "协同专委会", also=("配合专委会",))
    joint = Code("联合方式", "joint_kind", default="none", also=("联合开展",))
    joint_with = Text("联合单位", 120, also=("联合对象",))

    survey_from = Day("调研开始", also=("调研时间", "调研日期"), group=SURVEY)
    survey_to = Day("调研结束", group=SURVEY)
    survey_place = Text("调研地点", 120, group=SURVEY)
    surveyors = LongText("调研人员", also=("调研组成员",), group=SURVEY)
    problems = LongText("问题", also=("存在问题", "主要问题"), group=SURVEY)
    causes = LongText("成因", also=("成因分析", "原因"), group=SURVEY)
    advice = LongText("对策", also=("对策建议", "调研建议"), group=SURVEY)
    survey_final = YesNo("调研报告已定稿", also=("定稿",), group=SURVEY)

    noticed_on = Day("通知日期", also=("发出通知",), group=MEETING)
    materials_on = Day("材料送达日期", group=MEETING)
    held_on = Day(
        "协商日期", also=("协商时间", "会议时间", "召开时间", "日期", "时间"), group=MEETING
    )
    held_at = Text("起止时间", 40, also=("具体时间", "会议起止时间"), group=MEETING)
    place = Text("地点", 120, also=("协商地点", "会议地点"), group=MEETING)
    host = PersonName("主持人", 25, also=("主持",), group=MEETING)
    recorder = PersonName("记录人", 25, also=("记录",), group=MEETING)
    briefing = LongText("通报", also=("情况通报",), group=MEETING)
    questions = LongText("提问", also=("询问",), group=MEETING)
    answers = LongText("解答", also=("答复",), group=MEETING)
    speeches = LongText("发言", also=("发言情况",), group=MEETING)
    minutes_on = Day("纪要完成日期", also=("纪要日期",), group=MEETING)

    document = Code("成果形式", "result_document", default="brief", group=RESULT)
    reported_to = Text("报送对象", 120, also=("报送单位", "主送"), group=RESULT)
    summary = LongText("成果综述", also=("协商成果", "成果摘要"), group=RESULT)
    effect = LongText("成效", also=("协商成效", "工作成效"), group=RESULT)
    brand = Link(Brand, BRAND_LABEL, also=BRAND_NAMES, group=RESULT, help_text=BRAND_HELP)
    closed_on = Day("销号日期", also=("办结日期",), group=RESULT)
    stopped_on = Day("停止日期", also=("取消日期",), group=RESULT)
    stop_reason = Text("停止原因", 200, also=("取消原因",), group=RESULT)
    remark = LongText("备注", group=RESULT)

    reported_on = Day("信息报送日期", also=("报送日期", "报送时间"), group=LIGHTS)
    reported_doc = Text(
        "信息报送文件", 80, also=("报送文号", "文号", "专报号"),
        group=LIGHTS, document=True, help_text=LIT,
    )  # fmt: skip
    talked_on = Day("建议沟通日期", also=("沟通日期",), group=LIGHTS)
    talked_doc = Text(
        "建议沟通材料", 80, also=("沟通材料", "沟通记录"),
        group=LIGHTS, document=True, help_text=LIT,
    )  # fmt: skip
    answered_on = Day("落实反馈日期", also=("反馈日期", "反馈时间"), group=LIGHTS)
    answered_doc = Text(
        "落实反馈文件", 80, also=("反馈文号", "反馈文件"),
        group=LIGHTS, document=True, help_text=LIT,
    )  # fmt: skip

    party_plan_on = Day(
        "计划党委审批日期", also=("党委审批日期", "计划审批日期", "方案审批日期"), group=PARTY,
        help_text="协商计划或方案经党委审批的日期",
    )  # fmt: skip
    party_plan_doc = Text(
        "计划党委审批文件", 80, also=("党委审批文号", "审批文号"), group=PARTY, document=True
    )
    party_survey_on = Day(
        "调研成果党委审核日期", also=("党委审核日期", "调研成果审核日期"), group=PARTY
    )
    party_sent_on = Day(
        "意见送党委日期", also=("送党委日期", "意见报送党委日期"), group=PARTY,
        help_text="意见建议送党委，由党委采纳并交办",
    )  # fmt: skip
    party_sent_doc = Text(
        "意见送党委文件", 80, also=("送党委文号", "送党委文件"), group=PARTY, document=True
    )

    HELD = one_of(state, *HELD_STATES)
    CLOSED = one_of(state, *CLOSED_STATES)
    STOPPED = filled(stopped_on)
    OPEN = ~STOPPED & ~CLOSED
    """Something is still to be done about it, before or after the meeting."""
    AHEAD = OPEN & one_of(state, *AHEAD_STATES, None)
    """Its meeting is still to come."""
    FOLLOWED_UP = OPEN & HELD
    """Its meeting was held, its results are still being worked on."""
    LACKS = MappingProxyType({
        "reported": empty(reported_on) | empty(reported_doc),
        "talked": empty(talked_on) | empty(talked_doc),
        "answered": empty(answered_on) | empty(answered_doc),
    })  # fmt: skip
    """By key of a light: it is not green, its day or its document is missing."""

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "survey_from", "survey_to")
        found += in_order(cls, values, "held_on", "reported_on")
        found += in_order(cls, values, "reported_on", "answered_on")
        found += in_order(cls, values, "party_plan_on", "party_survey_on")
        found += in_order(cls, values, "held_on", "party_sent_on")
        found += stopped_with_reason(values)
        if values.get("survey_final") and set(SURVEYED) <= set(values):
            lacking = missing(cls, values, *SURVEYED)
            if lacking:
                text = f"问题、成因、对策写全了才能定稿，{lacking.text}"
                found.append(Problem("survey_final", "调研报告已定稿", text))
        if values.get("platform") == "grassroots" and "point" in values and not values["point"]:
            found.append(Problem("point", "协商点", "基层协商还没有写明协商点", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *_REQUIRED_FOR.get(to, ()))

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        held = values.get("held_on")
        if cls.STOPPED.holds(values) or not held or latest(held) >= lookup.today.isoformat():
            return []
        after = CLOSED_STATES[0], "answered", "reported", "held"
        return [each for each in _STATE_FIELDS if each[0] in after and values.get(each[1])]

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        today = lookup.today.isoformat()
        told = (state for state, name in _STATE_FIELDS if values.get(name))
        held = values.get("held_on") or today
        return "awaiting" if held > today else next(told, "")


_STATE_FIELDS = (
    ("closed", "closed_on"),
    ("answered", "answered_on"),
    ("reported", "reported_on"),
    ("held", "held_on"),
    ("awaiting", "noticed_on"),
    ("surveying", "survey_from"),
)
_REQUIRED_FOR = {
    "surveying": ("survey_from",),
    "held": ("held_on",),
    "reported": ("held_on", "reported_on", "reported_doc"),
    "handling": ("reported_on", "reported_doc"),
    "answered": ("reported_on", "answered_on", "answered_doc"),
    "reviewing": ("answered_on",),
    "closed": (
        "reported_on", "reported_doc", "talked_on", "talked_doc", "answered_on", "answered_doc",
        "closed_on",
    ),
    "archived": ("closed_on",),
}  # fmt: skip


class Participant(Record):
    """参加人员: one person at a consultation, in a role."""

    KEY, TITLE, UNIT = "participant", "参加人员", "人"
    PERSON = True
    MATCH_KEYS, SEARCH, SORT = (("consultation", "name"),), ("unit",), "strokes"
    APART = ("unit", "post", "role")
    COLUMNS = ("name", "role", "unit", "post", "attended")

    NESTED = NestedRecord(
        link="consultation", item="name", label="拆成参加人员", split=by_names,
        titles=(
            "参加人员", "参会人员", "参加人", "参会人", "参加人员名单", "出席人员", "与会人员",
            "参与人员", "协商人员", "参与协商人员",
        ),
        rest="remark",
    )  # fmt: skip

    consultation = Link(Consultation, "协商", owner=True, required=True)
    member = Link(
        Member, "委员", brings={"name": "name", "unit": "unit", "post": "post"},
        means={"role": "sector"},
    )  # fmt: skip
    name = PersonName("姓名", 25, required=True)
    role = Code("身份", "participant_role", default="resident", also=("参加身份",))
    unit = Text("单位", 80, also=("工作单位",), width=14)
    post = Text("职务", 60)
    attended = YesNo("到会", default=1, also=("是否到会", "出席"))

    CAME = one_of(attended, 1, None)
    """Was there; an empty field counts as 是."""

    @classmethod
    def item_draft(cls, item: str, lookup: Lookup) -> Mapping[str, object]:
        """A name in a list; one that only one member has is that member's."""
        head, name, unit = name_parts(item)
        role = lookup.codes["participant_role"].find(head) if head else None
        members = lookup.titles[Member.KEY].find(name)
        if len(members) == 1:
            return {"member": members[0], "name": name, "role": role or "sector", "unit": unit}
        return {"name": name, "role": role, "unit": unit or ("" if role else head)}

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """A member who is chosen brings the name."""
        member = draft.get("member")
        if isinstance(member, int) and not draft.get("name"):
            return {**draft, "name": lookup.titles[Member.KEY].title(member)}
        return draft
