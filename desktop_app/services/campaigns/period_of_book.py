"""Which period the sheet of a filled form says it is for: in its name, its title, its file name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop_app.errors import Wrong
from desktop_app.records.campaign_period import kind_of, period_words, read_period
from desktop_app.services.campaigns.figure_sheet import FigureSheet

LINES = 3
"""The lines at the top of a sheet that may be its title."""
_PERIOD = re.compile(
    r"\d{4}年(?!\d{1,2}月\d{1,2}[日号])(?:第?[一二三四1-4]季度|[上下]半年|1[0-2]月|0?[1-9]月)?"
)
"""No day: a form often says on which one it was filled in."""


def told_period(rows: Sequence[Sequence[str]], names: Iterable[str], kind: str) -> str:
    """The one period of a kind that titles name, '' where they name none or several.

    A title is a line at the top with one text alone; `names` are those of the sheet and the file.
    """
    texts = list(names)
    for line in rows[:LINES]:
        filled = [text for text in line if text.strip()]
        texts += filled if len(filled) == 1 else []
    named = (each for text in texts for each in _PERIOD.findall("".join(text.split())))
    found = {period for each in named if (period := _read(each)) and kind_of(period) == kind}
    return found.pop() if len(found) == 1 else ""


def _read(text: str) -> str:
    """The period that a text says, '' for one of an impossible year, as blank forms have it."""
    try:
        return read_period(text)
    except Wrong:
        return ""


def other_period(of: FigureSheet, told: str) -> str:
    """A remark where a form is for another period than the one being filled, else ''."""
    if told in ("", of.period):
        return ""
    return f"表上写的是{period_words(told)}，这里填的是{period_words(of.period)}"
