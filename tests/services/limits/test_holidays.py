"""The office's calendar by years: shipped, kept, lacking."""

from __future__ import annotations

from desktop_app.records.calendar import Holiday, shipped_days
from desktop_app.services import registers, setup
from desktop_app.services.desk import Desk
from desktop_app.services.limits import holidays
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import history
from desktop_app.services.setup import Answers


def years(desk: Desk) -> dict[int, tuple[int, bool]]:
    return {each.year: (each.lacking, each.known) for each in holidays.calendar_years(desk)}


def shipped(year: int) -> int:
    return sum(day.startswith(str(year)) for day, _, _ in shipped_days())


def test_a_new_office_begins_with_the_last_shipped_years(desk: Desk) -> None:
    setup.set_up(desk, Answers("政协演示县委员会", "county", "11"))
    days = registers.find(desk, Holiday, registers.Query())
    assert len(days) == shipped(2025) + shipped(2026)
    assert years(desk) == {2025: (0, True), 2026: (0, True), 2027: (0, False)}


def test_filling_a_year_writes_what_lacks_as_one_action_and_leaves_the_office_s_own(
    desk: Desk,
) -> None:
    registers.save(desk, Holiday, {"day": "2026-10-01", "name": "本州安排", "kind": "rest"})
    assert years(desk)[2026] == (0, True)
    gone = registers.find(desk, Holiday, registers.Query(where=holidays.days_of(2026)))[:5]
    registers.remove(desk, Holiday, list(gone))
    assert years(desk)[2026] == (5, True)
    assert holidays.fill_year(desk, 2026).records == {"holiday"}
    kept = registers.find(desk, Holiday, registers.Query(where=holidays.days_of(2026)))
    assert len(kept) == shipped(2026)
    named = {row[2] for row in registers.rows(desk, Holiday, kept, ("name",))}
    assert "本州安排" in named
    history.undo(desk)
    assert years(desk)[2026] == (5, True)


def test_a_year_of_which_one_day_is_typed_is_not_known_and_says_what_lacks(desk: Desk) -> None:
    registers.save(desk, Holiday, {"day": "2027-01-01", "name": "元旦", "kind": "rest"})
    (year,) = [each for each in holidays.calendar_years(desk) if each.year == 2027]
    assert (year.kept, year.known) == (1, False)
    assert year.festivals == ("春节", "清明节", "劳动节", "端午节", "国庆节")


def test_an_earlier_shipped_year_is_known_without_being_listed(desk: Desk) -> None:
    setup.set_up(desk, Answers("政协演示县委员会", "county", "11"))
    assert min(years(desk)) == 2025
    assert 2019 in lookup(desk, Holiday).calendar.years
    registers.save(desk, Holiday, {"day": "2019-03-04", "name": "本州安排", "kind": "rest"})
    assert min(years(desk)) == 2019
    assert years(desk)[2019] == (0, True)
