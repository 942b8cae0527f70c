"""点名: one part of an activity, person after person; who is next, how many are there.

Pure: works on a `MarkSheet` and keeps no marks of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.services.activities import marks
from desktop_app.services.activities.mark_sheet import OTHERS, MarkSheet


class RollNumbers(NamedTuple):
    """The persons of one part by what is marked; `late` and `early` ones came too.

    due: members who should come. open: nobody has marked them. others: persons there who are no
    members, who count neither as due nor for the quorum.
    """

    due: int
    came: int
    late: int
    early: int
    leave: int
    absent: int
    open: int
    others: int = 0

    @property
    def there(self) -> int:
        """Members in the room now: those who came, also late, and have not left."""
        return self.came + self.late

    @property
    def half(self) -> int:
        """The least number that is more than half of those due."""
        return self.due // 2 + 1

    @property
    def two_thirds(self) -> int:
        """The least number that is two thirds of those due."""
        return -(-2 * self.due // 3)

    @property
    def rate(self) -> float | None:
        """Those who came among those marked, in per cent; None before anyone is."""
        marked = self.due - self.open
        return 100 * (self.came + self.late + self.early) / marked if marked else None


class RollCall:
    """Goes through the persons of one part; `at` is the row being called, None when all are.

    `among` are the rows that are called, None for all.
    """

    def __init__(self, sheet: MarkSheet, part: int = 0) -> None:
        self.sheet, self.part = sheet, part
        self.among: set[int] | None = None
        self.at = self._open_after(-1)
        self._called: list[int] = []

    def turn_to(self, part: int) -> None:
        """Goes to another part, there to the first person who is open."""
        self.part = part
        self.at = self._open_after(-1)
        self._called.clear()

    def give(self, mark: str) -> int | None:
        """Marks the person being called and calls the next; the row marked, None for nobody."""
        row = self.at
        if row is None:
            return None
        self.sheet.put({(row, self.part): mark}, f"{self.sheet.rows[row].name} {marks.WORDS[mark]}")
        self._called.append(row)
        self.at = self._open_after(row)
        return row

    def sign_in(self, row: int) -> None:
        """Marks someone who is just coming in; whoever is being called stays, unless it is him."""
        name = self.sheet.rows[row].name
        self.sheet.put({(row, self.part): marks.HERE}, f"{name} {marks.WORDS[marks.HERE]}")
        self._called.append(row)
        if self.at == row:
            self.at = self._open_after(row)

    def skip(self) -> None:
        """Leaves the person being called for later and calls the next who is open."""
        if self.at is not None:
            self.at = self._open_after(self.at)

    def back(self) -> None:
        """Calls the one again who was marked last; the one above where nobody was."""
        if self._called:
            self.at = self._called.pop()
        elif self.at:
            self.at -= 1
        elif self.at is None and self.sheet.rows:
            self.at = len(self.sheet.rows) - 1

    def go(self, row: int) -> None:
        """Calls this person."""
        self.at = row

    @property
    def last(self) -> int | None:
        """The row that was marked last, None where nobody was."""
        return self._called[-1] if self._called else None

    def following(self, most: int = 3) -> list[int]:
        """Who is called after the present one: the next open rows."""
        if self.at is None:
            return []
        there = [row for row in self._open_rows() if row != self.at]
        after = [row for row in there if row > self.at]
        return (after + [row for row in there if row < self.at])[:most]

    def mark_group(self, sector: str, mark: str = marks.HERE) -> int:
        """Marks all of a sector who are open as one step; how many there were."""
        rows = [row for row in self._open_rows() if self.sheet.rows[row].sector == sector]
        return self._put_all(rows, mark, f"{sector}整组{marks.WORDS[mark]}")

    def mark_rest(self, mark: str = marks.ABSENT) -> int:
        """Marks all who are called and open as one step; how many there were."""
        return self._put_all(self._open_rows(), mark, f"余下都记{marks.WORDS[mark]}")

    def open_count(self) -> int:
        """How many of those who are called are open, also persons who are no members."""
        return len(self._open_rows())

    def counts(self) -> RollNumbers:
        """What is marked in the part."""
        rows = self.sheet.rows
        due = [row for row, each in enumerate(rows) if each.sector != OTHERS]
        found = self.sheet.tally(self.part, due)
        others = [row for row, each in enumerate(rows) if each.sector == OTHERS]
        came = sum(self.sheet.mark(row, self.part) in marks.THERE for row in others)
        return RollNumbers(
            len(due), found[marks.HERE], found[marks.LATE], found[marks.LEFT],
            found[marks.LEAVE] + found[marks.AWAY], found[marks.ABSENT], found[marks.BLANK], came,
        )  # fmt: skip

    def sectors(self) -> dict[str, list[int]]:
        """The rows by sector, both in the order of the sheet."""
        found: dict[str, list[int]] = {}
        for row, each in enumerate(self.sheet.rows):
            found.setdefault(each.sector, []).append(row)
        return found

    def group_words(self, sector: str, rows: Sequence[int]) -> str:
        """What is marked of one sector, for its head: 到 9，假 1，共 10; only what there is."""
        found = self.sheet.tally(self.part, rows)
        opens, every = found[marks.BLANK], len(rows)
        if opens == every:
            return f"{every} 位"
        if opens:
            return f"还有 {opens} 位，共 {every}"
        came = sum(found[each] for each in (marks.HERE, marks.LATE, marks.LEFT))
        away = found[marks.LEAVE] + found[marks.AWAY]
        words = [f"到 {came}"] if came else []
        words += [f"假 {away}"] if away else []
        words += [f"缺 {found[marks.ABSENT]}"] if found[marks.ABSENT] else []
        return "，".join([*words, f"共 {every}"])

    def _put_all(self, rows: Sequence[int], mark: str, words: str) -> int:
        count = self.sheet.put({(row, self.part): mark for row in rows}, words)
        if self.at in rows:
            self.at = self._open_after(self.at or 0)
        return count

    def _open_rows(self) -> list[int]:
        every = range(len(self.sheet.rows)) if self.among is None else sorted(self.among)
        return [row for row in every if self.sheet.mark(row, self.part) == marks.BLANK]

    def _open_after(self, row: int) -> int | None:
        """The next open row behind one, from the beginning where none is left behind it."""
        there = self._open_rows()
        return next((each for each in there if each > row), there[0] if there else None)
