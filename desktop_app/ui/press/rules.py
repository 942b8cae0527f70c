"""Press in the window: its icon and the colours of its levels."""

from __future__ import annotations

from desktop_app.ui.window_parts import WindowParts

WINDOW_PARTS = WindowParts(
    icons={"press": "newspaper-line"},
)
