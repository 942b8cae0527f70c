"""3 提案工作统计表: receipt and filing, kinds, units, replies, suggestions, satisfaction."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.services.period_tables.declared import (
    HALF,
    QUARTER,
    YEAR,
    HeadLine,
    PartLine,
    RatioLine,
)
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule
from desktop_app.services.proposals.proposal_figures import (
    PROPOSALS_RECEIVED,
    SHEETS,
    SUGGESTIONS,
)
from desktop_app.services.proposals.statistics import NOTES
from desktop_app.services.statistics.parts import One, OtherCodes
from desktop_app.services.statistics.sections import TOTAL

PIECES, HANDLED, ADVICE = "件", "件次", "条"
KINDS = (
    ("member", "个人提案"), ("joint", "联名提案"), ("party", "党派提案"),
    ("body", "人民团体提案"), ("committee", "专委会提案"), ("sector", "界别提案"),
    ("group", "小组（联组）提案"),
)  # fmt: skip
CATEGORIES = (
    ("economy", "经济建设"), ("politics", "政治建设"), ("culture", "文化建设"),
    ("society", "社会建设"), ("ecology", "生态文明建设"),
)  # fmt: skip
SYSTEMS = (("party", "党委系统"), ("government", "政府系统"))


def _other(key: str, record: type[Proposal | ProposalHandling], field: str,
           known: tuple[tuple[str, str], ...], unit: str) -> One:  # fmt: skip
    codes = tuple(code for code, _ in known)
    return One(key, "其他和没有填写", unit, (OtherCodes(record, field, codes, empty=True),))


RECEIVED = replace(PROPOSALS_RECEIVED, parts=(
    *PROPOSALS_RECEIVED.parts,
    _other("other_kind", Proposal, "kind", KINDS, PIECES),
    _other("other_category", Proposal, "category", CATEGORIES, PIECES),
))  # fmt: skip
ASSIGNED = replace(SHEETS, parts=(
    *SHEETS.parts, _other("other_system", ProposalHandling, "system", SYSTEMS, HANDLED),
))  # fmt: skip


def _of(key: str, title: str, part: str, of: str = "", family: str = "") -> PartLine:
    return PartLine(key, title, PIECES, RECEIVED, part, 1, of, family)


def _sheet(key: str, title: str, part: str, of: str = "", family: str = "") -> PartLine:
    return PartLine(key, title, HANDLED, ASSIGNED, part, 1, of, family)


RULE = Rule(
    key="proposals",
    number=3,
    title="提案工作统计表",
    kinds=(QUARTER, HALF, YEAR),
    lines=(
        PartLine("received", "收到提案", PIECES, RECEIVED, TOTAL),
        _of("filed", "立案（并案前）", "filed"),
        RatioLine("立案率", "filed", "received"),
        _of("handled", "并案后办理", "handled"),
        HeadLine("按提案者"),
        *(_of(f"kind_{key}", word, f"kind_{key}", "received", "按提案者") for key, word in KINDS),
        _of("other_kind", "其他和没有填写", "other_kind", "received", "按提案者"),
        HeadLine("按内容"),
        *(
            _of(f"category_{key}", word, f"category_{key}", "received", "按内容")
            for key, word in CATEGORIES
        ),
        _of("other_category", "其他和没有填写", "other_category", "received", "按内容"),
        HeadLine("承办和办复"),
        _of("answered", "已经办复", "answered"),
        RatioLine("办复率", "answered", "handled"),
        PartLine("sheets", "承办", HANDLED, ASSIGNED, TOTAL),
        *(
            _sheet(f"system_{key}", word, f"system_{key}", "sheets", "按承办系统")
            for key, word in SYSTEMS
        ),
        _sheet("other_system", "其他系统", "other_system", "sheets", "按承办系统"),
        _sheet("answers", "应当答复", "answers"),
        _sheet("replied", "已经答复", "replied"),
        _sheet("timely", "按期办复", "timely"),
        RatioLine("按期办复率", "timely", "replied"),
        _sheet("extended", "批准延期", "extended"),
        _sheet("met", "面商沟通", "met"),
        RatioLine("面商率", "met", "answers"),
        HeadLine("答复类别"),
        *(_sheet(f"class_{key}", f"{key}类", f"class_{key}") for key in ("A", "B", "C")),
        HeadLine("提案的建议"),
        PartLine("suggestions", "建议", ADVICE, SUGGESTIONS, TOTAL, 1),
        PartLine("adopted", "采纳和部分采纳", ADVICE, SUGGESTIONS, "adopted", 1),
        RatioLine("采纳率", "adopted", "suggestions"),
        HeadLine("提案者的评价"),
        _sheet("rated", "已经反馈", "rated"),
        *(
            _sheet(f"result_{key}", word, f"result_{key}")
            for key, word in (
                ("satisfied", "满意"), ("fairly", "基本满意"), ("dissatisfied", "不满意"),
            )
        ),
        HeadLine("重点和优秀"),
        _of("major", "重点提案", "major"),
        _of("led", "党政领导领办", "led"),
        _of("supervised", "政协领导督办", "supervised"),
        _of("excellent", "优秀提案", "excellent"),
        _of("upper", "入选上级重点", "upper"),
    ),
    notes=NOTES[:6],
)  # fmt: skip
