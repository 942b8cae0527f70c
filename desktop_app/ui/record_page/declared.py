"""What a subject declares of the page of one record (`WindowParts.record_pages`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.history import Version
from desktop_app.services.registers.passed_states import StateLine
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import window_parts

Values = Mapping[str, Any]


class Opened(NamedTuple):
    """One record as it is shown now: its id, its values, its history with the newest change first.

    `more` is the result of the subject's `read`, shared by the parts of the page.
    """

    key: int
    values: Values
    history: Sequence[Version]
    more: Any = None


class PageStep(NamedTuple):
    """Something that can be done next; `run` is handed the window in front.

    `title` ends with “…” where a dialog opens, `about` names the part of the record it is for.
    """

    title: str
    icon: str
    run: Callable[[QWidget], object]
    about: str = ""


class PageSteps(NamedTuple):
    """What can be done next: the natural step, None where there is none, and the other ones."""

    natural: PageStep | None
    others: Sequence[PageStep] = ()


class TonedWords(NamedTuple):
    """A sentence with the colour of the palette and the icon that it is shown with."""

    text: str
    role: str
    icon: str


class RecordPart(QWidget):
    """A part of the page that shows one record after another."""

    def show_record(self, opened: Opened) -> None:
        """Shows a record, also the same one after a change."""

    def take_focus(self) -> bool:
        """Puts the cursor where the work in this part begins; whether there is such a place."""
        self.setFocus()
        return True


class PageHost(Protocol):
    """The interface of the page that its parts use."""

    def open_other(self, key: int) -> None:
        """Shows another record of the register; Alt+← comes back to this one."""

    def take_step(self, step: PageStep) -> None:
        """Takes a step; says why where it is refused."""


class InnerTab(NamedTuple):
    """One inner tab: its title with its count, and what it shows, built when first seen."""

    key: str
    title: Callable[[UiContext, Opened], str]
    build: Callable[[UiContext, PageHost], RecordPart]


def _nothing_more(_desk: Desk, _key: int, _values: Values) -> Any:
    return None


def _no_days(_opened: Opened) -> Mapping[str, str]:
    return {}


def _covers_itself(_opened: Opened) -> Collection[tuple[str, int | None]]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPageParts:
    """The page of one record; every function is handed what it shows now.

    read: reads what several of the parts need, once for each showing.
    title: the name of the record in the head, short.
    facts: the line after it.
    under: the line under the record's own name.
    states: which states the state line has.
    days: by state the day it began, where the fields say it better than the log.
    fields: by state the field of the form that says most about it.
    due: the day by which the next state is due, '' for none.
    deadline: how near the nearest deadline is.
    steps: what can be done next.
    tabs: the inner tabs before 附件 and 历史, which every page has.
    side: builds the right pane, None for none.
    covers: the other records whose changes are to be seen on the page, by register and id; with
        None as the id any record of the register.
    """

    title: Callable[[Values], str]
    facts: Callable[[UiContext, Opened], str]
    under: Callable[[UiContext, Opened], str]
    steps: Callable[[UiContext, Opened], PageSteps]
    tabs: tuple[InnerTab, ...]
    states: StateLine | None = None
    read: Callable[[Desk, int, Values], Any] = _nothing_more
    days: Callable[[Opened], Mapping[str, str]] = _no_days
    fields: Mapping[str, str] = field(default_factory=dict)
    due: Callable[[Opened], str] = lambda _: ""
    deadline: Callable[[UiContext, Opened], TonedWords | None] = lambda _context, _opened: None
    side: Callable[[UiContext, PageHost], RecordPart] | None = None
    covers: Callable[[Opened], Collection[tuple[str, int | None]]] = _covers_itself


def page_of(desk: Desk, model: type[Record]) -> RecordPageParts:
    """The declaration of a record's page; `LookupError` where it has none."""
    for each in window_parts(desk.subjects):
        if model.KEY in each.record_pages:
            found: RecordPageParts = each.record_pages[model.KEY]()
            return found
    raise LookupError(f"no page for {model.KEY}")
