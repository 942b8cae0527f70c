"""Groups in a small office, for the tests of the subject."""

from __future__ import annotations

from desktop_app.records import Member, WorkGroup
from desktop_app.services.desk import Desk
from desktop_app.services.groups import holding
from tests.services.activities.activity_office import saved

SINCE = "2026-01-10"


def group(desk: Desk, name: str = "第一小组", **typed: object) -> int:
    """A group; its id."""
    return saved(desk, WorkGroup, name=name, **{"kind": "activity_group", **typed})


def member(desk: Desk, name: str, **typed: object) -> int:
    """A member; its id."""
    return saved(desk, Member, name=name, **typed)


def put_in(desk: Desk, key: int, *members: int, post: str = "", since: str = SINCE) -> None:
    """These members are in a group from a day on."""
    holding.put_in(desk, members, {"group": key, "group_post": post, "since": since})
