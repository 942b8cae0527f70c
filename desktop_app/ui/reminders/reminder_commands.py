"""The commands of the page 督办 in the command palette, known before the page is built."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop_app.ui.window.page import Command


class Doing(Protocol):
    """The actions of the page 督办."""

    def print_out(self) -> None:
        """Prints the list."""

    def export(self) -> None:
        """Writes the list to a workbook."""

    def stop(self) -> object:
        """Asks why the chosen ones are stopped."""


def reminder_commands(page: Callable[[], Doing]) -> list[Command]:
    """The commands, `page` giving the page when one of them is run."""
    return [
        Command("打印督办清单", "", lambda: page().print_out(), "print", "print"),
        Command("导出督办清单到 Excel", "", lambda: page().export(), "export", "export"),
        Command("停止提醒…", "", lambda: page().stop(), "stop", "stop"),
    ]
