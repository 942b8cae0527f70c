"""Sections of cards: how far a pair is this year, and whether a branch has members enough."""

from __future__ import annotations

from collections import Counter

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.records.branch import Branch, BranchEvent, BranchMember, lacking_full
from desktop_app.records.contact import Contact
from desktop_app.records.pairing import Pairing
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.children import owned
from desktop_app.services.registers.stored import stored
from desktop_app.services.subjects import CardSection
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

MOST, YEARS = 4, 3


def contacts_of_pair(desk: Desk, key: int) -> CardSection:
    """Of the last years how often a pair was in touch, and how often it is to be."""
    found = stored(desk, Pairing, [key])
    times = found[0].values["times"] if found else None
    query = Query(where=(Filter("pairing", "in", (key,)),))
    rows = lists.rows(
        desk.office, Contact, lists.find(desk.office, Contact, query), ("year", "day")
    )
    years, now = Counter(row[2] for row in rows if row[2]), desk.today.year
    told = [(f"{now} 年", _this_year(years[now], times))]
    told += [(f"{year} 年", f"{years[year]} 次") for year in sorted(years, reverse=True)
             if year < now][:YEARS]  # fmt: skip
    last = max((row[3] for row in rows if row[3]), default="")
    if last:
        told.append(("最近一次", show_chinese_day(last)))
    return CardSection("联系情况", tuple(told))


def _this_year(done: int, times: int | None) -> str:
    if not times:
        return f"已联系 {done} 次"
    more = "，已完成" if done >= times else f"，还差 {times - done} 次"
    return f"要求 {times} 次，已联系 {done} 次{more}"


def members_of_branch(desk: Desk, key: int) -> CardSection:
    """The members of a branch by their posts, and what is to be done where too few are full."""
    shared = lookup(desk, BranchMember)
    rows = [each.values for each in owned(desk, BranchMember, [(Branch.KEY, key)])]
    order = shared.codes["branch_post"].order()
    rows.sort(key=lambda each: order.index(each["post"]) if each["post"] in order else len(order))
    facts = [(BranchMember.field("post").show(each["post"], shared) or "党员", each["name"])
             for each in rows[:MOST]]  # fmt: skip
    if len(rows) > MOST:
        facts.append(("", f"还有 {len(rows) - MOST} 人"))
    found = stored(desk, Branch, [key])
    if found and (told := lacking_full(found[0].values)):
        facts.append(("提示", told))
    return CardSection(f"支部党员 {len(rows)} 人", tuple(facts))


def days_of_branch(desk: Desk, key: int) -> CardSection:
    """The last 主题党日 of a branch."""
    rows = [each.values for each in owned(desk, BranchEvent, [(Branch.KEY, key)])]
    rows.sort(key=lambda each: each["day"] or "", reverse=True)
    facts = [(show_chinese_day(each["day"]), each["content"]) for each in rows[:MOST]]
    return CardSection(f"主题党日 {len(rows)} 次", tuple(facts))
