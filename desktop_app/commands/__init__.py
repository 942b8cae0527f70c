"""The command line: the window when no command is named, else the services without a window."""

from __future__ import annotations

import gc
import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.commands.context import WrongUsage, clock_of, day_of
from desktop_app.commands.parser import SEVERAL, Parser
from desktop_app.commands.subject_commands import add_subject_commands
from desktop_app.errors import Cancelled, UserError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

ABOUT = "专委会工作台。不写命令时打开窗口；--file、--date 要写在命令前面。"
FAILED, WRONG = 1, 2


def main(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code: 0 done, 1 not done and said why, 2 wrong usage."""
    _speak_any_character()
    options = _options(arguments)
    try:
        return _run(options)
    except WrongUsage as wrong:
        parser().error(str(wrong))
    except UserError as error:
        print(error.sentence, file=sys.stderr)
    except (Cancelled, KeyboardInterrupt):
        print("已停止，没有改动。", file=sys.stderr)
    except BrokenPipeError:  # no fault of a disk: who reads the output needs no more of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        sentence = _sentence_of(error)
        if not sentence:
            raise
        print(sentence, file=sys.stderr)
    return FAILED


def _options(arguments: Sequence[str]) -> Namespace:
    """What the command line says; without any words the window, and no parser is made for it."""
    if arguments:
        return parser().parse_args(arguments)
    return Namespace(run=_window, file=None, date=None)


def _run(options: Namespace) -> int:
    """The exit code of a command, once all that it printed is written."""
    code = int(options.run(options))
    print(end="", flush=True)
    return code


def _sentence_of(error: BaseException) -> str:
    from desktop_app.services.failing import sentence_of  # loads the engine

    return sentence_of(error)


def parser() -> Parser:
    """The parser of every command; `options.run` is the function that does it."""
    made = Parser(description=ABOUT)
    made.add_argument("--file", metavar="文件", help="办公文件（不写时用上次打开的）")
    made.add_argument(
        "--date", metavar="日期", type=day_of, help="把今天固定为这一天，如 2026-03-05"
    )
    made.set_defaults(run=_window)
    commands = made.add_subparsers(title="命令", metavar="命令", dest="command")
    _add_listing(commands)
    _add_import(commands)
    _add_export(commands)
    _add_print(commands)
    _add_figures(commands)
    _add_remind(commands)
    _add_timeline(commands)
    _add_keeping(commands)
    add_subject_commands(commands)
    return made


def _add(commands: _SubParsersAction[Parser], name: str, about: str) -> Parser:
    return commands.add_parser(name, help=about, description=about)


def _add_listing(commands: _SubParsersAction[Parser]) -> None:
    _add(commands, "window", "打开窗口").set_defaults(run=_window)
    _add(commands, "records", "列出每种记录的字段和可以打印的表").set_defaults(run=_records)
    demo = _add(commands, "demo", "在文件夹里生成演示文件、样表、全部打印件和画面")
    demo.add_argument("folder", metavar="文件夹")
    demo.set_defaults(run=_demo)


def _add_import(commands: _SubParsersAction[Parser]) -> None:
    made = _add(commands, "import", "把 Excel 或 CSV 名单导入一种记录")
    made.add_argument("record", metavar="记录", help="如 member、point、brand，见 records")
    made.add_argument("book", metavar="表格", help=".xlsx .xls .ods .et .csv")
    made.add_argument("--dry-run", action="store_true", help="只说明会怎样，不写入")
    made.add_argument("--strict", action="store_true", help="单位没有的界别、专委会、代码算作问题")
    made.add_argument("--blanks-too", action="store_true", help="空白格也覆盖原有内容")
    made.add_argument("--problems", metavar="文件", help="把问题行另存为表格")
    made.add_argument("--mapping", metavar="A=字段", **SEVERAL, help="指定某列对应的字段")
    made.add_argument(
        "--cells", metavar="意见建议=整段一条", **SEVERAL,
        help="一格里有几条的怎么办：拆分、整段一条、不导入",
    )  # fmt: skip
    made.add_argument(
        "--leave-empty", metavar="字段", **SEVERAL,
        help="认不出的格不录入，原文记入备注，那一行照样导入",
    )  # fmt: skip
    _add_book_options(made)
    made.set_defaults(run=_import)


def _add_book_options(made: Parser) -> None:
    """The options of the imports of whole books, which subjects declare."""
    books = made.add_argument_group("只用于 attendance（签到表、出勤表）")
    books.add_argument("--activity", metavar="活动", help="整个表都是这次活动的，写名称或编码")
    books.add_argument("--create", action="store_true", help="没有的活动、没有的半天就新建")
    books.add_argument("--overwrite", action="store_true", help="和已登记的不一致时改用表里的")
    books.add_argument(
        "--others", metavar="身份", help="委员里没有的人都按这种身份登记，如 专家、干部、群众"
    )


def _add_export(commands: _SubParsersAction[Parser]) -> None:
    made = _add(commands, "export", "导出一种记录")
    made.add_argument("record", metavar="记录", help="如 member、point、brand，见 records")
    made.add_argument("out", metavar="文件", help=".xlsx .csv .pdf")
    made.add_argument("--search", metavar="文字", default="", help="只要搜得到的")
    made.add_argument("--where", metavar="字段=内容", **SEVERAL, help="只要符合条件的")
    made.add_argument("--sort", metavar="顺序", default="", help="strokes、pinyin 或字段名")
    made.add_argument(
        "--full-phones",
        action="store_true",
        help="手机号完整；不写的，Excel 和 PDF 按设置隐去中间四位",
    )
    made.set_defaults(run=_export)


def _add_print(commands: _SubParsersAction[Parser]) -> None:
    made = _add(commands, "print", "打印成 PDF")
    made.add_argument("form", metavar="表", help="见 records")
    made.add_argument("out", metavar="文件", help=".pdf")
    which = made.add_mutually_exclusive_group()
    which.add_argument("--id", metavar="记录", **SEVERAL, help="这几条记录，写编号、名称或编码")
    which.add_argument("--all", action="store_true", help="全部记录")
    made.add_argument("--where", metavar="字段=内容", **SEVERAL, help="只要符合条件的")
    made.add_argument("--option", metavar="选项=选法", **SEVERAL, help="如 phones=full，见 records")
    made.add_argument(
        "--on", metavar="日期", type=day_of, help="按过去的一天打印，如委员名册 --on 2026-03-05"
    )
    made.set_defaults(run=_print)


def _add_remind(commands: _SubParsersAction[Parser]) -> None:
    made = _add(commands, "remind", "列出到期和逾期的事项，或另存为督办清单")
    made.add_argument("out", metavar="文件", nargs="?", help=".pdf .xlsx .csv，不写时逐条显示")
    made.set_defaults(run=_remind)


def _add_timeline(commands: _SubParsersAction[Parser]) -> None:
    made = _add(commands, "thread", "把一条记录的来龙去脉写成 PDF")
    made.add_argument("id", metavar="记录", help="议题、协商、意见建议等的编号、名称或编码")
    made.add_argument("out", metavar="文件", help=".pdf")
    made.set_defaults(run=_timeline)


def _add_figures(commands: _SubParsersAction[Parser]) -> None:
    from desktop_app.services.subject_list import SUBJECTS
    from desktop_app.services.subjects import offered

    made = _add(commands, "figures", "统计一个时段的工作，与上年同期相比")
    made.mixed = True
    names = "、".join(f"{key} {part.title}" for key, part in offered(SUBJECTS).items())
    made.add_argument("name", metavar="统计", help=names)
    made.add_argument("out", metavar="文件", nargs="?", help=".xlsx .pdf，不写时列在屏幕上")
    made.add_argument("--from", dest="first", metavar="日期", help="从哪一天、哪个月或哪年起")
    made.add_argument("--to", dest="last", metavar="日期", help="到哪一天、哪个月或哪年止")
    made.add_argument(
        "--by", metavar="字段", default="",
        help="一行一个：committee 专委会、county 县市、point 协商点、platform 协商平台",
    )  # fmt: skip
    made.set_defaults(run=_figures)


def _add_keeping(commands: _SubParsersAction[Parser]) -> None:
    _add(commands, "check", "全面检查办公文件").set_defaults(run=_check)
    backup = _add(commands, "backup", "备份办公文件")
    backup.add_argument("folder", metavar="文件夹", nargs="?", help="不写时放在办公文件旁边")
    backup.set_defaults(run=_backup)
    restore = _add(commands, "restore", "用一个备份恢复办公文件")
    restore.add_argument("backup", metavar="备份")
    restore.set_defaults(run=_restore)


def _window(options: Namespace) -> int:
    from desktop_app.commands import system_libraries

    gc.disable()  # loading makes no garbage, yet is walked over and over: 20 ms; run() ends this
    try:
        refused = system_libraries.refusal()
        from desktop_app import app
    except ImportError:  # Qt itself needs something that is not there
        refused = system_libraries.missing()
        if not refused:
            raise
    if refused:
        raise UserError(refused)
    file = Path(options.file) if options.file else None
    return app.run(file, clock_of(options.date))


def _records(options: Namespace) -> int:
    from desktop_app.commands import registers

    return registers.records(options)


def _demo(options: Namespace) -> int:
    from desktop_app.commands import demo

    return demo.make(options)


def _import(options: Namespace) -> int:
    from desktop_app.commands import book_imports, registers

    if book_imports.is_asked(options):
        return book_imports.bring_in(options)

    return registers.bring_in(options)


def _export(options: Namespace) -> int:
    from desktop_app.commands import registers

    return registers.take_out(options)


def _print(options: Namespace) -> int:
    from desktop_app.commands import registers

    return registers.print_out(options)


def _remind(options: Namespace) -> int:
    from desktop_app.commands import remind

    return remind.remind(options)


def _timeline(options: Namespace) -> int:
    from desktop_app.commands import timeline

    return timeline.write(options)


def _figures(options: Namespace) -> int:
    from desktop_app.commands import figures

    return figures.show(options)


def _check(options: Namespace) -> int:
    from desktop_app.commands import maintenance

    return maintenance.check(options)


def _backup(options: Namespace) -> int:
    from desktop_app.commands import maintenance

    return maintenance.backup(options)


def _restore(options: Namespace) -> int:
    from desktop_app.commands import maintenance

    return maintenance.restore(options)


def _speak_any_character() -> None:
    """A console that lacks a rare character shows a mark instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
