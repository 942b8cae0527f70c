"""Campaigns in the window: the colours of states and the icon."""

from __future__ import annotations

from desktop_app.ui.window_parts import WindowParts

WINDOW_PARTS = WindowParts(
    icons={"campaign": "flag-line"},
    tones={
        ("campaign_state", "planned"): ("muted", "open"),
        ("campaign_state", "underway"): ("info", "clock"),
        ("campaign_state", "done"): ("good", "done"),
        ("campaign_state", "stopped"): ("muted", "open"),
    },
)
