"""Adding many children in one step: ticked in a register's list, or read from a pasted one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.records.record import Record
from desktop_app.services.registers import Input, chosen_links
from desktop_app.ui.look.words import button
from desktop_app.ui.ui_context import UiContext


class ChildrenFilling:
    """The buttons of a children's table whose records are made of chosen ones, if they are.

    `inputs` gives the children that are there, `put` takes the values of new ones.
    """

    def __init__(
        self,
        context: UiContext,
        model: type[Record],
        inputs: Callable[[], list[Input]],
        put: Callable[[list[dict[str, Any]]], object],
        parent: QWidget,
    ) -> None:
        self._context, self._model, self._parent = context, model, parent
        self._inputs, self._put = inputs, put
        self._link = chosen_links.bringing(model)
        self.buttons: list[QPushButton] = []
        if self._link is not None:
            title = f"从{self._link.label}名单里选…"
            self.pick_button = button(title, f"pick_{model.KEY}", context.theme, "member")
            self.paste_button = button("粘贴名单…", f"paste_{model.KEY}", context.theme, "paste")
            self.pick_button.clicked.connect(self._pick)
            self.paste_button.clicked.connect(self._paste)
            self.buttons = [self.pick_button, self.paste_button]

    def _pick(self) -> None:
        from desktop_app.ui.forms.children.pick_many_dialog import (
            PickManyDialog,  # loads when asked for
        )

        if self._link is not None:
            name = self._link.name
            there = (each.values.get(name) for each in self._inputs())
            keys = [each for each in there if isinstance(each, int)]
            PickManyDialog(self._context, self._link, keys, self._take, self._parent).open()

    def _take(self, keys: list[int]) -> None:
        if self._link is not None:
            desk = self._context.desk
            self._put([chosen_links.child_of(desk, self._model, self._link, x) for x in keys])

    def _paste(self) -> None:
        from desktop_app.ui.forms.children.name_list_dialog import (
            NameListDialog,  # loads when asked for
        )

        there = [each.values for each in self._inputs()]
        NameListDialog(self._context, self._model, there, self._put, self._parent).open()
