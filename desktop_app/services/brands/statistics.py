"""品牌项目统计: brands by their line of work and stage, reports on them, awards."""

from __future__ import annotations

from desktop_app.records.brand import Brand, BrandAward
from desktop_app.records.office import Committee
from desktop_app.records.press import Press
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import InYear, OnDay
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.parts import ByCode, share, total
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import Asked, SectionRule, Unclear

PLACES = {"committee": "committee"}
OF_BRAND = {"committee": "brand.committee"}


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
    ),
    places=PLACES,
)
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

STATISTICS = Statistics(
    key="brand",
    title="品牌项目统计",
    sections=(BRANDS, REPORTS, AWARDS),
    tables=Tables(
        fields={"committee": "专委会"},
        columns=(
            ColumnRule("品牌项目", "个", "brand"),
            ColumnRule("本期创建", "个", "brand", "new"),
            ColumnRule("媒体报道", "篇", "report"),
            ColumnRule("获奖", "项", "award"),
        ),
    ),
    charts=(
        PartsChart("brand", "line", "品牌项目按工作主线", "个"),
        MonthChart("month", "report", "媒体报道", "篇"),
    ),
    notes=(
        ("品牌项目", "创建年度不晚于时段末的，没有写的也算；阶段以统计截止日期为准，不与上年比"),
        ("本期创建", "创建年度整年在时段里的"),
        ("媒体报道、获奖", "各自的日期"),
    ),
    scopes=(ScopeField("committee", "专委会", Committee),),
)  # fmt: skip
