"""品牌项目统计: brands by line and stage, committees without one, what each brand came to."""

from __future__ import annotations

from desktop_app.records.brand import Brand, BrandAward
from desktop_app.records.office import Committee
from desktop_app.records.press import Press
from desktop_app.records.recognition import Recognition
from desktop_app.services.brands.effect_figures import EFFECTS
from desktop_app.services.outward import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import InYear, OnDay
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.parts import ByCode, One, share, total
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import TOTAL, Asked, SectionRule, Unclear
from desktop_app.storage.query.predicate_sql import filters_of

PLACES = {"committee": "committee"}
OF_BRAND = {"committee": "brand.committee", "brand": "brand"}


def existing(asked: Asked) -> tuple[Filter, ...]:
    """Brands begun by the year in which the period ends; one without a year has always existed."""
    begun = Filter("year", "to", (int(asked.period.last[:4]),))
    return (Filter("", "either", ((begun,), (Filter("year", "in", (None,)),))),)


def _begun(asked: Asked) -> tuple[Filter, ...]:
    """Brands of years that lie in the period."""
    return (InYear("year").during(asked.period),)


BRANDS = SectionRule(
    key="brand",
    title="品牌项目",
    record=Brand,
    where=(existing,),
    parts=(
        total("品牌项目", "个"),
        share("new", "本期创建", "个", _begun),
        ByCode("line", "个"),
        ByCode("stage", "个", compared=False),
        ByCode("level", "个", rare=True),
        ByCode("kind", "个", rare=True),
        share("selected", "评审入选", "个", Filter("review", "in", ("selected",))),
    ),
    places=PLACES,
)


def _has_brand(asked: Asked, how: str) -> tuple[Filter, ...]:
    """Committees that lead a brand or take part in one that has not been given up."""
    live = filters_of(Brand.LIVE, lookup(asked.desk))
    ways = tuple(Filter(f"brand.{link}", how, live) for link in ("committee", "partners"))
    return ways if how == "lacking" else (Filter("", "either", tuple((way,) for way in ways)),)


COMMITTEES = SectionRule(
    key="committee",
    title="一委一品",
    record=Committee,
    where=(),
    parts=(
        One(TOTAL, "专委会", "个", compared=False),
        share("with", "有品牌的", "个", lambda asked: _has_brand(asked, "having"))._replace(
            compared=False, family="按有没有品牌"
        ),
        share("without", "还没有品牌的", "个",
              lambda asked: _has_brand(asked, "lacking"))._replace(
            compared=False, family="按有没有品牌"
        ),
    ),
    places={"committee": "id"},
)  # fmt: skip
"""At least one brand a committee; one that was given up does not count."""
REPORTS = SectionRule(
    key="report",
    title="媒体报道",
    record=Press,
    where=(Press.OF_BRAND, OnDay("day")),
    parts=(total("媒体报道", "篇"), ByCode("level", "篇", rare=True)),
    places=OF_BRAND,
    owner="brand",
    unclear=Unclear("日期不明的报道", "篇", (Press.OF_BRAND,)),
)
AWARDS = SectionRule(
    key="award",
    title="获奖情况",
    record=BrandAward,
    where=(OnDay("day"),),
    parts=(total("获奖", "项"), ByCode("level", "项", rare=True)),
    places=OF_BRAND,
    owner="brand",
    unclear=Unclear("日期不明的获奖", "项"),
)
RECOGNISED = SectionRule(
    key="recognition",
    title="交流表彰",
    record=Recognition,
    where=(Filter("brand", "filled"), OnDay("day")),
    parts=(
        total("交流表彰", "项"),
        ByCode("level", "项", rare=True),
        ByCode("kind", "项", rare=True),
    ),
    places=OF_BRAND,
    unclear=Unclear("日期不明的交流表彰", "项", (Filter("brand", "filled"),)),
)

STATISTICS = Statistics(
    key="brand",
    title="品牌项目统计",
    sections=(BRANDS, COMMITTEES, *EFFECTS, REPORTS, AWARDS, RECOGNISED),
    tables=Tables(
        fields={"committee": "专委会", "brand": "品牌项目"},
        columns=(
            ColumnRule("品牌项目", "个", "brand"),
            ColumnRule("本期创建", "个", "brand", "new"),
            ColumnRule("活动", "次", "activity"),
            ColumnRule("协商", "场", "session"),
            ColumnRule("参加协商", "人次", "people"),
            ColumnRule("协商的意见建议", "条", "session_outcome"),
            ColumnRule("采纳和部分采纳", "条", "session_outcome", "adopted"),
            ColumnRule("已办结", "条", "session_outcome", "done"),
            ColumnRule("落实资金", "万元", "session_outcome", "money"),
            ColumnRule("受益人数", "人", "session_outcome", "beneficiaries"),
            ColumnRule("提案", "件", "proposal"),
            ColumnRule("案例", "个", "case"),
            ColumnRule("媒体报道", "篇", "report"),
            ColumnRule("获奖", "项", "award"),
            ColumnRule("交流表彰", "项", "recognition"),
        ),
    ),
    charts=(
        PartsChart("brand", "line", "品牌项目按工作主线", "个"),
        MonthChart("month", "report", "媒体报道", "篇"),
    ),
    notes=(
        ("品牌项目", "创建年度不晚于时段末的，没有写的也算；阶段以统计截止日期为准，不与上年比"),
        ("本期创建", "创建年度整年在时段里的"),
        ("一委一品", "牵头或者协同一个没有退出的品牌就算有品牌，按现在登记的"),
        ("计入的活动、协商、提案、案例", "在各自的记录里选了品牌的；按活动、协商、收件、报送日期"),
        ("意见建议", "来源计入品牌的；报送日期，没有的按来源的日期；情况按现在登记的"),
        ("批示", "写在品牌上的，写在计入的协商上、计入的协商、提案、活动的意见建议上的；批示日期"),
        ("只看一个专委会时", "按品牌的牵头专委会，不按活动、协商自己的专委会"),
        ("媒体报道、获奖、交流表彰", "各自的日期；交流表彰是登记在“交流表彰”里、选了品牌的"),
    ),
    scopes=(
        ScopeField("committee", "专委会", Committee),
        ScopeField("brand", "品牌项目", Brand, searched=True),
    ),
)  # fmt: skip
