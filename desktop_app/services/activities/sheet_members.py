"""The members of an attendance sheet as they were on the activity's day, in the sheet's order."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.member import Member
from desktop_app.records.office import Sector
from desktop_app.services.activities.mark_sheet import SheetRow
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.members.memberships import on_day
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

_READ = ("name", "work_group", "unit", "sex", "nation", "photo", "name_note")
_NO_SECTOR = "未分界别"
BETWEEN = " · "


def members_of_sheet(
    desk: Desk, keys: Sequence[int], day: datetime.date
) -> dict[int, tuple[tuple[Any, ...], SheetRow]]:
    """Members by id: their place in the sheet, and their row without key and marks.

    Sector, committee, group and posts are those that they had on the day. They come by sector in
    the order of the sectors, in each by strokes as the office orders names.
    """
    shared, places = lookup(desk, Member), _sector_places(desk)
    sectors, committees = shared.titles["sector"], shared.titles["committee"]
    held, found = on_day(desk, keys, day), {}
    by_strokes = lists.find(desk.office, Member, Query(sort="strokes"))
    orders = {key: number for number, key in enumerate(by_strokes)}
    for key, _, *values in lists.rows(desk.office, Member, keys, _READ):
        own = {**dict(zip(_READ, values, strict=True)), **held[key]}
        sector, committee = own["sector"], own["committee"]
        title = sectors.title(sector) if sector else _NO_SECTOR
        place = (0, *places.get(sector, (1, 0)), title, orders.get(key, len(orders)), key)
        found[key] = place, SheetRow(
            0, 0, own["name"] or "", "", key, title, own["work_group"] or "",
            committees.title(committee) if committee else "", own["unit"] or "",
            about=_about(own, shared), photo=own["photo"] or "", read_as=own["name_note"] or "",
        )  # fmt: skip
    return found


def _about(own: Mapping[str, Any], shared: Any) -> str:
    """Sex, nationality and posts in a line: 女 · 哈尼族 · 常委."""
    shown = (Member.field(name).show(own[name], shared) for name in ("sex", "nation", "cppcc_post"))
    return BETWEEN.join(filter(None, shown))


def _sector_places(desk: Desk) -> dict[int, tuple[int, int]]:
    keys = lists.find(desk.office, Sector, Query())
    rows = lists.rows(desk.office, Sector, keys, ("position",))
    return {key: (0, position if position is not None else 10**6) for key, _, position in rows}
