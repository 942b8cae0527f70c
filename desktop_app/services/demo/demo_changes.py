"""Members of the demo office who changed sector, committee or post, each decided by a meeting."""

from __future__ import annotations

from desktop_app.records.member import Member
from desktop_app.records.membership import SLOTS
from desktop_app.records.office import Committee, Sector
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.registers import Filter, Query

SECTOR, COMMITTEE, _, POSTS = SLOTS
MEETINGS = (
    FromDay("2024-03-21", "十届常委会第九次会议", "演示政协〔2024〕7号"),
    FromDay("2025-03-26", "十届常委会第十四次会议", "演示政协〔2025〕5号"),
    FromDay("2026-02-05", "十届五次全体会议"),
)


def change_members(desk: Desk) -> None:
    """One member comes to another sector, one to another committee, one is elected 常委."""
    plain = (Filter("state", "in", ("serving",)), Filter("standing", "in", (0, None)))
    keys = registers.find(desk, Member, Query(where=plain, sort="strokes"))
    sectors = registers.find(desk, Sector, Query())
    committees = registers.find(desk, Committee, Query())
    first, second, third = keys[40], keys[44], keys[48]
    held = registers.draft(desk, Member, first).values["sector"]
    other = next(each for each in sectors if each != held)
    memberships.change(desk, [first], SECTOR, [other], MEETINGS[0])
    held = registers.draft(desk, Member, second).values["committee"]
    other = next(each for each in committees if each != held)
    memberships.change(desk, [second], COMMITTEE, [other, ""], MEETINGS[1])
    memberships.change(desk, [third], POSTS, [["standing", "member"]], MEETINGS[2])
