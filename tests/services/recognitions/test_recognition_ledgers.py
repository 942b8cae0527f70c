"""Ledgers of recognitions as offices keep them: several names in a cell, several dates, undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.documents.grids import Sheet
from desktop_app.records import Brand, BrandReview, Committee, Member, Recognition
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.registers import Query, history
from tests.services.proposals.proposal_office import saved

HEAD = ("序号", "表彰时间", "荣誉称号", "级别", "类型", "表彰单位", "文号", "委员姓名", "备注")
ROWS = (
    ("1", "2026.3.5", "优秀委员", "州级", "表彰", "演示州政协", "演政协〔2026〕3号",
     "演示甲、演示乙", ""),
    ("2", "2026年5月", "院坝协商经验", "省", "大会交流", "演示省政协", "", "演示甲、外面的人", ""),
    ("3", "", "先进集体", "县", "通报表扬", "演示县委", "", "", "名单另附"),
)  # fmt: skip


def brought(
    desk: Desk, model: Any, *rows: Sequence[str], head: Sequence[str] = HEAD,
    above: Sequence[str] = (),
) -> Plan:  # fmt: skip
    """Import these rows; the plan that was applied."""
    sheet = Sheet("台账", [*([text] for text in above), list(head), *map(list, rows)])
    plan = imports.plan(desk, model, imports.source(imports.propose(desk, model, sheet)), None)
    imports.apply(desk, plan)
    return plan


def every(desk: Desk, model: Any) -> dict[str, dict[str, Any]]:
    keys = registers.find(desk, model, Query())
    found = (registers.draft(desk, model, key).values for key in keys)
    return {str(each["name"]): dict(each) for each in found}


def test_a_ledger_brings_members_levels_kinds_and_days(desk: Desk) -> None:
    one, two = (saved(desk, Member, name=f"演示{each}") for each in "甲乙")
    brought(desk, Recognition, *ROWS, above=("政协演示县委员会2026年交流表彰登记簿",))
    found = every(desk, Recognition)
    good, shared, body = (found[row[2]] for row in ROWS)
    assert (good["level"], good["kind"], good["day"], good["giver"]) == (
        "prefecture", "award", "2026-03-05", "演示州政协",
    )  # fmt: skip
    assert set(good["members"]) == {one, two}
    assert (list(shared["members"]), shared["day"]) == ([one], "2026-05")
    assert shared["people"] == "委员（未登记）：外面的人"
    assert (body["kind"], body["level"], body["day"], body["year"]) == (
        "award", "county", None, 2026,
    )  # fmt: skip
    again = brought(desk, Recognition, *ROWS, above=("政协演示县委员会2026年交流表彰登记簿",))
    assert [each.verdict.value for each in again.lines[:2]] == ["相同", "相同"]
    assert len(every(desk, Recognition)) == len(ROWS)
    history.undo(desk)
    assert every(desk, Recognition) == {}


def test_a_brand_brings_its_committee_into_an_imported_line(desk: Desk) -> None:
    committee = saved(desk, Committee, name="演示经济委员会")
    saved(desk, Brand, name="银龄调解", committee=committee)
    head = ("名称", "品牌项目", "日期")
    brought(desk, Recognition, ("品牌获推广", "银龄调解", "2026-03-05"), head=head)
    assert every(desk, Recognition)["品牌获推广"]["committee"] == committee


def test_an_old_list_of_rounds_comes_in_closed_where_it_was_decided(desk: Desk) -> None:
    head = ("评选活动名称", "年度", "名额", "审定单位", "公布日期")
    brought(
        desk, BrandReview, ("2024年品牌评选", "2024", "3", "主席会议", "2024.12.10"),
        ("2026年品牌评选", "2026", "5", "", ""), head=head,
    )  # fmt: skip
    found = every(desk, BrandReview)
    assert [found[f"{year}年品牌评选"]["state"] for year in (2024, 2026)] == ["closed", "applying"]
    assert found["2024年品牌评选"]["decided_on"] == "2024-12-10"
