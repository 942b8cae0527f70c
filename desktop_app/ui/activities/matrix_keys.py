"""What the keys of the attendance sheet do: marks, steps to the next cell, filling, pasting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop_app.services.activities import marks
from desktop_app.services.activities.mark_sheet import Cell
from desktop_app.services.activities.pasting import PastedBlock, pasted
from desktop_app.ui.activities.mark_looks import look_of
from desktop_app.ui.activities.matrix_model import FIRST
from desktop_app.ui.activities.matrix_table import MatrixTable, rectangle
from desktop_app.ui.desktop import Desktop

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Marks(Protocol):
    """The window that the keys work in."""

    def mark_cells(self, cells: Mapping[Cell, str], words: str) -> int:
        """Marks cells as one step; how many changed."""

    def say(self, text: str, role: str = "small") -> None:
        """Shows one line."""


class MatrixKeys:
    """Handles the keys pressed on the cells of a table."""

    def __init__(self, window: Marks, desktop: Desktop) -> None:
        self._window, self._desktop = window, desktop
        self.table: MatrixTable | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Takes a key; whether it was one of ours."""
        if self.table is None or not self.table.model.rows:
            return False
        key, held = Qt.Key(event.key()), event.modifiers()
        if held & CTRL:
            return self._press_held(event, key)
        if event.text() in marks.KEYS and not held & SHIFT:
            self.give(marks.KEYS[event.text()])
        elif key in CLEARS:
            self.give(marks.BLANK, stays=True)
        elif key in ENTER:
            self.step(down=-1 if held & SHIFT else 1)
        elif key == Qt.Key.Key_F8:
            self.next_blank()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._tab(-1 if key == Qt.Key.Key_Backtab else 1)
        else:
            return False
        return True

    def give(self, mark: str, *, stays: bool = False) -> None:
        """Marks all chosen cells; from a single one the cursor goes on to the next person."""
        table = self._table
        chosen = table.chosen()
        cells = {at: mark for at in map(table.model.cell_of, chosen) if at is not None}
        if not cells:
            return
        word = "清空" if mark == marks.BLANK else look_of(mark).word
        names = table.model.sheet.rows[next(iter(cells))[0]].name if len(cells) == 1 else ""
        told = f"{names} {word}" if names else f"{len(cells)} 格 {word}"
        self._window.mark_cells(cells, told)
        if len(cells) == 1 and not stays:
            self.step(down=1)

    def step(self, down: int = 0, right: int = 0) -> None:
        """Goes to the cell of the next person, behind the last one to the top of the next part."""
        table = self._table
        at, count = table.body.currentIndex(), table.model.rowCount()
        row, column = at.row() + down, at.column() + right
        if row >= count and column < table.model.last_part:
            row, column = 0, column + 1
        elif row < 0 and column > FIRST:
            row, column = count - 1, column - 1
        table.go(row, column)

    def next_blank(self) -> None:
        """Goes to the next cell that is not marked, part by part; from the beginning at the end."""
        table = self._table
        model, at = table.model, table.body.currentIndex()
        places = [(column, row) for column in range(FIRST, model.last_part + 1)
                  for row in range(model.rowCount())
                  if model.sheet.mark(model.rows[row], column - FIRST) == marks.BLANK]  # fmt: skip
        if not places:
            self._window.say("看得见的人里没有空格了。")
            return
        here = (at.column(), at.row())
        column, row = next((each for each in places if each > here), places[0])
        table.go(row, column)

    def fill(self, *, down: bool) -> None:
        """Fills the chosen cells from their first row or column; a single one from before it."""
        table = self._table
        rows, columns = rectangle(table.chosen())
        if not rows or not columns:
            return
        if down and len(rows) == 1 and rows[0] > 0:
            rows = range(rows[0] - 1, rows[-1] + 1)
        if not down and len(columns) == 1 and columns[0] > FIRST:
            columns = range(columns[0] - 1, columns[-1] + 1)
        model, cells = table.model, dict[Cell, str]()
        for row in rows:
            for column in columns:
                source = (rows[0], column) if down else (row, columns[0])
                mark = model.sheet.mark(model.rows[source[0]], source[1] - FIRST)
                cells[model.rows[row], column - FIRST] = mark
        words = "向下填满" if down else "向右填满"
        count = self._window.mark_cells(cells, words)
        if not count:
            self._window.say("没有要填的格，先用 Shift+方向键选一片。")

    def paste(self) -> None:
        """Takes the block on the clipboard; asks first about names and texts that are unclear."""
        table = self._table
        model, (rows, columns) = table.model, rectangle(table.chosen())
        cell = (model.rows[rows[0]], columns[0] - FIRST) if rows else (model.rows[0], 0)
        found = pasted(model.sheet, self._desktop.pasted_text(), cell, model.rows)
        if not found.cells:
            self._window.say(_nothing(found), "warn")
            return
        if not found.doubts:
            self._take(found)
            return
        self._desktop.ask_yes_no(
            "paste_doubts",
            f"读出 {len(found.cells)} 格出勤，另外有看不明白的：\n{found.doubts}\n\n"
            "只贴入看得明白的吗？其余的不动。",
            lambda yes: self._take(found) if yes else None,
            yes=f"贴入 {len(found.cells)} 格", no="都不贴",
        )  # fmt: skip

    def copy(self) -> None:
        """Puts the chosen cells on the clipboard, with the names before them."""
        table = self._table
        model = table.model
        rows, columns = rectangle(table.chosen())
        lines = [
            "\t".join([model.text(row, 1), *(model.text(row, column) for column in columns)])
            for row in rows
        ]
        self._desktop.copy_text("\n".join(lines))
        self._window.say(f"已复制 {len(rows)} 人、{len(columns)} 段，带姓名。")

    @property
    def _table(self) -> MatrixTable:
        if self.table is None:
            raise LookupError("the table is not built yet")
        return self.table

    def _press_held(self, event: QKeyEvent, key: Qt.Key) -> bool:
        acts: Mapping[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_D: lambda: self.fill(down=True),
            Qt.Key.Key_R: lambda: self.fill(down=False),
        }
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in acts:
            acts[key]()
        else:
            return False
        return True

    def _tab(self, by: int) -> bool:
        """Goes a part on; at either end Tab leaves the table."""
        table = self._table
        column = table.body.currentIndex().column() + by
        if not FIRST <= column <= table.model.last_part:
            return False
        self.step(right=by)
        return True

    def _take(self, found: PastedBlock) -> None:
        how = "按姓名" if found.by_name else ""
        count = self._window.mark_cells(found.cells, f"{how}贴入 {len(found.cells)} 格")
        if not count:
            self._window.say("贴入的和表里一样，没有改动。")


def _nothing(found: PastedBlock) -> str:
    told = found.doubts.replace("\n", "；")
    return f"没有可以贴入的：{told}" if told else "剪贴板里没有出勤记号，请先复制 √、假、缺。"
