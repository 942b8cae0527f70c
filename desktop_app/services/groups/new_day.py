"""A new day: memberships of groups begin and end; members and groups follow."""

from __future__ import annotations

from desktop_app.records.membership import GROUP, Membership
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.groups.group_agreement import GroupsInAction
from desktop_app.services.members.time_in_office import day_before
from desktop_app.stepping import run_to_end
from desktop_app.storage.file import office_settings
from desktop_app.storage.log import position
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

ACTION = "按起止日期更新各组的成员"
_SETTLED = "groups_settled_on"


def settle(desk: Desk) -> Changed:
    """Write the members and groups of which a membership began or ended since the last time.

    One action, by the program itself; nothing where all agree. `UserError` when the
    file cannot be written.
    """
    today = desk.today.isoformat()
    last = office_settings.read(desk.office, _SETTLED) or position.first_day(desk.office) or today
    rows = _turning(desk, *sorted((last, today))) if last != today else []
    action = GroupsInAction(desk, (), (), all_said=False)
    if rows:
        run_to_end(action.settle({member for member, _ in rows}, {group for _, group in rows}))
    put = action.unwritten()
    changed = desk.write(put, action=ACTION, cascading=Cascading.NOTHING, by_program=True)
    if put:
        office_settings.write(desk.office, _SETTLED, today)
    return changed


def _turning(desk: Desk, first: str, end: str) -> list[tuple[int, int]]:
    """Member and group of each membership that begins after `first` up to `end` or ends then."""
    kind = Filter("kind", "in", (GROUP,))
    began = (kind, Filter("since", "after", (first,)), Filter("since", "to", (end,)))
    ended = (kind, Filter("until", "from", (first,)), Filter("until", "to", (day_before(end),)))
    keys = [
        key for where in (began, ended)
        for key in lists.find(desk.office, Membership, Query(where=where))
    ]  # fmt: skip
    rows = lists.rows(desk.office, Membership, keys, ("member", "group"))
    return [(row[2], row[3]) for row in rows if row[2] and row[3]]
