"""Keyboard focus in a form: when it opens, and when a section is turned to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.records.links import Link
from desktop_app.records.record import Field
from desktop_app.ui.forms.dialog.record_form import RecordForm


def focus_start(form: RecordForm) -> None:
    """Puts the cursor into the first field that must be filled in, else into the first."""
    written = [name for name in form.boxes if form.can_type(name)]
    asked = (name for name in written if _is_asked(form, form.model.field(name)))
    name = next(asked, written[0] if written else "")
    if not name:
        return
    first = form.boxes[name]
    form.show_field(name)
    first.setFocus()
    if isinstance(first, QLineEdit):
        # a dialog that opens marks the text it focuses: one key would overwrite a name
        QTimer.singleShot(0, first, first.deselect)


def go_to(form: RecordForm, name: str) -> None:
    """Turns to the section of a field and puts the cursor there; an unknown name does nothing."""
    if name in form.boxes:
        form.show_field(name)
        form.boxes[name].setFocus()


def turn_to(form: RecordForm, place: int) -> None:
    """Turns to a section by its place, the cursor in its first field."""
    if not 0 <= place < form.sections.count():
        return
    form.sections.setCurrentIndex(place)
    page = form.sections.widget(place)
    inside = (
        box for name, box in form.boxes.items() if page.isAncestorOf(box) and form.can_type(name)
    )
    first = next(inside, None) or page.nextInFocusChain()
    if first is not None and (page is first or page.isAncestorOf(first)):
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def turn_by_keys(form: RecordForm, dialog: QWidget) -> None:
    """Lets Alt with a number turn the sections of the form in a dialog."""
    for number in range(1, 10):
        QShortcut(QKeySequence(f"Alt+{number}"), dialog, partial(turn_to, form, number - 1))


def _is_asked(form: RecordForm, field: Field) -> bool:
    """Whether a field must be filled in, or fills in one that must be."""
    brings = field.brings if isinstance(field, Link) else ()
    return field.required or any(form.model.field(name).required for name in brings)
