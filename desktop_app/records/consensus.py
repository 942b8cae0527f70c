"""The opinions and the agreements of one consultation: 发言意见, 共识事项."""

from __future__ import annotations

from desktop_app.records.consultation import Consultation
from desktop_app.records.field_types import Code, Day, LongText, Numbering, PersonName, Text
from desktop_app.records.links import Link
from desktop_app.records.nested_records import NestedRecord, by_numbers
from desktop_app.records.record import Record


class Opinion(Record):
    """发言意见: who said what in which part of a consultation."""

    KEY, TITLE, UNIT = "opinion", "发言意见", "条"
    NAME, MATCH_KEYS, SORT = "content", (("consultation", "speaker", "content"),), "position"
    SEARCH = ("speaker",)
    COLUMNS = ("position", "speaker", "part", "content")

    consultation = Link(Consultation, "协商", owner=True, required=True)
    position = Numbering("序号", 10, width=4)
    speaker = PersonName("发言人", 25, also=("姓名",))
    part = Code("环节", "meeting_part", default="speech")
    content = LongText("意见", required=True, also=("发言内容", "内容", "意见内容"))


class Consensus(Record):
    """共识事项: a matter that a consultation agreed on, who does it and until when."""

    KEY, TITLE, UNIT = "consensus", "共识事项", "项"
    NAME, MATCH_KEYS, SORT = "matter", (("consultation", "matter"),), "position"
    SEARCH = ("unit",)
    COLUMNS = ("position", "matter", "unit", "due")

    NESTED = NestedRecord(
        link="consultation", item="matter", label="拆成共识事项", split=by_numbers,
        titles=("共识事项", "达成共识", "协商共识", "共识", "达成的共识"), lead="summary",
    )  # fmt: skip

    consultation = Link(Consultation, "协商", owner=True, required=True)
    position = Numbering("序号", 10, width=4)
    matter = LongText("事项", required=True, also=("共识", "共识事项", "内容"))
    unit = Text("责任单位", 60, also=("单位",), width=12)
    due = Day("完成时限", also=("时限",), last=True)
