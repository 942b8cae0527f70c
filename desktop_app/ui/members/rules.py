"""The members in the window: their icons and the colours of their states."""

from __future__ import annotations

from desktop_app.ui.window_parts import WindowParts

WINDOW_PARTS = WindowParts(
    icons={
        "member": "team-line",
        "committee": "organization-chart",
        "sector": "group-line",
        "term": "calendar-check-line",
    },
    tones={
        ("member_state", "serving"): ("good", "done"),
        ("member_state", "adjusted"): ("info", "info"),
        ("member_state", "resigned"): ("warn", "advise"),
        ("member_state", "revoked"): ("bad", "problem"),
        ("member_state", "deceased"): ("muted", "open"),
        ("member_state", "expired"): ("muted", "open"),
    },
)
