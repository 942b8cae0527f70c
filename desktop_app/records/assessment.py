"""履职评定: the assessment of one member or group for one year, from its own view to the lock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.duty import one_subject
from desktop_app.records.field_types import Code, Day, LongText, PersonName, Text
from desktop_app.records.gates import missing
from desktop_app.records.group import WorkGroup
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.points import Points
from desktop_app.records.predicates import one_of
from desktop_app.records.record import Record
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.records.years import Year

OWN, COMMITTEE, OFFICE, CHAIRS = "本人自评", "专委会初评", "办公室复核", "主席会议审定"
OBJECTION, TALK = "异议和更正", "结果告知和约谈"
NEEDS = {
    "committee": ("self_text",),
    "office": ("committee_grade",),
    "chairs": ("office_grade",),
    "locked": ("final_grade", "decided_by", "decided_on"),
}


class Assessment(Record):
    """履职评定: the opinions of each step, the final grade, objections, talks.

    `total`, `grade` and `lines` are written when the year is locked: what counted on that day.
    """

    KEY, TITLE, UNIT, TAB = "assessment", "履职评定", "份", "考核"
    NAME, SORT, STATE = "member", "year", "state"
    TERM_OF = "member"
    MATCH_KEYS = (("member", "year"), ("group", "year"))
    UNIQUE = (("member", "year"), ("group", "year"))
    IMPORT = ImportHints(by_name=True, form_only=("lines",))
    ONWARD = ("self", "committee", "office", "chairs", "locked")
    SEARCH = ("decided_by", "document")
    COLUMNS = (
        "member", "group", "year", "state", "total", "committee_grade", "office_grade",
        "final_grade", "decided_on",
    )  # fmt: skip
    FILTERS = ("year", "state", "final_grade", "ranking")

    member = Link(Member, "委员", also=("姓名",), width=7)
    group = Link(WorkGroup, "组", width=8)
    year = Year("年度", required=True, also=("年份",), width=5)
    state = Code("进度", "assessment_state", default="self", also=("状态",), width=7)
    rule_set = Link(ScoreRuleSet, "积分规则")
    ranking = Code("排名范围", "score_subject", width=7)
    total = Points("得分", also=("总分", "积分"))
    grade = Text("按得分的等次", 20)
    lines = LongText("锁定时的积分明细")

    self_text = LongText("本人小结", also=("自评", "本人总结"), group=OWN)
    self_points = Points("自评分", group=OWN)
    self_grade = Text("自评等次", 20, group=OWN)
    self_on = Day("自评日期", group=OWN)
    committee_opinion = LongText("专委会意见", also=("初评意见",), group=COMMITTEE)
    committee_grade = Text("初评等次", 20, group=COMMITTEE)
    committee_by = PersonName("初评人", 25, group=COMMITTEE)
    committee_on = Day("初评日期", group=COMMITTEE)
    office_opinion = LongText("办公室意见", also=("复核意见",), group=OFFICE)
    office_grade = Text("复核等次", 20, group=OFFICE)
    office_by = PersonName("复核人", 25, group=OFFICE)
    office_on = Day("复核日期", group=OFFICE)
    final_opinion = LongText("审定意见", group=CHAIRS)
    final_grade = Text("审定等次", 20, also=("等次", "考核等次"), group=CHAIRS, width=7)
    decided_by = Text("审定会议", 60, also=("审定单位",), group=CHAIRS)
    decided_on = Day("审定日期", group=CHAIRS, width=8)
    document = Text("文号", 60, document=True, group=CHAIRS)

    objection = LongText("异议", also=("申诉",), group=OBJECTION)
    objected_on = Day("提出异议日期", group=OBJECTION)
    objection_answer = LongText("异议答复", also=("更正",), group=OBJECTION)
    objection_answered_on = Day("答复日期", group=OBJECTION)

    told_on = Day("反馈本人日期", group=TALK)
    body_told_on = Day("通报推荐单位日期", group=TALK)
    reminded_on = Day("提醒日期", group=TALK)
    talked_on = Day("约谈日期", group=TALK)
    talker = PersonName("约谈人", 40, group=TALK)
    talk_place = Text("约谈地点", 80, group=TALK)
    talk_note = LongText("约谈情况", group=TALK)
    talk_promise = LongText("改进承诺", also=("本人表态",), group=TALK)
    remark = LongText("备注", group=TALK)

    LOCKED = one_of(state, "locked")

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        return one_subject(values)

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *NEEDS.get(to, ()))
