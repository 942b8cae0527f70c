"""社情民意信息报送采用统计表: each figure is the rows behind it, internal ones too."""

from __future__ import annotations

import random
from typing import Any

import pytest

from desktop_app.records import Member, OpinionReport, ReportAdoption
from desktop_app.services import registers, workbench
from desktop_app.services.desk import Desk
from desktop_app.services.opinion_reports import issuing
from desktop_app.services.opinion_reports.statistics import STATISTICS
from desktop_app.services.registers import Query
from desktop_app.services.statistics import periods, tables
from desktop_app.services.statistics.statements import Statement, statement
from tests.services.opinion_reports import report_office as office

YEAR, MARCH = periods.of_year(2026), periods.of_months(2026, 3, 3)
LEVELS = ("county", "prefecture", "province", "national")
FORMS = ("single", "combined", "forwarded")


@pytest.fixture
def random_office(desk: Desk) -> Desk:
    """Thirty reports of two years, some sent, adopted, internal, with instructions."""
    chance, place = random.Random(7), office.placed(desk)
    members = [office.member(desk, f"演示{name}", **place) for name in "甲乙丙"]
    for n in range(30):
        year, month = chance.choice((2025, 2026)), chance.randint(1, 4)
        key = office.report(
            desk, f"演示{n}", received_on=f"{year}-0{month}-05",
            member=chance.choice((*members[:2], None)), internal=chance.choice(("是", "")),
            category=chance.choice(("society", "economy", None)),
        )  # fmt: skip
        if chance.random() < 0.8:
            office.issued(desk, key, on=f"{year}-0{month}-10")
            channels = chance.sample(("county", "prefecture", "province"), chance.randint(1, 3))
            issuing.move_to(
                desk, [key], "sent", {"channels": channels, "sent_on": f"{year}-0{month}-12"}
            )
            for _ in range(chance.randint(0, 3)):
                office.adopted(desk, key, chance.choice(LEVELS), chance.choice(FORMS),
                               f"{year}-0{chance.randint(3, 6)}-20")  # fmt: skip
            if chance.random() < 0.4:
                office.instructed(desk, key, chance.choice(LEVELS), day=f"{year}-05-01")
    return desk


def figure(found: Statement, key: str) -> tuple[int, int | None]:
    each = found.figure(key)
    return each.value, each.before


@pytest.mark.parametrize("period", [YEAR, MARCH, periods.of_quarter(2026, 2)], ids=str)
def test_each_figure_is_the_number_of_rows_behind_it(random_office: Desk, period: Any) -> None:
    desk = random_office
    found = statement(desk, STATISTICS, period)
    assert all(each.whole == each.parts for each in found.checks)
    for group in found.groups:
        for each in group.figures:
            model = next(x for x in desk.office.records if each.record == x.KEY)
            rows = registers.find(desk, model, Query(where=each.where))
            adopted = each.key.startswith("adoption")  # a report with two adoptions is one row
            assert len(rows) == each.value if not adopted else len(rows) <= each.value, each.key


def test_adoptions_are_counted_as_they_were_registered(random_office: Desk) -> None:
    desk = random_office
    found = statement(desk, STATISTICS, YEAR)
    rows = [each for each in office.every(desk, ReportAdoption) if each["day"][:4] == "2026"]
    assert figure(found, "adoption")[0] == len(rows)
    for level in LEVELS:
        own = [each for each in rows if each["level"] == level]
        assert figure(found, f"adoption_{level}")[0] == len(own)
        for form in FORMS:
            many = sum(each["form"] == form for each in own)
            known = [x for group in found.groups for x in group.figures
                     if x.key == f"adoption_{level}_{form}"]  # fmt: skip
            assert (known[0].value if known else 0) == many


def test_a_table_adds_up_and_holds_the_columns_of_the_report_upward(random_office: Desk) -> None:
    found = tables.table(random_office, STATISTICS, YEAR, "category")
    for place in range(len(STATISTICS.tables.columns)):
        whole = found.total.values[place] or 0
        assert sum(row.values[place] or 0 for row in found.rows) == whole
    titles = [each.title for each in found.columns]
    wanted = "收到 编发 报州 报省 州单篇 州综合 省采用 全国单篇 全国综合 全国转送 国家批示"
    assert set(wanted.split()) <= set(titles)


def test_members_of_whom_nothing_came_are_named_by_the_rest(desk: Desk) -> None:
    keys = {name: office.member(desk, f"演示{name}") for name in "甲乙丙"}
    office.report(desk, member=keys["甲"], partners=[keys["乙"]])
    office.report(desk, "演示去年", received_on="2025-05-01", member=keys["丙"])
    found = statement(desk, STATISTICS, YEAR)
    assert [found.figure(f"reflecting{x}").value for x in ("", "_reflected", "_silent")] == [
        3, 2, 1,
    ]  # fmt: skip
    silent = found.figure("reflecting_silent")
    assert list(registers.find(desk, Member, Query(where=silent.where))) == [keys["丙"]]


def test_a_report_asked_for_counts_when_it_has_come(desk: Desk) -> None:
    asked = {"commissioned": "是", "asked_by": "演示州政协", "asked_due": "2026-03-10"}
    key = office.report(desk, state="asked", received_on="", **asked)
    assert figure(statement(desk, STATISTICS, YEAR), "report")[0] == 0
    issuing.move_to(desk, [key], "received", {"received_on": "2026-03-08"})
    found = statement(desk, STATISTICS, YEAR)
    assert (figure(found, "report")[0], figure(found, "report_commissioned")[0]) == (1, 1)


def test_the_workbench_says_how_many_came_and_were_adopted(desk: Desk) -> None:
    def headline() -> tuple[str, str]:
        found = {each.key: each for each in workbench.headlines(desk)}["opinion_report"]
        return found.value, found.note

    assert headline() == ("0", "还没有登记")
    key = office.report(desk)
    office.report(desk, "演示二")
    office.sent(desk, key)
    office.adopted(desk, key, "county")
    assert headline() == ("2", "编发 1 条，被采用 1 条")
    assert len(registers.find(desk, OpinionReport, Query())) == 2
