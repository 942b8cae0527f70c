"""What the window pulls: undo, redo, the state of the office file, a search; loaded when pulled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop_app.ui.window.main_window import WindowActions
from desktop_app.ui.window.status_bar import Standing, standing_of
from desktop_app.ui.window.term_switch import TermWays
from desktop_app.ui.window.undoing import Direction

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.services.desk import Changed, Desk
    from desktop_app.services.registers.quick_search import Hits
    from desktop_app.services.registers.undo_steps import UndoneSteps, UndoStep
    from desktop_app.services.terms.term_states import TermState

GetDesk = Callable[[], "Desk"]


def window_actions(desk: GetDesk, clock: Callable[[], datetime]) -> WindowActions:
    """The actions of a window on the office file whose desk `desk` gives when one is pulled."""

    def standing() -> Standing:
        return standing_of(desk())

    def find(text: str) -> Sequence[Hits]:
        from desktop_app.services.registers.quick_search import look_up

        return look_up(desk(), text)

    return WindowActions(_undo(desk), _redo(desk), standing, clock, find, _terms(desk))


def _terms(desk: GetDesk) -> TermWays:
    def read() -> Sequence[TermState]:
        from desktop_app.services.terms.term_states import terms

        return terms(desk())

    def view(key: int | None) -> None:
        desk().viewed_term = key

    return TermWays(read, view)


def _undo(desk: GetDesk) -> Direction:
    def take() -> Changed:
        from desktop_app.services.registers import history

        return history.undo(desk())

    def steps(most: int) -> list[UndoStep]:
        from desktop_app.services.registers import undo_steps

        return undo_steps.undo_steps(desk(), most)

    def take_to(number: int) -> UndoneSteps:
        from desktop_app.services.registers import undo_steps

        return undo_steps.undo_to(desk(), number)

    return Direction("撤销", take, steps, take_to)


def _redo(desk: GetDesk) -> Direction:
    def take() -> Changed:
        from desktop_app.services.registers import history

        return history.redo(desk())

    def steps(most: int) -> list[UndoStep]:
        from desktop_app.services.registers import undo_steps

        return undo_steps.redo_steps(desk(), most)

    def take_to(number: int) -> UndoneSteps:
        from desktop_app.services.registers import undo_steps

        return undo_steps.redo_to(desk(), number)

    return Direction("重做", take, steps, take_to)
