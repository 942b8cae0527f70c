"""The parts over and under the list of the page 督办: search, conditions, buttons, count."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.reminders.reminder_chips import ReminderChips


class ReminderHead:
    """Builds the two lines; the page connects them."""

    def __init__(self, theme: Theme) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName("查找要督办的事项")
        self.search.setPlaceholderText("事项、来源、拼音首字母、单位")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.sizes.text * 14)
        self.search.setMaximumWidth(theme.sizes.text * 16)
        theme.icons.put_in_field(self.search, "search")
        self.chips = ReminderChips(theme)
        self.print_button = button("打印督办清单", "print_button", theme, "print", "primary")
        self.export_button = button("导出 Excel", "export_button", theme, "excel")
        self.open_button = button("打开", "open_button", theme, "forward", "quiet")
        self.open_button.setToolTip("打开选中的记录（Enter）")
        self.stop_button = button("停止提醒…", "stop_button", theme, "stop", "quiet")
        self.stop_button.setToolTip("写明原因，选中的不再提醒（Delete）")
        self.count = label("", "small")
        self.count.setObjectName("count")
        self.top = row(self.search, self.chips, self.export_button, self.print_button)
        self.top.setStretchFactor(self.search, 3)
        self.top.setStretchFactor(self.chips, 7)
        for place in range(self.top.count()):
            self.top.itemAt(place).setAlignment(Qt.AlignmentFlag.AlignTop)
        self.top.setAlignment(self.chips, Qt.AlignmentFlag(0))
        self.foot = row(self.count, None, self.stop_button, self.open_button)

    def show_count(self, listed: int, chosen: int, may_stop: bool) -> None:
        """Says how many there are and switches the buttons for chosen rows on and off."""
        words = f"{listed} 项" + (f" · 已选 {chosen} 项" if chosen else "")
        self.count.setText(words)
        self.open_button.setEnabled(chosen == 1)
        self.stop_button.setEnabled(may_stop)
        for each in (self.print_button, self.export_button):
            each.setEnabled(listed > 0)
