"""What the engines need from the change of a term."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from desktop_app.services.subjects import (
    CommandOption,
    NamedCommand,
    OwnPage,
    Subject,
    WriteGuard,
)


def _guards() -> Sequence[WriteGuard]:
    from desktop_app.services.terms.closed_terms import refuse

    return (refuse,)


def _command() -> Callable[..., Iterable[str]]:
    from desktop_app.services.term_change.command import run

    return run


TERM_CHANGE = Subject(
    name="term_change",
    records=("handover_item",),
    guards=_guards,
    pages=(
        OwnPage(
            "term_change", "换届", "term", "委员", 4,
            {"close_term": "结束这一届…", "start_term": "开始下一届…",
             "print_handover": "打印届满移交清单"},
        ),
    ),
    commands=(
        NamedCommand(
            "term",
            "届次：列出、查看、结束归档、重新打开、开始下一届",
            (
                CommandOption("action", "做什么", "list、show、close、reopen、start"),
                CommandOption("term", "届次", "如 十届，不写时是本届", optional=True),
                CommandOption("--ends", "日期", "close：届满日期；start：下一届的届满日期"),
                CommandOption("--starts", "日期", "start：下一届的起始日期"),
                CommandOption("--reason", "理由", "reopen：为什么重新打开"),
                CommandOption("--dry-run", "", "start：只说明会怎样，不写入", flag=True),
            ),
            _command,
        ),
    ),
    window="desktop_app.ui.term_change.rules",
)  # fmt: skip
