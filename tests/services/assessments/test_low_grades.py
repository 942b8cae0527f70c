"""Who did not pass twice in a row: the same person, also over a change of terms."""

from __future__ import annotations

from desktop_app.records import Member, Term
from desktop_app.services.assessments.low_grades import twice_low
from desktop_app.services.desk import Desk
from desktop_app.services.registers import save
from tests.services.assessments.assessed_office import add_members, add_result


def test_two_years_in_a_row_and_no_year_between(desk: Desk) -> None:
    low, once, gap = add_members(desk, "演示甲", "演示乙", "演示丙")
    for member, year, grade in (
        (low, 2025, "不称职"), (low, 2026, "不称职"), (once, 2025, "称职"), (once, 2026, "不称职"),
        (gap, 2024, "不称职"), (gap, 2026, "不称职"),
    ):  # fmt: skip
        add_result(desk, member, year, grade)
    assert [(each.member, each.grade_before) for each in twice_low(desk, 2026)] == [(low, "不称职")]
    assert twice_low(desk, 2025) == []


def test_it_reaches_over_a_change_of_terms(desk: Desk) -> None:
    (old,) = add_members(desk, "演示甲")
    term = save(desk, Term, {"number": "11", "starts": "2027-01"}).keys[0]
    new = Member.of({"name": "演示甲", "term": term, "state": "serving", "previous": old})
    desk.write([new], action="换届")
    add_result(desk, old, 2026, "不称职")
    add_result(desk, new.key, 2027, "不称职")
    assert [each.member for each in twice_low(desk, 2027)] == [new.key]
