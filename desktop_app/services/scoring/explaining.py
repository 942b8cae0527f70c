"""The explanation of one score: every line with the record behind it, and why it was cut.

The numbers are those of the board; the records are read anew and put to the lines that they are
counted in. Of a locked year the numbers stay, and records that came later have no line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop_app.services.desk import Desk
from desktop_app.services.facts.counting import rows
from desktop_app.services.facts.declared import FactCount, FactRow
from desktop_app.services.facts.narrowing import matches
from desktop_app.services.scoring import score_words
from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.rule_set import Item
from desktop_app.services.scoring.score import (
    COUNTED,
    SAME_MATTER,
    Amount,
    CategoryScore,
    ItemScore,
    Manual,
    PointLine,
    Score,
)


class ExplainedLine(NamedTuple):
    """One fact or manual entry of an item.

    what: the title of the record, or the reason of an entry.
    how: how its points are made up: 12, 5 × 7, 30 × 5/7.
    points, counted: before and after every cut of this line, not yet that of the item.
    tag, why: why not all of it counts, in a few words and in a sentence.
    rows: the records behind it; several where a rate is made of them, none where they are gone.
    entry: the manual entry, None for a fact.
    """

    item: Item
    day: str
    what: str
    how: str
    points: Amount
    counted: Amount
    tag: str = ""
    why: str = ""
    rows: tuple[FactRow, ...] = ()
    entry: Manual | None = None


class ExplainedPart(NamedTuple):
    """An item with its lines; `tag` and `why` are about the cut of their sum."""

    part: ItemScore
    lines: tuple[ExplainedLine, ...]
    tag: str
    why: str


class ExplainedCategory(NamedTuple):
    """A category with those of its items that have lines; `tag` and `why` as above."""

    score: CategoryScore
    parts: tuple[ExplainedPart, ...]
    tag: str
    why: str


class Explanation(NamedTuple):
    """The whole explanation.

    others: manual entries of no item, which count outside of the categories.
    words: what happens between the sum of the categories and the total.
    unmet: the basic requirements that are not met.
    next_grade: how many points are missing to the next grade, "" for none.
    apart: why there is no total, "" where there is one.
    """

    score: Score
    categories: tuple[ExplainedCategory, ...]
    others: tuple[ExplainedLine, ...]
    words: tuple[str, ...]
    unmet: tuple[str, ...]
    next_grade: str
    apart: str

    @property
    def lines(self) -> list[ExplainedLine]:
        """All lines in order."""
        found = [line for each in self.categories for part in each.parts for line in part.lines]
        return [*found, *self.others]


def explanation(desk: Desk, board: Board, key: int) -> Explanation | None:
    """How the score of one member or group came about, None for who is not on the board."""
    score = board.scores.get(key)
    if score is None:
        return None
    rules = board.rules
    found = rows(desk, board.period, rules.facts, key, groups=board.groups)
    parts: dict[str, list[ExplainedPart]] = {}
    for part in score.parts:
        if part.lines:
            lines = tuple(_lines(part, found, score))
            tag, why = score_words.part_tag(part), score_words.part_why(part)
            made = ExplainedPart(part, lines, tag, why)
            parts.setdefault(part.item.category, []).append(made)
    return Explanation(
        score,
        tuple(
            ExplainedCategory(
                each, tuple(parts.get(each.category.name, ())),
                score_words.category_tag(each), score_words.category_why(each),
            )
            for each in score.categories
        ),
        tuple(_entry_line(None, each) for each in score.others),
        tuple(score_words.total_words(rules, score)),
        tuple(map(score_words.unmet_words, score.unmet)),
        score_words.next_grade_words(rules, score),
        score_words.APART.get(score.person.apart, ""),
    )  # fmt: skip


def _lines(part: ItemScore, found: Sequence[FactRow], score: Score) -> Iterator[ExplainedLine]:
    """The lines of an item, one for each record where records differ."""
    item = part.item
    left = [
        (each, 1 if each.counted.whole else each.counted.quantity) for each in found
    ]  # fmt: skip
    for line in part.lines:
        if isinstance(line.source, Manual):
            yield _entry_line(item, line)
        elif line.source.whole:
            mine = [each for each in found if _belongs(item, each.counted)]
            yield _whole_line(item, line, line.source, mine)
        else:
            yield from _fact_lines(item, line, line.source, left, score)


def _fact_lines(
    item: Item,
    line: PointLine,
    fact: FactCount,
    left: list[tuple[FactRow, int]],
    score: Score,
) -> Iterator[ExplainedLine]:
    """Take records for the units of a line; `left` keeps the units that no line has taken."""
    units, alike = line.times, fact._replace(times=1)
    counts = line.why == COUNTED
    counting = _item_counting(item, fact, score) if line.why == SAME_MATTER else ""
    tag, why = score_words.tag_of(line), score_words.why_of(item, line, counting)
    for place, (row, most) in enumerate(left):
        if not units:
            return
        if most and row.counted == alike:
            taken = min(units, most)
            left[place] = row, most - taken
            units -= taken
            points = taken * line.each
            how = score_words.each_words(item, fact, line.each, taken)
            day = row.day
            title = f"{row.people}：{row.title}" if row.people else row.title
            yield ExplainedLine(
                item, day, title, how, points, points if counts else 0, tag, why, (row,)
            )
    if units:
        points = units * line.each
        how = score_words.each_words(item, fact, line.each, units)
        what = f"{units} {item.unit or '次'}（记录已经改动或删除）"
        yield ExplainedLine(item, "", what, how, points, points if counts else 0, tag, why)


def _whole_line(
    item: Item, line: PointLine, fact: FactCount, mine: Sequence[FactRow]
) -> ExplainedLine:
    """A line that a rate over several records gives."""
    how = score_words.each_words(item, fact, line.each, line.times)
    what = f"应到 {fact.whole}，到会 {fact.quantity}"
    tag, why = score_words.tag_of(line), score_words.why_of(item, line)
    return ExplainedLine(item, "", what, how, line.counted, line.counted, tag, why, tuple(mine))


def _entry_line(item: Item | None, line: PointLine) -> ExplainedLine:
    entry = line.source
    assert isinstance(entry, Manual)
    own = item or Item(name="其他手工计分", category="", code="")
    tag, why = score_words.tag_of(line), score_words.why_of(own, line)
    return ExplainedLine(
        own, entry.day, entry.reason, score_words.amount_text(line.each),
        line.each, line.counted, tag, why, (), entry,
    )  # fmt: skip


def _belongs(item: Item, fact: FactCount) -> bool:
    return matches(fact, item.fact, item.kinds, item.levels, item.role)


def _item_counting(item: Item, fact: FactCount, score: Score) -> str:
    """The name of the item in which the matter of a fact gives points."""
    for part in score.parts:
        for line in part.lines:
            if line.why != COUNTED or isinstance(line.source, Manual):
                continue
            if line.source.matter == fact.matter and part.item.fact != item.fact:
                return part.item.name
    return item.name
