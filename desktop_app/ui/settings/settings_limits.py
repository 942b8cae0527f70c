"""设置 · 提醒期限: the office's time limits row by row, and how early it is reminded."""

from __future__ import annotations

from desktop_app.errors import UserError
from desktop_app.records.calendar import Limits
from desktop_app.records.time_limit import TimeLimit
from desktop_app.services import registers
from desktop_app.services.limits import shipped_rows
from desktop_app.services.limits.time_limits import limits
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.forms.dialog.form_opening import open_form
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.settings.listed_page import ListedPage
from desktop_app.ui.ui_context import UiContext

HINT = (
    "提醒按这些期限计算，改了马上生效。协商平台空着的一行，管没有单独一行的各平台，交办渠道也一样；"
    "期限空着的，不要求。"
    "通知、材料从协商日期往前数，纪要、报送往后数；采纳、反馈从报送日期数起，回头看从办结日期数起，"
    "协商点从最近一次协商或设立日期数起。开过的会不再要求通知和材料，办完、停止的不再提醒。"
    "提案的签收、会办意见、答复、延期最长、申退从交办日期数起，申退商定从申退日期，重办从退回重办日期，"
    "B 类跟踪从答复日期数起；已经写在提案办理里的办理期限不跟着变。"
)
RESTORE = "恢复随程序的期限"


class LimitsPanel(ListedPage):
    """How early to remind, over the list of the time limits."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("limits", context, TimeLimit)
        self._early = label("")
        self._early.setObjectName("reminded_early")
        self.edit_button = button("修改提前天数", "edit_limits_button", context.theme, "edit")
        self.edit_button.clicked.connect(self.edit)
        self.restore_button = button(RESTORE, "restore_limits_button", context.theme, "undo")
        self.restore_button.setToolTip("选中的行，改回随程序的期限、单位和依据；少了的行补上")
        self.restore_button.clicked.connect(self.restore)
        self._lacking = label("", "warn", wraps=True)
        self._lacking.setObjectName("lacking_limits")
        self.fill_button = button(
            "填入随程序的期限", "fill_limits_button", context.theme, "calendar"
        )
        self.fill_button.clicked.connect(self.fill)
        self.head.addWidget(label("提醒期限", "heading"))
        self.head.addWidget(label(HINT, "muted", wraps=True))
        self.head.addWidget(self._lacking)
        buttons = (self.edit_button, self.restore_button, self.fill_button)
        self.head.addLayout(row(self._early, *buttons, None))
        self._show()

    def edit(self) -> None:
        """Opens the form of the one record that says how early to remind."""
        desk = self._context.desk
        keys = registers.first(desk, Limits, registers.Query(), 1)
        draft = registers.draft(desk, Limits, keys[0]) if keys else registers.blank(desk, Limits)
        open_form(self._context, draft, self)

    def restore(self) -> None:
        """Gives the matters of the chosen rows the shipped limits again."""
        keys = self.list.table.chosen_ids()
        if not keys:
            sentence = f"请先选中办理期限，再用“{RESTORE}”。"
            self._context.desktop.tell("nothing_chosen", sentence)
            return
        try:
            changed = shipped_rows.restore(self._context.desk, keys)
        except UserError as error:
            self._context.desktop.tell("nothing_to_restore", error.sentence)
            return
        self._context.events.announce(changed, "已恢复随程序的期限")

    def fill(self) -> None:
        """Writes the shipped rows of every matter that the office keeps none of."""
        changed = shipped_rows.fill(self._context.desk)
        self._context.events.announce(changed, "已填入随程序的期限")

    def _show(self) -> None:
        own = limits(self._context.desk)
        self._early.setText(
            f"到期前 {own['ahead']} 天开始提醒，届满前 {own['term_end']} 天提醒交接，"
            f"大会发言每人最多 {own['speech_minutes']} 分钟"
        )
        shared = lookup(self._context.desk)
        matters = shipped_rows.lacking(self._context.desk)
        names = "、".join(TimeLimit.field("what").show(each, shared) for each in matters)
        self._lacking.setText(f"没有自己的行，按随程序的期限计算：{names}。")
        for each in (self._lacking, self.fill_button):
            each.setVisible(bool(matters))
