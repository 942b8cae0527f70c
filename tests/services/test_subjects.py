"""Every subject: its records, its folder, its parts."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest

from desktop_app import services
from desktop_app.records import ALL
from desktop_app.services.subject_list import SUBJECTS
from desktop_app.services.subjects import Subject, default_subjects
from desktop_app.services.used_parts import NamedChart, NamedHeadline
from desktop_app.storage.query.clauses import AmongRows, Exists
from desktop_app.ui.window_parts import window_parts

KEYS = {model.KEY for model in ALL}
EACH = pytest.mark.parametrize("subject", SUBJECTS, ids=[each.name for each in SUBJECTS])


def test_a_record_belongs_to_one_subject_at_most() -> None:
    counts = Counter(key for subject in SUBJECTS for key in subject.records)
    assert [key for key, count in counts.items() if count > 1] == []
    assert set(counts) <= KEYS


@EACH
def test_a_subject_is_the_folder_of_its_name(subject: Subject) -> None:
    assert (Path(services.__path__[0]) / subject.name / "rules.py").exists()


@EACH
def test_every_part_of_a_subject_loads_and_names_known_records(subject: Subject) -> None:
    assert {rule.record for rule in subject.cascade()} <= set(subject.records)
    assert {record for record, _state in subject.linked_gates()} <= KEYS
    assert {*subject.timeline, *subject.lights} <= KEYS
    for each in subject.reminders:
        assert each.load()
        assert {*each.records} <= KEYS
    for named in subject.statistics:
        assert named.load().key == named.key


@EACH
def test_rules_find_nothing_where_the_records_that_they_name_are_empty(subject: Subject) -> None:
    """Each is about one of them, or asks for one: a condition at its top names it."""
    today = datetime.date(2026, 3, 5)
    for named in subject.reminders:
        for declared in named.load():
            rule = declared.of_day(declared, today) if declared.of_day else declared
            asked = [each.model for each in rule.where if isinstance(each, Exists | AmongRows)]
            needed = {each.KEY for each in (rule.about.record, *asked)}
            assert needed & {*named.records}, rule.key


@EACH
def test_the_workbench_names_what_its_rules_count(subject: Subject) -> None:
    rules, unused = subject.workbench_rules(), set(subject.workbench_rules())
    for named in subject.workbench:
        if isinstance(named, NamedHeadline):
            counted = tuple(each.section.record.KEY for each in rules[named.key].counts)
            assert tuple(dict.fromkeys(counted)) == named.counts
        elif isinstance(named, NamedChart):
            assert named.record == rules[named.key].section.record.KEY
        else:
            assert named.record in KEYS
            continue
        unused.remove(named.key)
    assert unused == set()


def test_every_subject_with_a_part_in_the_window_has_its_module() -> None:
    wanted = [each for each in SUBJECTS if each.window]
    for parts in window_parts(wanted):
        keyed = {*parts.row_actions, *parts.page_headers, *parts.icons}
        assert keyed <= KEYS
    assert len(list(window_parts(SUBJECTS))) == len(wanted) > 0


def test_a_desk_without_subjects_of_its_own_has_those_of_the_program() -> None:
    assert default_subjects() is SUBJECTS
