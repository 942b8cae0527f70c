"""机关干部: what a ledger's line becomes, and what is asked about."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.records.staff import Staff, StaffPost
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.setup import bare_names

NAMES = bare_names(datetime.date(2026, 11, 23))


def remarks(**values: str | None) -> dict[str, str]:
    wanted = dict.fromkeys(("born", "committee", "section", "left_on", "state", "since"))
    return {each.field: each.text for each in Staff.checks({**wanted, **values}, NAMES)}


@pytest.mark.parametrize(
    ("typed", "section", "post"),
    [
        ("办公室副主任", "办公室", "副主任"),
        ("综合科科长", "综合科", "科长"),
        ("演示县政协办公室一级科员", "办公室", "一级科员"),
    ],
)
def test_a_section_in_front_of_a_post_goes_to_its_own_field(
    desk: Desk, typed: str, section: str, post: str
) -> None:
    assert Staff.split_cells({"post": typed}, lookup(desk)) == {"section": section, "post": post}


@pytest.mark.parametrize("post", ["主任", "四级调研员", "专职副主任兼秘书", ""])
def test_a_post_without_a_section_stays(desk: Desk, post: str) -> None:
    assert Staff.split_cells({"post": post}, lookup(desk)) == {"post": post}


def test_a_section_that_was_given_keeps_the_whole_post() -> None:
    draft = {"post": "办公室副主任", "section": "综合科"}
    assert Staff.split_cells(draft, NAMES) == draft


def test_a_complete_line_is_not_asked_about() -> None:
    assert remarks(born="1980-07", section="办公室", state="present") == {}


def test_missing_facts_are_asked_about_and_never_stop() -> None:
    found = Staff.checks(
        {"born": None, "committee": None, "section": None, "left_on": None, "state": "moved"}, NAMES
    )
    assert {each.field for each in found} == {"born", "committee", "left_on"}
    assert not any(each.stops for each in found)


def test_leaving_before_coming_is_found() -> None:
    found = remarks(born="1980", section="办公室", since="2026-05-01", left_on="2025-01-01")
    assert set(found) == {"left_on"} or set(found) == {"since"}


@pytest.mark.parametrize(
    ("day", "state"),
    [("2026-11-01", "moved"), ("2026-12-01", ""), ("2026-10", "moved"), (None, "")],
)
def test_who_left_on_a_day_that_is_over_was_moved(day: str | None, state: str) -> None:
    assert Staff.likely_state({"left_on": day}, NAMES) == state


@pytest.mark.parametrize(
    ("state", "here", "present"),
    [("present", True, True), (None, True, True), ("seconded", True, False),
     ("moved", False, False), ("retired", False, False)],
)  # fmt: skip
def test_who_counts_as_here(state: str | None, here: bool, present: bool) -> None:
    values = {"state": state}
    assert (Staff.HERE.holds(values), Staff.PRESENT.holds(values)) == (here, present)
    assert Staff.GONE.holds(values) is not here


def test_a_post_has_one_number_in_a_committee() -> None:
    assert StaffPost.UNIQUE == StaffPost.MATCH_KEYS == (("committee", "post"),)
