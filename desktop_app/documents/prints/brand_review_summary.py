"""品牌评审结果汇总表: candidates by rank with mean and result, and the totals of every reviewer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.documents.printables import (
    Block,
    Column,
    Heading,
    Paragraph,
    Report,
    TableBlock,
)
from desktop_app.documents.prints.brand_review_rows import (
    CHILDREN,
    FIELDS,
    THROUGH,
    UNDECIDED,
    PrintedRound,
    round_of,
)
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, ReportPrint, Setting, Shown, Values
from desktop_app.documents.prints.wording import answered_for, counted, joined, short, valued
from desktop_app.records.brand_standing import BrandStanding
from desktop_app.records.points import points_text

KEY, TITLE = "brand_review_summary", "品牌评审结果汇总表"
RESULTS = (
    Column("名次", 2), Column("品牌名称", 6, "left"), Column("牵头专委会", 4), Column("评委", 2),
    Column("平均分", 2.4), Column("评审结果", 2.6), Column("调整理由", 5, "left"),
)  # fmt: skip
ACROSS = 8
"""Reviewers side by side in one table; more of them get another one."""
Line = tuple[Values, BrandStanding]


def report(shown: Shown, setting: Setting, _chosen: Chosen) -> Report:
    """One round: the results by rank, then who gave how much."""
    found, values = round_of(shown), valued(shown, FIELDS)
    about = {
        "phase": values["phase"], "level": values["level"],
        "quota": f"名额 {values['quota']} 个" if values["quota"] else "",
        "decided": joined({"by": values["decided_by"], "on": chinese_day(values["decided_on"])},
                          "by", "on", between="，"),
    }  # fmt: skip
    note = "\n".join((values["name"], joined(about, *about, between="　")))
    return Report(
        f"{setting.office}{TITLE}", list(_blocks(found, setting)), note.strip(),
        f"{values['name']}结果汇总表", answered=answered_for(setting.office, brief=True),
    )  # fmt: skip


def _blocks(found: PrintedRound, setting: Setting) -> Iterator[Block]:
    lines = _by_rank(found)
    chosen = sum(each.get("result.stored") == "selected" for each in found.candidates)
    yield Heading(f"一、评审结果（候选 {len(lines)} 个，入选 {chosen} 个）")
    yield TableBlock(RESULTS, [_result(each, standing, setting) for each, standing in lines])
    if found.points:
        yield Heading(f"二、各位评委的评分（{len(found.reviewers)} 位）")
        for first in range(0, len(found.reviewers), ACROSS):
            part = found.reviewers[first : first + ACROSS]
            heads = [Column(each.get("name", ""), 2) for each in part]
            yield TableBlock(
                (Column("品牌名称", 5, "left"), *heads),
                [_totals(found, each, part) for each, _ in lines],
            )
        yield Paragraph(_rule(found))


def _by_rank(found: PrintedRound) -> list[Line]:
    """The candidates by rank, equal ones in the order of the round, those without one last."""
    lines = list(zip(found.candidates, found.standings(), strict=True))
    return sorted(lines, key=lambda each: each[1].rank or len(lines) + 1)


def _result(each: Values, standing: BrandStanding, setting: Setting) -> tuple[str, ...]:
    decided = each.get("result.stored", "") not in UNDECIDED
    return (
        str(standing.rank or ""), each.get("brand.name", ""),
        short(each.get("brand.committee", ""), setting),
        counted(str(standing.sheets or ""), " 位"),
        "" if standing.mean is None else points_text(standing.mean),
        each.get("result", "") if decided else "", each.get("reason", ""),
    )  # fmt: skip


def _totals(found: PrintedRound, each: Values, part: Sequence[Values]) -> tuple[str, ...]:
    return each.get("brand.name", ""), *(found.total(each, one) or "—" for one in part)


def _rule(found: PrintedRound) -> str:
    weighted = "按权重折算后" if any(each.weight for each in found.criteria) else ""
    return (
        f"每位评委各项得分{weighted}相加为总分，满分 {found.full} 分；平均分是打完全部指标的评委"
        "总分的平均，保留两位小数，不去掉最高分和最低分；平均分相同的名次并列。"
        "“—”是没有打分或没有打完的。"
    )


def refused(shown: Shown, _: Setting) -> str:
    """That there is nothing to sum up."""
    return "" if round_of(shown).candidates else "还没有候选品牌，不能印汇总表"


PRINT = ReportPrint(
    key=KEY,
    title=TITLE,
    record="brand_review",
    fields=FIELDS,
    report=report,
    children=CHILDREN,
    through=THROUGH,
    refuses=refused,
)
