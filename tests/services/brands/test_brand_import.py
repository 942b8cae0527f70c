"""Lists of other records name the brand that each counts for; ledgers of brands say any stage."""

from __future__ import annotations

import pytest

from desktop_app.documents.grids import Cell
from desktop_app.records import Activity, Brand, Case, Consultation, Proposal
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.brands.brand_page import page_reading
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from tests.services.activities.activity_office import values
from tests.services.brands.brand_office import brand
from tests.services.imports.test_import_registers import brought, planned


@pytest.mark.parametrize("title", ["品牌项目", "所属品牌", "计入品牌"])
@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Activity, "活动名称"),
        (Consultation, "协商主题"),
        (Proposal, "案由"),
        (Case, "案例名称"),
    ],
    ids=["activity", "consultation", "proposal", "case"],
)
def test_a_column_says_which_brand_a_record_counts_for(
    desk: Desk, model: type[Record], name: str, title: str
) -> None:
    key = brand(desk, "演示田间协商")
    brought(
        desk, model, ["序号", name, title], ["1", "演示甲", "演示田间协商"], ["2", "演示乙", ""]
    )
    assert page_reading(desk, key, {}).many == 1
    assert len(registers.find(desk, model, Query())) == 2


def test_a_ledger_says_the_stage_and_what_it_lacks_is_remarked(desk: Desk) -> None:
    rows: tuple[list[Cell], ...] = (
        ["编号", "品牌名称", "阶段"],
        ["PP-1", "演示成熟的", "成熟品牌"],
        ["PP-2", "演示新的", ""],
    )
    plan = planned(desk, Brand, *rows)
    said = [each.text for line in plan.lines for each in line.remarks if each.field == "stage"]
    assert len(said) == 1
    assert said[0].startswith("状态是“成熟品牌”，请先填写牵头专委会、主要做法")
    brought(desk, Brand, *rows)
    stages = {
        values(desk, Brand, key)["name"]: values(desk, Brand, key)["stage"]
        for key in registers.find(desk, Brand, Query())
    }
    assert stages == {"演示成熟的": "mature", "演示新的": "routine"}


def test_brands_go_out_and_come_back_with_their_stage_days(desk: Desk) -> None:
    brand(desk, "演示一", stage_on="2026-02-01", stage_note="演示说明")
    rows: tuple[list[Cell], ...] = (
        ["品牌名称", "进入阶段日期", "阶段说明"], ["演示一", "2026-02-01", "演示说明"],
    )  # fmt: skip
    assert [each.verdict.value for each in planned(desk, Brand, *rows).lines] == ["相同"]
