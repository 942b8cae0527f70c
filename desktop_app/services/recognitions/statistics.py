"""交流表彰统计: recognitions by level, kind, committee and month."""

from __future__ import annotations

from desktop_app.records.brand import Brand
from desktop_app.records.office import Committee
from desktop_app.records.predicates import filled
from desktop_app.records.recognition import Recognition
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.parts import ByCode, share, total
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import SectionRule, Unclear

RECOGNISED = SectionRule(
    key="recognition",
    title="交流表彰",
    record=Recognition,
    where=(OnDay("day"),),
    parts=(
        total("交流表彰", "项"),
        ByCode("level", "项"),
        ByCode("kind", "项"),
        share("of_brand", "品牌项目的", "项", filled(Recognition.brand)),
        share("of_group", "组的", "项", filled(Recognition.group)),
    ),
    places={"committee": "committee", "brand": "brand", "kind": "kind"},
    unclear=Unclear("日期不明的交流表彰", "项"),
)

STATISTICS = Statistics(
    key="recognition",
    title="交流表彰统计",
    sections=(RECOGNISED,),
    tables=Tables(
        fields={"committee": "专委会", "brand": "品牌项目", "kind": "种类"},
        columns=(
            ColumnRule("交流表彰", "项", "recognition"),
            ColumnRule("全国", "项", "recognition", "level_national"),
            ColumnRule("省级", "项", "recognition", "level_province"),
            ColumnRule("州级", "项", "recognition", "level_prefecture"),
            ColumnRule("县级", "项", "recognition", "level_county"),
        ),
    ),
    charts=(
        MonthChart("recognition_months", "recognition", "各月的交流表彰", "项"),
        PartsChart("recognition", "level", "交流表彰按级别", "项"),
    ),
    notes=(
        ("交流表彰", "日期在时段内的，一份文件、一次交流记一项，几位委员也是一项"),
        ("专委会", "登记的专委会；选了品牌项目没有另选的，按品牌的牵头专委会"),
    ),
    scopes=(
        ScopeField("committee", "专委会", Committee),
        ScopeField("brand", "品牌项目", Brand),
    ),
)  # fmt: skip
