"""The board of a list page: which field deals the records out, the switch, what its cards do."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QButtonGroup

from desktop_app.errors import UserError
from desktop_app.records.field_types import Code
from desktop_app.services import registers
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.board.piles import piles_of, state_field
from desktop_app.ui.lists.list_actions import ListActions
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.lists.list_wiring import show_menu
from desktop_app.ui.look.words import button
from desktop_app.ui.ui_context import UiContext

if TYPE_CHECKING:
    from desktop_app.ui.board.board_view import BoardView


class ListBoard(QObject):
    """Built with its page, shown when wanted; what is chosen stays the choice of the table."""

    def __init__(self, context: UiContext, page: ListParts, doing: ListActions) -> None:
        super().__init__(page.widget)
        self._context, self._page, self._model = context, page, page.model
        self._doing = doing
        self.field = state_field(page.model)
        self.view: BoardView | None = None
        self._piles: dict[Any, array[int]] = {}
        self._beside: int | None = None  # where to go on when what was chosen is gone
        self._build_switch()

    @property
    def on(self) -> bool:
        """Whether the page shows the board now."""
        return self.field is not None and self._page.state.board

    def turn(self, *, on: bool) -> None:
        """Shows the register as a board or as a table."""
        self._page.state.board = on
        self._page.read_anew()
        self.take_focus()

    def read(self, query: registers.Query) -> array[int] | None:
        """All ids that a query matches, dealt out for `show`; None where the table is shown."""
        if self.field is None or not self.on:
            return None
        self._beside = self.view.near(self.view.current()) if self.view else None
        found, self._piles = registers.dealt(
            self._context.desk, self._model, query, self.field.name
        )
        return found

    def show(self) -> BoardView | None:
        """Shows the piles read last and the state of the switch; None where the table is shown."""
        if self.field is None:
            return None
        (self.board_button if self.on else self.list_button).setChecked(True)
        if not self.on:
            return None
        shared, wanted = lookup(self._context.desk), self._page.state.filters
        piles = piles_of(self.field, self._piles, wanted.get(self.field.name, ()), shared)
        view = self._built(self.field)
        view.show_piles(piles, shared)
        self.choose(self._page.table.current_id())
        return view

    def first_key(self) -> int:
        """The key of the first card; there is one."""
        key = self.view.first() if self.view else None
        return self._page.rows.ids[0] if key is None else key

    def next_key(self) -> int:
        """The neighbour of the chosen card that is gone, else the first card."""
        there = self.view is not None and self._beside in self._page.rows.ids
        return self._beside if there and self._beside is not None else self.first_key()

    def choose(self, key: int | None) -> None:
        """Chooses the card of a record."""
        if self.on and self.view is not None and self.view.current() != key:
            self.view.choose(key)

    def take_focus(self) -> None:
        """Puts the cursor on the cards or into the table."""
        if self.on and self.view is not None:
            self.view.take_focus()
        else:
            self._page.table.setFocus()

    def _build_switch(self) -> None:
        if self.field is None:
            return
        theme, frame = self._context.theme, self._page.frame
        self.list_button = button("列表", "list_button", theme, "table", "switch")
        self.board_button = button("看板", "board_button", theme, "board", "switch")
        self.board_button.setToolTip(f"按{self.field.label}排成几列")
        group = QButtonGroup(self)
        for place, each in enumerate((self.list_button, self.board_button)):
            each.setCheckable(True)
            group.addButton(each)
            frame.foot.insertWidget(2 + place, each)
            each.clicked.connect(partial(self._on_switch, bool(place)))
        self.list_button.setChecked(True)

    def _on_switch(self, on: bool, _: bool = False) -> None:
        self.turn(on=on)

    def _built(self, field: Code) -> BoardView:
        from desktop_app.services.reminders.reminder_marks import marks
        from desktop_app.ui.board.board_view import BoardView  # not before a board is wanted
        from desktop_app.ui.board.cards import Sources

        if self.view is None:
            desk, model = self._context.desk, self._model
            sources = Sources(partial(registers.rows, desk, model), partial(marks, desk, model))
            view = self.view = BoardView(model, field, sources, self._context.theme)
            page, doing = self._page, self._doing
            page.frame.stack.addWidget(view)
            view.chosen.connect(lambda key: page.table.choose([key], key))
            view.opened.connect(doing.open)
            view.move_asked.connect(self._move)
            view.rest_asked.connect(self._show_rest)
            view.menu_asked.connect(partial(show_menu, self._context, page, doing))
            view.delete_asked.connect(doing.delete)
            view.copy_asked.connect(lambda: doing.copied(page.table.copied()))
            view.paste_asked.connect(doing.paste)
            view.typed.connect(page.frame.search_on)
        return self.view

    def _show_rest(self, code: str | None) -> None:
        """The whole pile as a list."""
        assert self.field is not None  # there is a board
        self._page.state.filters = {**self._page.state.filters, self.field.name: (code,)}
        self.turn(on=False)

    def _move(self, keys: list[int], to: str | None) -> None:
        """Gives records another state, with a reason where the record requires one."""
        if to is None or self.field is None:
            return
        if self.field.name == self._model.STATE:
            self._doing.change_state(keys, to)
        else:
            self._save(keys[0], self.field, to)

    def _save(self, key: int, field: Code, to: str) -> None:
        desk = self._context.desk
        try:
            draft = registers.draft(desk, self._model, key)
            changed = registers.save(
                desk, self._model, {field.name: to}, key=key, version=draft.version
            )
        except UserError as error:
            self._context.desktop.tell("move_refused", error.sentence)
            return
        shown = field.show(to, lookup(desk))
        self._context.events.announce(changed, f"“{draft.title}”的{field.label}已改为“{shown}”")
