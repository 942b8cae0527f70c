"""The words of the commands for the duties of a year; each loads when it is run."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop_app.commands.parser import Parser

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_duties(commands: _SubParsersAction[Parser]) -> None:
    """Declare the commands of this module."""
    about = "一年的“五个一”：谁完成了什么，还差什么"
    made = commands.add_parser("duty", help=about, description=about)
    which = made.add_subparsers(title="内容", metavar="内容", required=True)
    told = "委员或组 × 项目的完成情况表"
    matrix = which.add_parser("matrix", help=told, description=told)
    matrix.add_argument("out", metavar="文件", help=".xlsx .pdf")
    matrix.add_argument("--year", metavar="年度", type=int, help="如 2026，不写就是今年")
    matrix.add_argument("--groups", action="store_true", help="考核组的项目，不写就是委员的")
    matrix.add_argument("--missing", action="store_true", help="只要还没有全部完成的")
    matrix.set_defaults(run=_matrix)


def _matrix(options: Namespace) -> int:
    from desktop_app.commands import duties

    return duties.matrix(options)
