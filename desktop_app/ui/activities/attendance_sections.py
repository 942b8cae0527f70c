"""The parts of the attendance import: activities of columns, persons, marks that differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLayout, QVBoxLayout, QWidget

from desktop_app.services.activities.attendance_books.creating import Wanted
from desktop_app.services.activities.attendance_books.offers import (
    ColumnAnswer,
    ColumnOffer,
    PersonOffer,
    conflict_line,
)
from desktop_app.services.activities.attendance_books.plan import BookPlan, Cell, PersonKey
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import label, row

SHOWN = 60
"""Rows that a section shows at most; it says how many more there are."""
LETTERS = 24


class BoxedRows(QWidget):
    """A titled section with a line of words and a choice in each row; hidden without rows."""

    def __init__(self, title: str, hint: str, name: str, changed: Callable[[], object]) -> None:
        super().__init__()
        self._changed, self._name = changed, name
        self.setObjectName(name)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        self.title, self._hint = label(title, "section"), label(hint, "small", wraps=True)
        column.addWidget(self.title)
        column.addWidget(self._hint)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        column.addLayout(self._grid)
        self._more = label("", "small", wraps=True)
        column.addWidget(self._more)
        self.boxes: list[QComboBox] = []
        self._answers: list[list[Any]] = []

    def fill(self, rows: Sequence[tuple[str, str, Sequence[tuple[str, Any]], Any]]) -> None:
        """Shows these rows: words, what is written small behind them, choices, the chosen one."""
        _empty(self._grid)
        self.boxes, self._answers = [], []
        for number, (words, small, choices, chosen) in enumerate(rows[:SHOWN]):
            box = QComboBox()
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(LETTERS)
            box.setObjectName(f"{self._name}_{number}")
            box.setAccessibleName(words)
            answers = [answer for _, answer in choices]
            box.addItems([text for text, _ in choices])
            place = next((n for n, each in enumerate(answers) if _same(each, chosen)), 0)
            box.setCurrentIndex(place)
            box.currentIndexChanged.connect(self._changed)
            told = ElidedLabel(small, "small")
            told.setToolTip(tip(small))
            shown = ElidedLabel(words)
            shown.setToolTip(tip(words))
            for column, cell in enumerate((shown, told, box)):
                self._grid.addWidget(cell, number, column)
            self.boxes.append(box)
            self._answers.append(answers)
        for column, share in enumerate((4, 3, 5)):
            self._grid.setColumnStretch(column, share)
        more = len(rows) - SHOWN
        self._more.setText(f"还有 {more} 行没有列出，先登记这些，再打开一次。" if more > 0 else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(rows))

    def chosen(self) -> list[Any]:
        """The answers that are chosen, row by row."""
        pairs = zip(self._answers, self.boxes, strict=True)
        return [answers[box.currentIndex()] for answers, box in pairs]


class ColumnRows(BoxedRows):
    """The activities that the columns of a book go to."""

    def __init__(self, changed: Callable[[], object]) -> None:
        hint = "按日期、名称和类型对上的已经选好；没有对上的选一次活动，或新建。"
        super().__init__("表里的会议", hint, "column_rows", changed)
        self._offers: Sequence[ColumnOffer] = ()

    def show_offers(self, offers: Sequence[ColumnOffer]) -> None:
        """Shows the columns with their places."""
        self._offers = offers[:SHOWN]
        self.title.setText(f"表里的会议：{len(offers)} 次")
        self.fill([(each.words, each.sheets, each.choices, each.chosen) for each in offers])

    def answers(self) -> Mapping[Wanted, ColumnAnswer]:
        """The places chosen, by column."""
        pairs = zip(self._offers, self.chosen(), strict=True)
        return {place: answer for offer, answer in pairs for place in offer.places}


class PersonRows(BoxedRows):
    """The persons of a book that are not found, and who each of them is."""

    def __init__(self, changed: Callable[[], object], roles: Sequence[tuple[str, str]]) -> None:
        hint = "同名的选是哪一位；不是委员的选身份，照表里的姓名、单位登记。没有选的不登记。"
        super().__init__("没有对上的人", hint, "person_rows", changed)
        self._offers: Sequence[PersonOffer] = ()
        self.rest = QComboBox()
        self.rest.setObjectName("rest_of_persons")
        self.rest.setAccessibleName("委员里没有、也没有选的人")
        self.rest.addItem("委员里没有的不登记", "")
        for text, role in roles:
            self.rest.addItem(f"委员里没有的都按{text}登记", role)
        self.rest.currentIndexChanged.connect(changed)
        layout = cast("QVBoxLayout", self.layout())
        layout.insertLayout(2, row(self.rest, None))

    def show_offers(self, offers: Sequence[PersonOffer]) -> None:
        """Shows the persons with their choices."""
        self._offers = offers[:SHOWN]
        self.title.setText(f"没有对上的人：{len(offers)} 位")
        self.fill([(each.name, each.words, each.choices, "") for each in offers])

    @property
    def others(self) -> str:
        """The role of whoever is no member and was not chosen, '' to leave them out."""
        return str(self.rest.currentData() or "")

    def answers(self) -> Mapping[PersonKey, int | str]:
        """The persons chosen; those that nobody was chosen for are missing."""
        pairs = zip(self._offers, self.chosen(), strict=True)
        return {offer.key: answer for offer, answer in pairs if answer != ""}


class ConflictRows(QWidget):
    """Recorded marks that differ from the book's, each with a tick; one tick for all."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__()
        self._changed = changed
        self.setObjectName("conflict_rows")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        self._title = label("", "section")
        self.every = QCheckBox("全部改用表里的")
        self.every.setObjectName("overwrite_all")
        self.every.toggled.connect(self._on_every)
        column.addWidget(self._title)
        column.addWidget(label("打勾的改用表里的，不打勾的保留原来登记的。", "small", wraps=True))
        column.addWidget(self.every)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column.addLayout(self._lines)
        self._more = label("", "small", wraps=True)
        column.addWidget(self._more)
        self.ticks: dict[Cell, QCheckBox] = {}
        self._taken: set[Cell] = set()

    def show_plan(self, plan: BookPlan) -> None:
        """Shows the marks that differ; those that were ticked before stay ticked."""
        _empty(self._lines)
        self.ticks = {}
        for number, each in enumerate(plan.conflicts[:SHOWN]):
            tick = QCheckBox(conflict_line(plan, each))
            tick.setObjectName(f"conflict_{number}")
            tick.setChecked(self.every.isChecked() or each.cell in self._taken)
            tick.setEnabled(not self.every.isChecked())
            tick.toggled.connect(self._on_tick)
            self.ticks[each.cell] = tick
            self._lines.addWidget(tick)
        count, more = len(plan.conflicts), len(plan.conflicts) - SHOWN
        self._title.setText(f"和已经登记的不一致：{count} 处")
        self._more.setText(
            f"还有 {more} 处没有列出，要改的勾“全部改用表里的”。" if more > 0 else ""
        )
        self._more.setVisible(more > 0)
        self.setVisible(bool(count))

    def taken(self) -> frozenset[Cell]:
        """The single marks that are ticked."""
        return frozenset(self._taken)

    def _on_tick(self) -> None:
        for cell, tick in self.ticks.items():
            (self._taken.add if tick.isChecked() else self._taken.discard)(cell)
        self._changed()

    def _on_every(self, on: bool) -> None:
        for cell, tick in self.ticks.items():
            tick.blockSignals(True)  # one change, not one for each
            tick.setChecked(on or cell in self._taken)
            tick.setEnabled(not on)
            tick.blockSignals(False)
        self._changed()


def _same(one: Any, other: Any) -> bool:
    """Whether two answers are one: True is not the number 1."""
    return type(one) is type(other) and one == other


def _empty(layout: QLayout) -> None:
    """Takes all widgets out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
