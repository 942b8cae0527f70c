"""The header of a sheet: its place, its titles, and the field that each title means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.chinese.folding import fold
from desktop_app.documents.grids import EMPTY, Row, Sheet, cell_text, column_letter, is_blank

SEARCHED_LINES = 40
DEEPEST = 3
LONGEST_TITLE = 40
_BRACKETS = re.compile(r"[(\[（【〔].*?[)\]）】〕]")
_DECORATION = re.compile(r"[\s*＊:：、.．·_\-/\\|]+")
_NUMBERING = re.compile(r"^\d{1,2}[.、)）]")
_AND = re.compile(r"[、+＋&＆]|以及|或者")
_JOINERS = ("及", "和", "与", "或", "兼", "暨", "及其", "")
PLUS = "+"


@dataclass(frozen=True, slots=True)
class FieldTitles:
    """What a field may be called at the top of a column.

    One that gives several fields has their keys with `PLUS` between them, and in `parts` what
    each of them may be called, in the order that the title names them. A key that begins with
    `PLUS` means that the cells of any number of columns are kept in that field, with their titles.
    """

    key: str
    label: str
    also: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys of the fields that such a column gives."""
        return tuple(self.key.split(PLUS))


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: its first row (from 0), its depth in rows, one title a column.

    A depth of 0 means a list without a header, whose titles only name the columns.
    """

    row: int
    depth: int
    titles: tuple[str, ...]

    @property
    def body(self) -> int:
        """The row (from 0) of the first line under the header."""
        return self.row + self.depth


def plain(title: str) -> str:
    """A title without spaces, marks and letter widths, to compare: “ 姓　名*” is 姓名."""
    text = unicodedata.normalize("NFKC", fold(title)).strip().casefold()
    return _DECORATION.sub("", _NUMBERING.sub("", text))


def spellings(title: str) -> tuple[str, ...]:
    """What a title may be compared as, the fullest first: whole, unbracketed, its last part."""
    parts = [part for part in title.split("/") if part]
    forms = [plain(_AND.sub("及", title)), plain(title), plain(_BRACKETS.sub("", title))]
    if len(parts) > 1:
        for part in (parts[-1], parts[0]):
            forms += [plain(part), plain(_BRACKETS.sub("", part))]
    return tuple(dict.fromkeys(form for form in forms if form))


def vocabulary(headings: Sequence[FieldTitles]) -> Mapping[str, tuple[str, int]]:
    """Each known title, plain, with its field's key and its rank.

    The rank is 0 for a label, 1 for another name, 2 for one that names several fields.
    """
    return _vocabulary(tuple(headings))


@lru_cache(maxsize=32)
def _vocabulary(headings: tuple[FieldTitles, ...]) -> dict[str, tuple[str, int]]:
    words: dict[str, tuple[str, int]] = {}
    for heading in headings:
        for other in heading.also:
            words.setdefault(plain(other), (heading.key, 1))
    for heading in headings:
        words[plain(heading.label)] = (heading.key, 0)
    for heading in headings:
        for text in _joined_titles(heading.parts):
            words.setdefault(text, (heading.key, 2))
    return words


def _joined_titles(parts: tuple[tuple[str, ...], ...]) -> list[str]:
    """What a title may be that names several fields one after the other."""
    texts = [plain(each) for each in parts[0]] if parts else []
    for more in parts[1:]:
        texts = [
            f"{text}{joiner}{plain(other)}"
            for text in texts
            for joiner in _JOINERS
            for other in more
        ]
    return texts


def guess_mapping(titles: Sequence[str], headings: Sequence[FieldTitles]) -> dict[int, str]:
    """The field of each column whose title is known; each field once, the best title first."""
    words = vocabulary(headings)
    found: list[tuple[int, int, int, str]] = []
    for column, title in enumerate(titles):
        for place, form in enumerate(spellings(title)):
            if form in words:
                key, rank = words[form]
                found.append((place, rank, column, key))
    mapping: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, column, key in sorted(found):
        if column in mapping:
            continue
        if key.startswith(PLUS):
            mapping[column] = key
        elif not taken.issuperset(key.split(PLUS)):
            mapping[column] = key
            taken.update(key.split(PLUS))
    return dict(sorted(mapping.items()))


def remembered_mapping(
    titles: Sequence[str], headings: Sequence[FieldTitles], remembered: Mapping[str, str]
) -> dict[int, str]:
    """The guess, with the choices made before for the same titles put over it.

    `remembered` maps plain titles to field keys, an empty key where a column was left out.
    """
    keys = {heading.key for heading in headings} | {""}
    chosen = {
        column: remembered[plain(title)]
        for column, title in enumerate(titles)
        if remembered.get(plain(title), None) in keys
    }
    taken = {part for key in chosen.values() if key[:1] != PLUS for part in key.split(PLUS)}
    mapping = {
        column: key
        for column, key in guess_mapping(titles, headings).items()
        if column not in chosen and (key[0] == PLUS or not taken.issuperset(key.split(PLUS)))
    }
    mapping.update({column: key for column, key in chosen.items() if key})
    return dict(sorted(mapping.items()))


def find_header(sheet: Sheet, headings: Sequence[FieldTitles]) -> Header:
    """The header that knows most of its titles, under any title rows, one to three rows deep.

    Where no title is known at all, the first row with two or more short texts.
    """
    best, most = _first_texts(sheet), 0
    for row in range(min(SEARCHED_LINES, len(sheet.rows))):
        for depth in range(1, DEEPEST + 1):
            header = header_at(sheet, row, depth)
            if header is None:
                break
            known = len(guess_mapping(header.titles, headings))
            if known > most:
                best, most = header, known
    return best


def header_at(sheet: Sheet, row: int, depth: int) -> Header | None:
    """The header of `depth` rows from `row` on, or None when these rows cannot be one."""
    if row + depth > len(sheet.rows):
        return None
    rows = [_titles_of(sheet.rows[each]) for each in range(row, row + depth)]
    if any(len(title) > LONGEST_TITLE for titles in rows for title in titles):
        return None
    over = [_across(sheet, rows, row, level) for level in range(depth)]
    if depth > 1 and (len(set(rows[0]) - {EMPTY}) < 2 or not _is_nested(sheet, rows, over, row)):
        return None
    width = max(map(len, over), default=0)
    return Header(row, depth, tuple(_joined(over, column) for column in range(width)))


def without_header(sheet: Sheet, row: int) -> Header:
    """The substitute for the header of a list that has none and begins in `row`."""
    width = max(map(len, sheet.rows[row : row + SEARCHED_LINES]), default=0)
    return Header(row, 0, tuple(f"{column_letter(n)} 列" for n in range(width)))


def _titles_of(row: Row) -> list[str]:
    return [EMPTY if is_blank(cell) else re.sub(r"\s+", "", cell_text(cell)) for cell in row]


def _across(sheet: Sheet, rows: list[list[str]], first: int, level: int) -> list[str]:
    """One header row with each parent's title repeated over its children."""
    titles = list(rows[level])
    row = first + level
    for merged in sheet.merged:
        if merged.top == row and merged.left < min(merged.right, len(titles)):
            stop = min(merged.right + 1, len(titles))
            titles[merged.left : stop] = [titles[merged.left]] * (stop - merged.left)
    if level + 1 < len(rows) and not sheet.merged:
        below = rows[level + 1]
        for column in range(1, len(titles)):
            if not titles[column] and column < len(below) and below[column]:
                titles[column] = titles[column - 1]
    return titles


def _is_nested(sheet: Sheet, rows: list[list[str]], over: list[list[str]], first: int) -> bool:
    """Whether each lower row only divides the titles above it, as a header's does."""
    for level in range(1, len(rows)):
        divided = False
        for column, title in enumerate(rows[level]):
            above = over[level - 1][column] if column < len(over[level - 1]) else EMPTY
            if not title:
                continue
            if not isinstance(sheet.rows[first + level][column], str):
                return False
            if above and not _is_parent(over[level - 1], column):
                return False
            divided = divided or bool(above)
        if not divided:
            return False
    return True


def _is_parent(titles: list[str], column: int) -> bool:
    left = column > 0 and titles[column - 1] == titles[column]
    right = column + 1 < len(titles) and titles[column + 1] == titles[column]
    return left or right


def _joined(over: list[list[str]], column: int) -> str:
    parts = [titles[column] for titles in over if column < len(titles) and titles[column]]
    return "/".join(dict.fromkeys(parts))


def _first_texts(sheet: Sheet) -> Header:
    for row, cells in enumerate(sheet.rows[:SEARCHED_LINES]):
        filled = [cell for cell in cells if not is_blank(cell)]
        if len(filled) > 1 and all(isinstance(cell, str) for cell in filled):
            return Header(row, 1, tuple(_titles_of(cells)))
    return Header(0, 1, tuple(_titles_of(sheet.rows[0])) if sheet.rows else ())
