"""品牌项目统计: brands by line of work, each year with what had begun by its end."""

from __future__ import annotations

import pytest

from desktop_app.records import Committee
from desktop_app.records.brand import Brand, BrandAward
from desktop_app.records.press import Press
from desktop_app.services import registers
from desktop_app.services.brands.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.statements import statement

WANTED = ("brand", "brand_new", "brand_line_grassroots", "brand_line_courtyard",
          "brand_line_None", "report", "award")  # fmt: skip


@pytest.fixture
def branded(desk: Desk) -> Desk:
    committee = registers.save(desk, Committee, {"name": "演示委员会"}).keys[0]
    rows = (
        ("甲", 2021, "协商在基层", committee), ("乙", 2026, "院坝协商·建设文明村寨", None),
        ("丙", 2026, "院坝协商", committee), ("丁", None, None, None),
    )  # fmt: skip
    for name, year, line, lead in rows:
        values = {"name": name, "year": year, "line": line, "committee": lead}
        registers.save(desk, Brand, values)
    first = registers.find(desk, Brand, Query(search="甲"))[0]
    registers.save(desk, Press, {"brand": first, "name": "报道", "day": "2026-03-01"})
    registers.save(desk, Press, {"name": "与品牌无关的", "day": "2026-03-01"})
    registers.save(desk, Press, {"name": "与品牌无关、没有日期的", "day": ""})
    registers.save(desk, BrandAward, {"brand": first, "award": "奖", "day": "2025-03-01"})
    return desk


@pytest.mark.parametrize(
    ("year", "values"), [(2026, (4, 2, 1, 2, 1, 1, 0)), (2025, (2, 0, 1, 0, 1, 0, 1))]
)
def test_both_lines_of_work_are_counted(branded: Desk, year: int, values: tuple[int, ...]) -> None:
    found = statement(branded, STATISTICS, periods.of_year(year))
    assert tuple(found.figure(each).value for each in WANTED) == values


def test_a_committee_s_brands_are_counted_alone(branded: Desk) -> None:
    (key,) = registers.find(branded, Committee, Query(search="演示"))
    found = statement(branded, STATISTICS, periods.of_year(2026), Scope(committee=key))
    assert tuple(found.figure(each).value for each in WANTED[:4]) == (2, 1, 1, 1)
