"""A sheet of marks: what is stored, steps that can be taken back, names found by initials."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services.activities import marks
from desktop_app.services.activities.mark_sheet import MarkedPart, MarkSheet, SheetRow
from tests.services.activities.sheets import NAMES, sheet

CELLS = st.tuples(st.integers(0, len(NAMES) - 1), st.integers(0, 2))
MARKS = st.sampled_from(marks.KNOWN + marks.BLANK)
STEPS = st.lists(st.dictionaries(CELLS, MARKS, max_size=6), max_size=8)


def now(shown: MarkSheet) -> list[str]:
    """The marks of every person."""
    return [shown.marks_of(row) for row in range(len(shown.rows))]


@given(STEPS)
def test_undo_goes_back_step_by_step_and_redo_onward_again(steps: list[dict[object, str]]) -> None:
    shown = sheet(3, "到缺", "假")
    states = [now(shown)]
    for n, step in enumerate(steps):
        if shown.put(step, f"第 {n} 步"):  # type: ignore[arg-type]
            states.append(now(shown))
    for before in reversed(states[:-1]):
        shown.undo()
        assert now(shown) == before
    assert shown.undo() is None
    assert (shown.changes, shown.changed()) == (0, {})
    for after in states[1:]:
        shown.redo()
        assert now(shown) == after
    assert shown.redo() is None


@given(STEPS)
def test_what_is_to_be_stored_reads_as_the_same_marks(steps: list[dict[object, str]]) -> None:
    shown = sheet(3, "到缺", "假")
    for step in steps:
        shown.put(step, "改")  # type: ignore[arg-type]
    changed = shown.changed()
    stored = [changed.get(row, each.marks) for row, each in enumerate(shown.rows)]
    again = sheet(3, *(each or "" for each in stored))
    assert now(again) == now(shown)


@given(STEPS)
def test_what_is_kept_goes_over_what_others_stored_since(steps: list[dict[object, str]]) -> None:
    shown = sheet(3, "到缺", "假")
    for step in steps:
        shown.put(step, "改")  # type: ignore[arg-type]
    again = sheet(3, "到缺", "假")
    assert again.take_pending(shown.pending()) == shown.changes
    assert now(again) == now(shown)
    since = sheet(3, "迟缺假", "假公", "早早早")
    since.take_pending(shown.pending())
    for row in range(len(shown.rows)):
        for part in range(3):
            mine = shown.mark(row, part) != shown.stored(row, part)
            kept = shown.mark(row, part) if mine else since.stored(row, part)
            assert since.mark(row, part) == kept


def test_a_mark_is_stored_at_the_position_of_its_part_and_others_stay() -> None:
    parts = [MarkedPart(3, "下午"), MarkedPart(1, "上午")]
    shown = MarkSheet([SheetRow(7, 1, "演示甲", "到缺·迟")], parts)
    assert shown.marks_of(0) == "·到"
    shown.put({(0, 0): marks.LEAVE}, "改")
    assert shown.changed() == {0: "到缺假迟"}
    shown.put({(0, 0): marks.BLANK, (0, 1): marks.BLANK}, "清空")
    assert shown.changed() == {0: "·缺·迟"}


def test_clearing_the_only_mark_stores_nothing() -> None:
    shown = sheet(2, "到")
    shown.put({(0, 0): marks.BLANK}, "清空")
    assert shown.changed() == {0: None}


def test_a_step_that_changes_nothing_is_no_step() -> None:
    shown = sheet(2, "到")
    assert shown.put({(0, 0): marks.HERE}, "又到") == 0
    assert shown.undo() is None


def test_names_are_found_by_initials_spelling_and_characters_beginnings_first() -> None:
    shown = sheet()
    assert shown.find("dz") == [0, 1, 3]
    assert shown.find("dzj") == [1]
    assert shown.find("yang") == [5]
    assert shown.find("文") == [2]
    assert shown.find("y") == [4, 5, *[row for row in shown.find("y") if row not in (4, 5)]]
    assert shown.find("  ") == []
    assert shown.named("刀 志坚") == [1]


def test_counts_by_part_and_rows_that_lack_or_have_a_mark() -> None:
    shown = sheet(2, "到缺", "到到", "·假")
    assert shown.tally(0) == {marks.HERE: 2, marks.BLANK: 4}
    assert shown.tally(1, [0, 1]) == {marks.ABSENT: 1, marks.HERE: 1}
    assert shown.with_mark(marks.ABSENT) == [0]
    assert shown.with_blanks() == [2, 3, 4, 5]
    assert (shown.result(1).result, shown.result(0).result) == ("present", "short")
