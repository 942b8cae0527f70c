"""What a table of a period declares: its lines, each a part of a section of statistics."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from desktop_app.services.statistics.sections import TOTAL, SectionRule

MONTH, QUARTER, HALF, YEAR = "month", "quarter", "half", "year"
KIND_WORDS = {MONTH: "月", QUARTER: "季度", HALF: "半年", YEAR: "年"}


class HeadLine(NamedTuple):
    """A line that only names those below it."""

    title: str


class PartLine(NamedTuple):
    """A line that counts one part of a section of statistics.

    `family` says by what it is one of several parts (按类型) of the line with the key `of`; the
    parts of a family must make up that line. `zero_unknown`: 0 says that nobody typed the number.
    """

    key: str
    title: str
    unit: str
    rule: SectionRule
    part: str = TOTAL
    level: int = 0
    of: str = ""
    family: str = ""
    zero_unknown: bool = False


class RatioLine(NamedTuple):
    """A line in percent: one line divided by another, both by their keys."""

    title: str
    part: str
    whole: str
    level: int = 1


class UnkeptLine(NamedTuple):
    """A line that the program does not keep yet; `why` is what is missing, for the note."""

    title: str
    unit: str
    why: str
    level: int = 0


class DerivedLines(NamedTuple):
    """Lines that follow from other records than those of one section; their number may vary.

    `make` yields now and then and returns `TableLine`s, from the desk and the period.
    """

    make: Callable[[Any, Any], Generator[Any, None, Sequence[Any]]]


LineRule: TypeAlias = HeadLine | PartLine | RatioLine | UnkeptLine | DerivedLines


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTableRule:
    """One table that a higher office collects every period.

    key: name for the command and for what is remembered.
    number: its place in the set, from 1.
    kinds: the kinds of periods that it is made for, the usual one first.
    notes: which day and which rule counts for which line, as pairs.
    by_committee: whether a second block counts its lines for each committee.
    """

    key: str
    number: int
    title: str
    kinds: tuple[str, ...]
    lines: tuple[LineRule, ...]
    notes: tuple[tuple[str, str], ...] = ()
    by_committee: bool = False

    def __post_init__(self) -> None:
        """`ValueError` where a key is given twice or a line names one that is not there."""
        keys = [each.key for each in self.lines if isinstance(each, PartLine)]
        if len(set(keys)) < len(keys):
            raise ValueError(f"{self.key}: two lines have one key")
        named = {each.of for each in self.lines if isinstance(each, PartLine) and each.of}
        for each in self.lines:
            if isinstance(each, RatioLine):
                named |= {each.part, each.whole}
        if named - set(keys):
            raise ValueError(f"{self.key}: no line {sorted(named - set(keys))}")

    @property
    def derived(self) -> tuple[DerivedLines, ...]:
        """Its lines that follow from other records."""
        return tuple(each for each in self.lines if isinstance(each, DerivedLines))

    def usual(self, kind: str) -> str:
        """Which kinds of periods it is made for, where the chosen one is none of them; else ""."""
        if kind in self.kinds or kind not in KIND_WORDS:
            return ""
        words = "、".join(KIND_WORDS[each] for each in self.kinds)
        return f"这张表一般按{words}报"

    @property
    def name(self) -> str:
        """The title with its number: 1. 委员基本情况统计表."""
        return f"{self.number}. {self.title}"

    @property
    def short(self) -> str:
        """The same for a list: 1. 委员基本情况."""
        return self.name.removesuffix("统计表")
