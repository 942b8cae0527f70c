"""换届: closing a term, what is open before, starting the next, the handover."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.viewed_term import viewed_term
from desktop_app.services.term_change import before_closing, closing
from desktop_app.services.term_change.before_closing import LATER, LOCKED, OpenMatter
from desktop_app.services.terms.term_states import TermState, terms
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.term_change.handover_part import HandoverPart
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

WEIGHTS = {LOCKED: "先办", LATER: "接着办"}
NOTHING = "没有要先办的事，可以结束这一届。"
HINT = "Enter 或双击：打开这些记录"


class TermPage(Page):
    """One term at a time: its state, what is still open in it, its handover."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("term_change", parent)
        self._context = context
        self.found: list[TermState] = []
        self.checks: list[OpenMatter] = []
        self._build_head()
        self.open_things = self._open_things()
        self.handover = HandoverPart(context)
        both = QSplitter()
        both.addWidget(self.open_things)
        both.addWidget(self.handover)
        both.setChildrenCollapsible(False)
        both.setSizes([560, 720])
        self.none = label("还没有登记届次，请先在“设置—届次”登记。", "muted", wraps=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(both)
        self.stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(12)
        column.addLayout(self.head)
        column.addWidget(self.told)
        column.addWidget(self.stack, 1)
        QShortcut(QKeySequence("F5"), self, self._read)
        self._read()

    @property
    def term(self) -> TermState | None:
        """The term that is shown."""
        place = self.chooser.currentIndex()
        return self.found[place] if 0 <= place < len(self.found) else None

    def refresh(self, records: frozenset[str]) -> None:
        """Reads everything again."""
        self._read()

    def look_at_term(self) -> None:
        """Shows the term that is looked at."""
        viewed = viewed_term(self._context.desk)
        if viewed is not None:
            self.show_place(str(viewed))

    def commands(self) -> list[Command]:
        """The steps of a change of term."""
        return [
            Command("结束这一届…", "", self.close_term, "close_term", "check"),
            Command("开始下一届…", "", self.start_next, "start_term", "add"),
            Command("打印届满移交清单", "", self.handover.print_now, "print_handover", "print"),
        ]

    def start_search(self) -> None:
        """Puts the cursor on the choice of the term."""
        self.chooser.setFocus()

    def show_place(self, place: str) -> None:
        """Shows the term with this id."""
        keys = [str(each.key) for each in self.found]
        if place in keys:
            self.chooser.setCurrentIndex(keys.index(place))

    def close_term(self) -> None:
        """Opens what closes the term that is shown; one opened for a correction is only locked."""
        from desktop_app.ui.term_change.close_dialog import CloseDialog

        term = self.term
        if term is None:
            return
        desk = self._context.desk
        was_closed = term.ends and closing.member_count(desk, term.key)
        if was_closed and not closing.serving(desk, term.key):
            self._close_again(term)
            return
        CloseDialog(self._context, term.key, self._on_closed, self.window()).open()

    def reopen(self) -> None:
        """Opens the question for the reason."""
        from desktop_app.ui.term_change.close_dialog import ReopenDialog

        if self.term is not None:
            ReopenDialog(self._context, self.term.key, self.window()).open()

    def start_next(self) -> None:
        """Opens the steps to the next term."""
        from desktop_app.ui.term_change.start_dialog import StartDialog

        if self.term is not None:
            StartDialog(self._context, self.term.key, self._on_started, self.window()).open()

    def open_rows(self) -> None:
        """Shows the records behind the line with the cursor."""
        line = self.table.currentRow()
        each = self.checks[line] if 0 <= line < len(self.checks) else None
        if each is not None and each.model is not None:
            self._context.events.open_rows(each.model.KEY, each.where)
        elif each is not None and each.key == "backup":
            self._context.events.go("settings", "backup")

    def _build_head(self) -> None:
        theme = self._context.theme
        self.chooser = QComboBox()
        self.chooser.setObjectName("term_chooser")
        self.chooser.setAccessibleName("届次")
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.state = label("", "title")
        self.close_button = button("结束这一届…", "close_term", theme, "check")
        self.reopen_button = button("重新打开…", "reopen_term", theme, "undo")
        self.start_button = button("开始下一届…", "start_term", theme, "add", "primary")
        self.told = label("", "muted", wraps=True)
        self.head = row(self.chooser, self.state, None, self.close_button, self.reopen_button,
                        self.start_button)  # fmt: skip
        self.chooser.currentIndexChanged.connect(self._show)
        self.close_button.clicked.connect(self.close_term)
        self.reopen_button.clicked.connect(self.reopen)
        self.start_button.clicked.connect(self.start_next)

    def _open_things(self) -> QWidget:
        theme, whole = self._context.theme, QWidget()
        self.table = small_table("open_things", ("", "事项", "结束以后"), (4, 17), theme)
        self.table.setAccessibleName("结束前看一看")
        self.nothing = label(NOTHING, "good", wraps=True)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label("结束前看一看", "section"))
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addWidget(label(HINT, "small"))
        self.table.cellDoubleClicked.connect(lambda *_: self.open_rows())
        for keys in ("Return", "Enter"):
            pressed = QShortcut(QKeySequence(keys), self.table, self.open_rows)
            pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
        return whole

    def _read(self) -> None:
        """Reads the terms; the one that was shown stays."""
        kept = self.term.key if self.term else None
        self.found = terms(self._context.desk)
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for each in self.found:
            self.chooser.addItem(f"{each.name}　{each.words}".strip("　"), str(each.key))
        places = [place for place, each in enumerate(self.found) if each.key == kept]
        usual = [place for place, each in enumerate(self.found) if each.is_present]
        self.chooser.setCurrentIndex((places or usual or [0])[0] if self.found else -1)
        self.chooser.blockSignals(False)
        self._show()

    def _show(self) -> None:
        term = self.term
        self.stack.setCurrentIndex(0 if term else 1)
        for each in (self.chooser, self.state, self.told, self.close_button, self.reopen_button,
                     self.start_button):  # fmt: skip
            each.setVisible(term is not None)
        if term is None:
            return
        self.state.setText(term.days)
        self.close_button.setVisible(not term.closed_on)
        self.reopen_button.setVisible(bool(term.closed_on))
        self.start_button.setVisible(not any(x.number > term.number for x in self.found) or
                                     not term.closed_on)  # fmt: skip
        self.told.setText(self._words(term))
        self.checks = [] if term.closed_on else before_closing.checks(self._context.desk, term.key)
        self.open_things.setVisible(not term.closed_on)
        self.nothing.setVisible(all(each.weight != LOCKED for each in self.checks))
        show_rows(self.table, [
            (WEIGHTS.get(each.weight, ""), _amount(each), each.becomes) for each in self.checks
        ])  # fmt: skip
        if self.checks:
            self.table.selectRow(0)
        self.handover.show_term(term.key)

    def _words(self, term: TermState) -> str:
        count = closing.member_count(self._context.desk, term.key)
        told = f"登记委员 {count} 位。"
        if term.closed_on:
            told += f"{term.closed_on} 结束归档，记录只能查看；没有办完的提案接着办。"
        else:
            told += "先看还有什么没办完，再结束这一届、开始下一届；也可以先开始下一届，再结束。"
        return told

    def _close_again(self, term: TermState) -> None:
        try:
            changed = closing.close_again(self._context.desk, term.key)
        except UserError as error:
            self._context.desktop.tell("close_refused", error.sentence)
            return
        self._context.events.announce(changed, f"{term.name}已结束归档，只能查看")

    def _on_closed(self, changed: Changed) -> None:
        self._context.events.announce(changed, "这一届已结束归档，只能查看；撤销可以取回")

    def _on_started(self, changed: Changed) -> None:
        self._context.events.announce(changed, "下一届已开始，撤销可以整个取回")


def _amount(check: OpenMatter) -> str:
    return check.words if check.key == "backup" else f"{check.number} {check.words}"
