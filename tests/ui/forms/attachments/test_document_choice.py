"""A field that names a document takes the name of an attached file; its light is explained."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.services.registers import attachments, states
from desktop_app.ui.forms.attachments.document_choice import DocumentChoice
from desktop_app.ui.forms.boxes.photo_box import PhotoBox
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children
from tests.ui.keeping import keep, model_of

SESSION = model_of("consultation")


def opened(context: UiContext, qtbot: QtBot, key: str, record: int | None) -> RecordDialog:
    model, desk = model_of(key), context.desk
    draft = registers.blank(desk, model) if record is None else registers.draft(desk, model, record)
    dialog = RecordDialog(context, draft)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def choice(dialog: RecordDialog) -> DocumentChoice:
    found: Any = dialog.form.findChild(DocumentChoice)
    return cast("DocumentChoice", found)


def entries(dialog: RecordDialog, field: str) -> list[str]:
    return [each.text() for each in choice(dialog).menu(field).actions() if each.text()]


@pytest.fixture
def session(context: UiContext, tmp_path: Path) -> int:
    key = keep(context.desk, "consultation", name="路灯协商", held_on="2026-03-05")
    for name in ("政协专报〔2026〕3号.docx", "照片.jpg", "长" * 60 + ".pdf"):
        path = tmp_path / name
        path.write_bytes(name.encode())
        attachments.attach(context.desk, SESSION, key, [path])
    return key


@pytest.mark.parametrize("field", ["reported_doc", "talked_doc", "answered_doc"])
def test_the_name_of_a_file_is_taken_with_a_click(
    context: UiContext, qtbot: QtBot, session: int, field: str
) -> None:
    dialog = opened(context, qtbot, "consultation", session)
    shown = entries(dialog, field)
    assert sorted(shown) == ["政协专报〔2026〕3号", "添加文件…", "照片", "长" * 39 + "…"]
    actions = choice(dialog).menu(field).actions()
    next(each for each in actions if each.text().startswith("政协")).trigger()
    assert dialog.form.draft()[field] == "政协专报〔2026〕3号"
    assert dialog.save()
    stored = registers.draft(context.desk, SESSION, session).values
    assert stored[field] == "政协专报〔2026〕3号"


def test_another_file_is_added_on_the_way(
    context: UiContext, qtbot: QtBot, session: int, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    path = tmp_path / "会议纪要5号.docx"
    path.write_text("纪要")
    desktop.answers["choose_attachment"] = path
    dialog = opened(context, qtbot, "consultation", session)
    choice(dialog).menu("talked_doc").actions()[-1].trigger()
    assert dialog.form.draft()["talked_doc"] == "会议纪要5号"
    qtbot.waitUntil(lambda: len(attachments.attached(context.desk, SESSION, session)) == 4)


def test_a_new_record_is_to_be_saved_first(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    dialog = opened(context, qtbot, "consultation", None)
    assert entries(dialog, "reported_doc") == ["添加文件…"]
    choice(dialog).menu("reported_doc").actions()[-1].trigger()
    assert [name for name, _ in desktop.asked] == ["save_first"]


def test_what_makes_a_light_is_said_beneath_its_field(
    context: UiContext, qtbot: QtBot, session: int
) -> None:
    dialog = opened(context, qtbot, "consultation", session)
    said = [each.text() for each in children(dialog, QLabel)]
    assert said.count("日期和文件都填了，这盏灯才亮") == 3


def test_the_history_counts_up_after_a_change_of_state_in_the_open_form(
    context: UiContext, qtbot: QtBot, session: int
) -> None:
    dialog = opened(context, qtbot, "consultation", session)
    sections = dialog.form.sections
    assert sections.tabText(sections.count() - 1) == "历史 1"
    changed = states.change_state(context.desk, SESSION, [session], "held", "三月五日召开")
    context.events.announce(changed)
    assert sections.tabText(sections.count() - 1) == "历史 2"


def test_only_a_person_has_the_silhouette_of_a_person(context: UiContext, qtbot: QtBot) -> None:
    pictures = {}
    for key in ("member", "point", "case"):
        dialog = opened(context, qtbot, key, None)
        pictures[key] = child(dialog, PhotoBox)._face.pixmap().toImage()
    assert pictures["point"] == pictures["case"]
    assert pictures["member"] != pictures["point"]


@pytest.mark.parametrize(
    ("level", "offered"),
    [
        ("county", ["全国政协委员", "省政协委员", "州（市）政协委员"]),
        ("prefecture", ["全国政协委员", "省政协委员"]),
        ("province", ["全国政协委员"]),
    ],
)
def test_only_higher_levels_are_offered_for_a_post_at_a_higher_level(
    context: UiContext, qtbot: QtBot, level: str, offered: list[str]
) -> None:
    keep(context.desk, "office", name="政协演示委员会", level=level)
    dialog = opened(context, qtbot, "member", None)
    ticks = children(dialog.form.boxes["other_level"], QCheckBox)
    assert [each.text() for each in ticks] == offered


def test_a_title_does_not_say_its_kind_twice(context: UiContext, qtbot: QtBot) -> None:
    session = keep(context.desk, "consultation", name="路灯协商")
    outcome = keep(context.desk, "outcome", content="装灯", source=f"consultation:{session}")
    key = keep(context.desk, "look_back", outcome=outcome, planned_on="2027-05-27")
    assert opened(context, qtbot, "look_back", key).windowTitle() == "回头看 2027-05-27"
    member = keep(context.desk, "member", name="王契")
    assert opened(context, qtbot, "member", member).windowTitle() == "委员 · 王契"


def test_a_short_name_of_a_file_stays_whole(context: UiContext, qtbot: QtBot, session: int) -> None:
    dialog = opened(context, qtbot, "consultation", session)
    actions = choice(dialog).menu("reported_doc").actions()
    next(each for each in actions if each.text().startswith("长")).trigger()
    assert cast("QLineEdit", dialog.form.boxes["reported_doc"]).text() == "长" * 60
