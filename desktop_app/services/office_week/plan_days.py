"""The halves of a day in a plan, weeks and months as spans of days, and times as they are typed."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from desktop_app.chinese.numerals import chinese_number

WHOLE, MORNING, AFTERNOON, EVENING, OPEN = "whole", "morning", "afternoon", "evening", "open"
HALVES = {WHOLE: "全天", MORNING: "上午", AFTERNOON: "下午", EVENING: "晚上", OPEN: "未定时"}
"""The parts of a day in a plan, in their order; all but morning and afternoon only where used."""
ALWAYS = (MORNING, AFTERNOON)
_NOON, _EVENING = "12:00", "18:00"
_TIME = re.compile(
    r"(?P<half>上午|早上?|下午|中午|晚上?)?\s*(?P<hour>\d{1,2})\s*"
    r"(?:[:：时点]\s*(?P<minute>\d{1,2}|半)?)"
)
_WORDS = {"上午": MORNING, "早上": MORNING, "下午": AFTERNOON, "中午": AFTERNOON, "晚": EVENING}
WEEKDAYS = "一二三四五六日"


class PlanPeriod(NamedTuple):
    """A span of days, both included: a week, a month, a year."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> list[datetime.date]:
        """Every day of it, in order."""
        many = (self.last - self.first).days + 1
        return [self.first + datetime.timedelta(days=each) for each in range(many)]


def week_of(day: datetime.date) -> PlanPeriod:
    """The week of a day, from Monday to Sunday."""
    first = day - datetime.timedelta(days=day.weekday())
    return PlanPeriod(first, first + datetime.timedelta(days=6))


def month_of(day: datetime.date) -> PlanPeriod:
    """The month of a day."""
    first = day.replace(day=1)
    return PlanPeriod(first, month_later(first, 1) - datetime.timedelta(days=1))


def year_of(day: datetime.date) -> PlanPeriod:
    """The year of a day."""
    return PlanPeriod(datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31))


def month_later(day: datetime.date, many: int) -> datetime.date:
    """The first day of the month that is so many months later, earlier where `many` < 0."""
    months = day.year * 12 + day.month - 1 + many
    return datetime.date(months // 12, months % 12 + 1, 1)


def half_of(time: str) -> str:
    """The half of the day that a time 09:00 lies in."""
    if time < _NOON:
        return MORNING
    return AFTERNOON if time < _EVENING else EVENING


def time_in(text: str) -> tuple[str, str]:
    """Half and time of day that a text begins with: 下午3点半 → afternoon, 15:30; '' for none."""
    found = _TIME.search(text)
    if found is None:
        word = next((half for each, half in _WORDS.items() if each in text), "")
        return word, ""
    hour = int(found["hour"])
    minute = 30 if found["minute"] == "半" else int(found["minute"] or 0)
    before_noon = 12 - (found["half"] == "中午")
    if found["half"] in ("下午", "晚", "晚上", "中午") and 0 < hour < before_noon:
        hour += 12
    if hour > 23 or minute > 59:
        return "", ""
    time = f"{hour:02}:{minute:02}"
    return half_of(time), time


def weekday_word(day: datetime.date) -> str:
    """星期一."""
    return f"星期{WEEKDAYS[day.weekday()]}"


def day_word(day: datetime.date) -> str:
    """3月5日."""
    return f"{day.month}月{day.day}日"


def span_words(span: PlanPeriod) -> str:
    """The days of a span: 2026年3月2日—8日, 2026年3月30日—4月5日, 2025年12月29日—2026年1月4日."""
    first, last = span
    begin = f"{first.year}年{day_word(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{begin}—{last.day}日"
    return f"{begin}—{'' if first.year == last.year else f'{last.year}年'}{day_word(last)}"


def week_words(span: PlanPeriod) -> str:
    """Which week of its year it is, by the week's Thursday: 第十周."""
    return f"第{chinese_number(span.first.isocalendar().week)}周"
