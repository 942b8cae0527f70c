"""撤销 and 重做 of the window: they name their step, go to its page, and list the last ones."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from desktop_app.errors import UserError
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.events import Events, Notice, WrittenAction
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.window.page import Page
from desktop_app.ui.window.page_tabs import PageTabs

if TYPE_CHECKING:
    from desktop_app.services.registers.undo_steps import UndoneSteps, UndoStep

LISTED = 30
SETTINGS = "settings"


class Direction(NamedTuple):
    """One direction: its verb, how to take one step, which steps there are, how to take several.

    `steps` is handed how many at most, and gives the next one first.
    """

    verb: str
    take: Callable[[], WrittenAction]
    steps: Callable[[int], list[UndoStep]]
    take_to: Callable[[int], UndoneSteps]


class Undoing(QObject):
    """Undoes and redoes steps and reports them."""

    def __init__(
        self,
        ways: tuple[Direction, Direction],
        tabs: PageTabs,
        events: Events,
        desktop: Desktop,
        now: Callable[[], datetime.datetime],
    ) -> None:
        super().__init__(tabs)
        self._undo, self._redo = ways
        self._tabs, self._events, self._desktop, self._now = tabs, events, desktop, now

    def undo(self) -> None:
        """Takes back the last action of the office, on the page where it was made."""
        self._step(self._undo)

    def redo(self) -> None:
        """Does again the action taken back last, on the page where it was made."""
        self._step(self._redo)

    def titled(self, title: str, verb: str) -> str:
        """The title of a command with the step it would take: “撤销上一步：新增委员“张三””."""
        step = self._next(self._way(verb))
        return f"{title}：{step.what}" if step else title

    def arrow(self, theme: Theme, action: QAction) -> QToolButton | None:
        """The narrow button next to 撤销 or 重做 that opens the list of steps; None for others.

        The tip of the action's own button names the step from now on, read when it is pointed at.
        """
        if action.text() not in (self._undo.verb, self._redo.verb):
            return None
        action.hovered.connect(lambda: action.setToolTip(self._tip(action)))
        return self._arrow(theme, action)

    def _tip(self, action: QAction) -> str:
        from desktop_app.ui.look.tool_tips import tip

        verb = action.text()
        step = self._next(self._way(verb))
        words = f"{verb}：{step.what}" if step else f"没有可以{verb}的操作"
        return tip(f"{words}（{action.shortcut().toString()}）")

    def _arrow(self, theme: Theme, action: QAction) -> QToolButton:
        way = self._way(action.text())
        arrow = QToolButton()
        arrow.setObjectName(f"{action.objectName().removesuffix('_action')}_steps_button")
        arrow.setProperty("kind", "arrow")
        arrow.setAccessibleName(f"{way.verb}到哪一步")
        arrow.setToolTip(f"看最近的步骤，{way.verb}到其中一步")
        arrow.setFixedWidth(theme.sizes.icon)
        theme.icons.put(arrow, "down")
        arrow.clicked.connect(lambda: self._list(way, arrow, theme))
        return arrow

    def _way(self, verb: str) -> Direction:
        return self._undo if verb == self._undo.verb else self._redo

    def _next(self, way: Direction) -> UndoStep | None:
        return next(iter(way.steps(1)), None)

    def _step(self, way: Direction) -> None:
        step = self._next(way)
        page = self._go_to(step)
        try:
            changed = way.take()
        except UserError as error:
            self._desktop.tell("undo_refused", error.sentence)
            return
        said = f"没有可以{way.verb}的操作。"
        if changed.action is not None:
            said = f"已{way.verb}：{step.what}" if step else f"已{way.verb}"
        self._after(way, changed, said, page, step)

    def _list(self, way: Direction, arrow: QToolButton, theme: Theme) -> None:
        from desktop_app.ui.window.steps_popup import StepLine, StepsPopup
        from desktop_app.ui.workbench.workbench_cards import moment

        steps, now = way.steps(LISTED), self._now()
        lines = [StepLine(each.no, moment(each.at, now), each.what) for each in steps]
        popup = StepsPopup(way.verb, lines, theme, arrow)
        popup.chosen.connect(lambda number: self._ask(way, steps, number))
        popup.show_under(arrow)

    def _ask(self, way: Direction, steps: list[UndoStep], number: int) -> None:
        numbers = [each.no for each in steps]
        count = numbers.index(number) + 1
        if count == 1:
            self._step(way)
            return
        last = steps[count - 1]
        sentence = f"要连续{way.verb} {count} 步吗？最后一步是：{last.what}。"

        def answered(yes: bool) -> None:
            if yes:
                self._take_to(way, last)

        self._desktop.ask_yes_no(
            "steps_back", sentence, answered, yes=f"{way.verb} {count} 步", no="取消"
        )

    def _take_to(self, way: Direction, last: UndoStep) -> None:
        page = self._go_to(last)
        try:
            taken = way.take_to(last.no)
        except UserError as error:
            self._desktop.tell("undo_refused", error.sentence)
            return
        said = f"已{way.verb} {taken.steps} 步，最后一步是：{last.what}"
        if taken.refusal:
            said = f"已{way.verb} {taken.steps} 步"
        self._after(way, taken.changed, said, page, last)
        if taken.refusal:
            sentence = f"已{way.verb} {taken.steps} 步，再往下的一步没有{way.verb}：{taken.refusal}"
            self._desktop.tell("undo_refused", sentence)

    def _go_to(self, step: UndoStep | None) -> Page | None:
        """The page that shows what a step changed, in front; None where there is none."""
        front = self._tabs.page_of(self._tabs.key)
        if step is None or not step.record or front.shows(step.record, step.uid):
            return None
        if step.record in self._tabs.keys:
            page = self._tabs.go(step.record)
            if step.uid is not None:
                page.show_saved(step.uid)
            return page
        if SETTINGS in self._tabs.keys:
            self._tabs.go(SETTINGS).show_place(step.record)
        return None

    def _after(
        self,
        way: Direction,
        changed: WrittenAction,
        said: str,
        page: Page | None,
        step: UndoStep | None,
    ) -> None:
        self._events.announce(changed)
        done = changed.action is not None
        undone = way is self._undo
        self._events.said.emit(
            Notice(said, undo=done and not undone, redo=done and undone, role="muted")
        )
        if page is not None and step is not None and step.uid is not None:
            page.show_saved(step.uid)
