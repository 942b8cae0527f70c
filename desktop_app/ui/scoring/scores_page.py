"""积分: the scores of a year as a list; Enter opens one member's detail in its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.services.scoring.board import Board, board_in_steps
from desktop_app.services.scoring.last_year import board_before_in_steps
from desktop_app.services.scoring.rule_set import MEMBER
from desktop_app.services.scoring.score_list import ScoreLine
from desktop_app.services.scoring.score_sheets import LOCKED
from desktop_app.services.scoring.viewed_year import last_day_viewed
from desktop_app.settings import Plain
from desktop_app.ui.scoring.board_reading import BoardReading, BoardTaker
from desktop_app.ui.scoring.score_detail import ScoreDetail
from desktop_app.ui.scoring.scores_list import ScoresList
from desktop_app.ui.scoring.scores_output import ScoresOutput
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

READING, STOPPED = "正在计算积分……", "计算被停止，按 F5 重新计算"
NO_ENTRIES = "这一年还没有正式的积分规则，不能手工计分"


class ScoresPage(Page):
    """Reads the board of the year again after every change; it knows whom a change touched."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("scores", parent)
        self._context = context
        self._before: Board | None = None
        self.list = ScoresList(context)
        self.output = ScoresOutput(context, self.list)
        self.detail: ScoreDetail | None = None
        show = self.list.head.count.setText
        reader = BoardTaker(self._take, lambda: show(READING), lambda: show(STOPPED))
        self._reading = BoardReading(context.jobs, "计算积分", reader)
        later = BoardTaker(self._take_before, _nothing, _nothing)
        self._reading_before = BoardReading(context.jobs, "计算上一年的积分", later)
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
        """Turns to the last year of the term that is looked at, up to its last day."""
        year, until = last_day_viewed(self._context.desk)
        self.close_detail()
        self.list.head.cut_off.show_year(year, until)
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
        before = self.list.head.whom.subject
        self.list.recall(state)
        if self.list.head.whom.subject != before:
            self._show_whom()

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
        """Shows a year (2026), or a member's detail in a year (2026/12).

        A group's has a third part: 2026/12/group.
        """
        year, key, subject = (*place.split("/"), "", "")[:3]
        self.list.head.cut_off.show_year(int(year))
        self.list.head.whom.show_subject(subject or MEMBER)
        self._show_whom()
        if key:
            self.open_detail(int(key))

    def shows(self, record: str, uid: int | None) -> bool:
        """Whether a change of that record is to be seen here."""
        return record == "score_entry"

    def tab_clicked(self) -> None:
        """Goes back to the list."""
        self.close_detail()

    def read(self) -> None:
        """Reads the board of the chosen year, day and subject."""
        head, desk = self.list.head, self._context.desk
        year, until, subject = head.cut_off.year, head.cut_off.until, head.whom.subject
        self._reading.read(lambda: board_in_steps(desk, year, until, subject=subject))

    def open_detail(self, key: int) -> None:
        """Shows one member's detail in the place of the list."""
        board = self.board
        line = next((each for each in self.list.lines if each.key == key), None)
        if board is None or line is None:
            return
        detail = self.detail or self._built()
        self._show_detail(detail, board, line)
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
        """Opens the dialog of an entry by hand, for one member or the chosen rows."""
        from desktop_app.ui.scoring.entry_dialog import EntryDialog

        if self.board is None or self.board.rules.locked:
            why = NO_ENTRIES if self.board is None else LOCKED
            self._context.events.say(why, role="muted")
            return
        front = self.in_front
        one = key or (front.key if front is not None else None)
        chosen = [one] if one else self.list.chosen_keys()
        names = {each.key: each.name for each in self.list.lines}
        whom = [(each, names.get(each, "")) for each in chosen]
        EntryDialog(self._context, self.board.rules, whom, self.window()).open()

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
        self.list.show_board(found)
        front = self.in_front
        if front is None:
            return
        line = next((each for each in self.list.lines if each.key == front.key), None)
        if found is None or line is None:
            self.close_detail()
        else:
            self._show_detail(front, found, line)

    def _show_detail(self, detail: ScoreDetail, board: Board, line: ScoreLine) -> None:
        """Shows one score with what is known of last year, which is read after it."""
        cut = self.list.head.cut_off
        rules, known = board.rules, self._before
        wanted = (rules.year - 1, rules.subject)
        if known is not None and (known.rules.year, known.rules.subject) != wanted:
            known = self._before = None
        detail.show_score(board, line, cut.words, cut.until, known)
        desk = self._context.desk
        self._reading_before.read(lambda: board_before_in_steps(desk, board))

    def _take_before(self, found: Board | None) -> None:
        """Shows last year's score again where it is another one."""
        front, board = self.in_front or self.detail, self.board
        if found is None or found is self._before or front is None or board is None:
            return
        self._before = found
        line = next((each for each in self.list.lines if each.key == front.key), None)
        cut = self.list.head.cut_off
        if line is not None and found.rules.year == board.rules.year - 1:
            front.show_score(board, line, cut.words, cut.until, found)

    def _on_whom(self, _: str) -> None:
        self.list.forget_conditions()
        self._show_whom()

    def _show_whom(self) -> None:
        """Shows members or groups, from the list."""
        self.close_detail()
        self.list.head.show_whom()
        self.read()

    def _open_rules(self) -> None:
        events = self._context.events
        if self.board is not None and self.board.rules.key:
            events.open_record("score_rule_set", self.board.rules.key)
        else:
            events.go("score_rule_set")

    def _connect(self) -> None:
        head = self.list.head
        head.cut_off.changed.connect(self.read)
        head.whom.chosen.connect(self._on_whom)
        head.entry_button.clicked.connect(lambda: self.enter())
        head.export_button.clicked.connect(self.output.export)
        for name, action in head.prints.items():
            action.triggered.connect(partial(_run, getattr(self.output, name)))
        self.list.opened.connect(self.open_detail)
        self.list.rules_wanted.connect(self._open_rules)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F5"), self, self.read, context=within)


def _nothing() -> None:
    """Last year's score is a remark: without it the page is whole."""


def _run(run: Any, _: bool = False) -> None:
    run()
