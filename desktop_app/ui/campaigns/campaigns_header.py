"""Above the list of campaigns: how a new one begins."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

HINT = "双击一行打开填报；填报的合计和分项不一样的，“对不上的合计”里有数。"


class CampaignsHeader(QWidget):
    """One button and where figures are typed."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("campaigns_header")
        self.begin_button = button(
            "从参考指标或往年新建…", "begin_campaign_button", context.theme, "copy"
        )
        self.setLayout(row(self.begin_button, label(HINT, "small"), None))
        self.begin_button.clicked.connect(self._begin)

    def _begin(self) -> None:
        from desktop_app.ui.campaigns.new_campaign_dialog import NewCampaignDialog

        NewCampaignDialog(self._context, self.window()).open()
