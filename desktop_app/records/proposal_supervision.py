"""重点提案: a proposal of the yearly plan that a leader handles or supervises, and its steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, PersonName, Text
from desktop_app.records.gates import missing, reached, stopped_with_reason
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, named_by_link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, in_order
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year

PLAN, RESULT = "计划", "督办结果"
LED, SUPERVISED = "led", "supervised"
"""The two kinds: a leader of Party or government handles it, one of the CPPCC supervises it."""
_NEEDS = {
    "supervising": ("leader", "decided_on"),
    "done": ("leader", "closed_on", "result"),
    "dropped": ("stopped_on", "stop_reason"),
}


class ProposalSupervision(Record):
    """重点提案: one leader's part in one proposal; a proposal may have one of both kinds."""

    KEY, TITLE, UNIT, TAB = "proposal_supervision", "重点提案", "件", "提案信息"
    NAME, SORT, STATE = "proposal", "due", "state"
    INTERNAL_WITH = ("proposal",)
    MATCH_KEYS = (("proposal", "kind", "year"),)
    TITLE_FIELDS = ("kind", "leader", "year")
    IMPORT = ImportHints(
        year_above="year", noted=("提案者", "联系人", "联系电话", "参加人员"),
        texts={"kind": "remark", "state": "remark"}, form_only=("year", "state"),
    )  # fmt: skip
    ONWARD = ("listed", "supervising", "done")
    SEARCH = ("leader", "post", "unit", "document")
    COLUMNS = (
        "year", "proposal", "kind", "state", "leader", "post", "unit", "committee", "due",
        "closed_on",
    )  # fmt: skip
    CARD = ("proposal", "kind", "leader")
    APART = ("kind", "leader", "year")
    FILTERS = ("state", "kind", "year", "committee", "leader", "unit")

    proposal = Link(
        Proposal,
        "提案",
        required=True,
        also=("提案号", "提案编号", "案号", "案由", "提案名称", "提案题目"),
        width=24,
    )
    year = Year("计划年度", required=True, also=("年度", "年份"), width=6)
    kind = Code(
        "督办类型", "supervision_kind", required=True, also=("类型", "督办方式", "领办督办"),
        width=10,
    )  # fmt: skip
    state = Code("督办状态", "supervision_state", default="listed", also=("状态", "进展"), width=6)
    leader_member = Link(
        Member, "本会委员", brings={"leader": "name", "post": "post"},
        help_text="领导是本会委员的选定，姓名和职务自动填；不是的直接填领导",
    )  # fmt: skip
    leader = PersonName(
        "领导", 25, width=8,
        also=(
            "领办领导", "督办领导", "领衔领导", "领导姓名", "领办（督办）领导", "领办人", "督办人",
        ),
    )  # fmt: skip
    post = Text("领导职务", 60, also=("职务",), width=12)
    unit = Text("承办单位", 120, also=("办理单位", "主办单位", "责任单位"), width=12)
    committee = Link(Committee, "督办专委会", also=("专委会", "负责专委会", "配合专委会"), width=9)

    decided_by = Text("确定的会议", 60, also=("审定会议", "确定会议"), group=PLAN)
    decided_on = Day("确定日期", also=("审定日期", "列入日期"), group=PLAN)
    document = Text("计划文号", 80, also=("文号", "文件号"), document=True, group=PLAN)
    start = Day("计划开始", also=("开始日期", "开始时间"), group=PLAN)
    due = Day(
        "督办期限",
        also=("完成时限", "完成日期", "计划完成", "期限"),
        last=True,
        group=PLAN,
        width=8,
    )
    plan = LongText("督办安排", also=("督办方案", "工作安排", "督办措施"), group=PLAN)

    closed_on = Day("督办办结日期", also=("办结日期", "办结时间"), group=RESULT)
    result = LongText("督办结果", also=("办理结果", "落实情况", "办理成效"), group=RESULT)
    stopped_on = Day("停止日期", group=RESULT)
    stop_reason = Text("停止原因", 200, group=RESULT)
    remark = LongText("备注", also=("说明",), group=RESULT)

    DONE, STOPPED = one_of(state, "done"), one_of(state, "dropped") | filled(stopped_on)
    LIVE = ~STOPPED
    """In the plan of its year, and not taken out of it again."""
    OPEN = ~DONE & LIVE
    OPENS_IN = WaitingOrder((OPEN,), decided_on, "没办结的在前，先到期的先", due)
    DUE = OPEN & filled(due)
    BEGUN = OPEN & filled(decided_on)
    BY_PARTY = one_of(kind, LED)
    BY_CPPCC = one_of(kind, SUPERVISED)
    UNFINISHED = OPEN & empty(closed_on)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        """Who and which year: 督办 演示主席 2026; the proposal has its own column."""
        word = {LED: "领办", SUPERVISED: "督办"}.get(str(values.get("kind")), cls.TITLE)
        told = [str(values[name]) for name in ("leader", "year") if values.get(name)]
        return " ".join([word, *told])

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """A member who is chosen brings the name."""
        return named_by_link(draft, "leader_member", "leader", lookup.titles[Member.KEY])

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "start", "due") + in_order(cls, values, "decided_on", "due")
        found += in_order(cls, values, "start", "closed_on") + stopped_with_reason(values)
        if "leader" in values and not values["leader"]:
            found.append(Problem("leader", "领导", "还没有写明领导", stops=False))
        if "due" in values and not values["due"]:
            found.append(Problem("due", "督办期限", "还没有督办期限，不会提醒", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *_NEEDS.get(to, ()))

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        if values.get("stopped_on"):
            return "dropped"
        return "done" if values.get("closed_on") else ""

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if not cls.LIVE.holds(values):
            return []
        return reached(values, lookup, [("done", "closed_on"), ("supervising", "start")])


class SupervisionRecord(Record):
    """督办记录: one thing done about a key proposal, from a visit to a written answer."""

    KEY, TITLE, UNIT = "supervision_record", "督办记录", "次"
    LISTED = False
    NAME, SORT = "content", "day"
    MATCH_KEYS, SEARCH = (("supervision", "day", "form"),), ()
    COLUMNS = ("day", "form", "people", "content", "result")

    supervision = Link(ProposalSupervision, "重点提案", owner=True, required=True)
    day = Day("日期", required=True, also=("时间", "督办日期"))
    form = Code(
        "方式", "supervision_form", default="symposium", also=("督办方式", "督办形式"), width=6
    )
    place = Text("地点", 80)
    people = Text("参加人员", 200, also=("人员", "参加领导"), width=14)
    content = LongText("督办情况", required=True, also=("情况", "内容"))
    result = LongText("督办意见", also=("意见", "结果", "要求"))

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}
