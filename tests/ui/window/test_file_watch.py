"""The window watches its office file: saves go home, a file that is gone is told and rescued."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import Program, build
from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.services.safekeeping import backups
from desktop_app.services.setup import Answers
from desktop_app.settings import Settings
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.window.file_watch import SOON
from tests.held_files import by_another_program


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    made = build(
        tmp_path / "办公.zwh", ScriptedDesktop(), create=True, clerk="演示经办人",
        settings=Settings(tmp_path / "profile"), answers=Answers("政协演示县委员会", term="十"),
    )  # fmt: skip
    made.window.show()
    qtbot.waitExposed(made.window)
    qtbot.waitUntil(lambda: backups.newest_at(made.desk) is not None)
    qtbot.waitUntil(lambda: not made.context.jobs.running)
    yield made
    made.close()
    made.window.close()
    made.window.deleteLater()


def desktop(program: Program) -> ScriptedDesktop:
    found = program.context.desktop
    assert isinstance(found, ScriptedDesktop)
    return found


def members_in(path: Path) -> list[str]:
    """The names in a copy of the file alone, read by another connection."""
    import apsw

    copy = path.with_name("抄走.zwh")
    shutil.copy(path, copy)
    connection = apsw.Connection(str(copy))
    found = [str(row[0]) for row in connection.execute("SELECT name FROM member ORDER BY id")]
    connection.close()
    return found


def activate(program: Program) -> None:
    QApplication.sendEvent(program.window, QEvent(QEvent.Type.WindowActivate))


def test_a_save_is_in_the_file_alone_within_two_seconds(program: Program, qtbot: QtBot) -> None:
    registers.save(program.desk, Member, {"name": "演示甲"})
    path = program.desk.office.path
    qtbot.waitUntil(lambda: members_in(path) == ["演示甲"], timeout=2_000)
    assert path.with_name(path.name + "-wal").stat().st_size == 0


def test_saves_in_a_row_go_home_soon_after_the_first(program: Program, qtbot: QtBot) -> None:
    for number in range(3):
        registers.save(program.desk, Member, {"name": f"演示{number}"})
        QTest.qWait(SOON // 2)
    qtbot.waitUntil(lambda: len(members_in(program.desk.office.path)) == 3, timeout=2_000)


def test_leaving_the_window_writes_back_at_once(program: Program) -> None:
    from PySide6.QtCore import Qt

    registers.save(program.desk, Member, {"name": "演示甲"})
    program.file_watch._on_state(Qt.ApplicationState.ApplicationInactive)
    assert members_in(program.desk.office.path) == ["演示甲"]


def test_a_file_that_is_gone_is_told_once_when_the_window_comes_to_the_front(
    program: Program,
) -> None:
    path = program.desk.office.path
    desktop(program).answers["office_displaced"] = False
    desktop(program).asked.clear()
    activate(program)
    assert desktop(program).asked == []
    by_another_program("mv", path, path.with_name("改名.zwh"))
    activate(program)
    activate(program)
    ((name, sentence),) = desktop(program).asked
    assert name == "office_displaced"
    assert "移走、改名或删除" in sentence
    by_another_program("mv", path.with_name("改名.zwh"), path)
    activate(program)
    assert len(desktop(program).asked) == 1


def test_everything_can_be_saved_elsewhere_and_the_new_file_is_open_then(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    registers.save(program.desk, Member, {"name": "演示甲"})
    by_another_program("rm", program.desk.office.path)
    target = tmp_path / "新家" / "办公.zwh"
    desktop(program).answers |= {"office_displaced": True, "save_elsewhere": target}
    former = program.window
    activate(program)
    qtbot.waitUntil(lambda: program.desk.office.path == target)
    assert program.window is not former
    assert len(registers.find(program.desk, Member, Query())) == 1
    registers.save(program.desk, Member, {"name": "演示乙"})
    assert Settings(tmp_path / "profile").text("office_file") == str(target)


def test_a_place_that_has_a_file_is_refused_in_words(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    by_another_program("rm", program.desk.office.path)
    there = tmp_path / "已有.zwh"
    there.write_bytes(b"x")
    desktop(program).answers |= {"office_displaced": True, "save_elsewhere": there}
    desktop(program).asked.clear()
    activate(program)
    qtbot.waitUntil(lambda: len(desktop(program).asked) == 3)
    assert desktop(program).asked[-1] == (
        "job_failed", "“已有.zwh”已经存在，没有另存。请换一个文件名或文件夹。",
    )  # fmt: skip
    assert there.read_bytes() == b"x"


def test_closing_asks_first_while_the_file_is_gone(program: Program, qtbot: QtBot) -> None:
    by_another_program("rm", program.desk.office.path)
    desktop(program).answers |= {"office_displaced": True}  # 另存到, then no place is chosen
    program.window.close()
    assert program.window.isVisible()
    desktop(program).answers["office_displaced"] = False
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
