"""What belongs to a closed term is refused in words wherever the window would write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.records import Activity, Attachment, Member, Proposal
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.registers import Query, attachments, bulk
from desktop_app.services.term_change import closing
from desktop_app.ui.forms.attachments.attachments_view import AttachmentsView
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.states.state_change import StateDialog
from desktop_app.ui.ui_context import UiContext
from tests.ui.term_change.term_office import TermOffice, term_office

REFUSED = "十届已经结束归档，只能查看"


@pytest.fixture
def closed(context: UiContext, tmp_path: Path) -> TermOffice:
    """An office whose term is closed; its activity has a document."""
    office = term_office(context.desk)
    paper = tmp_path / "通知.txt"
    paper.write_text("演示", encoding="utf-8")
    attachments.attach(context.desk, Activity, office.activity, [paper])
    closing.close(context.desk, office.term, closing.Closing("2026-11-20"))
    return office


def told(desktop: ScriptedDesktop) -> list[str]:
    return [name for name, sentence in desktop.asked if sentence.startswith(REFUSED)]


@pytest.mark.parametrize("model", [Member, Activity, Proposal])
def test_a_row_is_not_deleted(
    context: UiContext, closed: TermOffice, desktop: ScriptedDesktop, model: type[Record],
    qtbot: QtBot,
) -> None:  # fmt: skip
    page = ListPage(context, model)
    qtbot.addWidget(page)
    before = list(registers.find(context.desk, model, Query()))
    page.table.selectRow(0)
    page.doing.delete()
    assert told(desktop) == ["delete_refused"]
    assert list(registers.find(context.desk, model, Query())) == before


def test_a_document_is_neither_taken_off_nor_added_nor_dropped(
    context: UiContext, closed: TermOffice, desktop: ScriptedDesktop, tmp_path: Path, qtbot: QtBot
) -> None:
    view = AttachmentsView(context, Activity, closed.activity)
    qtbot.addWidget(view)
    view.table.selectRow(0)
    view.remove()
    assert told(desktop) == ["attachment_refused"]
    other = tmp_path / "另一个.txt"
    other.write_text("演示二", encoding="utf-8")
    view.add([other])
    qtbot.waitUntil(lambda: len(told(desktop)) == 2)
    assert len(registers.find(context.desk, Attachment, Query())) == 1


def test_a_bulk_edit_is_refused_as_a_whole(
    context: UiContext, closed: TermOffice, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    plan = bulk.plan(context.desk, Member, closed.members, [bulk.Edit("unit", raw="新单位")])
    done: list[object] = []
    context.jobs.step("批量修改", bulk.apply_in_steps(context.desk, plan), done.append)
    qtbot.waitUntil(lambda: bool(told(desktop)))
    assert done == []
    units = {registers.draft(context.desk, Member, key).values["unit"] for key in closed.members}
    assert units == {"演示甲的单位", "演示乙的单位", "演示丙的单位"}


def test_a_state_is_not_changed_and_the_dialog_says_why(
    context: UiContext, closed: TermOffice, qtbot: QtBot
) -> None:
    dialog = StateDialog(context, Activity, [closed.activity], "underway")
    qtbot.addWidget(dialog)
    dialog.reason.setText("演示")
    dialog.change_button.click()
    assert dialog._words.words.text().startswith(REFUSED)
    assert registers.draft(context.desk, Activity, closed.activity).values["state"] == "done"
