"""Days of work as they are typed on the day: 11.20, 3月5日, 今天, 昨天, without their year."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.chinese.dates import read_day
from desktop_app.errors import Wrong
from desktop_app.patterns import pattern

_NEAR = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "当天": 0,
    "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
_POINTED = pattern(r"(\d{1,2})\s*[.．/／、\-－]\s*(\d{1,2})\s*[日号]?")
_WRITTEN = pattern(r"[^年]{1,3}月(?:份|[^年月]{1,3}[日号]?)?")


def day_of_this_year(text: str, today: date) -> str:
    """Give the ISO text of a day whose year was left out, in the present year.

    '' for anything else: a text with a year, without a day, or with a day that does not exist.
    """
    typed = text.strip()
    if typed in _NEAR:
        return (today + timedelta(days=_NEAR[typed])).isoformat()
    found = _POINTED.fullmatch(typed)
    if found is None and not _WRITTEN.fullmatch(typed):
        return ""
    whole = f"{today.year}-{found[1]}-{found[2]}" if found else f"{today.year}年{typed}"
    try:
        return read_day(whole)
    except Wrong:
        return ""
