"""What the page of scores gives out: ranking, sheets of members, rules, a workbook."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.services.prints import PreparedPrint
from desktop_app.services.scoring import score_outputs
from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.score_list import ScoreLine
from desktop_app.services.scoring.score_sheets import sheets_in_steps
from desktop_app.ui.prints.page_outputs import export_book, show_print
from desktop_app.ui.scoring.scores_head import ScoresHead
from desktop_app.ui.scoring.scores_model import ScoresModel
from desktop_app.ui.ui_context import UiContext


class ScoresShown(Protocol):
    """What this module needs of the page."""

    board: Board | None
    lines: list[ScoreLine]
    rows: ScoresModel
    head: ScoresHead

    def window(self) -> QWidget:
        """The window in front."""


class ScoresOutput:
    """Everything is of the members that the list shows now."""

    def __init__(self, context: UiContext, page: ScoresShown) -> None:
        self._context, self._page = context, page

    def print_ranking(self) -> None:
        """Opens the preview of the ranking."""
        page, desk = self._page, self._context.desk
        board = page.board
        if board is not None:
            lines, words = page.rows.lines, page.head.cut_off.words
            show_print(self._context, page.window(), lambda: score_outputs.ranking_print(
                desk, board, lines, words
            ))  # fmt: skip

    def print_shown(self) -> None:
        """Opens the preview of the sheets of everybody in the list."""
        self.print_details([each.key for each in self._page.rows.lines])

    def print_details(self, keys: Sequence[int]) -> None:
        """Opens the preview of the sheets of some members, read in slices."""
        from desktop_app.ui.prints.print_preview import PrintPreview  # loads the printing of Qt

        page, desk, board = self._page, self._context.desk, self._page.board
        if board is None or not keys:
            self._tell_empty("nothing_to_print", "打印")
            return
        by_key = {each.key: each for each in page.lines}
        lines, words = [by_key[key] for key in keys if key in by_key], page.head.cut_off.words

        def collect(_: Mapping[str, str]) -> Generator[tuple[int, int], None, PreparedPrint]:
            found = yield from sheets_in_steps(desk, board, lines)
            return score_outputs.sheets_print(desk, found, words)

        preview = PrintPreview(
            self._context, score_outputs.sheet_declared(), (), page.window(), collect=collect
        )
        preview.open()

    def _tell_empty(self, question: str, verb: str) -> None:
        whom = "组" if self._page.head.whom.is_groups else "委员"
        self._context.desktop.tell(question, f"列表里还没有{whom}，没有可以{verb}的。")

    def print_rules(self) -> None:
        """Opens the preview of the rules of the year."""
        if self._page.board is not None:
            print_rules(self._context, self._page.board.rules.key, self._page.window())

    def export(self) -> None:
        """Asks where to, then writes the ranking to a workbook in the background."""
        page = self._page
        if page.board is None or not page.rows.lines:
            self._tell_empty("nothing_to_export", "导出")
            return
        words = page.head.cut_off.words
        table = score_outputs.ranking_table(page.board, page.rows.lines, words)
        export_book(self._context, "积分排名", partial(score_outputs.write, table), name=table.name)


def print_rules(context: UiContext, key: int, window: QWidget) -> None:
    """Opens the preview of one rule set as the meeting sees it."""
    show_print(context, window, lambda: score_outputs.rules_print(context.desk, key))
