"""What can be done with chosen rows of a register beyond what every register offers.

The subjects declare their row actions (`WindowParts.row_actions`); 脉络 is offered for every record
that has a timeline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.timeline import has_timeline
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import window_parts

ASKED = 50
"""For how many chosen rows at most it is asked whether their row actions would be accepted."""
Run = Callable[[UiContext, type[Record], Sequence[int], QWidget], object]
"""Begins a row action, from the context, the register, the chosen ids, the window in front."""


class RowAction(NamedTuple):
    """One row action; `several` says whether it takes more than one row.

    One that is `on_card` has a button of its own on the card, besides its entry in the menu.
    """

    name: str
    title: str
    icon: str
    run: Run
    several: bool = False
    on_card: bool = False


def row_actions_of(desk: Desk, model: type[Record]) -> tuple[RowAction, ...]:
    """The row actions of a register, the timeline first."""
    first = (TIMELINE,) if has_timeline(desk, model) else ()
    declared = (each.row_actions.get(model.KEY, ()) for each in window_parts(desk.subjects))
    return (*first, *(action for actions in declared for action in actions))


def row_refusals(desk: Desk, model: type[Record], keys: Sequence[int]) -> dict[str, str]:
    """Why row actions would be refused for these rows, by name: sentences of the subjects.

    Empty for more rows than `ASKED`: their dialogs say it.
    """
    found: dict[str, str] = {}
    if 0 < len(keys) <= ASKED:
        for each in window_parts(desk.subjects):
            ask: Callable[..., Mapping[str, str]] | None = each.row_refusals.get(model.KEY)
            found |= ask(desk, keys) if ask else {}
    return found


def page_header(context: UiContext, model: type[Record]) -> QWidget | None:
    """A new widget to be shown above the list of a register, None for most registers."""
    for each in window_parts(context.desk.subjects):
        if model.KEY in each.page_headers:
            header: QWidget = each.page_headers[model.KEY](context)
            return header
    return None


def opening_filters(desk: Desk, model: type[Record]) -> dict[str, tuple[Any, ...]]:
    """The conditions that the list of a register begins with, none for most registers."""
    for each in window_parts(desk.subjects):
        if model.KEY in each.opening_filters:
            return dict(each.opening_filters[model.KEY](desk))
    return {}


def _show_timeline(
    context: UiContext, model: type[Record], keys: Sequence[int], window: QWidget
) -> None:
    from desktop_app.ui.timeline.timeline_window import show_timeline

    show_timeline(context, model, keys[0], window)


TIMELINE = RowAction("thread", "脉络", "thread", _show_timeline)
