"""Offers a register's own deeds: on the card, in the menu of a row, in the command palette."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.look.words import button
from desktop_app.ui.row_actions.row_actions import HEADS, RowAction, row_actions_of
from desktop_app.ui.ui_context import UiContext


class RowActions(QObject):
    """The deeds of one list page; those of many rows take all that are chosen."""

    def __init__(self, context: UiContext, page: ListParts) -> None:
        super().__init__(page.widget)
        self._context, self._page = context, page
        self._all = row_actions_of(page.model)
        self.buttons: list[QPushButton] = []
        self.actions: dict[str, QAction] = {}
        self._build()
        self._build_head()

    def show_chosen(self, count: int) -> None:
        """Switches on what can be done with so many rows."""
        for place, each in enumerate(self.buttons):
            each.setEnabled(count > 0 if place else count == 1)
        for row_action in self._all[1:]:
            self.actions[row_action.name].setEnabled(
                count == 1 or (row_action.several and count > 0)
            )

    def add_to(self, menu: QMenu) -> None:
        """Adds the deeds to the menu of a row."""
        count = len(self._page.table.chosen_ids())
        for row_action in self._all:
            action = menu.addAction(row_action.title, partial(self.run, row_action))
            action.setEnabled(count == 1 or (row_action.several and count > 0))

    def run(self, row_action: RowAction) -> None:
        """Does something with the chosen rows; says what is lacking where there are none."""
        keys: Sequence[int] = self._page.table.chosen_ids()
        unit, title = self._page.model.UNIT, self._page.model.TITLE
        if not keys or (len(keys) > 1 and not row_action.several):
            some = f"一{unit}" if not row_action.several else ""
            word = row_action.title.removesuffix("…")
            self._context.desktop.tell("nothing_chosen", f"请先选中{some}{title}，再用“{word}”。")
            return
        try:
            row_action.run(self._context, self._page.model, keys, self._page.widget.window())
        except UserError as error:
            self._context.desktop.tell("deed_refused", error.sentence)

    def _build_head(self) -> None:
        """Puts what a register shows above its list there."""
        head, column = HEADS.get(self._page.model), self._page.frame.layout()
        if head is not None and isinstance(column, QVBoxLayout):
            column.insertWidget(1, head(self._context))

    def _build(self) -> None:
        """Puts the story's button on the card, and one that offers the other deeds."""
        if not self._all:
            return
        theme, card = self._context.theme, self._page.frame.card
        first, *others = self._all
        told = button(first.title, f"{first.name}_button", theme, first.icon)
        told.setToolTip(f"从头到尾看这{self._page.model.UNIT}{self._page.model.TITLE}的来龙去脉")
        told.clicked.connect(lambda: self.run(first))
        self.buttons.append(told)
        if others:
            more = button("办理", "deeds_button", theme, "more")
            more.setProperty("menu", "true")
            menu = QMenu(more)
            for row_action in others:
                action = menu.addAction(row_action.title, partial(self.run, row_action))
                action.setObjectName(f"{row_action.name}_action")
                theme.icons.put(action, row_action.icon)
                self.actions[row_action.name] = action
            more.setMenu(menu)
            self.buttons.append(more)
        before = self._page.frame.state_button
        for each in self.buttons:
            card.add_above_foot(each)
            QWidget.setTabOrder(before, each)
            before = each
        QWidget.setTabOrder(before, self._page.frame.edit_button)
