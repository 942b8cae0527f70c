"""What the book of a brand prints that no row says: its figures, by year too, and its photos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.brand_booklet import FIGURES, YEARS
from desktop_app.documents.prints.declared import STORED, Values
from desktop_app.services.brands.brand_page import effect
from desktop_app.services.desk import Desk
from desktop_app.services.registers import attachments
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.number_texts import shown as number_text
from desktop_app.services.statistics.parts import EMPTY
from desktop_app.services.statistics.statements import Statement

FIRST_DAY = "1990-01-01"
MOST_YEARS = 6
"""So many years are printed, the last ones."""
BY_YEAR = {
    "活动（次）": "activity", "协商（场）": "session", "参加协商（人次）": "people",
    "提案（件）": "proposal", "媒体报道（篇）": "report",
}  # fmt: skip
"""The columns of the table of years, each with its figure."""
Row = dict[str, str]


def complete(desk: Desk, keys: Sequence[int], shown: Sequence[Shown]) -> list[Shown]:
    """The books of some brands with their figures and the pictures of their pairs of photos."""
    return [_complete(desk, key, each) for key, each in zip(keys, shown, strict=True)]


def _complete(desk: Desk, key: int, shown: Shown) -> Shown:
    today = desk.today.isoformat()
    whole = effect(desk, key, periods.between(FIRST_DAY, today))
    rows = {FIGURES: list(_figures(whole)), YEARS: list(_years(desk, key, shown))}
    photos = dict(_photos(desk, shown.children.get("brand_photo", ())))
    return replace(shown, children={**shown.children, **rows}, photos=photos)


def _figures(found: Statement) -> Iterator[Row]:
    """Every figure that is not zero; what was not filled in is no effect."""
    for group in found.groups:
        for each in group.figures:
            told = each.title != EMPTY and not each.key.endswith("unclear")
            if each.value and told:
                yield {
                    "title": each.title, "value": number_text(each.value, each.unit),
                    "unit": each.unit, "level": str(each.level),
                }  # fmt: skip


def _years(desk: Desk, key: int, shown: Shown) -> Iterator[Row]:
    """The figures of each year since the brand was begun, the last years of a long life."""
    last, begun = desk.today.year, shown.values.get("year", "")
    first = max(int(begun) if begun.isdecimal() else last, last - MOST_YEARS + 1)
    for year in range(min(first, last), last + 1):
        found = effect(desk, key, periods.of_year(year))
        values = {
            each.key: each.value for group in found.groups for each in group.figures
        }  # fmt: skip
        yield {
            "year": str(year), "activity": str(values["activity"]),
            "session": str(values["session"]),
            **{title: str(values[name]) for title, name in BY_YEAR.items()},
        }  # fmt: skip


def _photos(desk: Desk, rows: Sequence[Values]) -> Iterator[tuple[str, bytes]]:
    """The stored pictures that the pairs name, by their hashes."""
    for row in rows:
        for name in ("before", "after"):
            sha = row.get(f"{name}{STORED}", "")
            data = attachments.photo(desk, sha) if sha else None
            if data:
                yield sha, data
