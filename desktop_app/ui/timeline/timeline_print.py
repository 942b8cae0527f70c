"""Previews the PDF of a timeline."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.services.prints import timeline_prints
from desktop_app.services.timeline import Timeline
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.ui_context import UiContext


def print_timeline(context: UiContext, timeline: Timeline, parent: QWidget) -> PrintPreview:
    """Opens the preview of a timeline as a document."""
    collect = partial(timeline_prints.collect_in_steps, context.desk, timeline)
    preview = PrintPreview(context, timeline_prints.PRINT, (), parent, collect=collect)
    preview.open()
    return preview
