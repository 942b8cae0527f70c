"""The rows of the page 督办: read in pages when they come into view, painted by their level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import Qt

from desktop_app.services.reminders import LEVELS, DueItem, Reminder
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.reminders.reminder_look import TONES
from desktop_app.ui.reminders.reminder_model import COLUMNS, ReminderModel

GONE = 7
PAGE = 128


def item(key: int, level: str = "late") -> DueItem:
    return DueItem("due", "outcome", key, level, "2026-11-01", "住建局", None)


class Reader:
    """Gives the words of items, but not of the one that is gone; keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int | None]] = []

    def __call__(self, items: Sequence[DueItem]) -> Mapping[DueItem, Reminder]:
        self.asked.append([each.key for each in items])
        return {each: self.words(each) for each in items if each.key != GONE}

    @staticmethod
    def words(each: DueItem) -> Reminder:
        return Reminder(
            each.kind, "办结期限", each.record, each.key, f"第{each.key}条", "演示协商",
            each.unit, "提案委", "", each.due, 22, each.level, "推进中",
        )  # fmt: skip


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def rows(reader: Reader, theme: Theme) -> ReminderModel:
    return ReminderModel(reader, theme)


def test_nothing_is_read_before_it_is_looked_at(rows: ReminderModel, reader: Reader) -> None:
    rows.show_items([item(n) for n in range(10_000)])
    assert rows.rowCount() == 10_000
    assert reader.asked == []
    assert rows.row_texts(5_000)[2] == "第5000条"
    assert [(keys[0], len(keys)) for keys in reader.asked] == [(5_000 // PAGE * PAGE, PAGE)]
    rows.row_texts(5_001)
    assert len(reader.asked) == 1


def test_a_page_is_read_again_when_other_rows_are_shown(
    rows: ReminderModel, reader: Reader
) -> None:
    rows.show_items([item(1)])
    rows.row_texts(0)
    rows.show_items([item(1), item(2)])
    assert [rows.row_texts(row)[2] for row in range(2)] == ["第1条", "第2条"]
    assert reader.asked == [[1], [1, 2]]


def test_few_pages_are_kept_of_a_long_list(rows: ReminderModel, reader: Reader) -> None:
    rows.show_items([item(n) for n in range(PAGE * 40)])
    for page in range(40):
        rows.row_texts(page * PAGE)
    assert len(reader.asked) == 40
    rows.row_texts(39 * PAGE)
    assert len(reader.asked) == 40
    rows.row_texts(0)
    assert len(reader.asked) == 41


def test_a_row_says_its_reminder_and_one_that_is_gone_says_nothing(rows: ReminderModel) -> None:
    rows.show_items([item(1), item(GONE)])
    assert rows.row_texts(0) == [
        "逾期", "办结期限", "第1条", "演示协商", "住建局", "提案委", "2026-11-01", "超 22 天",
        "推进中",
    ]  # fmt: skip
    assert rows.row_texts(1) == [""] * len(COLUMNS)
    assert rows.data(rows.index(1, 0)) == "2"


def test_a_read_that_fails_is_not_repeated_at_every_paint(theme: Theme) -> None:
    asked = []

    def fail(items: Sequence[DueItem]) -> Mapping[DueItem, Reminder]:
        asked.append(len(items))
        raise OSError("读不出来")

    rows = ReminderModel(fail, theme)
    rows.show_items([item(1)])
    with pytest.raises(OSError, match="读不出来"):
        rows.row_texts(0)
    assert rows.row_texts(0)[2] == ""
    assert asked == [1]


@pytest.mark.parametrize("level", LEVELS)
def test_the_level_is_coloured_and_has_an_icon(
    rows: ReminderModel, theme: Theme, level: str
) -> None:
    rows.show_items([item(1, level)])
    text, colour, picture = rows.cell(0, 1)
    assert text == LEVELS[level]
    assert colour is not None
    assert colour.name() == getattr(theme.tokens, TONES[level][0])
    assert picture is not None
    assert not picture.isNull()
    days = [each.name for each in COLUMNS].index("days") + 1
    assert rows.cell(0, days)[1:] == (colour, None)
    assert rows.cell(0, 3)[1:] == (None, None)
    assert rows.cell(0, 0)[0] == "1"


def test_icons_are_drawn_anew_in_another_look(rows: ReminderModel, theme: Theme) -> None:
    rows.show_items([item(1)])
    light = rows.cell(0, 1)[2]
    assert light is not None
    assert rows.cell(0, 1)[2] is light
    theme.wear(Mode.DARK, large=True)
    dark = rows.cell(0, 1)[2]
    assert dark is not None
    assert dark is not light
    assert dark.toImage() != light.toImage()


def test_titles_number_and_alignment_of_the_columns(rows: ReminderModel) -> None:
    rows.show_items([item(1)])
    horizontal, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole
    titles = [rows.headerData(n, horizontal, role) for n in range(rows.columnCount())]
    assert titles == ["序号", *(each.title for each in COLUMNS)]
    assert rows.headerData(0, Qt.Orientation.Vertical, role) is None
    right = Qt.AlignmentFlag.AlignRight.value
    assert rows.aligned(0) & right
    assert not rows.aligned(1) & right


def test_a_cell_s_tool_tip_is_its_whole_text(rows: ReminderModel) -> None:
    rows.show_items([item(1)])
    tip = rows.data(rows.index(0, 3), Qt.ItemDataRole.ToolTipRole)
    assert "第1条" in tip
    assert rows.data(rows.index(0, 3), Qt.ItemDataRole.EditRole) is None
    assert rows.data(rows.index(-1, -1)) is None
    assert rows.rowCount(rows.index(0, 0)) == 0
