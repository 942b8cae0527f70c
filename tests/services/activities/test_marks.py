"""Marks: the two-thirds rule and what a person's marks come to, as laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services.activities import marks
from desktop_app.services.activities.marks import verdict

EIGHT = tuple(range(1, 9))
TEXTS = st.text(alphabet=marks.KNOWN + marks.BLANK, max_size=8)


@pytest.mark.parametrize(("text", "result", "present"), [
    (None, "open", 0), ("··", "open", 0), ("到到到到到到到到", "present", 8),
    ("到到到到到到假假", "present", 6), ("到到到到到缺缺缺", "short", 5),
    ("到到到到到到缺缺", "present", 6), ("到迟到到到到到早", "partly", 8),
    ("假假假假假假假假", "leave", 0), ("公公公公公公公公", "away", 0),
    ("公公公公公公公到", "present", 1), ("假假缺假假假假假", "absent", 0),
    ("到", "present", 1), ("公公公公公公假缺", "absent", 0),
])  # fmt: skip
def test_a_plenary_of_eight_half_days(text: str | None, result: str, present: int) -> None:
    assert verdict(text, EIGHT)[:2] == (result, present)


def test_without_the_rule_whoever_came_was_there() -> None:
    assert verdict("到缺缺缺", EIGHT, two_thirds=False).result == "present"
    assert verdict("到缺缺缺", EIGHT).result == "short"


@given(TEXTS, st.booleans())
def test_whole_in_thirds_and_counts(text: str, rule: bool) -> None:
    found = verdict(text, EIGHT, two_thirds=rule)
    assert 0 <= found.present <= found.counted <= found.marked <= len(EIGHT)
    was_there = found.result in ("present", "partly")
    if was_there and rule:
        assert found.present * 3 >= found.counted * 2 > 0
    assert (found.result == "open") == (found.marked == 0)
    assert (found.result == "away") == (found.marked > 0 == found.counted)


@given(TEXTS, st.integers(1, 8))
def test_being_there_instead_of_missing_makes_nothing_worse(text: str, place: int) -> None:
    missed = verdict(marks.with_mark(text, place, marks.ABSENT), EIGHT)
    there = verdict(marks.with_mark(text, place, marks.HERE), EIGHT)
    assert there.present == missed.present + 1
    if missed.result in ("present", "partly"):
        assert there.result in ("present", "partly")


@given(TEXTS, st.integers(1, 8), st.sampled_from(marks.KNOWN + marks.BLANK))
def test_one_mark_is_set_and_the_others_stay(text: str, place: int, mark: str) -> None:
    changed = marks.with_mark(text, place, mark)
    wanted = [mark if each == place else marks.at(text, each) for each in EIGHT]
    assert [marks.at(changed, each) for each in EIGHT] == wanted
    assert changed is None or not changed.endswith(marks.BLANK)


@given(TEXTS, st.sampled_from(marks.KNOWN))
def test_filling_in_touches_blanks_alone(text: str, mark: str) -> None:
    filled = marks.filled_in(text, EIGHT, mark)
    for each in EIGHT:
        before = marks.at(text, each)
        assert marks.at(filled, each) == (mark if before == marks.BLANK else before)


@pytest.mark.parametrize(("cell", "mark"), [
    ("√", marks.HERE), (" 到 ", marks.HERE), ("病假", marks.LEAVE), ("公假", marks.AWAY),
    ("×", marks.ABSENT), ("", marks.BLANK), ("早退", marks.LEFT), ("很好", None),
])  # fmt: skip
def test_cells_of_a_sheet_are_read(cell: str, mark: str | None) -> None:
    assert marks.mark_of(cell) == mark
