"""Lists without a header: finds the field of each column by the column's content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from desktop_app.documents.grids import Row, Sheet, cell_text, is_blank
from desktop_app.documents.headers import PLUS
from desktop_app.documents.line_kinds import is_note, is_section, is_sum
from desktop_app.documents.sheet_body import DITTO
from desktop_app.records.codes import default_choices
from desktop_app.records.field_types import Code, Codes, Day, Phone
from desktop_app.records.links import Link
from desktop_app.records.record import Field, Record
from desktop_app.records.special_field_types import Email, IdCard
from desktop_app.services.imports.import_combined import POSTS
from desktop_app.services.imports.import_people import looks_like_name, name_cell

LOOKED_AT = 60
MOST, MANY = 0.8, 0.6
FEWEST = 2
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0\d{2,3}[- ]?\d{7,8}|[2-8]\d{6,7}")
_ID = re.compile(r"\d{17}[\dXx]")
_DAY = re.compile(
    r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}(?:\s*[月./-].*)?"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?"
)
_UNIT = re.compile(
    r".*(?:局|委|办|院|所|站|中心|公司|厂|学校|小学|中学|[一二三四五]中|协会|商会|集团|社|部|厅|馆|"
    r"场|乡|镇|街道|村|支行|银行|工会|联合会|委员会|政府|法院|检察院|合作社|幼儿园|园|店|联)"
)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def guessed_by_content(model: type[Record], sheet: Sheet, row: int) -> Mapping[int, str]:
    """The fields of a headerless list that begins in `row`; empty where too few are recognised."""
    rows = [each for each in sheet.rows[row : row + LOOKED_AT] if _is_line(each)]
    width = max(map(len, rows), default=0)
    found: list[tuple[float, int, int, str]] = []
    tests = _tests(model)
    for column in range(width):
        texts = [cell_text(each[column]) for each in rows if column < len(each)]
        texts = [text for text in texts if text and text not in DITTO]
        for rank, (key, least, fits) in enumerate(tests):
            share = sum(map(fits, texts)) / len(texts) if texts else 0.0
            if share >= least:
                found.append((-share, rank, column, key))
    mapping: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, column, key in sorted(found, key=lambda each: (each[1], each[0], each[2])):
        if column not in mapping and not taken & set(key.split(PLUS)):
            mapping[column] = key
            taken.update(key.split(PLUS))
    return dict(sorted(mapping.items()))


def without_titles(model: type[Record], sheet: Sheet) -> tuple[int, Mapping[int, str]] | None:
    """First row and fields of a headerless list; None if the list has a header.

    Only lists of persons are recognised by their contents: they must have names, and something
    more or nothing else at all.
    """
    if not model.PERSON:
        return None
    for row, cells in enumerate(sheet.rows[:LOOKED_AT]):
        if not any(looks_like_name(cell_text(cell)) for cell in cells):
            continue
        mapping = guessed_by_content(model, sheet, row)
        named = next((n for n, key in mapping.items() if key == model.NAME), -1)
        if named < 0 or not looks_like_name(cell_text(cells[named])):
            continue
        alone = all(sum(not is_blank(cell) for cell in each) < 2 for each in sheet.rows[row:])
        enough = len(mapping) >= FEWEST or (alone and len(sheet.rows) - row > FEWEST)
        return (_first(model, sheet, row, mapping), mapping) if enough else None
    return None


def _first(model: type[Record], sheet: Sheet, row: int, mapping: Mapping[int, str]) -> int:
    """The first row of a list; a section line and people with rare names may be above it."""
    tests = {key: fits for key, _, fits in _tests(model) if key != model.NAME}
    for above in range(row - 1, -1, -1):
        cells = {n: cell_text(cell) for n, cell in enumerate(sheet.rows[above]) if cell_text(cell)}
        if not cells:
            continue
        told = [tests[key](cells[n]) for n, key in mapping.items() if n in cells and key in tests]
        heads = len(cells) == 1 and is_section(next(iter(cells.values())), person=True)
        if not heads and sum(told) * 2 <= len(told):
            return row
        row = above
    return row


def _is_line(row: Row) -> bool:
    texts = [cell_text(cell) for cell in row if not is_blank(cell)]
    if len(texts) > 1:
        return not is_sum(texts[0])
    odd = not texts or is_sum(texts[0]) or is_note(texts[0]) or is_section(texts[0], person=True)
    return not odd


@cache
def _tests(model: type[Record]) -> tuple[tuple[str, float, Callable[[str], bool]], ...]:
    """Tests that recognise fields, surest first: key, share of cells that must pass, test."""
    fields: dict[str, Field] = {each.name: each for each in model.declared()}
    found: list[tuple[str, float, Callable[[str], bool]]] = []
    for name, each in fields.items():
        if isinstance(each, IdCard):
            found.append((name, MOST, _whole(_ID)))
        elif isinstance(each, Phone):
            found.append((name, MANY, _whole(_MOBILE if each.sensitive else _LANDLINE)))
        elif isinstance(each, Email):
            found.append((name, MANY, _whole(_MAIL)))
    found += [(n, MOST, _coded(x)) for n, x in fields.items() if isinstance(x, Code) and _told(x)]
    for name, each in fields.items():
        if isinstance(each, Link) and each.linked.IMPORT.title_pattern is not None:
            found.append((name, MOST, _whole(each.linked.IMPORT.title_pattern)))
    if model.PERSON:
        found.append((model.NAME, MANY, lambda text: looks_like_name(name_cell(text, None).name)))
    found += [(name, MOST, _whole(_DAY)) for name, x in fields.items() if isinstance(x, Day)][:1]
    if {"unit", "post"} <= set(fields):
        found.append(("post", MANY, lambda text: POSTS.fullmatch(text) is not None))
        found.append(("unit", MOST, _whole(_UNIT)))
        found.append((f"unit{PLUS}post", MANY, lambda text: POSTS.search(text) is not None))
    return tuple(found)


_TOLD = frozenset({"sex", "nation", "politics", "education", "degree", "cppcc_post"})


def _told(field: Code) -> bool:
    """Whether the entries of a code list are found in no other column of a list."""
    return field.codes in _TOLD and (field.name == field.codes or isinstance(field, Codes))


def _coded(field: Code) -> Callable[[str], bool]:
    choices = default_choices()[field.codes]
    return lambda text: choices.find(text) is not None and not text.isdecimal()


def _whole(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch("".join(text.split())) is not None
