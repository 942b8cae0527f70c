"""What the page of duties shows: members or groups by the duties of a year, as plain values."""

from __future__ import annotations

from typing import NamedTuple

DONE, TICKED, PARTLY, NONE, OVERDUE, EXEMPT = (
    "done", "ticked", "partly", "none", "overdue", "exempt",
)  # fmt: skip
"""States of a cell: counted up to the minimum, ticked by hand, begun (counted, or still open as a
proposal that waits for review), nothing yet, past its day and not done, not asked of this one."""
FULFILLED = (DONE, TICKED)
OPEN = (PARTLY, NONE, OVERDUE)


class DutyColumn(NamedTuple):
    """One duty: its rule in words (立案满 1), its last day as ISO text or "", how many did it.

    The last day is whole: that of a month or a year where only these are known.

    unit: measure word of what it counts. done: how many of the lines did it, asked: of how many.
    fact: a code of `fact_kind`. how_to: how to do it, in words for a member, or "".
    counts: the counted facts in words, with the kinds, levels and role they are narrowed to.
    """

    key: int
    name: str
    rule: str
    due: str
    minimum: int
    unit: str
    done: int = 0
    asked: int = 0
    fact: str = ""
    how_to: str = ""
    counts: str = ""


class DutyCell(NamedTuple):
    """What one line has of one duty: how many count.

    waiting: a word for what is under way (待审), "". last: the last day that counts, "" where the
    matrix was read without it.
    """

    state: str
    done: int = 0
    minimum: int = 1
    waiting: str = ""
    last: str = ""


class DutyLine(NamedTuple):
    """A member or group with its cells in the order of the columns.

    about: a few words for the head of its pane (party, unit). exempt: why nothing is asked, "".
    done, asked: how many duties it did, of how many; asked is 0 where nothing is asked of it.
    """

    key: int
    name: str
    committee: str
    sector: str
    about: str
    cells: tuple[DutyCell, ...]
    exempt: str = ""
    done: int = 0
    asked: int = 0


class DutyMatrix(NamedTuple):
    """The duties of a year for members or groups (code of `duty_subject`), lines in their order."""

    year: int
    subject: str
    columns: tuple[DutyColumn, ...]
    lines: tuple[DutyLine, ...]


class BehindRow(NamedTuple):
    """One record behind a cell: whether it counts, and in a few words why not (电话不计).

    day: ISO text or "". opens, opens_key: the record that a click opens.
    """

    day: str
    title: str
    counts: bool
    why: str
    opens: str
    opens_key: int
