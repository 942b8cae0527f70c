"""Reads a block of cells, pasted or of a sheet, as figures of a campaign's period.

Three shapes: a table with places at the left and indicators in the head; lines of place, indicator
and figure; a bare block of numbers that begins at a cell. Shares and sums in it are left out. A
figure whose place or indicator the campaign does not have is never taken for another: it is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.documents.grids import Book, Sheet, cell_text
from desktop_app.documents.grids import Cell as BookCell
from desktop_app.documents.pasted_in import read_pasted
from desktop_app.errors import UserError, Wrong
from desktop_app.records.campaign_period import kind_of
from desktop_app.records.figure import read_figure
from desktop_app.services.campaigns.figure_sheet import TOTAL_ROW, Cell, FigureSheet
from desktop_app.services.campaigns.indicators import Indicator
from desktop_app.services.campaigns.period_of_book import other_period, told_period
from desktop_app.services.campaigns.sums import ALL

HEADS, _EXACT = 8, 8
"""Lines in which the head of a table is looked for; places of a fraction that a book keeps."""
_ALL = frozenset((TOTAL_ROW, "合 计", "总计", "总数", "全州", "全市", "全县", "全部", "小计"))
_BLANK = frozenset(("", "—", "-", "–", "/", "——"))
_CHECK, _FRONT = "核对", 2
"""How the check line of a table begins; columns in which places are looked for."""
_SIGNS = str.maketrans("", "", " \u3000\n\r\t")
_ENDS = ("县", "市", "区", "镇", "乡", "街道")
Rows = Sequence[Sequence[str]]


class FigureBlock(NamedTuple):
    """The figures that a block gives, and the texts in it that are none, place by place.

    `named`: places and indicators were found by their names. `other_period`: a remark where the
    book says that it is for another period.
    """

    cells: Mapping[Cell, int]
    doubts: Sequence[str]
    named: bool = False
    other_period: str = ""


def pasted_block(of: FigureSheet, text: str, at: tuple[int, int]) -> FigureBlock:
    """The figures of a clipboard's text; `at` is the row and column that a bare block begins at."""
    try:
        rows = [[cell_text(cell) for cell in line] for line in read_pasted(text).rows]
    except UserError:
        rows = [line.split("\t") for line in text.strip("\r\n").split("\n")]
    return read_block(of, rows, at)


def block_of_book(of: FigureSheet, book: Book) -> FigureBlock:
    """The figures of the sheet of a book that has most of them; `UserError` where none has any."""
    found = [_block_of_sheet(of, book.name, each) for each in book.sheets]
    best = max(found, key=lambda each: len(each.cells), default=FigureBlock({}, ()))
    if not best.cells and not best.doubts:
        names = "、".join(each.name for each in of.indicators.typed[:3])
        raise UserError(
            f"没有找到填报表：要有一列县（市），表头写指标（如 {names}）。"
            "可以先“导出填报表”，填好再导入。"
        )
    return best


def _block_of_sheet(of: FigureSheet, book: str, page: Sheet) -> FigureBlock:
    rows = [[_text(cell) for cell in line] for line in page.rows]
    told = told_period(
        [*((text,) for text in page.above), *rows], (book, page.name), kind_of(of.period)
    )
    return read_block(of, rows, None)._replace(other_period=other_period(of, told))


def _text(cell: BookCell) -> str:
    """A cell of a book as text; what binary sums leave far behind the point is no figure."""
    if isinstance(cell, float):
        cell = round(cell, _EXACT)
    return cell_text(cell)


def read_block(of: FigureSheet, rows: Rows, at: tuple[int, int] | None) -> FigureBlock:
    """The figures of some lines; without `at` only what is named by places and indicators."""
    if (listed := _lines(of, rows)) is not None:
        return listed
    head = _head_of(of, rows)
    if head is not None:
        return _table(of, rows, *head)
    return _bare(of, rows, at) if at is not None else FigureBlock({}, ())


class _Reading:
    """Collects figures; what is in a cell that is not typed into is passed over."""

    def __init__(self, of: FigureSheet) -> None:
        self._of = of
        self.cells: dict[Cell, int] = {}
        self.doubts: list[str] = []

    def take(self, indicator: Indicator, place: str, text: str) -> None:
        if not self._of.takes(indicator, place) or text.strip() in _BLANK:
            return
        cell = indicator.key, place
        try:
            figure = self._of.read(cell, text)
        except Wrong as wrong:
            self.doubts.append(f"{place or TOTAL_ROW}：{wrong.reason}")
            return
        if figure is not None and self.cells.setdefault(cell, figure) != figure:
            words = f"{place or TOTAL_ROW}“{indicator.name}”写了两个不同的数，取了前一个"
            self.doubts.append(words)

    def doubt(self, words: str) -> None:
        """Names what the campaign does not have, once."""
        if words not in self.doubts:
            self.doubts.append(words)

    def block(self, *, named: bool) -> FigureBlock:
        return FigureBlock(self.cells, self.doubts, named)


def _table(of: FigureSheet, rows: Rows, line: int, columns: Mapping[int, Indicator]) -> FigureBlock:
    """The figures below a head."""
    reading, first = _Reading(of), min(columns)
    used: set[int] = set()
    for each in rows[line + 1 :]:
        place = _place_in(of, each, first)
        if place is None:
            _doubt_place(reading, each[:first], [_at(each, column) for column in columns])
            continue
        for column, indicator in columns.items():
            reading.take(indicator, place, _at(each, column))
        used |= {n for n, text in enumerate(each) if _is_figure(text)}
    for column, text in enumerate(rows[line]):
        if column > first and column not in columns and column in used and text.strip():
            reading.doubt(f"表头“{text.strip()}”不是这项行动的指标")
    return reading.block(named=True)


def _doubt_place(reading: _Reading, front: Sequence[str], figures: Sequence[str]) -> None:
    """Names the place of a line that has figures; the check line of a table is none."""
    names = [text.strip() for text in front if text.strip() and not _is_figure(text)]
    if names and not names[-1].startswith(_CHECK) and any(map(_is_figure, figures)):
        reading.doubt(f"“{names[-1]}”不在填报的县（市）里")


def _is_figure(text: str) -> bool:
    try:
        return read_figure(text) is not None
    except Wrong:
        return False


def _head_of(of: FigureSheet, rows: Rows) -> tuple[int, dict[int, Indicator]] | None:
    """The line with most names of indicators, and which column each of them is."""
    best: tuple[int, dict[int, Indicator]] | None = None
    names = _names(of)
    for number, line in enumerate(rows[:HEADS]):
        columns = {
            column: names[plain] for column, text in enumerate(line)
            if (plain := _plain(text)) in names and column > 0
        }  # fmt: skip
        if columns and (best is None or len(columns) > len(best[1])):
            best = number, columns
    if best is not None:
        best = best[0], {**_above(rows[: best[0]], rows[best[0]], names), **best[1]}
    return best


def _above(rows: Rows, head: Sequence[str], names: Mapping[str, Indicator]) -> dict[int, Indicator]:
    """Of a head of two lines the indicators of the upper one, where the lower has none of its own.

    The lower line is empty there, or calls it 合计 under the name of the total.
    """
    found: dict[int, Indicator] = {}
    for line in rows:
        for column, text in enumerate(line):
            below = _plain(_at(head, column))
            if column > 0 and _plain(text) in names and (not below or below in _ALL):
                found[column] = names[_plain(text)]
    return found


def _names(of: FigureSheet) -> dict[str, Indicator]:
    """The indicators by their names as heads write them, with the unit or without."""
    every = of.indicators.every
    found = {_plain(each.name): each for each in every}
    return {**{_plain(each.title): each for each in every}, **found}


def _plain(text: str) -> str:
    return text.translate(_SIGNS).replace("(", "（").replace(")", "）")


def _place_in(of: FigureSheet, line: Sequence[str], before: int) -> str | None:
    """The place that a line names before its figures, None where it names none."""
    for text in line[:before]:
        found = place_named(of, text)
        if found is not None:
            return found
    return None


def place_named(of: FigureSheet, text: str) -> str | None:
    """The place of a text, ALL for the sum row; 甲 and 甲县 are the same where only one fits."""
    plain = _plain(text)
    if not plain:
        return None
    if plain in of.places:
        return plain
    if plain in _ALL:
        return ALL
    alike = [each for each in of.places if _bare_name(each) == _bare_name(plain)]
    return alike[0] if len(alike) == 1 else None


def _bare_name(place: str) -> str:
    for end in _ENDS:
        if place.endswith(end) and len(place) > len(end) + 1:
            return place.removesuffix(end)
    return place


def _lines(of: FigureSheet, rows: Rows) -> FigureBlock | None:
    """Lines of place, indicator and figure under a head that names all three."""
    for number, head in enumerate(rows[:HEADS]):
        plain = [_plain(text) for text in head]
        columns = [_column(plain, words) for words in (
            ("县（市）", "县市", "地方", "填报单位"), ("填报指标", "指标", "指标名称"),
            ("数", "填报数", "数值", "数量"),
        )]  # fmt: skip
        if None in columns:
            continue
        reading, names = _Reading(of), _names(of)
        where, what, figure = (each or 0 for each in columns)
        for line in rows[number + 1 :]:
            indicator = names.get(_plain(_at(line, what)))
            place = place_named(of, _at(line, where)) if _at(line, where) else ALL
            if indicator is not None and place is not None:
                reading.take(indicator, place, _at(line, figure))
            elif place is None:
                _doubt_place(reading, [_at(line, where)], [_at(line, figure)])
            elif _is_figure(_at(line, figure)):
                reading.doubt(f"“{_at(line, what).strip()}”不是这项行动的指标")
        return reading.block(named=True)
    return None


def _bare(of: FigureSheet, rows: Rows, at: tuple[int, int]) -> FigureBlock:
    """Numbers from a cell on; a column of places before them says the rows."""
    reading, every = _Reading(of), of.indicators.every
    rows = [line for line in rows if any(text.strip() for text in line)]
    places = [*of.places, ALL]
    front = _front(of, rows)
    for down, line in enumerate(rows):
        row, figures = at[0] + down, line[front:]
        found = place_named(of, _at(line, front - 1)) if front else None
        if front and found is None:
            _doubt_place(reading, line[:front], figures)
            continue
        if found is None and row >= len(places):
            reading.doubt(f"最后 {len(rows) - down} 行超出了表格")
            break
        place = found if found is not None else places[row]
        for column, text in enumerate(figures, at[1]):
            if column < len(every):
                reading.take(every[column], place, text)
            elif _is_figure(text):
                reading.doubt("右边超出了表格")
    return reading.block(named=bool(front))


def _front(of: FigureSheet, rows: Rows) -> int:
    """How many columns of a bare block lie before its figures: the number of a line, the place."""
    for column in range(_FRONT):
        if any(place_named(of, _at(line, column)) is not None for line in rows):
            return column + 1
    texts = [_at(line, 0) for line in rows if len(line) > 1]
    return int(bool(texts) and all(_is_name(text) for text in texts))


def _is_name(text: str) -> bool:
    """Whether a text can only be a name: neither blank nor with any digit."""
    return text.strip() not in _BLANK and not any(each.isdigit() for each in text)


def _column(heads: Sequence[str], words: Sequence[str]) -> int | None:
    return next((n for n, each in enumerate(heads) if each in words), None)


def _at(line: Sequence[Any], column: int) -> str:
    return str(line[column]) if column < len(line) else ""
