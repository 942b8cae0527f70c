"""The staff as it was on a past day, and the posts that committees are to have."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.chinese.dates import earliest
from desktop_app.documents.prints import Shown
from desktop_app.records.staff import Staff, StaffPost
from desktop_app.services import outward, registers
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists

_FIELDS = ("since", "state", "left_on")
_POST_FIELDS = ("committee", "post", "planned")


def as_of(desk: Desk, keys: Sequence[int], day: datetime.date) -> dict[int, Mapping[str, Any]]:
    """Who worked for the office on a day: begun by then or on a day unknown, and not yet gone.

    Who has left since was in the post; a person without a day of leaving is as today. What the
    present post says of an earlier one is not known: the other columns are today's.
    """
    iso = day.isoformat()
    found: dict[int, Mapping[str, Any]] = {}
    for key, _, since, state, left in lists.rows(desk.office, Staff, keys, _FIELDS):
        stayed = bool(left) and earliest(left) > iso
        gone = Staff.GONE.holds({"state": state}) and not stayed
        if gone or (since and earliest(since) > iso):
            continue
        found[key] = {"state": "present"} if stayed else {}
    return found


def with_posts(desk: Desk, _keys: Sequence[int], shown: Sequence[Shown]) -> list[Shown]:
    """The people of a print with the posts of every committee, as rows of a child."""
    keys = list(registers.find(desk, StaffPost, registers.Query()))
    posts = [
        dict(zip(_POST_FIELDS, texts, strict=True))
        for texts in outward.texts(desk, StaffPost, keys, _POST_FIELDS)
    ]
    return [replace(each, children={**each.children, StaffPost.KEY: posts}) for each in shown]
