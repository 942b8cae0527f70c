"""The commands that subjects declare: their options, and running one on the office file."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.services.subjects import NamedCommand

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from desktop_app.commands.parser import Parser


def add_subject_commands(commands: _SubParsersAction[Parser]) -> None:
    """Add the commands of every subject; none of them is loaded."""
    from desktop_app.services.subject_list import SUBJECTS

    for each in (one for subject in SUBJECTS for one in subject.commands):
        made = commands.add_parser(each.name, help=each.about, description=each.about)
        made.mixed = any(option.optional for option in each.options)
        for option in each.options:
            if option.flag:
                made.add_argument(option.name, action="store_true", help=option.help)
            elif option.optional:
                made.add_argument(option.name, metavar=option.word, nargs="?", help=option.help)
            else:
                made.add_argument(option.name, metavar=option.word, help=option.help)
        made.set_defaults(run=partial(_run, each))


def _run(command: NamedCommand, options: Namespace) -> int:
    from desktop_app.commands.context import opened_today

    names = [each.name.removeprefix("--").replace("-", "_") for each in command.options]
    with opened_today(options) as desk:
        for line in command.load()(desk, {name: getattr(options, name) for name in names}):
            print(line)
    return 0
