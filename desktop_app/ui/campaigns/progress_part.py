"""走势: one indicator over the periods, of a place or of all together."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.services.campaigns.figure_sheet import TOTAL_ROW
from desktop_app.services.campaigns.indicators import indicators_of
from desktop_app.services.campaigns.progress import ProgressLine, progress_of
from desktop_app.services.campaigns.sums import ALL
from desktop_app.ui.campaigns.filling_part import FillingPart
from desktop_app.ui.campaigns.progress_chart import ProgressChart
from desktop_app.ui.look.words import label, row
from desktop_app.ui.period_tables.choice_chip import ChoiceChip
from desktop_app.ui.record_page.declared import Opened, PageHost, RecordPart
from desktop_app.ui.record_page.inner_tabs import InnerTabs
from desktop_app.ui.ui_context import UiContext

LEGEND = "线是本年累计，浅色柱是各期的数，虚线是全年目标；点一期打开它的填报。"


class ProgressPart(RecordPart):
    """Chooses indicator and place; a period that is chosen opens in 填报."""

    def __init__(self, context: UiContext, _host: PageHost) -> None:
        super().__init__()
        self._context = context
        self._opened: Opened | None = None
        self.line: ProgressLine | None = None
        self.indicator = ChoiceChip("progress_indicator", "指标")
        self.place = ChoiceChip("progress_place", "县（市）")
        self.chart = ProgressChart(context.theme)
        self.words = label("", "heading", wraps=True)
        self.words.setObjectName("progress_words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(self.indicator, self.place, None, label(LEGEND, "small")))
        column.addWidget(self.words)
        column.addWidget(self.chart, 1)
        self.indicator.chosen.connect(self._show)
        self.place.chosen.connect(self._show)
        self.chart.chosen.connect(self._open)

    def show_record(self, opened: Opened) -> None:
        same = self._opened is not None and self._opened.key == opened.key
        indicator, place = self.indicator.key, self.place.key
        self._opened = opened
        every = indicators_of(self._context.desk, opened.key).every
        keys = [str(each.key) for each in every]
        kept = indicator if same and indicator in keys else (keys[0] if keys else "")
        self.indicator.offer([(str(each.key), each.name) for each in every], kept)
        self.place.offer([(ALL, TOTAL_ROW)])
        self._place = place if same else ALL
        self._show()

    def take_focus(self) -> bool:
        self.chart.setFocus()
        return True

    def _show(self) -> None:
        opened = self._opened
        has_any = bool(self.indicator.key)
        self.chart.setVisible(has_any)
        if opened is None or not has_any:
            self.words.setText("还没有填报指标，先在“填报”里加入。")
            return
        place = self.place.key or self._place
        desk, key = self._context.desk, int(self.indicator.key)
        found = progress_of(desk, opened.key, key, place)
        self._place = ALL
        self.place.offer([(ALL, TOTAL_ROW), *((each, each) for each in found.places)], place)
        self.line = found
        where = "" if place == ALL else f"{place} "
        self.words.setText(f"{where}{found.indicator.name}：{found.words}")
        self.chart.show_line(found)

    def _open(self, period: str) -> None:
        """Turns to the grid of a period."""
        tabs = self.parentWidget()
        while tabs is not None and not isinstance(tabs, InnerTabs):
            tabs = tabs.parentWidget()
        if isinstance(tabs, InnerTabs):
            part = tabs.turn_to("filling")
            if isinstance(part, FillingPart):
                part.show_period(period)
                part.take_focus()
