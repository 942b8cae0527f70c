"""Notes of progress about tasks, and the extensions of their last days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import Day, LongText, PersonName, Text
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.nested_records import NestedRecord, in_one
from desktop_app.records.office import in_order
from desktop_app.records.percent import Percent
from desktop_app.records.record import Record
from desktop_app.records.work_item import WorkItem

_SHORT = 30


class WorkProgress(Record):
    """进展记录: how far a task is on one day, in percent or in words."""

    KEY, TITLE, UNIT = "work_progress", "进展记录", "条"
    NAME, SORT = "content", "day"
    MATCH_KEYS, SEARCH = (("work_item", "day", "content"),), ("person",)
    IMPORT = ImportHints(form_only=("day",))
    COLUMNS = ("day", "percent", "content", "person")

    NESTED = NestedRecord(
        link="work_item", item="content", label="进展记录", split=in_one,
        titles=(
            "进展情况", "工作进展", "推进情况", "目前进展", "最新进展", "最近进展", "当前进展",
            "工作推进情况", "任务进展", "进展", "落实情况",
        ),
        columns=("percent", "day"), by_hand=("person",), whole=True,
    )  # fmt: skip

    work_item = Link(WorkItem, "工作任务", owner=True, required=True)
    day = Day("进展日期", also=("最近进展日期", "填报日期", "更新日期", "日期"), width=8)
    percent = Percent(
        "完成进度", also=("进度", "完成率", "进度（%）", "完成百分比", "完成比例"), width=6
    )
    content = LongText("进展", also=("进展情况", "内容", "推进情况"))
    person = PersonName("登记人", 25, also=("填报人", "经办人"), width=7)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        text = " ".join(str(values.get("content") or "").split())
        percent = values.get("percent")
        told = [str(values.get("day") or ""), "" if percent is None else f"{percent}%", text]
        shown = " ".join(filter(None, told))
        return (shown[:_SHORT] + "……" if len(shown) > _SHORT else shown) or cls.TITLE

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        if (
            {"percent", "content"} <= values.keys()
            and values["percent"] is None
            and (not values["content"])
        ):
            return [Problem("content", "进展", "请写明进展，或者填进度")]
        return []


class WorkExtension(Record):
    """延期记录: one extension of a task, from which day to which, why and who agreed."""

    KEY, TITLE, UNIT = "work_extension", "延期记录", "次"
    LISTED = False
    NAME, SORT = "reason", "day"
    MATCH_KEYS, SEARCH = (("work_item", "day", "due_after"),), ()
    COLUMNS = ("day", "due_before", "due_after", "reason", "agreed_by")

    work_item = Link(WorkItem, "工作任务", owner=True, required=True)
    day = Day("登记日期", also=("日期",), width=8)
    due_before = Day("原时限", last=True, width=8)
    due_after = Day("延期到", last=True, required=True, also=("新的时限", "延期至"), width=8)
    reason = Text("延期理由", 200, required=True, also=("理由", "原因"), width=20)
    agreed_by = Text("同意延期的领导（会议）", 60, also=("批准人",), width=10)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        return in_order(cls, values, "due_before", "due_after")
