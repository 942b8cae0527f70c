"""The checklist of a handover on the page: ticking, days and receivers, usual items, the print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.handover_item import HandoverItem
from desktop_app.services import prints, registers
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.term_change import handover
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.step_dialog import HandlingStep, StepDialog
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.ui_context import UiContext

TITLES = ("已交接", "交接事项", "交接日期", "接收人", "清单或文号", "备注")


def _today(desk: Desk, _: Sequence[int]) -> Mapping[str, Any]:
    return {"done_on": desk.today.isoformat()}


HAND_OVER = HandlingStep(
    title="登记交接", done="登记", about=HandoverItem, record=HandoverItem,
    fields=("done_on*", "receiver", "document", "remark"), run=handover.hand_over, known=_today,
    hint="选中几项的一起登记，没有填的各项不变。",
)  # fmt: skip


class HandoverPart(QWidget):
    """The items of one term; each tick is an action of its own."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context, self._term = context, 0
        self.lines: list[handover.HandoverLine] = []
        theme = context.theme
        self.heading = label("交接清单", "section")
        self.table = small_table("handover", TITLES, (3, 13, 6, 4, 6), theme)
        self.table.setAccessibleName("交接清单")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.usual = button("列出常用事项", "usual_items", theme, "list")
        self.done = button("登记交接…", "hand_over", theme, "check")
        self.open = button("没有交接", "take_back", theme)
        self.more = button("新增事项", "new_item", theme, "add")
        self.paper = button("打印清单", "print_handover", theme, "print")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addLayout(row(self.usual, self.done, self.open, self.more, None, self.paper))
        column.addWidget(self.table, 1)
        column.addWidget(label("空格：打勾或取消，可以先选几行　·　Enter：填日期和接收人", "small"))
        self.usual.clicked.connect(self.begin)
        self.done.clicked.connect(self.register)
        self.open.clicked.connect(self.take_back)
        self.more.clicked.connect(self.new_item)
        self.paper.clicked.connect(self.print_now)
        self.table.cellDoubleClicked.connect(lambda line, _: self.edit(line))
        for keys, run in (
            ("Space", self.turn),
            ("Return", self.register),
            ("Enter", self.register),
        ):
            pressed = QShortcut(QKeySequence(keys), self.table, run)
            pressed.setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_term(self, term: int) -> None:
        """Shows the items of a term."""
        chosen = self.chosen()
        self._term = term
        self.lines = handover.items(self._context.desk, term)
        show_rows(self.table, [
            ("✓" if each.done else "", each.name, each.done_on, each.receiver, each.document,
             each.remark) for each in self.lines
        ])  # fmt: skip
        done = sum(each.done for each in self.lines)
        told = f"交接清单　已交接 {done} 项，共 {len(self.lines)} 项" if self.lines else "交接清单"
        self.heading.setText(told)
        self.usual.setVisible(not self.lines)
        for each in (self.done, self.open):
            each.setEnabled(bool(self.lines))
        self._choose(chosen)

    def chosen(self) -> list[int]:
        """The ids of the chosen items."""
        rows = sorted({each.row() for each in self.table.selectedIndexes()})
        return [self.lines[row].key for row in rows if row < len(self.lines)]

    def begin(self) -> None:
        """Makes the usual items."""
        self._do(lambda: handover.begin(self._context.desk, self._term), "已列出常用的交接事项")

    def turn(self) -> None:
        """Ticks the chosen items, or unticks them where all are ticked."""
        keys = self.chosen()
        done = {each.key for each in self.lines if each.done}
        if keys and set(keys) <= done:
            self.take_back()
        else:
            desk = self._context.desk
            self._do(lambda: handover.hand_over(desk, keys, {}), f"已交接 {len(keys)} 项")

    def take_back(self) -> None:
        """Unticks the chosen items."""
        keys = self.chosen()
        if keys:
            self._do(lambda: handover.take_back(self._context.desk, keys), "已取消交接")

    def register(self) -> None:
        """Opens the dialog with day, receiver and list of the chosen items."""
        keys = self.chosen()
        if keys:
            StepDialog(self._context, HAND_OVER, keys, self.window()).open()

    def new_item(self) -> None:
        """Begins an item of one's own, behind the others."""
        place = 10 * (len(self.lines) + 1)
        draft = registers.blank(
            self._context.desk, HandoverItem, term=self._term, position=place
        )  # fmt: skip
        self._context.open_form(self._context, draft, self.window())

    def edit(self, line: int) -> None:
        """Opens an item in its form."""
        draft = registers.draft(self._context.desk, HandoverItem, self.lines[line].key)
        self._context.open_form(self._context, draft, self.window())

    def print_now(self) -> None:
        """Opens the preview of the list."""
        from desktop_app.ui.prints.print_preview import PrintPreview

        wanted = prints.print_named(self._context.desk, "handover_list")
        PrintPreview(self._context, wanted, [self._term], self.window()).open()

    def _do(self, run: Any, said: str) -> None:
        try:
            changed: Changed = run()
        except UserError as error:
            self._context.desktop.tell("handover_refused", error.sentence)
            return
        self._context.events.announce(changed, said)

    def _choose(self, keys: Sequence[int]) -> None:
        rows = [place for place, each in enumerate(self.lines) if each.key in keys]
        for place in rows or ([0] if self.lines else []):
            self.table.selectRow(place)
