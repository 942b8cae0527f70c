"""Which sheets of a workbook are read: those of one kind together, never those of who left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents.grids import Book, Sheet, cell_text
from desktop_app.documents.sheets_together import together
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.imports.import_proposal import ProposedImport, propose

_GONE = re.compile(
    r"调出|调离|离任|离职|退出|辞去|辞职|免去|免职|撤销|撤换|终止|不再担任|已故|去世|逝世|历届|往届|上届|"
    r"上一届|前任|作废|删除|备份|停用|退休人员"
)
ALIKE = 0.6
NAMED, COPIED = 8, 0.8


def is_of_the_gone(sheet: Sheet, above: int) -> bool:
    """Whether a sheet lists who or what is there no longer, by its name or its title."""
    titles = (cell_text(cell) for row in sheet.rows[:above] for cell in row)
    return any(_GONE.search(text) for text in (sheet.name, *sheet.above, *titles))


def best_sheet(desk: Desk, model: type[Record], book: Book) -> int:
    """The place of the sheet to read: shown, not of who left, with most titles known."""
    return _best(book, [propose(desk, model, sheet) for sheet in book.sheets])


def offered(desk: Desk, model: type[Record], book: Book) -> Book:
    """The book with its sheets of one kind put together as the first one, if there are several.

    The sheet that is read by itself or so put together says which others are not read.
    """
    if len(book.sheets) < 2:
        return book
    found = [propose(desk, model, sheet) for sheet in book.sheets]
    alike = _alike(book, found)
    places = _without_copies(book, found, alike)
    left = [
        f"“{sheet.name}”（内容重复）" if n in alike else f"“{sheet.name}”"
        for n, sheet in enumerate(book.sheets)
        if n not in places
    ]
    told = (f"没有读入的工作表：{_named(left)}。",) if left else ()
    if len(places) == 1:
        sheets = list(book.sheets)
        sheets[places[0]] = _with(sheets[places[0]], told)
        return replace(book, sheets=tuple(sheets))
    chosen = [book.sheets[n] for n in places]
    names = _named([f"“{each.name}”" for each in chosen])
    how = f"这个文件里有 {len(chosen)} 张同样的表（{names}），已接在一起读入。"
    joined = together(chosen, [found[n].header for n in places])
    return replace(book, sheets=(_with(joined, (how, *told)), *book.sheets))


def _with(sheet: Sheet, notices: Sequence[str]) -> Sheet:
    return replace(sheet, notices=(*sheet.notices, *notices))


def _named(names: Sequence[str]) -> str:
    shown = "、".join(names[:NAMED])
    return f"{shown}等 {len(names)} 张" if len(names) > NAMED else shown


def _without_copies(
    book: Book, found: Sequence[ProposedImport], places: Sequence[int]
) -> list[int]:
    """The places of the sheets that say something which the others do not, the best one first.

    A sheet for printing repeats the sheet of data.
    """
    kept: list[int] = []
    known: set[str] = set()
    for place in sorted(places, key=lambda each: (each != _best(book, found), each)):
        lines = _lines_of(book.sheets[place], found[place])
        if kept and lines and len(lines & known) >= COPIED * len(lines):
            continue
        kept.append(place)
        known |= lines
    return sorted(kept)


def _lines_of(sheet: Sheet, proposal: ProposedImport) -> set[str]:
    """What the lines of a sheet say, to find copies by: their names."""
    order = {key: column for column, key in proposal.mapping.items()}
    columns = [order[key] for key in sorted(order) if key == proposal.model.NAME]
    rows = (row for row in sheet.rows[proposal.header.body :])
    texts = ("|".join(cell_text(row[n]) for n in columns if n < len(row)) for row in rows)
    return {text for text in texts if text.strip("|")}


def _best(book: Book, found: Sequence[ProposedImport]) -> int:
    ranked = [
        (
            bool(proposal.mapping) and not sheet.hidden,
            bool(proposal.mapping) and not is_of_the_gone(sheet, proposal.header.row),
            not sheet.hidden,
            len(proposal.mapping),
            -place,
        )
        for place, (sheet, proposal) in enumerate(zip(book.sheets, found, strict=True))
    ]
    return -max(ranked)[-1]


def _alike(book: Book, found: Sequence[ProposedImport]) -> list[int]:
    """The places of the best sheet and of those of its kind."""
    best = _best(book, found)
    model, wanted = found[best].model, set(found[best].mapping.values())
    if model.NAME not in {part for key in wanted for part in key.split("+")}:
        return [best]
    gone = is_of_the_gone(book.sheets[best], found[best].header.row)
    places = []
    for place, (sheet, proposal) in enumerate(zip(book.sheets, found, strict=True)):
        fields = set(proposal.mapping.values())
        shared = len(fields & wanted) >= ALIKE * max(len(fields), len(wanted))
        same = proposal.header.depth == found[best].header.depth and not sheet.hidden
        lines = len(sheet.rows) > proposal.header.body
        left = not gone and is_of_the_gone(sheet, proposal.header.row)
        if place == best or (shared and same and lines and not left):
            places.append(place)
    return places
