"""五个一: members or groups by the duties of a year; every number opens the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.services.duties import progress, years
from desktop_app.services.duties.cells import BehindRow, DutyColumn, DutyLine, DutyMatrix
from desktop_app.settings import Plain
from desktop_app.ui.duties.duty_bar import DutyBar, DutyFoot
from desktop_app.ui.duties.duty_empty import DutyEmpty
from desktop_app.ui.duties.duty_givers import DutyGivers
from desktop_app.ui.duties.duty_model import DutyModel
from desktop_app.ui.duties.duty_pane import DutyPane
from desktop_app.ui.duties.duty_rows import CHIPS, FIRST, NUMBER, DutyRows, LineOrder
from desktop_app.ui.duties.duty_steps import DutySteps
from desktop_app.ui.duties.duty_table import DutyTable
from desktop_app.ui.look.words import row
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

UNITS = {"member": "人", "group": "个组"}


class DutyPage(Page):
    """The matrix at the left, the rows behind the cell with the cursor at the right."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("duty_matrix", parent)
        self._context = context
        self.year, self.order = context.desk.today.year, LineOrder()
        self.matrix: DutyMatrix
        self.rows: DutyRows
        self.behind: list[BehindRow] = []
        self.bar, self.foot = DutyBar(context.theme), DutyFoot(context.theme)
        self.model = DutyModel()
        self.table = DutyTable(self.model, context.theme)
        self.pane = DutyPane(context.theme)
        self.empty = DutyEmpty(context.theme)
        self.steps, self.givers = DutySteps(context, self), DutyGivers(context, self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._soon = QTimer(self, singleShot=True, interval=0)  # once for all that one key moves
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(12)
        column.addWidget(self.bar)
        middle = row(self.stack, self.pane, gap=12)
        middle.setStretchFactor(self.stack, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
        self._connect()
        self._read()

    def refresh(self, records: frozenset[str]) -> None:
        """Counts again where something that is counted or shown has changed."""
        if not records or records & progress.read_records(self._context.desk):
            self._read()

    def look_at_term(self) -> None:
        """Turns to the last year of another term than the present one, or to this year."""
        self.show_year(years.of_viewed_term(self._context.desk))

    def commands(self) -> list[Command]:
        """Prints, exports and the message of the line with the cursor."""
        return self.givers.commands()

    def remember(self) -> dict[str, Plain]:
        """Members or groups, the pressed chip, the order; the next start begins with this year."""
        return {
            "subject": self.bar.subject, "chip": self.bar.chip(),
            "column": self.order.column, "down": self.order.down,
            "hidden": [*sorted(self.foot.columns.hidden)],
        }  # fmt: skip

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        subject, chip, column = state.get("subject"), state.get("chip"), state.get("column")
        if isinstance(hidden := state.get("hidden"), list):
            self.foot.columns.hide_names(map(str, hidden))
        if isinstance(column, int) and 0 <= column <= self.model.last:
            self.order = LineOrder(column, state.get("down") is True)
        if subject in UNITS and subject != self.bar.subject:
            self.bar.show_subject(str(subject))
        if chip in dict(CHIPS):
            self.bar.press_chip(str(chip))
        self._read()

    def start_search(self) -> None:
        """Puts the cursor into the search."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def search_for(self, text: str) -> None:
        """Searches for a name among all lines."""
        self.bar.clear()
        self.bar.search.setText(text)

    def shows(self, record: str, uid: int | None) -> bool:
        """Whether a change of that record may be seen here."""
        return record in progress.read_records(self._context.desk)

    def new(self) -> None:
        """Begins a new duty of the year."""
        self.steps.new_duty()

    @property
    def line(self) -> DutyLine | None:
        """The line with the cursor."""
        at = self.table.at[0]
        return self.model.line(at) if 0 <= at < self.model.rowCount() else None

    @property
    def duty(self) -> DutyColumn | None:
        """The duty with the cursor."""
        return self.model.duty(self.table.at[1]) if self.line is not None else None

    def shown_lines(self) -> list[DutyLine]:
        """The lines as they are listed."""
        return [self.matrix.lines[n] for n in self.model.rows]

    def show_year(self, year: int) -> None:
        """Shows another year."""
        self.year = year
        self._read()

    def show_subject(self, subject: str) -> None:
        """Shows members or groups."""
        self.bar.show_subject(subject)
        self.bar.clear()
        self.order = LineOrder()
        self._read()

    def sort(self, column: int) -> None:
        """Sorts by a column, downwards when asked again, then as the lines come."""
        if column == NUMBER or (column == self.order.column and self.order.down):
            self.order = LineOrder()
        else:
            self.order = LineOrder(column, column == self.order.column)
        self._list()

    def catch_up(self) -> None:
        """Shows the cell with the cursor now, where that still waits for the end of a key."""
        if self._soon.isActive():
            self._soon.stop()
            self._show_cell()

    def focus_cells(self) -> None:
        """Puts the cursor into the cells."""
        self.table.body.setFocus()

    def _read(self) -> None:
        """Counts anew; the cursor stays on its member and duty."""
        desk, subject = self._context.desk, self.bar.subject
        kept = (self.line.key if self.line else 0, self.duty.key if self.duty else 0)
        self.matrix = progress.matrix(desk, self.year, subject)
        before = None
        if self.foot.before.isChecked():
            before = progress.matrix(desk, self.year - 1, subject)
        self.rows = DutyRows(self.matrix, desk.today)
        self.bar.show_years(years.offered(desk, self.year), self.year)
        self.bar.show_counts(self.rows)
        self.model.take(self.matrix, before, self._wanted())
        self.foot.columns.offer(self.matrix.columns)
        self._show(*kept)

    def _list(self) -> None:
        """Shows the lines that search, chips and filters leave, in the order."""
        kept = (self.line.key if self.line else 0, self.duty.key if self.duty else 0)
        self.model.show(self._wanted())
        self._show(*kept)

    def _show(self, line: int, duty: int) -> None:
        self._put_cursor(line, duty)
        self.table.show_order(self.order)
        self._show_empty()
        self._tell()
        self._soon.start()

    def _wanted(self) -> list[int]:
        lines = self.matrix.lines
        found = set(range(len(lines)))
        if chip := self.bar.chip():
            found &= self.rows.of_chip(chip)
        if typed := self.bar.search.text().strip():
            found &= self.rows.find(typed)
        for each in self.bar.filters:
            if each.chosen:
                found = {n for n in found if each.holds(lines[n])}
        return self.rows.ordered(found, self.order)

    def _put_cursor(self, line: int, duty: int) -> None:
        places = {self.matrix.lines[n].key: row for row, n in enumerate(self.model.rows)}
        columns = {each.key: FIRST + n for n, each in enumerate(self.matrix.columns)}
        self.table.go(places.get(line, 0), columns.get(duty, FIRST))

    def _show_empty(self) -> None:
        """Says why there is nothing, where there is nothing."""
        matrix = self.matrix
        if not matrix.lines:
            self.empty.no_lines(matrix.subject)
        elif not matrix.columns:
            before = years.copied_from(self._context.desk, self.year, matrix.subject)
            self.empty.no_duties(self.year, before, matrix.subject)
        else:
            self.empty.not_found()
        whole = bool(matrix.lines and matrix.columns)
        self.stack.setCurrentWidget(self.table if whole and self.model.rows else self.empty)
        self.pane.setVisible(whole)
        self.foot.setVisible(whole)
        for each in (self.bar.print, self.bar.export):
            each.setEnabled(whole)

    def _tell(self) -> None:
        """Counts who is shown, who is not done, who is exempt."""
        unit = UNITS[self.matrix.subject]
        every, shown = len(self.matrix.lines), len(self.model.rows)
        parts = [f"{shown} {unit}（全部 {every} {unit}）" if shown < every else f"{every} {unit}"]
        parts.append(f"{len(self.rows.of_chip('open'))} {unit}没有完成")
        if exempt := self.rows.exempt():
            parts.append(f"{exempt} {unit}不计")
        self.foot.count.setText("，".join(parts))

    def _show_cell(self) -> None:
        """Shows the line and the records behind the cell with the cursor."""
        if self._context.desk.office.is_closed:
            return
        line, duty, self.behind, cell = self.line, self.duty, [], None
        if line is not None and duty is not None:
            cell = self.model.cell(*self.table.at)
            self.behind = self.steps.rows_behind(duty, line)
        self.pane.show_cell(line, duty, cell, self.behind, self.year)
        self.pane.add.setVisible(self.steps.may_add())
        slip = self.givers.slip_of(line) if line else ""
        self.pane.show_slip(slip, self.matrix.subject)

    def _other_pane(self) -> None:
        """F6 goes from the cells to the rows behind them, to the search, and back."""
        if self.table.body.hasFocus():
            (self.pane.rows if self.behind else self.pane.tick).setFocus()
        elif self.pane.isAncestorOf(self.focusWidget()):
            self.start_search()
        else:
            self.focus_cells()

    def _connect(self) -> None:
        bar, pane, table = self.bar, self.pane, self.table
        bar.narrowed.connect(self._list)
        bar.year_chosen.connect(self.show_year)
        bar.subject_chosen.connect(self.show_subject)
        bar.asked.connect(self._on_asked)
        bar.search.returnPressed.connect(self.focus_cells)
        self.foot.before.toggled.connect(lambda _: self._read())
        self.foot.columns.changed.connect(lambda: table.hide_names(self.foot.columns.hidden))
        self.foot.order.menu().aboutToShow.connect(self._fill_orders)
        self.empty.asked.connect(self._on_asked)
        table.sort_asked.connect(self.sort)
        table.moved.connect(self._soon.start)
        table.body.doubleClicked.connect(lambda _: self.steps.open_behind())
        table.body.pressed_key.connect(self._on_key)
        self._soon.timeout.connect(self._show_cell)
        self._context.theme.changed.connect(self._soon.start)  # rows have the colours of a look
        pane.row_opened.connect(self.steps.open_row)
        pane.open_asked.connect(self.steps.open_behind)
        pane.add_asked.connect(self.steps.add_fact)
        pane.tick_asked.connect(self.steps.tick)
        pane.copy_asked.connect(self.givers.copy_slip)
        pane.print_asked.connect(self.givers.print_slip)
        for keys, run in (("F5", self._read), ("F6", self._other_pane)):
            QShortcut(QKeySequence(keys), self, run)

    def _on_key(self, key: str) -> None:
        runs: dict[str, Callable[[], object]] = {
            "open": self.steps.open_behind, "tick": self.steps.tick,
            "copy": self.givers.copy_slip, "next": self.table.go_on,
        }  # fmt: skip
        runs[key]()

    def _on_asked(self, what: str) -> None:
        if what == "clear":
            self.bar.clear()
            self.focus_cells()
        elif not self.givers.give(what):
            self.steps.take(what)

    def _fill_orders(self) -> None:
        """Offers every column to sort by."""
        menu = self.foot.order.menu()
        menu.clear()
        for column in range(self.model.columnCount()):
            words = (
                "按来的顺序（姓氏笔画）" if column == NUMBER else f"按{self.model.title(column)}"
            )
            menu.addAction(words, partial(self.sort, column))
