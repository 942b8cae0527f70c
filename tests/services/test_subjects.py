"""Every subject: its records, its folder, its parts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from desktop_app import services
from desktop_app.records import ALL
from desktop_app.services.subject_list import SUBJECTS
from desktop_app.services.subjects import Subject, default_subjects
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
    for part in (subject.reminders, subject.workbench):
        assert isinstance(part(), tuple)
    for named in subject.statistics:
        assert named.load().key == named.key


def test_every_subject_with_a_part_in_the_window_has_its_module() -> None:
    wanted = [each for each in SUBJECTS if each.window]
    for parts in window_parts(wanted):
        keyed = {*parts.row_actions, *parts.page_headers, *parts.icons}
        assert keyed <= KEYS
    assert len(list(window_parts(SUBJECTS))) == len(wanted) > 0


def test_a_desk_without_subjects_of_its_own_has_those_of_the_program() -> None:
    assert default_subjects() is SUBJECTS
