"""Every record's form fits its declaration, and a form that does not says what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.records import ALL, Point
from desktop_app.records.record import Record
from desktop_app.ui.forms.boxes.field_boxes import LineBox
from desktop_app.ui.forms.dialog.form_loader import (
    SECTIONS,
    UnfitForm,
    fitting,
    form_fields,
    form_file,
    load_record_form,
)
from tests.ui.finding import child
from tests.ui.keeping import model_of

FORMS = paths.root() / "forms"


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.KEY)
def test_every_record_has_a_form_with_one_fitting_widget_a_field(
    model: type[Record], qtbot: QtBot
) -> None:
    form = load_record_form(form_file(FORMS, model), model)
    qtbot.addWidget(form)
    for field in form_fields(model):
        assert type(child(form, QWidget, field.name)) is fitting(field)


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.KEY)
def test_a_field_stands_in_the_section_of_its_group(model: type[Record], qtbot: QtBot) -> None:
    form = load_record_form(form_file(FORMS, model), model)
    qtbot.addWidget(form)
    sections = child(form, QTabWidget, SECTIONS)
    for field in form_fields(model):
        box = child(form, QWidget, field.name)
        titles = [
            sections.tabText(place)
            for place in range(sections.count())
            if sections.widget(place).isAncestorOf(box)
        ]
        assert titles == [field.group], field.name


def test_no_form_is_left_unused() -> None:
    code = "".join(path.read_text("utf-8") for path in (paths.root() / "desktop_app").rglob("*.py"))
    for path in FORMS.glob("*.ui"):
        used = path.stem in {model.KEY for model in ALL} or path.stem in code
        assert used, path.name


def test_forms_hold_layout_only() -> None:
    for path in FORMS.glob("*.ui"):
        text = path.read_text("utf-8")
        assert "styleSheet" not in text, path.name
        assert not re.search(r"<connection>", text), path.name


def broken(tmp_path: Path, old: str, new: str) -> Path:
    text = (FORMS / "sector.ui").read_text("utf-8")
    assert old in text
    path = tmp_path / "sector.ui"
    path.write_text(text.replace(old, new), "utf-8")
    return path


def test_a_missing_child_is_named(tmp_path: Path, qtbot: QtBot) -> None:
    path = broken(tmp_path, 'name="convenor"', 'name="convener"')
    with pytest.raises(UnfitForm, match="convenor: 0 widgets"):
        load_record_form(path, model_of("sector"))


def test_a_widget_of_the_wrong_kind_is_named(tmp_path: Path, qtbot: QtBot) -> None:
    path = broken(tmp_path, 'class="CodeCombo" name="kind"', 'class="LineBox" name="kind"')
    with pytest.raises(UnfitForm, match="kind: a LineBox, not a CodeCombo"):
        load_record_form(path, model_of("sector"))


def test_a_missing_label_is_named(tmp_path: Path, qtbot: QtBot) -> None:
    path = broken(tmp_path, 'name="position_label"', 'name="label_7"')
    with pytest.raises(UnfitForm, match="position_label: no QLabel"):
        load_record_form(path, model_of("sector"))


@pytest.mark.qt_log_ignore("Designer:")
def test_a_file_that_is_no_form_is_refused(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "sector.ui"
    path.write_text("<ui>", "utf-8")
    with pytest.raises(UnfitForm):
        load_record_form(path, model_of("sector"))


def test_a_form_of_another_folder_comes_before_the_programs_own(tmp_path: Path) -> None:
    assert form_file(tmp_path, model_of("sector")) == FORMS / "sector.ui"
    (tmp_path / "sector.ui").write_text("", "utf-8")
    assert form_file(tmp_path, model_of("sector")) == tmp_path / "sector.ui"


def test_a_field_with_an_unusual_name_is_explained_on_its_label(
    qtbot: QtBot,
) -> None:
    form = load_record_form(form_file(FORMS, Point), Point)
    qtbot.addWidget(form)
    words = Point.field("theme").help_text
    assert child(form, QLabel, "theme_label").toolTip() == words
    assert not child(form, LineBox, "theme").placeholderText()  # the line below says it
    assert child(form, QLabel, "address_label").toolTip() == ""
