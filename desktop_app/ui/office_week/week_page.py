"""周安排: the plan of a week or a month; lines open their records, Ctrl+N begins an activity."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.records.activity import Activity
from desktop_app.services import registers
from desktop_app.services.office_week import plan_outputs
from desktop_app.services.office_week.day_marks import day_marks
from desktop_app.services.office_week.plan_days import (
    PlanPeriod,
    month_later,
    month_of,
    span_words,
    week_of,
    week_words,
)
from desktop_app.services.office_week.plan_lines import PlanLine, plan_lines
from desktop_app.settings import Plain
from desktop_app.ui.look.words import button, label
from desktop_app.ui.office_week.month_table import MonthModel, MonthTable
from desktop_app.ui.office_week.span_head import SpanHead
from desktop_app.ui.office_week.week_model import FIRST, WeekModel
from desktop_app.ui.office_week.week_table import WeekTable
from desktop_app.ui.prints.page_outputs import export_table, show_print
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

WEEK, MONTH = "week", "month"
READ = frozenset({"activity", "activity_part", "consultation", "agenda_item", "committee",
                  "holiday", "code_entry"})  # fmt: skip
EMPTY = {
    WEEK: "这一周还没有安排。光标移到哪一天，按 Ctrl+N 就新建那天的活动；活动写了开始日期的，"
          "协商写了协商日期的，会自动排到这里。",
    MONTH: "这个月还没有安排。光标移到哪一天，按 Ctrl+N 就新建那天的活动。",
}  # fmt: skip


class WeekPage(Page):
    """A week as a table of half-days, a month as a calendar; always those with `day`."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("week", parent)
        self._context = context
        today = context.desk.today
        self.day = today
        self.lines: list[PlanLine] = []
        self.head = SpanHead(context.theme, ((WEEK, "周"), (MONTH, "月")), "周（月）")
        self.adding = button("新建活动", "new_activity", context.theme, "add", "primary")
        self.adding.setToolTip("新建光标所在那天的活动（Ctrl+N）")
        self.head.before.addWidget(self.adding)
        self.weeks, self.months = WeekModel(today, self), MonthModel(today, self)
        self.week_table = WeekTable(self.weeks, context.theme)
        self.month_table = MonthTable(self.months, context.theme)
        self.hint = label("", "muted", wraps=True)
        self.undated = label("", "muted", wraps=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.week_table)
        self.stack.addWidget(self.month_table)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for each in (self.head, self.hint):
            column.addWidget(each)
        column.addWidget(self.stack, 1)
        column.addWidget(self.undated)
        self._connect()
        self.show_day(today)

    @property
    def span(self) -> PlanPeriod:
        """The days that are shown."""
        return week_of(self.day) if self.head.kind == WEEK else month_of(self.day)

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the plan again where something that it shows has changed."""
        if not records or records & READ:
            self._read()

    def commands(self) -> list[Command]:
        """Printing, exporting and copying the week, printing and exporting the month."""
        wanted = (
            ("打印周安排", "print", WEEK, self.print_now, "print"),
            ("导出周安排到 Excel", "export", WEEK, self.export, "export"),
            ("复制周安排", "copy", WEEK, self.copy, "copy"),
            ("打印月安排", "print_month", MONTH, self.print_now, "print"),
            ("导出月安排到 Excel", "export_month", MONTH, self.export, "export"),
        )
        return [
            Command(title, "", partial(self._of, kind, run), key, icon)
            for title, key, kind, run, icon in wanted
        ]

    def remember(self) -> dict[str, Plain]:
        """Whether a week or a month is shown; the next start begins with today."""
        return {"kind": self.head.kind}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        kind = state.get("kind")
        if kind in (WEEK, MONTH) and kind != self.head.kind:
            self.turn(str(kind))

    def start_search(self) -> None:
        """Puts the cursor into the plan."""
        self.table.setFocus()

    def show_place(self, place: str) -> None:
        """Shows the week or month of a day, given as 2026-03-05."""
        self.show_day(datetime.date.fromisoformat(place))

    def new(self) -> None:
        """Begins an activity on the day under the cursor."""
        draft = registers.blank(self._context.desk, Activity, start_on=self.day.isoformat())
        self._context.open_form(self._context, draft, self.window())

    def shows(self, record: str, uid: int | None) -> bool:
        """Whether a record, None for one of several, has a line among those that are shown."""
        if uid is None:
            return record in ("activity", "consultation", "agenda_item")
        return any((each.record, each.key) == (record, uid) for each in self.lines)

    @property
    def table(self) -> WeekTable | MonthTable:
        """The table that is in front."""
        return self.week_table if self.head.kind == WEEK else self.month_table

    def show_day(self, day: datetime.date) -> None:
        """Shows the span with a day, the cursor on it."""
        self.day = day
        self._read()

    def turn(self, kind: str) -> None:
        """Shows the week or the month of the day under the cursor."""
        self.head.turn(kind)
        self._read()
        self.table.setFocus()

    def step(self, by: int) -> None:
        """Goes so many spans on, with the cursor on the same day of the week or month."""
        if self.head.kind == WEEK:
            self.show_day(self.day + datetime.timedelta(days=7 * by))
            return
        first = month_later(self.day, by)
        self.show_day(first.replace(day=min(self.day.day, month_of(first).last.day)))

    def print_now(self) -> None:
        """Opens the preview of the plan that is shown."""
        desk, span, lines = self._context.desk, self.span, self.lines
        show_print(self._context, self.window(), lambda: plan_outputs.sheet_of(desk, span, lines))

    def export(self) -> None:
        """Writes the plan that is shown to a workbook."""
        title = f"{plan_outputs.title_of(self.span)}（{span_words(self.span)}）"
        table = plan_outputs.table_of(self.span, self.lines)
        export_table(self._context, table, title, plan_outputs.write)

    def copy(self) -> None:
        """Copies the plan that is shown as text for a message."""
        if not self.lines:
            self._context.events.say("还没有安排，没有可以复制的内容", role="muted")
            return
        self._context.desktop.copy_text(plan_outputs.message(self.span, self.lines))
        word = plan_outputs.title_of(self.span)
        self._context.events.say(f"已复制{word}，可以粘贴到消息里", role="muted")

    def _of(self, kind: str, run: Callable[[], None]) -> None:
        self.turn(kind)
        run()

    def _read(self) -> None:
        desk, span = self._context.desk, self.span
        is_week = self.head.kind == WEEK
        self.lines = plan_lines(desk, span)
        marks = day_marks(desk, span)
        row = self.week_table.currentIndex().row() if is_week else 0
        self.weeks.today = self.months.today = desk.today
        if is_week:
            self.weeks.show_week(span, self.lines, marks)
        else:
            self.months.show_month(span, self.lines, marks)
        self.stack.setCurrentWidget(self.table)
        self.head.words.setText(
            span_words(span) if is_week else f"{span.first:%Y}年{span.first.month}月"
        )
        count = f"共 {len(self.lines)} 项" if self.lines else ""
        self.head.more.setText(
            "　".join(filter(None, (week_words(span) if is_week else "", count)))
        )
        self.hint.setText(EMPTY[self.head.kind])
        self.hint.setVisible(not self.lines)
        self._tell_undated()
        self._put_cursor(row)

    def _tell_undated(self) -> None:
        undated = [each.title for each in self.lines if not each.day]
        self.undated.setText(f"日期未定：{'、'.join(undated)}" if undated else "")
        self.undated.setVisible(bool(undated))

    def _put_cursor(self, row: int) -> None:
        if self.head.kind == WEEK:
            column = FIRST + self.day.weekday()
            self.week_table.go_to(min(max(row, 0), self.weeks.rowCount() - 1), column)
        else:
            self.month_table.go_to(*self.months.place_of(self.day))

    def _on_cursor(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            day = (
                self.weeks.day(index.column()) if self.head.kind == WEEK
                else self.months.day(index.row(), index.column())
            )  # fmt: skip
            self.day = day or self.day

    def _on_opened(self, row: int, column: int) -> None:
        """A line opens its record, an empty cell of a week begins an activity there."""
        line = self.weeks.line(row, column)
        if line is not None:
            self._context.events.open_record(line.record, line.key)
        elif self.weeks.day(column) is not None:
            self.new()

    def _on_day_opened(self, row: int, column: int) -> None:
        self.day = self.months.day(row, column)
        self.turn(WEEK)

    def _on_edge(self, by: int) -> None:
        """Over the edge the cursor goes to the next day, in its half-day."""
        self.show_day(self.day + datetime.timedelta(days=by))

    def _on_output(self, name: str) -> None:
        {"print": self.print_now, "export": self.export, "copy": self.copy}[name]()

    def _connect(self) -> None:
        head = self.head
        head.moved.connect(self.step)
        head.today_asked.connect(lambda: self.show_day(self._context.desk.today))
        head.turned.connect(self.turn)
        head.output_asked.connect(self._on_output)
        self.adding.clicked.connect(self.new)
        self.week_table.opened.connect(self._on_opened)
        self.month_table.opened.connect(self._on_day_opened)
        for table in (self.week_table, self.month_table):
            table.moved.connect(self._on_edge)
            table.copy_asked.connect(self.copy)
            table.selectionModel().currentChanged.connect(self._on_cursor)
        for keys, run in (
            ("F5", self._read), ("Alt+PageUp", partial(self.step, -1)),
            ("Alt+PageDown", partial(self.step, 1)),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, run)
