"""The list of the year's scores with its conditions, its order and its counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.services.scoring import score_list
from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.score_list import MARKS, ScoreLine, ScoresWanted
from desktop_app.settings import Plain
from desktop_app.ui.copied_rows import CopiedRows, copy_rows
from desktop_app.ui.look.empty_state import EmptyState
from desktop_app.ui.look.words import row
from desktop_app.ui.scoring.scores_head import ScoresHead
from desktop_app.ui.scoring.scores_model import ScoresModel
from desktop_app.ui.scoring.scores_order import in_order
from desktop_app.ui.scoring.scores_table import ScoresTable
from desktop_app.ui.ui_context import UiContext

NO_RULES = "{year} 年还没有正式的积分规则"
BEGIN = "先在“积分规则”里从参考办法新建一套，或复制上一年的，主席会议审定后点“审定启用”。"
NO_GROUP_RULES = "{year} 年还没有组的正式积分规则"
BEGIN_GROUPS = "先在“积分规则”里新建一套，“考核对象”选“组”，主席会议审定后点“审定启用”。"
NO_GROUPS = "还没有要计分的组"
FIRST_GROUPS = "“委员履职”的“组”里登记以后，这里按规则算出每个组的得分。"
NOBODY = "还没有要计分的委员"
FIRST_MEMBERS = "“委员”里登记在任的委员以后，这里按规则算出每位的得分。"
TO_RULES = "去积分规则"


class ScoresList(QWidget):
    """Shows the lines of a board; `opened` carries a member."""

    opened = Signal(object)
    rules_wanted = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.board: Board | None = None
        self.lines: list[ScoreLine] = []
        self._sort, self._down = -1, False
        self.head = ScoresHead(context.theme, context.desk.today.year)
        self.rows = ScoresModel(context.theme, self)
        self.table = ScoresTable(self.rows, context.theme)
        self.empty = EmptyState("积分", "assessment", context.theme)
        self.empty.take_in.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addLayout(row(self.head.count))
        self._connect()

    def show_board(self, board: Board | None) -> None:
        """Takes another board, None where no rules are in force; the same one has not changed."""
        if board is not None and board is self.board:
            return
        self.board = board
        desk = self._context.desk
        self.lines = score_list.lines(desk, board, self.lines) if board is not None else []
        self.show_lines()

    def show_lines(self) -> None:
        """Shows the lines that the conditions leave, in the order asked for."""
        key = self.current_key()
        text = self.head.search.text().strip()
        matching = None
        if text:
            model = WorkGroup if self.head.whom.is_groups else Member
            matching = frozenset(registers.find(self._context.desk, model, Query(search=text)))
        shown = score_list.wanted_lines(self.lines, self.head.chips.wanted, matching)
        rules = self.board.rules if self.board is not None else None
        self.rows.show_lines(in_order(shown, self._sort, rules, down=self._down), rules)
        self.table.show_sort(self._sort, descending=self._down)
        self._show_counts(rules)
        self.choose(key)
        self._show_reason()

    def order(self) -> list[int]:
        """The members of the list in its order now."""
        return [each.key for each in self.rows.lines]

    def current_key(self) -> int | None:
        """The member of the row with the cursor."""
        at = self.table.currentIndex().row()
        return self.rows.lines[at].key if 0 <= at < len(self.rows.lines) else None

    def chosen_keys(self) -> list[int]:
        """The members of the chosen rows, in the order of the list."""
        return [self.rows.lines[row].key for row in sorted(self.table.chosen_rows())]

    def choose(self, key: int | None) -> None:
        """Puts the cursor on a member, on the first where that one is not shown."""
        place = self.rows.row_of(key) if key is not None else 0
        if self.rows.lines:
            self.table.choose_rows([max(place, 0)], max(place, 0), show=place > 0)

    def remembered(self) -> dict[str, Plain]:
        """The conditions and the order."""
        wanted = self.head.chips.wanted
        return {
            "kind": wanted.kind, "grades": list(wanted.grades), "marks": list(wanted.marks),
            "committees": list(wanted.committees), "sectors": list(wanted.sectors),
            "sort": self._sort, "down": self._down, "subject": self.head.whom.subject,
        }  # fmt: skip

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        before = self.remembered()
        self.head.whom.show_subject(str(state.get("subject") or ""))
        named = ("grades", "committees", "sectors", "marks")
        given: dict[str, Any] = {
            name: tuple(map(str, cast("list[Plain]", state.get(name)) or ())) for name in named
        }
        sort = state.get("sort")
        self._sort = sort if isinstance(sort, int) else -1
        self._down = state.get("down") is True
        self.head.chips.show_wanted(ScoresWanted(kind=str(state.get("kind") or ""), **given))
        if self.remembered() != before:
            self.show_lines()

    def forget_conditions(self) -> None:
        """Takes search, conditions and order off: the lines are those of other people."""
        self._sort, self._down = -1, False
        self.head.search.clear()
        self.head.chips.show_wanted(ScoresWanted(), tell=True)

    def _show_counts(self, rules: RuleSet | None) -> None:
        chips, every = self.head.chips, self.lines
        own = [x for x in every if not chips.wanted.kind or x.kind == chips.wanted.kind]
        kinds = {"": len(every)}
        marks = dict.fromkeys(MARKS, 0)
        for each in every:
            if each.kind:  # groups have none
                kinds[each.kind] = kinds.get(each.kind, 0) + 1
        for each in own:
            for mark in each.marks:
                marks[mark] += 1
        chips.show_counts(kinds, score_list.grade_counts(own, rules), marks)
        chips.show_offers({
            "committees": score_list.offers(every, "committee"),
            "sectors": score_list.offers(every, "sector"),
        })  # fmt: skip
        shown = len(self.rows.lines)
        unit = "个组" if self.head.whom.is_groups else "人"
        many = f"{shown} {unit}" + (f"，共 {len(every)} {unit}" if shown < len(every) else "")
        words = [self.head.cut_off.words, many]
        if rules is not None:
            words += [f"按“{rules.name}”计算，随记录自动重算", "Enter 看明细"]
        self.head.count.setText("　·　".join(words))

    def _show_reason(self) -> None:
        some, narrowed = bool(self.rows.lines), bool(self.lines)
        self.stack.setCurrentWidget(self.table if some else self.empty)
        self.empty.show_reason(narrowed=narrowed)
        for each in self.head.outputs():
            each.setEnabled(self.board is not None)
        if some or narrowed:
            return
        groups = self.head.whom.is_groups
        if self.board is None:
            why = NO_GROUP_RULES if groups else NO_RULES
            self.empty.say(
                why.format(year=self.head.cut_off.year), BEGIN_GROUPS if groups else BEGIN
            )
            self.empty.new.setText(TO_RULES)
        elif groups:
            self.empty.say(NO_GROUPS, FIRST_GROUPS)
        else:
            self.empty.say(NOBODY, FIRST_MEMBERS)
        self.empty.new.setVisible(self.board is None)

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

    def _on_clear(self) -> None:
        self.head.search.clear()
        self.head.chips.show_wanted(ScoresWanted(), tell=True)

    def _on_copy(self, rows: CopiedRows) -> None:
        copy_rows(self._context.desktop, self._context.events, rows)

    def _on_open(self) -> None:
        key = self.current_key()
        if key is not None:
            self.opened.emit(key)

    def _connect(self) -> None:
        head = self.head
        head.chips.changed.connect(self.show_lines)
        head.search.textChanged.connect(lambda _: self.show_lines())
        head.search.returnPressed.connect(self.table.setFocus)
        head.rules_button.clicked.connect(self.rules_wanted)
        self.table.opened.connect(self._on_open)
        self.table.copy_asked.connect(self._on_copy)
        self.table.sort_asked.connect(self._on_sort)
        self.table.typed.connect(self._on_typed)
        self.empty.new_asked.connect(self.rules_wanted)
        self.empty.clear_asked.connect(self._on_clear)
