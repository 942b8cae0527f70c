"""The command line of the command about terms; what it does is loaded when it is run."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from desktop_app.commands.parser import Parser

ABOUT = "届次：列出、查看、结束归档、重新打开、开始下一届"


def add_terms(commands: _SubParsersAction[Parser]) -> None:
    """Add the command `term`."""
    made = commands.add_parser("term", help=ABOUT, description=ABOUT)
    made.mixed = True
    made.add_argument("action", metavar="做什么", help="list、show、close、reopen、start")
    made.add_argument("term", metavar="届次", nargs="?", help="如 十届，不写时是本届")
    made.add_argument("--ends", metavar="日期", help="close：届满日期；start：下一届的届满日期")
    made.add_argument("--starts", metavar="日期", help="start：下一届的起始日期")
    made.add_argument("--reason", metavar="理由", help="reopen：为什么重新打开")
    made.add_argument("--dry-run", action="store_true", help="start：只说明会怎样，不写入")
    made.set_defaults(run=_term)


def _term(options: Namespace) -> int:
    from desktop_app.commands import terms

    return terms.run(options)
