"""A command line parser that speaks Chinese and leaves with exit code 2 on wrong usage."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from desktop_app import paths

SEVERAL: Any = {"nargs": "+", "action": "extend"}
"""An option with one value or more, which may be given several times."""
USAGE = "用法："
_TRANSLATED = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1 不能是 \2，可用的有：\3"),
    (r"argument (.*?): expected .*", r"\1 后面缺少内容"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 不能和 \2 一起用"),
    (r"one of the arguments (.*) is required", r"请在这些参数里选一个：\1"),
    (r"argument (.*?): (.*)", r"\1：\2"),
    (r"ambiguous option: (.*?) could match (.*)", r"\1 不明确，可能是 \2"),
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help text under Chinese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Puts 用法 before the usage."""
        super().add_usage(usage, actions, groups, USAGE if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Names the sections of the help in Chinese."""
        known = {"positional arguments": "参数", "options": "选项"}
        super().start_section(known.get(heading or "", heading))


class Parser(argparse.ArgumentParser):
    """An argument parser that reports wrong usage in one Chinese sentence.

    `mixed` is set if an optional argument may also follow the options: figures … OUT.
    """

    mixed = False

    def __init__(self, **given: Any) -> None:
        given.setdefault("prog", paths.PROGRAM)
        super().__init__(formatter_class=Formatter, add_help=False, allow_abbrev=False, **given)
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Reads a line; a mixed one's options first, as the library does it on request only."""
        if not self.mixed:
            return super().parse_known_args(args, namespace)
        self.mixed = False  # asked for again on the way
        self.usage = self.format_usage().removeprefix(USAGE).strip()
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.mixed = True

    def error(self, message: str) -> NoReturn:
        """Prints how the command is used and what was wrong; exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"命令写法不对：{translated(message)}。用 --help 看说明。\n")


def translated(message: str) -> str:
    """The parser's message in Chinese, as it is where it is not known."""
    for pattern, words in _TRANSLATED:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, words, message, flags=re.DOTALL)
    return message
