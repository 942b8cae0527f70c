"""Asking where a new file goes, so that it replaces nothing the office needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.services.safekeeping.destinations import Destination, destination
from desktop_app.ui.ui_context import UiContext


class Question(NamedTuple):
    """One question for a new file: its stable name, its title, what is suggested and allowed."""

    name: str
    title: str
    suggested: str
    filters: str
    endings: tuple[str, ...]


def ask_destination(
    context: UiContext, question: Question, then: Callable[[Destination], object]
) -> None:
    """Let the user choose where a new file goes; `then` gets the checked path.

    A path that would replace the office file, a companion or a backup is refused in words.
    """

    def chosen(path: Path) -> None:
        try:
            checked = destination(context.desk, path, question.endings)
        except UserError as error:
            context.desktop.tell("destination_refused", error.sentence)
            return
        then(checked)

    name, title, suggested, filters, _ = question
    context.desktop.ask_save_file(name, title, suggested, filters, chosen)


def place_words(path: Path) -> str:
    """Where a file was written, for a message: “名册.xlsx”，在“桌面”文件夹."""
    return f"“{path.name}”，在“{path.parent.name or path.parent}”文件夹"
