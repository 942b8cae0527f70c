"""年度履职情况登记表 of the members whose files are listed: which years have them, and whose."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.assessment import Assessment
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

PRINT = "assessment_form"
"""The key of the print, which is one of assessments."""


def years(desk: Desk) -> list[int]:
    """The years in which members are assessed, the latest first."""
    keys = lists.find(desk.office, Assessment, Query(where=(Filter("member", "filled"),)))
    rows = lists.rows(desk.office, Assessment, keys, ("year",))
    return sorted({row[2] for row in rows if row[2]}, reverse=True)


def assessments_of(desk: Desk, members: Sequence[int], year: int) -> list[int]:
    """The ids of the assessments of some members in a year, in the order of the members."""
    where = (Filter("year", "in", (year,)), Filter("member", "filled"))
    keys = lists.find(desk.office, Assessment, Query(where=where))
    rows = lists.rows(desk.office, Assessment, keys, ("member",))
    own = {member: key for key, _, member in rows}
    return [own[each] for each in members if each in own]
