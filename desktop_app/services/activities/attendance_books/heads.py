"""Heads of columns and titles over lists: the meeting that they name, its day and half-day.

Pure: nothing here reads the office file.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.chinese.numerals import in_digits
from desktop_app.documents.grids import Cell, cell_text

HALVES = {"morning": "上午", "afternoon": "下午", "evening": "晚上"}
"""Codes of `day_half` and the words for them."""
_HALF = re.compile(
    r"(?P<morning>上午|早上|\bAM\b)|(?P<afternoon>下午|午后|\bPM\b)|(?P<evening>晚上|晚间)"
)
_NUMERALS = re.compile("[〇○零一二三四五六七八九十]+(?=[年月日号])")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=[^\d]))")
_DAY = re.compile(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)\s*[年./-]\s*)?"
    r"(?:(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]?"
    r"|(?P<month2>\d{1,2})[./-](?P<day2>\d{1,2})[日号]?)(?![\d.:：])"
    r"(?:\s*(?:[-—–~～至到、])\s*(?:(?P<month3>\d{1,2})\s*[月./])?(?P<day3>\d{1,2})\s*[日号])?"
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_MONTH = re.compile(r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)\s*年\s*)?(?P<month>\d{1,2})\s*月份?")
_ONLY_DAY = re.compile(r"(?<![\d月])(\d{1,2})[日号]")
_BRACKETED = re.compile(r"[（(]([^（()）]+)[）)]")
_WEEKDAY = re.compile(r"[（(]?(?:星期|周)[一二三四五六日天][）)]?")
_CLOCK = re.compile(r"\d{1,2}[:：]\d\d(?:\s*[-—~至]\s*\d{1,2}[:：]\d\d)?")
_EMPTY = re.compile(r"[（(【\[][\s,，、]*[）)】\]]")
_EDGES = " \t　·:：,，、.-—_/*＊"
_GROUP = re.compile(r"(?:第?[一二三四五六七八九十\d]{1,3}|.{1,14}?)(?:活动|委员)?(?:小组|组)")
_SECTOR = re.compile(r".{2,14}?界(?:别)?")
_COUNT = re.compile(r"[（(]?共?\s*\d+\s*(?:人|名|位)(?:委员)?[）)]?|[:：]")
_KIND = r"签到|出勤|出席|考勤|到会|参会|参加|请假|点名|报到"
_FORM = re.compile(
    rf"(?:委员|常委|人员|同志)?(?:{_KIND})(?:(?:{_KIND}|会议|活动|委员|人员|情况|统计|登记|记录|汇总)*)"
    r"(?:一览表|名单|名册|明细表|总表|台账|情况|表|册|簿|单)?\s*(?:[（(].*[）)])?$"
)
_LABELLED = re.compile(
    r"(?:会议|活动)(?:名称|主题|内容)?\s*[:：]\s*(?P<name>.+?)"
    r"(?=\s{2,}|[\s　]*(?:会议|活动)?(?:时间|地点|日期|应到|主持)|[。；;]|$)"
)
_NO_NAME = re.compile(
    r"(?:sheet|table)\d*|工作表\d*|粘贴的内容|名单|表\d*|(?:20\d\d)年?度?", re.IGNORECASE
)
_GENERIC = re.compile(rf"(?:{_KIND}|情况|状态|委员|会议|活动|本次|日期|时间|全天|名称|[上下]午)*")


class MeetingHead(NamedTuple):
    """What a column or a title names: `text` as it is shown, a name, days (ISO) and a half.

    `day` is a whole day, or a month (2026-03); `last` the last day of a stretch. `half` is a code
    of `day_half`. `guessed` says that the year was not written. Whatever is missing is ''.
    """

    text: str
    name: str = ""
    day: str = ""
    last: str = ""
    half: str = ""
    guessed: bool = False

    @property
    def is_named(self) -> bool:
        """Whether it says anything that a meeting can be found by."""
        return bool(self.name or self.day or self.half)


class Years(NamedTuple):
    """The year that days without one belong to: the one written over the list, 0 for none.

    `month` is the one written there, 0 for none: heads may say 9日上午.
    """

    written: int
    today: datetime.date
    month: int = 0

    def of(self, month: int, day: int) -> int:
        """The year of a day; without a written one the last that is not to come."""
        if self.written:
            return self.written
        later = (month, day) > (self.today.month, self.today.day)
        return self.today.year - 1 if later else self.today.year


def year_in(texts: Sequence[str]) -> int:
    """The first year that texts name, 0 for none."""
    for text in texts:
        found = _YEAR.search(_plain(text)) or _COMPACT.search(text)
        if found:
            return int(found[1])
    return 0


def month_in(texts: Sequence[str]) -> int:
    """The first month that texts name, 0 for none."""
    for text in texts:
        found = _MONTH.search(_plain(text))
        if found and 1 <= int(found["month"]) <= 12:
            return int(found["month"])
    return 0


def head_of(cells: Sequence[Cell], years: Years) -> MeetingHead:
    """What the cells over a column name, from the top one down; each text once."""
    texts = list(dict.fromkeys(filter(None, (" ".join(cell_text(x).split()) for x in cells))))
    shown = " ".join(texts)
    written = year_in(texts)
    years = years._replace(written=written) if written else years
    day, last, half, guessed, names = "", "", "", False, list[str]()
    for text in texts:
        read = _read(text, years)
        if read.day and len(read.day) > len(day):
            day, last, guessed = read.day, read.last, read.guessed
        half = read.half or half
        if read.name:
            names.append(read.name)
    return MeetingHead(shown, " ".join(names), day, last, half, guessed)


def title_of(lines: Sequence[str], years: Years) -> MeetingHead:
    """What the lines over a list name: its meeting without the words of the form, its days."""
    day, last, half, guessed, name = "", "", "", False, ""
    for line in lines:
        labelled = _LABELLED.search(line)
        read = _read(labelled["name"] if labelled else line, years)
        days = read if read.day else _read(line, years)
        if days.day and len(days.day) > len(day):
            day, last, half, guessed = days.day, days.last, days.half or half, days.guessed
        found = without_form(read.name)
        if (labelled and found) or (
            not name and is_meeting_name(found) and not group_in(line) and ":" not in _plain(line)
        ):
            name = found
    return MeetingHead(" ".join(lines), name, day, last, half, guessed)


def without_form(title: str) -> str:
    """A title without the words of its form: 常委会会议签到表 is 常委会会议."""
    name = _FORM.sub("", title.strip(_EDGES)).strip(_EDGES)
    return "" if _NO_NAME.fullmatch(name) or _GENERIC.fullmatch(name) else name


def is_meeting_name(name: str) -> bool:
    """Whether a text may be the name of a meeting: neither empty, nor a group, nor one sign."""
    return len(name) > 1 and not group_in(name) and not sector_in(name)


def group_in(text: str) -> str:
    """The group that a sheet's name or a section names, as 第一组; '' for anything else."""
    return _whole(_GROUP, text)


def sector_in(text: str) -> str:
    """The sector that a section names, as 教育界; '' for anything else."""
    return _whole(_SECTOR, text)


def _whole(pattern: re.Pattern[str], text: str) -> str:
    name = _FORM.sub("", _COUNT.sub("", "".join(text.split()))).strip(_EDGES)
    return name if pattern.fullmatch(name) else ""


def _plain(text: str) -> str:
    return _NUMERALS.sub(in_digits, unicodedata.normalize("NFKC", text))


def _read(text: str, years: Years) -> MeetingHead:
    """One text: the first day in it, its half, and the words that are left."""
    plain = _CLOCK.sub(" ", _plain(text))
    day, last, guessed = "", "", False
    found = _COMPACT.search(plain) or _DAY.search(plain)
    if found:
        day, last, guessed = _days(found, years)
    if not day and years.month:
        found = _ONLY_DAY.search(plain)
        number = int(found[1]) if found else 0
        day = _iso(years.of(years.month, number), years.month, number)
    if not day and not found:  # 2月30日 is no day, and no name of a meeting in February
        found = _MONTH.search(plain)
        day, guessed = _month(found, years) if found else ("", False)
    rest = plain.replace(found[0], " ", 1) if found and day else plain
    half = _HALF.search(rest)
    rest = _HALF.sub(" ", rest) if half else rest
    rest = _EMPTY.sub(" ", _WEEKDAY.sub(" ", rest))
    name = " ".join(rest.split()).strip(_EDGES)
    whole = _BRACKETED.fullmatch(name)
    name = whole[1].strip(_EDGES) if whole else name
    nothing = _GENERIC.fullmatch(name) or _NO_NAME.fullmatch(name) or name.isdigit()
    name = "" if nothing else name
    return MeetingHead(text, name, day, last, half.lastgroup or "" if half else "", guessed)


def _days(found: re.Match[str], years: Years) -> tuple[str, str, bool]:
    """First and last day of a match, and whether its year was guessed; '' where none exists."""
    told = {"month2": "", "day2": "", **found.groupdict()}
    month = int(told["month"] or told["month2"])
    day = int(told["day"] or told["day2"])
    year = int(told["year"] or 0) or years.of(month, day)
    guessed = not told["year"] and not years.written
    first = _iso(year, month, day)
    last = ""
    if first and told.get("day3"):
        last = _iso(year, int(told["month3"] or month), int(told["day3"]))
    return first, last if last > first else "", guessed and bool(first)


def _month(found: re.Match[str], years: Years) -> tuple[str, bool]:
    month = int(found["month"])
    if not 1 <= month <= 12:
        return "", False
    year = int(found["year"] or 0) or years.of(month, 1)
    return f"{year:04d}-{month:02d}", not found["year"] and not years.written


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
