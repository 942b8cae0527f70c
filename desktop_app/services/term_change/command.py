"""The command about terms: which there are, what is open in one, closing, reopening, the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from desktop_app.chinese.numerals import read_term
from desktop_app.errors import UserError
from desktop_app.services.desk import Desk
from desktop_app.services.term_change import before_closing, closing, handover, starting
from desktop_app.services.term_change.next_term import TermChoice, candidates, read_next
from desktop_app.services.terms.term_states import TermState, terms

Given = Mapping[str, Any]


def run(desk: Desk, given: Given) -> Iterator[str]:
    """Do one of `ACTIONS`, line by line; all but `list` name a term, the present one by default."""
    action = str(given["action"])
    if action == "list":
        yield from _list(desk)
    elif action in ACTIONS:
        yield from ACTIONS[action](desk, _named(desk, given["term"]), given)
    else:
        raise UserError(f"“{action}”请写成 list、{'、'.join(ACTIONS)} 之一。")


def _list(desk: Desk) -> Iterator[str]:
    for each in terms(desk):
        count = closing.member_count(desk, each.key)
        yield "　".join(filter(None, (each.name, each.days, f"委员 {count} 位", each.words)))


def _named(desk: Desk, text: str | None) -> TermState:
    """The term that a word names, the present one without a word."""
    every = terms(desk)
    if not every:
        raise UserError("还没有登记届次，请先在“设置—届次”登记。")
    if not text:
        return next(each for each in every if each.is_present)
    try:
        number = read_term(text)
    except ValueError as wrong:
        raise UserError(f"“{text}”不是届次，请写成 十届 或 10。") from wrong
    found = next((each for each in every if each.number == number), None)
    if found is None:
        raise UserError(f"没有登记{text}，请写已登记的：{'、'.join(each.name for each in every)}。")
    return found


def _show(desk: Desk, term: TermState, _: Given) -> Iterator[str]:
    yield "　".join(filter(None, (term.name, term.days, term.words)))
    yield f"登记委员 {closing.member_count(desk, term.key)} 位"
    for each in () if term.closed_on else before_closing.checks(desk, term.key):
        yield f"{each.number} {each.words}：{each.becomes}"
    items = handover.items(desk, term.key)
    if items:
        yield f"交接清单：已交接 {sum(each.done for each in items)} 项，共 {len(items)} 项"


def _close(desk: Desk, term: TermState, given: Given) -> Iterator[str]:
    count = len(closing.serving(desk, term.key))
    closing.close(desk, term.key, closing.Closing(given["ends"] or term.ends))
    yield f"{term.name}已结束归档，只能查看；{count} 位委员改为届满"


def _reopen(desk: Desk, term: TermState, given: Given) -> Iterator[str]:
    closing.reopen(desk, term.key, given["reason"] or "")
    yield f"{term.name}已重新打开，改完请再结束归档"


def _start(desk: Desk, term: TermState, given: Given) -> Iterator[str]:
    """The next number, everybody in office, all that is linked with them."""
    number = str(term.number + 1)
    new = read_next(desk, term.key, number, given["starts"] or "", given["ends"] or "")
    members = tuple(each.key for each in candidates(desk, term.key) if each.stays)
    found = starting.preview(desk, term.key, new, TermChoice(members))
    yield from (*found.made, *found.kept, *found.left)
    for each in found.follows:
        yield f"{each.model.TITLE}“{each.title}”：{each.words}"
    if given["dry_run"]:
        return
    follows: dict[str, frozenset[int]] = {}
    for each in found.follows:
        follows[each.model.KEY] = follows.get(each.model.KEY, frozenset()) | {each.key}
    starting.start(desk, term.key, new, TermChoice(members, follows=follows))
    yield f"{new.name}已开始，连任委员 {len(members)} 位；可以撤销"


Action = Callable[[Desk, TermState, Given], Iterator[str]]
ACTIONS: Mapping[str, Action] = MappingProxyType(
    {"show": _show, "close": _close, "reopen": _reopen, "start": _start}
)
