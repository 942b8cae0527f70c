"""The commands of subjects: those that they declare, and those with commands of their own."""

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
    _add_duties(commands)
    _add_scores(commands)
    _add_tables(commands)
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


def _add_duties(commands: _SubParsersAction[Parser]) -> None:
    about = "一年的“五个一”：谁完成了什么，还差什么"
    made = commands.add_parser("duty", help=about, description=about)
    which = made.add_subparsers(title="内容", metavar="内容", required=True)
    told = "委员或组 × 项目的完成情况表"
    matrix = which.add_parser("matrix", help=told, description=told)
    matrix.add_argument("out", metavar="文件", help=".xlsx .pdf")
    matrix.add_argument("--year", metavar="年度", type=int, help="如 2026，不写就是今年")
    matrix.add_argument("--groups", action="store_true", help="考核组的项目，不写就是委员的")
    matrix.add_argument("--missing", action="store_true", help="只要还没有全部完成的")
    matrix.set_defaults(run=_duty_matrix)


def _duty_matrix(options: Namespace) -> int:
    from desktop_app.commands import duties

    return duties.matrix(options)


def _add_scores(commands: _SubParsersAction[Parser]) -> None:
    about = "一年的履职积分：重算、排名、说明一位委员的得分"
    made = commands.add_parser("score", help=about, description=about)
    which = made.add_subparsers(title="内容", metavar="内容", required=True)
    told = "按记录和规则重算全年积分，列出各等次人数"
    rebuild = which.add_parser("rebuild", help=told, description=told)
    rebuild.set_defaults(run=_score_rebuild)
    told = "积分排名表，主席会议成员、常委、委员分开"
    show = which.add_parser("show", help=told, description=told)
    show.add_argument("out", metavar="文件", help=".xlsx .pdf")
    show.set_defaults(run=_score_show)
    told = "逐条说明一位委员的得分"
    explain = which.add_parser("explain", help=told, description=told)
    explain.add_argument("member", metavar="委员", help="姓名或编码")
    explain.set_defaults(run=_score_explain)
    for each in (rebuild, show, explain):
        each.add_argument("--year", metavar="年度", type=int, help="如 2026，不写就是今年")
        each.add_argument("--until", metavar="日期", help="只计到这一天，如 2026-06-30")


def _score_rebuild(options: Namespace) -> int:
    from desktop_app.commands import scoring

    return scoring.rebuild(options)


def _score_show(options: Namespace) -> int:
    from desktop_app.commands import scoring

    return scoring.show(options)


def _score_explain(options: Namespace) -> int:
    from desktop_app.commands import scoring

    return scoring.explain(options)


def _add_tables(commands: _SubParsersAction[Parser]) -> None:
    about = "一个时段的填报表，写成一个工作簿或一份 PDF"
    made = commands.add_parser("tables", help=about, description=about)
    made.add_argument("out", metavar="文件", help=".xlsx .pdf")
    made.add_argument(
        "--period", metavar="时段", help="2026、2026H1、2026Q3 或 2026-03，不写时同上次"
    )
    made.add_argument(
        "--only", metavar="表", nargs="+", action="extend", help="只要这几张表，不写时同上次"
    )
    made.set_defaults(run=_period_tables)


def _period_tables(options: Namespace) -> int:
    from desktop_app.commands import period_tables

    return period_tables.show(options)
