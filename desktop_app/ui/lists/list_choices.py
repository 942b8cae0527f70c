"""The choices of a list page: its order and its columns."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from desktop_app.records.field_types import Photo
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.enabled_fields import is_listed
from desktop_app.ui.filters.list_filters import ListFilters
from desktop_app.ui.lists.column_chooser import ColumnChooser
from desktop_app.ui.lists.list_orders import (
    can_sort,
    opening_order,
    order_of_column,
    order_title,
    orders_of,
)
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.ui_context import UiContext


class ListChoices(QObject):
    """Opens the small menus and windows in which order and columns are chosen."""

    def __init__(self, context: UiContext, page: ListParts, filtering: ListFilters) -> None:
        super().__init__(page.widget)
        self._context, self._page, self._model = context, page, page.model
        self._filtering = filtering

    def turn_header(self, column: int) -> None:
        """Sorts by a column that was clicked; a second click turns the order round."""
        page = self._page
        name = page.rows.fields[column - 1].name if column else ""
        if not name or not can_sort(self._model, name):
            self.mark_order()
            return
        order = order_of_column(self._model, name)
        again = order == (page.state.sort or opening_order(self._model))
        page.sort_by(order, descending=again and not page.state.descending)

    def mark_order(self) -> None:
        """Marks the column that the list is sorted by, and those that narrow it."""
        page = self._page
        order = page.state.sort or opening_order(self._model)
        places = [order_of_column(self._model, each.name) for each in page.rows.fields]
        column = places.index(order) + 1 if order in places else -1
        page.table.show_sort(column, descending=page.state.descending)
        page.table.show_narrowed(self._filtering.narrowed_names())

    def show_orders(self) -> None:
        """Offers the orders over the button at the foot."""
        state, menu = self._page.state, QMenu(self._page.widget)
        now = state.sort or opening_order(self._model)
        for order in orders_of(self._model, state.columns):
            title = order_title(self._model, order)
            act = menu.addAction(title, partial(self._page.sort_by, order))
            act.setCheckable(True)
            act.setChecked(order == now)
        menu.addSeparator()
        turned = partial(self._page.sort_by, now, descending=not state.descending)
        turn = menu.addAction("倒过来排", turned)
        turn.setCheckable(True)
        turn.setChecked(state.descending)
        menu.aboutToHide.connect(menu.deleteLater)
        place = QPoint(0, -menu.sizeHint().height() - 4)
        menu.popup(self._page.frame.sort_button.mapToGlobal(place))

    def show_columns(self) -> ColumnChooser:
        """Opens the columns over the button at the foot."""
        shared = lookup(self._context.desk)
        fields = [
            each
            for each in self._model.declared()
            if is_listed(each, shared) and not isinstance(each, Photo)
        ]
        page = self._page
        chooser = ColumnChooser(fields, page.state.columns, self._context.theme, page.widget)
        chooser.picked.connect(page.show_columns)
        chooser.reset.connect(lambda: page.show_columns(self._model.COLUMNS))
        chooser.show_over(page.frame.columns_button)
        return chooser
