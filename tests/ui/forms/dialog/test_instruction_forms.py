"""Instructions inside the form of what they are on, and in a form of their own."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop_app.records import Instruction, Outcome
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.ui.cards.card_facts import card_facts
from desktop_app.ui.cards.row_links import row_links
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child
from tests.ui.keeping import keep


def outcome(context: UiContext) -> int:
    held = keep(context.desk, "consultation", name="路灯协商")
    return keep(context.desk, "outcome", content="装灯", source=f"consultation:{held}")


def test_an_instruction_is_written_inside_the_form_of_its_outcome(
    context: UiContext, qtbot: QtBot
) -> None:
    key = outcome(context)
    dialog = RecordDialog(context, registers.draft(context.desk, Outcome, key))
    dialog.show()
    table = child(dialog, ChildrenTable, "instruction_table")
    assert "对象" not in [
        table._rows.headerData(n, table.table.horizontalHeader().orientation())
        for n in range(table._rows.columnCount())
    ]
    table.add()
    inner = table._dialog
    assert inner is not None
    assert inner.form.boxes["subject"].isHidden()
    inner.form.type_in({"instructor": "演示县领导", "day": "2026.4.2", "level": "county"})
    inner.save_button.click()
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(registers.find(context.desk, Instruction, Query())))
    (draft,) = registers.draft(context.desk, Outcome, key).children["instruction"]
    assert draft.values["subject"] == f"outcome:{key}"
    steps = registers.draft(context.desk, Outcome, key).children["outcome_step"]
    assert [each.values["content"] for each in steps] == ["批示：县级，演示县领导"]


def test_a_form_of_its_own_asks_what_it_is_on(context: UiContext, qtbot: QtBot) -> None:
    dialog = RecordDialog(context, registers.blank(context.desk, Instruction))
    dialog.show()
    assert dialog.form.boxes["subject"].isVisible()
    dialog.form.type_in({"instructor": "演示县领导"})
    dialog.save_button.click()
    assert not registers.find(context.desk, Instruction, Query())
    dialog.form.type_in({"subject": f"outcome:{outcome(context)}"})
    dialog.save_button.click()
    qtbot.waitUntil(lambda: len(registers.find(context.desk, Instruction, Query())) == 1)


def test_card_and_row_lead_from_one_to_the_other(context: UiContext) -> None:
    key = outcome(context)
    place = {"subject": f"outcome:{key}", "instructor": "演示县领导"}
    own = keep(context.desk, "instruction", **place)
    (link,) = row_links(context.desk, Instruction, own)
    assert (link.key, link.record) == ("outcome", key)
    facts = card_facts(context.desk, Outcome, key).sections[-1].facts
    found = [(each.label, each.links[0].key, each.links[0].record) for each in facts if each.links]
    assert found == [("批示", "instruction", own)]
