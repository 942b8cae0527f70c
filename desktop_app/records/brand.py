"""品牌项目 (一委一品): a brand of a committee, its stages, milestones, photos and awards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, Numbering, Photo, Text
from desktop_app.records.gates import missing
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee, not_ahead
from desktop_app.records.predicates import one_of
from desktop_app.records.record import Record
from desktop_app.records.years import Year

WORK, EFFECT = "做法与载体", "成效与评审"
STAGES = ("routine", "feature", "nurture", "build", "mature")
"""The stages of a brand in their order; `RETIRED` follows any of them."""
RETIRED = "retired"
_FEATURE = ("committee", "practice")
_BRAND = (*_FEATURE, "slogan", "goal", "carrier")
NEEDS = {
    "feature": _FEATURE,
    "nurture": _BRAND,
    "build": _BRAND,
    "mature": (*_BRAND, "effect"),
}
"""Of each stage the fields that are filled in before; `services.brands` asks for records too."""
STAGE_EVENT, ARROW = "阶段：", " → "
"""What the milestone that a change of the stage becomes begins with, and holds."""
SLOGAN = range(20, 101)
"""How many characters a slogan has that is applied with."""
BRAND_LABEL, BRAND_NAMES = "品牌项目", ("所属品牌", "计入品牌", "品牌名称", "品牌")
BRAND_HELP = "计入哪个品牌；品牌的成效数据按计入的记录自动统计"
"""How other records name the link to the brand that they count for."""


class Brand(Record):
    """品牌项目: what a committee is known for, from routine work to a mature brand."""

    KEY, TITLE, UNIT, TAB = "brand", "品牌项目", "个", "品牌项目"
    MATCH_KEYS = (("number",), ("name",))
    UNIQUE = (("number",),)
    STATE, SORT = "stage", "number"
    ONWARD = STAGES
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
    stage = Code("阶段", "brand_stage", default="routine", also=("品牌阶段", "创建阶段"), width=6)
    stage_on = Day(
        "进入阶段日期", also=("阶段日期", "进入本阶段日期"), width=8,
        help_text="改阶段时填，不填就是那天",
    )  # fmt: skip
    stage_note = Text("阶段说明", 200, also=("退出原因",), help_text="退回上一阶段和退出要写原因")

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

    LIVE = ~one_of(stage, RETIRED)
    """It has not been given up."""
    ROUTINE, FEATURE = one_of(stage, "routine", None), one_of(stage, "feature")
    NURTURED, BUILT = one_of(stage, "nurture"), one_of(stage, "build")
    MATURE = one_of(stage, "mature")

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        """What a stage requires of the brand itself: its fields, and a slogan of fitting length."""
        needed = NEEDS.get(to, ())
        lacking = missing(cls, values, *needed)
        slogan = str(values.get("slogan") or "")
        if lacking or "slogan" not in needed or len(slogan) in SLOGAN:
            return lacking
        text = f"口号及释义要 20 到 100 个字，现在是 {len(slogan)} 个，请先改好"
        return Problem("slogan", cls.slogan.label, text)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = not_ahead(cls, values, lookup, "stage_on")
        slogan = values.get("slogan")
        if slogan and len(slogan) not in SLOGAN:
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


class BrandPhoto(Record):
    """对比照片: one place before and after, or one of the two, with its caption."""

    KEY, TITLE, UNIT = "brand_photo", "对比照片", "组"
    NAME, MATCH_KEYS, SORT = "caption", (("brand", "caption"),), "day"
    SEARCH, COLUMNS = ("caption",), ("day", "caption", "before", "after", "note")

    brand = Link(Brand, "品牌项目", owner=True, required=True)
    day = Day("日期", also=("时间", "拍摄日期"))
    caption = Text("说明", 120, required=True, also=("照片说明", "标题"), width=24)
    before = Photo("之前")
    after = Photo("之后")
    note = Text("备注", 200)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        names = {"before", "after"}
        if names <= values.keys() and not any(values[name] for name in names):
            return [Problem("before", "之前", "还没有照片，请选之前、之后的照片", stops=False)]
        return []
