"""What chosen rows add up to, told by adding their values by hand."""

from __future__ import annotations

import pytest

from desktop_app.records.brand import Brand
from desktop_app.records.consultation import Consultation
from desktop_app.records.member import Member
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers.sums import adds_up, sums_of


@pytest.fixture
def suggestions(desk: Desk) -> list[int]:
    session = registers.save(desk, Consultation, {"name": "路灯协商会"}).keys[0]
    amounts = (("3500", 120), ("1.2万", ""), ("", 30))
    return [
        registers.save(desk, Outcome, {"content": f"装灯{place}",
                                       "source": f"consultation:{session}",
                                       "money": money, "beneficiaries": people}).keys[0]
        for place, (money, people) in enumerate(amounts)
    ]  # fmt: skip


def test_money_and_people_of_the_chosen_rows_are_added(desk: Desk, suggestions: list[int]) -> None:
    fields = [Outcome.field(name) for name in ("content", "money", "beneficiaries")]
    assert sums_of(desk, Outcome, suggestions, fields) == [
        "落实资金（元）合计 15,500.00", f"{fields[2].label}合计 150",
    ]  # fmt: skip
    assert sums_of(desk, Outcome, suggestions[1:], fields)[0] == "落实资金（元）合计 12,000.00"


def test_one_row_and_columns_that_say_nothing_are_not_added(
    desk: Desk, suggestions: list[int]
) -> None:
    fields = [Outcome.field(name) for name in ("content", "money")]
    assert sums_of(desk, Outcome, suggestions[:1], fields) == []
    assert sums_of(desk, Outcome, suggestions, fields[:1]) == []


@pytest.mark.parametrize(
    ("model", "name", "adds"),
    [
        (Outcome, "money", True), (Outcome, "beneficiaries", True), (Point, "area", True),
        (Brand, "year", False), (Member, "terms_served", False), (Member, "unit", False),
        (Member, "born", False), (Outcome, "reopened", False),
    ],
)  # fmt: skip
def test_years_and_places_do_not_add_up(model: type[Record], name: str, adds: bool) -> None:
    assert adds_up(model.field(name)) is adds
