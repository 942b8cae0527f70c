"""Ledgers of deeds as offices keep them: one with all columns, one with sections and old words."""

from __future__ import annotations

from desktop_app.records import Committee, Deed, Member
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from tests.services.activities.activity_office import saved
from tests.services.receptions.test_reception_ledgers import brought, every

LEDGER = (
    ("序号", "实事内容", "双助推", "五项助推", "实施委员", "乡镇", "村（社区）", "启动时间",
     "完成时限", "投入资金（万元）", "受益群众（人）", "推进情况", "见效情况", "完成时间",
     "完成情况", "是否10件实事", "带动就业（人）", "消费帮扶（万元）", "备注"),
    ("1", "安装路灯", "乡村振兴", "人居环境", "演示甲、演示乙、李某某", "演示镇", "演示村",
     "2026年3月5日", "2026.6.30", "3.5", "120余人", "已落实资金", "夜间出行方便", "2026.5.10",
     "已完成", "是", "", "", ""),
    ("2", "组织务工", "巩固成果", "就业", "演示乙", "演示乡", "", "2026.4", "2026年12月", "", "30",
     "正在联系园区", "", "", "推进中", "否", "18", "1.2", ""),
    ("3", "慰问老人", "敬老", "", "演示丁", "", "演示社区", "", "", "", "", "", "", "", "", "", "",
     "", "春节前"),
)  # fmt: skip


def test_a_ledger_with_all_columns(desk: Desk) -> None:
    people = [saved(desk, Member, name=f"演示{n}") for n in "甲乙"]
    brought(desk, Deed, LEDGER, "2026年委员为群众办实事台账")
    one, two, three = every(desk, Deed)
    assert (one["member"], one["doer"], tuple(one["partners"]), one["partner_names"]) == (
        people[0], "演示甲", (people[1],), "李某某",
    )  # fmt: skip
    assert (one["line"], one["aid"], one["state"], one["top_ten"]) == (
        "revitalize", "habitat", "done", 1,
    )  # fmt: skip
    assert (one["money"], one["beneficiaries"], one["done_on"], one["end_on"]) == (
        3_500_000, 120, "2026-05-10", "2026-06-30",
    )  # fmt: skip
    assert (one["progress_state"], one["effect_state"], one["effect"]) == (
        "on_course", "first", "夜间出行方便",
    )  # fmt: skip
    assert (two["line"], two["aid"], two["state"], two["employed"], two["sales"]) == (
        "consolidate", "jobs", "underway", 18, 1_200_000,
    )  # fmt: skip
    assert (three["line"], three["doer"], three["year"], three["state"]) == (
        None, "演示丁", 2026, "planned",
    )  # fmt: skip
    assert "敬老" in three["remark"]
    assert [each["number"] for each in (one, two, three)] == ["SS-001", "SS-002", "SS-003"]
    again = brought(desk, Deed, LEDGER, "2026年委员为群众办实事台账")
    assert {each.verdict.value for each in again.lines} == {"相同"}
    history.undo(desk)
    assert every(desk, Deed) == []


def test_sections_give_the_committee_and_words_go_where_they_fit(desk: Desk) -> None:
    committee = saved(desk, Committee, name="演示经济委员会", short_name="经济委")
    rows = (
        ("序号", "项目名称", "责任委员", "起止时间", "协调资金", "惠及人数", "进展情况",
         "完成情况"),
        ("演示经济委员会", "", "", "", "", "", "", ""),
        ("1", "修路", "演示甲", "2025年3月至2025年9月", "20万元", "约300人", "路基已完成",
         "完成路基，正在铺路面"),
    )  # fmt: skip
    brought(desk, Deed, rows, "2025年办实事情况统计表")
    (one,) = every(desk, Deed)
    assert (one["committee"], one["start_on"], one["end_on"]) == (committee, "2025-03", "2025-09")
    assert (one["money"], one["beneficiaries"], one["year"]) == (20_000_000, 300, 2025)
    assert "路基已完成" in one["progress"]
    assert "正在铺路面" in one["progress"]
