"""What is chosen for the next term, and who may go on into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from desktop_app.chinese.dates import earliest, latest, read_day, show_chinese_day
from desktop_app.chinese.numerals import read_term
from desktop_app.errors import UserError, Wrong
from desktop_app.records.field_types import Code
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import SERVING, Member
from desktop_app.records.office import Term
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.term_change.closing import EXPIRED
from desktop_app.services.terms.term_states import term_record
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

NO_NAMES: Mapping[int, str] = MappingProxyType({})
SHOWN = ("name", "sex", "sector", "committee", "unit", "state", "terms_served")
MOST_MEMBERS = 100_000


@dataclass(frozen=True, slots=True)
class NextTerm:
    """The term that begins: its number, first and last day (ISO text), and planned members."""

    number: int
    starts: str
    ends: str = ""
    planned: int | None = None

    @property
    def name(self) -> str:
        """As 十一届."""
        return Term.title_of({"number": self.number})


@dataclass(frozen=True, slots=True)
class TermChoice:
    """The members who go on, by their old ids, and the records that follow them.

    members: those who go on. renamed: by id the new name of a committee, which becomes another one.
    added: names of committees that are new. sectors, added_sectors: the same of sectors. follows:
    by key of the register the ids of the records whose links move to the new members and
    committees. keeps_posts: posts in the CPPCC and in committees are kept; else the new term elects
    them.
    """

    members: tuple[int, ...] = ()
    renamed: Mapping[int, str] = field(default_factory=lambda: NO_NAMES)
    added: tuple[str, ...] = ()
    follows: Mapping[str, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))
    keeps_posts: bool = False
    sectors: Mapping[int, str] = field(default_factory=lambda: NO_NAMES)
    added_sectors: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """A member of the term before: texts as they are shown, and whether it is ticked at first."""

    key: int
    texts: tuple[str, ...]
    stays: bool


def read_next(
    desk: Desk, old: int, number: str, starts: str, ends: str = "", planned: str = ""
) -> NextTerm:
    """The next term as it was typed; `UserError` for what is wrong in it.

    A term of this number may be there already, as long as it is not closed.
    """
    before = term_record(desk, old).values
    name = Term.title_of(before)
    try:
        said = read_term(number.strip()) if number.strip() else None
        first = earliest(read_day(starts)) if starts.strip() else ""
        last = latest(read_day(ends)) if ends.strip() else ""
    except (Wrong, ValueError) as wrong:
        raise UserError(f"{getattr(wrong, 'reason', None) or wrong}。") from wrong
    if said is None or not 1 <= said <= 99:
        raise UserError("请填写下一届的届次，如 十一。")
    if said <= before["number"]:
        raise UserError(f"下一届的届次要大于{name}，请核对。")
    if not first:
        raise UserError("请填写下一届的起始日期：第一次全体会议开幕那天。")
    if before.get("starts") and first <= latest(before["starts"]):
        raise UserError(f"起始日期要晚于{name}的起始日期，请核对。")
    if before.get("closed_on") and before.get("ends") and first <= latest(before["ends"]):
        day = show_chinese_day(latest(before["ends"]))
        raise UserError(f"{name}到{day}为止，下一届的起始日期要在这以后。")
    if last and last < first:
        raise UserError("下一届的届满日期不能早于起始日期，请核对。")
    found = NextTerm(said, first, last, _planned(planned))
    refuse_closed(desk, found)
    return found


def refuse_closed(desk: Desk, new: NextTerm) -> None:
    """`UserError` where the term of this number is closed already."""
    key = key_of(desk, new.number)
    if key is not None and term_record(desk, key).values.get("closed_on"):
        raise UserError(f"{new.name}已经结束归档，请核对届次。")


def key_of(desk: Desk, number: int) -> int | None:
    """The id of the term with a number, None where there is none yet."""
    found = lists.find(desk.office, Term, Query(where=(Filter("number", "in", (number,)),)))
    return found[0] if found else None


def suggested(desk: Desk, old: int) -> tuple[str, str, str, str]:
    """Number, first and last day and planned members that the next term begins with in a form."""
    before = term_record(desk, old).values
    ends, planned = before.get("ends"), before.get("planned")
    day = ""
    if ends and len(ends) == len("2026-01-01"):
        from desktop_app.services.members.time_in_office import day_after

        day = day_after(ends)
    return str(before["number"] + 1), day, "", str(planned or "")


def candidates(desk: Desk, old: int) -> list[Candidate]:
    """The members of a term who have no record in a later one, in the order of strokes.

    Ticked at first are those in office, and those whose term is over.
    """
    where = (Filter("term", "in", (old,)),)
    keys = lists.find(desk.office, Member, Query(where=where, sort="strokes"))
    gone_on = _gone_on(desk)
    rows = lists.rows(desk.office, Member, [key for key in keys if key not in gone_on], SHOWN)
    shared = lookup(desk)
    return [_candidate(row, shared) for row in rows]


def _candidate(row: tuple[object, ...], shared: Lookup) -> Candidate:
    texts = [
        Member.field(name).show(value, shared)
        if isinstance(Member.field(name), Code | Link) or value is not None else ""
        for name, value in zip(SHOWN, row[2:], strict=True)
    ]  # fmt: skip
    state = row[2 + SHOWN.index("state")]
    return Candidate(int(str(row[0])), tuple(texts), state in (None, SERVING, EXPIRED))


def _gone_on(desk: Desk) -> set[int]:
    """The members whom a later record names as the one before."""
    where = (Filter("previous", "filled"),)
    keys = lists.find(desk.office, Member, Query(where=where))
    return {row[2] for row in lists.rows(desk.office, Member, keys, ("previous",))}


def _planned(text: str) -> int | None:
    text = text.strip().removesuffix("名").removesuffix("人")
    if not text:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= MOST_MEMBERS:
        raise UserError(f"委员名额请填 1 到 {MOST_MEMBERS} 的整数。")
    return int(text)
