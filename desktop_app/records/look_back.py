"""回头看: going back to a finished suggestion to see whether it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, Numbering, Text, YesNo
from desktop_app.records.gates import stopped_with_reason
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import in_order
from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.record import Record

MISSING = "missing"


class LookBack(Record):
    """回头看: one visit, planned and made, and how far the suggestion was carried out."""

    KEY, TITLE, UNIT, TAB = "look_back", "回头看", "次", "协商在基层"
    NAME, SORT = "outcome", "planned_on"
    INTERNAL, FOLLOWS, INTERNAL_WITH = "internal", ("internal",), ("outcome",)
    MATCH_KEYS = (("number",), ("outcome", "planned_on", "done_on"))
    UNIQUE, TITLE_FIELDS = (("number",),), ("number", "done_on", "planned_on")
    IMPORT = ImportHints(
        noted=("责任人", "联系人", "联系电话", "责任单位", "承办单位"),
        texts={"level": "finding"},
    )
    SEARCH = ("number", "people", "place")
    COLUMNS = ("number", "outcome", "level", "planned_on", "done_on", "people", "next_on")
    CARD = ("outcome", "people")
    FILTERS = ("level",)

    number = Numbering("编号", 20, also=("序号编号",), width=6)
    outcome = Link(Outcome, "意见建议", required=True, also=("建议", "成果"), width=22)
    planned_on = Day("计划日期", also=("计划时间",))
    done_on = Day("开展日期", also=("回头看日期", "日期", "时间"))
    people = Text("参加人员", 200, also=("人员",), width=12)
    place = Text("地点", 120)
    finding = LongText("回头看情况", also=("情况", "发现", "核查情况"))
    level = Code("落实等次", "look_back_level", also=("等次", "落实情况", "结论"), width=7)
    advice = LongText("下一步意见", also=("意见", "整改意见"))
    next_on = Day("下次日期", also=("下次回头看",))
    stopped_on = Day("停止日期")
    stop_reason = Text("停止原因", 200)
    internal = YesNo("不外传", help_text="随意见建议：意见建议不外传的，回头看也不外传")
    remark = LongText("备注")

    DONE, STOPPED = filled(done_on), filled(stopped_on)
    OPEN = ~DONE & ~STOPPED
    """Planned, or without a day, and neither made nor stopped."""
    CARRIED_OUT = one_of(level, "carried", "mostly")
    NOT_CARRIED_OUT = one_of(level, MISSING)
    FOUND_PROGRESS = DONE & filled(level) & ~NOT_CARRIED_OUT

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        day = values.get("done_on") or values.get("planned_on")
        return f"{cls.TITLE} {day}" if day else f"{cls.TITLE}（未定日期）"

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "done_on", "next_on") + stopped_with_reason(values)
        if values.get("level") and "done_on" in values and not values["done_on"]:
            found.append(Problem("done_on", "开展日期", "有落实等次，请补上开展日期"))
        if values.get("done_on") and "level" in values and not values["level"]:
            found.append(Problem("level", "落实等次", "回头看过了，请选落实等次", stops=False))
        return found
