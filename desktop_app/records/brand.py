"""品牌项目 (一委一品): a brand of a committee with its milestones, media reports and awards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, Numbering, Text
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee
from desktop_app.records.record import Record
from desktop_app.records.years import Year

WORK, EFFECT = "做法与载体", "成效与评审"


class Brand(Record):
    """品牌项目: what a committee is known for, from routine work to a mature brand."""

    KEY, TITLE, UNIT, TAB = "brand", "品牌项目", "个", "品牌项目"
    MATCH_KEYS = (("number",), ("name",))
    UNIQUE = (("number",),)
    SORT = "number"
    IMPORT = ImportHints(
        combined=(("committee", "name"),),
        sections={"committee": COMMITTEE_TITLE},
        noted=("责任人", "负责人", "联系人", "联系电话", "分管领导", "参与人员", "完成时限"),
        texts={"review": "review_note"},
        form_only=("year",),
    )
    SEARCH = ("number", "slogan", "carrier")
    COLUMNS = ("number", "name", "committee", "kind", "level", "year", "stage", "review")
    FILTERS = ("stage", "review", "committee", "line", "kind", "level", "year")

    number = Numbering("编号", 20, also=("品牌编号", "项目编号"), width=6)
    name = Text("品牌名称", 60, required=True, also=("名称", "品牌", "项目名称"), width=12)
    slogan = LongText("口号及释义", also=("释义", "口号", "品牌释义"))
    committee = Link(Committee, "牵头专委会", also=("牵头单位", "专委会", "所属专委会"), width=9)
    partners = Links(Committee, "协同专委会", also=("协同", "配合单位"))
    line = Code("工作主线", "brand_line", also=("品牌主线", "所属工作", "主线"), width=7)
    kind = Code("类别", "brand_kind", also=("品牌类别",), width=5)
    level = Code("级别", "level", also=("品牌级别",), width=4)
    year = Year("创建年度", 1990, 2100, also=("年度", "创建年份"), width=5)
    stage = Code("阶段", "brand_stage", default="nurture", also=("品牌阶段", "创建阶段"), width=6)

    goal = LongText("创建目标", also=("目标",), group=WORK)
    practice = LongText("主要做法", also=("做法",), group=WORK)
    carrier = Text("载体（平台）", 100, also=("载体", "平台"), group=WORK)

    effect = LongText("工作成效", also=("成效", "成效数据"), group=EFFECT)
    instructions = LongText("领导批示", also=("批示",), group=EFFECT)
    review = Code(
        "评审", "brand_review", default="none", also=("评审状态", "评审结果"), group=EFFECT
    )
    review_note = LongText("评审意见", group=EFFECT)
    remark = LongText("备注", group=EFFECT)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = []
        slogan = values.get("slogan")
        if slogan and not 20 <= len(slogan) <= 100:
            text = f"申报一般要求 20 到 100 个字，现在是 {len(slogan)} 个"
            found.append(Problem("slogan", "口号及释义", text, stops=False))
        if "committee" in values and not values["committee"]:
            found.append(Problem("committee", "牵头专委会", "还没有牵头的专委会", stops=False))
        return found


class BrandMilestone(Record):
    """里程碑: one step in the life of a brand."""

    KEY, TITLE, UNIT = "brand_milestone", "里程碑", "条"
    NAME, MATCH_KEYS, SEARCH, SORT = "event", (("brand", "day", "event"),), ("event",), "day"
    COLUMNS = ("day", "event", "note")

    brand = Link(Brand, "品牌项目", owner=True, required=True)
    day = Day("日期", also=("时间",))
    event = Text("事项", 120, required=True, width=24)
    note = Text("说明", 200, width=24)


class BrandMedia(Record):
    """媒体报道: one report on a brand, as files of before schema 8 have it; press since then."""

    KEY, TITLE, UNIT, RETIRED = "brand_media", "媒体报道", "篇", True
    NAME, MATCH_KEYS, SEARCH, SORT = "headline", (("brand", "day", "headline"),), ("outlet",), "day"
    COLUMNS = ("day", "outlet", "headline", "level")

    brand = Link(Brand, "品牌项目", owner=True, required=True)
    day = Day("日期", also=("时间",))
    outlet = Text("媒体", 60)
    headline = Text("标题", 120, required=True, width=24)
    level = Code("级别", "level", width=6)


class BrandAward(Record):
    """获奖情况: one award or recognition of a brand."""

    KEY, TITLE, UNIT = "brand_award", "获奖情况", "项"
    NAME, MATCH_KEYS, SEARCH, SORT = "award", (("brand", "day", "award"),), ("giver",), "day"
    COLUMNS = ("day", "award", "level", "giver")

    brand = Link(Brand, "品牌项目", owner=True, required=True)
    day = Day("日期", also=("时间",))
    award = Text("奖项", 120, required=True, width=24)
    level = Code("级别", "level", width=6)
    giver = Text("授予单位", 60, width=16)
