"""The lines of the table of figures: titles of groups, names of families, figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.services.registers import Filter
from desktop_app.services.statistics import outputs
from desktop_app.services.statistics.statements import Check, Figure, Group

TITLES = ("指标", "单位", "本期", "上年同期", "增减", "增减率", "比率")
UNIT, VALUE, BEFORE, GROWTH, RATE = 1, 2, 3, 5, 6
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class FiguresRow(NamedTuple):
    """One row: the title of a group, the name of a family of parts, or a figure."""

    kind: str
    texts: Sequence[str]
    figure: Figure | None = None
    agrees: bool = True


class FiguresModel(QAbstractTableModel):
    """The lines of a statement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[FiguresRow] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Shows other figures."""
        self.beginResetModel()
        self.lines = [line for group in groups for line in _lines(group)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if section > 1 else LEFT)
        return TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        text = line.texts[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = line.texts[0].strip()
            return f"{title}，{TITLES[index.column()]} {text}" if index.column() else title
        return None

    def opens(self, index: Index) -> tuple[str, tuple[Filter, ...]] | None:
        """Record key and conditions of the records behind a cell, None where there are none."""
        figure = self.lines[index.row()].figure
        if figure is None:
            return None
        if index.column() == BEFORE:
            return (figure.record, figure.where_before) if figure.before is not None else None
        return figure.record, figure.where


def _lines(group: Group) -> Iterator[FiguresRow]:
    """The title of a group, then its figures, the name of a family before its parts."""
    empty = [""] * len(TITLES)
    yield FiguresRow("group", [group.title, *empty[1:]])
    family = ""
    for each in group.figures:
        if each.family and each.family != family:
            own = [one.value for one in group.figures if one.family == each.family]
            check = Check(each.family, each.base, sum(own))
            texts = ["　" + each.family, "", check.words, *empty[3:]]
            yield FiguresRow("family", texts, agrees=check.whole == check.parts)
        family = each.family
        yield FiguresRow("figure", outputs.line_of(each), each)
