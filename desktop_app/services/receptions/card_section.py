"""值班安排 on a point's card: the next days of duty, and how many of the past were kept."""

from __future__ import annotations

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.records.point import Point
from desktop_app.records.reception import DutyShift
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.children import owned
from desktop_app.services.subjects import CardSection

MOST = 3


def duty_of(desk: Desk, key: int) -> CardSection:
    """The next days of duty at one point in words, and the past ones as a number."""
    rows = sorted(owned(desk, DutyShift, [(Point.KEY, key)]), key=lambda each: each.values["day"])
    today, members = desk.today.isoformat(), DutyShift.field("members")
    ahead = [each for each in rows if each.values["day"] >= today]
    facts = [
        (show_chinese_day(each.values["day"]),
         members.show(each.values["members"], lookup(desk)) or "还没有排人")
        for each in ahead[:MOST]
    ]  # fmt: skip
    past = [each for each in rows if each.values["day"] < today]
    if past:
        kept = sum(each.values["done"] == 1 for each in past)
        facts.append(("已过", f"{len(past)} 班，到岗 {kept} 班"))
    return CardSection("值班安排", tuple(facts))
