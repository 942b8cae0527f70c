"""The program from its first office file to its close, when the disk fails on the way."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.errors import UserError
from desktop_app.records import ALL, Member
from desktop_app.services import desk, registers, setup
from desktop_app.services.desk import Desk
from desktop_app.services.safekeeping import backups, opened_copies
from desktop_app.services.setup import Answers
from desktop_app.settings import Settings
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.start.beginning import Beginning, FileOrigin

ANSWERS = Answers("政协演示县委员会", term="10", starts="2022.1")
Build = Callable[[], app.Program]


@pytest.fixture
def desktop() -> ScriptedDesktop:
    return ScriptedDesktop()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return tmp_path / "办公.zwh"


@pytest.fixture
def build(
    qapp: QApplication, office: Path, tmp_path: Path, desktop: ScriptedDesktop
) -> Iterator[Build]:
    """Makes a new office and its window, as often as it is asked."""
    made: list[app.Program] = []

    def begin() -> app.Program:
        made.append(
            app.build(
                office, desktop, create=True, settings=Settings(tmp_path), answers=ANSWERS,
                clerk="演示",
            )
        )  # fmt: skip
        return made[-1]

    yield begin
    for each in made:
        each.close()
        each.window.deleteLater()
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize(
    "error", [UserError("磁盘已满。"), apsw.FullError("full"), OSError(errno.EIO, "io")]
)
def test_an_office_that_could_not_be_set_up_can_be_made_again(
    build: Build, office: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(setup, "set_up", fail)
        with pytest.raises(type(error)):
            build()
    assert not list(office.parent.glob("办公.zwh*"))
    assert build().desk.office.path == office


def test_an_office_that_was_there_before_is_never_removed(
    build: Build, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build()
    registers.save(first.desk, Member, {"name": "演示甲"})
    first.close()

    def fail(_: Desk, __: Answers) -> None:
        raise UserError("磁盘已满。")

    monkeypatch.setattr(setup, "set_up", fail)
    with pytest.raises(UserError):
        build()
    assert office.stat().st_size > 0


def test_an_empty_file_left_by_a_full_disk_does_not_stop_a_first_start(
    qapp: QApplication, office: Path, tmp_path: Path, desktop: ScriptedDesktop
) -> None:
    office.touch()
    launch = app.Launch(desktop, Settings(tmp_path))
    launch.begin(Beginning(FileOrigin.NEW, office, "演示", ANSWERS))
    assert launch.program is not None
    launch.program.close()
    launch.program.window.deleteLater()
    other = tmp_path / "别的.zwh"
    other.write_text("不是空的")
    with pytest.raises(UserError, match="已经存在"):
        launch.begin(Beginning(FileOrigin.NEW, other, "演示", ANSWERS))


def test_a_program_closed_as_soon_as_it_is_seen_reads_nothing_more(
    build: Build, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, read = build(), []
    monkeypatch.setattr(program.window.tabs, "complete", lambda: read.append(program))
    program.window.show()
    program.window.grab()  # paints, which queues what comes after the first painting
    program.close()
    qapp.processEvents()
    assert read == []


@pytest.mark.parametrize(
    ("error", "words"),
    [(UserError("磁盘已满。"), "磁盘已满。"), (apsw.FullError("full"), "磁盘已满")],
)
def test_a_backup_that_fails_at_close_is_told_and_the_file_is_closed(
    build: Build, desktop: ScriptedDesktop, monkeypatch: pytest.MonkeyPatch,
    error: Exception, words: str,
) -> None:  # fmt: skip
    program = build()

    def fail(_: Desk) -> bool:
        raise error

    monkeypatch.setattr(backups, "due_at_close", fail)
    program.close()
    ((name, sentence),) = desktop.asked
    assert name == "backup_failed"
    assert words in sentence
    assert program.desk.office.is_closed
    program.close()


def test_a_bug_at_close_rises_and_the_file_is_closed_all_the_same(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = build()

    def fail(_: Desk) -> bool:
        raise KeyError("bug")

    with monkeypatch.context() as patch:
        patch.setattr(backups, "due_at_close", fail)
        with pytest.raises(KeyError):
            program.close()
    assert program.desk.office.is_closed


def test_copies_that_other_programs_show_go_at_close(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    program = build()
    folder = opened_copies.new_folder(program.desk)
    (folder / "批复.txt").write_text("同意。", "utf-8")
    program.close()
    assert not folder.exists()


def test_an_office_that_cannot_be_read_after_the_first_paint_is_closed_and_ways_on_are_offered(
    build: Build, office: Path, tmp_path: Path, desktop: ScriptedDesktop, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    build().close()

    def fail(_: Desk) -> bool:
        raise UserError("磁盘已满。")

    monkeypatch.setattr(desk, "settle_keys", fail)
    launch = app.Launch(desktop, Settings(tmp_path))
    launch.start(office)
    assert launch.program is not None
    qtbot.waitUntil(lambda: hasattr(launch, "lost"))
    assert launch.lost.isVisible()
    assert "磁盘已满。" in launch.lost.sentence.text()
    assert launch.program.window.isHidden()
    OfficeFile.open(office, records=ALL, steps=STEPS, who="别人").close()  # nobody holds it
    launch.lost.rejected.disconnect()
    launch.lost.deleteLater()
    launch.program.window.deleteLater()
