"""提案号: the numbers that filed proposals get, counted in each session."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.numbering import numbers_within

WIDTH = 4


def number_filed(desk: Desk, filed: Sequence[Record]) -> None:
    """Give each of these proposals without a number the next one of its session, in place."""
    waiting = [each for each in filed if not each.values.get("number")]
    for session in dict.fromkeys(each.values.get("session") for each in waiting):
        own = [each for each in waiting if each.values.get("session") == session]
        known = [each.values for each in filed if each.values.get("session") == session]
        typed = [values["number"] for values in known if values.get("number")]
        numbers = _following(desk, session, len(own), typed)
        for each, number in zip(own, numbers, strict=True):
            each.values["number"] = number


def next_filing_number(desk: Desk, session: int | None) -> str:
    """The number that the next filed proposal of a session gets."""
    return _following(desk, session, 1, ())[0]


def _following(desk: Desk, session: int | None, count: int, typed: Sequence[str]) -> list[str]:
    return numbers_within(desk, Proposal, ("session", session), count, typed, WIDTH)
