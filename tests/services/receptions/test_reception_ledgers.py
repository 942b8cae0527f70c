"""Lists of supervision, supervisors, experts and receptions as offices keep them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.documents.grids import Sheet
from desktop_app.records import (
    Expert,
    Member,
    Outcome,
    Point,
    Reception,
    Record,
    SupervisionItem,
    Supervisor,
)
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.registers import Query, history
from tests.services.activities.activity_office import saved
from tests.services.receptions.reception_office import point

Rows = Sequence[Sequence[str]]


def brought(desk: Desk, model: type[Record], rows: Rows, above: str = "") -> Plan:
    """Import rows with their head first; the plan that was applied."""
    sheet = Sheet("台账", [*([[above]] if above else []), *map(list, rows)])
    plan = imports.plan(desk, model, imports.source(imports.propose(desk, model, sheet)), None)
    imports.apply(desk, plan)
    return plan


def every(desk: Desk, model: type[Record]) -> list[dict[str, Any]]:
    """The stored values of every record, the oldest first."""
    keys = sorted(registers.find(desk, model, Query()))
    return [dict(registers.draft(desk, model, key).values) for key in keys]


RECEPTIONS = (
    ("序号", "接待时间", "接待地点", "接待委员", "来访人姓名", "家庭住址", "联系电话", "反映问题",
     "处理方式", "承办单位", "处理结果", "答复日期", "备注"),
    ("1", "2026年3月5日", "演示协商点", "演示甲", "演示村民", "演示村一组", "13800000000",
     "路灯不亮", "当场答复", "", "已说明", "2026.3.5", ""),
    ("2", "2026.3.6", "演示协商点", "演示甲、演示乙", "演示居民", "", "", "水渠渗漏", "转部门",
     "演示水务局", "", "", "电话告知"),
    ("3", "2026-03-07", "", "", "", "", "", "停车难", "", "", "", "", ""),
)  # fmt: skip


def test_a_ledger_of_receptions(desk: Desk) -> None:
    people = [saved(desk, Member, name=f"演示{n}") for n in "甲乙"]
    place = point(desk)
    brought(desk, Reception, RECEPTIONS, "2026年协商点接待登记表")
    one, two, three = every(desk, Reception)
    assert (one["state"], one["way"], one["day"], one["told_on"]) == (
        "told", "spot", "2026-03-05", "2026-03-05",
    )  # fmt: skip
    assert (one["point"], tuple(one["members"])) == (place, (people[0],))
    assert (two["state"], two["passed_to"], set(two["members"])) == (
        "passed", "演示水务局", set(people),
    )  # fmt: skip
    assert (three["state"], three["visitor"], three["year"]) == ("open", None, 2026)
    assert [each["number"] for each in (one, two, three)] == ["LF-001", "LF-002", "LF-003"]
    assert len(registers.find(desk, Point, Query())) == 1
    again = brought(desk, Reception, RECEPTIONS, "2026年协商点接待登记表")
    assert [each.verdict.value for each in again.lines][:2] == ["相同", "相同"]


def test_a_plan_of_supervision_with_its_opinions_left_for_later(desk: Desk) -> None:
    rows = (
        ("序号", "监督议题", "监督形式", "监督对象", "牵头专委会", "监督时间", "存在问题",
         "送达日期", "整改反馈日期", "整改落实情况"),
        ("1", "窗口服务", "民主评议", "演示政务局", "", "2026年3月", "一、台账不全", "2026.3.20",
         "2026.4.20", "已整改"),
        ("2", "河道采砂", "专项监督、视察监督", "演示水务局、演示公安局", "", "2026.12", "", "", "",
         ""),
    )  # fmt: skip
    brought(desk, SupervisionItem, rows, "2026年度民主监督计划")
    one, two = every(desk, SupervisionItem)
    assert (one["state"], one["modes"], one["year"]) == ("rectified", "appraisal", 2026)
    assert (two["state"], two["modes"]) == ("planned", "inspection special")
    assert two["unit"] == "演示水务局、演示公安局"
    assert not registers.find(desk, Outcome, Query())
    history.undo(desk)
    assert every(desk, SupervisionItem) == []


def test_rosters_of_supervisors_and_experts(desk: Desk) -> None:
    member = saved(desk, Member, name="演示甲")
    brought(desk, Supervisor, (
        ("姓名", "委员", "工作单位及职务", "聘任单位", "聘任日期", "到期日期", "监督次数"),
        ("演示甲", "演示甲", "演示学校", "演示法院", "2024.1", "2024.12", "3次"),
        ("演示丙", "", "演示公司 经理", "演示税务局", "2026.1", "2099.12", ""),
    ))  # fmt: skip
    one, two = every(desk, Supervisor)
    assert (one["member"], one["state"], one["times"]) == (member, "ended", 3)
    assert (two["member"], two["state"], two["name"]) == (None, "serving", "演示丙")
    brought(desk, Expert, (
        ("姓名", "性别", "研究方向", "专业技术职务", "所在单位", "手机号码", "聘期"),
        ("演示丁", "女", "乡村规划", "教授", "演示大学", "13900000000", "2099.12.31"),
    ))  # fmt: skip
    (expert,) = every(desk, Expert)
    assert (expert["specialty"], expert["title"], expert["state"]) == (
        "乡村规划",
        "教授",
        "serving",
    )


def test_bodies_and_places_come_in_one_list(desk: Desk) -> None:
    brought(desk, Point, (
        ("名称", "类型", "召集人", "议事成员", "所属协商议事会议", "值班日"),
        ("演示镇协商议事会议", "乡镇（街道）协商议事会议", "演示甲", "演示乙、演示丙", "", ""),
        ("演示村协商议事室", "村（社区）协商议事室", "", "", "演示镇协商议事会议", ""),
        ("演示委员工作室", "界别委员工作室", "", "", "", "每月15日"),
    ))  # fmt: skip
    body, place, studio = every(desk, Point)
    key = min(registers.find(desk, Point, Query()))
    assert (body["body_members"], place["body"]) == ("演示乙、演示丙", key)
    assert studio["duty_days"] == "每月15日"
