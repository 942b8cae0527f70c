"""工作台: where the office stands: first steps, large figures, plain charts, recent changes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services import figures, history
from desktop_app.services.figures import Chart
from desktop_app.ui.bar_chart import BarChart
from desktop_app.ui.figure_card import FigureCard
from desktop_app.ui.page import Command, Page
from desktop_app.ui.surroundings import Surroundings
from desktop_app.ui.words import card, label, row, rule
from desktop_app.ui.workbench_cards import Checklist, RecentChanges


class WorkbenchPage(Page):
    """The first tab; everything on it is read anew when it is looked at after a change."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__("workbench")
        self._around = around
        desk, theme = around.desk, around.theme
        self._cards: list[FigureCard] = []
        self.checklist = Checklist(figures.first_steps(desk), theme, around.events.go)
        self.recent = RecentChanges(theme, around.events.undo)
        self._charts = [self._chart_card(chart, place) for place, chart in enumerate(self._data())]
        self._lay_out()
        self.refresh(frozenset())

    def refresh(self, records: frozenset[str]) -> None:
        """Reads every figure again."""
        desk = self._around.desk
        for widget, figure in zip(self._cards, self._figures(), strict=True):
            widget.show_figure(figure)
        for (frame, drawing), chart in zip(self._charts, self._data(), strict=True):
            drawing.show_bars(chart.bars, chart.title, chart.unit)
            frame.setVisible(bool(chart.bars))
        self.checklist.show_steps(figures.first_steps(desk))
        beside = not self.checklist.isHidden()
        self._drawings.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self.recent.show_actions(
            history.recent(desk, RecentChanges.LINES), desk.clock(), history.next_undo(desk)
        )

    def commands(self) -> list[Command]:
        """Every figure opens its rows from the palette too."""
        return [
            Command(f"查看 {figure.title}", "", partial(self._open, figure))
            for figure in self._figures()
        ]

    def _figures(self) -> list[figures.Figure]:
        return figures.figures(self._around.desk)

    def _data(self) -> list[Chart]:
        return figures.charts(self._around.desk)

    def _open(self, figure: figures.Figure) -> None:
        self._around.events.open_rows(figure.record, figure.where)

    def _chart_card(self, chart: Chart, place: int) -> tuple[QFrame, BarChart]:
        frame, column = card()
        drawing = BarChart(self._around.theme, across=place == 0)
        drawing.setObjectName(f"chart_{place}")
        drawing.chosen.connect(lambda where: self._around.events.open_rows(chart.record, where))
        column.addLayout(row(label(chart.title, "title"), None, label(chart.unit, "muted")))
        column.addWidget(rule())
        column.addWidget(drawing, 1)
        return frame, drawing

    def _lay_out(self) -> None:
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        page = QVBoxLayout(canvas)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(12)
        page.addLayout(self._figure_line())
        page.addLayout(self._lower_part(), 1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(canvas)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _figure_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        for place, figure in enumerate(self._figures()):
            widget = FigureCard()
            widget.show_figure(figure)
            widget.clicked.connect(lambda _=False, place=place: self._open(self._figures()[place]))
            self._cards.append(widget)
            line.addWidget(widget, 1)
        return line

    def _lower_part(self) -> QGridLayout:
        below = QGridLayout()
        below.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.checklist)
        self._drawings = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._drawings.setSpacing(12)
        for frame, _ in self._charts:
            self._drawings.addWidget(frame, 1)
        left.addLayout(self._drawings, 1)
        below.addLayout(left, 0, 0)
        below.addWidget(self.recent, 0, 1)
        below.setColumnStretch(0, 7)
        below.setColumnStretch(1, 3)
        return below
