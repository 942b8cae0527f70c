"""The list of tables: the ten of the set with their ticks and states, then the office's own."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop_app.services.period_tables.counting import MadeTable
from desktop_app.services.period_tables.declared import PeriodTableRule
from desktop_app.services.period_tables.own_tables import OWN_TABLES
from desktop_app.services.period_tables.tables.all_tables import TABLES
from desktop_app.ui.look.theme import Theme

CROSSED, CROSSED_TITLE = "crossed", "交叉统计（两个分类）"
KEY = Qt.ItemDataRole.UserRole
WIDTH = 20


class TablesList(QListWidget):
    """The cursor chooses the table to show, the space bar those to print and export together."""

    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("tables_list")
        self.setAccessibleName("填报表，空格选入这一套")
        for rule in TABLES:
            self._add(rule.key, rule.short, ticks=True)
        for own in OWN_TABLES:
            self._add(own.key, own.short or own.title)
        self._add(CROSSED, CROSSED_TITLE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(lambda _: self.turned.emit())
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def current(self) -> str:
        """The key of the table in front."""
        return str(self.currentItem().data(KEY))

    def chosen(self) -> list[str]:
        """The keys of the ticked tables, in their order."""
        ticked = Qt.CheckState.Checked
        items = (self.item(place) for place in range(len(TABLES)))
        return [str(each.data(KEY)) for each in items if each.checkState() == ticked]

    def chosen_rules(self) -> list[PeriodTableRule]:
        """The ticked tables."""
        keys = self.chosen()
        return [each for each in TABLES if each.key in keys]

    def tick(self, keys: Collection[str]) -> None:
        """Ticks the tables with these keys and no others."""
        for place, rule in enumerate(TABLES):
            is_ticked = rule.key in keys
            state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
            self.item(place).setCheckState(state)

    def choose(self, key: str) -> None:
        """Brings a table to the front; nothing for an unknown key."""
        for place in range(self.count()):
            if self.item(place).data(KEY) == key:
                self.setCurrentRow(place)

    def show_state(self, made: MadeTable) -> None:
        """Marks a table whose sums disagree, or that has gaps."""
        item, tokens = self.item(made.rule.number - 1), self._theme.tokens
        word = "合计不符" if made.faults else "有空格" if made.gaps else ""
        item.setText(f"{made.rule.short}　{word}".rstrip())
        colour = tokens.bad if made.faults else tokens.text
        item.setForeground(QColor(colour))
        item.setToolTip(f"{made.rule.name}　{word}".rstrip())

    def showEvent(self, event: QShowEvent) -> None:
        """Lays the lines out again: their height follows from the style of the shown list."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()

    def _add(self, key: str, title: str, *, ticks: bool = False) -> None:
        item = QListWidgetItem(title)
        item.setData(KEY, key)
        if ticks:
            item.setCheckState(Qt.CheckState.Checked)
        item.setToolTip(title)
        self.addItem(item)

    def _dress(self) -> None:
        self.setFixedWidth(self._theme.sizes.text * WIDTH)
        self.scheduleDelayedItemsLayout()
