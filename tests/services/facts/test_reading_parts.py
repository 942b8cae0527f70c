"""Facts counted part by part are those counted in one go, and no part of them is large."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records import Activity, Attendance
from desktop_app.records.activity import ActivityPart
from desktop_app.services.desk import Desk
from desktop_app.services.facts import reading_parts
from desktop_app.services.facts.counting import counts, counts_in_steps, rows
from desktop_app.services.facts.declared import FactCount, facts_of
from desktop_app.services.facts.reading_parts import FactCounts
from desktop_app.services.facts.readings import read
from desktop_app.services.statistics.periods import of_quarter, of_year
from desktop_app.stepping import run_to_end
from tests.services.facts.fact_office import YEAR, member, proposal, saved
from tests.services.groups.group_office import group, put_in

DAYS = ("2026-01-05", "2026-02", "2026-03-31", "2026-04-01", "2026", "2025-12-31", "2027-01-01")
KINDS = ("survey", "plenary", "survey", "training", "survey", "survey", "survey")


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """Three members, two of them in a group, with attendances on days near every border."""
    found = [member(desk, f"演示{name}") for name in "甲乙丙"]
    team = group(desk, "演示组")
    for each in found[:2]:
        put_in(desk, team, each, since="2026-02-15")
    proposal(desk, found[0], found[1])
    for place, (day, kind) in enumerate(zip(DAYS, KINDS, strict=True)):
        meeting = saved(desk, Activity, name=f"演示活动{place}", kind=kind, start_on=day,
                        state="underway", place="演示会场")  # fmt: skip
        if kind == "plenary":
            for part in (1, 2):
                saved(desk, ActivityPart, activity=meeting, position=part)
        for key, mark in zip(found, ("到", "假", "到" * (place % 2)), strict=True):
            saved(desk, Attendance, activity=meeting, member=key, marks=mark)
    return found


def sorted_counts(found: FactCounts) -> dict[int, list[FactCount]]:
    """Counts in a fixed order."""
    return {key: sorted(each) for key, each in sorted(found.items())}


@pytest.mark.parametrize("names", [1, 3, 10_000])
@pytest.mark.parametrize("groups", [False, True])
def test_parts_of_any_size_give_the_same_counts(
    desk: Desk, people: list[int], monkeypatch: pytest.MonkeyPatch, names: int, *, groups: bool
) -> None:
    facts = list(facts_of(desk.subjects))
    periods = (YEAR, of_quarter(2026, 1), of_quarter(2026, 2), of_year(2025))
    monkeypatch.setattr(reading_parts, "FIRST_PART", 1_000)
    whole = [sorted_counts(counts(desk, each, facts, groups=groups)) for each in periods]
    assert whole[0] != whole[1] != whole[2]
    monkeypatch.setattr(reading_parts, "FIRST_PART", 1)
    monkeypatch.setattr(reading_parts, "NAMES", names)
    parted = [sorted_counts(counts(desk, each, facts, groups=groups)) for each in periods]
    assert parted == whole


def test_counts_of_all_are_those_of_each(desk: Desk, people: list[int]) -> None:
    """Some members are read in one go, all of them part by part."""
    facts = list(facts_of(desk.subjects))
    found = counts(desk, YEAR, facts)
    for key in people:
        assert sorted(counts(desk, YEAR, facts, only=(key,))[key]) == sorted(found[key])
    came = [each for each in found[people[0]] if each.fact == "attendance_came"]
    listed = rows(desk, YEAR, ["attendance_came"], people[0])
    assert sum(each.times for each in came) == len(listed) == 5
    assert [each.day for each in listed] == ["2026", "2026-01-05", "2026-02", "2026-03-31",
                                             "2026-04-01"]  # fmt: skip


def test_no_part_reads_many_linked_records(
    desk: Desk, people: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = list[int]()

    def seen(*given: Any) -> Any:
        found = read(*given)
        sizes.append(sum(len(each.whom) for each in found.groups))
        return found

    monkeypatch.setattr("desktop_app.services.facts.reading_parts.read", seen)
    monkeypatch.setattr(reading_parts, "FIRST_PART", 1)
    monkeypatch.setattr(reading_parts, "NAMES", 1)
    run_to_end(counts_in_steps(desk, YEAR, ["attendance_leave", "attendance_rate"]))
    assert sum(sizes) == 5 * len(people)
    assert max(sizes) <= len(people)


def test_it_yields_between_parts(
    desk: Desk, people: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_parts, "FIRST_PART", 1)
    monkeypatch.setattr(reading_parts, "NAMES", 1)
    steps = list(counts_in_steps(desk, YEAR, ["attendance_came"]))
    assert steps[:2] == [(0, 5), (1, 5)]
    assert len(steps) > 5
