"""设置 · 外观: light, dark or as the system is; normal or large text; which tabs are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton

from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.theme import Mode
from desktop_app.ui.look.words import card, label, row
from desktop_app.ui.settings.settings_panel import Panel
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.tabs import HOME

MODES = ((Mode.SYSTEM, "跟随系统"), (Mode.LIGHT, "浅色"), (Mode.DARK, "深色"))


class LookPanel(Panel):
    """Changes take effect immediately and are remembered for this user of this computer.

    `tabs` are the titles of the window's tabs.
    """

    def __init__(self, context: UiContext, tabs: Sequence[str] = ()) -> None:
        super().__init__("look", "外观", "只影响本机上的这个用户，不写入办公文件。", context)
        self.modes = QButtonGroup(self)
        self.choices: dict[Mode, QRadioButton] = {}
        for mode, title in MODES:
            choice = QRadioButton(title)
            choice.setObjectName(f"mode_{mode.value}")
            choice.setChecked(context.theme.mode is mode)
            self.modes.addButton(choice)
            self.choices[mode] = choice
        self.large = QCheckBox("大字（适合看不清小字的同志）")
        self.large.setObjectName("large_text")
        self.large.setChecked(context.theme.large)
        frame, column = card()
        column.addWidget(label("颜色", "section"))
        column.addLayout(row(*self.choices.values(), None, gap=24))
        column.addSpacing(8)
        column.addWidget(label("字号", "section"))
        column.addLayout(row(self.large, None))
        self.column.addWidget(frame)
        self.tabs: dict[str, QCheckBox] = {}
        if tabs:
            self._offer_tabs(tabs)
        self.column.addStretch(1)
        self.modes.buttonClicked.connect(self._wear)
        self.large.clicked.connect(self._wear)

    def _wear(self) -> None:
        mode = next(mode for mode, choice in self.choices.items() if choice.isChecked())
        large = self.large.isChecked()
        self.context.theme.wear(mode, large)
        self.context.settings.remember(mode=mode.value, large=large)

    def _offer_tabs(self, titles: Sequence[str]) -> None:
        """A tick for each tab of the window; the first one is always shown."""
        frame, column = card()
        column.addWidget(label("显示哪些页", "section"))
        told = "用不着的页可以收起来；收起的页用 Ctrl+K 和各处的链接照样打开。"
        column.addWidget(label(told, "muted", wraps=True))
        ticks = FlowLayout()
        for place, title in enumerate(titles):
            tick = QCheckBox(title)
            tick.setObjectName(f"tab_{place}")
            tick.setEnabled(title != HOME)
            tick.clicked.connect(self._hide)
            ticks.addWidget(tick)
            self.tabs[title] = tick
        column.addLayout(ticks)
        self.column.addWidget(frame)
        self._show_hidden(self.context.settings.texts("hidden_tabs"))
        self.context.events.tabs_hidden.connect(self._show_hidden)

    def _show_hidden(self, hidden: Sequence[str]) -> None:
        for title, tick in self.tabs.items():
            tick.setChecked(title == HOME or title not in hidden)

    def _hide(self) -> None:
        hidden = [title for title, tick in self.tabs.items() if not tick.isChecked()]
        self.context.events.tabs_hidden.emit(hidden)
