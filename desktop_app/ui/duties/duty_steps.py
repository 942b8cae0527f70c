"""What is done on the page of duties: a tick, a record entered late, records opened, a new year."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.records.duty import BY_HAND, Duty
from desktop_app.records.registry import Registry
from desktop_app.services import registers
from desktop_app.services.duties.adding import AddedFact, added_fact
from desktop_app.services.duties.behind import cell_rows
from desktop_app.services.duties.cells import BehindRow, DutyColumn, DutyLine, DutyMatrix
from desktop_app.services.registers import Filter
from desktop_app.ui.duties.tick_dialog import TickDialog
from desktop_app.ui.duties.year_dialog import YearDialog
from desktop_app.ui.ui_context import UiContext

PEOPLE = {"member": "member", "group": "group"}


class SteppingPage(Protocol):
    """What is read of the page."""

    matrix: DutyMatrix
    year: int
    behind: list[BehindRow]

    @property
    def line(self) -> DutyLine | None:
        """The line with the cursor."""

    @property
    def duty(self) -> DutyColumn | None:
        """The duty with the cursor."""

    def catch_up(self) -> None:
        """Makes the pane show the cell with the cursor."""

    def window(self) -> QWidget:
        """The window of the page."""


class DutySteps:
    """The steps of the page on the cell with the cursor."""

    def __init__(self, context: UiContext, page: SteppingPage) -> None:
        self._context, self._page = context, page

    def take(self, name: str) -> None:
        """Takes a step of the bar or of the empty page."""
        page, events = self._page, self._context.events
        if name == "rules":
            events.open_rows(Duty.KEY, (Filter("year", "in", (page.year,)),))
        elif name == "new":
            self.new_duty()
        elif name == "people":
            events.go(PEOPLE[page.matrix.subject])
        else:
            YearDialog(self._context, page.year, page.matrix.subject, name, page.window()).open()

    def new_duty(self) -> None:
        """Begins a new duty of the year that is shown."""
        page = self._page
        draft = registers.blank(
            self._context.desk, Duty, year=page.year, subject=page.matrix.subject,
            position=len(page.matrix.columns) + 1,
        )  # fmt: skip
        self._context.open_form(self._context, draft, page.window())

    def tick(self) -> None:
        """Asks why the cell counts as done; says why it cannot be ticked."""
        page = self._page
        line, duty = page.line, page.duty
        if line is None or duty is None:
            return
        if not line.asked:
            words = f"{line.name}不计“五个一”（{line.exempt}），不用认定。"
            self._context.events.say(words, role="muted")
            return
        TickDialog(self._context, duty, line, page.matrix.subject, page.window()).open()

    def may_add(self) -> bool:
        """Whether a record that counts for the cell can be entered from here."""
        return self._added() is not None

    def add_fact(self) -> None:
        """Begins a record that counts for the cell, or goes to where it is entered."""
        added = self._added()
        if added is None:
            return
        if added.given is None:
            self._context.events.go(added.record)
            return
        model = Registry.of(self._context.records).model(added.record)
        draft = registers.blank(self._context.desk, model, **added.given)
        self._context.open_form(self._context, draft, self._page.window())

    def rows_behind(self, duty: DutyColumn, line: DutyLine) -> list[BehindRow]:
        """The records behind a cell; says it where the duty is gone."""
        try:
            return cell_rows(self._context.desk, duty.key, line.key)
        except UserError as problem:
            self._context.events.say(str(problem), role="bad")
            return []

    def open_row(self, place: int) -> None:
        """Opens one of the records behind the cell."""
        if 0 <= place < len(self._page.behind):
            row = self._page.behind[place]
            self._context.events.open_record(row.opens, row.opens_key)

    def open_behind(self) -> None:
        """Opens the records behind the cell: one in its page, several as a list."""
        self._page.catch_up()
        rows = self._page.behind
        if not rows:
            self._context.events.say("这一格后面还没有记录", role="muted")
            return
        kinds = list(dict.fromkeys(each.opens for each in rows))
        keys = tuple(dict.fromkeys(each.opens_key for each in rows if each.opens == kinds[0]))
        if len(keys) == 1:
            self._context.events.open_record(kinds[0], keys[0])
        else:
            self._context.events.open_rows(kinds[0], (Filter("id", "in", keys),))

    def _added(self) -> AddedFact | None:
        page = self._page
        line, duty = page.line, page.duty
        if line is None or duty is None or not line.asked or duty.fact in ("", BY_HAND):
            return None
        return added_fact(self._context.desk, duty.fact, page.matrix.subject, line.key)
