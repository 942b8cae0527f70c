"""Days written in words: with an age, as a limit (2026年12月底前), as a range, or not at all.

`dates.read_day` accepts only a plain day; this module reads cells with more or other words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop_app.chinese.dates import read_day
from desktop_app.chinese.numerals import in_digits
from desktop_app.errors import Wrong
from desktop_app.patterns import pattern

NO_YEAR = "没有写是哪一年"
NO_DAY = "没有写日期"
_LONGEST_WORDS = 40


class DayWords(NamedTuple):
    """A day read from words (ISO, '' for none), the reason for this reading, and whether it is all.

    If it is not `whole`, the text contains more than the day and should be kept.
    """

    iso: str
    why: str = ""
    whole: bool = False


class _Asked(NamedTuple):
    """Options for reading a text: the last day counts, the year it leaves out, the present year."""

    last: bool
    year: int
    now: int


_HALF_WIDTH = str.maketrans("０１２３４５６７８９．／（）［］－～", "0123456789./()[]-~")
_NUMERALS = pattern("[〇○零一二三四五六七八九十廿卅]+")
_AGE = pattern(r"(.+?)[\s,，;；]*\(?\s*(?:现年|年龄)?\s*[0-9]{1,3}\s*周?岁\s*\)?")
_BRACKETED = pattern(r"(.+?)\s*\(\s*([0-9]{1,3})\s*\)")
_LEAD = r"(?:截至|截止到|截止|计划|预计|力争|争取|确保|务必|拟于|于|拟|在)*\s*"
_TAIL = (
    r"\s*(?:之前|前|以前|为止|止|全部|基本|完成|办结|落实|整改|解决|到位|完毕|实施|见效)*\s*[。.]?"
)
_FRAME = pattern(f"{_LEAD}(.+?)({_TAIL})")
_PART = pattern(
    r"(?:((?:19|20)[0-9]{2})\s*[年./-]?度?\s*)?(?:([0-9]{1,2})\s*月份?\s*)?"
    r"(年底|年末|年内|年中|年初|月底|月末|月初|全年|上半年|下半年|第?[1-4]季度末?"
    r"|上旬|中旬|下旬|底|末|内|中|初)?"
)
_DATE = pattern(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?:\s*[年./-]\s*[0-9]{1,2}(?![0-9])"
    r"(?:\s*[月./-]\s*[0-9]{1,2}(?![0-9]))?|[0-9]{4}(?![0-9]))"
)
_YEAR = pattern(r"(?<![0-9])((?:19|20)[0-9]{2})\s*年")
_BETWEEN = pattern(r"\s*(?:至|到|[—–~-]+)\s*")
_END = pattern(r"(?:([0-9]{1,2})\s*[月./-]\s*)?([0-9]{1,2})\s*[日号]?")
_NO_YEAR = pattern(r"(?<![0-9])[0-9]{1,2}\s*月|年[底末内中初]|月[底末]|半年|季度|[上中下]旬")
_UNKNOWN = pattern(
    r"(?:日期|时间)?(?:不详|不清楚?|不明|未知|待[定查核补]实?|未[定填报]|未提供|不记得|长期)"
)
_NONE = pattern("暂?无|空白?|暂?缺|未填写?|略")


def read_words(text: str, *, last: bool = False, year: int = 0, now: int = 0) -> DayWords | None:
    """The day in a text that is not a plain day; None if it cannot be read for sure.

    Of a range the first day counts or, for limits, the `last` one. `year` is used where the text
    leaves the year out; `now` is the present year, from which an age in brackets is recognised.
    """
    plain = _NUMERALS.sub(in_digits, " ".join(text.translate(_HALF_WIDTH).split()))
    plain = plain.replace("元月", "1月").strip("“” ")
    asked = _Asked(last, year, now)
    for way in (_with_age, _limit, _stretch, _inside, _without_year, _none):
        found = way(plain, asked)
        if found is not None:
            return found
    return None


def _day(text: str) -> str:
    """The ISO text of a plain day, '' of anything else."""
    try:
        return read_day(text) if text.strip() else ""
    except Wrong:
        return ""


def _with_age(text: str, asked: _Asked) -> DayWords | None:
    found = _AGE.fullmatch(text)
    if found and (iso := _day(found[1])):
        return DayWords(iso, "年龄没有录入", whole=True)
    found = _BRACKETED.fullmatch(text)
    if found and (iso := _day(found[1])):
        years = asked.now - int(iso[:4]) - int(found[2])
        if asked.now and int(found[2]) >= 16 and -1 <= years <= 10:
            return DayWords(iso, "括号里的年龄没有录入", whole=True)
    return None


def _limit(text: str, asked: _Asked) -> DayWords | None:
    frame = _FRAME.fullmatch(text)
    if frame is None:
        return None
    core, tail = frame[1].strip(), frame[2].strip()
    if iso := _day(core):
        return DayWords(iso, whole=asked.last or not tail)
    part = _PART.fullmatch(core)
    if part is None or not any(part.groups()):
        return None
    year, month, share = int(part[1] or 0), int(part[2] or 0), part[3] or ""
    if year and not 0 <= month <= 12:
        return None
    return _of_part(year, month, share, asked) if year else None


def _of_part(year: int, month: int, share: str, asked: _Asked) -> DayWords:
    """A month or year of which the text names a part: the last day of that part."""
    if month:
        ends = {"上旬": "-10", "中旬": "-20", "中": "-20"}.get(share, "")
        told = share in ("", "底", "末", "内", "月底", "月末", "下旬")
        iso = f"{year:04d}-{month:02d}"
        whole = bool(ends) or told if asked.last else not share
        return DayWords(iso + ends if asked.last else iso, "", whole)
    ends = {"上半年": "-06", "年中": "-06"}.get(share, "")
    if "季度" in share:
        quarter = next(int(sign) for sign in share if sign.isdigit())
        ends = f"-{3 * quarter:02d}"
    told = share in ("", "底", "末", "内", "年底", "年末", "年内", "全年", "下半年")
    whole = bool(ends) or told if asked.last else not share
    return DayWords(f"{year:04d}" + (ends if asked.last else ""), "", whole)


def _stretch(text: str, asked: _Asked) -> DayWords | None:
    for sign in _BETWEEN.finditer(text):
        first = _day(text[: sign.start()])
        end = _end_of(first, text[sign.end() :]) if first else ""
        if end > first:
            told = "最后" if asked.last else "开始"
            return DayWords(end if asked.last else first, f"按{told}的时间录入")
    return None


def _end_of(first: str, text: str) -> str:
    """The end of a stretch that begins at `first`; it repeats no year or month it shares."""
    if re.match("(?:19|20)[0-9]{2}", text):
        return _day(text)
    months = re.fullmatch(r"([0-9]{1,2})\s*月份?", text)
    if months or (len(first) == 7 and text.isdigit() and len(text) <= 2):
        return _day(f"{first[:4]}-{(months[1] if months else text)}")
    end = _END.fullmatch(text)
    if end is None or len(first) < 10:
        return ""
    return _day(f"{first[:4]}-{end[1] or first[5:7]}-{end[2]}")


def _inside(text: str, asked: _Asked) -> DayWords | None:
    """The only day among other words; of several the first or the last."""
    days = [iso for found in _DATE.finditer(text) if (iso := _day(found[0]))]
    if not days and not _DATE.search(text):
        days = [found[1] for found in _YEAR.finditer(text)]
    if not days:
        return None
    several = len(set(days)) > 1
    told = "有几个日期，按最后一个录入" if asked.last else "有几个日期，按第一个录入"
    return DayWords(days[-1] if asked.last else days[0], told if several else "")


def _without_year(text: str, asked: _Asked) -> DayWords | None:
    if not _NO_YEAR.search(text) or _DATE.search(text):
        return None
    if asked.year:
        with_year = f"{asked.year}年{text.removeprefix('今年').removeprefix('本年')}"
        with_year = with_year.replace("年年", "年")
        if iso := _day(with_year):
            return DayWords(iso, f"年份按 {asked.year} 年", whole=True)
        for way in (_limit, _stretch, _inside):
            found = way(with_year, asked)
            if found is not None:
                why = "，".join(filter(None, (found.why, f"年份按 {asked.year} 年")))
                return found._replace(why=why)
    return DayWords("", NO_YEAR)


def _none(text: str, asked: _Asked) -> DayWords | None:
    if _NONE.fullmatch(text):
        return DayWords("", NO_DAY, whole=True)
    words = asked.last and len(text) <= _LONGEST_WORDS and not re.search("[0-9A-Za-z]", text)
    return DayWords("", NO_DAY) if words or _UNKNOWN.fullmatch(text) else None
