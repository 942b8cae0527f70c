"""The commands of 设置: every section, the backups from wherever one is, none of them twice."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.settings.backup_commands import BACKUP_COMMANDS
from desktop_app.ui.settings.settings_backup import BackupPanel
from desktop_app.ui.settings.settings_page import SettingsPage
from desktop_app.ui.ui_context import UiContext


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> SettingsPage:
    shown = SettingsPage(context)
    qtbot.addWidget(shown)
    return shown


@pytest.mark.parametrize("place", ["look", "backup", "bin", "about"])
def test_the_backups_are_offered_once_wherever_one_is(
    page: SettingsPage, context: UiContext, qtbot: QtBot, place: str
) -> None:
    page.show_place(place)
    offered = page.commands()
    assert {each.key: each.title for each in offered if each.key} == BACKUP_COMMANDS
    titles = [each.title for each in offered]
    assert len(titles) == len(set(titles))
    qtbot.waitUntil(lambda: not context.jobs.running)


@pytest.mark.parametrize("key", BACKUP_COMMANDS)
def test_a_backup_command_turns_to_the_backups_and_runs_there(
    page: SettingsPage,
    context: UiContext,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
) -> None:
    run: list[str] = []
    monkeypatch.setattr(BackupPanel, key, lambda panel: run.append(panel.key))
    next(each for each in page.commands() if each.key == key).run()
    assert run == ["backup"]
    assert page.panel.key == "backup"
    qtbot.waitUntil(lambda: not context.jobs.running)


def test_a_section_that_is_unknown_changes_nothing(page: SettingsPage) -> None:
    before = page.panel.key
    page.show_place("gone")
    page.recall({"section": 7})
    assert page.panel.key == before
