"""One member's score as a sheet of texts: what the detail page and the print of it show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

CATEGORY, LINE, TOTAL = "category", "line", "total"


class ScoreSheetRow(NamedTuple):
    """One row of the sheet.

    kind: a category, a line of it, or the total.
    rule: the item that it counts by; points, counted: before and after every cut.
    tag: why not all of it counts, a few words; why: the same in a sentence.
    note: what a category says after its name (封顶 20); over: what its cap left out.
    opens: register and id of the record behind the line, None for none.
    """

    kind: str
    what: str
    day: str = ""
    rule: str = ""
    points: str = ""
    counted: str = ""
    tag: str = ""
    why: str = ""
    note: str = ""
    over: str = ""
    document: str = ""
    opens: tuple[str, int] | None = None
    by_hand: bool = False

    @property
    def cut(self) -> bool:
        """Whether not all of its points count."""
        return self.points != self.counted


class CategoryBar(NamedTuple):
    """What a category counts, in hundredths, of at most how much; None for no cap."""

    name: str
    counted: int
    cap: int | None


class ScoreSheet(NamedTuple):
    """The whole sheet.

    total, grade: texts, "" where there is no total.
    apart: why there is no total, "" where there is one.
    facts: titled remarks at the side: rank, last year, distance to the next grade.
    unmet: basic requirements that are not met, a sentence each.
    locked: why nothing changes here any more, "" where it does.
    """

    key: int
    name: str
    post: str
    rows: Sequence[ScoreSheetRow]
    bars: Sequence[CategoryBar]
    total: str
    grade: str
    passing: bool
    best: bool
    apart: str = ""
    facts: Sequence[tuple[str, str]] = ()
    unmet: Sequence[str] = ()
    locked: str = ""
    rules: int = 0
    group: bool = False

    @property
    def lines(self) -> list[ScoreSheetRow]:
        """The rows that are neither categories nor the total."""
        return [each for each in self.rows if each.kind == LINE]

    @property
    def by_hand(self) -> int:
        """How many lines were entered by hand."""
        return sum(each.by_hand for each in self.lines)
