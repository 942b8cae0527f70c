"""批示: what a leader wrote on an outcome, a consultation, a report, a speech or a brand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.any_link import AnyLink, NarrowLink
from desktop_app.records.brand import Brand
from desktop_app.records.consultation import Consultation
from desktop_app.records.field_types import Code, Day, LongText, PersonName, Text, YesNo
from desktop_app.records.lookup import Lookup
from desktop_app.records.nested_records import NestedRecord, in_one
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.records.speech import Speech


class Instruction(Record):
    """批示: its words are an internal matter; who wrote on what, at which level and when is not."""

    KEY, TITLE, UNIT, TAB = "instruction", "批示", "件", "专项工作"
    NAME, SORT = "instructor", "day"
    MATCH_KEYS = (("subject", "instructor", "day"), ("subject", "text"), ("subject", "day"))
    TITLE_FIELDS = ("day",)
    SEARCH = ("instructor", "document", "handed_to")
    COLUMNS = ("day", "level", "instructor", "subject", "handed_to", "progress", "document")
    CARD = ("subject", "level", "day")
    FILTERS = ("level", "day", "instructor")
    APART = ("day", "level")

    INTERNAL, FOLLOWS, INTERNAL_WITH = "internal", ("internal",), ("subject",)

    NESTED = NestedRecord(
        link="subject", within=("outcome", "opinion_report"), item="text", label="批示内容",
        split=in_one,
        titles=("批示内容", "领导批示", "批示", "批示意见", "批示情况"),
        columns=("level", "instructor", "day", "document", "handed_to"),
        by_hand=("progress",), whole=True,
    )  # fmt: skip

    subject = AnyLink(
        "对象", of=("outcome", "consultation", "opinion_report", "speech", "brand"), owner=True,
        required=True,
        also=("意见建议", "批示对象", "协商", "社情民意", "大会发言", "品牌项目"),
    )  # fmt: skip
    outcome = NarrowLink(Outcome, "意见建议", source="subject")
    consultation = NarrowLink(Consultation, "协商", source="subject")
    opinion_report = NarrowLink(OpinionReport, "社情民意", source="subject")
    speech = NarrowLink(Speech, "大会发言", source="subject")
    brand = NarrowLink(Brand, "品牌项目", source="subject")
    level = Code("批示级别", "level", also=("级别", "批示层级"), width=6)
    instructor = PersonName("批示领导", 25, also=("批示人", "领导姓名"), width=8)
    day = Day("批示日期", also=("批示时间",))
    document = Text("批示文号", 80, also=("文号", "批示件编号"), document=True)
    text = LongText("批示内容", also=("领导批示", "批示", "批示意见"), internal=True)
    handed_to = Text("批转单位", 80, also=("批转", "转办单位"), width=10)
    progress = LongText("落实情况", also=("批示落实情况", "批示落实", "办理情况"))
    internal = YesNo("不外传", help_text="随批示的对象：对象不外传的，批示也不外传")
    remark = LongText("备注")

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        told = [str(values[name]) for name in ("instructor", "day") if values.get(name)]
        return f"{' '.join(told)} 批示" if told else cls.TITLE

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        known = ("level", "instructor", "day", "text", "document")
        if {"instructor", "text"} <= values.keys() and not any(map(values.get, known)):
            return [Problem("instructor", "批示领导", "请写明批示领导、日期或内容")]
        return []


def step_of(values: Mapping[str, Any], lookup: Lookup) -> dict[str, Any] | None:
    """The line that an instruction with a day is in the log of its outcome, without its words."""
    if not values.get("day"):
        return None
    said = (
        Instruction.field(name).show(values.get(name), lookup) for name in ("level", "instructor")
    )
    content = "，".join(filter(None, said))
    word = Instruction.TITLE
    return {
        "day": values["day"], "kind": "instructed",
        "content": f"{word}：{content}" if content else word,
    }  # fmt: skip
