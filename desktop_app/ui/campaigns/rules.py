"""Campaigns in the window: their page, how one begins, the colours of states and the icon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.ui.row_actions.row_actions import RowAction
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from desktop_app.ui.record_page.declared import RecordPageParts


def _page() -> RecordPageParts:
    from desktop_app.ui.campaigns.campaign_record_page import PAGE

    return PAGE


def _header(context: UiContext) -> QWidget:
    from desktop_app.ui.campaigns.campaigns_header import CampaignsHeader

    return CampaignsHeader(context)


def _copy(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
    from desktop_app.ui.campaigns.new_campaign_dialog import NewCampaignDialog

    NewCampaignDialog(context, window, keys[0]).open()


WINDOW_PARTS = WindowParts(
    page_headers={"campaign": _header},
    record_pages={"campaign": _page},
    row_actions={
        "campaign": (RowAction("copy_campaign", "复制到另一年…", "copy", _copy),),
    },
    icons={"campaign": "flag-line"},
    tones={
        ("campaign_state", "planned"): ("muted", "open"),
        ("campaign_state", "underway"): ("info", "clock"),
        ("campaign_state", "done"): ("good", "done"),
        ("campaign_state", "stopped"): ("muted", "open"),
        ("campaign_measure_state", "open"): ("muted", "open"),
        ("campaign_measure_state", "underway"): ("info", "clock"),
        ("campaign_measure_state", "done"): ("good", "done"),
        ("campaign_measure_state", "stopped"): ("muted", "open"),
    },
)
