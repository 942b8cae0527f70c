"""The marks of an activity as they are being filled in: steps to undo, counts, what differs.

Pure: nothing here reads the office file. `mark_sheets` fills a sheet and writes what changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop_app.chinese import pinyin
from desktop_app.services.activities import marks
from desktop_app.services.activities.marks import MarksResult

Cell = tuple[int, int]
"""A place of the sheet: the row of a person, the place of a part."""
SAME = "_"
"""In marks that are kept: this one was not changed."""
OTHERS = "非委员"
"""The group of those who are no members, at the end of every list."""


class MarkedPart(NamedTuple):
    """One half-day or sitting: `position` counts from 1 and names its character in the marks."""

    position: int
    title: str
    day: str = ""
    half: str = ""


class SheetRow(NamedTuple):
    """One person of an activity, by the id of the record of attendance.

    `sector` of a person who is no member is `OTHERS`, `role` is the label of his role. `leave` is
    an approved leave in words, '' for none; `leave_key` is its record, `leave_parts` the positions
    of the marks that it set. Of a member `about` is sex, nationality and posts in a line, `photo`
    the hash of the photo, `read_as` how the name is read as the register says it; '' for each that
    is not known.
    """

    key: int
    version: int
    name: str
    marks: str
    member: int | None = None
    sector: str = ""
    group: str = ""
    committee: str = ""
    unit: str = ""
    role: str = ""
    leave: str = ""
    leave_key: int | None = None
    remark: str = ""
    about: str = ""
    photo: str = ""
    read_as: str = ""
    leave_parts: frozenset[int] = frozenset()

    def is_by_leave(self, position: int) -> bool:
        """Whether a mark of leave at this position has an approved leave as its reason.

        A leave that set no mark, since all were typed before, is the reason of all of them.
        """
        return bool(self.leave) and (not self.leave_parts or position in self.leave_parts)


class SheetStep(NamedTuple):
    """One step that can be taken back: its words, the marks before and after it by cell."""

    words: str
    before: Mapping[Cell, str]
    after: Mapping[Cell, str]


class MarkSheet:
    """Persons by parts; `put` is the only way to change a mark, and each `put` is one step.

    `two_thirds`: whether the rule decides who was there, see `marks.verdict`.
    """

    def __init__(
        self,
        rows: Sequence[SheetRow],
        parts: Sequence[MarkedPart],
        *,
        two_thirds: bool = True,
    ) -> None:
        self.rows, self.parts, self._two_thirds = tuple(rows), tuple(parts), two_thirds
        self._stored = [self._of_parts(each.marks) for each in rows]
        self._now = [list(each) for each in self._stored]
        self._steps: list[SheetStep] = []
        self._undone: list[SheetStep] = []
        self._spellings: dict[int, str] = {}
        self._differing: set[Cell] = set()
        self.remarks: dict[int, str] = {}
        """By row the remarks that differ from what was read; they are no steps."""

    def mark(self, row: int, part: int) -> str:
        """The mark of a cell; `marks.BLANK` where nobody was marked yet."""
        return self._now[row][part]

    def marks_of(self, row: int) -> str:
        """The marks of one person, a character for each part in the order shown."""
        return "".join(self._now[row])

    def result(self, row: int) -> MarksResult:
        """What the marks of a person come to as they are now."""
        places = range(1, len(self.parts) + 1)
        return marks.verdict(self.marks_of(row), places, two_thirds=self._two_thirds)

    def stored(self, row: int, part: int) -> str:
        """The mark of a cell as it was read."""
        return self._stored[row][part]

    def put(self, cells: Mapping[Cell, str], words: str) -> int:
        """Marks some cells as one step with these words; how many of them changed."""
        before = {at: self.mark(*at) for at, mark in cells.items() if self.mark(*at) != mark}
        if before:
            step = SheetStep(words, before, {at: cells[at] for at in before})
            self._steps.append(step)
            self._undone.clear()
            self._take(step.after)
        return len(before)

    def undo(self) -> SheetStep | None:
        """Takes the last step back and returns it; None where there is none."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self._undone.append(step)
        self._take(step.before)
        return step

    def redo(self) -> SheetStep | None:
        """Takes the step again that was taken back last; None where there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._steps.append(step)
        self._take(step.after)
        return step

    @property
    def last_words(self) -> str:
        """The words of the step that undo would take back, '' for none."""
        return self._steps[-1].words if self._steps else ""

    @property
    def changes(self) -> int:
        """How many cells and remarks differ from what was read."""
        return len(self._differing) + len(self.remarks)

    def changed(self) -> dict[int, str | None]:
        """The new marks of each changed row, by row number; None where nothing is marked."""
        return {row: self._whole(row) for row in sorted({row for row, _ in self._differing})}

    def remark(self, row: int) -> str:
        """The remark on a person."""
        return self.remarks.get(row, self.rows[row].remark)

    def note(self, row: int, text: str) -> None:
        """Puts down a remark on a person."""
        if text == self.rows[row].remark:
            self.remarks.pop(row, None)
        else:
            self.remarks[row] = text

    def pending_remarks(self) -> dict[int, str]:
        """By id of record the remarks that differ from what was read."""
        return {self.rows[row].key: text for row, text in self.remarks.items()}

    def take_remarks(self, kept: Mapping[int, str]) -> None:
        """Puts what `pending_remarks` gave of another sheet over this one."""
        for row, each in enumerate(self.rows):
            if each.key in kept:
                self.note(row, kept[each.key])

    def pending(self) -> dict[int, str]:
        """By id of record the changed marks alone: a character a position, `SAME` for the others.

        Like this they can be kept and put over marks that were stored since.
        """
        found = {}
        for row in self.changed():
            text = [SAME] * max(each.position for each in self.parts)
            for part, each in enumerate(self.parts):
                if self.mark(row, part) != self.stored(row, part):
                    text[each.position - 1] = self.mark(row, part)
            found[self.rows[row].key] = "".join(text)
        return found

    def take_pending(self, kept: Mapping[int, str]) -> int:
        """Puts what `pending` gave of another sheet over this one; how many cells changed."""
        cells = {
            (row, part): kept[each.key][at.position - 1]
            for row, each in enumerate(self.rows)
            for part, at in enumerate(self.parts)
            if kept.get(each.key, "")[at.position - 1 : at.position] not in ("", SAME)
        }
        return self.put(cells, "没有保存的")

    def tally(self, part: int, rows: Iterable[int] | None = None) -> Counter[str]:
        """How many persons have each mark in one part, among all or some rows."""
        return Counter(self._now[row][part] for row in self._range(rows))

    def with_blanks(self) -> list[int]:
        """The rows in which some part is open."""
        return [row for row, now in enumerate(self._now) if marks.BLANK in now]

    def with_mark(self, mark: str) -> list[int]:
        """The rows in which some part has this mark."""
        return [row for row, now in enumerate(self._now) if mark in now]

    def find(self, typed: str) -> list[int]:
        """The rows whose name holds a text or is spelled so, by initials or whole.

        Those whose name or spelling begins with it come first.
        """
        wanted = "".join(typed.lower().split())
        if not wanted:
            return []
        begin, hold = [], []
        for row in range(len(self.rows)):
            spelling = self._spelling(row)
            if any(each.startswith(wanted) for each in spelling.split()):
                begin.append(row)
            elif wanted in spelling:
                hold.append(row)
        return begin + hold

    def named(self, name: str) -> list[int]:
        """The rows of persons of exactly this name, apart from spaces and dots."""
        wanted = _plain(name)
        return [row for row, each in enumerate(self.rows) if _plain(each.name) == wanted]

    def _spelling(self, row: int) -> str:
        if row not in self._spellings:
            name = _plain(self.rows[row].name)
            self._spellings[row] = f"{name} {pinyin.search_text(name)}".lower()
        return self._spellings[row]

    def _range(self, rows: Iterable[int] | None) -> Iterable[int]:
        return range(len(self.rows)) if rows is None else rows

    def _take(self, cells: Mapping[Cell, str]) -> None:
        for (row, part), mark in cells.items():
            self._now[row][part] = mark
            if mark == self._stored[row][part]:
                self._differing.discard((row, part))
            else:
                self._differing.add((row, part))

    def _of_parts(self, whole: str) -> str:
        """The characters of the parts in their order."""
        return "".join(marks.at(whole, each.position) for each in self.parts)

    def _whole(self, row: int) -> str | None:
        """The text to be stored: the marks of now at the positions of their parts."""
        found: str | None = self.rows[row].marks
        for part, mark in zip(self.parts, self._now[row], strict=True):
            found = marks.with_mark(found, part.position, mark)
        return found


def _plain(name: str) -> str:
    return "".join(name.split()).replace("•", "·").replace("・", "·")
