"""What a campaign without indicators shows in the place of its grid."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.services.campaigns.presets import add_indicators, campaign_presets
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

WORDS = "还没有填报指标。可以先加入一套参考指标再改，或按 F2 在“填报指标”里一项一项添加。"


class NoIndicators(QWidget):
    """Offers the indicators of the presets; `key` is the campaign."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context, self.key = context, 0
        self.setObjectName("no_indicators")
        self.begin_button = button("加入参考指标", "add_indicators", context.theme, "add")
        menu = QMenu(self.begin_button)
        for each in campaign_presets():
            if each.indicators:
                menu.addAction(each.name, lambda preset=each.key: self.add(preset))
        self.begin_button.setMenu(menu)
        words = label(WORDS, "muted", wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(words)
        column.addLayout(row(None, self.begin_button, None))
        column.addStretch(2)

    def add(self, preset: str) -> None:
        """Writes the indicators of a preset into the campaign."""
        try:
            changed = add_indicators(self._context.desk, self.key, preset)
        except UserError as error:
            self._context.desktop.tell("indicators_refused", error.sentence)
            return
        self._context.events.announce(changed, "已加入参考指标，按 F2 可以改")
