"""Whether a member is in office on a day: the one rule of rosters, statistics and prints."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.member import SERVING


class TimeInOffice(NamedTuple):
    """What decides on it, as stored: days are ISO text, None or '' where they are not known.

    `began` is the member's own first day, else that of the term; `term_ends` the last day of the
    term; `state_date` the day on which the state became another than 在任.
    """

    began: str | None
    term_ends: str | None
    state: str | None
    state_date: str | None

    @property
    def has_left(self) -> bool:
        """Whether the state is another than 在任."""
        return bool(self.state) and self.state != SERVING

    def holds_on(self, day: str) -> bool:
        """Whether the member is in office on a day (ISO text).

        From the first day of its time to the last of its term, and to the day before the one on
        which its state changed; where that day is not filled in it counts as having left already.
        """
        return self.began_by(day) and not self.over_by(day) and not self.left_by(day)

    def began_by(self, day: str) -> bool:
        """Whether its time in office has begun on a day; a month begins with its first day."""
        return not self.began or earliest(self.began) <= day

    def over_by(self, day: str) -> bool:
        """Whether its term has ended before a day."""
        return bool(self.term_ends) and latest(self.term_ends or "") < day

    def left_by(self, day: str) -> bool:
        """Whether it has left on a day, before its term was over."""
        return self.has_left and (self.state_date or "") <= day
