"""How large a record's form opens: as its sections need, never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from desktop_app.ui.forms.dialog.record_form import RecordForm

SECTIONS = 3  # a form with more is a large one


def form_size(dialog: QDialog, form: RecordForm, text: int) -> QSize:
    """The size of a dialog with this form, `text` being the height of its letters in pixels."""
    room = dialog.screen().availableGeometry()
    large = form.sections.count() > SECTIONS
    width = 60 * text + (80 if large else -120)
    height = 720 if large else max(320, form.sizeHint().height() + 90)
    return QSize(min(width, room.width() - 40), min(height, room.height() - 60))
