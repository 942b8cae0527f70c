"""The window that is left when the office file cannot be opened: why, and the ways out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.start.beginning import Beginning, FileOrigin
from desktop_app.ui.start.lost_file import COMFORT, UNTOUCHED, LostFile
from tests.ui.finding import child, children, press

FILE = Path("政协办公.zwh")
Show = Callable[..., LostFile]


@pytest.fixture
def begun() -> list[Beginning]:
    return []


@pytest.fixture
def show(theme: Theme, desktop: ScriptedDesktop, qtbot: QtBot, begun: list[Beginning]) -> Show:
    def shown(begin: Callable[[Beginning], object] = begun.append, **more: str) -> LostFile:
        made = LostFile(theme, desktop, FILE, "磁盘读不出来。", begin, **more)
        qtbot.addWidget(made)
        made.show()
        return made

    return shown


def press_button(window: LostFile, name: str) -> None:
    child(window, QPushButton, name).click()


@pytest.mark.parametrize("comfort", [COMFORT, UNTOUCHED])
def test_it_says_why_and_what_became_of_the_file(show: Show, comfort: str) -> None:
    window = show(comfort=comfort)
    texts = [each.text() for each in children(window, QLabel)]
    assert {"磁盘读不出来。", comfort, f"打开“{FILE.name}”"} <= set(texts)


def test_the_same_file_is_tried_again(show: Show, begun: list[Beginning]) -> None:
    window = show()
    press_button(window, "again_button")
    assert begun == [Beginning(FileOrigin.OPEN, FILE, "")]
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("name", "question", "wanted"),
    [
        ("open_button", "office_file", Beginning(FileOrigin.OPEN, Path("别的.zwh"), "")),
        (
            "restore_button", "backup_file",
            Beginning(FileOrigin.RESTORE, FILE, "", source=Path("别的.zwh")),
        ),
    ],
)  # fmt: skip
def test_another_file_or_a_backup_is_chosen(
    show: Show, desktop: ScriptedDesktop, begun: list[Beginning], name: str, question: str,
    wanted: Beginning,
) -> None:  # fmt: skip
    desktop.answers[question] = Path("别的.zwh")
    press_button(show(), name)
    assert begun == [wanted]


def test_a_choice_that_is_cancelled_leaves_the_window(show: Show, begun: list[Beginning]) -> None:
    window = show()
    press_button(window, "open_button")
    assert begun == []
    assert window.isVisible()


def test_what_fails_again_is_said_and_the_window_stays(show: Show) -> None:
    def fail(_: Beginning) -> None:
        raise UserError("仍然读不出来。")

    window = show(fail)
    press_button(window, "again_button")
    assert window.isVisible()
    assert window.sentence.text() == "仍然读不出来。"


@pytest.mark.parametrize("by_key", [True, False])
def test_leaving_opens_nothing(show: Show, begun: list[Beginning], by_key: bool) -> None:
    window = show()
    if by_key:
        press(window, Qt.Key.Key_Escape)
    else:
        press_button(window, "leave_button")
    assert not window.isVisible()
    assert begun == []
