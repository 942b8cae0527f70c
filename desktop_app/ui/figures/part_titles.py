"""The words of the commands of a page that shows several declared statistics."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.services.subjects import NamedPart

COMMANDS = {"print": "打印{}", "export": "导出{}到 Excel"}
"""Titles of the commands of one statistics, by the key of the command."""


def word_of(part: NamedPart, all_of_them: str) -> str:
    """What a statistics is called in its commands: 提案统计报表."""
    return f"{part.title}{all_of_them}"


def command_titles(parts: Sequence[NamedPart], all_of_them: str) -> dict[str, str]:
    """Titles of the commands of a page by their keys; those of the first part have plain keys."""
    return {
        command_key(command, part, parts): title.format(word_of(part, all_of_them))
        for part in parts
        for command, title in COMMANDS.items()
    }


def command_key(command: str, part: NamedPart, parts: Sequence[NamedPart]) -> str:
    """The key of a command of one part; the first part's is that of the command alone."""
    return command if part is parts[0] else f"{command}_{part.key}"
