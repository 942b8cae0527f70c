"""Narrows a list by its columns: opens the window under a head or a chip and takes its choice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from desktop_app.errors import Wrong
from desktop_app.records.record import Field
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.registers.column_values import (
    ColumnValues,
    column_values,
    kind_text,
    range_filters,
    range_texts,
    ranges_of,
    value_text,
)
from desktop_app.services.registers.enabled_fields import is_listed
from desktop_app.ui.lists.list_orders import can_sort, direction_words, order_of_column
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.lists.list_state import query_of
from desktop_app.ui.ui_context import UiContext

if TYPE_CHECKING:
    from desktop_app.ui.filters.column_filter import ColumnFilter, FilteredColumn, Narrowed

FILLED = "filled"


class ListFilters(QObject):
    """The conditions of one list page, column by column."""

    def __init__(self, context: UiContext, page: ListParts) -> None:
        super().__init__(page.widget)
        self._context, self._page, self._model = context, page, page.model

    def text(self, name: str, value: Any) -> str:
        """One value of a field as a chip shows it."""
        desk = self._context.desk
        whole = kind_text(value, desk.office.records)
        return whole or value_text(self._model.field(name), value, lookup(desk))

    def offered(self) -> list[Field]:
        """Every field that the list can be narrowed by, as declared."""
        shared = lookup(self._context.desk)
        return [each for each in self._model.declared() if is_listed(each, shared)]

    def open_column(self, number: int) -> ColumnFilter | None:
        """Opens the window under a column's head; none for the number of the row."""
        fields, table = self._page.rows.fields, self._page.table
        if not 1 <= number <= len(fields):
            return None
        return self.open(fields[number - 1].name, table.head_place(number), sorts=True)

    def open(self, name: str, under: QWidget | QRect, *, sorts: bool = False) -> ColumnFilter:
        """Opens the window of one field beneath a place of the screen or a widget."""
        from desktop_app.ui.filters.column_filter import ColumnFilter
        from desktop_app.ui.filters.value_popup import place_of

        popup = ColumnFilter(
            self._column(name, sorts), self._narrowed(name), self._context.theme, self._page.widget
        )
        popup.picked.connect(partial(self._take, name))
        popup.sort_asked.connect(partial(self._sort, name))
        popup.show_under(place_of(under) if isinstance(under, QWidget) else under)
        return popup

    def narrowed_names(self) -> frozenset[str]:
        """The fields that the list is narrowed by."""
        state = self._page.state
        return frozenset({*state.filters, *(each.field for each in state.bounds)})

    def _column(self, name: str, sorts: bool) -> FilteredColumn:
        from desktop_app.ui.filters.column_filter import FilteredColumn

        field = self._model.field(name)
        sorts = sorts and can_sort(self._model, name)
        return FilteredColumn(
            field.label, self._model.UNIT, partial(self._read, name), partial(self.text, name),
            ranges_of(field), partial(self._check, name),
            direction_words(self._model, name) if sorts else (),
        )  # fmt: skip

    def _read(self, name: str, holding: str) -> ColumnValues:
        """The values among the rows that everything but this column's own conditions leaves."""
        desk, state = self._context.desk, self._page.state
        query = query_of(state.without(name), self._model, desk.today)
        return column_values(desk, self._model, query, name, holding)

    def _narrowed(self, name: str) -> Narrowed:
        from desktop_app.ui.filters.column_filter import Narrowed

        state, field = self._page.state, self._model.field(name)
        shared = lookup(self._context.desk)
        own = [each for each in state.bounds if each.field == name]
        texts = {kind: range_texts(field, kind, own, shared) for kind in ranges_of(field)}
        ranges = {kind: ends for kind, ends in texts.items() if any(ends)}
        filled = any(each.how == FILLED for each in own)
        return Narrowed(tuple(state.filters.get(name, ())), ranges, filled)

    def _check(self, name: str, kind: str, low: str, high: str) -> str:
        field = self._model.field(name)
        try:
            range_filters(field, kind, low, high, lookup(self._context.desk))
        except Wrong as wrong:
            return wrong.reason
        return ""

    def _take(self, name: str, now: Narrowed) -> None:
        """Replaces the conditions on a column with those chosen."""
        field, shared = self._model.field(name), lookup(self._context.desk)
        state = self._page.state.without(name)
        if now.values:
            state.filters[name] = now.values
        own = [Filter(name, FILLED)] if now.filled else []
        for kind, ends in now.ranges.items():
            own += range_filters(field, kind, *ends, shared)
        state.bounds = (*state.bounds, *own)
        self._page.narrow(state.filters, state.bounds)

    def _sort(self, name: str, down: bool) -> None:
        self._page.sort_by(order_of_column(self._model, name), descending=down)
