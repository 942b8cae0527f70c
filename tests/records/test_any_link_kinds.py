"""Values of conditions that mean every record of a kind, beside those that name one."""

from __future__ import annotations

import pytest

from desktop_app.records import Outcome
from desktop_app.records.any_link import every_of, kind_of, pointing
from desktop_app.records.special_field_types import UnitName, units_in


@pytest.mark.parametrize("kind", Outcome.source.of)
def test_a_kind_and_one_of_its_records_are_different_values(kind: str) -> None:
    assert kind_of(every_of(kind)) == kind
    assert kind_of(pointing(kind, 7)) is None
    assert every_of(kind) < pointing(kind, 0) < f"{every_of(kind)[:-1]};"


@pytest.mark.parametrize("value", [None, 7, "", "proposal:7"])
def test_what_names_no_whole_kind_is_none(value: object) -> None:
    assert kind_of(value) is None


def test_a_field_for_units_says_whether_it_holds_several() -> None:
    several = {each.name: each.several for each in Outcome.declared()
               if isinstance(each, UnitName)}  # fmt: skip
    assert several == {"unit": False, "partners": True}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("甲局、乙局", ["甲局", "乙局"]),
        ("甲局,甲局", ["甲局"]),
        (" ", []),
        ("甲局；乙局\n丙局", ["甲局", "乙局", "丙局"]),
    ],
)
def test_the_units_of_a_line_come_apart(text: str, units: list[str]) -> None:
    assert units_in(text) == units
