"""工作台: figures, what is due, first steps, charts, recent changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.services import workbench
from desktop_app.services.registers import history
from desktop_app.services.reminders.reminder_overview import overview
from desktop_app.services.statistics.bars import Chart
from desktop_app.services.workbench import FirstStep, Headline
from desktop_app.ui.look.figure_card import FigureCard
from desktop_app.ui.look.named_values import set_named
from desktop_app.ui.look.words import card, label, row, rule
from desktop_app.ui.reminders.due_card import DueCard
from desktop_app.ui.reminders.reminder_look import open_reminder
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page
from desktop_app.ui.workbench.workbench_cards import Checklist, RecentChanges

if TYPE_CHECKING:
    from desktop_app.ui.look.bar_chart import BarChart


EDGE, GAP = 16, 12
BAR = 16
"""Pixels for the scroll bar beside the page."""


class WorkbenchPage(Page):
    """The first tab; everything on it is read anew when it is looked at after a change."""

    SHOWS_EVERY_CHANGE = True

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("workbench", parent)
        self._context = context
        steps = workbench.first_steps(context.desk)
        self._headlines: list[Headline] = []
        self._cards: list[FigureCard] = []
        self._charts: list[tuple[QFrame, BarChart]] = []
        self._across = 0
        self._canvas = self._made_canvas()
        theme, events, canvas = context.theme, context.events, self._canvas
        opened, go = partial(open_reminder, context), partial(events.go, "remind")
        # in the order of the Tab key
        self.due = DueCard(theme, opened, go, canvas)
        self.checklist = Checklist(steps, theme, events.go, canvas)
        self.recent = RecentChanges(theme, events.undo, canvas)
        self._lay_out()
        self._read(steps)
        context.events.standing_changed.connect(self._tick)
        context.theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def refresh(self, records: frozenset[str]) -> None:
        """Reads everything again."""
        self._read(workbench.first_steps(self._context.desk))
        self.complete()

    def complete(self) -> None:
        """Draws the charts, which the first paint does not wait for."""
        from desktop_app.ui.look.bar_chart import BarChart

        found = workbench.charts(self._context.desk)
        for place in range(len(self._charts), len(found)):
            self._add_chart(found[place], BarChart(self._context.theme, across=place == 0), place)
        for (frame, drawing), chart in zip(self._charts, found, strict=True):
            drawing.show_bars(chart.bars, chart.title, chart.unit)
            frame.setVisible(bool(chart.bars))

    def _read(self, steps: Sequence[FirstStep]) -> None:
        desk = self._context.desk
        self._headlines = workbench.headlines(desk)
        for place in range(len(self._cards), len(self._headlines)):
            self._add_card(place)
        for widget, figure in zip(self._cards, self._headlines, strict=True):
            widget.show_figure(figure)
        self._arrange()
        self.checklist.show_steps(steps)
        self.due.show_overview(overview(desk))
        self.recent.show_actions(
            history.recent(desk, RecentChanges.LINES), desk.clock(), history.next_undo(desk)
        )

    def _tick(self) -> None:
        """Ticks the line of the backup as soon as one was made."""
        self.checklist.show_steps(workbench.first_steps(self._context.desk))

    def commands(self) -> list[Command]:
        """Every figure opens its rows from the palette too."""
        return [
            Command(f"查看 {figure.title}", "", partial(self._open, figure))
            for figure in self._headlines
        ]

    def _open(self, figure: Headline) -> None:
        self._context.events.open_rows(*workbench.behind(self._context.desk, figure.key))

    def _add_card(self, place: int) -> None:
        widget = FigureCard(self._canvas)
        widget.clicked.connect(lambda: self._open(self._headlines[place]))
        self._cards.append(widget)
        self._line.addWidget(widget, 0, place)

    def _arrange(self) -> None:
        """Puts the figures into one row, or into two where one would cut their words."""
        count = len(self._cards)
        needed = sum(each.sizeHint().width() + GAP for each in self._cards) - GAP
        fits = needed <= self.width() - 2 * EDGE - BAR
        across = count if fits else -(-count // 2)
        if across == self._across:
            return
        self._across = across
        for each in self._cards:
            self._line.removeWidget(each)
        for place, each in enumerate(self._cards):
            self._line.addWidget(each, *divmod(place, across))
            self._line.setColumnStretch(place, int(place < across))

    def _add_chart(self, chart: Chart, drawing: BarChart, place: int) -> None:
        frame, column = card()
        drawing.setObjectName(f"chart_{place}")
        drawing.chosen.connect(lambda where: self._context.events.open_rows(chart.record, where))
        column.addLayout(row(label(chart.title, "title"), None, label(chart.unit, "muted")))
        column.addWidget(rule())
        column.addWidget(drawing, 1)
        self._charts.append((frame, drawing))
        self._drawings.addWidget(frame, 1)

    def _made_canvas(self) -> QWidget:
        """What is scrolled; a widget with many others inside takes long to get a parent later."""
        area = QScrollArea(self, widgetResizable=True)
        set_named(area, horizontalScrollBarPolicy="ScrollBarAlwaysOff", focusPolicy="NoFocus")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        canvas = QWidget(area)
        canvas.setProperty("role", "canvas")
        area.setWidget(canvas)
        return canvas

    def _lay_out(self) -> None:
        page = QVBoxLayout(self._canvas)
        page.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        page.setSpacing(GAP)
        self._line = QGridLayout()
        self._line.setSpacing(GAP)
        page.addLayout(self._line)
        page.addLayout(self._lower_part(), 1)

    def _lower_part(self) -> QGridLayout:
        below = QGridLayout()
        below.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.due)
        left.addWidget(self.checklist)
        self._drawings = QHBoxLayout()
        self._drawings.setSpacing(12)
        left.addLayout(self._drawings, 1)
        below.addLayout(left, 0, 0)
        below.addWidget(self.recent, 0, 1)
        below.setColumnStretch(0, 7)
        below.setColumnStretch(1, 3)
        return below
