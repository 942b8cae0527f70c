"""Who is scored in a period: the class, the months in office, and who is set apart and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import SERVING, STANDING, Member
from desktop_app.records.membership import POST, Membership, holds_on
from desktop_app.records.office import Term
from desktop_app.records.posts import class_of
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.scoring.score import LEFT, NO_SCORE, SCORED, ScoredPerson
from desktop_app.services.statistics.periods import YEAR_MONTHS, Period
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

READ_FROM = frozenset((Member.KEY, Membership.KEY, Term.KEY, WorkGroup.KEY))
"""The keys of the records that say who is scored and how."""
EXPIRED = "expired"
"""The code of `member_state` of who left with the term."""
FOREVER = "9999-12-31"
_MEMBER = ("since", "state", "state_date", "no_score", "cppcc_post", "standing")
_POST = ("member", "cppcc_post", "since", "until")
_GROUP = ("founded", "closed")
Values = Mapping[str, Any]


def members(desk: Desk, period: Period) -> dict[int, ScoredPerson]:
    """The members of the term that the period ends in, by id, who were in office within it."""
    day = min(period.last, desk.today.isoformat())
    term = term_on(desk, day)
    where = (Filter("term", "in", (term,)),)
    keys = lists.find(desk.office, Member, Query(where=where, sort="strokes"))
    held = _posts_held(desk)
    found = {}
    for key, _, *row in lists.rows(desk.office, Member, keys, _MEMBER):
        values = dict(zip(_MEMBER, row, strict=True))
        began, ended = _began(values.get("since")), _ended(values, period)
        if began <= period.last and ended >= period.first:
            gone = ended < period.last or _left_some_day(values)
            apart = NO_SCORE if values.get("no_score") else LEFT if gone else SCORED
            kind = class_of(_posts_on(values, held.get(key), day))
            found[key] = _person(key, kind, began, period, apart)
    return found


def groups(desk: Desk, period: Period) -> dict[int, ScoredPerson]:
    """The groups that were there within the period, by id."""
    found = {}
    keys = lists.find(desk.office, WorkGroup, Query())
    for key, _, founded, closed in lists.rows(desk.office, WorkGroup, keys, _GROUP):
        began, ended = _began(founded), latest(closed) if closed else FOREVER
        if began <= period.last and ended >= period.first:
            apart = LEFT if ended < period.last else SCORED
            found[key] = _person(key, "", began, period, apart)
    return found


def term_on(desk: Desk, day: str) -> int | None:
    """The term that a day (ISO text) belongs to, the present one where no term says it."""
    keys = lists.find(desk.office, Term, Query())
    begun = [
        (starts, key) for key, _, starts in lists.rows(desk.office, Term, keys, ("starts",))
        if starts and earliest(starts) <= day
    ]  # fmt: skip
    return max(begun)[1] if begun else lookup(desk).term


def _posts_held(desk: Desk) -> dict[int, list[Values]]:
    """By member what memberships say about posts; a post that ended before the day too."""
    where = (Filter("kind", "in", (POST,)),)
    keys = lists.find(desk.office, Membership, Query(where=where))
    found: dict[int, list[Values]] = {}
    for _, _, *row in lists.rows(desk.office, Membership, keys, _POST):
        values = dict(zip(_POST, row, strict=True))
        found.setdefault(values["member"], []).append(values)
    return found


def _posts_on(member: Values, held: Sequence[Values] | None, day: str) -> str:
    """The posts of a member on a day; of one who had left before it, those held last."""
    if not held:
        return f"{member.get('cppcc_post') or ''} {STANDING if member.get('standing') else ''}"
    if member.get("state") not in (None, SERVING) and member.get("state_date"):
        day = min(day, latest(member["state_date"]))
    return " ".join(_codes_on(held, day))


def _codes_on(held: Iterable[Values], day: str) -> Iterable[str]:
    return (each.get("cppcc_post") or "" for each in held if holds_on(each, day))


def _began(since: str | None) -> str:
    return earliest(since) if since else ""


def _ended(member: Values, period: Period) -> str:
    """The last day in office; of who left without a known day, the last of the period."""
    if member.get("state") in (None, SERVING):
        return FOREVER
    day = member.get("state_date")
    return latest(day) if day else period.last


def _left_some_day(member: Values) -> bool:
    """Whether a member left before the end of the term on a day that nobody wrote down."""
    return member.get("state") not in (None, SERVING, EXPIRED) and not member.get("state_date")


def _person(key: int, kind: str, began: str, period: Period, apart: str) -> ScoredPerson:
    whole = _months(period.first, period.last)
    months = _months(began, period.last) if began > period.first else whole
    return ScoredPerson(key, kind, months, whole, apart)


def _months(first: str, last: str) -> int:
    """Calendar months from one day to another, both included."""
    years = int(last[:4]) - int(first[:4])
    return years * YEAR_MONTHS + int(last[5:7]) - int(first[5:7]) + 1
