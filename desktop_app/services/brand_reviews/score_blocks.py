"""Scores in a pasted block or a workbook: by headings and names, else from a cell on.

Pure: reads texts against a round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop_app.documents.grids import Book, cell_text
from desktop_app.documents.headers import plain
from desktop_app.services.brand_reviews.brand_names import plain_name
from desktop_app.services.brand_reviews.review_rounds import ReviewRound
from desktop_app.services.brand_reviews.scoring import Cell

_BRACKETS = re.compile(r"[（(].*", re.DOTALL)
_REVIEWER = ("评委", "评委姓名", "评审人")
_NUMBER = re.compile(r"[-−－–+＋]?[\d０-９]+(?:[.．][\d０-９]+)?分?")
_ABOVE = re.compile(r"评委(?:姓名)?[：:]\s*(\S+)")
SHOWN = 5
Lines = Sequence[Sequence[str]]


class ReadScores(NamedTuple):
    """The scores that a block or book gives, and what of it belongs to nothing in the round.

    cells: texts by cell, blank ones left out. unknown: names of brands that are no candidates.
    nobody: sheets or lines of which no reviewer is known. outside: cells beyond the table.
    wordy: how many lines have no number.
    """

    cells: Mapping[Cell, str]
    unknown: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    outside: int = 0
    wordy: int = 0

    @property
    def doubts(self) -> str:
        """What is left out, as one sentence; '' for nothing."""
        told = []
        if self.unknown:
            told.append(f"候选品牌里没有：{_few(self.unknown)}")
        if self.nobody:
            told.append(f"不知道是哪位评委的：{_few(self.nobody)}")
        if self.outside:
            told.append(f"超出表格的有 {self.outside} 格")
        if self.wordy:
            told.append(f"没有分数的有 {self.wordy} 行")
        return "；".join(told) + ("，没有读入。" if told else "")


def read_block(found: ReviewRound, text: str, at: tuple[int, int], reviewer: int) -> ReadScores:
    """A pasted text: by its headings and names, else from a row and a criterion on."""
    lines = [[each.strip() for each in line.split("\t")] for line in text.splitlines()]
    lines = [line for line in lines if any(line)]
    by_names = _read_lines(found, lines, reviewer, "粘贴的内容")
    return _by_place(found, lines, at, reviewer) if by_names is None else by_names


def read_book(found: ReviewRound, book: Book, reviewer: int | None) -> ReadScores:
    """Every sheet of a workbook that has a head with the criteria.

    A sheet says which reviewer it is of by its name, a line above, or a column; else it is of
    `reviewer`.
    """
    every: list[ReadScores] = []
    for sheet in book.sheets:
        lines = [[cell_text(cell).strip() for cell in row] for row in sheet.rows]
        own = _named(found, [sheet.name]) or reviewer
        read = _read_lines(found, lines, own, sheet.name)
        every += [read] if read else []
    return ReadScores(
        {cell: text for each in every for cell, text in each.cells.items()},
        tuple(dict.fromkeys(name for each in every for name in each.unknown)),
        tuple(dict.fromkeys(name for each in every for name in each.nobody)),
    )


def _read_lines(
    found: ReviewRound, lines: Lines, reviewer: int | None, where: str
) -> ReadScores | None:
    """The scores below a head that names criteria, None without such a head."""
    head = next((place for place, line in enumerate(lines) if _columns(found, line)), None)
    if head is None:
        return None
    columns = _columns(found, lines[head])
    named = [place for place, title in enumerate(lines[head]) if plain(title) in _REVIEWER]
    reviewer = _above(found, lines[:head]) or reviewer
    brands = _brands(found)
    cells: dict[Cell, str] = {}
    unknown, nobody = list[str](), list[str]()
    for line in lines[head + 1 :]:
        texts = {place: line[place] for place in columns if place < len(line) and line[place]}
        if not texts:
            continue
        others = [text for place, text in enumerate(line) if text and place not in columns]
        brand = next(
            (brands[plain_name(text)] for text in others if plain_name(text) in brands), None
        )
        who = _named(found, [line[place] for place in named if place < len(line)]) or reviewer
        if brand is None:
            unknown += [_longest(others)] if _longest(others) else []
        elif who is None:
            nobody.append(where)
        else:
            cells |= {(brand, who, columns[place]): text for place, text in texts.items()}
    return ReadScores(cells, tuple(dict.fromkeys(unknown)), tuple(dict.fromkeys(nobody)))


def _columns(found: ReviewRound, line: Sequence[str]) -> dict[int, int]:
    """The criteria that a line of heads names, by column; {} where it is none."""
    criteria = {plain(each.name): each.key for each in found.criteria}
    named = {place: plain(_BRACKETS.sub("", title)) for place, title in enumerate(line)}
    columns = {place: criteria[name] for place, name in named.items() if name in criteria}
    # a list of the criteria has one of them a line; a head has them side by side
    side_by_side = len(columns) > 1 or len(criteria) == 1
    has_brand = any("品牌" in title or "名称" in title for title in line)
    return columns if columns and side_by_side and (has_brand or len(columns) > 1) else {}


def _above(found: ReviewRound, lines: Lines) -> int | None:
    """The reviewer whom the lines over a head name."""
    for line in lines:
        texts = [each for each in line if each]
        for place, text in enumerate(texts):
            told = _ABOVE.search(text)
            name = told[1] if told else ""
            if plain(text) in _REVIEWER and place + 1 < len(texts):
                name = texts[place + 1]
            if key := _named(found, [name]):
                return key
    return None


def _named(found: ReviewRound, texts: Iterable[str]) -> int | None:
    """The one reviewer whom a text names, alone or with other words."""
    for text in map(plain, texts):
        exact = [each.key for each in found.reviewers if text and plain(each.name) == text]
        within = [each.key for each in found.reviewers if plain(each.name) in text]
        for keys in (exact, within):
            if len(keys) == 1:
                return keys[0]
    return None


def _by_place(found: ReviewRound, lines: Lines, at: tuple[int, int], reviewer: int) -> ReadScores:
    """A block without heads; the names of brands before its scores say which line is whose.

    A line of words alone has no scores; numbers 1, 2, 3 before the scores count the lines.
    """
    brands = _brands(found)
    cells: dict[Cell, str] = {}
    scores = [line for line in lines if any(map(_NUMBER.fullmatch, line))]
    outside, wordy = 0, len(lines) - len(scores)
    if _is_counted(scores, len(found.criteria) - at[1]):
        scores = [line[1:] for line in scores]
    for place, line in enumerate(scores, at[0]):
        named = next((n for n, text in enumerate(line) if plain_name(text) in brands), None)
        key = found.candidates[place].key if place < len(found.candidates) else None
        texts = line
        if named is not None:
            key, texts = brands[plain_name(line[named])], line[named + 1 :]
        for column, text in enumerate(texts, at[1]):
            if key is None or column >= len(found.criteria):
                outside += bool(text)
            elif text:
                cells[key, reviewer, found.criteria[column].key] = text
    return ReadScores(cells, outside=outside, wordy=wordy)


def _is_counted(lines: Lines, many: int) -> bool:
    """Whether every line begins with its number and has as many scores behind it."""
    begins = [line[0] for line in lines]
    counted = [str(place) for place in range(1, len(lines) + 1)]
    return begins == counted and all(len(line) > many for line in lines)


def _brands(found: ReviewRound) -> dict[str, int]:
    return {plain_name(each.name): each.key for each in found.candidates}


def _longest(texts: Sequence[str]) -> str:
    words = [each for each in texts if not each.replace(".", "").isdecimal()]
    return max(words, key=len, default="")


def _few(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 个" if len(names) > SHOWN else ""
    return "、".join(f"“{each}”" for each in names[:SHOWN]) + more
