"""会议议题: one item of a meeting's agenda, the resolution on it, and its follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.patterns import pattern
from desktop_app.records.activity import Activity
from desktop_app.records.field_types import Code, Day, LongText, Number, PersonName, Text, YesNo
from desktop_app.records.gates import missing, reached
from desktop_app.records.held_back import INTERNAL_HELP
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.nested_records import NestedRecord, by_numbers
from desktop_app.records.office import in_order
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import UnitName
from desktop_app.records.waiting_order import WaitingOrder

RESOLVED = "议定和落实"
NEEDS = {
    "decided": ("result", "resolution"),
    "following": ("resolution", "owner_unit"),
    "done": ("resolution", "done_on"),
    "none": ("result",),
}
"""Of each state of an agenda item the fields that are filled in before."""
_REPORTER = pattern(
    r"[（(]\s*(?:汇报人|汇报单位|汇报人（单位）|汇报|主汇报|提请单位|说明人)\s*[：:]?\s*"
    r"(?P<reporter>[^）)]{1,60})[）)]\s*[。；;]?$"
)
_ATTENDING = pattern(
    r"[（(]\s*(?:列席|列席人员|列席单位)\s*[：:]?\s*(?P<attending>[^）)]{1,200})[）)]\s*[。；;]?$"
)

_NUMBERED = pattern(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[、.．](?![0-9]))\s*"
)
"""The number that an agenda writes before an item: its place is a field of its own."""


class AgendaItem(Record):
    """会议议题: the meeting may be an activity of the office or be known by its name alone."""

    KEY, TITLE, UNIT, TAB = "agenda_item", "会议议题", "项", "专项工作"
    SORT, STATE = "day", "state"
    MATCH_KEYS = (("activity", "name"), ("meeting", "name"), ("day", "name"))
    IMPORT = ImportHints(
        strict=(("activity", "name"), ("meeting", "name"), ("day", "name")),
        combined=(("meeting", "day"), ("owner_unit", "owner_name")),
        splits=("name",),
        noted=("编号", "议题编号"),
        texts={"state": "remark", "result": "remark", "body": "remark"},
        day_above="day",
        counted=("task_progress",),
    )
    NESTED = NestedRecord(
        link="activity", item="name", label="拆成会议议题", split=by_numbers,
        titles=("会议议题", "议题", "上会议题", "研究议题"),
    )  # fmt: skip
    ONWARD = ("planned", "decided", "following", "done")
    FOLLOWS = ("task_progress",)
    INTERNAL = "internal"
    SEARCH = ("meeting", "reporter", "resolution", "owner_unit", "owner_name")
    COLUMNS = (
        "name", "state", "body", "meeting", "day", "position", "reporter", "result", "owner_unit",
        "due", "done_on",
    )  # fmt: skip
    CARD = ("body", "day", "owner_unit", "due")
    APART = ("day", "meeting", "body")
    FILTERS = ("state", "body", "result", "day", "due", "owner_unit", "activity", "internal")

    name = Text(
        "议题", 200, required=True, width=22,
        also=("议题名称", "会议议题", "议题内容", "审议事项", "研究事项", "议程", "名称"),
    )  # fmt: skip
    state = Code("落实状态", "agenda_state", default="planned", also=("状态", "议题状态"), width=6)
    activity = Link(
        Activity, "会议（活动）", also=("所属会议", "对应会议"), width=14,
        brings={"meeting": "name", "day": "start_on"},
        help_text="在“活动”里登记过的会议，选在这里",
    )  # fmt: skip
    body = Code(
        "会议类别", "agenda_body", also=("会议类型", "上会类别", "会议层级"), width=8,
        help_text="不填就按会议（活动）的类型",
    )  # fmt: skip
    meeting = Text(
        "会议名称", 120, also=("会议", "会议届次", "提交会议", "上会名称"), width=14,
        help_text="“活动”里没有的会议，写名称",
    )  # fmt: skip
    day = Day("会议日期", also=("日期", "会议时间", "时间", "召开日期", "上会日期"), width=8)
    position = Number(
        "议程序号", 1, 999, also=("议题序号", "顺序"), width=5,
        help_text="不填就接着这次会议的上一项",
    )  # fmt: skip
    reporter = Text(
        "汇报人（单位）", 120, width=10,
        also=("汇报人", "汇报单位", "汇报", "提请单位", "提交单位", "说明人", "主汇报"),
    )  # fmt: skip
    attending = Text("列席", 300, also=("列席人员", "列席单位"))

    result = Code(
        "审议结果", "agenda_result", also=("结果", "审议情况", "决定"), width=7, group=RESOLVED
    )
    resolution = LongText(
        "议定事项", group=RESOLVED,
        also=("议定内容", "会议决定", "决定事项", "议决事项", "会议议定事项", "研究意见"),
    )  # fmt: skip
    owner_unit = UnitName(
        "责任单位", 200, several=True, width=11, group=RESOLVED,
        also=("承办单位", "落实单位", "牵头单位", "责任部门"),
    )  # fmt: skip
    owner_name = PersonName("责任人", 40, also=("落实责任人", "经办人"), group=RESOLVED)
    due = Day(
        "完成期限", last=True, also=("期限", "完成时限", "时限", "要求完成时间"), width=8,
        group=RESOLVED,
    )  # fmt: skip
    progress = LongText(
        "落实情况", also=("办理情况", "进展", "进展情况", "落实进展"), group=RESOLVED
    )
    task_progress = LongText(
        "工作任务", group=RESOLVED, help_text="转为工作任务以后，任务的状态和进展自动显示在这里"
    )
    done_on = Day("落实日期", also=("完成日期", "办结日期", "完成时间"), width=8, group=RESOLVED)
    internal = YesNo("不外传", also=("内部", "是否不外传"), group=RESOLVED, help_text=INTERNAL_HELP)
    remark = LongText("备注", also=("说明",), group=RESOLVED)

    PLANNED = one_of(state, "planned", None)
    FOLLOWED = one_of(state, "decided", "following")
    """Something was resolved and is still to be carried out."""
    DUE = FOLLOWED & filled(due)
    UNDATED = FOLLOWED & empty(due)
    WAITS_FOR_RESULT = one_of(state, "planned") & filled(day)
    HELD = one_of(state, "decided", "following", "done", "none", "deferred")
    """The meeting has dealt with it."""
    RESOLUTION = one_of(state, "decided", "following", "done")
    DONE = one_of(state, "done")
    DEFERRED = one_of(state, "deferred")
    LEFT = one_of(state, "none")
    """Nothing is to be carried out."""
    OPEN = one_of(state, "planned", "decided", "following")
    TASKED = filled(task_progress)
    """A task of the year's list was made of it: what becomes of it is noted there."""
    OPENS_IN = WaitingOrder((OPEN,), day, "没落实的在前，期限近的先", due)

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The name without its number, and without the 汇报 and 列席 in brackets at its end."""
        name = draft.get("name")
        if not isinstance(name, str):
            return draft
        text, parts = name_parts(name)
        more = {each: value for each, value in parts.items() if not draft.get(each)}
        return {**draft, "name": text, **more} if text != name else draft

    @classmethod
    def item_draft(cls, item: str, lookup: Lookup) -> Mapping[str, object]:
        """An item of a numbered agenda, its brackets taken apart."""
        name, parts = name_parts(item.rstrip("；;。 "))
        return {"name": name, **parts}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "day", "due")
        known = {"activity", "meeting", "body"} <= values.keys()
        if known and not (values["activity"] or values["meeting"] or values["body"]):
            text = "请选会议（活动），或者写明会议类别和会议名称"
            found.append(Problem("meeting", "会议名称", text, stops=False))
        if "day" in values and not values["day"] and not values.get("activity"):
            found.append(Problem("day", "会议日期", "还没有写明会议日期", stops=False))
        if cls.DONE.holds(values) and "done_on" in values and not values["done_on"]:
            found.append(Problem("done_on", "落实日期", "已经落实，请补上落实日期", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        lacking = missing(cls, values, *NEEDS.get(to, ()))
        if lacking is None and to == "following" and values.get("result") == "deferred":
            return Problem("result", "审议结果", "审议结果是“暂缓”，没有可以落实的事项")
        return lacking

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """The state implied by the line of a ledger."""
        if values.get("done_on"):
            return "done"
        if values.get("result") == "deferred":
            return "deferred"
        if values.get("resolution"):
            return "following" if values.get("owner_unit") or values.get("due") else "decided"
        return "none" if values.get("result") else ""

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if not cls.FOLLOWED.holds(values):
            return []
        return reached(values, lookup, [("done", "done_on")])


def name_parts(name: str) -> tuple[str, dict[str, str]]:
    """An item of an agenda without its number and brackets, and who reports, who attends.

    审议年度协商计划（草案）（汇报单位：办公室） → 审议年度协商计划（草案）, reporter 办公室.
    """
    text, parts = name.strip(), dict[str, str]()
    numbered = _NUMBERED.match(text)
    if numbered and text[numbered.end() :]:
        text = text[numbered.end() :]
    for _ in range(2):
        found = _REPORTER.search(text) or _ATTENDING.search(text)
        if found is None or not text[: found.start()].strip():
            break
        parts |= {key: value.strip() for key, value in found.groupdict().items()}
        text = text[: found.start()].rstrip()
    return text, parts
