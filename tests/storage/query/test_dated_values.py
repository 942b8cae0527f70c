"""Fields as they were on a day: conditions on them and sums by them, as the rows say."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records import ALL, Consultation, Member, Membership, Participant, Sector
from desktop_app.records.membership import SLOTS
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.registers.condition_words import condition_words
from desktop_app.storage.query import lists
from desktop_app.storage.query.conditions import Filter
from desktop_app.storage.query.fields_asked import fields_asked
from desktop_app.storage.query.index_groups import totals
from desktop_app.storage.query.linked_values import LinkedValues
from desktop_app.storage.query.place_tallies import WHOLE, tally_by_places
from desktop_app.storage.query.tallies import By, Sum, tally
from desktop_app.ui.filters.kept_filters import plain_filter, read_filter
from tests.services.members.test_membership_laws import world

THEN = "member.sector@consultation.held_on"
SLOT = SLOTS[0]


@pytest.fixture
def sectors(desk: Desk) -> tuple[int, int]:
    one, two = (registers.save(desk, Sector, {"name": f"演示界{n}"}).keys[0] for n in (1, 2))
    return one, two


@pytest.fixture
def person(desk: Desk, sectors: tuple[int, int]) -> int:
    """A member of the first sector up to the end of May of 2026, then of the second."""
    one, two = sectors
    key = registers.save(desk, Member, {"name": "演示甲", "sector": one}).keys[0]
    memberships.change(desk, [key], SLOT, [two], FromDay("2026-06-01"))
    return key


def came(desk: Desk, member: int | None, day: str) -> int:
    """A participant of a consultation held on a day."""
    held = registers.save(desk, Consultation, {"name": f"演示会{day}", "held_on": day}).keys[0]
    given = {"consultation": held, "member": member, "name": "演示甲"}
    return registers.save(desk, Participant, given).keys[0]


@pytest.mark.parametrize(
    ("day", "place"),
    [
        ("2026-05-31", 0), ("2026-06-01", 1), ("2026-06", 1), ("2026-05", 0), ("2026", 0),
        ("2021-12-31", None), ("2026-11-20", 1),
    ],
)  # fmt: skip
def test_a_row_has_the_value_of_its_own_day(
    desk: Desk, sectors: tuple[int, int], person: int, day: str, place: int | None
) -> None:
    key = came(desk, person, day)
    held = None if place is None else sectors[place]
    for value in (*sectors, None):
        where = (Filter(THEN, "in", (value,)),)
        found = lists.find(desk.office, Participant, lists.Query(where=where))
        assert list(found) == ([key] if value == held else [])
    assert tally(desk.office, Participant, (), [By(THEN)], [Sum()]) == [(held, 1)]


def test_a_day_that_is_written_out_finds_who_held_it_then(
    desk: Desk, sectors: tuple[int, int], person: int
) -> None:
    one, two = sectors
    for day, value in (("2026-05-31", one), ("2026-06-01", two)):
        for each in sectors:
            where = (Filter(f"sector@{day}", "in", (each,)),)
            found = lists.find(desk.office, Member, lists.Query(where=where))
            assert list(found) == ([person] if each == value else [])
    told = condition_words(desk, Member, [Filter("sector@2026-05-31", "in", (one,))])
    assert told == ["界别：演示界1（2026年5月31日）"]
    told = condition_words(desk, Participant, [Filter(THEN, "in", (one,))])
    assert told == ["委员的界别：演示界1（协商日期当天）"]


def test_a_condition_of_a_day_is_kept_and_read_back() -> None:
    for model, each in (
        (Member, Filter("sector@2026-05-31", "in", (3,))), (Participant, Filter(THEN, "in", (3,))),
    ):  # fmt: skip
        assert read_filter(plain_filter(each), model, ALL) == each
    assert read_filter(["sector@nothing", "in", [3]], Member, ALL) is None


def test_an_answer_depends_on_the_rows_that_say_the_value() -> None:
    found = fields_asked(Participant, [Filter(THEN, "in", (3,))], ALL)
    assert {"member", "consultation"} <= found[Participant.KEY]
    assert "held_on" in found[Consultation.KEY]
    assert {"member", "kind", "place", "sector", "since", "until"} <= found[Membership.KEY]


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_sums_by_what_was_held_are_those_of_the_rows(data: st.DataObject) -> None:
    with world() as here:
        desk, one, two = here.desk, here.sectors[1], here.sectors[2]
        assert one is not None
        assert two is not None
        days = st.integers(0, 50).map(lambda n: datetime.date(2026, 1, 1) + datetime.timedelta(n))
        last = datetime.date(2026, 1, 1)
        for value in data.draw(st.lists(st.sampled_from([one, two, ""]), max_size=3)):
            last += datetime.timedelta(data.draw(st.integers(1, 15)))
            told = FromDay(last.isoformat())
            memberships.change(desk, [here.key], SLOT, [value], told)
        wanted: dict[object, int] = {}
        for number, day in enumerate(data.draw(st.lists(days, min_size=1, max_size=6))):
            given = {"name": f"演示会{number}", "held_on": day.isoformat()}
            held = registers.save(desk, Consultation, given).keys[0]
            typed = {"consultation": held, "member": here.key, "name": "演示甲"}
            registers.save(desk, Participant, typed)
            then = memberships.on_day(desk, [here.key], day)[here.key]["sector"]
            wanted[then] = wanted.get(then, 0) + 1
        office = desk.office
        assert dict(tally(office, Participant, (), [By(THEN)], [Sum()])) == wanted
        sums = [Sum("", (Filter(THEN, "in", (value,)),)) for value in (one, two, None)]
        assert totals(office, Participant, (), [*sums, Sum()]) == [
            *(wanted.get(value, 0) for value in (one, two, None)), sum(wanted.values()),
        ]  # fmt: skip
        by = tally_by_places(
            office, Participant, (), [THEN, "consultation"], [Sum()], LinkedValues(office)
        )
        assert {value: row[0] for value, row in by[THEN].items()} == wanted
        assert by[WHOLE] == {None: [sum(wanted.values())]}
        alone = tally_by_places(office, Participant, (), [THEN], [Sum()], LinkedValues(office))
        assert alone == {THEN: by[THEN], WHOLE: by[WHOLE]}
