"""Ledgers of campaigns as offices write them: several committees in a cell, other words."""

from __future__ import annotations

from desktop_app.documents.grids import Sheet
from desktop_app.records import Campaign, Committee
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, history
from tests.services.activities.activity_office import saved
from tests.services.campaigns.campaign_office import values

HEAD = (
    "序号", "工作名称", "牵头单位", "配合单位", "启动日期", "截止日期", "填报频次", "工作目标",
    "进展状态", "联系人",
)  # fmt: skip
ROWS = (
    ("1", "演示双助推", "演示农业委员会", "演示经济委员会、演示社法委员会", "2026.1", "2026.12",
     "每季度", "助推乡村振兴", "正在推进", "演示甲"),
    ("2", "演示市场主体倍增", "演示经济委员会", "", "2026年1月", "2027年12月", "每月", "",
     "推进中", ""),
)  # fmt: skip


def test_a_ledger_is_read_as_it_is_written_and_again_without_change(desk: Desk) -> None:
    own = {
        name: saved(desk, Committee, name=name)
        for name in ("演示农业委员会", "演示经济委员会", "演示社法委员会")
    }
    sheet = Sheet("2026年专项行动台账", [list(HEAD), *map(list, ROWS)])

    def brought() -> list[str]:
        proposed = imports.propose(desk, Campaign, sheet)
        plan = imports.plan(desk, Campaign, imports.source(proposed), None)
        imports.apply(desk, plan)
        return [each.verdict.value for each in plan.lines]

    assert brought() == ["新增", "新增"]
    keys = registers.find(desk, Campaign, Query())
    found = {values(desk, Campaign, key)["name"]: values(desk, Campaign, key) for key in keys}
    first, second = found["演示双助推"], found["演示市场主体倍增"]
    assert first["committee"] == own["演示农业委员会"]
    assert set(first["partners"]) == {own["演示经济委员会"], own["演示社法委员会"]}
    assert (first["since"], first["until"], first["step"]) == ("2026-01", "2026-12", "quarter")
    assert (second["since"], second["until"], second["step"]) == ("2026-01", "2027-12", "month")
    assert (first["state"], first["year"]) == ("underway", 2026)
    assert "演示甲" in first["remark"]
    assert brought() == ["相同", "相同"]
    history.undo(desk)
    assert not registers.find(desk, Campaign, Query())
