"""What stands in open forms is kept while it is typed, offered at the next start, and not lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.services import registers
from desktop_app.services.registers import Input, attachments, kept_drafts
from desktop_app.services.registers.kept_drafts import KeptDraft
from desktop_app.storage.copies import drafts
from desktop_app.ui.events import Notice
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.children.children_table import ChildrenTable
from desktop_app.ui.forms.dialog import drafts_dialog
from desktop_app.ui.forms.dialog.drafts_dialog import DraftsDialog
from desktop_app.ui.forms.dialog.form_drafts import FormDrafts
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.forms.dialog.stale_dialog import StaleDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.storage.pictures import jpeg
from tests.ui.finding import child, children, type_text
from tests.ui.keeping import keep, keep_members, model_of, values

Next = Callable[[], UiContext]


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are kept at once instead of after two seconds."""
    from desktop_app.ui.forms.dialog import draft_keeping

    monkeypatch.setattr(draft_keeping, "DRAFT_MILLISECONDS", 0)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def opened(
    context: UiContext, window: QWidget, key: str = "member", record: int | None = None
) -> RecordDialog:
    model, desk = model_of(key), context.desk
    draft = registers.blank(desk, model) if record is None else registers.draft(desk, model, record)
    dialog = RecordDialog(context, draft, window)
    dialog.open()
    return dialog


def on_disk(context: UiContext) -> list[KeptDraft]:
    return drafts.read(context.desk.office.path)


def typed(context: UiContext) -> list[dict[str, object]]:
    return [each.typed for each in on_disk(context)]


@pytest.fixture
def killed(context: UiContext) -> Iterator[Next]:
    """What the next session has around it, after this one ended with nothing closed or asked."""
    again: list[FormDrafts] = []

    def start() -> UiContext:
        again.append(FormDrafts(context.desk, context.events))
        return context._replace(drafts=again[-1])

    yield start
    for each in again:
        each.close()


def offered(context: UiContext, window: QWidget) -> DraftsDialog:
    drafts_dialog.offer(context, window)
    return [each for each in children(window, DraftsDialog) if each.isVisible()][-1]


def lines(dialog: DraftsDialog) -> list[str]:
    shown = [each for each in children(dialog, QWidget) if each.objectName() == "draft"]
    return [child(each, QLabel).text() for each in shown if not each.isHidden()]


def press(dialog: DraftsDialog, name: str, place: int = 0) -> None:
    every = [each for each in children(dialog, QPushButton) if each.objectName() == name]
    [each for each in every if each.isVisible()][place].click()


def test_what_is_typed_is_on_the_disk_soon_and_gone_after_the_save(
    context: UiContext, qtbot: QtBot, window: QWidget
) -> None:
    dialog = opened(context, window)
    type_text(dialog.form.boxes["name"], "演示叶问")
    qtbot.waitUntil(lambda: typed(context) == [{"name": "演示叶问"}])
    type_text(dialog.form.boxes["resume"], "一九七五年")
    qtbot.waitUntil(lambda: typed(context) == [{"name": "演示叶问", "resume": "一九七五年"}])
    dialog.save_button.click()
    qtbot.waitUntil(lambda: not drafts.path_of(context.desk.office.path).exists())


def test_a_discarded_form_leaves_no_draft(
    context: UiContext, qtbot: QtBot, window: QWidget, desktop: ScriptedDesktop
) -> None:
    dialog = opened(context, window)
    type_text(dialog.form.boxes["name"], "演示叶问")
    qtbot.waitUntil(lambda: len(on_disk(context)) == 1)
    desktop.answers["save_changes"] = False
    dialog.reject()
    qtbot.waitUntil(lambda: on_disk(context) == [])


def test_what_is_typed_back_leaves_no_draft(
    context: UiContext, qtbot: QtBot, window: QWidget
) -> None:
    key = keep(context.desk, "member", name="演示叶问", unit="县一中")
    dialog = opened(context, window, record=key)
    line = cast("QLineEdit", dialog.form.boxes["unit"])
    type_text(line, "分校")
    qtbot.waitUntil(lambda: len(on_disk(context)) == 1)
    line.setText("县一中")
    line.edited.emit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: on_disk(context) == [])


def test_save_and_new_begins_a_draft_of_its_own(
    context: UiContext, qtbot: QtBot, window: QWidget
) -> None:
    dialog = opened(context, window)
    type_text(dialog.form.boxes["name"], "演示甲")
    dialog.save_new_button.click()
    type_text(dialog.form.boxes["name"], "演示乙")
    qtbot.waitUntil(lambda: typed(context) == [{"name": "演示乙"}])


def test_a_killed_session_is_offered_by_name_and_gone_on_with(
    context: UiContext, qtbot: QtBot, window: QWidget, killed: Next
) -> None:
    key = keep(context.desk, "member", name="演示叶问", unit="县一中")
    dialog = opened(context, window, record=key)
    type_text(dialog.form.boxes["post"], "校长")
    type_text(dialog.form.boxes["resume"], "教过书")
    qtbot.waitUntil(lambda: len(typed(context)) == 1 and len(typed(context)[0]) == 2)
    again = killed()
    listed = offered(again, window)
    assert lines(listed) == ["委员“演示叶问”（10:00，改了 2 处）"]
    press(listed, "continue_button")
    form = children(window, RecordDialog)[-1]
    assert form.isVisible()
    assert not listed.isVisible()
    assert form.is_changed()
    draft = form.form.draft()
    assert (draft["unit"], draft["post"], draft["resume"]) == ("县一中", "校长", "教过书")
    form.save_button.click()
    assert not form.isVisible()
    assert values(context.desk, "member", key)["post"] == "校长"
    qtbot.waitUntil(lambda: on_disk(context) == [])


def test_what_was_typed_into_a_field_that_is_gone_today_is_offered_to_be_copied(
    context: UiContext, desktop: ScriptedDesktop, window: QWidget
) -> None:
    key = keep(context.desk, "member", name="演示叶问")
    stored = registers.draft(context.desk, model_of("member"), key)
    typed_then = {"unit": "县一中", "former": "演示：请认真研究" * 40}
    kept = kept_drafts.keep(context.desk, "a", stored, typed_then, {})
    resumed = kept_drafts.resume(context.desk, kept)
    assert resumed.typed == {"unit": "县一中"}
    drafts_dialog.ask_about_former(context, resumed.former)
    (name, sentence) = desktop.asked[-1]
    assert name == "former_text"
    assert "former：演示：请认真研究" in sentence
    assert len(sentence) < 350
    assert desktop.clipboard == f"former：{typed_then['former']}"
    listed = DraftsDialog(context, window)
    listed._go_on(kept)
    assert [asked for asked, _ in desktop.asked].count("former_text") == 2


def test_several_drafts_are_one_list_that_comes_back(
    context: UiContext, qtbot: QtBot, window: QWidget, killed: Next,
    desktop: ScriptedDesktop,
) -> None:  # fmt: skip
    for name in ("演示甲", "演示乙", "演示丙"):
        type_text(opened(context, window).form.boxes["name"], name)
    qtbot.waitUntil(lambda: len(on_disk(context)) == 3)
    again = killed()
    listed = offered(again, window)
    assert len(lines(listed)) == 3
    press(listed, "discard_button")
    assert len(lines(listed)) == 3  # the question was answered with no
    desktop.answers["discard_draft"] = True
    press(listed, "discard_button")
    assert len(lines(listed)) == 2
    press(listed, "continue_button")
    form = [each for each in children(window, RecordDialog) if each.isVisible()][-1]
    form.save_button.click()
    (left,) = [each for each in children(window, DraftsDialog) if each.isVisible()]
    assert len(lines(left)) == 1
    left.later_button.click()
    qtbot.waitUntil(lambda: len(on_disk(context)) == 1)
    assert len(lines(offered(killed(), window))) == 1


def test_a_record_changed_meanwhile_is_asked_about_as_ever(
    context: UiContext, qtbot: QtBot, window: QWidget, killed: Next
) -> None:
    key = keep(context.desk, "member", name="演示叶问", unit="县一中", post="教师")
    dialog = opened(context, window, record=key)
    type_text(dialog.form.boxes["unit"], "分校")
    type_text(dialog.form.boxes["resume"], "教过书")
    qtbot.waitUntil(lambda: len(on_disk(context)) == 1 and len(typed(context)[0]) == 2)
    again = killed()
    registers.save(
        context.desk, model_of("member"), {"unit": "县医院", "post": "院长"},
        opened=registers.draft(context.desk, model_of("member"), key),
    )  # fmt: skip
    press(offered(again, window), "continue_button")
    form = children(window, RecordDialog)[-1]
    draft = form.form.draft()
    assert (draft["unit"], draft["post"]) == ("分校县一中", "院长")
    form.save_button.click()
    both = child(form, StaleDialog).table
    shown = [both.item(0, column) for column in range(3)]
    assert [each.text() for each in shown if each] == ["工作单位", "县医院", "分校县一中"]
    child(form, QPushButton, "keep_mine").click()
    kept = values(context.desk, "member", key)
    assert (kept["unit"], kept["post"], kept["resume"]) == ("分校县一中", "院长", "教过书")


def test_a_record_removed_meanwhile_is_brought_back_by_the_save(
    context: UiContext, qtbot: QtBot, window: QWidget, killed: Next
) -> None:
    key = keep(context.desk, "member", name="演示叶问")
    type_text(opened(context, window, record=key).form.boxes["post"], "校长")
    qtbot.waitUntil(lambda: len(on_disk(context)) == 1)
    again = killed()
    registers.remove(context.desk, model_of("member"), [key])
    press(offered(again, window), "continue_button")
    form = children(window, RecordDialog)[-1]
    assert form.form.draft()["name"] == "演示叶问"
    form.save_button.click()
    child(form, QPushButton, "bring_back_button").click()
    assert values(context.desk, "member", key)["post"] == "校长"


def test_children_links_ticks_and_photos_come_back(
    context: UiContext, qtbot: QtBot, window: QWidget, killed: Next
) -> None:
    desk = context.desk
    members = keep_members(desk, "演示甲", "演示乙")
    point = opened(context, window, "point")
    sha = attachments.keep_photo(desk, jpeg())
    wanted = {"name": "演示点", "members": [*members, "演"], "photo": sha, "kind": "乡镇"}
    point.form.type_in(wanted)
    point.form.edited.emit("name")
    inputs = {"participant": [Input({"name": each}) for each in ("演示丙", "演示丁")]}
    key = registers.save(desk, model_of("consultation"), {"name": "会"}, children=inputs).keys[0]
    session = opened(context, window, "consultation", key)
    table = child(session, ChildrenTable, "participant_table")
    table.table.selectRow(0)
    table.remove()
    table.add()
    small = children(table, ChildDialog)[-1]
    type_text(small.form.boxes["name"], "演示戊")
    small.save_button.click()
    qtbot.waitUntil(lambda: len(on_disk(context)) == 2 and bool(on_disk(context)[1].lines))
    again = killed()
    before = {
        each["name"]: each for each in (draft.typed for draft in again.drafts.waiting) if each
    }
    assert before["演示点"]["members"] == [*members, "演"]
    for _ in range(2):
        listed = offered(again, window)
        press(listed, "continue_button")
    forms = {each.model.KEY: each for each in children(window, RecordDialog)[-2:]}
    draft = forms["point"].form.draft()
    assert {name: draft[name] for name in wanted} == wanted
    restored = child(forms["consultation"], ChildrenTable, "participant_table")
    names = [each.values["name"] for each in restored.inputs()]
    assert names[1:] == ["演示戊"]
    assert again.drafts.photos() == {sha}


def test_a_child_open_in_its_dialog_comes_back_in_its_dialog(
    context: UiContext, qtbot: QtBot, window: QWidget, killed: Next
) -> None:
    key = keep(context.desk, "consultation", name="会")
    dialog = opened(context, window, "consultation", key)
    table = child(dialog, ChildrenTable, "participant_table")
    table.add()
    type_text(children(table, ChildDialog)[-1].form.boxes["name"], "演示丙")
    qtbot.waitUntil(lambda: len(on_disk(context)) == 1)
    again = killed()
    listed = offered(again, window)
    assert lines(listed) == ["协商“会”（10:00，改了 1 处）"]
    press(listed, "continue_button")
    form = children(window, RecordDialog)[-1]
    small = child(form, ChildDialog)
    assert small.isVisible()
    assert small.form.draft()["name"] == "演示丙"
    small.save_button.click()
    form.save_button.click()
    draft = registers.draft(context.desk, model_of("consultation"), key)
    assert [each.values["name"] for each in draft.children["participant"]] == ["演示丙"]


def test_a_disk_that_fails_disturbs_with_one_notice_and_loses_nothing(
    context: UiContext, qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Notice] = []
    context.events.said.connect(said.append)
    dialog = opened(context, window)

    def full(*_: object) -> None:
        raise UserError("草稿没有写到磁盘上：磁盘已满。")

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "write", full)
        for text in ("甲", "乙", "丙"):
            type_text(dialog.form.boxes["name"], text)
            qtbot.wait(30)
        assert [each.role for each in said] == ["warn"]
        assert "磁盘已满" in said[0].text
        assert len(context.drafts.hand_over()) == 1
    type_text(dialog.form.boxes["name"], "丁")
    dialog._draft.keep()
    qtbot.waitUntil(lambda: typed(context) == [{"name": "甲乙丙丁"}])


def test_a_damaged_file_is_told_once_and_the_work_goes_on(
    context: UiContext, qtbot: QtBot, window: QWidget, killed: Next,
    desktop: ScriptedDesktop,
) -> None:  # fmt: skip
    drafts.path_of(context.desk.office.path).write_bytes(b"junk")
    again = killed()
    drafts_dialog.offer(again, window)
    drafts_dialog.offer(again, window)
    assert [name for name, _ in desktop.asked] == ["drafts_damaged"]
    dialog = opened(again, window)
    type_text(dialog.form.boxes["name"], "演示甲")
    qtbot.waitUntil(lambda: len(on_disk(context)) == 1)


def test_a_draft_of_an_unknown_record_can_only_be_given_up(
    context: UiContext, window: QWidget, killed: Next, desktop: ScriptedDesktop
) -> None:
    type_text(opened(context, window).form.boxes["name"], "演示甲")
    context.drafts.hand_over()
    context.drafts.close()
    (kept,) = on_disk(context)
    drafts.write(context.desk.office.path, [kept._replace(record="later")])
    listed = offered(killed(), window)
    press(listed, "continue_button")
    assert [name for name, _ in desktop.asked] == ["draft_unknown"]
    assert len(lines(listed)) == 1


def test_nothing_is_offered_where_nothing_waits(context: UiContext, window: QWidget) -> None:
    drafts_dialog.offer(context, window)
    assert children(window, DraftsDialog) == []


def test_a_form_on_top_of_another_has_a_draft_of_its_own(
    context: UiContext, qtbot: QtBot, window: QWidget
) -> None:
    first, second = opened(context, window), opened(context, window, "point")
    type_text(first.form.boxes["name"], "演示甲")
    type_text(second.form.boxes["name"], "演示点")
    qtbot.waitUntil(lambda: {each.record for each in on_disk(context)} == {"member", "point"})
    second.save_button.click()
    qtbot.waitUntil(lambda: [each.record for each in on_disk(context)] == ["member"])


def test_the_drafts_of_open_forms_go_over_to_another_office_file(
    context: UiContext, qtbot: QtBot, window: QWidget, tmp_path: Path
) -> None:
    dialog = opened(context, window)
    type_text(dialog.form.boxes["name"], "演示甲")
    handed = context.drafts.hand_over()
    assert not dialog.isVisible()
    assert [each.typed for each in handed] == [{"name": "演示甲"}]
    context.drafts.close()
    assert len(on_disk(context)) == 1
    context.drafts.forget(handed, taken_to=context.desk.office.path)
    assert len(on_disk(context)) == 1
    context.drafts.forget(handed, taken_to=tmp_path / "别处.zwh")
    assert on_disk(context) == []
