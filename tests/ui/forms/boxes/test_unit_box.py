"""The line for units: free text, with the units written before offered by pinyin."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.records import Consultation, Outcome, ProposalHandling
from desktop_app.records.special_field_types import units_in
from desktop_app.services.desk import Desk
from desktop_app.services.registers.known_units import known_units
from desktop_app.ui.forms.boxes.unit_box import UnitBox
from desktop_app.ui.forms.dialog.form_loader import form_file
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.proposals.assign_dialog import AssignDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.proposals import proposal_office as office
from tests.ui.finding import press, type_text


@pytest.fixture
def named(desk: Desk) -> Desk:
    """An office in which three units were named: one twice, one only as a partner."""
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    office.assigned(desk, one, "演示水务局", "演示发改局")
    office.assigned(desk, two, "演示水务局")
    held = office.saved(desk, Consultation, name="演示协商")
    office.saved(desk, Outcome, content="演示", source=f"consultation:{held}",
                 unit="演示住建局", partners="演示水利站、演示水务局")  # fmt: skip
    return desk


def opened(box: UnitBox, context: UiContext, qtbot: QtBot) -> UnitBox:
    box.take_context(form_context(context))
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    box.setFocus()
    return box


def offered(box: UnitBox) -> list[str]:
    return [each.text for each in box._model.offers]


def take(box: UnitBox, place: int = 0) -> None:
    popup = box.completer().popup()
    for _ in range(place + 1):
        press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)


def test_units_are_known_from_every_field_for_units_the_most_used_first(named: Desk) -> None:
    assert known_units(named) == ["演示水务局", "演示住建局", "演示发改局", "演示水利站"]
    assert units_in("甲局、乙局，甲局\n") == ["甲局", "乙局"]


def test_a_unit_is_found_by_pinyin_and_taken_with_the_arrows(
    named: Desk, context: UiContext, qtbot: QtBot
) -> None:
    box = opened(UnitBox(), context, qtbot)
    type_text(box, "swj")
    assert offered(box) == ["演示水务局"]
    take(box)
    assert box.draft() == "演示水务局"


def test_what_is_typed_stays_though_it_begins_a_known_name(
    named: Desk, context: UiContext, qtbot: QtBot
) -> None:
    box = opened(UnitBox(), context, qtbot)
    type_text(box, "演示水务")
    assert box.is_listing()
    press(box, Qt.Key.Key_Return)
    box.settle()
    assert box.draft() == "演示水务"


def test_of_several_units_the_one_at_the_cursor_is_completed(
    named: Desk, context: UiContext, qtbot: QtBot
) -> None:
    box = opened(UnitBox(several=True), context, qtbot)
    type_text(box, "演示新局、swj")
    take(box)
    assert box.draft() == "演示新局、演示水务局"
    box.show_all()
    assert offered(box) == ["演示住建局", "演示发改局", "演示水利站"]
    take(box)
    assert box.draft() == "演示新局、演示水务局、演示住建局"
    box.setCursorPosition(2)
    assert box.wanted(box.text()) == "演示新局"


@pytest.mark.parametrize(("model", "field"), [(ProposalHandling, "unit"), (Outcome, "partners")])
def test_forms_offer_the_known_units(
    named: Desk, context: UiContext, qtbot: QtBot, model: type, field: str
) -> None:
    form = RecordForm(model, form_file(context.forms, model), form_context(context))
    qtbot.addWidget(form)
    form.show_values({field: "演示乙局"})
    box = cast("UnitBox", form.boxes[field])
    assert box.draft() == "演示乙局"
    assert [each.text for each in box._matching("zjj")] == ["演示住建局"]


def test_the_dialog_of_assignment_offers_them_in_both_lines(
    named: Desk, context: UiContext, qtbot: QtBot
) -> None:
    key = office.proposal(named, "演示三")
    office.filed(named, key)
    dialog = AssignDialog(context, [key])
    qtbot.addWidget(dialog)
    assert [each.text for each in dialog.main._matching("")][:2] == ["演示水务局", "演示住建局"]
    type_text(dialog.assisting, "fgj")
    assert offered(dialog.assisting) == ["演示发改局"]
    dialog.main.setText("演示水务局")
    dialog.assisting.setText("演示发改局")
    dialog.act()
    units = {each["unit"] for each in office.every(named, ProposalHandling)
             if each["proposal"] == key}  # fmt: skip
    assert units == {"演示水务局", "演示发改局"}
