"""Loads a record's .ui file and holds it against the declaration: one fitting widget a field."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QFile, QIODevice, Qt
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QLabel, QScrollArea, QTabWidget, QWidget

from desktop_app import paths
from desktop_app.records.any_link import AnyLink
from desktop_app.records.field_types import Code, Codes, Day, LongText, Photo, YesNo
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Field, Record
from desktop_app.records.special_field_types import UnitName
from desktop_app.ui.forms.boxes.any_link_picker import AnyLinkPicker
from desktop_app.ui.forms.boxes.code_boxes import CodeCombo, CodeTicks
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.boxes.field_boxes import LineBox, TextBox, YesNoBox
from desktop_app.ui.forms.boxes.field_help import help_of
from desktop_app.ui.forms.boxes.link_picker import LinkPicker
from desktop_app.ui.forms.boxes.links_picker import LinksPicker
from desktop_app.ui.forms.boxes.photo_box import PhotoBox
from desktop_app.ui.forms.boxes.unit_box import UnitBox

FITTING: tuple[tuple[type[Field], type[QWidget]], ...] = (
    (Codes, CodeTicks),
    (Code, CodeCombo),
    (Link, LinkPicker),
    (AnyLink, AnyLinkPicker),
    (Links, LinksPicker),
    (Day, DayEdit),
    (YesNo, YesNoBox),
    (Photo, PhotoBox),
    (LongText, TextBox),
    (UnitName, UnitBox),
)
BOXES: dict[str, type[QWidget]] = {
    "LineBox": LineBox,
    **{box.__name__: box for _, box in FITTING},
}
SECTIONS = "sections"


class UnfitForm(Exception):
    """A form that does not fit its record: the file, and every name that is wrong in it."""


class _Loader(QUiLoader):
    """Builds our own widgets where a form names them."""

    def createWidget(
        self, className: str, parent: QWidget | None = None, name: str = ""
    ) -> QWidget:
        box = BOXES.get(className)
        if box is None:
            return super().createWidget(className, parent, name)
        widget = box(parent)
        widget.setObjectName(name)
        return widget


def form_file(forms: Path, model: type[Record]) -> Path:
    """The .ui file of a record, named by its key: in that folder, else among the program's own."""
    own = forms / f"{model.KEY}.ui"
    return own if own.exists() else paths.form(own.name)


def load_ui(path: Path, parent: QWidget | None = None) -> QWidget:
    """The widget that a .ui file describes; `UnfitForm` when it cannot be built."""
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise UnfitForm(f"{path.name}: cannot be read")
    loader = _Loader()
    try:
        return loader.load(file, parent)
    except RuntimeError as error:
        raise UnfitForm(f"{path.name}: {loader.errorString()}") from error
    finally:
        file.close()


def load_record_form(path: Path, model: type[Record], parent: QWidget | None = None) -> QWidget:
    """A record's form, each field with its one fitting widget; `UnfitForm` names what is not."""
    form = load_ui(path, parent)
    wrong = [text for each in form_fields(model) for text in _faults(form, each)]
    if not isinstance(form.findChild(QTabWidget, SECTIONS), QTabWidget):
        wrong.append(f"{SECTIONS}: no QTabWidget of that name")
    if wrong:
        raise UnfitForm(f"{path.name}: " + "; ".join(wrong))
    for each in form_fields(model):
        _explain(form, each)
    areas = cast("list[QScrollArea]", form.findChildren(QScrollArea))
    for area in areas:
        area.widget().setProperty("role", "canvas")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are reached, not the area
    return form


def form_fields(model: type[Record]) -> tuple[Field, ...]:
    """The fields that a form shows: all but the link to the owner, which the dialog knows.

    A child with a page of its own is also written without its owner's form, and names it.
    """
    owner = model.owner() if not model.TAB else None
    return tuple(each for each in model.declared() if each is not owner)


def fitting(field: Field) -> type[QWidget]:
    """The class of widget for a field's kind."""
    return next((box for kind, box in FITTING if isinstance(field, kind)), LineBox)


def _explain(form: QWidget, field: Field) -> None:
    """Sets the help on a field as the tool tip of its label."""
    name = cast("QLabel | None", form.findChild(QLabel, f"{field.name}_label"))
    if name is not None and help_of(field):
        name.setToolTip(help_of(field))


def _faults(form: QWidget, field: Field) -> list[str]:
    found = cast("list[QWidget]", form.findChildren(QWidget, field.name))
    box = fitting(field)
    if len(found) != 1:
        return [f"{field.name}: {len(found)} widgets of that name, not one"]
    if type(found[0]) is not box:
        return [f"{field.name}: a {type(found[0]).__name__}, not a {box.__name__}"]
    label = form.findChild(QLabel, f"{field.name}_label")
    if box is not PhotoBox and label is None:
        return [f"{field.name}_label: no QLabel of that name"]
    return []
