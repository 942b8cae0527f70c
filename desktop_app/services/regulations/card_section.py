"""制度职责 on a regulation's card: the duties that are due next, and how many are late."""

from __future__ import annotations

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.services.desk import Desk
from desktop_app.services.regulations.steps import OfferedDuty, duties_of
from desktop_app.services.subjects import CardSection

MOST, LETTERS = 3, 12


def next_duties(desk: Desk, key: int) -> CardSection:
    """The next duties of one regulation in words, the others as a number."""
    found = duties_of(desk, key)
    facts = [(_short(each.name), _when(each)) for each in found[:MOST]]
    late = sum(each.is_due for each in found)
    if found:
        facts.append(("共", f"{len(found)} 项" + (f"，到期 {late} 项" if late else "")))
    return CardSection("制度职责", tuple(facts))


def _when(duty: OfferedDuty) -> str:
    if not duty.next_due:
        return "没有期限"
    return f"{'应于' if duty.is_due else '下次'} {show_chinese_day(duty.next_due)}"


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[:LETTERS]}……"
