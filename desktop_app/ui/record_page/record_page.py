"""The page of one record: its states, the next step, inner tabs and a right pane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import history
from desktop_app.services.registers.passed_states import StatePoint, line_of, state_points
from desktop_app.services.registers.stored import stored
from desktop_app.ui.forms.dialog.form_walk import Order
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.words import card, label, row
from desktop_app.ui.record_page.declared import Opened, PageStep, RecordPageParts
from desktop_app.ui.record_page.inner_tabs import InnerTabs
from desktop_app.ui.record_page.other_steps import OtherSteps
from desktop_app.ui.record_page.page_foot import PageFoot
from desktop_app.ui.record_page.page_head import PageHead
from desktop_app.ui.record_page.past_parts import HISTORY, HistoryPart, past_tabs
from desktop_app.ui.record_page.state_line import StateRow
from desktop_app.ui.ui_context import UiContext

if TYPE_CHECKING:
    from desktop_app.services.prints import Print

LEFT, RIGHT = 16, 9
"""How the width is shared by the two panes."""


class RecordPage(QWidget):
    """Shows one record after another; everything on it comes from the declaration of its subject.

    `left` comes when the list is wanted, `returned` for the page before, `wanted` with another
    record in the list's order, `followed` with a linked one; `form_wanted` carries a field.
    """

    left = Signal()
    returned = Signal()
    wanted = Signal(object)
    followed = Signal(object)
    form_wanted = Signal(str)

    def __init__(
        self, context: UiContext, model: type[Record], parts: RecordPageParts, order: Order
    ) -> None:
        super().__init__()
        self._context, self._model, self._parts = context, model, parts
        self.opened: Opened | None = None
        self.setObjectName(f"{model.KEY}_record_page")
        self.head = PageHead(model, order, context.theme, self)
        self.states = StateRow(context.theme)
        self.other_steps = OtherSteps(context.theme)
        self.name, self.under = label("", "heading", wraps=True), ElidedLabel(role="muted")
        self.name.setObjectName("record_name")
        self.tabs = InnerTabs(context, (*parts.tabs, *past_tabs(context, model)), self)
        self.side = parts.side(context, self) if parts.side is not None else None
        self.foot = PageFoot(context, model, self.tabs.count(), has_side=self.side is not None)
        self._build()
        self._connect()

    @property
    def key(self) -> int | None:
        """The record that is shown, None before the first."""
        return self.opened.key if self.opened is not None else None

    def show_record(self, key: int) -> None:
        """Shows a record as it is stored now; `UserError` where it is gone."""
        self.opened = opened = self._read(key)
        desk, parts = self._context.desk, self._parts
        steps = parts.steps(self._context, opened)
        facts = parts.facts(self._context, opened)
        self.head.show_record(parts.title(opened.values), facts, steps.natural)
        self.head.walk.show_at(key, self._model.title_of(opened.values))
        shared = lookup(desk)
        line = parts.states or line_of(self._model)
        days = parts.days(opened)
        points = state_points(self._model, opened.values, opened.history, days, line, shared)
        self.states.show_points(points, parts.due(opened), desk.today.isoformat())
        deadline = parts.deadline(self._context, opened)
        self.other_steps.show_steps(deadline, steps.others)
        for each in (self.other_steps, self._between):
            each.setVisible(deadline is not None or bool(steps.others))
        self.name.setText(str(opened.values[self._model.NAME] or ""))
        self.under.setText(parts.under(self._context, opened))
        self.tabs.show_record(opened)
        self.foot.show_record(key)
        if self.side is not None:
            self.side.show_record(opened)

    def covers(self, record: str, uid: int | None) -> bool:
        """Whether a change of that record, None for one of several, is to be seen here."""
        if self.opened is None:
            return False
        places = {(self._model.KEY, self.opened.key), *self._parts.covers(self.opened)}
        if uid is None:
            return record != self._model.KEY and record in {each for each, _ in places}
        return (record, uid) in places or (record, None) in places

    def open_other(self, key: int) -> None:
        """Shows another record of the register; Alt+← comes back to this one."""
        self.followed.emit(key)

    def take_step(self, step: PageStep) -> None:
        """Takes a step; says why where it is refused."""
        try:
            step.run(self.window())
        except UserError as error:
            self._context.desktop.tell("deed_refused", error.sentence)

    def take_focus(self) -> None:
        """Puts the cursor into the inner tab in front."""
        self.tabs.take_focus()

    def _read(self, key: int) -> Opened:
        desk, model = self._context.desk, self._model
        found = stored(desk, model, [key])
        if not found:
            raise UserError(f"这{model.UNIT}{model.TITLE}已被删除，可以在“设置”的回收站里找回。")
        values = found[0].values
        past = history.history_of(desk, model, key)
        return Opened(key, values, past, self._parts.read(desk, key, values))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 4)
        column.setSpacing(8)
        column.addWidget(self.head)
        frame, inside = card()
        inside.setContentsMargins(8, 8, 16, 6)
        self._between = QFrame()
        self._between.setProperty("role", "standing")
        line = row(self.states, self._between, self.other_steps, gap=16)
        line.setStretch(0, 1)
        inside.addLayout(line)
        column.addWidget(frame)
        panes = row(self._main(), gap=12)
        panes.setStretch(0, LEFT)
        if self.side is not None:
            panes.addWidget(self.side, RIGHT)
        column.addLayout(panes, 1)
        column.addWidget(self.foot)

    def _main(self) -> QFrame:
        frame, inside = card()
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(2)
        inside.addWidget(self.name)
        inside.addWidget(self.under)
        inside.addSpacing(4)
        inside.addWidget(self.tabs, 1)
        frame.setMinimumWidth(360)
        return frame

    def _connect(self) -> None:
        head = self.head
        head.back_wanted.connect(self.left)
        head.edit_wanted.connect(lambda: self.form_wanted.emit(""))
        head.print.menu().aboutToShow.connect(lambda: head.offer_prints(self._prints()))
        head.walk.wanted.connect(self.wanted)
        for source in (head.step_wanted, self.other_steps.step_wanted):
            source.connect(self.take_step)
        self.states.chosen.connect(self._open_state)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, run in (
            ("Escape", self.left.emit), ("Alt+Left", self.returned.emit),
            ("F2", partial(self.form_wanted.emit, "")), ("F6", self._turn_pane),
            ("Ctrl+Return", head.take_next), ("Ctrl+Enter", head.take_next),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, run, context=within)

    def _turn_pane(self) -> None:
        """Goes to the other pane."""
        if self.side is None or self.side.isAncestorOf(self.focusWidget()):
            self.tabs.take_focus()
        else:
            self.side.take_focus()

    def _open_state(self, point: StatePoint) -> None:
        """Opens what gave a state: its entry of the history, else the field that says most."""
        field = self._parts.fields.get(point.code, "")
        if point.version is not None:
            part = self.tabs.turn_to(HISTORY)
            if isinstance(part, HistoryPart):
                part.show_version(point.version)
                part.take_focus()
        elif field:
            self.form_wanted.emit(field)
        else:
            self.tabs.turn_to_number(0)

    def _prints(self) -> list[tuple[str, partial[None]]]:
        """The prints of the record that is shown, read when the menu opens."""
        from desktop_app.services import prints  # loads the wording of every print

        if self.opened is None:
            return []
        key = self.opened.key

        offered = prints.prints_of(self._context.desk, self._model)
        return [
            (each.title, partial(self._print, each, key)) for each in offered if each.kind == "form"
        ]

    def _print(self, wanted: Print, key: int) -> None:
        from desktop_app.ui.prints.print_preview import PrintPreview  # loads the printing of Qt

        PrintPreview(self._context, wanted, [key], self.window()).open()
