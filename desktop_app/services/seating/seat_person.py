"""Somebody who is to be seated, with what the rules of arranging look at."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.records.hall import Sitting
from desktop_app.records.posts import LAST


class SeatPerson(NamedTuple):
    """key: as in `Hall.seats`. group: sector, or what the person is there as.

    group_place: the place of the group among all. rank: see `posts.rank_of`. strokes: a text that
    sorts names as the office orders them. placed: unit and post. on_leave: has leave that was
    granted, or is marked so.
    """

    key: str
    name: str
    group: str = ""
    group_place: tuple[int, str] = (0, "")
    rank: int = LAST
    strokes: str = ""
    placed: str = ""
    on_leave: bool = False
    post: str = ""

    @property
    def sitting(self) -> Sitting:
        """What the plan keeps of the person."""
        return Sitting(self.name, self.group)
