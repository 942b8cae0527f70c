"""设置 · 提醒期限: after how long the office is reminded, and where each limit begins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout

from desktop_app.records.calendar import Limits
from desktop_app.services import registers
from desktop_app.services.limits.time_limits import limits
from desktop_app.ui.forms.dialog.form_opening import open_form
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.settings.settings_panel import Panel
from desktop_app.ui.ui_context import UiContext

HINT = (
    "督办和工作台的提醒按这些期限计算，改了马上生效。工作日按“节假日”里的安排计算。"
    "办完、销号、未采纳、写明原因停止的，不再提醒。"
)
SAID = {
    "notice": "协商日期往前数，还没有填通知日期的",
    "materials": "协商日期往前数，还没有填材料送达日期的",
    "minutes": "协商日期往后数，还没有填纪要完成日期的",
    "report": "协商日期往后数，信息报送还缺日期或文件的",
    "reply": "报送日期往后数，建议沟通、采纳情况还没有结果的",
    "feedback": "报送日期往后数，落实反馈还缺日期或文件的",
    "look_back": "办结日期往后数，自动安排回头看",
    "idle": "运行的协商点，从最近一次协商或设立日期往后数；都没有的，从登记那天数起",
    "ahead": "到期前这些天开始出现在工作台和督办里",
    "term_end": "届满日期往前数，准备交接",
}


class LimitsPanel(Panel):
    """Shows the office's limits, the usual ones where it has none, and opens their form."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("limits", "提醒期限", HINT, context)
        self.facts = QFormLayout()
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(8)
        self.facts.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit_button = button("修改提醒期限", "edit_limits_button", context.theme, "edit")
        self.edit_button.clicked.connect(self.edit)
        frame, column = card()
        column.addLayout(self.facts)
        column.addLayout(row(self.edit_button, None))
        self.column.addWidget(frame)
        self.column.addStretch(1)
        self.refresh(frozenset())

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the limits again."""
        while self.facts.rowCount():
            self.facts.removeRow(0)
        own = limits(self.context.desk)
        for each in Limits.declared():
            value = label(str(own[each.name]))
            value.setMinimumWidth(3 * self.context.theme.sizes.text)
            line = row(value, label(SAID.get(each.name, ""), "muted"), None)
            self.facts.addRow(label(each.label, "muted"), line)

    def edit(self) -> None:
        """Opens the form of the one record of limits."""
        desk = self.context.desk
        keys = registers.first(desk, Limits, registers.Query(), 1)
        draft = registers.draft(desk, Limits, keys[0]) if keys else registers.blank(desk, Limits)
        open_form(self.context, draft, self)
