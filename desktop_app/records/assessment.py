"""履职评定: the assessment of one member or group for one year, from its own view to the lock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.duty import one_subject
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Number,
    PersonName,
    Text,
    YesNo,
)
from desktop_app.records.frozen_score import FrozenScore
from desktop_app.records.gates import missing
from desktop_app.records.group import WorkGroup
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.points import Points
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.records.years import Year

OWN, COMMITTEE, OFFICE, CHAIRS = "本人自评", "专委会初评", "办公室复核", "主席会议审定"
OBJECTION, TALK = "异议更正", "反馈约谈"
NEEDS = {
    "committee": ("self_on",),
    "office": ("committee_grade",),
    "chairs": ("office_grade",),
    "locked": ("final_grade",),
}


class Assessment(Record):
    """履职评定: the opinions of each step, the final grade, objections, talks.

    `name` follows from the member or group. `total`, `grade`, `rank` and `lines` are written when
    the year is locked: what counted on that day. `failed` follows from the final grade.
    """

    KEY, TITLE, UNIT, TAB = "assessment", "履职评定", "份", "考核"
    NAME, SORT, STATE = "name", "strokes", "state"
    TITLE_FIELDS, FOLLOWS = ("year",), ("name", "failed", "lines")
    TERM_OF = "member"
    MATCH_KEYS = (("member", "year"), ("group", "year"))
    UNIQUE = (("member", "year"), ("group", "year"))
    IMPORT = ImportHints(
        strict=(("member", "year"), ("group", "year")), year_above="year",
        counted=("name", "failed", "lines"), noted=("界别", "专委会", "工作单位", "单位及职务"),
    )  # fmt: skip
    ONWARD = ("self", "committee", "office", "chairs", "locked")
    SEARCH = ("name", "decided_by", "document")
    COLUMNS = (
        "name", "year", "state", "ranking", "total", "committee_grade", "office_grade",
        "final_grade", "rank", "decided_on",
    )  # fmt: skip
    CARD = ("year", "total", "final_grade")
    APART = ("year", "member", "group")
    FILTERS = ("year", "state", "final_grade", "ranking", "failed", "member", "group")

    name = PersonName(
        "姓名（组名）", 60, width=8, help_text="按所选的委员或组自动填", also=("被考核人",)
    )
    member = Link(Member, "委员", also=("姓名", "委员姓名"), width=7)
    group = Link(WorkGroup, "组", width=8)
    year = Year("年度", required=True, also=("年份",), width=5)
    state = Code("进度", "assessment_state", default="self", also=("状态",), width=7)
    rule_set = Link(ScoreRuleSet, "积分规则")
    ranking = Code("排名范围", "score_subject", width=6)
    total = Points("得分", also=("总分", "积分", "年度得分", "考核得分"))
    rank = Number("名次", 1, 99999, also=("排名",), width=4, help_text="锁定时在排名范围里的名次")
    grade = Text("按得分的等次", 20, width=7)
    lines = FrozenScore(
        "锁定时的积分明细", width=6, help_text="锁定时由程序存下，在“积分”的明细里看"
    )

    self_text = LongText("本人小结", also=("自评", "本人总结"), group=OWN)
    self_points = Points("自评分", group=OWN)
    self_grade = Text("自评等次", 20, group=OWN)
    self_on = Day("自评日期", group=OWN)
    committee_opinion = LongText("专委会意见", also=("初评意见",), group=COMMITTEE)
    committee_grade = Text("初评等次", 20, group=COMMITTEE, width=6)
    committee_by = PersonName("初评人", 25, group=COMMITTEE)
    committee_on = Day("初评日期", group=COMMITTEE)
    office_opinion = LongText("办公室意见", also=("复核意见",), group=OFFICE)
    office_grade = Text("复核等次", 20, group=OFFICE, width=6)
    office_by = PersonName("复核人", 25, group=OFFICE)
    office_on = Day("复核日期", group=OFFICE)
    final_opinion = LongText("审定意见", group=CHAIRS)
    final_grade = Text(
        "审定等次", 20, group=CHAIRS, width=7,
        also=("等次", "考核等次", "考核结果", "评定等次", "年度等次"),
    )  # fmt: skip
    failed = YesNo(
        "不合格", group=CHAIRS, width=5, help_text="按积分规则里审定的等次算不算合格自动填"
    )
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
    OPEN = ~LOCKED
    AT_OWN, AT_COMMITTEE = one_of(state, "self", None), one_of(state, "committee")
    AT_OFFICE, AT_CHAIRS = one_of(state, "office"), one_of(state, "chairs")
    DECIDED = filled(final_grade) & filled(decided_on)
    FAILED = one_of(failed, 1)
    """Its final grade is one that does not pass."""
    NOT_HANDED_IN = AT_OWN & empty(self_on)
    OBJECTED = filled(objected_on) & empty(objection_answered_on)
    """An objection waits for its answer."""
    TO_TALK = FAILED & filled(decided_on) & empty(talked_on)
    """Its final grade does not pass, and no talk is registered."""
    FROZEN = (
        "member", "group", "year", "rule_set", "ranking", "total", "rank", "grade", "lines",
        "self_text", "self_points", "self_grade", "self_on", "committee_opinion",
        "committee_grade", "committee_by", "committee_on", "office_opinion", "office_grade",
        "office_by", "office_on", "final_opinion", "final_grade", "failed", "decided_by",
        "decided_on", "document",
    )  # fmt: skip
    """What does not change while the assessment is locked."""

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        """Whose assessment of which year it is: 演示甲 2026年."""
        year = f"{values['year']}年" if values.get("year") else ""
        return " ".join(filter(None, (str(values.get("name") or ""), year))) or "（未命名）"

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """An imported result of a past year is final: locked where its gate lets it."""
        year = values.get("year")
        over = year is not None and int(year) < lookup.today.year
        return "locked" if over and not cls.gate(values, "locked") else ""

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        return one_subject(values)

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        if cls.LOCKED.holds(values):  # an old result has none of the steps before
            return None
        return missing(cls, values, *NEEDS.get(to, ()))
