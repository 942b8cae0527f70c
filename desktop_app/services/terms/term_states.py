"""The terms of an office: which there are, the one that is looked at, and in what state each is."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.errors import UserError
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import current_term, made_once
from desktop_app.services.lookup.viewed_term import viewed_term
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query
from desktop_app.storage.query.records_by_key import records_by_key


class TermState(NamedTuple):
    """One term: its id, name and days, whether it is the present one, closed, looked at."""

    key: int
    name: str
    number: int
    starts: str
    ends: str
    closed_on: str
    is_present: bool
    is_viewed: bool

    @property
    def words(self) -> str:
        """What is said of it behind its name: 本届, 已结束，只读, 未到."""
        if self.closed_on:
            return "已结束，只读"
        return "本届" if self.is_present else ""

    @property
    def days(self) -> str:
        """From when to when."""
        first = show_chinese_day(self.starts) if self.starts else "起始日期未填"
        return f"{first}—{show_chinese_day(self.ends) if self.ends else '至今'}"


def terms(desk: Desk) -> list[TermState]:
    """Every term, the last one first."""
    rows = made_once(desk, "terms", lambda: _rows(desk))
    present, viewed = current_term(desk), viewed_term(desk)
    return [
        TermState(key, Term.title_of({"number": number}), number, starts or "", ends or "",
                  closed or "", key == present, key == viewed)
        for key, _, number, starts, ends, closed in rows
    ]  # fmt: skip


def term_record(desk: Desk, key: int) -> Record:
    """A term as it is written again; `UserError` where it is gone."""
    found = records_by_key(desk.office, Term, [key])
    if not found:
        raise UserError("这一届已被删除，可以在“设置”的回收站里找回。")
    return found[0]


def _rows(desk: Desk) -> list[tuple[int, int, int, str | None, str | None, str | None]]:
    keys = lists.find(desk.office, Term, Query(sort="number", descending=True))
    return lists.rows(desk.office, Term, keys, ("number", "starts", "ends", "closed_on"))
