"""What is typed and dragged in the sandbox: read, answered while it changes, taken as a step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from desktop_app.errors import Wrong
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.sandbox_changes import with_neighbour
from desktop_app.services.scoring.sandbox_places import BAND, RulePlace, with_value
from desktop_app.services.scoring.sandbox_rows import read_typed
from desktop_app.ui.scoring.sandbox.shown_trial import ShownTrial
from desktop_app.ui.ui_context import UiContext

WAIT = 60
"""Milliseconds from the last letter typed to the answer."""


class TrialTyping(QObject):
    """Works for one page; what is not taken changes no step of the trial."""

    def __init__(self, context: UiContext, page: ShownTrial) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._preview: RuleSet | None = None
        self._timer = QTimer(self, interval=WAIT, singleShot=True)
        self._timer.timeout.connect(self._show)

    def forget(self) -> None:
        """Something else is shown now."""
        self._timer.stop()
        self._preview = None

    def checked(self, row: int, text: str) -> str:
        """What is wrong with a typed number, "" for nothing; it is said below the rules."""
        place = self._place(row)
        if place is None:
            return ""
        try:
            self._read(place, text)
        except Wrong as wrong:
            self._page.say(f"{wrong.reason}。")
            return wrong.reason
        self._page.say("")
        return ""

    def preview(self, row: int, text: str) -> None:
        """Answers a number that can be read, a moment after the last letter."""
        place, sandbox = self._place(row), self._page.sandbox
        if place is None or sandbox is None:
            return
        try:
            value = self._read(place, text)
        except Wrong:
            return
        rules = sandbox.trial.rules
        self._preview = _with(rules, with_neighbour(rules, place), value)
        self._timer.start()

    def take(self, row: int, text: str) -> None:
        """Takes a number as a step; it was checked before."""
        place, sandbox = self._place(row), self._page.sandbox
        if place is not None and sandbox is not None:
            sandbox.trial.change(
                with_neighbour(sandbox.trial.rules, place), self._read(place, text)
            )
            self._page.show_answer()

    def move_limit(self, places: Sequence[tuple[str, str]], value: int, *, taken: bool) -> None:
        """A limit between grades is dragged, or was."""
        sandbox = self._page.sandbox
        if sandbox is None:
            return
        wanted = [RulePlace(BAND, name, field) for name, field in places]
        if taken:
            sandbox.trial.change(wanted, value)
            self._page.show_answer()
        else:
            self._page.show_answer(_with(sandbox.trial.rules, wanted, value))

    def _show(self) -> None:
        if self._preview is not None and not self._context.desk.office.is_closed:
            self._page.show_answer(self._preview)

    def _place(self, row: int) -> RulePlace | None:
        return self._page.frame.rules_model.place(row)

    def _read(self, place: RulePlace, text: str) -> int | None:
        return read_typed(place, text, lookup(self._context.desk))


def _with(rules: RuleSet, places: Sequence[RulePlace], value: int | None) -> RuleSet:
    for each in places:
        rules = with_value(rules, each, value)
    return rules
