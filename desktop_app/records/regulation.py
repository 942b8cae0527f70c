"""制度: a rule of the office, whether it is in force, and its duties."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.chinese.dates import months_after
from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, Text
from desktop_app.records.gates import missing
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.nested_records import NestedRecord, by_numbers
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import UnitName

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "two_years": 24, "term": 60}
"""After how many months each code of `regulation_cycle` comes again."""
NEEDS = {"revised": ("replaced_by", "ended_on"), "abolished": ("ended_on",)}
"""Of each state of a regulation the fields that are filled in before."""


class Regulation(Record):
    """制度: its text is among its attachments, its duties are records of their own."""

    KEY, TITLE, UNIT, TAB = "regulation", "制度", "项", "专项工作"
    STATE = "state"
    MATCH_KEYS = (("document",), ("name", "issued_on"), ("name", "issuer"))
    TITLE_FIELDS = ()
    IMPORT = ImportHints(
        by_name=True,
        strict=(("document",), ("name", "issued_on"), ("name", "issuer")),
        sections={"committee": COMMITTEE_TITLE},
        noted=("编号", "联系人", "类别"),
        texts={"state": "remark"},
    )
    SEARCH = ("issuer", "document", "content")
    COLUMNS = (
        "name", "state", "issuer", "document", "issued_on", "effective_on", "committee",
        "replaced_by",
    )  # fmt: skip
    CARD = ("issuer", "document", "issued_on")
    APART = ("document", "issued_on", "issuer")
    FILTERS = ("state", "issuer", "committee", "issued_on")

    name = Text(
        "制度名称", 120, required=True, width=26,
        also=("名称", "制度", "文件名称", "标题", "制度（文件）名称", "规章制度名称"),
    )  # fmt: skip
    state = Code("状态", "regulation_state", default="in_force", also=("效力", "是否有效"), width=6)
    issuer = UnitName(
        "制定机关", 120, also=("发文机关", "印发单位", "制定单位", "发文单位"), width=14
    )
    document = Text("文号", 80, also=("发文字号", "文件号", "发文文号"), width=10, document=True)
    issued_on = Day(
        "印发日期", also=("发文日期", "印发时间", "通过日期", "制定日期", "日期"), width=8
    )
    effective_on = Day("施行日期", also=("实施日期", "执行日期", "生效日期"), width=8)
    committee = Link(Committee, "责任专委会", also=("专委会", "牵头专委会", "负责专委会"), width=9)
    ended_on = Day("修订（废止）日期", also=("废止日期", "修订日期", "失效日期"), width=8)
    replaced_by = Link(
        "self", "由哪项代替", also=("代替文件", "替代制度", "新制度", "被代替为"), width=14,
        help_text="修订以后，选新的那一项",
    )  # fmt: skip
    content = LongText("主要内容", also=("内容", "内容摘要", "摘要"))
    remark = LongText("备注", also=("说明",))

    IN_FORCE = one_of(state, "in_force", None)
    OVER = one_of(state, "revised", "abolished")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "issued_on", "effective_on")
        found += in_order(cls, values, "issued_on", "ended_on")
        own = values.get("id")
        if own and values.get("replaced_by") == own:
            text = "一项制度不能由它自己代替，请另选一项"
            found.append(Problem("replaced_by", "由哪项代替", text))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *NEEDS.get(to, ()))

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """A regulation that another one took the place of, or whose last day is known, is over."""
        if not values.get("ended_on"):
            return ""
        return "revised" if values.get("replaced_by") else "abolished"


class RegulationDuty(Record):
    """制度职责: a duty set by a regulation: who has it, how often, and when it was done last."""

    KEY, TITLE, UNIT = "regulation_duty", "制度职责", "项"
    SORT, TITLE_FIELDS = "next_due", ()
    MATCH_KEYS = (("regulation", "name"),)
    SEARCH = ("who", "note")
    COLUMNS = ("name", "who", "cycle", "last_done", "next_due", "note")
    NESTED = NestedRecord(
        link="regulation", item="name", label="拆成职责", split=by_numbers,
        titles=("职责", "职责清单", "主要职责", "任务清单", "职责事项", "落实事项"),
        columns=("who", "cycle"), by_hand=("last_done",),
    )  # fmt: skip

    regulation = Link(Regulation, "制度", owner=True, required=True, also=("制度名称",))
    name = Text("职责事项", 200, required=True, also=("职责", "事项", "任务", "职责内容"), width=26)
    who = Text("责任人（岗位）", 80, also=("责任人", "责任岗位", "责任单位", "谁来做"), width=10)
    cycle = Code("多久一次", "regulation_cycle", also=("频次", "周期", "落实频次"), width=7)
    last_done = Day("上次落实", also=("上次落实日期", "落实日期", "最近落实"), width=8)
    next_due = Day(
        "下次应落实", last=True, also=("下次落实", "下次期限", "应落实日期"), width=8,
        help_text="落实过的，按上次落实和多久一次自动算；还没有落实过的，写第一次的期限",
    )  # fmt: skip
    note = Text("落实情况", 300, also=("备注", "落实说明"), width=18)

    DUE = filled(next_due)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The next day that a repeated duty is due on, reckoned from the last time."""
        last, cycle = values.get("last_done"), values.get("cycle")
        if not last:
            return {}
        if cycle in MONTHS:
            return {"next_due": months_after(last, MONTHS[cycle])}
        return {"next_due": None} if cycle == "once" else {}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        known = {"cycle", "last_done", "next_due"} <= values.keys()
        if not known or values["cycle"] not in MONTHS:
            return []
        if values["last_done"] or values["next_due"]:
            return []
        text = "还没有写上次落实或者下次应落实，到期不会提醒"
        return [Problem("next_due", "下次应落实", text, stops=False)]
