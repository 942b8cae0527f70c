"""大事记: the activities of a month or a year, ticked and worded for the chronicle."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.services.office_week import chronicle, chronicle_outputs
from desktop_app.services.office_week.chronicle import ChronicleEntry, Wording
from desktop_app.services.office_week.plan_days import PlanPeriod, month_later, month_of, year_of
from desktop_app.settings import Plain
from desktop_app.ui.look.empty_state import EmptyState
from desktop_app.ui.look.words import button, label
from desktop_app.ui.office_week.chronicle_model import TICK, ChronicleModel
from desktop_app.ui.office_week.chronicle_table import ChronicleTable
from desktop_app.ui.office_week.span_head import SpanHead
from desktop_app.ui.prints.page_outputs import export_table, show_print
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

MONTH, YEAR = "month", "year"
READ = frozenset({"activity", "code_entry"})
HINT = "空格：入或不入大事记，可以先选几行　·　F2 或直接打字：改写法　·　Enter：打开活动"


class ChroniclePage(Page):
    """Reads the activities of a span; a tick and new words are written as soon as they are made."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("chronicle", parent)
        self._context = context
        self.day = context.desk.today
        self.found: list[ChronicleEntry] = []
        self.head = SpanHead(context.theme, ((MONTH, "月"), (YEAR, "年")), "月（年）")
        self.only = button("只看入大事记的", "only_ticked", context.theme, kind="chip")
        self.only.setCheckable(True)
        self.head.before.addWidget(self.only)
        self.rows = ChronicleModel(context.theme, self)
        self.table = ChronicleTable(self.rows, context.theme)
        self.empty = EmptyState("活动", "book", context.theme)
        self.empty.take_in.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.hint = label(HINT, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.hint)
        self._connect()
        self._read()

    @property
    def span(self) -> PlanPeriod:
        """The days that are shown."""
        return month_of(self.day) if self.head.kind == MONTH else year_of(self.day)

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the entries again where activities have changed."""
        if not records or records & READ:
            self._read()

    def commands(self) -> list[Command]:
        """Printing, exporting and copying what is shown."""
        return [
            Command("打印大事记", "", self.print_now, "print", "print"),
            Command("导出大事记到 Excel", "", self.export, "export", "export"),
            Command("复制大事记", "", self.copy, "copy", "copy"),
        ]

    def remember(self) -> dict[str, Plain]:
        """Month or year, and whether only what is ticked is shown."""
        return {"kind": self.head.kind, "only": self.only.isChecked()}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        kind, before = state.get("kind"), self.remember()
        if kind in (MONTH, YEAR):
            self.head.turn(str(kind))
        self.only.setChecked(state.get("only") is True)
        if self.remember() != before:
            self._read()

    def start_search(self) -> None:
        """Puts the cursor into the table."""
        self.table.setFocus()

    def show_place(self, place: str) -> None:
        """Shows the span with a day, given as 2026-03-05."""
        self.day = datetime.date.fromisoformat(place)
        self._read()

    def shows(self, record: str, uid: int | None) -> bool:
        """Whether an activity, None for one of several, is among those that are shown."""
        if record != "activity":
            return False
        return uid is None or self.rows.row_of(uid) >= 0

    def turn(self, kind: str) -> None:
        """Shows the month or the year."""
        self.head.turn(kind)
        self._read()
        self.table.setFocus()

    def step(self, by: int) -> None:
        """Goes so many months or years on."""
        self.day = month_later(self.day, by if self.head.kind == MONTH else 12 * by)
        self._read()

    def tick(self) -> None:
        """Ticks the chosen rows, or unticks them where all are ticked; one action."""
        chosen = [self.rows.entries[row] for row in self.table.chosen_rows()]
        to = not all(each.is_ticked for each in chosen)
        self._save({each.key: Wording(to, each.own) for each in chosen})

    def print_now(self) -> None:
        """Opens the preview of the chronicle of the span."""
        desk, span = self._context.desk, self.span
        show_print(
            self._context, self.window(),
            lambda: chronicle_outputs.sheet_of(desk, span, self.found),
        )  # fmt: skip

    def export(self) -> None:
        """Writes the chronicle of the span to a workbook."""
        table = chronicle_outputs.table_of(self.span, self.found)
        title = chronicle_outputs.title_of(self.span)
        export_table(self._context, table, title, chronicle_outputs.write)

    def copy(self) -> None:
        """Copies the chronicle of the span as text."""
        if not any(each.is_ticked for each in self.found):
            self._context.events.say("还没有入大事记的活动，没有可以复制的内容", role="muted")
            return
        self._context.desktop.copy_text(chronicle_outputs.message(self.span, self.found))
        self._context.events.say("已复制大事记，可以粘贴到文档里", role="muted")

    def new(self) -> None:
        """Begins an activity."""
        from desktop_app.records.activity import Activity
        from desktop_app.services import registers

        first = self.span.first.isoformat()
        today = self._context.desk.today.isoformat()
        day = today if first <= today <= self.span.last.isoformat() else None
        draft = registers.blank(self._context.desk, Activity, start_on=day)
        self._context.open_form(self._context, draft, self.window())

    def _save(self, changes: Mapping[int, Wording]) -> None:
        try:
            changed = chronicle.save(self._context.desk, changes)
        except UserError as error:
            self._context.desktop.tell("chronicle_refused", error.sentence)
            self._read()
            return
        added = sum(each.is_ticked for each in changes.values())
        word = f"{len(changes)} 次活动" if len(changes) > 1 else "大事记"
        text = f"已改好{word}" if len(changes) == 1 else (
            f"{word}{'已入大事记' if added else '不入大事记'}"
        )  # fmt: skip
        self._context.events.announce(changed, text)

    def _on_ticked(self, key: int, to: bool) -> None:
        each = self.rows.entries[self.rows.row_of(key)]
        self._save({key: Wording(to, each.own)})

    def _on_worded(self, key: int, text: str) -> None:
        """New words put the activity into the chronicle."""
        self._save({key: Wording(True, text)})

    def _read(self) -> None:
        current = self.table.currentIndex()
        key = self.rows.entries[current.row()].key if current.isValid() else None
        column = max(current.column(), TICK)
        self.found = chronicle.entries(self._context.desk, self.span)
        ticked = [each for each in self.found if each.is_ticked]
        shown = ticked if self.only.isChecked() else self.found
        row = current.row()
        self.rows.show_entries(shown)
        self.head.words.setText(chronicle_outputs.span_word(self.span))
        self.head.more.setText(f"{len(ticked)} 次入大事记，共 {len(self.found)} 次活动")
        self._show_reason()
        self.stack.setCurrentWidget(self.table if shown else self.empty)
        self.hint.setVisible(bool(shown))
        if shown:
            place = self.rows.row_of(key) if key is not None else 0
            place = place if place >= 0 else min(max(row, 0), len(shown) - 1)
            self.table.setCurrentIndex(self.rows.index(place, column))

    def _show_reason(self) -> None:
        """Why the list is empty: nothing is ticked, or no activity is in these days."""
        self.empty.show_reason(narrowed=bool(self.found))
        if not self.found:
            heading = f"{chronicle_outputs.span_word(self.span)}没有活动"
            self.empty.say(heading, "“活动”里登记的活动按日期列在这里，打勾的入大事记。")

    def _show_all(self) -> None:
        self.only.setChecked(False)
        self._read()

    def _today(self) -> None:
        self.day = self._context.desk.today
        self._read()

    def _on_output(self, name: str) -> None:
        {"print": self.print_now, "export": self.export, "copy": self.copy}[name]()

    def _on_opened(self, row: int) -> None:
        self._context.events.open_record("activity", self.rows.entries[row].key)

    def _connect(self) -> None:
        head = self.head
        head.moved.connect(self.step)
        head.today_asked.connect(self._today)
        head.turned.connect(self.turn)
        head.output_asked.connect(self._on_output)
        self.only.clicked.connect(self._read)
        self.empty.clear_asked.connect(self._show_all)
        self.empty.new_asked.connect(self.new)
        self.rows.ticked.connect(self._on_ticked)
        self.rows.worded.connect(self._on_worded)
        self.table.tick_asked.connect(self.tick)
        self.table.opened.connect(self._on_opened)
        self.table.copy_asked.connect(self.copy)
        for keys, run in (
            ("F5", self._read), ("Alt+PageUp", partial(self.step, -1)),
            ("Alt+PageDown", partial(self.step, 1)),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, run)
