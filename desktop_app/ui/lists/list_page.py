"""A record's tab: what its search, conditions, order, columns and card do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.records.record import Field, Record
from desktop_app.services import outward, registers
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.registers.enabled_fields import is_listed
from desktop_app.settings import Plain
from desktop_app.ui.board.list_board import ListBoard
from desktop_app.ui.cards.list_card import ListCard
from desktop_app.ui.filters.list_filters import ListFilters
from desktop_app.ui.lists.list_actions import ListActions
from desktop_app.ui.lists.list_back import ListBack
from desktop_app.ui.lists.list_choices import ListChoices
from desktop_app.ui.lists.list_commands import list_commands
from desktop_app.ui.lists.list_count import ListCount
from desktop_app.ui.lists.list_frame import ListFrame
from desktop_app.ui.lists.list_preparation import ListPreparation
from desktop_app.ui.lists.list_record import ListRecord
from desktop_app.ui.lists.list_state import opening_state, query_of, recalled, with_term
from desktop_app.ui.lists.list_views import ListViews
from desktop_app.ui.lists.list_wiring import wire
from desktop_app.ui.lists.paged_list import PagedList
from desktop_app.ui.lists.saved_views import look_of
from desktop_app.ui.row_actions.row_action_bar import RowActions
from desktop_app.ui.states.status_cells import status_cells_of
from desktop_app.ui.tables.list_model import ListModel, OutwardList
from desktop_app.ui.tables.list_table import ListTable
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command

SOON = 100


class ListPage(PagedList):
    """One register; everything it shows comes from the record's declaration."""

    def __init__(
        self, context: UiContext, model: type[Record], parent: QWidget | None = None, *,
        card: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(model.KEY, parent)
        self._context, self.model = context, model
        self.state = opening_state(context.desk, model)
        read, status_cells = (
            partial(registers.rows, context.desk, model),
            status_cells_of(context.desk, model),
        )
        self.rows = ListModel(
            read, context.theme, self, status_cells,
            OutwardList(partial(outward.texts, context.desk, model), model.INTERNAL),
        )  # fmt: skip
        self.table = ListTable(self.rows, context.theme)
        self.filtering = ListFilters(context, self)
        self.pages = QStackedWidget(self)
        self.frame = ListFrame(model, self.filtering, self.table, context.theme, self.pages)
        self.card = ListCard(context, self, shown=card)
        self.back = ListBack(context, self)
        self.row_actions = RowActions(context, self)
        self.counting = ListCount(context, self, self.row_actions)
        self.doing = ListActions(context, self, self.row_actions)
        self.choosing = ListChoices(context, self, self.filtering)
        self.viewing = ListViews(context, self)
        self.preparation = ListPreparation(context, self)
        self.board = ListBoard(context, self, self.doing)
        self.frame.order_foot()
        self._waiting: tuple[list[int], int | None, int] | None = None
        self.query = registers.Query()
        self._whole = False
        self._place = 0  # where to go on when what was chosen is gone
        self.take_drops(model.TITLE, context.theme)
        self.pages.addWidget(self.frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._connect()
        self.read_anew()

    @property
    def widget(self) -> QWidget:
        """The page itself, as its collaborators see it."""
        return self

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the rows again; what was chosen stays chosen."""
        self._show_conditions()
        self._place = max(0, self.table.currentIndex().row())
        self._read()
        self.card.show(anew=True)
        self.record.refresh()

    def complete(self) -> None:
        """Reads the rest of the rows and offers the prints of the card."""
        if not self._whole:
            self._whole = True
            self.frame.offer_forms(self.model, self.doing.form_prints())
            self._read_rest()

    def look_at_term(self) -> None:
        """Shows the records of the term that is looked at, the other conditions as they are."""
        self.record.leave()
        self.state = with_term(self._context.desk, self.model, self.state)
        self.read_anew()

    def commands(self) -> list[Command]:
        """What can be done with this register."""
        return list_commands(self._context, self.model, lambda: self)

    def remember(self) -> dict[str, Plain]:
        """Search, filters, order, columns, widths, the chosen record and the card's width."""
        self.state.widths |= self.table.widths()
        sizes: list[Plain] = list(self.frame.splitter.sizes())
        return {**self.back.kept(self.state).plain(), "sizes": sizes}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered; without anything the list is as it begins."""
        desk, before = self._context.desk, self.state
        kept = recalled(state, self.model, self._context.records)
        self.state = with_term(desk, self.model, kept if state else opening_state(desk, self.model))
        chosen = self.state.chosen  # what is read anew chooses a row of its own
        sizes = state.get("sizes")
        if isinstance(sizes, list) and len(sizes) == 2:
            self.frame.splitter.setSizes([each for each in sizes if isinstance(each, int)])
        if look_of(self.state) != look_of(before):
            self.read_anew()
        else:  # the same rows are there already
            self.table.set_widths(self.state.widths)
            self.viewing.tell()
        if chosen is not None:
            self.table.choose([chosen], chosen, show=True)

    def start_search(self) -> None:
        """Puts the cursor into the search of the list."""
        self.record.leave()
        self.frame.search.setFocus()
        self.frame.search.selectAll()

    def new(self) -> None:
        """Opens an empty form."""
        self.doing.new()

    def offer_back(self, title: str, run: Callable[[], object]) -> None:
        """Offers the way back to the page that is about to show rows here."""
        self.back.offer(title, run)

    def open_where(self, where: tuple[Filter, ...]) -> None:
        """Shows exactly the rows that these filters leave."""
        self.record.leave()
        names_known = set(self.model.FILTERS)
        fits = [each for each in where if each.how == "in" and each.field in names_known]
        plain = {each.field: each for each in reversed(fits)}  # one chip a field, the first
        self.state.search = self.state.view = ""
        self.state.filters = {name: tuple(each.values) for name, each in plain.items()}
        self.state.bounds = tuple(each for each in where if plain.get(each.field) is not each)
        self.read_anew()

    def show_in_list(self, record: int) -> None:
        """Shows one record in the list, with its card."""
        self.record.leave()
        if not self.rows.rows_of([record]):
            self.state.search, self.state.filters, self.state.bounds = "", {}, ()
            self.read_anew()
        self._read_rest()
        self.table.choose([record], record, show=True)
        self.board.take_focus()

    def show_saved(self, key: int) -> None:
        """Brings a record that was just saved into sight, where the list shows it."""
        self.record.show_again(key)
        self._read_rest()
        if self.rows.rows_of([key]):
            self.table.choose([key], key, show=True)

    def read_anew(self) -> None:
        """Shows what `state` says by now."""
        self.frame.search.blockSignals(True)  # read once, for everything
        self.frame.search.setText(self.state.search)
        self.frame.search.blockSignals(False)
        self._show_conditions()
        self._read()

    def _show_conditions(self) -> None:
        spare = self.state.spare_words(self._context.desk, self.model)
        self.frame.chips.show_filters(self.state.filters, spare)
        self.row_actions.show_conditions(self.state.filters)

    def _read(self) -> None:
        """Shows the first rows immediately and all of them in the next turn of the event loop."""
        desk, state = self._context.desk, self.state
        self.query = query_of(state, self.model, desk.today)
        chosen, current = self.table.chosen_ids(), self.table.current_id()
        scrolled = self.table.verticalScrollBar().value()
        dealt = self.board.read(self.query)
        found = registers.first(desk, self.model, self.query, SOON) if dealt is None else dealt
        self.rows.show_ids(found, self._fields(), lookup(desk))
        self.table.set_widths(state.widths)
        self.table.choose(chosen, current)
        self.table.verticalScrollBar().setValue(scrolled)
        self.choosing.mark_order()
        self.back.follow()
        self.viewing.tell()
        front = self.board.show() or self.table
        self.frame.show_rows(front, some=bool(found), narrowed=state.narrowed)
        soon = dealt is None and len(found) == SOON
        self._waiting = (chosen, current, scrolled) if soon else None
        if self._waiting and self._whole:
            QTimer.singleShot(0, self, self._read_rest)
        elif not self._waiting:
            self._choose_one()
        self._count()
        self.preparation.begin_soon()

    def _choose_one(self) -> None:
        """Chooses the first record, or the next of a removed one, where a card can show it."""
        if self.card.shown and self.rows.ids and not self.table.chosen_count():
            place = min(self._place, len(self.rows.ids) - 1)
            key = self.board.next_key() if self.board.on else self.rows.ids[place]
            self.table.choose([key], key)
        self._place = 0
        self.card.show()

    def _read_rest(self) -> None:
        if self._waiting is None:
            return
        (chosen, current, scrolled), self._waiting = self._waiting, None
        self.rows.show_rest(registers.find(self._context.desk, self.model, self.query))
        if len(chosen) != len(self.table.chosen_ids()):
            self.table.choose(chosen, current)
        self.table.verticalScrollBar().setValue(scrolled)
        self._choose_one()
        self._count()

    def _fields(self) -> list[Field]:
        shared = lookup(self._context.desk)
        fields = [self.model.field(name) for name in self.state.columns]
        return [each for each in fields if is_listed(each, shared)]

    def _count(self) -> None:
        self.counting.tell(whole=self._waiting is None)

    def _connect(self) -> None:
        frame, table = self.frame, self.table
        self.record = ListRecord(self._context, self, self.doing)
        wire(self._context, self, self.doing)
        frame.search.textChanged.connect(self._on_search)
        frame.search.returnPressed.connect(self._on_search_done)
        frame.chips.changed.connect(self._on_filters)
        frame.sort_button.clicked.connect(self.choosing.show_orders)
        frame.columns_button.clicked.connect(self.choosing.show_columns)
        frame.empty.clear_asked.connect(lambda: self.open_where(()))
        table.sort_asked.connect(self.choosing.turn_header)
        table.filter_asked.connect(self.filtering.open_column)
        table.chosen.connect(self._on_chosen)

    def _on_search(self, text: str) -> None:
        self.state.search = text
        self._read()

    def _on_search_done(self) -> None:
        if self.rows.ids:
            key = self.board.first_key() if self.board.on else self.rows.ids[0]
            self.table.choose([key], key)
        self.board.take_focus()

    def _on_filters(self, filters: dict[str, tuple[Any, ...]]) -> None:
        self.narrow(filters, self.state.bounds if filters else ())

    def narrow(self, filters: dict[str, tuple[Any, ...]], bounds: tuple[Filter, ...]) -> None:
        """Shows the rows that these conditions leave."""
        self.state.filters, self.state.bounds = filters, bounds
        self._show_conditions()
        self._read()

    def sort_by(self, order: str, *, descending: bool = False) -> None:
        """Puts the list in another order."""
        self.state.sort, self.state.descending = order, descending
        self._read()

    def show_columns(self, columns: tuple[str, ...]) -> None:
        """Shows other columns, in this order."""
        self.state.columns = columns
        self._read()

    def _on_chosen(self) -> None:
        current = self.table.current_id()
        self.state.chosen = current
        self._count()
        self.board.choose(current)
        if self._waiting is None:  # else the rest of the rows is about to say what is chosen
            self.card.show()
