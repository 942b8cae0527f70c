"""填报表: the ten tables of a period, those of committees and members, two crossed dimensions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.services.period_tables import outputs, remembered, wide_outputs
from desktop_app.services.period_tables.counting import MadeTable, TableCell, made, made_in_steps
from desktop_app.services.period_tables.own_tables import OWN_BY_KEY
from desktop_app.services.period_tables.remembered import LastSet
from desktop_app.services.period_tables.tables.all_tables import BY_KEY, TABLES
from desktop_app.services.period_tables.wide import wide_in_steps
from desktop_app.services.safekeeping.destinations import WORKBOOK, Destination
from desktop_app.services.statistics.scopes import EVERYTHING
from desktop_app.settings import Plain
from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.destination_chooser import Question, ask_destination, place_words
from desktop_app.ui.figures.period_chooser import PeriodChooser
from desktop_app.ui.figures.scope_chooser import ScopeChooser
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.words import button, label
from desktop_app.ui.period_tables.crossed_pane import CrossedPane
from desktop_app.ui.period_tables.period_pane import PeriodPane
from desktop_app.ui.period_tables.quiet_steps import QuietSteps
from desktop_app.ui.period_tables.tables_list import CROSSED, CROSSED_TITLE, TablesList
from desktop_app.ui.period_tables.wide_pane import WidePane
from desktop_app.ui.prints.page_outputs import show_prepared
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

BOOK = "Excel 工作簿 (*.xlsx)"
HINT = (
    "空格：选入这一套　·　Enter 或点击：打开数字背后的记录　·　F6：换到表格　·　Ctrl+C：复制成表格"
)


class PeriodTablesPage(Page):
    """Tables at the left, the one with the cursor at the right; read when shown."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("period_tables", parent)
        self._context = context
        self.period = PeriodChooser(context.theme, context.desk.today)
        self.scope = ScopeChooser(context, OWN_BY_KEY["member_overview"].scopes)
        self.tables = TablesList(context.theme)
        self.lines = PeriodPane(context.theme)
        self.wide = WidePane(context.theme)
        self.crossed = CrossedPane(context.desk, context.theme)
        self.panes = QStackedWidget()
        for pane in (self.lines, self.wide, self.crossed):
            self.panes.addWidget(pane)
        self._checking, self._reading = (QuietSteps(context.jobs, self) for _ in range(2))
        self._lay_out()
        self._take_last(remembered.last_set(context.desk))
        self._connect()
        self._read()

    def complete(self) -> None:
        """Marks in the list which tables have gaps or sums that disagree."""
        self._check_all()

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the table in front again."""
        self.scope.offer()
        self._read()

    def commands(self) -> list[Command]:
        """Printing, exporting, and the tables that are no forms."""
        return [
            Command("打印填报表", "", self.print_now, "print", "print"),
            Command("导出填报表到 Excel", "", self.export, "export", "export"),
            Command(
                "查看专委会工作统计表", "", partial(self.choose, "committee_work"), "committees"
            ),
            Command("查看委员履职一览", "", partial(self.choose, "member_overview"), "members"),
            Command(CROSSED_TITLE, "", partial(self.choose, CROSSED), "crossed"),
        ]

    def remember(self) -> dict[str, Plain]:
        """The table in front and what the crossed one shows."""
        return {"table": self.tables.current, "crossed": self.crossed.remember()}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        kept = state.get("crossed")
        if isinstance(kept, dict):
            self.crossed.recall(kept)
        if isinstance(state.get("table"), str):
            self.choose(str(state["table"]))

    def start_search(self) -> None:
        """Puts the cursor into the list of tables."""
        self.tables.setFocus()

    def show_place(self, place: str) -> None:
        """Shows the table of that key."""
        self.choose(place)

    def choose(self, key: str) -> None:
        """Brings a table to the front."""
        self.tables.choose(key)

    def print_now(self) -> None:
        """Opens the preview: of the chosen tables, or of the one in front that is no form."""
        desk, foot, key = self._context.desk, self.lines.foot, self.tables.current
        if key in OWN_BY_KEY and self.wide.rows.made is not None:
            sheet = wide_outputs.wide_sheet(desk, self.wide.rows.made, foot)
            show_prepared(self._context, sheet, self.window())
        elif key == CROSSED and self.crossed.made is not None:
            sheet = wide_outputs.crossed_sheet(
                desk, self.crossed.made, foot,
                shares=self.crossed.shares, before=self.crossed.before,
            )  # fmt: skip
            show_prepared(self._context, sheet, self.window())
        elif self._has_chosen():
            self._keep()
            period = self.period.period
            steps = outputs.prepared_in_steps(desk, self.tables.chosen_rules(), period, foot)
            window = self.window()
            self._context.jobs.step(
                "统计填报表", steps, lambda sheet: show_prepared(self._context, sheet, window)
            )

    def export(self) -> None:
        """Asks where to, then writes the chosen tables, or the one in front that is no form."""
        key = self.tables.current
        if key in OWN_BY_KEY and self.wide.rows.made is not None:
            table = wide_outputs.wide_out(self.wide.rows.made)
            self._ask(table.name, lambda path: self._write(path, [table]))
        elif key == CROSSED and self.crossed.made is not None:
            table = wide_outputs.crossed_out(
                self.crossed.made, shares=self.crossed.shares, before=self.crossed.before
            )
            self._ask(table.name, lambda path: self._write(path, [table]))
        elif self._has_chosen():
            self._keep()
            self._ask("填报表", self._collect)

    def _ask(self, title: str, then: Callable[[Destination], object]) -> None:
        name = f"{title}{self.period.period.words}.xlsx"
        question = Question("export_file", f"导出{title}", name, BOOK, WORKBOOK)
        ask_destination(self._context, question, then)

    def _collect(self, path: Destination) -> None:
        desk, foot = self._context.desk, self.lines.foot
        steps = outputs.sheets_in_steps(desk, self.tables.chosen_rules(), self.period.period, foot)
        self._context.jobs.step("统计填报表", steps, partial(self._write, path))

    def _write(self, path: Destination, tables: list[Any]) -> None:
        self._context.jobs.run(
            "导出填报表",
            lambda progress: outputs.write(tables, path, progress),
            lambda _: self._context.events.say(f"已导出{place_words(path)}", path=path),
        )

    def _has_chosen(self) -> bool:
        if self.tables.chosen():
            return True
        self._context.events.say("还没有选表：在左边的表上按空格勾选，再打印或导出", role="muted")
        return False

    def _copy(self, rows: CopiedRows) -> None:
        self._context.desktop.copy_table(rows.text(), rows.html())
        self._context.events.say("已复制统计表，可以粘贴到 Excel 或 WPS", role="muted")

    def _open(self, cell: TableCell) -> None:
        if cell.record and cell.value is not None:
            self._context.events.open_rows(cell.record, cell.where)
        elif cell.value is None:
            self._context.events.say("这一格没有数，背后没有记录", role="muted")
        else:
            self._context.events.say("这个数没有可以列出的记录", role="muted")

    def _keep(self) -> None:
        """Remembers what was made for the next time."""
        said = LastSet(tuple(self.tables.chosen()), self.period.period, self.lines.foot)
        try:
            remembered.remember(self._context.desk, said)
        except UserError as error:
            self._context.events.say(error.sentence, role="bad")

    def _take_last(self, last: LastSet) -> None:
        self.tables.tick(last.tables)
        self.period.show_period(last.period)
        self.lines.put_foot(last.foot)

    def _as_last_time(self) -> None:
        last = remembered.last_set(self._context.desk)
        self._take_last(last)
        self._read()
        self._context.events.say(
            f"同上次：{len(last.tables)} 张表，{last.period.words}", role="muted"
        )

    def _on_period(self) -> None:
        self._read()
        self._check_all()

    def _check_all(self) -> None:
        """Makes every table of the set, step by step: then each is shown as it was kept."""
        desk, period = self._context.desk, self.period.period
        steps = made_in_steps(desk, TABLES, period)
        self._checking.run(steps, self._show_states)

    def _show_states(self, tables: list[MadeTable]) -> None:
        for each in tables:
            if each.period == self.period.period:
                self.tables.show_state(each)

    def _read(self) -> None:
        desk, period, key = self._context.desk, self.period.period, self.tables.current
        self.scope.setVisible(key in OWN_BY_KEY and bool(OWN_BY_KEY[key].scopes))
        if key in BY_KEY:
            self.panes.setCurrentWidget(self.lines)
            if BY_KEY[key].derived:
                steps = made_in_steps(desk, [BY_KEY[key]], period)
                self._reading.run(steps, self._show_made)
            else:
                self._reading.stop()
                self._show_made([made(desk, BY_KEY[key], period)])
        elif key in OWN_BY_KEY:
            self.panes.setCurrentWidget(self.wide)
            scope = self.scope.scope if OWN_BY_KEY[key].scopes else EVERYTHING
            wide_steps = wide_in_steps(desk, OWN_BY_KEY[key], period, scope)
            self._reading.run(wide_steps, partial(self._show_wide, key))
        else:
            self.crossed.show_period(period)
            self.panes.setCurrentWidget(self.crossed)

    def _show_made(self, tables: list[MadeTable]) -> None:
        (table,) = tables
        if table.rule.key == self.tables.current:
            self.lines.show_table(table, str(self.period.kind.currentData()))
            self.tables.show_state(table)

    def _show_wide(self, key: str, table: Any) -> None:
        if key == self.tables.current:
            self.wide.show_table(table)

    def _other_pane(self) -> None:
        """F6: from the list into the table and back."""
        front = {self.lines: self.lines.table, self.wide: self.wide.table}
        table = front.get(self.panes.currentWidget(), self.crossed.table)
        (self.tables if table.hasFocus() else table).setFocus()

    def _connect(self) -> None:
        self.period.changed.connect(self._on_period)
        self.scope.changed.connect(self._read)
        self.tables.turned.connect(self._read)
        self.lines.foot_changed.connect(self._keep)
        for pane in (self.lines, self.wide, self.crossed):
            pane.opened.connect(self._open)
            pane.copied.connect(self._copy)
        self.printing.clicked.connect(self.print_now)
        self.giving.clicked.connect(self.export)
        self.last.clicked.connect(self._as_last_time)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F6"), self, self._other_pane, context=within)
        QShortcut(QKeySequence("F5"), self, self._read, context=within)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.last = button("同上次", "as_last_time", theme, "refresh")
        self.printing = button("打印", "print_button", theme, "print")
        self.giving = button("导出", "export_button", theme, "export")
        top = QWidget()
        line = FlowLayout(top)
        for part in (self.period, self.scope, self.last, self.printing, self.giving):
            line.addWidget(part)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.tables)
        middle.addWidget(self.panes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(top)
        column.addLayout(middle, 1)
        column.addWidget(label(HINT, "small"))
