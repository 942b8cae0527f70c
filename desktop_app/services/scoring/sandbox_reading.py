"""Opens the sandbox: the boards of both rule sets for one year, and the names for its lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from desktop_app.errors import UserError
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.board import Board, board_in_steps
from desktop_app.services.scoring.rule_set import GROUP, RuleSet, read
from desktop_app.services.scoring.sandbox import Sandbox
from desktop_app.services.scoring.sandbox_changes import Trial, onto
from desktop_app.services.scoring.sandbox_records import record_behind
from desktop_app.stepping import Steps

GONE = "这套规则已经删除，请另选一套。"


def open_in_steps(
    desk: Desk, tried: int, compared: int, trial: Trial | None = None
) -> Steps[Sandbox]:
    """The sandbox over two rule sets by their ids, both with the facts of the tried set's year.

    `trial` is what was tried so far by the same rules.
    """
    rules = _rules(desk, tried)
    other = replace(_rules(desk, compared), year=rules.year)
    board = yield from _board(desk, rules)
    beside = board if other == rules else (yield from _board(desk, other))
    going_on = onto(trial, rules) if trial is not None else None
    names = names_of(desk, board.people, rules.subject)
    return Sandbox(board, beside, names, going_on, partial(record_behind, desk, board))


def names_of(desk: Desk, keys: Iterable[int], subject: str) -> dict[int, str]:
    """Names as they may leave the program; namesakes carry their sector."""
    if subject == GROUP:
        found = outward.texts(desk, WorkGroup, list(keys), ("name",))
        return dict(zip(keys, (row[0] for row in found), strict=True))
    rows = outward.texts(desk, Member, list(keys), ("name", "sector"))
    many = Counter(name for name, _ in rows)
    return {
        key: f"{name}（{sector}）" if many[name] > 1 and sector else name
        for key, (name, sector) in zip(keys, rows, strict=True)
    }


def _rules(desk: Desk, key: int) -> RuleSet:
    found = read(desk, key)
    if found is None:
        raise UserError(GONE)
    return found


def _board(desk: Desk, rules: RuleSet) -> Steps[Board]:
    found = yield from board_in_steps(desk, rules.year, rules=rules, subject=rules.subject)
    if found is None:
        raise UserError(GONE)
    return found
