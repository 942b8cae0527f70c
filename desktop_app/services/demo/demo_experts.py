"""The invented experts of the demo: several fields, terms that run, end soon and have ended."""

from __future__ import annotations

from typing import Any

from desktop_app.records.expert import Expert
from desktop_app.records.office import Committee
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import put
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find

_EXPERTS = (
    ("演示专家甲", "男", "水利工程", "高级工程师", "演示水利设计院", 300),
    ("演示专家乙", "女", "乡村规划", "教授", "演示大学", 20),
    ("演示专家丙", "男", "农业技术", "农艺师", "演示农技站", 500),
    ("演示专家丁", "女", "社会治理", "副教授", "演示党校", -40),
    ("演示专家戊", "男", "民族文化", "研究馆员", "演示文化馆", 700),
    ("演示专家己", "女", "公共卫生", "主任医师", "演示县医院", -400),
    ("演示专家庚", "男", "交通规划", "高级工程师", "演示交通设计院", 450),
    ("演示专家辛", "女", "法律", "一级律师", "演示律师事务所", 90),
)
"""Name, sex, field, rank, unit, and in how many days the term ends."""


def fill_experts(desk: Desk) -> None:
    """Eight experts, two of them with terms that have ended."""
    committees = find(desk, Committee, Query())
    drafts: list[dict[str, Any]] = []
    for number, (name, sex, specialty, title, unit, ahead) in enumerate(_EXPERTS):
        until = desk.today + ahead * DAY
        drafts.append({
            "name": name, "sex": sex, "specialty": specialty, "title": title, "unit": unit,
            "phone": f"1390000{number:04}", "committee": committees[number % len(committees)],
            "since": iso(until - 1095 * DAY), "until": iso(until),
            "state": "serving" if ahead > -100 else "ended",
            "document": f"演示专聘〔2025〕{number + 1}号", "recommended_by": unit, "remark": MARK,
        })  # fmt: skip
    put(desk, Expert, drafts, "导入专家：演示专家库.xlsx")
