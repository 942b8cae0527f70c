"""对口请示汇报: contact with the committee of the same field above (or, of a prefecture, below)."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, Text, YesNo
from desktop_app.records.held_back import INTERNAL_HELP
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order, not_ahead
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import UnitName
from desktop_app.records.years import Year, year_from

ANSWER = "答复和指导意见"


class UpwardReport(Record):
    """对口请示汇报: asked, reported, or guided by the committee above; guided a county's one."""

    KEY, TITLE, UNIT, TAB = "upward_report", "对口请示汇报", "次", "专项工作"
    SORT, INTERNAL = "day", "internal"
    MATCH_KEYS = (("name", "day"), ("name", "addressee"))
    IMPORT = ImportHints(
        strict=(("name", "day"), ("name", "addressee")),
        sections={"committee": COMMITTEE_TITLE},
        noted=("编号", "经办人", "联系电话", "报送方式"),
        texts={"kind": "remark", "level": "remark"},
        year_above="year",
        form_only=("day",),
    )
    SEARCH = ("addressee", "document", "people")
    COLUMNS = (
        "day", "kind", "name", "addressee", "level", "committee", "people", "document",
        "replied_on",
    )  # fmt: skip
    CARD = ("addressee", "kind", "day")
    APART = ("day", "addressee")
    FILTERS = ("kind", "level", "committee", "addressee", "day", "year", "internal")

    day = Day("日期", also=("时间", "汇报日期", "请示日期", "指导日期", "联系日期"), width=8)
    year = Year("年份", also=("年度",), width=5, help_text="不填就按日期")
    kind = Code("类型", "upward_report_kind", also=("类别", "联系类型", "形式", "方式"), width=7)
    level = Code("对方级别", "level", also=("级别", "层级"), width=6)
    name = Text(
        "事项", 120, required=True, width=24,
        also=("标题", "主题", "汇报事项", "请示事项", "指导事项", "汇报内容", "题目", "名称"),
    )  # fmt: skip
    addressee = UnitName(
        "对口专委会（单位）", 120, width=14,
        also=("对口专委会", "上级专委会", "对口单位", "上级对口专委会", "汇报对象", "报送对象",
              "联系单位"),
    )  # fmt: skip
    committee = Link(
        Committee, "本会专委会", also=("专委会", "承办专委会", "汇报专委会", "责任专委会"), width=9
    )
    people = Text("参加人员", 200, also=("汇报人", "参加人", "带队人", "指导人员"), width=10)
    document = Text("文号", 80, also=("发文字号", "文件号"), document=True)
    internal = YesNo("不外传", also=("是否内部", "内部"), help_text=INTERNAL_HELP)
    content = LongText("主要内容", also=("内容", "内容摘要", "汇报情况"))

    replied_on = Day("答复日期", also=("回复日期", "批复日期"), group=ANSWER, width=8)
    reply = LongText(
        "答复（指导）意见", group=ANSWER,
        also=("答复意见", "指导意见", "答复", "上级意见", "答复情况", "指导情况"),
    )  # fmt: skip
    result = LongText("落实情况", also=("办理结果", "结果"), group=ANSWER)
    remark = LongText("备注", also=("说明",), group=ANSWER)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its day where none was typed."""
        return year_from(values, lookup, "day", "replied_on")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "day", "replied_on") + not_ahead(cls, values, lookup, "day")
        for name, label in (("day", "日期"), ("kind", "类型")):
            if name in values and not values[name]:
                text = f"还没有填{label}，填报表里不计数"
                found.append(Problem(name, label, text, stops=False))
        return found
