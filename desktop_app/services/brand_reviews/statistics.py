"""品牌评审统计: candidates of the rounds of a period, and which were selected."""

from __future__ import annotations

from desktop_app.records.brand_review import BrandCandidate, BrandReview
from desktop_app.records.office import Committee
from desktop_app.services.statistics.days import InYear
from desktop_app.services.statistics.declared import (
    ColumnRule,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.parts import ByCode, share, total
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import SectionRule

CANDIDATES = SectionRule(
    key="candidate",
    title="品牌评审",
    record=BrandCandidate,
    where=(InYear("brand_review.year"),),
    parts=(
        total("候选品牌", "个"),
        share("selected", "入选", "个", BrandCandidate.SELECTED, rate="入选率"),
        ByCode("result", "个"),
    ),
    places={
        "committee": "brand.committee", "phase": "brand_review.phase",
        "level": "brand_review.level", "kind": "brand.kind",
    },
    owner="brand_review",
)  # fmt: skip
"""A brand in two rounds of a year counts in each of them."""

STATISTICS = Statistics(
    key="brand_review",
    title="品牌评审统计",
    sections=(CANDIDATES,),
    tables=Tables(
        fields={"committee": "牵头专委会", "phase": "评审环节", "level": "评审级别",
                "kind": "品牌类别"},
        columns=(
            ColumnRule("候选品牌", "个", "candidate"),
            ColumnRule("入选", "个", "candidate", "selected"),
        ),
        shares=(ShareRule("入选率", 1, 0),),
    ),
    charts=(PartsChart("candidate", "result", "候选品牌按评审结果", "个"),),
    notes=(
        ("候选品牌", "评审年度整年在时段里的；初评、复评分开登记的，各计一次"),
        ("入选", "评审结果是“入选”的；结果以现在的登记为准"),
    ),
    scopes=(
        ScopeField("committee", "专委会", Committee),
        ScopeField("brand_review", "评审", BrandReview),
    ),
)  # fmt: skip
