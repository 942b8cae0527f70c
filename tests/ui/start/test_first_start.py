"""The first start: what must be answered, where the file goes, what happens when it fails."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.errors import UserError
from desktop_app.services.setup import Answers
from desktop_app.settings import Settings
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.start.beginning import Beginning, FileOrigin, Offered
from desktop_app.ui.start.first_start import FirstStart, restored_name
from desktop_app.ui.start.new_office import file_stem
from tests.new_office import MORNING
from tests.ui.finding import child

ANSWERS = Answers("政协演示县委员会", term="10", starts="2022.1")
TODAY = datetime.date(2026, 11, 23)


class Start:
    """A first start whose beginning is noted, and fails when told to."""

    def __init__(
        self, theme: Theme, desktop: ScriptedDesktop, folder: Path, missing: Path | None = None
    ) -> None:
        self.begun: list[Beginning] = []
        self.failure: UserError | None = None
        offered = Offered(folder, "张三", TODAY, missing)
        self.dialog = FirstStart(theme, desktop, offered, self.begin)

    def begin(self, beginning: Beginning) -> None:
        if self.failure is not None:
            raise self.failure
        self.begun.append(beginning)

    def press(self, name: str) -> None:
        child(self.dialog, QPushButton, name).click()


@pytest.fixture
def start(theme: Theme, desktop: ScriptedDesktop, qtbot: QtBot, tmp_path: Path) -> Start:
    made = Start(theme, desktop, tmp_path)
    qtbot.addWidget(made.dialog)
    made.dialog.show()
    return made


def test_a_new_office_begins_with_its_answers_in_the_shared_folder(
    start: Start, tmp_path: Path
) -> None:
    start.dialog.new.name.setText("政协演示县委员会")
    start.dialog.new.term.setText("十")
    start.dialog.new.starts.setText("2022.1")
    start.press("start_button")
    assert start.begun == [
        Beginning(
            FileOrigin.NEW,
            tmp_path / "政协演示县委员会.zwh",
            "张三",
            Answers("政协演示县委员会", "county", "十", "2022.1"),
        )
    ]
    assert not start.dialog.isVisible()


def test_what_is_missing_is_said_at_its_field_and_the_first_is_focused(start: Start) -> None:
    start.press("start_button")
    assert start.begun == []
    assert start.dialog.new.name.property("problem") == "stops"
    assert start.dialog.new.term.property("problem") == "stops"
    assert start.dialog.focusWidget() is start.dialog.new.name
    start.dialog.new.name.setText("政协演示县委员会")
    start.dialog.new.term.setText("甲")
    start.press("start_button")
    assert start.dialog.new.name.property("problem") == ""
    assert start.dialog.focusWidget() is start.dialog.new.term


def test_the_clerk_must_be_named_for_a_new_office(start: Start) -> None:
    start.dialog.new.name.setText("政协演示县委员会")
    start.dialog.new.term.setText("十")
    start.dialog.new.clerk.setText("  ")
    start.press("start_button")
    assert start.begun == []
    assert start.dialog.new.clerk.property("problem") == "stops"
    assert start.dialog.focusWidget() is start.dialog.new.clerk


@pytest.mark.parametrize("variable", ["LOGNAME", "USER", "LNAME", "USERNAME"])
def test_the_computers_name_for_its_user_is_never_taken_for_the_clerk(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "Administrator")
    launch = app.Launch(ScriptedDesktop(), Settings(tmp_path), lambda: MORNING)
    launch.start()
    assert launch.first_start is not None
    assert launch.first_start.new.clerk.text() == ""
    launch.first_start.hide()
    launch.begin(Beginning(FileOrigin.NEW, tmp_path / "办公.zwh", "", ANSWERS))
    assert launch.program is not None
    assert launch.program.desk.clerk == ""
    launch.program.close()
    launch.program.window.deleteLater()


def test_the_place_follows_the_name_until_another_is_chosen(
    start: Start, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    start.dialog.new.name.setText("政协 演示县/委员会")
    assert start.dialog.new.file == tmp_path / "政协演示县委员会.zwh"
    desktop.answers["place"] = tmp_path / "别处" / "办公.zwh"
    start.press("change_place_button")
    start.dialog.new.name.setText("改了名")
    assert start.dialog.new.file == tmp_path / "别处" / "办公.zwh"


def test_a_failure_is_told_and_everything_typed_stays(
    start: Start, desktop: ScriptedDesktop
) -> None:
    start.failure = UserError("磁盘已满，请清理后再试。")
    start.dialog.new.name.setText("政协演示县委员会")
    start.dialog.new.term.setText("10")
    start.press("start_button")
    assert desktop.asked == [("begin_failed", "磁盘已满，请清理后再试。")]
    assert start.dialog.isVisible()
    assert start.dialog.new.name.text() == "政协演示县委员会"


def test_a_missing_file_is_named_and_nothing_new_is_offered_first(
    theme: Theme, desktop: ScriptedDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    missing = tmp_path / "政协演示县委员会.zwh"
    start = Start(theme, desktop, tmp_path, missing)
    qtbot.addWidget(start.dialog)
    assert start.dialog.tabs.currentIndex() == 1
    backup = tmp_path / "政协演示县委员会 2026-11-20 091500 每日.zwh"
    desktop.answers["backup_file"] = backup
    start.press("restore_button")
    assert start.begun == [Beginning(FileOrigin.RESTORE, missing, "张三", source=backup)]


def test_an_existing_file_or_a_package_can_be_opened(
    start: Start, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    desktop.answers["office_file"] = tmp_path / "有.zwh"
    start.press("open_button")
    assert start.begun[-1] == Beginning(FileOrigin.OPEN, tmp_path / "有.zwh", "张三")
    package = tmp_path / "政协演示县委员会 2026-11-23.zwbao"
    desktop.answers["package_in"] = package
    start.press("unpack_button")
    assert start.begun[-1].file == tmp_path / "政协演示县委员会 2026-11-23.zwh"
    assert start.begun[-1].source == package


def test_a_cancelled_choice_changes_nothing(start: Start) -> None:
    start.press("open_button")
    assert start.begun == []
    assert start.dialog.isVisible()


def test_names_become_file_names_that_every_system_takes() -> None:
    assert file_stem('政协/演:示*县?"<委>|员 会') == "政协演示县委员会"
    assert file_stem("  ") == "办公文件"
    assert restored_name(Path("政协演示县 2026-11-20 091500 关闭时 2.zwh")) == "政协演示县.zwh"
