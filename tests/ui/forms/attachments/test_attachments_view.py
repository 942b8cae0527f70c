"""Files beside a record: added, opened, saved elsewhere beside the window, never run."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.services import registers
from desktop_app.services.registers import attachments
from desktop_app.services.registers.attachments import StoredFiles
from desktop_app.services.safekeeping import opened_copies
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.blobs import attachments as stored_documents
from desktop_app.storage.file import failures
from desktop_app.ui.events import Notice
from desktop_app.ui.forms.attachments.attachments_view import AttachmentsView
from desktop_app.ui.forms.children.child_dialog import ChildDialog
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.job_line import JobLine
from tests.ui.finding import child, type_text
from tests.ui.keeping import keep, model_of

MEMBER = model_of("member")


@pytest.fixture
def dialog(context: UiContext, qtbot: QtBot) -> RecordDialog:
    """The open form of a member."""
    key = keep(context.desk, "member", name="王契")
    made = RecordDialog(context, registers.draft(context.desk, MEMBER, key))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.fixture
def files(dialog: RecordDialog) -> AttachmentsView:
    """Its files, in sight."""
    view = child(dialog, AttachmentsView)
    dialog.form.sections.setCurrentWidget(view)
    return view


def written(folder: Path, name: str, text: str = "同意。") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def idle(context: UiContext, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.jobs.running and not context.jobs._waiting)


def add(view: AttachmentsView, context: UiContext, qtbot: QtBot, *paths: Path) -> None:
    view.add(paths)
    idle(context, qtbot)


def test_files_are_added_saved_elsewhere_and_taken_off(
    context: UiContext,
    qtbot: QtBot,
    desktop: ScriptedDesktop,
    tmp_path: Path,
    dialog: RecordDialog,
    files: AttachmentsView,
) -> None:
    source, target = written(tmp_path, "批复.txt"), tmp_path / "另存.txt"
    desktop.answers |= {"choose_attachment": source, "save_attachment": target}
    files.add_button.click()
    qtbot.waitUntil(lambda: files.count() == 1)
    assert dialog.form.sections.tabText(dialog.form.sections.indexOf(files)) == "附件 1"
    files.table.selectRow(0)
    files.save_as_button.click()
    qtbot.waitUntil(target.exists)
    idle(context, qtbot)
    assert target.read_text("utf-8") == "同意。"
    files.open_button.click()
    qtbot.waitUntil(lambda: len(desktop.opened) == 1)
    assert desktop.opened[0].name == "批复.txt"
    files.edit_button.click()
    small = child(files, ChildDialog)
    type_text(small.form.boxes["note"], "县委批复")
    small.save_button.click()
    note = files.table.item(0, 3)
    assert note is not None
    assert note.text() == "县委批复"
    files.table.selectRow(0)
    files.remove_button.click()
    assert files.count() == 0


def test_a_file_is_opened_in_a_folder_of_its_own_whatever_it_is_called(
    context: UiContext,
    qtbot: QtBot,
    desktop: ScriptedDesktop,
    tmp_path: Path,
    files: AttachmentsView,
) -> None:
    add(files, context, qtbot, written(tmp_path, "批复.txt"))
    files.table.selectRow(0)
    files.edit_button.click()
    small = child(files, ChildDialog)
    line = cast("QLineEdit", small.form.boxes["name"])
    line.selectAll()
    type_text(line, f"{tmp_path}/3:1 批复.txt")
    small.save_button.click()
    files.table.selectRow(0)
    files.open_button.click()
    qtbot.waitUntil(lambda: len(desktop.opened) == 1)
    (shown,) = desktop.opened
    assert shown.name.endswith("_3_1 批复.txt")
    assert shown.read_text("utf-8") == "同意。"
    assert shown.parent.stat().st_mode & 0o077 == 0
    opened_copies.remove_all(context.desk.office.path)
    assert not shown.parent.exists()


def test_what_cannot_be_added_is_named_and_the_others_are(
    context: UiContext,
    qtbot: QtBot,
    desktop: ScriptedDesktop,
    tmp_path: Path,
    files: AttachmentsView,
) -> None:
    folder = tmp_path / "照片"
    folder.mkdir()
    good = [written(tmp_path, name, name) for name in ("一.txt", "二.txt")]
    add(files, context, qtbot, good[0], written(tmp_path, "空.txt", ""), good[1], folder)
    assert files.count() == 2
    ((name, sentence),) = desktop.asked
    assert name == "attachment_refused"
    assert sentence == (
        "有 2 个文件没有添加：“空.txt”是空文件；“照片”是文件夹，请打开它，选里面的文件。"
        "其余 2 个已添加。"
    )


def test_five_hundred_empty_files_are_one_short_sentence(tmp_path: Path) -> None:
    empty = [written(tmp_path, f"{n}.txt", "") for n in range(500)]
    taken = run_to_end(attachments.store_in_steps(tmp_path / "files", empty))
    assert taken.sentence.startswith("有 500 个文件没有添加：")
    assert taken.sentence.endswith("另有 495 处。")
    assert len(taken.sentence) < 200


def test_a_disk_that_fills_up_leaves_what_was_stored_before(
    context: UiContext,
    qtbot: QtBot,
    desktop: ScriptedDesktop,
    tmp_path: Path,
    files: AttachmentsView,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, seen = stored_documents._store_in_steps, list[Path]()

    def fills_up(folder: Path, source: Path) -> Steps[tuple[str, int]]:
        seen.append(source)
        if len(seen) > 1:
            raise OSError(28, "full")
        return (yield from real(folder, source))

    monkeypatch.setattr(stored_documents, "_store_in_steps", fills_up)
    add(files, context, qtbot, *(written(tmp_path, f"{n}.txt", n) for n in "一二三"))
    assert files.count() == 1
    ((_, sentence),) = desktop.asked
    assert f"“二.txt”没有添加：{failures.FULL}" in sentence
    assert "“三.txt”没有轮到" in sentence
    assert len(seen) == 2


def test_the_same_file_is_not_added_twice_and_that_is_said(
    context: UiContext, qtbot: QtBot, tmp_path: Path, files: AttachmentsView
) -> None:
    said: list[Notice] = []
    source = written(tmp_path, "批复.txt")
    add(files, context, qtbot, source)
    context.events.said.connect(said.append)
    add(files, context, qtbot, source)
    assert files.count() == 1
    assert [each.text for each in said] == ["这些文件已经在附件里，没有重复添加。"]


class Slow:
    """Storing that waits: the window must not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on = threading.Event()
        self.real = attachments.store_in_steps
        monkeypatch.setattr(attachments, "store_in_steps", self.store)

    def store(self, folder: Path, files: list[Path]) -> Steps[StoredFiles]:
        yield 1, 4
        self.go_on.wait(10)
        return (yield from self.real(folder, files))


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    return Slow(monkeypatch)


def test_adding_goes_on_beside_the_window_with_progress_and_is_cancelled_there(
    context: UiContext,
    qtbot: QtBot,
    tmp_path: Path,
    files: AttachmentsView,
    slow: Slow,
    desktop: ScriptedDesktop,
) -> None:
    files.add([written(tmp_path, "批复.txt")])
    line = child(files, JobLine)
    qtbot.waitUntil(line.isVisible)
    assert line.title.text() == "添加附件…"
    assert line.progress.maximum() == 4
    assert not files.add_button.isEnabled()
    child(line, QPushButton, "cancel_job_button").click()
    slow.go_on.set()
    idle(context, qtbot)
    assert files.count() == 0
    assert not line.isVisible()
    assert files.add_button.isEnabled()
    assert desktop.asked == []
    assert list(stored_documents.stored(attachments.folder(context.desk))) == []


def test_a_form_that_is_closed_meanwhile_gets_its_files_all_the_same(
    context: UiContext,
    qtbot: QtBot,
    tmp_path: Path,
    files: AttachmentsView,
    dialog: RecordDialog,
    slow: Slow,
) -> None:
    key = dialog.draft.key or 0
    files.add([written(tmp_path, "批复.txt")])
    dialog.reject()
    slow.go_on.set()
    idle(context, qtbot)
    assert len(attachments.attached(context.desk, MEMBER, key)) == 1


def test_files_of_a_record_that_was_removed_meanwhile_are_told_to_be_left_out(
    context: UiContext,
    qtbot: QtBot,
    tmp_path: Path,
    files: AttachmentsView,
    dialog: RecordDialog,
    slow: Slow,
    desktop: ScriptedDesktop,
) -> None:
    files.add([written(tmp_path, "批复.txt")])
    registers.remove(context.desk, MEMBER, [dialog.draft.key or 0])
    slow.go_on.set()
    idle(context, qtbot)
    assert desktop.asked == [
        ("job_failed", "附件所属的委员已被删除，没有保存。请先在“设置”的回收站里恢复它，再试一次。")
    ]


NAMES = (
    "清单.exe", "清单.PDF.EXE", "a.bat", "b.lnk", "c.desktop", "d.sh", "网页.html", "e.vbs",
    "f.js", "g.msi", "h.jar", "i.ps1", "j.hta", "没有后缀", "k.exe. ",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_what_the_system_would_run_is_told_from_documents(name: str) -> None:
    assert attachments.runs_on_opening(name)


@pytest.mark.parametrize("name", ["a.pdf", "b.docx", "c.wps", "d.ofd", "e.JPG", "f.zip", "g.ceb"])
def test_documents_are_opened(name: str) -> None:
    assert not attachments.runs_on_opening(name)


def test_what_the_system_would_run_is_saved_instead_of_opened(
    context: UiContext,
    qtbot: QtBot,
    tmp_path: Path,
    files: AttachmentsView,
    desktop: ScriptedDesktop,
) -> None:
    add(files, context, qtbot, written(tmp_path, "清单.exe"))
    target = tmp_path / "存下.bin"
    desktop.answers |= {"save_instead": False, "save_attachment": target}
    files.table.selectRow(0)
    files.open_button.click()
    idle(context, qtbot)
    assert not target.exists()
    desktop.answers["save_instead"] = True
    files.open_button.click()
    qtbot.waitUntil(target.exists)
    idle(context, qtbot)
    assert desktop.opened == []
    assert "另存到一个文件夹里" in desktop.asked[0][1]


def test_a_damaged_document_is_neither_opened_nor_left_half_copied(
    context: UiContext,
    qtbot: QtBot,
    tmp_path: Path,
    files: AttachmentsView,
    desktop: ScriptedDesktop,
) -> None:
    add(files, context, qtbot, written(tmp_path, "批复.txt"))
    (sha,) = stored_documents.stored(attachments.folder(context.desk))
    stored_documents.place_of(attachments.folder(context.desk), sha).write_text("坏的", "utf-8")
    desktop.answers["save_attachment"] = tmp_path / "另存.txt"
    files.table.selectRow(0)
    for each in (files.open_button, files.save_as_button):
        each.click()
        idle(context, qtbot)
    assert [name for name, _ in desktop.asked] == ["job_failed", "save_attachment", "job_failed"]
    assert "已丢失或损坏" in desktop.asked[0][1]
    assert not list(tmp_path.glob("另存.txt*"))
    assert desktop.opened == []


def test_an_edit_that_cannot_be_saved_leaves_what_was_typed(
    context: UiContext,
    qtbot: QtBot,
    tmp_path: Path,
    files: AttachmentsView,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(files, context, qtbot, written(tmp_path, "批复.txt"))
    files.table.selectRow(0)
    files.edit_button.click()
    small = child(files, ChildDialog)
    type_text(small.form.boxes["note"], "县委批复")

    def full(*_: object, **__: object) -> None:
        raise UserError("磁盘已满。")

    with monkeypatch.context() as patch, qtbot.capture_exceptions() as caught:
        patch.setattr(registers, "save", full)
        small.save_button.click()
    assert [kind for kind, _, _ in caught] == [UserError]
    assert small.isVisible()
    assert small.form.draft()["note"] == "县委批复"
    small.save_button.click()
    assert not small.isVisible()
    note = files.table.item(0, 3)
    assert note is not None
    assert note.text() == "县委批复"


def test_copies_of_a_killed_program_go_at_the_next_start(
    context: UiContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    office = context.desk.office.path
    folder = opened_copies.new_folder(context.desk)
    (folder / "批复.txt").write_text("同意。", "utf-8")
    others = tmp_path / "committee-desk-000000000000-x"
    others.mkdir()
    (tmp_path / f"{opened_copies._prefix(office)}link").symlink_to(others)
    opened_copies.remove_all(office)
    assert not folder.exists()
    assert others.exists()
