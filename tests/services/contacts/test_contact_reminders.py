"""Who is reminded of, and when: visited sectors, pairs, branches; nobody else."""

from __future__ import annotations

import pytest

from desktop_app.records import Activity, Attendance, Branch, Limits, Member
from desktop_app.services import reminders
from desktop_app.services.contacts import recording
from desktop_app.services.desk import Desk
from tests.services.contacts.contact_office import changed, contact, on, pair, people, saved

KEYS = {"sector_visit", "pairing_times", "branch_over", "activity_branch"}


def due(desk: Desk, day: str) -> set[tuple[str, str, str]]:
    """What is reminded of on a day: the rule, who, and the last day."""
    found = reminders.due(on(desk, day))
    return {(each.kind, each.what, each.due) for each in found if each.kind in KEYS}


@pytest.mark.parametrize(
    ("visited", "day", "last"),
    [("", "2026-05-20", ""), ("", "2026-05-24", "2026-05-30"), ("", "2026-06-20", "2026-05-30"),
     ("2026-01", "2026-06-20", ""), ("2025-12-31", "2026-06-20", "2026-05-30"),
     ("2026-06-30", "2026-11-24", "2026-11-30"), ("2026-07-01", "2026-11-24", "")],
)  # fmt: skip
def test_members_of_visited_sectors_are_visited_each_half_year(
    desk: Desk, visited: str, day: str, last: str
) -> None:
    own = people(desk)
    if visited:
        contact(desk, own, visited)
    assert due(desk, day) == ({("sector_visit", "演示丙", last)} if last else set())


def test_who_left_office_is_not_visited(desk: Desk) -> None:
    own = people(desk)
    changed(desk, Member, own.outside, state="resigned", state_date="2026-05-01")
    assert due(desk, "2026-05-28") == set()


@pytest.mark.parametrize(
    ("done", "day", "reminded"),
    [(0, "2026-05-28", True), (1, "2026-05-28", True), (2, "2026-05-28", False),
     (2, "2026-11-28", True), (3, "2026-11-28", False)],
)  # fmt: skip
def test_a_pair_is_half_done_by_the_middle_of_the_year_and_done_by_its_end(
    desk: Desk, done: int, day: str, *, reminded: bool
) -> None:
    own = people(desk)
    key = pair(desk, own)
    contact(desk, own, "2025-12-20", pairing=key)
    for number in range(done):
        contact(desk, own, f"2026-0{number + 1}-05", pairing=key)
    contact(desk, own, "2026-07-10", pairing=None, visitor_member=None, visitor="演示丁")
    found = {kind for kind, _, _ in due(desk, day)} - {"sector_visit"}
    assert found == ({"pairing_times"} if reminded else set())


@pytest.mark.parametrize(("since", "until"), [("2027-01-01", ""), ("", "2026-10-31")])
def test_a_pair_that_is_over_or_to_come_is_not_reminded_of(
    desk: Desk, since: str, until: str
) -> None:
    own = people(desk)
    pair(desk, own, since=since, until=until)
    assert {kind for kind, _, _ in due(desk, "2026-11-28")} == {"sector_visit"}


def test_a_branch_of_an_activity_that_is_over_is_to_be_dissolved(desk: Desk) -> None:
    activity = saved(desk, Activity, name="演示全会", kind="plenary", start_on="2026-03-05",
                     state="done")  # fmt: skip
    key = saved(desk, Branch, name="演示活动支部", kind="activity", activity=activity)
    assert due(desk, "2026-03-05") == set()
    assert due(desk, "2026-03-06") == {("branch_over", "演示活动支部", "2026-03-05")}
    recording.dissolve(desk, [key], {"until": "2026-03-05"})
    assert due(desk, "2026-03-06") == set()


def _activity(desk: Desk, kind: str, affiliations: tuple[str, ...]) -> int:
    key = saved(desk, Activity, name="演示活动", kind=kind, start_on="2026-12-01")
    for number, politics in enumerate(affiliations):
        person = saved(desk, Member, name=f"演示{number}", politics=politics)
        saved(desk, Attendance, activity=key, member=person)
    return key


@pytest.mark.parametrize(
    ("kind", "affiliations", "reminded"),
    [("survey", ("01", "01", "02"), True), ("survey", ("01", "01", "05"), False),
     ("reading", ("01", "01", "02"), False), ("plenary", ("01",) * 4, True)],
)  # fmt: skip
def test_an_activity_with_three_party_members_is_to_have_a_branch(
    desk: Desk, kind: str, affiliations: tuple[str, ...], *, reminded: bool
) -> None:
    key = _activity(desk, kind, affiliations)
    found = {kind for kind, _, _ in due(desk, "2026-11-28")}
    assert found == ({"activity_branch"} if reminded else set())
    assert due(desk, "2026-12-02") == set(), "it has begun"
    saved(desk, Branch, name="演示活动支部", kind="activity", activity=key)
    assert due(desk, "2026-11-28") == set()


def test_the_office_says_how_many_party_members_need_a_branch(desk: Desk) -> None:
    _activity(desk, "survey", ("01", "01", "02"))
    saved(desk, Limits, branch_members="4")
    assert due(desk, "2026-11-28") == set()
