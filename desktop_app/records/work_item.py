"""工作任务: one task of the year's list, from who does it until when to what came of it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.patterns import pattern
from desktop_app.records.activity import Activity
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.any_link import AnyLink, NarrowLink
from desktop_app.records.field_types import (
    Code,
    Codes,
    Day,
    LongText,
    Numbering,
    PersonName,
    Text,
    YesNo,
)
from desktop_app.records.gates import missing, reached
from desktop_app.records.held_back import INTERNAL_HELP
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.input_text import SEPARATORS
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order, not_ahead
from desktop_app.records.percent import Percent
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import UnitName
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.work_priority import WorkPriority, of_year
from desktop_app.records.years import Year, year_from

PROGRESS = "推进"
NEEDS = {
    "extended": ("due", "first_due"),
    "done": ("done_on", "result"),
    "cancelled": ("cancel_reason",),
}
"""Of each state of a task the fields that are filled in before."""


_KIND_TITLE = pattern("(?:规定|自选)(?:动作|任务)")
_PRIORITY_TITLE = pattern("(?:围绕|服务|助推|助力|聚焦|紧扣).{2,60}")
"""What a section of a list is called where it means a kind, or a priority."""


class WorkItem(Record):
    """工作任务: who does what until when, and which priority of the Party committee it serves.

    Percent and last progress are those of its notes; a finished task is at 100.
    """

    KEY, TITLE, UNIT, TAB = "work_item", "工作任务", "项", "专项工作"
    STATE, SORT = "state", "due"
    INTERNAL, INTERNAL_WITH = "internal", ("source",)
    FOLLOWS = ("percent", "progress", "progress_on", "first_due")
    MATCH_KEYS = (("year", "number"), ("name", "year"))
    UNIQUE, TITLE_FIELDS = (("year", "number"),), ()
    IMPORT = ImportHints(
        combined=(("start", "due"), ("committee", "unit"), ("leader", "person")),
        splits=("priority", "unit"),
        sections={
            "kind": _KIND_TITLE,
            "priority": _PRIORITY_TITLE,
            "committee": COMMITTEE_TITLE,
        },
        noted=("联系人", "联系电话", "经费", "所需经费", "考核分值"),
        texts={"state": "remark", "kind": "remark", "tags": "remark"},
        counted=("percent", "progress", "progress_on", "first_due"),
        year_above="year",
        distinguishing=("year", "unit"),
    )
    ONWARD = ("pending", "underway", "extended", "done")
    SEARCH = ("number", "unit", "partners", "leader", "person", "assigned_by")
    COLUMNS = (
        "number", "name", "state", "percent", "due", "priority", "kind", "committee", "unit",
        "leader", "progress_on",
    )  # fmt: skip
    CARD = ("committee", "unit", "due", "percent")
    APART = ("year", "number", "committee", "unit")
    FILTERS = (
        "state", "year", "kind", "priority", "committee", "tags", "due", "leader", "progress_on",
    )  # fmt: skip

    number = Numbering(
        "编号", 20, also=("任务编号", "清单编号"), width=7, help_text="不填就按年接着编，如 RW-001"
    )
    year = Year("年度", also=("年份", "清单年度"), width=5, help_text="不填就按完成时限")
    name = Text(
        "工作任务", 200, required=True, width=22,
        also=("任务", "任务名称", "任务内容", "工作内容", "工作事项", "任务事项", "主要任务",
              "重点任务", "事项"),
    )  # fmt: skip
    kind = Code(
        "动作", "work_kind", width=7,
        also=("类别", "任务类别", "任务类型", "动作类型", "规定（自选）动作", "工作类别",
              "规定/自选动作", "规定/自选", "规定、自选动作"),
    )  # fmt: skip
    priority = Link(
        WorkPriority, "对应重点工作", width=14,
        also=("重点工作", "对应州委重点工作", "对应县委重点工作", "对应党委重点工作",
              "服务重点工作", "党委重点工作", "州委重点工作", "县委重点工作", "中心工作",
              "服务中心工作"),
        help_text="州委、县委的哪一项重点工作，清单在“设置”的“重点工作”里",
    )  # fmt: skip
    tags = Codes("四长三重", "work_tag", also=("四长三重标签", "标签", "四长", "三重"), width=8)
    committee = Link(Committee, "牵头专委会", also=("专委会", "责任专委会", "承办专委会"), width=9)
    unit = UnitName(
        "责任单位", 120, several=True, width=10,
        also=("牵头单位", "责任部门", "承办单位", "责任科室", "责任委室"),
    )  # fmt: skip
    partners = UnitName(
        "配合单位", 200, several=True, also=("协办单位", "配合部门", "协同单位", "共同责任单位")
    )
    leader = PersonName("分管领导", 40, also=("责任领导", "牵头领导", "挂钩领导"), width=7)
    person = PersonName("责任人", 40, also=("具体责任人", "经办人", "责任人员"), width=7)
    assigned_by = Text(
        "交办人（会议）", 80, also=("交办人", "交办领导", "交办会议", "任务来源", "谁交办"),
        help_text="哪位领导、哪次会议交办的",
    )  # fmt: skip
    source = AnyLink(
        "来自", of=("agenda_item", "activity"), also=("来源", "来源记录"),
        help_text="哪一项会议议题的议定事项，或者哪一次活动",
    )  # fmt: skip
    agenda_item = NarrowLink(AgendaItem, "会议议题", source="source")
    activity = NarrowLink(Activity, "活动", source="source")
    measure = LongText(
        "工作措施", also=("措施", "具体措施", "主要措施", "推进措施", "工作要求", "目标任务",
                       "工作目标", "具体内容"),
    )  # fmt: skip
    internal = YesNo("不外传", also=("内部", "是否不外传"), help_text=INTERNAL_HELP)

    state = Code(
        "状态", "work_state", default="pending", also=("任务状态", "完成状态", "进展状态"),
        width=6, group=PROGRESS,
    )  # fmt: skip
    start = Day("开始日期", also=("启动日期", "启动时间", "开始时间"), width=8, group=PROGRESS)
    due = Day(
        "完成时限", last=True, width=8, group=PROGRESS,
        also=("完成期限", "时限", "时限要求", "期限", "要求完成时间", "计划完成时间",
              "完成时间要求"),
    )  # fmt: skip
    first_due = Day(
        "原定时限", last=True, width=8, group=PROGRESS, help_text="延期以前的时限，按延期记录自动填"
    )
    percent = Percent("进度", width=5, group=PROGRESS, help_text="按进展记录自动填，完成的是 100%")
    progress = LongText("最近进展", group=PROGRESS, help_text="按进展记录自动填")
    progress_on = Day("最近进展日期", width=8, group=PROGRESS, help_text="按进展记录自动填")
    done_on = Day(
        "完成日期", also=("办结日期", "实际完成时间", "实际完成日期"), width=8, group=PROGRESS
    )
    result = LongText(
        "完成情况", also=("完成结果", "工作成效", "成效", "结果", "任务完成情况"), group=PROGRESS
    )
    cancel_reason = Text("取消原因", 200, group=PROGRESS)
    remark = LongText("备注", also=("说明",), group=PROGRESS)

    PENDING = one_of(state, "pending", None)
    OPEN = one_of(state, "pending", "underway", "extended")
    """Somebody still has to act on it."""
    RUNNING = one_of(state, "underway", "extended")
    DONE, CANCELLED = one_of(state, "done"), one_of(state, "cancelled")
    COUNTED = ~CANCELLED
    """What a year's list counts."""
    EXTENDED = filled(first_due)
    """Its last day was put off at least once."""
    DUE = OPEN & filled(due)
    NEVER_NOTED = RUNNING & empty(progress_on) & filled(start)
    """Begun on a known day and without any note."""
    NOTED = RUNNING & filled(progress_on)
    FOR_PRIORITY = filled(priority)
    OPENS_IN = WaitingOrder((OPEN,), done_on, "没完成的在前，时限近的先", due)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its last day where none was typed, else of its first, else this year."""
        return year_from(values, lookup, "due", "start")

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The priority of the task's year; a committee among the units in charge leads."""
        draft = _with_committee(draft, lookup)
        text = draft.get("priority")
        if not isinstance(text, str) or not text.strip():
            return draft
        told = str(draft.get("year") or "").strip()[:4]
        year = int(told) if told.isdecimal() and len(told) == 4 else lookup.today.year
        return {**draft, "priority": of_year(text, year, lookup)}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "start", "due") + in_order(cls, values, "start", "done_on")
        found += not_ahead(cls, values, lookup, "done_on")
        if {"committee", "unit"} <= values.keys() and not (values["committee"] or values["unit"]):
            text = "还没有写牵头专委会或责任单位"
            found.append(Problem("committee", "牵头专委会", text, stops=False))
        if "due" in values and not values["due"] and cls.OPEN.holds(values):
            found.append(Problem("due", "完成时限", "还没有写完成时限，到期不会提醒", stops=False))
        done = cls.DONE.holds(values)
        if done and "done_on" in values and not values["done_on"]:
            found.append(Problem("done_on", "完成日期", "已经完成，请补上完成日期", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        if to in ("underway", "done") and not (values.get("committee") or values.get("unit")):
            return Problem("committee", "牵头专委会", "请先填写牵头专委会或责任单位")
        if to == "extended" and not values.get("first_due"):
            return Problem("due", "完成时限", "延期要写新的时限和理由，请点“延期…”")
        return missing(cls, values, *NEEDS.get(to, ()))

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """The state implied by the line of a list."""
        if values.get("done_on"):
            return "done"
        if values.get("cancel_reason"):
            return "cancelled"
        return "underway" if reached(values, lookup, [("underway", "start")]) else ""

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if not cls.OPEN.holds(values):
            return []
        return reached(values, lookup, [("done", "done_on")])


def _with_committee(draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
    """The first of the units in charge that is a committee leads; the others stay units."""
    text = draft.get("unit")
    if draft.get("committee") or not isinstance(text, str) or "name" not in draft:
        return draft
    units = [each for each in map(str.strip, SEPARATORS.split(text)) if each]
    titles = lookup.titles[Committee.KEY]
    for each in units:
        if len(found := titles.find(each)) == 1:
            rest = "、".join(other for other in units if other != each)
            return {**draft, "committee": titles.name(found[0]), "unit": rest}
    return draft
