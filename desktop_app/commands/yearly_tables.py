"""The words of the commands for the tables of a period or a year; each loads when it is run."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop_app.commands.parser import Parser

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_yearly_tables(commands: _SubParsersAction[Parser]) -> None:
    """Declare the commands of this module."""
    about = "一个时段的填报表，写成一个工作簿或一份 PDF"
    made = commands.add_parser("tables", help=about, description=about)
    made.add_argument("out", metavar="文件", help=".xlsx .pdf")
    made.add_argument(
        "--period", metavar="时段", help="2026、2026H1、2026Q3 或 2026-03，不写时同上次"
    )
    made.add_argument(
        "--only", metavar="表", nargs="+", action="extend", help="只要这几张表，不写时同上次"
    )
    made.set_defaults(run=_tables)


def _tables(options: Namespace) -> int:
    from desktop_app.commands import period_tables

    return period_tables.show(options)
