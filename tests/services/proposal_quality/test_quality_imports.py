"""Ledgers of key proposals, offers and reviews: read once, and the same again."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.grids import Cell
from desktop_app.records import ProposalSupervision, QualityReview, UpwardOffer
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.registers import history
from tests.services.imports.test_import_instructions import brought, planned
from tests.services.proposal_quality import quality_office as quality
from tests.services.proposals import proposal_office as office

PLAN: tuple[Cell, ...] = (
    "年度",
    "案由",
    "督办类型",
    "领导姓名",
    "督办专委会",
    "完成时限",
    "办结日期",
)
UPWARD: tuple[Cell, ...] = ("推荐年度", "案由", "推荐级别", "提交人", "上级案号", "入选日期")
SHEET: tuple[Cell, ...] = ("案由", "评价人", "评价轮次", "总分", "优秀", "较好", "一般")
ITEMS = (
    "选题：选题准确、选题：时效、调研：调研深入、调研：数据支撑、分析：逻辑、分析：客观、建议：可操作、"
    "建议：新颖、效果：前瞻、效果：针对性"
)


def again(desk: Desk, model: type, row: Sequence[Cell], header: Sequence[Cell]) -> Plan:
    """The plan of the same sheet once more."""
    return planned(desk, model, row, header=header)


def test_a_ledger_of_key_proposals_makes_them_key_ones(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    row: list[Cell] = [
        "2026",
        "关于演示0的提案",
        "政协督办",
        "演示主席",
        "",
        "2026.10.31",
        "2026.9.1",
    ]
    brought(desk, ProposalSupervision, row, header=PLAN)
    (written,) = office.every(desk, ProposalSupervision)
    assert (written["kind"], written["state"]) == ("supervised", "done")
    assert quality.of_proposal(desk, key, quality.MAJOR)[:4] == [1, None, None, "演示主席"]
    assert again(desk, ProposalSupervision, row, PLAN).changes_nothing
    history.undo(desk)
    assert quality.of_proposal(desk, key, quality.MAJOR)[0] is None


def test_a_ledger_of_offers_says_how_far_each_came(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    row: list[Cell] = ["2025", "关于演示0的提案", "州级", "演示州委员", "0031", "2026.4.2"]
    brought(desk, UpwardOffer, row, header=UPWARD)
    (written,) = office.every(desk, UpwardOffer)
    assert (written["state"], written["source"]) == ("selected", f"proposal:{key}")
    assert quality.of_proposal(desk, key, quality.UPPER) == ["演示州委员", None, "0031", 1]
    assert again(desk, UpwardOffer, row, UPWARD).changes_nothing


def test_reviews_come_with_their_items_or_with_a_total_alone(desk: Desk) -> None:
    quality.filed(desk, 2)
    rows: list[list[Cell]] = [
        ["关于演示0的提案", "演示甲", "初评", "", ITEMS, "", ""],
        ["关于演示1的提案", "演示甲", "初评", "72", "", "", ""],
    ]
    brought(desk, QualityReview, *rows, header=SHEET)
    found = office.every(desk, QualityReview)
    assert sorted((each["total"], each["grade"]) for each in found) == [(72, "70"), (100, "90")]
    assert planned(desk, QualityReview, *rows, header=SHEET).changes_nothing
