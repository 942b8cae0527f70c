"""专项行动 (双助推, 市场主体倍增): indicators, measures, surveys, figures by place and period."""

from __future__ import annotations

import datetime
from collections.abc import Container, Mapping
from typing import Any, ClassVar

from desktop_app.chinese.dates import latest
from desktop_app.errors import Problem
from desktop_app.records.campaign_period import PeriodText, last_day
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Number,
    PersonName,
    Text,
    YesNo,
)
from desktop_app.records.figure import PLACES, DecimalFigure
from desktop_app.records.gates import missing
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.years import Year, year_from

RESULT = "进展和成效"
NEEDS = {"done": ("result",), "stopped": ("result",)}
"""Of each state of a campaign the fields that are filled in before."""


class Campaign(Record):
    """专项行动: work of one or several years with measures and figures that are reported.

    `places` are the counties or townships whose figures are reported, one a line; without any the
    office itself is the only place. `faults` follows from the figures: how many typed totals
    differ from the sum of their parts.
    """

    KEY, TITLE, UNIT, TAB = "campaign", "专项行动", "项", "专项工作"
    STATE, SORT, FOLLOWS = "state", "since", ("faults",)
    MATCH_KEYS, TITLE_FIELDS = (("name", "year"),), ()
    IMPORT = ImportHints(
        combined=(("since", "until"),),
        sections={"committee": COMMITTEE_TITLE},
        noted=("联系人", "联系电话", "责任人", "完成时限"),
        texts={"state": "remark"},
        year_above="year", counted=("faults",), by_name=True,
    )  # fmt: skip
    ONWARD = ("planned", "underway", "done")
    SEARCH = ("leader", "document")
    COLUMNS = (
        "name", "year", "state", "faults", "committee", "since", "until", "step", "partners",
    )  # fmt: skip
    CARD = ("committee", "since", "until")
    APART = ("year", "committee", "since")
    FILTERS = ("state", "year", "committee", "step", "faults")

    name = Text(
        "行动名称", 80, required=True, width=18,
        also=("名称", "专项行动", "专项工作", "行动", "工作名称", "活动名称"),
    )  # fmt: skip
    year = Year("年度", also=("年份",), width=5, help_text="不填就按开始日期")
    state = Code("状态", "campaign_state", default="underway", also=("进展状态",), width=6)
    committee = Link(Committee, "牵头专委会", also=("专委会", "牵头单位", "责任专委会"), width=9)
    partners = Links(Committee, "配合专委会", also=("配合单位", "协同专委会", "配合"))
    leader = PersonName("分管领导", 40, also=("牵头领导", "领导"))
    document = Text("方案文号", 80, also=("文号", "实施方案", "文件依据"), document=True)
    since = Day("开始日期", also=("起始日期", "启动日期", "开始时间"), width=8)
    until = Day("结束日期", last=True, also=("截止日期", "结束时间"), width=8)
    step = Code("填报周期", "campaign_step", default="quarter", also=("填报频次", "周期"), width=5)
    places = LongText(
        "填报的县（市）", also=("县市", "填报单位", "填报地方", "各县市"),
        help_text="一行一个，按表上的次序；县级可以填乡镇，空着就只有本单位一行",
    )  # fmt: skip
    aim = LongText("目标", also=("行动目标", "工作目标", "目标任务"))

    result = LongText("成效", also=("工作成效", "进展成效", "总结"), group=RESULT)
    faults = Number("对不上的合计", also=("合计不符",), group=RESULT, width=6,
                    help_text="填报的合计和分项相加不一样的有几处，由程序核对")  # fmt: skip
    remark = LongText("备注", also=("说明",), group=RESULT)

    OPEN = one_of(state, "planned", "underway", None)
    UNDERWAY = one_of(state, "underway", None)
    WRONG = one_of(state, "underway", "done", None) & filled(faults)
    """Some of its totals differ from their parts."""

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its first day where none was typed, else the present year."""
        return year_from(values, lookup, "since")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "since", "until")
        places = places_of(values.get("places"))
        twice = [each for n, each in enumerate(places) if each in places[:n]]
        if twice:
            found.append(Problem("places", "填报的县（市）", f"“{twice[0]}”写了两次"))
        long = [each for each in places if len(each) > LONGEST_PLACE]
        if any(each in SUM_NAMES for each in places):
            text = "合计行是自动算的，不用写；填报的县（市）里不能有“合计”"
            found.append(Problem("places", "填报的县（市）", text))
        if long:
            text = f"“{long[0][:LONGEST_PLACE]}……”超过 {LONGEST_PLACE} 个字，请一行写一个"
            found.append(Problem("places", "填报的县（市）", text))
        if "committee" in values and not values["committee"]:
            found.append(Problem("committee", "牵头专委会", "还没有牵头的专委会", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *NEEDS.get(to, ()))

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        since = values.get("since")
        return "planned" if since and latest(since) > lookup.today.isoformat() else ""


LONGEST_PLACE = 20
SUM_NAMES = frozenset(("合计", "总计", "总数", "小计"))
"""What sheets call the row of all places together."""
_BETWEEN = str.maketrans("、,，;；\t", "\n\n\n\n\n\n")


def places_of(text: str | None) -> list[str]:
    """The places that a campaign names, in their order."""
    return [each.strip() for each in (text or "").translate(_BETWEEN).split("\n") if each.strip()]


class CampaignIndicator(Record):
    """填报指标: one column of the campaign's table.

    A `part` is added up to the total named by `total`; a `share` is the indicator named by `total`
    in percent of the one named by `base`, and is never typed. A total that nobody typed is the sum
    of its parts. `span` says how the figures of several periods make one: added up, or the last.
    With `whole` only one figure for all places together is typed.
    """

    KEY, TITLE, UNIT = "campaign_indicator", "填报指标", "项"
    SORT = "position"
    MATCH_KEYS, UNIQUE = (("campaign", "name"),), (("campaign", "name"),)
    COLUMNS = ("position", "name", "unit", "kind", "total", "span", "direction", "target")

    campaign = Link(Campaign, "专项行动", owner=True, required=True)
    position = Number("排序号", 0, 9999, also=("序号",), width=5)
    name = Text("指标", 40, required=True, also=("指标名称", "名称"), width=14)
    unit = Text("单位", 10, also=("计量单位",), width=4)
    kind = Code("类型", "campaign_kind", default="plain", also=("指标类型",), width=6)
    total = Text("属于哪项合计", 40, also=("合计项",), width=12,
                 help_text="分项写所属的合计；占比写分子是哪项")  # fmt: skip
    base = Text("占哪项的比", 40, also=("基数", "占比基数"), width=12)
    decimals = Number("小数位", 0, PLACES, also=("小数位数",), width=4,
                      help_text="不填：占比一位小数，别的按填的")  # fmt: skip
    span = Code("累计办法", "campaign_span", default="sum", also=("累计方式",), width=7)
    direction = Code("方向", "campaign_direction", default="up", width=5)
    target = DecimalFigure("全年目标", also=("目标", "目标值", "年度目标"), width=7)
    whole = YesNo("只填总数", help_text="选“是”：不分县（市），只在合计行填一个数")
    line = Code("对应填报表", "campaign_line", width=9,
                help_text="填进《助推市场主体倍增统计表》的哪一行；不选就不填进去")  # fmt: skip
    remark = LongText("口径说明", also=("口径", "备注", "说明"))

    ONLY_WITH: ClassVar = {"total": ("kind", ("part", "share")), "base": ("kind", ("share",))}
    NOT_WITH: ClassVar = {"span": ("kind", ("share",)), "whole": ("kind", ("share",))}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        kind, found = values.get("kind"), list[Problem]()
        if kind in ("part", "share") and not values.get("total", " "):
            text = "分项请写属于哪项合计" if kind == "part" else "占比请写分子是哪项指标"
            found.append(Problem("total", "属于哪项合计", text))
        if kind == "share" and not values.get("base", " "):
            found.append(Problem("base", "占哪项的比", "占比请写是占哪项指标的"))
        own = values.get("name")
        if own and own in (values.get("total"), values.get("base")):
            found.append(Problem("total", "属于哪项合计", "不能写指标自己的名称"))
        return found


class CampaignMeasure(Record):
    """措施: one of the measures of a campaign (六条措施, 5+5), each with its owner and progress."""

    KEY, TITLE, UNIT = "campaign_measure", "措施", "条"
    SORT, SEARCH = "position", ("name", "owner_unit")
    MATCH_KEYS = (("campaign", "name"),)
    COLUMNS = ("position", "name", "owner_unit", "due", "state", "progress")

    campaign = Link(Campaign, "专项行动", owner=True, required=True)
    position = Number("排序号", 0, 9999, also=("序号",), width=5)
    name = Text("措施", 200, required=True, also=("措施内容", "内容", "名称"), width=20)
    owner_unit = Text("责任单位（人）", 80, also=("责任单位", "责任人", "牵头单位"), width=10)
    due = Day("完成时限", last=True, also=("时限",), width=8)
    state = Code("进度", "campaign_measure_state", default="open", also=("状态",), width=6)
    progress = LongText("推进情况", also=("进展", "进展情况", "落实情况"))
    remark = LongText("备注")

    UNDONE = one_of(state, "open", "underway", None) & filled(due)


class CampaignSurvey(Record):
    """推进情况调研: the findings of one survey of a campaign, and the follow-up."""

    KEY, TITLE, UNIT = "campaign_survey", "推进情况调研", "次"
    NAME, SORT, SEARCH = "place", "day", ("place", "people")
    MATCH_KEYS = (("campaign", "day", "place"),)
    COLUMNS = (
        "period", "day", "place", "people", "findings", "difficulties", "suggestions",
    )  # fmt: skip

    campaign = Link(Campaign, "专项行动", owner=True, required=True)
    period = PeriodText("时段", also=("季度", "调研时段"), help_text="如 2026年第一季度")
    day = Day("调研日期", also=("日期", "时间"), width=8)
    place = Text("调研地点", 80, required=True, also=("地点", "县市", "调研县市"), width=12)
    people = Text("调研人员", 200, also=("参加人员", "人员"), width=12)
    findings = LongText("推进情况", also=("调研情况", "进展情况", "发现的情况"))
    difficulties = LongText("困难和问题", also=("存在困难", "问题", "困难"))
    suggestions = LongText("对策建议", also=("建议", "意见建议"))
    follow_up = LongText("跟踪落实", also=("后续落实", "落实情况", "跟踪情况"))
    followed_on = Day("落实日期", also=("跟踪日期",), width=8)
    remark = LongText("备注")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "day", "followed_on")
        if "period" in values and not values["period"] and not values.get("day"):
            text = "没有写时段和调研日期，哪一期的简报里都没有"
            found.append(Problem("period", "时段", text, stops=False))
        return found


class CampaignValue(Record):
    """填报数: one figure of an indicator, of a place and a period.

    An empty `place` is all places together. There are very many of them; they are typed on the
    page of the campaign. `gap` follows: what a typed total has more (or less) than its parts.
    """

    KEY, TITLE, UNIT = "campaign_value", "填报数", "个"
    NAME, SORT, SEARCH, LISTED, ON_PAGE = "place", "period", (), False, True
    MATCH_KEYS = (("campaign", "indicator", "period", "place"),)
    UNIQUE = (("indicator", "period", "place"),)
    EMPTY_COUNTS = True
    FOLLOWS = ("ends_on", "gap")
    COLUMNS = ("period", "place", "indicator", "figure", "gap")

    campaign = Link(Campaign, "专项行动", owner=True, required=True)
    indicator = Link(CampaignIndicator, "填报指标", required=True, also=("指标",))
    period = PeriodText("时段", required=True, also=("填报时段",))
    place = Text("县（市）", LONGEST_PLACE, also=("县市", "地方"))
    figure = DecimalFigure("数", signed=True, also=("填报数", "数值"))
    ends_on = Day("时段最后一天")
    gap = DecimalFigure("合计相差", signed=True)

    WRONG = filled(gap)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The last day of its period, by which statistics know it."""
        period = values.get("period")
        return {"ends_on": last_day(period) if period else None}


def is_over(period: str, today: datetime.date) -> bool:
    """Whether a period has ended."""
    return last_day(period) < today.isoformat()
