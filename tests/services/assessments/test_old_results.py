"""Results of earlier years come from a plain list, and everything comes back as it went out."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.records import Assessment
from desktop_app.services import imports, registers
from desktop_app.services.assessments.opening import open_year
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.registers import exports
from desktop_app.services.safekeeping.destinations import Destination
from tests.services.assessments.assessed_office import (
    YEAR,
    add_members,
    assessments,
    keys_of,
    walk_to_chairs,
)


def _planned(desk: Desk, path: Path) -> Plan:
    book = imports.open_book(path)
    sheet = book.sheets[imports.best_sheet(desk, Assessment, book)]
    proposal = imports.propose(desk, Assessment, sheet)
    return imports.plan(desk, Assessment, imports.source(proposal))


@pytest.mark.parametrize(
    "text",
    [
        "姓名,年度,得分,等次\n演示甲,2024,95.5,优秀\n演示乙,2024,55,不称职\n",
        "2024年度委员履职考核结果\n姓名,考核得分,考核等次\n演示甲,95.5,优秀\n演示乙,55,不称职\n",
    ],
)
def test_a_list_of_old_results_is_locked(desk: Desk, tmp_path: Path, text: str) -> None:
    add_members(desk, "演示甲", "演示乙")
    path = tmp_path / "旧结果.csv"
    path.write_text(text, encoding="utf-8")
    plan = _planned(desk, path)
    assert imports.summary(plan) == "新增 2 修改 0 相同 0 问题 0"
    imports.apply(desk, plan)
    found = assessments(desk, 2024)
    kept = [tuple(found[who][name] for name in ("total", "state", "failed"))
            for who in ("演示甲", "演示乙")]  # fmt: skip
    assert kept == [(9550, "locked", 0), (5500, "locked", 1)]
    assert imports.summary(_planned(desk, path)) == "新增 0 修改 0 相同 2 问题 0"


def test_a_name_that_nobody_has_is_a_problem_of_its_line(desk: Desk, tmp_path: Path) -> None:
    add_members(desk, "演示甲")
    path = tmp_path / "旧结果.csv"
    path.write_text("姓名,年度,得分,等次\n演示无此人,2024,95,优秀\n", encoding="utf-8")
    plan = _planned(desk, path)
    assert "问题 1" in imports.summary(plan)
    assert any("演示无此人" in each.text for each in plan.problems())


def test_an_exported_list_comes_back_as_all_the_same(desk: Desk, tmp_path: Path) -> None:
    add_members(desk, "演示甲", "演示乙")
    open_year(desk, YEAR)
    walk_to_chairs(desk, keys_of(desk, "演示甲"))
    path = tmp_path / "评定.xlsx"
    keys = registers.find(desk, Assessment, registers.Query())
    exports.write(exports.collect(desk, Assessment, keys), Destination(path))
    assert imports.summary(_planned(desk, path)) == "新增 0 修改 0 相同 2 问题 0"
