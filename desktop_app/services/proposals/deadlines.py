"""The last days of a proposal's handling, by the office's time limits and the channel."""

from __future__ import annotations

from desktop_app.chinese.working_days import NoCalendar
from desktop_app.records.lookup import Lookup
from desktop_app.records.time_limit import TimeLimit
from desktop_app.services.limits.time_limits import Times

SIGN, OPINION, REPLY = "proposal_sign", "proposal_opinion", "proposal_reply"
LONGEST, REDO, FOLLOW = "proposal_longest", "proposal_redo", "proposal_follow"
RETURN, DECIDE = "proposal_return", "proposal_decide"
"""The matters of `TimeLimit` about proposals. From the assignment: the signing, the opinion of an
assisting unit, the reply, the longest that an extension may give, the request to return a wrong
assignment. From the request the decision on it, from a redo its reply, from a reply the follow-up
of what it puts off."""
ISO_DAY = 10


def last_day(matter: str, since: str | None, channel: str | None, now: Times) -> str | None:
    """The last day of a matter that began on a day, for an assignment through a channel.

    None without a whole day, where nothing is demanded, and where the calendar cannot tell.
    """
    limit = now.time_limits.end_of(matter, channel=channel)
    if limit is None or not since or len(since) < ISO_DAY:
        return None
    try:
        return limit(since, now).isoformat()
    except NoCalendar:
        return None


def length(matter: str, channel: str | None, now: Times, shared: Lookup) -> str:
    """How long a matter may take, as words like “6 个月”; '' where nothing is demanded."""
    row = now.time_limits.row_of(matter, channel=channel)
    if row.value is None:
        return ""
    return f"{row.value} {TimeLimit.field('unit').show(row.unit, shared)}"
