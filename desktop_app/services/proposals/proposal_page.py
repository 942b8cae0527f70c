"""Data for the page of a proposal: its units, the days of its states, its deadline."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import latest
from desktop_app.chinese.working_days import NoCalendar
from desktop_app.records.handling_records import HandlingMeeting
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import times
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.movers import Mover, movers_of
from desktop_app.services.registers.linking import linking

Values = Mapping[str, Any]
SOON = 10
"""So many working days before a deadline it is called near."""
ROLES = ("sole", "main", "separate", "assist", "reference")
LATE, NEAR, FAR = "late", "near", "far"


class SheetLine(NamedTuple):
    """One handling sheet of a proposal: its id, its values, by how many days it is over.

    `owed` is what the unit owes: 答复, 会办意见 or 再次答复, '' for nothing; `due` its last day.
    """

    key: int
    values: Mapping[str, Any]
    owed: str = ""
    due: str = ""
    over: int = 0


class Deadline(NamedTuple):
    """The nearest deadline of a proposal in words: how near it is, and the day."""

    text: str
    level: str
    day: str


def sheets_of(desk: Desk, proposal: int) -> list[SheetLine]:
    """The handling sheets of a proposal, the answering units first, then as they were assigned."""
    found = linking(desk, ProposalHandling, "proposal", [proposal])
    lines = [_line(desk, each) for each in found]
    return sorted(lines, key=lambda each: _rank(each.values))


def _rank(sheet: Values) -> tuple[bool, int, str]:
    role = sheet["role"] or ""
    place = ROLES.index(role) if role in ROLES else len(ROLES)
    return not ProposalHandling.LIVE.holds(sheet), place, sheet["assigned_on"] or ""


def _line(desk: Desk, sheet: Record) -> SheetLine:
    values = sheet.values
    owed, due = _owed(values)
    today = desk.today.isoformat()
    over = _days(latest(due), today) if due and latest(due) < today else 0
    return SheetLine(sheet.key, values, owed, due, over)


def _owed(values: Values) -> tuple[str, str]:
    """What the unit of a sheet owes and by when."""
    if ProposalHandling.WAITS_FOR_REDO.holds(values):
        return "再次答复", values["redo_due"]
    if ProposalHandling.WAITS_FOR_REPLY.holds(values):
        return "答复", values["due"]
    if ProposalHandling.WAITS_FOR_OPINION.holds(values):
        return "会办意见", values["due"]
    return "", ""


def _days(first: str, last: str) -> int:
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days


def deadline(desk: Desk, sheets: Sequence[SheetLine]) -> Deadline | None:
    """The deadline that is nearest or longest over, None where no unit owes anything.

    Counted in working days, in days where the calendar lacks a year.
    """
    owing = [each for each in sheets if each.owed]
    if not owing:
        return None
    first = min(owing, key=lambda each: latest(each.due))
    late = sum(each.over > 0 for each in owing)
    if late > 1:
        return Deadline(f"{late} 个单位已经超期，最长 {first.over} 天", LATE, first.due)
    unit = f"{first.values['unit']}的" if len(owing) > 1 else ""
    if first.over:
        return Deadline(f"{unit}{first.owed}已经超期 {first.over} 天", LATE, first.due)
    last = datetime.date.fromisoformat(latest(first.due))
    if last == desk.today:
        return Deadline(f"今天是{unit}{first.owed}期限", NEAR, first.due)
    try:
        left, word = times(desk).calendar.between(desk.today, last), "个工作日"
    except NoCalendar:
        left, word = (last - desk.today).days, "天"
    level = NEAR if left <= SOON else FAR
    return Deadline(f"离{unit}{first.owed}期限还有 {left} {word}", level, first.due)


def state_days(proposal: Values, sheets: Sequence[SheetLine]) -> dict[str, str]:
    """By state the day on which a proposal took it, as its own fields and its sheets say."""
    live = [each.values for each in sheets if ProposalHandling.LIVE.holds(each.values)]
    answering = [each for each in live if ProposalHandling.ANSWERS.holds(each)]
    found = {
        "submitted": proposal["received_on"],
        "reviewed": proposal["final_on"] or proposal["second_on"] or proposal["first_on"],
        "filed": proposal["filed_on"],
        "assigned": _first(each["assigned_on"] for each in live),
        "handling": _first(each["signed_on"] for each in live),
        "answered": _last(each["checked_on"] or each["reply_on"] for each in answering),
        "polled": _last(each["polled_on"] for each in answering),
        "redoing": _last(each["redo_on"] for each in answering),
        "closed": proposal["closed_on"],
        "archived": proposal["archived_on"],
        "rejected": proposal["told_on"],
        "passed": proposal["passed_on"],
        "withdrawn": proposal["withdrawn_on"],
    }
    return {state: day for state, day in found.items() if day}


def _first(days: Iterable[str | None]) -> str:
    return min((each for each in days if each), default="")


def _last(days: Iterable[str | None]) -> str:
    return max((each for each in days if each), default="")


def meetings_of(desk: Desk, sheets: Sequence[SheetLine]) -> list[tuple[str, Record]]:
    """The meetings of all sheets with the unit of each, in the order of their days."""
    units = {each.key: str(each.values["unit"]) for each in sheets}
    found = linking(desk, HandlingMeeting, "handling", list(units))
    told = [(units[each.values["handling"]], each) for each in found]
    return sorted(told, key=lambda pair: pair[1].values["day"] or "")


def body_of(proposal: Values) -> str:
    """The text of a proposal: its situation, analysis and advice, each on lines of its own."""
    parts = (proposal["problem"], proposal["analysis"], proposal["advice"])
    return "\n".join(str(each).strip() for each in parts if each)


def letters_in(proposal: Values) -> int:
    """How many characters the text of a proposal has, without spaces and breaks."""
    return len("".join(body_of(proposal).split()))


class PageReading(NamedTuple):
    """What several parts of a proposal's page need: its sheets, its movers, its suggestions."""

    sheets: Sequence[SheetLine]
    movers: Sequence[Mover]
    suggestions: Sequence[Record]


def page_reading(desk: Desk, key: int, _values: Values) -> PageReading:
    """Everything of one proposal that is read once for its page."""
    suggestions = linking(desk, Outcome, "proposal", [key])
    return PageReading(sheets_of(desk, key), movers_of(desk, key), suggestions)


def units_of(desk: Desk, proposals: Sequence[int]) -> dict[int, str]:
    """By proposal the unit that answers it, with the class of its reply where there is one."""
    found: dict[int, str] = {}
    field, shared = ProposalHandling.field("reply_class"), lookup(desk)
    for each in linking(desk, ProposalHandling, "proposal", proposals):
        values = each.values
        if ProposalHandling.ANSWERS.holds(values) and ProposalHandling.LIVE.holds(values):
            words = (values["unit"], field.show(values["reply_class"], shared))
            found.setdefault(values["proposal"], " ".join(filter(None, words)))
    return found
