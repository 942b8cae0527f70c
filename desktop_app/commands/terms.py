"""The commands about terms: which there are, what is open in one, closing, reopening, the next."""

from __future__ import annotations

import argparse

from desktop_app.chinese.numerals import read_term
from desktop_app.commands.context import WrongUsage, opened_today
from desktop_app.errors import UserError
from desktop_app.services.desk import Desk
from desktop_app.services.term_change import before_closing, closing, handover, starting, terms
from desktop_app.services.term_change.next_term import Choice, candidates, read_next
from desktop_app.services.term_change.terms import TermState

ACTIONS = ("list", "show", "close", "reopen", "start")


def run(options: argparse.Namespace) -> int:
    """Run one of `ACTIONS`; all but `list` name a term, `start` the one that is over."""
    if options.action not in ACTIONS:
        raise WrongUsage(f"“{options.action}”请写成 {'、'.join(ACTIONS)} 之一")
    with opened_today(options) as desk:
        if options.action == "list":
            return _list(desk)
        term = _named(desk, options.term)
        doing = {"show": _show, "close": _close, "reopen": _reopen, "start": _start}
        doing[options.action](desk, term, options)
    return 0


def _list(desk: Desk) -> int:
    for each in terms.terms(desk):
        count = terms.member_count(desk, each.key)
        print("　".join(filter(None, (each.name, each.days, f"委员 {count} 位", each.words))))
    return 0


def _named(desk: Desk, text: str | None) -> TermState:
    """The term that a word names, the present one without a word."""
    every = terms.terms(desk)
    if not every:
        raise UserError("还没有登记届次，请先在“设置—届次”登记。")
    if not text:
        return next(each for each in every if each.is_present)
    try:
        number = read_term(text)
    except ValueError as wrong:
        raise WrongUsage(f"“{text}”不是届次，请写成 十届 或 10") from wrong
    found = next((each for each in every if each.number == number), None)
    if found is None:
        raise UserError(f"没有登记{text}，已登记的有：{'、'.join(each.name for each in every)}。")
    return found


def _show(desk: Desk, term: TermState, _: argparse.Namespace) -> None:
    print("　".join(filter(None, (term.name, term.days, term.words))))
    print(f"登记委员 {terms.member_count(desk, term.key)} 位")
    for each in () if term.closed_on else before_closing.checks(desk, term.key):
        print(f"{each.number} {each.words}：{each.becomes}")
    items = handover.items(desk, term.key)
    if items:
        print(f"交接清单：已交接 {sum(each.done for each in items)} 项，共 {len(items)} 项")


def _close(desk: Desk, term: TermState, options: argparse.Namespace) -> None:
    count = len(closing.serving(desk, term.key))
    closing.close(desk, term.key, closing.Closing(options.ends or term.ends))
    print(f"{term.name}已结束归档，只能查看；{count} 位委员改为届满")


def _reopen(desk: Desk, term: TermState, options: argparse.Namespace) -> None:
    closing.reopen(desk, term.key, options.reason or "")
    print(f"{term.name}已重新打开，改完请再结束归档")


def _start(desk: Desk, term: TermState, options: argparse.Namespace) -> None:
    """The next number, everybody in office, all that is linked with them."""
    new = read_next(desk, term.key, str(term.number + 1), options.starts or "", options.ends or "")
    members = tuple(each.key for each in candidates(desk, term.key) if each.stays)
    found = starting.preview(desk, term.key, new, Choice(members))
    for line in (*found.made, *found.kept, *found.left):
        print(line)
    for each in found.follows:
        print(f"{each.model.TITLE}“{each.title}”：{each.words}")
    if options.dry_run:
        return
    follows: dict[str, frozenset[int]] = {}
    for each in found.follows:
        follows[each.model.KEY] = follows.get(each.model.KEY, frozenset()) | {each.key}
    starting.start(desk, term.key, new, Choice(members, follows=follows))
    print(f"{new.name}已开始，连任委员 {len(members)} 位；可以撤销")
