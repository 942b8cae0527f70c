"""The duties of a year as a table: number, name, committee, a column for each duty, the sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.services.duties.cells import DutyCell, DutyColumn, DutyLine, DutyMatrix
from desktop_app.ui.duties.duty_looks import LOOKS, cell_text, state_words
from desktop_app.ui.duties.duty_rows import COMMITTEE, FIRST, NAME, NUMBER

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
NOTHING = DutyMatrix(0, "member", (), ())
NAMES = {"member": "姓名", "group": "名称"}
SHOWN_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
)  # fmt: skip


class DutyModel(QAbstractTableModel):
    """Shows some lines of a matrix; `before` is what they had a year earlier, where that is shown.

    `texts` are the texts of each line by column, made when the line is first painted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.matrix, self.rows = NOTHING, list[int]()
        self.before: DutyMatrix | None = None
        self._texts: dict[int, tuple[str, ...]] = {}
        self._cells_before: dict[tuple[int, str], DutyCell] = {}

    def take(self, matrix: DutyMatrix, before: DutyMatrix | None, rows: Sequence[int]) -> None:
        """Shows these lines of another matrix."""
        self.beginResetModel()
        self.matrix, self.before, self.rows = matrix, before, list(rows)
        self._texts.clear()
        self._cells_before = _by_name(before) if before is not None else {}
        self.endResetModel()

    def show(self, rows: Sequence[int]) -> None:
        """Shows these lines, in this order."""
        if list(rows) != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    @property
    def last(self) -> int:
        """The column with the sum."""
        return FIRST + len(self.matrix.columns)

    def line(self, row: int) -> DutyLine:
        """The line of a row as shown."""
        return self.matrix.lines[self.rows[row]]

    def duty(self, column: int) -> DutyColumn | None:
        """The duty of a column, None where it is none."""
        found = FIRST <= column < self.last
        return self.matrix.columns[column - FIRST] if found else None

    def cell(self, row: int, column: int) -> DutyCell:
        """The cell of a duty, by the row as shown."""
        return self.matrix.lines[self.rows[row]].cells[column - FIRST]

    def text(self, row: int, column: int) -> str:
        """The text of a cell, by the row as shown."""
        place = self.rows[row]
        found = self._texts.get(place)
        if found is None:
            found = self._texts[place] = _texts_of(place, self.matrix.lines[place])
        return found[column]

    def text_before(self, row: int, column: int) -> str:
        """What the line had of this duty a year earlier, "" where that is not shown or known."""
        duty = self.duty(column)
        if self.before is None or duty is None:
            return ""
        found = self._cells_before.get((self.line(row).key, duty.name))
        return cell_text(found) if found is not None else "–"

    def share_before(self, name: str) -> str:
        """How many did a duty a year earlier, "" where that is not shown."""
        columns: Mapping[str, DutyColumn] = (
            {each.name: each for each in self.before.columns} if self.before is not None else {}
        )
        found = columns.get(name)
        return f"{found.done}/{found.asked}" if found is not None else ""

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self.last + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in SHOWN_ROLES:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        duty = self.duty(section)
        if duty is None or role == Qt.ItemDataRole.DisplayRole:
            return self.title(section)
        due = f"{duty.due} 以前" if duty.due else ""
        told = "，".join(filter(None, (duty.rule, due)))
        share = f"完成 {duty.done}，应完成 {duty.asked}"
        return "\n".join(filter(None, (duty.name, told, duty.counts, share)))

    def title(self, column: int) -> str:
        """The words of the head of a column."""
        duty = self.duty(column)
        if duty is not None:
            return duty.name
        if column == self.last:
            return "完成"
        return {NUMBER: "序号", NAME: NAMES[self.matrix.subject], COMMITTEE: "专委会"}[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in SHOWN_ROLES or not index.isValid():
            return None
        row, column = index.row(), index.column()
        text = self.text(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        line, duty = self.line(row), self.duty(column)
        if duty is None:
            return f"{line.name}　{self.title(column)}：{text}"
        cell = self.cell(row, column)
        why = f"（{line.exempt}）" if line.exempt else ""
        word = f"{LOOKS[cell.state].word}，" if role == SHOWN_ROLES[-1] else ""
        return f"{line.name}　{duty.name}：{word}{state_words(cell, duty.unit)}{why}"


def _texts_of(place: int, line: DutyLine) -> tuple[str, ...]:
    whole = f"{line.done}/{line.asked}" if line.asked else "不计"
    return (str(place + 1), line.name, line.committee or "–", *map(cell_text, line.cells), whole)


def _by_name(matrix: DutyMatrix) -> dict[tuple[int, str], DutyCell]:
    return {
        (line.key, column.name): cell
        for line in matrix.lines
        for column, cell in zip(matrix.columns, line.cells, strict=True)
    }
