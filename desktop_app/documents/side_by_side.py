"""Lists that share the rows of one sheet, to save paper, put one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.grids import EMPTY, Cell, MergedRange, Sheet, column_letter, is_blank
from desktop_app.documents.headers import LONGEST_TITLE, SEARCHED_LINES, plain

_FEWEST_TITLES = 2
_SHARED = 0.6


@dataclass(frozen=True, slots=True)
class _Block:
    """One list: its columns from `left` up to but not `stop`, and the titles over them."""

    left: int
    stop: int
    titles: tuple[str, ...]


def joined(sheet: Sheet) -> Sheet:
    """The sheet with lists that are side by side put one under the other, and a notice of it.

    Such lists have an empty column between them and share most titles, or repeat all titles in the
    same order. A sheet without such lists comes back as it is.
    """
    for row in range(min(SEARCHED_LINES, len(sheet.rows))):
        blocks = _blocks(sheet, row)
        if len(blocks) > 1:
            return _joined(sheet, row, blocks)
    return sheet


def _blocks(sheet: Sheet, row: int) -> list[_Block]:
    """The lists whose titles are in a row; none if it has no titles of several."""
    cells = sheet.rows[row]
    filled = [n for n, cell in enumerate(cells) if not is_blank(cell)]
    if len(filled) < 2 * _FEWEST_TITLES or not all(_is_title(cells[n]) for n in filled):
        return []
    titles = {n: plain(str(cells[n])) for n in filled}
    if len(set(titles.values())) == len(filled):
        return []
    return _repeated(sheet, row, titles) or _parted(sheet, row, titles)


def _is_title(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell.strip()) <= LONGEST_TITLE


def _repeated(sheet: Sheet, row: int, titles: dict[int, str]) -> list[_Block]:
    """The lists that repeat all titles of the row in the same order, nothing between them."""
    left, stop = min(titles), max(titles) + 1
    texts = tuple(titles.get(n, EMPTY) for n in range(left, stop))
    width = texts.index(texts[0], 1) if texts[0] in texts[1:] else 0
    whole = width >= _FEWEST_TITLES and len(texts) % width == 0 and EMPTY not in texts
    if not whole or texts != texts[:width] * (len(texts) // width):
        return []
    if len(set(texts[:width])) < width or _is_used(sheet, row, 0, left):
        return []
    return [_Block(n, n + width, texts[:width]) for n in range(left, stop, width)]


def _parted(sheet: Sheet, row: int, titles: dict[int, str]) -> list[_Block]:
    """The lists that share titles and have an empty column between them."""
    found: list[_Block] = []
    start = min(titles)
    for n in range(start, max(titles) + 2):
        if n in titles:
            continue
        if n > start:
            found.append(_Block(start, n, tuple(titles[each] for each in range(start, n))))
        if n < max(titles) and _is_used(sheet, row, n, n + 1):
            return []  # a column without a title, but no gap between two lists
        start = n + 1
    first = set(found[0].titles)
    alike = all(_shares(first, block.titles) for block in found)
    return found if alike and not _is_used(sheet, row, 0, found[0].left) else []


def _shares(first: set[str], titles: Sequence[str]) -> bool:
    shared = len(first.intersection(titles))
    whole = len(set(titles)) == len(titles)
    return whole and shared >= _FEWEST_TITLES and shared >= _SHARED * len(titles)


def _is_used(sheet: Sheet, row: int, left: int, stop: int) -> bool:
    """Whether some columns contain anything from a row on."""
    return any(not is_blank(cell) for cells in sheet.rows[row:] for cell in cells[left:stop])


def _joined(sheet: Sheet, row: int, blocks: list[_Block]) -> Sheet:
    stack = _Stack(sheet, row, blocks)
    for block in blocks:
        stack.add(block)
    told = f"这张表里左右并排着 {len(blocks)} 份名单，已接成一份：{'，'.join(stack.notices)}。"
    notices = (*sheet.notices, told)
    return replace(sheet, rows=stack.rows, merged=tuple(stack.merged), notices=notices)


class _Stack:
    """Lists put one under the other, each cell under the title that is its own."""

    def __init__(self, sheet: Sheet, row: int, blocks: list[_Block]) -> None:
        self.rows: list[list[Cell]] = []
        self.merged: list[MergedRange] = []
        self.notices: list[str] = []
        self._sheet, self._row = sheet, row
        self._titles = list(dict.fromkeys(each for block in blocks for each in block.titles))

    def add(self, block: _Block) -> None:
        """Add one list: the first with the lines over it, the others without the same titles."""
        place = [self._titles.index(each) for each in block.titles]
        top, width = len(self.rows), len(self._titles)
        moved: dict[int, int] = {}
        if top and (name := self._name_of(block)):
            self.merged.append(MergedRange(top, 0, top, width - 1))
            self.rows.append([name, *[EMPTY] * (width - 1)])
        for index in range(0 if not top else self._row + 1, self._last_row(block) + 1):
            moved[index] = len(self.rows)
            self.rows.append(_spread(self._cells(index, block), place, width))
        if top:
            self._add_above(block)
            letters = f"{column_letter(block.left)}–{column_letter(block.stop - 1)}"
            self.notices.append(f"原表 {letters} 列接在第 {top} 行之后")
        self._move_merged(block, place, moved)

    def _name_of(self, block: _Block) -> Cell:
        """The name over a further list's first column, if another name is over the first."""
        for index in range(self._row - 1, -1, -1):
            name, first = self._cells(index, block)[0], self.rows[index][0]
            if not is_blank(name) and not is_blank(first) and name != first:
                return name
        return EMPTY

    def _add_above(self, block: _Block) -> None:
        """Put the other lines over a further list where they are read: its titles, its unit."""
        for target, cell in zip(block.titles, self._cells(self._row, block), strict=True):
            place = self._titles.index(target)
            self.rows[self._row][place] = self.rows[self._row][place] or cell
        for index in range(self._row):
            for n, cell in enumerate(self._cells(index, block)):
                last = self.rows[index][-1]
                if not is_blank(cell) and n and is_blank(last):
                    self.rows[index][-1] = cell

    def _cells(self, index: int, block: _Block) -> list[Cell]:
        cells = self._sheet.rows[index]
        return [cells[n] if n < len(cells) else EMPTY for n in range(block.left, block.stop)]

    def _last_row(self, block: _Block) -> int:
        """The last row in which a list holds something, the one of its titles at least."""
        last = len(self._sheet.rows) - 1
        while last > self._row and all(map(is_blank, self._cells(last, block))):
            last -= 1
        return last

    def _move_merged(self, block: _Block, place: Sequence[int], moved: dict[int, int]) -> None:
        for each in self._sheet.merged:
            inside = block.left <= each.left < block.stop and each.top in moved
            if inside and (each.right == each.left or list(place) == sorted(place)):
                left = place[each.left - block.left]
                right = left + min(each.right, block.stop - 1) - each.left
                bottom = max(moved[n] for n in range(each.top, each.bottom + 1) if n in moved)
                self.merged.append(MergedRange(moved[each.top], left, bottom, right))


def _spread(cells: Sequence[Cell], place: Sequence[int], width: int) -> list[Cell]:
    row: list[Cell] = [EMPTY] * width
    for target, cell in zip(place, cells, strict=True):
        row[target] = cell
    return row
