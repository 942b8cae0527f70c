"""The brand projects in the window: their icon and the colours of their states."""

from __future__ import annotations

from desktop_app.ui.window_parts import WindowParts

WINDOW_PARTS = WindowParts(
    icons={
        "brand": "medal-line",
    },
    tones={
        ("brand_stage", "routine"): ("muted", "open"),
        ("brand_stage", "feature"): ("info", "info"),
        ("brand_stage", "nurture"): ("info", "clock"),
        ("brand_stage", "build"): ("warn", "clock"),
        ("brand_stage", "mature"): ("good", "done"),
        ("brand_stage", "retired"): ("muted", "open"),
        ("brand_review", "applied"): ("info", "clock"),
        ("brand_review", "first"): ("warn", "clock"),
        ("brand_review", "second"): ("warn", "clock"),
        ("brand_review", "selected"): ("good", "done"),
        ("brand_review", "rejected"): ("muted", "open"),
    },
)
