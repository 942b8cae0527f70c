"""协商计划: the slots of a year's plan, the 双月协商 above all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, PersonName, Text
from desktop_app.records.gates import stopped_with_reason
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order
from desktop_app.records.predicates import empty, filled
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.records.years import Year

SCHEDULE, APPROVAL = "安排", "审定"


class ConsultationPlan(Record):
    """协商计划: one slot of a year's plan, the 双月协商 above all."""

    KEY, TITLE, UNIT, TAB = "consultation_plan", "协商计划", "项", "协商在基层"
    NAME, MATCH_KEYS, SORT = "name", (("year", "slot", "name"),), "planned_on"
    IMPORT = ImportHints(
        combined=(("planned_on", "slot"), ("committee", "host")),
        sections={"committee": COMMITTEE_TITLE},
        noted=(
            "参加人员", "参加范围", "参加单位", "参加部门", "联系人", "责任人", "配合单位",
            "协商地点",
        ),
        year_above="year",
        day_above="planned_on",
    )  # fmt: skip
    SEARCH = ("name", "host")
    COLUMNS = (
        "year", "slot", "name", "planned_on", "committee", "host", "platform", "survey_from",
        "topic",
    )  # fmt: skip
    FILTERS = ("year", "slot", "platform", "committee")

    year = Year("年度", 1990, 2100, required=True, also=("年份", "计划年度"), width=6)
    slot = Code("安排", "plan_slot", also=("月份", "双月"), width=5)
    name = Text("协商题目", 120, required=True, also=("议题", "题目", "协商议题"), width=20)
    topic = Link(Topic, "对应议题", width=14)
    platform = Code("协商平台", "consultation_platform", default="bimonthly", also=("平台",))
    committee = Link(Committee, "牵头专委会", also=("专委会", "承办专委会"), width=8)
    host = PersonName("主持人", 25, also=("主持领导",))
    survey_from = Day("调研开始", also=("调研时间", "调研日期"), group=SCHEDULE)
    survey_to = Day("调研结束", group=SCHEDULE)
    planned_on = Day("计划协商日期", also=("协商时间", "会议时间", "协商日期"), group=SCHEDULE)
    result = LongText("成果安排", also=("成果形式", "成果"), group=SCHEDULE)
    stopped_on = Day("停止日期", group=SCHEDULE)
    stop_reason = Text("停止原因", 200, group=SCHEDULE)
    remark = LongText("备注", group=SCHEDULE)

    solicited_on = Day("征题日期", also=("征集日期", "征集议题日期"), group=APPROVAL)
    reviewed_on = Day("主席会议审议日期", also=("主席会议审议",), group=APPROVAL)
    party_plan_on = Day(
        "党委审批日期", also=("党委审批", "党委常委会确定日期", "审批日期"), group=APPROVAL
    )
    party_plan_doc = Text(
        "党委审批文件", 80, also=("党委审批文号", "审批文号", "印发文号"), group=APPROVAL,
        document=True,
    )  # fmt: skip

    LIVE = empty(stopped_on)
    DATED = filled(planned_on) | filled(slot)
    """A day or a slot of the year says when it is to be held."""

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "survey_from", "survey_to")
        found += in_order(cls, values, "solicited_on", "reviewed_on")
        found += in_order(cls, values, "reviewed_on", "party_plan_on")
        return found + stopped_with_reason(values)
