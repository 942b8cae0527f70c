"""交接事项: one line of the checklist with which a term is handed over."""

from __future__ import annotations

from desktop_app.records.field_types import Day, LongText, Number, PersonName, Text, YesNo
from desktop_app.records.links import Link
from desktop_app.records.office import Term
from desktop_app.records.record import Record


class HandoverItem(Record):
    """交接事项: what is handed over at the end of a term, and to whom."""

    KEY, TITLE, UNIT = "handover_item", "交接事项", "项"
    SORT = "position"
    MATCH_KEYS = (("term", "name"),)
    COLUMNS = ("position", "name", "done", "done_on", "receiver", "document", "remark")

    term = Link(Term, "届次", owner=True, required=True)
    position = Number("排序号", 0, 9999, also=("序号",), width=5)
    name = Text("交接事项", 80, required=True, also=("事项", "内容"), width=24)
    done = YesNo("已交接", width=5)
    done_on = Day("交接日期", width=8)
    receiver = PersonName("接收人", 25, width=7)
    document = Text("清单或文号", 80, document=True)
    remark = LongText("备注")
