"""提案质量统计: key proposals, grades and items of the reviews, awards, what went upward."""

from __future__ import annotations

from desktop_app.records.award_round import AwardCandidate
from desktop_app.records.office import Committee
from desktop_app.records.proposal_supervision import ProposalSupervision
from desktop_app.records.quality_review import QualityReview
from desktop_app.records.session import Session
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import InYear, OnDay
from desktop_app.services.statistics.declared import (
    ColumnRule,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.parts import ByCode, HoldingCode, One, share, total
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import Asked, SectionRule, Unclear

PLACES = {
    "committee": "proposal.committee", "sector": "proposal.sector", "kind": "proposal.kind",
    "category": "proposal.category", "session": "proposal.session",
    "unit_kind": "proposal.member.unit_kind",
}  # fmt: skip


def _recorded(_: Asked) -> tuple[Filter, ...]:
    """Key proposals with at least one record of supervision."""
    return (Filter("supervision_record.supervision", "having"),)


SUPERVISIONS = SectionRule(
    key="supervision",
    title="重点提案",
    record=ProposalSupervision,
    where=(ProposalSupervision.LIVE, InYear("year")),
    parts=(
        total("领办和督办", "件次"),
        ByCode("kind", "件次"),
        share("recorded", "已经督办过", "件次", _recorded, rate="督办率"),
        share("done", "已经办结", "件次", ProposalSupervision.DONE, rate="办结率"),
        ByCode("state", "件次", rare=True, without=("dropped",)),
    ),
    places=PLACES,
)
"""The yearly plans of the period; a proposal with both kinds counts in each of them."""

REVIEWS = SectionRule(
    key="review",
    title="质量评价",
    record=QualityReview,
    where=(OnDay("day"),),
    parts=(
        total("评价", "份"),
        ByCode("grade", "份"),
        ByCode("round", "份", rare=True),
        One("points", "总分合计", "分", (Filter("total", "filled"),), "total"),
        One("graded", "已经算出总分", "份", (Filter("total", "filled"),), level=1),
        HoldingCode("top", "top", "优秀：", "份"),
        HoldingCode("low", "low", "一般：", "份"),
    ),
    places={**PLACES, "round": "round", "grade": "grade"},
    unclear=Unclear("评价日期不明的质量评价", "份"),
)
"""Every sheet of the period; a proposal that several reviewers judged has several."""

AWARDS = SectionRule(
    key="award",
    title="优秀提案",
    record=AwardCandidate,
    where=(InYear("award_round.year"),),
    parts=(
        total("候选提案", "件"),
        share("excellent", "评为优秀", "件", AwardCandidate.EXCELLENT, rate="入选率"),
        ByCode("result", "件"),
    ),
    places=PLACES,
    owner="award_round",
)

OFFERS = SectionRule(
    key="offer",
    title="向上推荐",
    record=UpwardOffer,
    where=(InYear("year"),),
    parts=(
        total("向上推荐", "件"),
        ByCode("level", "件", rare=True),
        share("submitted", "已提交上级", "件", UpwardOffer.SUBMITTED),
        share("upper_filed", "上级立案", "件", UpwardOffer.FILED, rate="立案率"),
        share("selected", "入选上级重点", "件", UpwardOffer.SELECTED, rate="入选率"),
        ByCode("state", "件"),
        ByCode("through", "件", rare=True),
    ),
    places={**PLACES, "committee": "committee", "level": "level"},
)
"""What was offered in the years of the period, and how far it has come by today."""

NOTES = (
    ("重点提案", "列入计划的年度整年在时段里的；一件提案有领办又有督办的，两种各计一次"),
    ("质量评价", "评价日期；一件提案有几个评价人、几轮评价的，每份各计一次"),
    ("每一项", "评为优秀和一般的份数，其余是较好和没有评的"),
    ("总分", "优秀 10 分、较好 8 分、一般 6 分，折合成百分；每项都评了才有总分和等次"),
    ("优秀提案、向上推荐", "评选年度、推荐年度整年在时段里的；结果以现在的登记为准"),
)

STATISTICS = Statistics(
    key="proposal_quality",
    title="提案质量统计",
    sections=(SUPERVISIONS, REVIEWS, AWARDS, OFFERS),
    tables=Tables(
        fields={
            "committee": "专委会", "sector": "界别", "kind": "提案类型", "category": "提案类别",
            "unit_kind": "提案者单位性质", "session": "会议", "grade": "评价等次",
            "round": "评价轮次",
        },
        columns=(
            ColumnRule("评价", "份", "review"),
            ColumnRule("算出总分", "份", "review", "graded"),
            ColumnRule("总分合计", "分", "review", "points"),
            ColumnRule("领办督办", "件次", "supervision"),
            ColumnRule("督办过", "件次", "supervision", "recorded"),
            ColumnRule("候选", "件", "award"),
            ColumnRule("优秀", "件", "award", "excellent"),
            ColumnRule("向上推荐", "件", "offer"),
            ColumnRule("上级立案", "件", "offer", "upper_filed"),
            ColumnRule("上级入选", "件", "offer", "selected"),
        ),
        shares=(ShareRule("督办率", 4, 3), ShareRule("上级入选率", 9, 7)),
    ),
    charts=(
        PartsChart("review", "grade", "质量评价按等次", "份"),
        PartsChart("supervision", "kind", "重点提案按督办类型", "件次"),
        PartsChart("offer", "state", "向上推荐按结果", "件"),
    ),
    notes=NOTES,
    scopes=(
        ScopeField("session", "会议", Session),
        ScopeField("committee", "专委会", Committee),
    ),
)  # fmt: skip
