"""设置: every section builds, the look is remembered, backups and the recycle bin work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.records.point import Point
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.services.safekeeping import backups
from desktop_app.settings import Settings
from desktop_app.stepping import run_to_end
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.settings.about import AboutPanel
from desktop_app.ui.settings.settings_backup import BackupPanel, free_name, size_text
from desktop_app.ui.settings.settings_bin import BinPanel
from desktop_app.ui.settings.settings_look import LookPanel
from desktop_app.ui.settings.settings_office import OfficePanel
from desktop_app.ui.settings.settings_page import SettingsPage, sections
from desktop_app.ui.ui_context import UiContext


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> SettingsPage:
    shown = SettingsPage(context)
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    shown.show()
    return shown


def text_at(table: QTableWidget, column: int) -> str:
    """The text in the first row."""
    item = table.item(0, column)
    return item.text() if item else ""


def idle(context: UiContext, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.jobs.running)


def test_every_section_can_be_shown_by_its_key(
    page: SettingsPage, context: UiContext, qtbot: QtBot
) -> None:
    for section in sections(context):
        page.show_place(section.key)
        assert page.panel.isVisible()
        assert page.panel.key == section.key
    idle(context, qtbot)


def test_the_section_in_front_comes_back_next_time(
    page: SettingsPage, context: UiContext, qtbot: QtBot
) -> None:
    page.show_place("look")
    again = SettingsPage(context)
    qtbot.addWidget(again)
    again.recall(page.remember())
    assert again.panel.key == "look"


def test_the_look_is_worn_at_once_and_remembered(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = LookPanel(context)
    qtbot.addWidget(panel)
    panel.choices[Mode.DARK].click()
    panel.large.click()
    assert context.theme.dark
    assert context.theme.sizes.text == 18
    kept = Settings(tmp_path / "profile")
    assert (kept.text("mode"), kept.flag("large")) == ("dark", True)


def test_the_look_follows_the_system_only_where_the_user_does(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.look.theme.system_is_dark", lambda: True)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.dark
    monkeypatch.setattr("desktop_app.ui.look.theme.system_is_dark", lambda: False)
    theme.wear(Mode.SYSTEM, large=False)
    monkeypatch.setattr("desktop_app.ui.look.theme.system_is_dark", lambda: True)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.dark


def test_colours_that_the_start_guessed_wrong_are_put_right_after_it(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.look.theme.system_is_dark", lambda: False)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    theme.wear(Mode.SYSTEM, large=False)
    assert not theme.dark
    monkeypatch.setattr("desktop_app.ui.look.theme.system_is_dark", lambda: True)
    theme.load_late()
    assert theme.dark


def test_the_clerk_is_kept_for_this_user_and_writes_the_next_action(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = OfficePanel(context)
    qtbot.addWidget(panel)
    panel.clerk.setText(" 李四 ")
    with qtbot.waitSignal(context.events.standing_changed):
        panel.clerk.editingFinished.emit()
    assert context.desk.clerk == "李四"
    assert Settings(tmp_path / "profile").text("clerk") == "李四"


def test_another_office_file_is_asked_for_and_reopened(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    panel = OfficePanel(context)
    qtbot.addWidget(panel)
    desktop.answers["other_office_file"] = tmp_path / "别的.zwh"
    with qtbot.waitSignal(context.events.reopen_wanted) as wanted:
        panel._open_other()
    assert wanted.args[0].file == tmp_path / "别的.zwh"


def test_what_was_removed_is_found_in_the_bin_and_brought_back(
    context: UiContext, qtbot: QtBot
) -> None:
    saved = registers.save(context.desk, Point, {"name": "演示点"})
    registers.remove(context.desk, Point, saved.keys)
    panel = BinPanel(context)
    qtbot.addWidget(panel)
    assert not panel.back_button.isEnabled()
    assert panel.rows.index(0, 2).data() == "演示点"
    panel.table.selectRow(0)
    panel.back_button.click()
    idle(context, qtbot)
    assert list(registers.find(context.desk, Point, Query())) == list(saved.keys)
    panel.refresh(frozenset())
    assert panel.rows.rowCount() == 0
    assert panel.count.text() == "回收站是空的。"


def test_a_backup_is_made_listed_and_checked(context: UiContext, qtbot: QtBot) -> None:
    panel = BackupPanel(context)
    qtbot.addWidget(panel)
    idle(context, qtbot)
    assert panel.state.text() == "还没有备份；还没有选第二处。"
    panel.now_button.click()
    qtbot.waitUntil(lambda: panel.table.rowCount() == 1)
    idle(context, qtbot)
    assert text_at(panel.table, 4) == "完好"
    assert backups.newest_at(context.desk) is not None


def test_restoring_shows_what_would_change_and_asks(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    run_to_end(backups.back_up(context.desk))
    registers.save(context.desk, Point, {"name": "演示点"})
    panel = BackupPanel(context)
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: panel.table.rowCount() == 1)
    panel.table.selectRow(0)
    with qtbot.assertNotEmitted(context.events.reopen_wanted):
        panel.restore_button.click()
    assert desktop.asked[-1][0] == "restore_backup"
    desktop.answers["restore_backup"] = True
    with qtbot.waitSignal(context.events.reopen_wanted) as wanted:
        panel.restore_button.click()
    assert wanted.args[0].file == context.desk.office.path
    idle(context, qtbot)


def test_the_full_check_reports_and_leaves_no_copy(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    panel = BackupPanel(context)
    qtbot.addWidget(panel)
    idle(context, qtbot)
    panel.check_button.click()
    qtbot.waitUntil(lambda: any(name == "check_report" for name, _ in desktop.asked))
    assert dict(desktop.asked)["check_report"].startswith("自检通过")
    assert not list(context.desk.office.path.parent.glob("*.checking*"))


def test_a_package_is_written_where_the_user_says(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    panel = BackupPanel(context)
    qtbot.addWidget(panel)
    idle(context, qtbot)
    desktop.answers["package"] = tmp_path / "带走.zwbao"
    with qtbot.waitSignal(context.events.said) as said:
        panel.pack_button.click()
    assert said.args[0].path == tmp_path / "带走.zwbao"
    assert (tmp_path / "带走.zwbao").stat().st_size > 0


def test_about_names_the_versions_and_the_rule_on_secrets(context: UiContext, qtbot: QtBot) -> None:
    panel = AboutPanel(context)
    qtbot.addWidget(panel)
    assert "Python 3.11" in panel.version.text()
    assert re.match(r"版本 \d+\.\d+\.\d+ ", panel.version.text())
    assert panel.notices.toPlainText()


def test_sizes_are_told_as_people_read_them() -> None:
    assert [size_text(size) for size in (10, 300_000, 5_000_000)] == ["1 KB", "292 KB", "4.8 MB"]


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    path = tmp_path / "办公.zwh"
    assert free_name(path) == path
    path.touch()
    assert free_name(path) == tmp_path / "办公 2.zwh"


def test_a_section_that_could_not_be_built_is_built_when_it_is_asked_again(
    page: SettingsPage, context: UiContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, qtbot.capture_exceptions() as caught:
        patch.setattr("desktop_app.ui.settings.settings_limits.limits", _broken)
        page.show_place("limits")
    assert [kind for kind, _, _ in caught] == [UserError]
    page.refresh(frozenset())
    assert page.panel.key == "limits"
    assert page.panel.isVisible()


def test_backups_that_cannot_be_listed_are_said_to_be_so(
    context: UiContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desktop: ScriptedDesktop
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(backups, "listed", _broken)
        panel = BackupPanel(context)
        qtbot.addWidget(panel)
        idle(context, qtbot)
    assert panel.state.text() == "备份没有查看成，请再打开一次这一页。"
    assert [name for name, _ in desktop.asked] == ["job_failed"]


def _broken(*_: object, **__: object) -> None:
    raise UserError("磁盘读写出错。")
