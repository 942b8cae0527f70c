"""积分: the scores of a year as a list; Enter opens one member's detail in its place."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop_app.services.lookup.viewed_term import viewed_year
from desktop_app.services.scoring.board import Board, board_in_steps
from desktop_app.settings import Plain
from desktop_app.stepping import Steps
from desktop_app.ui.scoring.score_detail import ScoreDetail
from desktop_app.ui.scoring.scores_list import ScoresList
from desktop_app.ui.scoring.scores_output import ScoresOutput
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

SOON = 0.15
"""Seconds that a board may take before it is read in slices, with the window usable."""
READING, STOPPED = "正在计算积分……", "计算被停止，按 F5 重新计算"
NO_ENTRIES = "这一年还没有正式的积分规则，不能手工计分"


class ScoresPage(Page):
    """Reads the board of the year again after every change; it knows whom a change touched."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("scores")
        self._context = context
        self._is_reading = False
        self.list = ScoresList(context)
        self.output = ScoresOutput(context, self.list)
        self.detail: ScoreDetail | None = None
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        self._connect()
        self.read()

    @property
    def board(self) -> Board | None:
        """The board that is shown."""
        return self.list.board

    @property
    def in_front(self) -> ScoreDetail | None:
        """The detail where it is in the place of the list, else None."""
        return self.detail if self.pages.currentWidget() is self.detail else None

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the board again."""
        self.read()

    def look_at_term(self) -> None:
        """Shows the last year of the term that is looked at, this year for the present one."""
        self.close_detail()
        self.list.head.cut_off.show_year(viewed_year(self._context.desk))
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
        return self.list.remembered()

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        self.list.recall(state)

    def start_search(self) -> None:
        """Puts the cursor into the search."""
        self.close_detail()
        self.list.head.search.setFocus()
        self.list.head.search.selectAll()

    def new(self) -> None:
        """Begins an entry by hand."""
        self.enter()

    def open_record(self, record: int) -> None:
        """Opens the detail of a member."""
        self.open_detail(record)

    def show_place(self, place: str) -> None:
        """Shows a year (2026), or a member's detail in a year (2026/12)."""
        year, _, key = place.partition("/")
        self.list.head.cut_off.show_year(int(year))
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
        cut = self.list.head.cut_off
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
        board, cut = self.board, self.list.head.cut_off
        line = next((each for each in self.list.lines if each.key == key), None)
        if board is None or line is None:
            return
        detail = self.detail or self._built()
        detail.show_score(board, line, cut.words, cut.until)
        self.pages.setCurrentWidget(detail)
        detail.take_focus()

    def close_detail(self) -> None:
        """Goes back to the list, the cursor on the member that was shown."""
        front = self.in_front
        if front is None:
            return
        self.pages.setCurrentWidget(self.list)
        self.list.choose(front.key)
        self.list.table.setFocus()

    def enter(self, key: int | None = None) -> None:
        """Opens the dialog of an entry by hand, for one member or the chosen row."""
        from desktop_app.ui.scoring.entry_dialog import EntryDialog

        if self.board is None:
            self._context.events.say(NO_ENTRIES, role="muted")
            return
        front = self.in_front
        chosen = key or (front.key if front is not None else self.list.current_key())
        EntryDialog(self._context, self.board.rules, chosen, self.window()).open()

    def _built(self) -> ScoreDetail:
        detail = self.detail = ScoreDetail(self._context, self.list.order)
        self.pages.addWidget(detail)
        detail.left.connect(self.close_detail)
        detail.wanted.connect(self.open_detail)
        detail.entry_wanted.connect(self.enter)
        detail.print_wanted.connect(lambda key: self.output.print_details([key]))
        detail.every_wanted.connect(self.output.print_shown)
        return detail

    def _take(self, found: Board | None) -> None:
        self._is_reading = False
        self.list.show_board(found)
        front, cut = self.in_front, self.list.head.cut_off
        if front is None:
            return
        line = next((each for each in self.list.lines if each.key == front.key), None)
        if found is None or line is None:
            self.close_detail()
        else:
            front.show_score(found, line, cut.words, cut.until)

    def _read_on(self, steps: Steps[Board | None]) -> None:
        self._is_reading = True
        self.list.head.count.setText(READING)
        self._context.jobs.step("计算积分", steps, self._take, self._on_stopped)

    def _on_stopped(self) -> None:
        self._is_reading = False
        self.list.head.count.setText(STOPPED)

    def _open_rules(self) -> None:
        events = self._context.events
        if self.board is not None and self.board.rules.key:
            events.open_record("score_rule_set", self.board.rules.key)
        else:
            events.go("score_rule_set")

    def _connect(self) -> None:
        head = self.list.head
        head.cut_off.changed.connect(self.read)
        head.entry_button.clicked.connect(lambda: self.enter())
        head.export_button.clicked.connect(self.output.export)
        for name, action in head.prints.items():
            action.triggered.connect(partial(_run, getattr(self.output, name)))
        self.list.opened.connect(self.open_detail)
        self.list.rules_wanted.connect(self._open_rules)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F5"), self, self.read, context=within)


def _run(run: Any, _: bool = False) -> None:
    run()
