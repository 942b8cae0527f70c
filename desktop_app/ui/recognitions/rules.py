"""Recognitions in the window: their icon."""

from __future__ import annotations

from desktop_app.ui.window_parts import WindowParts

WINDOW_PARTS = WindowParts(icons={"recognition": "thumb-up-line"})
