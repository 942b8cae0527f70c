"""Units that headings and titles give to numbers, and months that a whole column settles."""

from __future__ import annotations

import pytest

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.records import Member, Outcome
from desktop_app.records.consultation import Consultation
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Verdict
from desktop_app.services.lookup.cache import lookup
from desktop_app.storage.query.lists import Query

LEDGER: list[Cell] = ["意见建议", "协商主题"]


def brought(
    desk: Desk, model: type[Record], name: str, rows: list[list[Cell]], above: tuple[str, ...] = ()
) -> tuple[list[str], tuple[str, ...]]:
    """The values of one field that a sheet brings in, in its order, and what was understood."""
    proposal = imports.propose(desk, model, Sheet("表", rows, above=above))
    source = imports.source(proposal)
    plan = imports.plan(desk, model, source)
    assert plan.count(Verdict.PROBLEM) == 0, [each.text for each in plan.problems()]
    imports.apply(desk, plan)
    keys = sorted(registers.find(desk, model, Query()))
    field, shared = model.field(name), lookup(desk)
    found = [field.show(row[2], shared) for row in registers.rows(desk, model, keys, (name,))]
    assert len(found) == len(plan.lines)
    return [field.show(line.values.get(name), shared) for line in plan.lines], source.notices


def ledger(title: str, *cells: Cell, over: list[list[Cell]] | None = None) -> list[list[Cell]]:
    lines: list[list[Cell]] = [[f"建议{n}", "路灯协商会", cell] for n, cell in enumerate(cells)]
    return [*(over or []), [*LEDGER, title], *lines]


@pytest.mark.parametrize(
    ("title", "cells", "amounts"),
    [
        ("落实资金（万元）", ("30", "12.5"), ["300,000.00", "125,000.00"]),
        ("落实资金（万元）", (30, 12.5), ["300,000.00", "125,000.00"]),
        ("落实资金(万元)", ("1,200", 0.1 + 0.2), ["12,000,000.00", "3,000.00"]),
        ("落实资金（单位：万元）", ("30万元", "5000元"), ["300,000.00", "5,000.00"]),
        ("落实资金/万元", ("约30", "无"), ["300,000.00", ""]),
        ("落实资金（万元）", ("30余", "30左右"), ["300,000.00", "300,000.00"]),
        ("落实资金（万元）", ("３０", "20-30"), ["300,000.00", ""]),
        ("落实资金（千元）", ("30", "0"), ["30,000.00", "0.00"]),
        ("落实资金（元）", ("30", "12.5"), ["30.00", "12.50"]),
        ("落实资金", ("30", "12.5"), ["30.00", "12.50"]),
    ],
)
def test_a_number_gets_the_unit_of_its_heading(
    desk: Desk, title: str, cells: tuple[Cell, ...], amounts: list[str]
) -> None:
    found, notices = brought(desk, Outcome, "money", ledger(title, *cells))
    assert found == amounts
    none = "（元）" in title or title == "落实资金" or "30万元" in cells
    assert ["按表头写的" in each for each in notices] == ([] if none else [True])


def test_counts_of_people_and_areas_get_theirs(desk: Desk) -> None:
    found, _ = brought(
        desk, Outcome, "beneficiaries", ledger("受益人数（万人）", "1.2", 3, "500人")
    )
    assert found == ["12000", "30000", "500"]
    points: list[list[Cell]] = [
        ["协商点名称", "面积（亩）"],
        ["甲", 3],
        ["乙", "1.5"],
        ["丙", "200㎡"],
    ]
    assert brought(desk, Point, "area", points)[0] == ["2000", "1000", "200"]


@pytest.mark.parametrize(
    ("over", "above"),
    [
        ([["成果台账", "", ""], ["", "", "单位：万元"]], ()),
        ([["填报单位：县政协", "", "金额单位：万元"]], ()),
        ([], ("成果台账", "单位：人、万元")),
    ],
)
def test_a_line_above_the_table_gives_the_unit(
    desk: Desk, over: list[list[Cell]], above: tuple[str, ...]
) -> None:
    rows = ledger("落实资金", "30", "5000元", over=over)
    found, notices = brought(desk, Outcome, "money", rows, above)
    assert found == ["300,000.00", "5,000.00"]
    assert "按表格上方写的万元读入" in notices[0]


def test_the_heading_goes_before_the_line_above(desk: Desk) -> None:
    rows = ledger("落实资金（元）", "30", over=[["单位：万元", "", ""]])
    assert brought(desk, Outcome, "money", rows) == (["30.00"], ())


@pytest.mark.parametrize("clipped", ["1975.1", 1975.1])
def test_a_clipped_october_is_settled_by_its_column(desk: Desk, clipped: Cell) -> None:
    rows: list[list[Cell]] = [["姓名", "出生年月"], ["陆远山", clipped], ["白小楼", "1980.03"]]
    found, notices = brought(desk, Member, "born", rows)
    assert found == ["1975-10", "1980-03"]
    assert "1975.1 按 10 月读入" in notices[0]


def test_months_of_one_digit_settle_nothing(desk: Desk) -> None:
    rows: list[list[Cell]] = [["姓名", "出生年月"], ["陆远山", "1975.1"], ["白小楼", "1980.3"]]
    assert brought(desk, Member, "born", rows) == (["1975-01", "1980-03"], ())


def test_a_clipped_month_that_nothing_settles_keeps_its_year(desk: Desk) -> None:
    rows: list[list[Cell]] = [["姓名", "出生年月"], ["陆远山", 1975.1]]
    assert brought(desk, Member, "born", rows)[0] == ["1975"]


def test_a_column_of_what_stands_in_cells_gets_its_unit_too(desk: Desk) -> None:
    rows: list[list[Cell]] = [
        ["协商主题", "意见建议", "落实资金（万元）"],
        ["路灯协商会", "增设路灯", 30],
    ]
    proposal = imports.propose(desk, Consultation, Sheet("表", rows))
    plan = imports.plan(desk, Consultation, imports.source(proposal))
    assert [line.values["money"] for each in plan.inside for line in each.lines] == [30_000_000]


def test_a_whole_ledger_of_words_comes_in_and_comes_in_once(desk: Desk) -> None:
    rows: list[list[Cell]] = [
        ["县政协2026年协商成果台账", "", "", "", ""], ["单位：万元", "", "", "", ""],
        ["意见建议", "协商主题", "完成时限", "交办日期", "落实资金"],
        ["甲", "路灯", "年底", "5月上旬", "30"],
        ["乙", "路灯", "12月底前", "3月12日至13日", "约30"],
        ["丙", "路灯", "第三季度", "3月5日", "5000元"], ["丁", "路灯", "上半年", "3.12-4.2", "无"],
        ["戊", "路灯", "长期坚持", "2026.3.12-13", "正在争取"],
    ]  # fmt: skip
    assert brought(desk, Outcome, "due", rows)[0] == ["2026", "2026-12", "2026-09", "2026-06", ""]
    plan = imports.plan(
        desk, Outcome, imports.source(imports.propose(desk, Outcome, Sheet("表", rows)))
    )
    assert plan.count(Verdict.SAME) == 5
    keys = sorted(registers.find(desk, Outcome, Query()))
    stored = registers.rows(desk, Outcome, keys, ("assigned_on", "money"))
    assert [row[2:] for row in stored] == [
        ("2026-05", 30_000_000), ("2026-03-12", 30_000_000), ("2026-03-05", 500_000),
        ("2026-03-12", None), ("2026-03-12", None),
    ]  # fmt: skip
