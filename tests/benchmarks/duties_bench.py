"""The matrix of duties is scrolled beside a bare table view of the same texts, in the same run.

Bare: Qt's own delegate paints the texts of a model that gives nothing but them, once a model in
Python and once one of Qt's own.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from desktop_app.services.duties.cells import (
    DONE,
    NONE,
    OVERDUE,
    PARTLY,
    TICKED,
    DutyCell,
    DutyColumn,
    DutyLine,
    DutyMatrix,
)
from desktop_app.settings import Settings
from desktop_app.ui.duties.duty_model import DutyModel
from desktop_app.ui.duties.duty_table import DutyTable
from desktop_app.ui.look.wearing import worn_theme
from tests.benchmarks.member_office import GIVEN, SURNAMES
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (5_000,), ()
TARGETS: tuple[Target, ...] = (Target("matrix, scrolled", 1.3, beside="bare, scrolled"),)
DUTIES, STEPS, STEP = 8, 60, 137
WIDE, HIGH, ROW = 950, 540, 30
STATES = (DONE, DONE, DONE, TICKED, PARTLY, NONE, OVERDUE)
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class Texts(QAbstractTableModel):
    """Texts by row and column and nothing else."""

    def __init__(self, rows: list[list[str]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None


def matrix_of(count: int) -> DutyMatrix:
    """So many members with eight duties each."""
    chance, lines = random.Random(20261123), []
    for key in range(1, count + 1):
        states = chance.choices(STATES, k=DUTIES)
        cells = tuple(DutyCell(x, chance.randint(1, 3) if x == DONE else 0) for x in states)
        done = sum(each in (DONE, TICKED) for each in states)
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=2))
        lines.append(DutyLine(key, name, f"演示委{key % 7}", "", "", cells, "", done, DUTIES))
    columns = tuple(
        DutyColumn(n, f"演示事项{n}", "满 1", "2026-12-15", 1, "件", count // 2, count)
        for n in range(DUTIES)
    )
    return DutyMatrix(2026, "member", columns, tuple(lines))


@contextmanager
def works(_folder: Path, size: int) -> Iterator[Works]:
    """The works on a matrix of `size` members."""
    settings = Settings(Path(tempfile.mkdtemp(prefix="bench-profile-")))
    theme = worn_theme(settings)
    theme.icons.load()
    found = matrix_of(size)
    model = DutyModel()
    model.take(found, None, range(size))
    table = DutyTable(model, theme)
    rows = [[model.text(row, column) for column in range(model.columnCount())]
            for row in range(size)]  # fmt: skip
    bare = _bare(Texts(rows))
    own = QStandardItemModel()
    for each in rows:
        own.appendRow([QStandardItem(text) for text in each])
    items = _bare(own)
    everything: dict[str, Work] = {
        "matrix": _scrolling(table, table.body),
        "bare": _scrolling(bare, bare),
        "of Qt's own items": _scrolling(items, items),
        "shown": partial(_shown, model, found),
    }
    yield everything


def _bare(model: Any) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return view


def _scrolling(widget: QWidget, view: QTableView) -> Work:
    return partial(_scrolled, widget, view)


def _scrolled(widget: QWidget, view: QTableView, turn: int) -> Iterator[str]:
    """Scroll by a few rows at a time; every step is painted."""
    if not widget.isVisible():
        widget.resize(WIDE, HIGH)
        widget.show()
        QApplication.processEvents()
    bar = view.verticalScrollBar()
    bar.setValue(turn * 1_000)
    QApplication.processEvents()
    yield READY
    for _ in range(STEPS):
        bar.setValue(bar.value() + STEP)
        QApplication.processEvents()
    yield "scrolled"


def _shown(model: DutyModel, found: DutyMatrix, _turn: int) -> Iterator[str]:
    """Another matrix takes the place of the one shown."""
    yield READY
    model.take(found, None, range(len(found.lines)))
    QApplication.processEvents()
    yield "another matrix"
