"""The words of the commands for the scores of a year; each loads when it is run."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop_app.commands.parser import Parser

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_scores(commands: _SubParsersAction[Parser]) -> None:
    """Declare the commands of this module."""
    about = "一年的履职积分：重算、排名、说明一位委员的得分"
    made = commands.add_parser("score", help=about, description=about)
    which = made.add_subparsers(title="内容", metavar="内容", required=True)
    told = "按记录和规则重算全年积分，列出各等次人数"
    rebuild = which.add_parser("rebuild", help=told, description=told)
    rebuild.set_defaults(run=_rebuild)
    told = "积分排名表，主席会议成员、常委、委员分开"
    show = which.add_parser("show", help=told, description=told)
    show.add_argument("out", metavar="文件", help=".xlsx .pdf")
    show.set_defaults(run=_show)
    told = "逐条说明一位委员的得分"
    explain = which.add_parser("explain", help=told, description=told)
    explain.add_argument("member", metavar="委员", help="姓名或编码")
    explain.set_defaults(run=_explain)
    for each in (rebuild, show, explain):
        each.add_argument("--year", metavar="年度", type=int, help="如 2026，不写就是今年")
        each.add_argument("--until", metavar="日期", help="只计到这一天，如 2026-06-30")


def _rebuild(options: Namespace) -> int:
    from desktop_app.commands import scoring

    return scoring.rebuild(options)


def _show(options: Namespace) -> int:
    from desktop_app.commands import scoring

    return scoring.show(options)


def _explain(options: Namespace) -> int:
    from desktop_app.commands import scoring

    return scoring.explain(options)
