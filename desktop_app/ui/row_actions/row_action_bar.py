"""Offers the row actions of a register: on the card, in the menu of a row, to the palette."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.look.words import button
from desktop_app.ui.row_actions.row_actions import (
    TIMELINE,
    RowAction,
    page_header,
    row_actions_of,
    row_refusals,
)
from desktop_app.ui.ui_context import UiContext


class RowActions:
    """The row actions of one list page; those of many rows take all chosen ones.

    The timeline and actions that are `on_card` have a button of their own on the card; the others
    share one with a menu.
    """

    def __init__(self, context: UiContext, page: ListParts) -> None:
        self._context, self._page = context, page
        self._frame = page.frame
        self.all = row_actions_of(context.desk, page.model)
        self._in_menu = [each for each in self.all if each is not TIMELINE]
        self.header: QWidget | None = None
        self.buttons: list[QPushButton] = []
        self.actions: dict[str, QAction] = {}
        self._add_to_card()
        self._add_header()

    def show_chosen(self, count: int) -> None:
        """Enables what can be done with so many chosen rows."""
        for each in self.buttons:
            each.setEnabled(count == 1 or (each.menu() is not None and count > 0))
        for row_action in self._in_menu:
            _offer(self.actions[row_action.name], row_action, count, {})

    def show_conditions(self, filters: Mapping[str, tuple[Any, ...]]) -> None:
        """Lets the subject's header follow the conditions of the list."""
        follow = getattr(self.header, "follow", None)
        if follow is not None:
            follow(filters)

    def _ask_refusals(self) -> None:
        """Disables, as the menu opens, what would be refused for the chosen rows."""
        keys = self._page.chosen_ids()
        against = row_refusals(self._context.desk, self._page.model, keys)
        for row_action in self._in_menu:
            _offer(self.actions[row_action.name], row_action, len(keys), against)

    def add_to(self, menu: QMenu) -> None:
        """Adds the row actions to the menu of a row; those that would be refused say why."""
        keys = self._page.chosen_ids()
        against = row_refusals(self._context.desk, self._page.model, keys)
        menu.setToolTipsVisible(True)
        for row_action in self.all:
            action = menu.addAction(row_action.title, partial(self.run, row_action))
            _offer(action, row_action, len(keys), against)

    def run(self, row_action: RowAction) -> None:
        """Runs a row action on the chosen rows; asks to choose some where none are."""
        keys, model = self._page.chosen_ids(), self._page.model
        if not _fits(row_action, len(keys)):
            some = f"一{model.UNIT}" if not row_action.several else ""
            sentence = f"请先选中{some}{model.TITLE}，再用“{_words(row_action)}”。"
            self._context.desktop.tell("nothing_chosen", sentence)
            return
        against = row_refusals(self._context.desk, model, keys).get(row_action.name)
        if against:
            self._context.desktop.tell("deed_refused", against)
            return
        try:
            row_action.run(self._context, model, keys, self._page.widget.window())
        except UserError as error:
            self._context.desktop.tell("deed_refused", error.sentence)

    def _add_header(self) -> None:
        """Puts the subject's header above the list."""
        header, column = page_header(self._context, self._page.model), self._frame.layout()
        if header is not None and isinstance(column, QVBoxLayout):
            column.insertWidget(1, header)
            self.header = header

    def _add_to_card(self) -> None:
        """Puts the buttons on the card, between those for the state and for editing."""
        if TIMELINE in self.all:
            self.buttons.append(self._timeline_button())
        self.buttons += [self._own_button(each) for each in self._in_menu if each.on_card]
        if self._in_menu:
            self.buttons.append(self._menu_button())
        before = self._frame.state_button
        for each in self.buttons:
            self._frame.card.add_above_foot(each)
            QWidget.setTabOrder(before, each)
            before = each
        if self.buttons:
            QWidget.setTabOrder(before, self._frame.edit_button)

    def _timeline_button(self) -> QPushButton:
        model, name = self._page.model, f"{TIMELINE.name}_button"
        shown = button(TIMELINE.title, name, self._context.theme, TIMELINE.icon)
        shown.setToolTip(f"从头到尾看这{model.UNIT}{model.TITLE}的来龙去脉")
        shown.clicked.connect(lambda: self.run(TIMELINE))
        return shown

    def _own_button(self, row_action: RowAction) -> QPushButton:
        name = f"{row_action.name}_button"
        shown = button(row_action.title, name, self._context.theme, row_action.icon)
        shown.clicked.connect(partial(self._run_clicked, row_action))
        return shown

    def _run_clicked(self, row_action: RowAction, _: bool = False) -> None:
        self.run(row_action)

    def _menu_button(self) -> QPushButton:
        theme = self._context.theme
        more = button("办理", "deeds_button", theme, "more")
        more.setProperty("menu", "true")
        menu = QMenu(more)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._ask_refusals)
        for row_action in self._in_menu:
            action = menu.addAction(row_action.title, partial(self.run, row_action))
            action.setObjectName(f"{row_action.name}_action")
            theme.icons.put(action, row_action.icon)
            self.actions[row_action.name] = action
        more.setMenu(menu)
        return more


def _offer(action: QAction, row_action: RowAction, count: int, against: Mapping[str, str]) -> None:
    """Enables the action of a menu, or says in its tip why it would be refused."""
    reason = against.get(row_action.name, "")
    action.setEnabled(_fits(row_action, count) and not reason)
    action.setToolTip(reason or _words(row_action))
    action.setStatusTip(reason)


def _fits(row_action: RowAction, count: int) -> bool:
    """Whether a row action can be run on so many rows."""
    return count == 1 or (row_action.several and count > 0)


def _words(row_action: RowAction) -> str:
    return row_action.title.removesuffix("…")
