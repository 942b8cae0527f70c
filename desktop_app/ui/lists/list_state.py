"""What a list page remembers: search, filters, order, columns, widths, the chosen record."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from desktop_app.records.field_types import Codes, Day
from desktop_app.records.links import Links
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.viewed_term import in_viewed_term
from desktop_app.services.registers import Filter, Query
from desktop_app.services.registers.column_values import without_ages
from desktop_app.services.registers.condition_words import condition_words
from desktop_app.settings import Plain
from desktop_app.ui.filters.kept_filters import Models, plain_filter, read_filter
from desktop_app.ui.lists.list_orders import is_order, opening_order
from desktop_app.ui.row_actions.row_actions import opening_filters


@dataclass(slots=True)
class ListState:
    """The state of one list; `filters` holds stored values by field name, None for empty.

    `widths` are those that columns were dragged to, in pixels at the normal size of text.
    `board` shows it as a board, `view` names the saved view that it came from.
    """

    search: str = ""
    filters: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    bounds: tuple[Filter, ...] = ()
    sort: str = ""
    descending: bool = False
    columns: tuple[str, ...] = ()
    widths: dict[str, int] = field(default_factory=dict)
    chosen: int | None = None
    board: bool = False
    view: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether a search or a condition leaves rows out."""
        return bool(self.search.strip() or self.filters or self.bounds)

    def without(self, name: str) -> ListState:
        """The same list without the conditions on one field."""
        filters = {each: values for each, values in self.filters.items() if each != name}
        bounds = tuple(each for each in self.bounds if each.field != name)
        return replace(self, filters=filters, bounds=bounds)

    def spare_words(self, desk: Desk, model: type[Record]) -> str:
        """The text for the conditions that have no chip, '' where there are none."""
        words = condition_words(desk, model, self.bounds)
        return f"条件：{'；'.join(words)}" if words else ""

    def plain(self) -> dict[str, Plain]:
        """The state as plain values for the user's profile."""
        filters: dict[str, Plain] = {name: list(each) for name, each in self.filters.items()}
        bounds: list[Plain] = [plain_filter(each) for each in self.bounds]
        return {
            "search": self.search,
            "filters": filters,
            "bounds": bounds,
            "sort": self.sort,
            "descending": self.descending,
            "columns": list(self.columns),
            "dragged": dict(self.widths),
            "chosen": self.chosen,
            "board": self.board,
            "view": self.view,
        }


def recalled(state: Mapping[str, Plain], model: type[Record], models: Models) -> ListState:
    """The state kept in a profile, without what the record no longer shows in lists."""
    known = {each.name for each in model.declared() if not each.internal}
    filters, widths, columns = state.get("filters"), state.get("dragged"), state.get("columns")
    chosen, sort = state.get("chosen"), str(state.get("sort") or "")
    result = ListState(columns=model.COLUMNS)
    result.search = str(state.get("search") or "")
    result.descending = bool(state.get("descending"))
    result.board, result.view = bool(state.get("board")), str(state.get("view") or "")
    bounds = state.get("bounds")
    kept = [read_filter(x, model, models) for x in (bounds if isinstance(bounds, list) else ())]
    result.bounds = tuple(each for each in kept if each is not None)
    if is_order(model, sort):
        result.sort = sort
    if isinstance(filters, dict):
        result.filters = {
            name: tuple(each)
            for name, each in filters.items()
            if name in known and isinstance(each, list)
        }
    if isinstance(widths, dict):
        result.widths = {name: each for name, each in widths.items() if isinstance(each, int)}
    if isinstance(columns, list):
        result.columns = tuple(str(x) for x in columns if x in known) or model.COLUMNS
    result.chosen = chosen if isinstance(chosen, int) else None
    return result


def opening_state(desk: Desk, model: type[Record]) -> ListState:
    """A list as it is before anybody has changed it: in the subject's conditions and the term."""
    first = ListState(filters=opening_filters(desk, model), columns=model.COLUMNS)
    return with_term(desk, model, first)


def with_term(desk: Desk, model: type[Record], state: ListState) -> ListState:
    """A list with the condition of the term that is looked at in the place of another term's.

    A list that is about no terms stays as it is; so does every list of an office with one term.
    """
    wanted = in_viewed_term(desk, model)
    if wanted is None:
        return state
    bare = state.without(wanted.field)
    if wanted.field in model.FILTERS:
        return replace(bare, filters={**bare.filters, wanted.field: tuple(wanted.values)})
    return replace(bare, bounds=(*bare.bounds, wanted))


def with_rows_of(state: ListState, other: ListState) -> ListState:
    """A list with the search, the conditions and the view of another."""
    return replace(
        state, search=other.search, filters=dict(other.filters), bounds=other.bounds,
        view=other.view,
    )  # fmt: skip


def same_rows(state: ListState, other: ListState) -> bool:
    """Whether two lists have the same search, conditions and view."""
    return with_rows_of(state, other) == state


def query_of(state: ListState, model: type[Record], today: datetime.date) -> Query:
    """The question to the register; ages are those of `today`."""
    where = [_filter(model, name, values) for name, values in state.filters.items() if values]
    bounds = without_ages(state.bounds, today)
    sort = state.sort or (opening_order(model) if model.OPENS_IN else "")
    return Query(state.search, (*where, *bounds), sort, state.descending)


def _filter(model: type[Record], name: str, values: tuple[Any, ...]) -> Filter:
    """The filter for ticked values of a field: days are ticked by year, codes one by one."""
    declared = model.field(name)
    if isinstance(declared, Links):
        return Filter(name, "has", values)
    if isinstance(declared, Day):
        return Filter(name, "years", values)
    return Filter(name, "holds" if isinstance(declared, Codes) else "in", values)
