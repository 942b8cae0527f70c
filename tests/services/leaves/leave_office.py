"""Leave in a small office, for the tests of the subject."""

from __future__ import annotations

from desktop_app.records import Leave, Member
from desktop_app.services.desk import Desk
from desktop_app.services.leaves import deciding
from tests.services.activities.activity_office import DAY, saved


def leave(desk: Desk, member: int, **typed: object) -> int:
    """Leave that a member asks for on the 1st of February; its id."""
    usual = {"kind": "personal", "asked_on": "2026-02-01", "since": DAY, "reason": "演示"}
    return saved(desk, Leave, member=member, **{**usual, **typed})


def granted(desk: Desk, member: int, **typed: object) -> int:
    """Leave that was granted; its id."""
    key = leave(desk, member, **typed)
    grant(desk, key)
    return key


def grant(desk: Desk, *keys: int) -> None:
    """The secretary-general grants leave."""
    given = {"approver": "演示秘书长", "decided_on": "2026-02-02"}
    deciding.grant(desk, keys, given)


def people(desk: Desk, count: int) -> list[int]:
    """Some members; their ids."""
    return [saved(desk, Member, name=f"演示{'甲乙丙丁戊己'[place]}") for place in range(count)]
