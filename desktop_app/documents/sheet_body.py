"""The lines under a sheet's header: merged and repeated values filled in, other lines left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop_app.documents import line_kinds
from desktop_app.documents.grids import EMPTY, Cell, Row, Sheet, cell_text, is_blank
from desktop_app.documents.headers import Header, plain

DITTO = frozenset(
    {"〃", "″", "〞", "＂", "''", "“", "”", '"', " 〃 ", "同上", "同 上", "（同上）", "(同上)"}
)
_SUM_COLUMNS = 3
_SECTION_WIDTH = 3
_FEW = 4
_FULL = 2
_LOOKED_AT = 60
_SHARED_TITLES = 0.6


@dataclass(frozen=True, slots=True)
class Left:
    """A line with text that is not imported: its number (from 1), its first text, and why."""

    number: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Body:
    """The lines to import: `numbers[i]` is the sheet's line number (from 1) of `rows[i]`.

    `blanks`, `sums` and `notes` count the lines left out for being so. `sections[i]` are the texts
    of the section lines above `rows[i]`, a line each; there are none where the sheet has no
    sections. `left` are the lines left out that are neither blank nor the header again.
    """

    rows: Sequence[Row]
    numbers: Sequence[int]
    blanks: int = 0
    sums: int = 0
    notes: int = 0
    sections: Sequence[str] = ()
    left: tuple[Left, ...] = ()


def body_of(
    sheet: Sheet,
    header: Header,
    used: Collection[int] = (),
    named: int = -1,
    *,
    person: bool = False,
) -> Body:
    """The lines under the header; `used` are the columns that will be read, all when empty.

    `named` is the column with the name of each line's record; `person`: it is a person's.
    """
    reach = _Reach(sheet, header, used, named, person)
    lines = _Lines()
    for index in range(header.body, len(sheet.rows)):
        row = reach.filled.get(index) or sheet.rows[index]
        why = reach.why_left_out(index)
        if why == "under":
            why = "note" if not lines.add_below(named, row) else "taken"
        if why:
            lines.leave_out(index, sheet.rows[index], why)
        else:
            lines.add(index, row)
    return lines.body()


class _Lines:
    """The lines kept and left out so far, with the sections above them."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.numbers: list[int] = []
        self.sections: list[str] = []
        self.counts = dict.fromkeys(("blank", "sum", "note", "section", "again", "taken"), 0)
        self.left: list[Left] = []
        self._open: list[tuple[str, str]] = []
        self._under = EMPTY

    def add(self, index: int, row: Row) -> None:
        """Keep a line; ditto marks in it are replaced by the values above them."""
        if self.rows and not DITTO.isdisjoint(row):
            row = _without_ditto(row, self.rows[-1])
        self.rows.append(row)
        self.numbers.append(index + 1)
        self.sections.append(self._under)

    def add_below(self, named: int, row: Row) -> bool:
        """Put a note in brackets behind the name above it; whether there is one."""
        if not self.rows or is_blank(self.rows[-1][named]):
            return False
        above = list(self.rows[-1])
        above[named] = cell_text(above[named]) + line_kinds.tight(cell_text(_only(row)))
        self.rows[-1] = above
        return True

    def leave_out(self, index: int, row: Row, why: str) -> None:
        """Count a line that is not imported; a section counts for the lines that follow."""
        self.counts[why] += 1
        text = next((cell_text(cell) for cell in row if not is_blank(cell)), EMPTY)
        if why == "section":
            style = line_kinds.section_style(text)
            styles = [each for each, _ in self._open]
            if style in styles:
                del self._open[styles.index(style) :]
            self._open.append((style, line_kinds.tight(text)))
            self._under = "\n".join(each for _, each in self._open)
        if why in ("sum", "note", "section") and not text.startswith(line_kinds.SHEET_MARK):
            self.left.append(Left(index + 1, text, why))

    def body(self) -> Body:
        """All lines."""
        sections = self.sections if self.counts["section"] else ()
        notes = sum(self.counts[each] for each in ("note", "section", "again", "taken"))
        blanks, sums = self.counts["blank"], self.counts["sum"]
        return Body(
            self.rows, self.numbers, blanks, sums, notes, sections, tuple(self.left)
        )  # fmt: skip


class _Reach:
    """The properties by which the lines of one sheet are classified, worked out once."""

    def __init__(
        self, sheet: Sheet, header: Header, used: Collection[int], named: int, person: bool
    ) -> None:
        self.sheet, self.named, self.person = sheet, named, person
        self.used = sorted(used) or range(len(header.titles))
        self.titles = frozenset(
            plain(part) for title in header.titles for part in (title, *title.split("/")) if part
        )
        self.own_titles = [plain(title) for title in header.titles]
        self.filled = _filled_down(sheet, header.body)
        wide = max(1, min(_SECTION_WIDTH, len(header.titles) - 1))
        self.sections = frozenset(
            merged.top for merged in sheet.merged if merged.right - merged.left >= wide
        )
        above = (cell for row in sheet.rows[: header.row] for cell in row if isinstance(cell, str))
        self.above = frozenset(plain(text) for text in (*above, *sheet.above)) - {EMPTY}
        counts = sorted(
            sum(not is_blank(cell) for cell in row)
            for row in sheet.rows[header.body : header.body + _LOOKED_AT]
        )
        self.full = bool(counts) and counts[len(counts) // 2] > _FULL

    def why_left_out(self, index: int) -> str:
        """Why a line is not imported; an empty text when it is.

        `under` is a note in brackets to the name above, `section` heads what follows.
        """
        row = self.sheet.rows[index]
        if self._is_plain(row):
            return EMPTY
        typed = [cell for cell in row if cell != EMPTY]
        if len(typed) <= _FEW or not typed[0] or str(typed[0]).isspace():
            typed = [cell for cell in typed if not is_blank(cell)]
        if not typed:
            return "blank"
        if _is_sum(row[:_SUM_COLUMNS]):
            return "sum"
        if len(typed) <= _FULL:
            why = self._few(index, row, typed)
            if why:
                return why
        if self._is_header_again(row, typed):
            return "again"
        read = len(typed) > len(row) - len(self.used) or not self._is_unread(row)
        return EMPTY if read else "note"

    def _is_plain(self, row: Row) -> bool:
        """Whether a line is imported, told at little cost; False where it may be none."""
        if not 0 <= self.named < min(len(row), len(self.own_titles)):
            return False
        first, name = row[0], row[self.named]
        if not isinstance(first, str) or not isinstance(name, str) or is_blank(first):
            return False
        if is_blank(name) or self.own_titles[self.named][-1:] in name:
            return False
        typed = len(row) - row.count(EMPTY)
        return typed > max(_FEW, len(row) - len(self.used)) and not _is_sum(row[:_SUM_COLUMNS])

    def _few(self, index: int, row: Row, typed: Sequence[Cell]) -> str:
        """Why a line of one or two cells is not imported, an empty text where it may be."""
        first = typed[0]
        if not isinstance(first, str):
            return EMPTY
        if line_kinds.is_note(first):
            return "note"
        if all(isinstance(cell, str) and plain(cell) in self.above for cell in typed):
            return "again"
        if line_kinds.is_page_line(first) and self._is_no_name(row):
            return "note"
        if len(typed) > 1:
            return EMPTY
        return self._alone(index, row, first)

    def _alone(self, index: int, row: Row, text: str) -> str:
        """The same for a line of one text."""
        place = next(n for n, cell in enumerate(row) if not is_blank(cell))
        if index in self.sections and text.startswith(line_kinds.SHEET_MARK):
            return "section"
        if place == self.named and line_kinds.is_bracketed(text):
            return "under"
        if place < len(self.own_titles) and plain(text) == self.own_titles[place]:
            return "again"
        if place in self.used and place > max(self.named, 0) and index not in self.sections:
            return EMPTY
        if line_kinds.is_section(text, person=self.person, full=self.full):
            return "section"
        if self.person and (line_kinds.is_title(text) or line_kinds.is_prose(text)):
            return "note"
        if index in self.sections or 0 <= place < self.named:
            return "section" if len(text) <= line_kinds.LONGEST_SECTION else "note"
        return EMPTY

    def _is_no_name(self, row: Row) -> bool:
        """Whether a line has no name of its own, or one that only people do not have."""
        if self.person or self.named < 0:
            return True
        return self.named >= len(row) or is_blank(row[self.named])

    def _is_unread(self, row: Row) -> bool:
        return all(column >= len(row) or is_blank(row[column]) for column in self.used)

    def _is_header_again(self, row: Row, typed: Sequence[Cell]) -> bool:
        if len(typed) < 2 or not isinstance(typed[0], str) or not self._may_be_title(row):
            return False
        known = sum(isinstance(cell, str) and plain(cell) in self.titles for cell in typed)
        if known == len(typed):
            return True
        if known < _SHARED_TITLES * len(typed) or not 0 <= self.named < len(row):
            return False
        return plain(cell_text(row[self.named])) == self.own_titles[self.named]

    def _may_be_title(self, row: Row) -> bool:
        """Whether the cell of the name could be its title, by one character of it."""
        if not 0 <= self.named < min(len(row), len(self.own_titles)):
            return True
        cell = row[self.named]
        return is_blank(cell) or (
            isinstance(cell, str) and self.own_titles[self.named][-1:] in cell
        )


def _only(row: Row) -> Cell:
    return next(cell for cell in row if not is_blank(cell))


def _without_ditto(row: Row, above: Row) -> Row:
    return [
        above[n] if n < len(above) and isinstance(cell, str) and cell in DITTO else cell
        for n, cell in enumerate(row)
    ]


def _is_sum(cells: Row) -> bool:
    texts = [cell for cell in cells if isinstance(cell, str) and len(cell) > 1]
    return line_kinds.may_be_sum("".join(texts)) and any(map(line_kinds.is_sum, texts))


def _filled_down(sheet: Sheet, first: int) -> dict[int, list[Cell]]:
    """The rows that a merged cell reaches into, with its value written in each of them."""
    filled: dict[int, list[Cell]] = {}
    for merged in sheet.merged:
        if merged.bottom <= merged.top or merged.top < first or merged.top >= len(sheet.rows):
            continue
        top = sheet.rows[merged.top]
        value = top[merged.left] if merged.left < len(top) else EMPTY
        for index in range(merged.top + 1, min(merged.bottom + 1, len(sheet.rows))):
            row = filled.setdefault(index, list(sheet.rows[index]))
            if merged.left < len(row) and is_blank(row[merged.left]):
                row[merged.left] = value
    return filled
