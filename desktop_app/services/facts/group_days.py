"""The groups that members were in on the days of facts."""

from __future__ import annotations

from desktop_app.records.member import Member
from desktop_app.services.desk import Desk
from desktop_app.storage.query.dated_values import spans_held

DAY = len("2026-01-01")


class GroupsOn:
    """The memberships of some groups, of all where none is named."""

    def __init__(self, desk: Desk, *groups: int) -> None:
        held = spans_held(desk.office, Member, f"work_group@{desk.today.isoformat()}")
        self._held = {
            member: own
            for member, spans in held.items()
            if (own := [each for each in spans if not groups or each.value in groups])
        }

    @property
    def members(self) -> tuple[int, ...]:
        """All who ever were in one of these groups."""
        return tuple(self._held)

    def of(self, member: int, day: str) -> set[int]:
        """The groups of a member on a day; a month or a year counts as its first day."""
        whole = f"{day}-01-01"[:DAY] if day else None
        return {each.value for each in self._held.get(member, ()) if each.covers(whole)}
