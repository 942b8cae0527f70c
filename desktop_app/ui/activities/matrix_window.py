"""出勤表: everybody by every half-day, corrected by keys alone, saved as one action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.activities import marks
from desktop_app.services.activities.mark_sheet import Cell
from desktop_app.services.activities.mark_sheets import OpenedSheet
from desktop_app.ui.activities.marks_window import MarksWindow
from desktop_app.ui.activities.matrix_keys import MatrixKeys
from desktop_app.ui.activities.matrix_model import FIRST, MatrixModel
from desktop_app.ui.activities.matrix_pane import MatrixPane
from desktop_app.ui.activities.matrix_table import MatrixTable
from desktop_app.ui.activities.nobody_due import NobodyDue
from desktop_app.ui.activities.row_filters import row_filters
from desktop_app.ui.lists.dropped_books import accept_book, take_book
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

if TYPE_CHECKING:
    from desktop_app.ui.activities.attendance_import import AttendanceImport

CHIPS = (("blank", "有空格"), ("absent", "有缺席"), ("short", "不满三分之二"))
SHORT = "short"


class MatrixWindow(MarksWindow):
    """Filters above, the table with frozen names and pinned sums, the chosen cells at the right."""

    title, kind = "出勤表", "attendance_matrix"

    def __init__(self, context: UiContext, opened: OpenedSheet, parent: QWidget | None) -> None:
        self._sum: int | None = None
        self._keys = MatrixKeys(self, context.desktop)
        super().__init__(context, opened, parent)
        self.setAcceptDrops(True)
        QShortcut(QKeySequence("Ctrl+F"), self, self._begin_search)
        QShortcut(QKeySequence("F6"), self, self._other_pane)
        self._list_rows()
        self.changed()
        self._focus()

    def facts(self) -> str:
        parts, days = self.opened.sheet.parts, {each.day for each in self.opened.sheet.parts}
        held = f"{len(days)} 天 {len(parts)} 段" if len(parts) > 1 else self.opened.start_on
        return f"{held} · 应到 {self._due()} 人"

    def tools(self) -> list[QWidget]:
        theme = self._context.theme
        self.paste_button = button("粘贴", "paste_button", theme, "paste")
        self.paste_button.setToolTip("贴入一片 √ 假 缺，带姓名的按姓名对上（Ctrl+V）")
        self.fill_button = button("空格都记到会…", "fill_button", theme, "check")
        self.import_button = button("导入…", "import_attendance", theme, "import")
        self.import_button.setToolTip("导入签到表、出勤表；也可以把表拖进来")
        for each in (self.import_button, self.paste_button, self.fill_button):
            each.setAutoDefault(False)
        self.import_button.clicked.connect(lambda: self._import())
        self.paste_button.clicked.connect(self._paste)
        self.fill_button.clicked.connect(self._ask_fill)
        return [self.import_button, self.paste_button, self.fill_button]

    def build(self) -> None:
        theme = self._context.theme
        self.search = QLineEdit()
        self.search.setObjectName("matrix_search")
        self.search.setPlaceholderText("姓名、首字母  Ctrl+F")
        self.search.setAccessibleName("按姓名、首字母查找")
        theme.icons.put_in_field(self.search, "search")
        self.search.setFixedWidth(18 * theme.sizes.text)
        self.search.textEdited.connect(lambda _: self._list_rows())
        self.search.returnPressed.connect(self._focus)
        self.filters = row_filters(theme)
        for each in self.filters:
            each.changed.connect(self._list_rows)
        self._add_chips()
        self.table_model = MatrixModel(self._context.desk, self.sheet)
        self.table = MatrixTable(self.table_model, theme, self._keys.press)
        self._keys.table = self.table
        self._soon = QTimer(self, singleShot=True, interval=0)  # once for all that one key moves
        self._soon.timeout.connect(self._show_cells)
        self.table.moved.connect(self._soon.start)
        self.table.sum_asked.connect(self._on_sum)
        self.pane = MatrixPane(theme)
        self.pane.leave_asked.connect(self.open_leave)
        self.nobody = NobodyDue(self._context, self.opened.activity)
        self.column.addLayout(row(self.search, *self.filters, *self.chips.values(), None))
        parts = row(gap=12)
        left = QVBoxLayout()
        left.addWidget(self.table, 1)
        left.addWidget(self.nobody, 1)
        parts.addLayout(left, 1)
        parts.addWidget(self.pane)
        self.column.addLayout(parts, 1)

    def foot(self) -> list[QWidget | None]:
        self.count = label("", "small")
        self.count.setObjectName("shown_count")
        return [self.count]

    def mark_cells(self, cells: Mapping[Cell, str], words: str) -> int:
        """Marks cells as one step, says it and keeps it; how many changed."""
        count = self.sheet.put(cells, words)
        if count:
            self.say(f"{words} · 撤销 Ctrl+Z")
            self.changed({row for row, _ in cells})
        return count

    def show_all(self, rows: Iterable[int] | None = None) -> None:
        self.table_model.refresh(rows)
        sheet = self.sheet
        short = sum(self.table_model.result(n).result == SHORT for n in range(len(sheet.rows)))
        numbers = (len(sheet.with_blanks()), len(sheet.with_mark(marks.ABSENT)), short)
        for (key, word), number in zip(CHIPS, numbers, strict=True):
            text = f"{word} {number}"
            if text != self.chips[key].text():
                self.chips[key].setText(text)
                self.chips[key].setAccessibleName(f"只看{word}的，{number} 人")
        self._soon.start()

    def read_again(self) -> None:
        self.table_model.take(self.sheet)
        self._list_rows()

    def reject(self) -> None:
        """Esc takes the narrowing away first, then closes."""
        if self._is_narrowed():
            self._clear()
        else:
            super().reject()

    def _add_chips(self) -> None:
        self.chips: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for key, word in CHIPS:
            chip = button(word, f"chip_{key}", self._context.theme, kind="chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.clicked.connect(self._on_chip)
            self.chips[key] = chip
            self._group.addButton(chip)

    def _on_chip(self, on: bool) -> None:
        """One chip at a time."""
        pressed = self.sender()
        for each in self.chips.values():
            each.setChecked(on and each is pressed)
        self._sum = None
        self._list_rows()
        self._focus()

    def _on_sum(self, column: int) -> None:
        """A sum shows whom it counts; pressed again, or a sum of all, everybody."""
        last = self.table_model.last_part
        counts = FIRST <= column <= last or column in (last + 2, last + 3)
        self._sum = column if counts and column != self._sum else None
        for each in self.chips.values():
            each.setChecked(False)
        self._list_rows()
        self._focus()

    def _list_rows(self) -> None:
        """Shows the persons that search, filters and a chip or a sum leave."""
        rows = self.sheet.rows
        for each in self.filters:
            each.show_rows(rows)
        shown = [n for n, each in enumerate(rows) if all(f.holds(each) for f in self.filters)]
        wanted = self._wanted()
        shown = shown if wanted is None else [n for n in shown if n in wanted]
        typed = self.search.text().strip()
        if typed:
            found = set(self.sheet.find(typed))
            shown = [n for n in shown if n in found]
        at = self.table_model.cell_of(self.table.body.currentIndex())
        self.table_model.show(shown)
        self.nobody.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.pane.setVisible(bool(rows))
        if shown:
            place = shown.index(at[0]) if at is not None and at[0] in shown else 0
            self.table.go(place, FIRST + (at[1] if at is not None else self._first_open()))
        self._show_cells()

    def _wanted(self) -> set[int] | None:
        """The rows that the pressed chip or sum counts, None for all."""
        sheet, last = self.sheet, self.table_model.last_part
        if self.chips["blank"].isChecked():
            return set(sheet.with_blanks())
        if self.chips["absent"].isChecked() or self._sum == last + 3:
            return set(sheet.with_mark(marks.ABSENT))
        if self.chips["short"].isChecked():
            every = range(len(sheet.rows))
            return {n for n in every if self.table_model.result(n).result == SHORT}
        if self._sum == last + 2:
            return {*sheet.with_mark(marks.LEAVE), *sheet.with_mark(marks.AWAY)}
        if self._sum is not None:
            part = self._sum - FIRST
            return {n for n in range(len(sheet.rows)) if sheet.mark(n, part) in marks.THERE}
        return None

    def _show_cells(self) -> None:
        chosen = [self.table_model.cell_of(each) for each in self.table.chosen()]
        cells = [each for each in chosen if each is not None]
        at = self.table_model.cell_of(self.table.body.currentIndex())
        self.pane.show_cells(self.sheet, at, cells)
        shown, every = self.table_model.rowCount(), len(self.sheet.rows)
        narrowed = f"{shown} 人（全体 {every} 人，Esc 都显示）" if shown < every else f"{every} 人"
        self.count.setText(f"{narrowed} · 按界别、姓氏笔画为序 · 已选 {len(cells)} 格")

    def _ask_fill(self) -> None:
        """Asks before every blank cell in sight becomes 到."""
        model = self.table_model
        cells = {
            (row, part): marks.HERE for row in model.rows for part in range(len(self.sheet.parts))
            if self.sheet.mark(row, part) == marks.BLANK
        }  # fmt: skip
        if not cells:
            self.say("看得见的人里没有空格了。")
            return
        people = len({row for row, _ in cells})
        self._context.desktop.ask_yes_no(
            "fill_blanks", f"看得见的 {people} 人有 {len(cells)} 个空格，都记到会吗？可以撤销。",
            lambda yes: self.mark_cells(cells, "空格都记到会") if yes else None,
            default=False, yes="都记到会", no="不记",
        )  # fmt: skip

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        accept_book(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_book(event, lambda book: self._import().open_file(book))

    def _import(self) -> AttendanceImport:
        """Opens the import of books, for this activity first."""
        from desktop_app.ui.activities.attendance_import import import_attendance

        return import_attendance(self._context, self.opened.activity, self)

    def _paste(self) -> None:
        self._keys.paste()
        self._focus()

    def _first_open(self) -> int:
        parts = range(len(self.sheet.parts))
        return next((x for x in parts if self.sheet.tally(x)[marks.BLANK]), 0)

    def _due(self) -> int:
        return sum(each.member is not None for each in self.opened.sheet.rows)

    def _is_narrowed(self) -> bool:
        chosen = any(each.chosen for each in self.filters)
        chips = any(each.isChecked() for each in self.chips.values())
        return chosen or chips or self._sum is not None or bool(self.search.text())

    def _clear(self) -> None:
        self.search.clear()
        self._sum = None
        for chip in self.chips.values():
            chip.setChecked(False)
        for each in self.filters:
            each.chosen = ()
        self._list_rows()
        self._focus()

    def _begin_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _other_pane(self) -> None:
        """F6 goes from the cells to the search and back."""
        if self.table.body.hasFocus():
            self._begin_search()
        else:
            self._focus()

    def _focus(self) -> None:
        (self.table.body if self.sheet.rows else self.nobody).setFocus()
