"""明细: every line of one member's score, with the assessment's states and the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QVBoxLayout, QWidget

from desktop_app.records.member import Member
from desktop_app.services.registers import attachments
from desktop_app.services.registers.stored import stored
from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.score_list import ScoreLine, model_of
from desktop_app.services.scoring.score_sheet import LINE, TOTAL, ScoreSheet, ScoreSheetRow
from desktop_app.services.scoring.score_sheets import message, sheet_of
from desktop_app.ui.copied_rows import CopiedRows, copy_rows
from desktop_app.ui.forms.dialog.form_walk import FormWalk, Order
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.list_look import as_list
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.scoring.assessment_line import AssessmentLine
from desktop_app.ui.scoring.detail_delegate import DetailDelegate
from desktop_app.ui.scoring.detail_model import (
    COUNTED,
    DAY,
    POINTS,
    RULE,
    TAG,
    TITLES,
    WHAT,
    DetailModel,
)
from desktop_app.ui.scoring.detail_side import DetailSide
from desktop_app.ui.tables.text_model import LEFT as TITLES_LEFT
from desktop_app.ui.ui_context import UiContext

LEFT, RIGHT = 19, 7
WIDTHS = {DAY: 5, RULE: 10, POINTS: 4, COUNTED: 4, TAG: 8}
HINTS = (
    ("Enter", "打开这条的原记录"), ("空格", "右边说明为什么"), ("F8", "下一条没有全计的"),
    ("Alt+↑ ↓", "上一位、下一位"),
    ("Ctrl+C", "复制成表格"), ("F6", "到右边"), ("Esc", "回列表"),
)  # fmt: skip
PRINTS = (("one", "打印这一位的明细"), ("every", "打印列表中各位的明细"))


class DetailTable(QTableView):
    """Arrows walk by lines; Enter, space and Ctrl+C are asked of the page."""

    opened = Signal()
    why_asked = Signal()
    copy_asked = Signal()

    def __init__(self, rows: DetailModel, context: UiContext) -> None:
        super().__init__()
        self._theme = context.theme
        self.setObjectName("score_lines")
        self.setAccessibleName("积分明细")
        self.setModel(rows)
        self.setItemDelegate(DetailDelegate(rows, context.theme, self))
        as_list(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setDefaultAlignment(TITLES_LEFT)
        head.setStretchLastSection(False)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        context.theme.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record, space shows why it counts so, Ctrl+C copies."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.why_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        sizes = self._theme.sizes
        self.verticalHeader().setDefaultSectionSize(sizes.row - 4)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, 22 + sizes.text * width)


class ScoreDetail(QWidget):
    """Shows one member after another, in the order of the list."""

    left = Signal()
    wanted = Signal(object)
    entry_wanted = Signal(object)
    print_wanted = Signal(object)
    every_wanted = Signal()

    def __init__(self, context: UiContext, order: Order) -> None:
        super().__init__()
        self._context, self.key = context, 0
        self.sheet: ScoreSheet | None = None
        self.words = ""
        theme = context.theme
        self.setObjectName("score_detail")
        self.back = button("积分", "detail_back_button", theme, "back", "back")
        self.back.setAccessibleName("回到积分列表")
        self.title = ElidedLabel(role="title")
        self.title.setObjectName("detail_title")
        self.walk = FormWalk(Member, order, theme, self)
        self.walk.title.hide()
        self.entry_button = button("手工加减分…", "detail_entry_button", theme, "edit")
        self.print_button = button("打印明细", "detail_print_button", theme, "print")
        self.print_button.setProperty("menu", "true")
        menu = QMenu(self.print_button)
        self.prints = {name: menu.addAction(word) for name, word in PRINTS}
        self.print_button.setMenu(menu)
        self.states = AssessmentLine(context)
        self.rows = DetailModel(self)
        self.table = DetailTable(self.rows, context)
        self.foot = label("", "section")
        self.side = DetailSide(theme)
        self._build()
        self._connect()

    def show_score(
        self,
        board: Board,
        line: ScoreLine,
        words: str,
        until: str | None,
        before: Board | None = None,
    ) -> None:
        """Shows one score by a board; `words` name the year and the cut-off day.

        `before` is the board of last year, where it is known.
        """
        desk = self._context.desk
        same = self.key == line.key
        at = max(self.table.currentIndex().row(), 0) if same else 0
        self.key, self.words = line.key, words
        self.sheet = sheet = sheet_of(desk, board, line, before=before)
        self.title.setText(f"{sheet.name} · {words}积分明细")
        self.walk.name_unit(model_of(board))
        self.walk.show_at(line.key, sheet.name)
        self.states.show_owner(line.key, board.rules, locked=sheet.locked, until=until)
        self.entry_button.setEnabled(not sheet.locked)
        self.side.objection_button.setVisible(self.states.can_object)
        self.rows.show_rows(sheet.rows)
        self.side.show_sheet(sheet, None if board.groups else self._photo(line.key))
        if sheet.rows:
            first = next((x for x, each in enumerate(sheet.rows) if each.kind == LINE), 0)
            self.table.setCurrentIndex(
                self.rows.index(min(at, len(sheet.rows) - 1) if same else first, WHAT)
            )
        self._on_turned()
        self.foot.setText(_sum_words(sheet))

    def take_focus(self) -> None:
        """Puts the cursor into the lines."""
        self.table.setFocus()

    def _photo(self, key: int) -> bytes | None:
        found = stored(self._context.desk, Member, [key])
        sha = found[0].values.get("photo") if found else None
        return attachments.photo(self._context.desk, sha) if sha else None

    def _current(self) -> ScoreSheetRow | None:
        at = self.table.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    def _on_turned(self) -> None:
        self.side.show_row(self._current())

    def _show_why(self) -> None:
        """Shows the reason; where the whole of it is too long, screen readers and Tab reach it."""
        self._on_turned()

    def _open(self) -> None:
        """Opens the record behind the line under the cursor."""
        current = self._current()
        if current is not None and current.opens is not None:
            self._context.events.open_record(*current.opens)
        elif current is not None and current.kind == LINE:
            self._context.events.say("这一条后面没有单独的记录", role="muted")

    def _open_rule(self) -> None:
        if self.sheet is not None and self.sheet.rules:
            self._context.events.open_record("score_rule_set", self.sheet.rules)

    def _next_cut(self) -> None:
        """Goes to the next line of which not everything counts, from the last to the first."""
        rows, at = self.rows.rows, self.table.currentIndex().row()
        cut = [x for x, each in enumerate(rows) if each.kind == LINE and each.cut]
        if not cut:
            self._context.events.say("每一条都全部计入", role="muted")
            return
        onward = next((x for x in cut if x > at), cut[0])
        self.table.setCurrentIndex(self.rows.index(onward, WHAT))

    def _copy(self) -> None:
        """Copies the whole table, as a spreadsheet takes it."""
        lines: list[Sequence[str]] = [TITLES]
        for at in range(len(self.rows.rows)):
            texts = [self.rows.text(at, column) for column in range(len(TITLES))]
            lines.append([text.replace("−", "-") for text in texts])
        rows = CopiedRows(lines, frozenset((POINTS, COUNTED)))
        copy_rows(self._context.desktop, self._context.events, rows)

    def _copy_words(self) -> None:
        if self.sheet is not None:
            self._context.desktop.copy_text(message(self.sheet, self.words))
            self._context.events.say("已复制说明，可以粘贴到消息里", role="muted")

    def _turn_pane(self) -> None:
        into_side = not self.side.isAncestorOf(self.focusWidget())
        (self.side.copy_button if into_side else self.table).setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 4)
        column.setSpacing(8)
        head = row(self.back, self.title, self.walk, self.entry_button, self.print_button,
                   self.states.step_button)  # fmt: skip
        head.setStretchFactor(self.title, 1)
        column.addLayout(head)
        panes = row(gap=12)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.states)
        left.addWidget(self.table, 1)
        left.addWidget(self.foot)
        panes.addLayout(left, LEFT)
        panes.addWidget(self.side, RIGHT)
        column.addLayout(panes, 1)
        foot = row(gap=6)
        for keys, words in HINTS:
            foot.addWidget(label(keys, "key"), 0, Qt.AlignmentFlag.AlignVCenter)
            foot.addWidget(label(words, "small"))
            foot.addSpacing(8)
        foot.addStretch(1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.walk.wanted.connect(self.wanted)
        self.entry_button.clicked.connect(lambda: self.entry_wanted.emit(self.key))
        self.prints["one"].triggered.connect(lambda: self.print_wanted.emit(self.key))
        self.prints["every"].triggered.connect(self.every_wanted)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._on_turned())
        self.table.opened.connect(self._open)
        self.table.why_asked.connect(self._show_why)
        self.table.copy_asked.connect(self._copy)
        side = self.side
        side.record_wanted.connect(self._open)
        side.rule_wanted.connect(self._open_rule)
        side.copy_wanted.connect(self._copy_words)
        side.objection_wanted.connect(self.states.object)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, run in (
            ("Escape", self.left.emit), ("Alt+Left", self.left.emit),
            ("F6", self._turn_pane), ("F8", self._next_cut), ("Ctrl+Return", self.states.take_step),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, partial(run), context=within)


def _sum_words(sheet: ScoreSheet) -> str:
    """The line below the table: how many lines, their sum before and after the caps."""
    count, hand = len(sheet.lines), sheet.by_hand
    if not count:
        return "还没有计分的记录"
    total = next((each for each in reversed(sheet.rows) if each.kind == TOTAL), None)
    told = f"合计　{count - hand} 条自动、{hand} 条手工"
    return f"{told}　·　得分 {total.points}　·　计入 {total.counted}" if total else told
