"""积分: the scores of a year as a list; Enter opens one member's detail in its place."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.records.member import Member
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.services.scoring import score_list
from desktop_app.services.scoring.board import Board, board_in_steps
from desktop_app.services.scoring.score_list import MARKS, ScoreLine, Wanted, marks_of
from desktop_app.settings import Plain
from desktop_app.stepping import Steps
from desktop_app.ui.copied_rows import CopiedRows, copy_rows
from desktop_app.ui.look.empty_state import EmptyState
from desktop_app.ui.look.words import row
from desktop_app.ui.scoring.score_detail import ScoreDetail
from desktop_app.ui.scoring.scores_head import ScoresHead
from desktop_app.ui.scoring.scores_model import ScoresModel
from desktop_app.ui.scoring.scores_order import in_order
from desktop_app.ui.scoring.scores_output import ScoresOutput
from desktop_app.ui.scoring.scores_table import ScoresTable
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

SOON = 0.15
"""Seconds that a board may take before it is read in slices, with the window usable."""
NO_RULES = "{year} 年还没有正式的积分规则"
BEGIN = "先在“积分规则”里从参考办法新建一套，或复制上一年的，主席会议审定后点“审定启用”。"
TO_RULES = "去积分规则"


class ScoresPage(Page):
    """Reads the board of the year again after every change that may touch it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("scores")
        self._context = context
        self.board: Board | None = None
        self.lines: list[ScoreLine] = []
        self._sort, self._down = -1, False
        self._is_reading = False
        self.head = ScoresHead(context.theme, context.desk.today.year)
        self.rows = ScoresModel(context.theme, self)
        self.table = ScoresTable(self.rows, context.theme)
        self.empty = EmptyState("积分", "assessment", context.theme)
        self.empty.take_in.hide()
        self.empty.new.setText(TO_RULES)
        self.output = ScoresOutput(context, self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.pages = QStackedWidget()
        self.list = QWidget()
        self.detail: ScoreDetail | None = None
        column = QVBoxLayout(self.list)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addLayout(row(self.head.count))
        self.pages.addWidget(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        self._connect()
        self.read()

    @property
    def in_front(self) -> ScoreDetail | None:
        """The detail where it is in the place of the list, else None."""
        return self.detail if self.pages.currentWidget() is self.detail else None

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the board again; it knows by the log whom a change touched."""
        self.read()

    def commands(self) -> list[Command]:
        """Printing, exporting, an entry by hand."""
        return [
            Command("打印履职积分排名表", "", self.output.print_ranking, "print", "print"),
            Command("导出积分排名到 Excel", "", self.output.export, "export", "export"),
            Command("手工加减分", "", self.enter, "enter", "edit"),
        ]

    def remember(self) -> dict[str, Plain]:
        """The conditions and the order."""
        wanted = self.head.chips.wanted
        return {
            "kind": wanted.kind, "grades": list(wanted.grades), "marks": list(wanted.marks),
            "committees": list(wanted.committees), "sectors": list(wanted.sectors),
            "sort": self._sort, "down": self._down,
        }  # fmt: skip

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered; reads again only where that makes a difference."""
        before = self.remember()
        named = ("grades", "committees", "sectors", "marks")
        given: dict[str, Any] = {
            name: tuple(map(str, cast("list[Plain]", state.get(name)) or ())) for name in named
        }
        sort = state.get("sort")
        self._sort = sort if isinstance(sort, int) else -1
        self._down = state.get("down") is True
        self.head.chips.show_wanted(Wanted(kind=str(state.get("kind") or ""), **given))
        if self.remember() != before:
            self.show_lines()

    def start_search(self) -> None:
        """Puts the cursor into the search."""
        self.close_detail()
        self.head.search.setFocus()
        self.head.search.selectAll()

    def new(self) -> None:
        """Begins an entry by hand."""
        self.enter()

    def open_record(self, record: int) -> None:
        """Opens the detail of a member."""
        self.open_detail(record)

    def show_place(self, place: str) -> None:
        """Shows a year (2026), or a member's detail in a year (2026/12)."""
        year, _, key = place.partition("/")
        self.head.cut_off.show_year(int(year))
        self.read()
        if key:
            self.open_detail(int(key))

    def shows(self, record: str, uid: int | None) -> bool:
        """Whether a change of that record is to be seen here."""
        return record == "score_entry"

    def tab_clicked(self) -> None:
        """Goes back to the list."""
        self.close_detail()

    def read(self) -> None:
        """Reads the board: in one go where it is kept, else in slices with the window usable."""
        if self._is_reading:
            return
        cut = self.head.cut_off
        steps = board_in_steps(self._context.desk, cut.year, cut.until)
        ends = time.monotonic() + SOON
        try:
            while time.monotonic() < ends:
                next(steps)
        except StopIteration as done:
            self._take(done.value)
            return
        self._read_on(steps)

    def open_detail(self, key: int) -> None:
        """Shows one member's detail in the place of the list."""
        if self.board is None or key not in self.board.scores:
            return
        if self.detail is None:
            self.detail = ScoreDetail(self._context, self.order)
            self.pages.addWidget(self.detail)
            self.detail.left.connect(self.close_detail)
            self.detail.wanted.connect(self.open_detail)
            self.detail.entry_wanted.connect(self.enter)
            self.detail.print_wanted.connect(lambda one: self.output.print_details([one]))
            self.detail.every_wanted.connect(self.output.print_shown)
        line = next(each for each in self.lines if each.key == key)
        self.detail.show_score(self.board, line, self.head.cut_off.words, self.head.cut_off.until)
        self.pages.setCurrentWidget(self.detail)
        self.detail.take_focus()

    def close_detail(self) -> None:
        """Goes back to the list, the cursor on the member that was shown."""
        front = self.in_front
        if front is None:
            return
        self.pages.setCurrentWidget(self.list)
        self._choose(front.key)
        self.table.setFocus()

    def order(self) -> list[int]:
        """The members of the list in its order now."""
        return [each.key for each in self.rows.lines]

    def enter(self, key: int | None = None) -> None:
        """Opens the dialog of an entry by hand, for one member or the chosen row."""
        from desktop_app.ui.scoring.entry_dialog import EntryDialog

        chosen = key or self.current_key()
        if self.board is None:
            self._context.events.say("这一年还没有正式的积分规则，不能手工计分", role="muted")
            return
        EntryDialog(self._context, self.board.rules, chosen, self.window()).open()

    def current_key(self) -> int | None:
        """The member of the row with the cursor, or of the detail."""
        if self.in_front is not None:
            return self.in_front.key
        at = self.table.currentIndex().row()
        return self.rows.lines[at].key if 0 <= at < len(self.rows.lines) else None

    def show_lines(self) -> None:
        """Shows the lines that the conditions leave, in the order asked for."""
        key = self.current_key()
        wanted = self.head.chips.wanted
        text = self.head.search.text().strip()
        matching = None
        if text:
            matching = frozenset(registers.find(self._context.desk, Member, Query(search=text)))
        shown = score_list.wanted_lines(self.lines, wanted, matching)
        rules = self.board.rules if self.board is not None else None
        self.rows.show_lines(in_order(shown, self._sort, rules, down=self._down), rules)
        self.table.show_sort(self._sort, descending=self._down)
        self._show_counts(rules)
        self._choose(key)
        self._show_reason(narrowed=bool(self.lines))

    def _take(self, found: Board | None) -> None:
        self._is_reading = False
        self.board = found
        self.lines = score_list.lines(self._context.desk, found) if found is not None else []
        self.show_lines()
        front = self.in_front
        if front is None:
            return
        line = next((each for each in self.lines if each.key == front.key), None)
        if found is None or line is None:
            self.close_detail()
        else:
            front.show_score(found, line, self.head.cut_off.words, self.head.cut_off.until)

    def _read_on(self, steps: Steps[Board | None]) -> None:
        self._is_reading = True
        self.head.count.setText("正在计算积分……")
        self._context.jobs.step("计算积分", steps, self._take, self._on_failed)

    def _on_failed(self) -> None:
        self._is_reading = False
        self.head.count.setText("计算被停止，按 F5 重新计算")

    def _show_counts(self, rules: Any) -> None:
        chips, every = self.head.chips, self.lines
        own = [x for x in every if not chips.wanted.kind or x.kind == chips.wanted.kind]
        kinds = {"": len(every)}
        marks = dict.fromkeys(MARKS, 0)
        for each in every:
            kinds[each.kind] = kinds.get(each.kind, 0) + 1
        for each in own:
            for mark in marks_of(each.score):
                marks[mark] += 1
        chips.show_counts(kinds, score_list.grade_counts(own, rules), marks)
        chips.show_offers({
            "committees": score_list.offers(every, "committee"),
            "sectors": score_list.offers(every, "sector"),
        })  # fmt: skip
        shown = len(self.rows.lines)
        words = [self.head.cut_off.words, f"{shown} 人" if shown == len(every) else
                 f"{shown} 人，共 {len(every)} 人"]  # fmt: skip
        if rules is not None:
            words += [f"按“{rules.name}”计算，随记录自动重算", "Enter 看明细"]
        self.head.count.setText("　·　".join(words))

    def _show_reason(self, *, narrowed: bool) -> None:
        some = bool(self.rows.lines)
        self.stack.setCurrentWidget(self.table if some else self.empty)
        self.empty.show_reason(narrowed=narrowed)
        for each in (self.head.export_button, self.head.print_button, self.head.entry_button,
                     self.head.rules_button):  # fmt: skip
            each.setEnabled(self.board is not None)
        if some or narrowed:
            return
        if self.board is None:
            self.empty.say(NO_RULES.format(year=self.head.cut_off.year), BEGIN)
        else:
            self.empty.say("还没有要计分的委员", "“委员”里登记在任的委员以后，这里按规则算出每位的得分。")
        self.empty.new.setVisible(self.board is None)

    def _choose(self, key: int | None) -> None:
        row_ = self.rows.row_of(key) if key is not None else 0
        if self.rows.lines:
            at = max(row_, 0)
            self.table.choose_rows([at], at, show=row_ > 0)

    def _on_sort(self, column: int) -> None:
        """A column is sorted from the most first; a third click brings back the strokes."""
        if column == 0 or (self._sort == column and not self._down):
            self._sort, self._down = -1, False
        elif self._sort == column:
            self._down = False
        else:
            self._sort, self._down = column, True
        self.show_lines()

    def _on_typed(self, text: str) -> None:
        self.head.search.setFocus()
        self.head.search.insert(text)

    def _clear(self) -> None:
        self.head.search.clear()
        self.head.chips.show_wanted(Wanted(), tell=True)

    def _on_copy(self, rows: CopiedRows) -> None:
        copy_rows(self._context.desktop, self._context.events, rows)

    def _open_current(self) -> None:
        key = self.current_key()
        if key is not None:
            self.open_detail(key)

    def _open_rules(self) -> None:
        events = self._context.events
        if self.board is not None and self.board.rules.key:
            events.open_record("score_rule_set", self.board.rules.key)
        else:
            events.go("score_rule_set")

    def _connect(self) -> None:
        head = self.head
        head.cut_off.changed.connect(self.read)
        head.chips.changed.connect(self.show_lines)
        head.search.textChanged.connect(self.show_lines)
        head.search.returnPressed.connect(self.table.setFocus)
        head.entry_button.clicked.connect(lambda: self.enter())
        head.rules_button.clicked.connect(self._open_rules)
        head.export_button.clicked.connect(self.output.export)
        for name, action in head.prints.items():
            action.triggered.connect(partial(_run, getattr(self.output, name)))
        self.table.opened.connect(self._open_current)
        self.table.copy_asked.connect(self._on_copy)
        self.table.sort_asked.connect(self._on_sort)
        self.table.typed.connect(self._on_typed)
        self.empty.new_asked.connect(self._open_rules)
        self.empty.clear_asked.connect(self._clear)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F5"), self, self.read, context=within)


def _run(run: Any, _: bool = False) -> None:
    run()
