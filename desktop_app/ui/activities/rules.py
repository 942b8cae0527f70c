"""The activities in the window: what is done with chosen rows, icons, the colours of states."""

from __future__ import annotations

from desktop_app.ui.window_parts import WindowParts

WINDOW_PARTS = WindowParts(
    icons={"activity": "calendar-event-line"},
    tones={
        ("activity_state", "draft"): ("muted", "open"),
        ("activity_state", "noticed"): ("info", "info"),
        ("activity_state", "underway"): ("info", "clock"),
        ("activity_state", "done"): ("good", "done"),
        ("activity_state", "cancelled"): ("muted", "cancel"),
        ("attendance_result", "open"): ("muted", "open"),
        ("attendance_result", "present"): ("good", "done"),
        ("attendance_result", "partly"): ("warn", "clock"),
        ("attendance_result", "leave"): ("info", "info"),
        ("attendance_result", "away"): ("info", "check"),
        ("attendance_result", "short"): ("warn", "advise"),
        ("attendance_result", "absent"): ("bad", "cancel"),
    },
)
