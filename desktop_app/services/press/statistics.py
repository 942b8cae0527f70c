"""宣传稿件统计: press by level, kind, committee and month."""

from __future__ import annotations

from desktop_app.records.brand import Brand
from desktop_app.records.office import Committee
from desktop_app.records.predicates import filled
from desktop_app.records.press import Press
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

PUBLISHED = SectionRule(
    key="press",
    title="宣传稿件",
    record=Press,
    where=(OnDay("day"),),
    parts=(
        total("采用稿件", "篇"),
        ByCode("level", "篇"),
        ByCode("kind", "篇", rare=True),
        share("of_brand", "品牌项目的", "篇", Press.OF_BRAND),
        share("of_activity", "会议和活动的", "篇", filled(Press.activity)),
        share("by_member", "委员撰写", "篇", filled(Press.member)),
    ),
    places={"committee": "committee", "brand": "brand", "member": "member"},
    unclear=Unclear("刊播日期不明的稿件", "篇"),
)

STATISTICS = Statistics(
    key="press",
    title="宣传稿件统计",
    sections=(PUBLISHED,),
    tables=Tables(
        fields={"committee": "专委会", "brand": "品牌项目", "member": "作者（委员）"},
        columns=(
            ColumnRule("采用稿件", "篇", "press"),
            ColumnRule("全国", "篇", "press", "level_national"),
            ColumnRule("省级", "篇", "press", "level_province"),
            ColumnRule("州级", "篇", "press", "level_prefecture"),
            ColumnRule("县级", "篇", "press", "level_county"),
        ),
    ),
    charts=(
        MonthChart("press_months", "press", "各月采用的稿件", "篇"),
        PartsChart("press", "level", "稿件按级别", "篇"),
    ),
    notes=(
        ("采用稿件", "刊播日期在时段内的，一家媒体采用记一篇"),
        ("专委会", "稿件登记的专委会；品牌项目的报道没有另选的，按品牌的牵头专委会"),
    ),
    scopes=(
        ScopeField("committee", "专委会", Committee),
        ScopeField("brand", "品牌项目", Brand),
    ),
)  # fmt: skip
