"""The attendance sheet as a table: number, name, sector, a column for each part, sums, result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.records.attendance import Attendance
from desktop_app.services.activities import marks
from desktop_app.services.activities.mark_sheet import Cell, MarkSheet
from desktop_app.services.activities.mark_sheets import day_words
from desktop_app.services.activities.marks import MarksResult
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.activities.mark_looks import look_of

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
NUMBER, NAME, SECTOR, FIRST = 0, 1, 2, 3
BEFORE = ("序号", "姓名", "界别")
AFTER = ("实到", "请假", "缺席", "认定")
FEW = 8
"""Rows up to which a change is shown cell by cell."""
SHOWN_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
)  # fmt: skip


class MatrixModel(QAbstractTableModel):
    """Shows some rows of a sheet; marks are set by the sheet, `refresh` says that they were."""

    totals_changed = Signal()

    def __init__(self, desk: Desk, sheet: MarkSheet) -> None:
        super().__init__()
        self._results = lookup(desk, Attendance).codes["attendance_result"]
        self.take(sheet)

    def take(self, sheet: MarkSheet) -> None:
        """Shows another sheet whole."""
        self.beginResetModel()
        self.sheet = sheet
        self.rows: list[int] = list(range(len(sheet.rows)))
        self._results_by_row: dict[int, MarksResult] = {}
        self._tallies: dict[int, Counter[str]] = {}
        self.endResetModel()

    def show(self, rows: Sequence[int]) -> None:
        """Shows these rows of the sheet."""
        if list(rows) != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    @property
    def last_part(self) -> int:
        """The column of the last part."""
        return FIRST + len(self.sheet.parts) - 1

    def cell_of(self, index: Index) -> Cell | None:
        """The cell of the sheet at a place, None where it is no mark."""
        if not index.isValid() or not FIRST <= index.column() <= self.last_part:
            return None
        return self.rows[index.row()], index.column() - FIRST

    def refresh(self, rows: Iterable[int] | None = None) -> None:
        """The marks of some rows of the sheet, or of all, are others now."""
        if not self.rows:
            return
        self._tallies.clear()
        changed = None if rows is None else set(rows)
        if changed is None:
            self._results_by_row.clear()
        for row in changed or ():
            self._results_by_row.pop(row, None)
        last = self.columnCount() - 1
        if changed is None or len(changed) > FEW:
            self.dataChanged.emit(self.index(0, FIRST), self.index(len(self.rows) - 1, last))
        else:
            self._refresh_cells(changed, last)
        self.totals_changed.emit()

    def _refresh_cells(self, changed: Container[int], last: int) -> None:
        """Cell by cell: for a range Qt would paint the whole table again."""
        for shown, row in enumerate(self.rows):
            if row in changed:
                for column in range(FIRST, last + 1):
                    cell = self.index(shown, column)
                    self.dataChanged.emit(cell, cell)

    def result(self, row: int) -> MarksResult:
        """What the marks of a row of the sheet come to."""
        found = self._results_by_row.get(row)
        if found is None:
            found = self._results_by_row[row] = self.sheet.result(row)
        return found

    def blanks(self, row: int) -> int:
        """How many parts of a row of the sheet are open."""
        return self.sheet.marks_of(row).count(marks.BLANK)

    def sums(self, row: int) -> tuple[str, str, str]:
        """Came, on leave, absent of a row of the sheet; – for none."""
        text = self.sheet.marks_of(row)
        came = sum(each in marks.THERE for each in text)
        away = text.count(marks.LEAVE) + text.count(marks.AWAY)
        return str(came), str(away or "–"), str(text.count(marks.ABSENT) or "–")

    def result_text(self, row: int) -> tuple[str, str]:
        """The words of a result and the code it is shown by; '' while parts are open."""
        blank = self.blanks(row)
        if blank:
            return f"空 {blank} 格", ""
        code = self.result(row).result
        return self._results.label(code) or code, code

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else FIRST + len(self.sheet.parts) + len(AFTER)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in SHOWN_ROLES:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.title(section)

    def title(self, column: int) -> str:
        """The words of the head of a column."""
        if column < FIRST:
            return BEFORE[column]
        if column > self.last_part:
            return AFTER[column - self.last_part - 1]
        part = self.sheet.parts[column - FIRST]
        words = (day_words(part.day), part.half, part.title)
        return " ".join(filter(None, words)) or "出勤"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in SHOWN_ROLES or not index.isValid():
            return None
        text = self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        person = self.sheet.rows[self.rows[index.row()]]
        leave = f"\n{person.leave}" if person.leave else ""
        return f"{person.name}　{self.title(index.column())}：{text}{leave}"

    def text(self, shown: int, column: int) -> str:
        """The text of a cell, by the row as shown."""
        row = self.rows[shown]
        person = self.sheet.rows[row]
        if column < FIRST:
            return (str(row + 1), person.name, person.role or person.sector)[column]
        if column <= self.last_part:
            mark = self.sheet.mark(row, column - FIRST)
            return "" if mark == marks.BLANK else look_of(mark).word
        place = column - self.last_part - 1
        return self.sums(row)[place] if place < len(AFTER) - 1 else self.result_text(row)[0]

    def total(self, column: int) -> str:
        """The sum of a column over everybody, '' where there is none."""
        if column == NAME:
            return "到会人数"
        if column == SECTOR:
            return f"全体 {len(self.sheet.rows)}"
        if FIRST <= column <= self.last_part:
            found = self._tally(column - FIRST)
            marked = sum(found.values()) - found[marks.BLANK]
            return str(sum(found[each] for each in marks.THERE)) if marked else "–"
        place = column - self.last_part - 1
        if place in (1, 2):
            wanted = (marks.LEAVE + marks.AWAY, marks.ABSENT)[place - 1]
            parts = range(len(self.sheet.parts))
            every = sum(self._tally(part)[each] for part in parts for each in wanted)
            return str(every) if every else "–"
        return "全体合计" if place == len(AFTER) - 1 else ""

    def _tally(self, part: int) -> Counter[str]:
        if part not in self._tallies:
            self._tallies[part] = self.sheet.tally(part)
        return self._tallies[part]
