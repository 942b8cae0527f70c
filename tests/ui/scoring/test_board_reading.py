"""Boards are read one after the other: what was asked last is shown, a stopped one is said."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, cast

from pytestqt.qtbot import QtBot

from desktop_app.services.scoring.board import Board
from desktop_app.stepping import Steps
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.scoring import board_reading
from desktop_app.ui.scoring.board_reading import BoardReading, BoardTaker


class Told:
    """What the reader was told, in order."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def reader(self) -> BoardTaker:
        def say(word: str) -> Callable[[], None]:
            return lambda: self.words.append(word)

        return BoardTaker(lambda board: self.words.append(str(board)), say("slow"), say("stopped"))


def steps(name: str, many: int = 0) -> Callable[[], Steps[Board | None]]:
    """A board of that name after so many slices."""

    def run() -> Generator[tuple[int, int], None, str]:
        for each in range(many):
            yield each, many
        return name

    return cast("Callable[[], Any]", run)


def reading(jobs: Jobs, monkeypatch: Any) -> tuple[BoardReading, Told]:
    """A reading that goes in slices at once, and what it tells."""
    monkeypatch.setattr(board_reading, "SOON", -1.0)
    told = Told()
    return BoardReading(jobs, "演示计算", told.reader()), told


def test_a_board_that_is_kept_is_taken_at_once(jobs: Jobs) -> None:
    told = Told()
    BoardReading(jobs, "演示计算", told.reader()).read(steps("甲", 3))
    assert told.words == ["甲"]


def test_a_slow_board_comes_in_slices(jobs: Jobs, monkeypatch: Any, qtbot: QtBot) -> None:
    found, told = reading(jobs, monkeypatch)
    found.read(steps("甲", 3))
    assert told.words == ["slow"]
    assert found.is_reading
    qtbot.waitUntil(lambda: told.words == ["slow", "甲"])
    assert not found.is_reading


def test_what_is_asked_while_one_is_read_is_shown_in_its_place(
    jobs: Jobs, monkeypatch: Any, qtbot: QtBot
) -> None:
    found, told = reading(jobs, monkeypatch)
    found.read(steps("2026", 5))
    found.read(steps("2025", 5))
    found.read(steps("2024", 5))
    qtbot.waitUntil(lambda: not found.is_reading)
    assert told.words[-1] == "2024"
    assert "2026" not in told.words
    assert "2025" not in told.words


def test_a_reading_that_is_stopped_is_said_and_can_begin_again(
    jobs: Jobs, monkeypatch: Any, qtbot: QtBot
) -> None:
    found, told = reading(jobs, monkeypatch)
    found.read(steps("甲", 10_000_000))
    qtbot.waitUntil(lambda: jobs.is_blocking)
    jobs.cancel()
    assert told.words == ["slow", "stopped"]
    found.read(steps("乙", 2))
    qtbot.waitUntil(lambda: told.words[-1] == "乙")
