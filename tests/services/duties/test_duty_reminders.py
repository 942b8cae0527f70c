"""The reminder of a duty: before its day and after it, in its own year alone."""

from __future__ import annotations

import datetime

from desktop_app.services import reminders
from desktop_app.services.desk import Desk
from tests.services.duties import duty_office as office


def test_a_duty_is_reminded_of_in_its_year(desk: Desk) -> None:
    office.duty(desk, "一次学习", due="2026-11-20", how_to="演示：参加一次学习")
    office.duty(desk, "一件提案", due="2026-11-25", position=2)
    office.duty(desk, "去年的", year=2025, due="2025-12-15", position=3)
    office.duty(desk, "没有期限的", due="", position=4)
    found = [each for each in reminders.due(desk) if each.title == "五个一到期"]
    assert [(each.what, each.level) for each in found] == [
        ("一次学习", reminders.LATE), ("一件提案", reminders.WEEK),
    ]  # fmt: skip
    assert found[0].source == "演示：参加一次学习"
    later = [each.title for each in reminders.due(desk, datetime.date(2027, 1, 4))]
    assert "五个一到期" not in later
