"""The order of the list of scores by any of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.score_list import ScoreLine, category_points
from desktop_app.ui.scoring.scores_model import COMMITTEE, FIRST, NAME

LAST = 1 << 60


def in_order(
    lines: Sequence[ScoreLine], column: int, rules: RuleSet | None, *, down: bool
) -> list[ScoreLine]:
    """Lines by a column, equal ones in the order of strokes; -1 leaves that order."""
    if column < 0 or rules is None:
        return list(lines)
    categories = [each.name for each in rules.categories]
    total = FIRST + len(categories)
    bands = {each.name: place for place, each in enumerate(rules.ranked_bands)}

    def value(line: ScoreLine) -> Any:
        if column < FIRST:
            if column == NAME:
                return 0
            return line.committee if column == COMMITTEE else line.sector
        if column < total:
            return category_points(line.score).get(categories[column - FIRST], 0)
        if column == total:
            return line.score.total if line.score.scored else -LAST
        if column == total + 1:
            return -bands.get(line.grade, len(bands))
        if column == total + 2:
            return -(line.rank or LAST)
        return len(line.marks)

    found = list(lines)
    if column == NAME:
        return found[::-1] if not down else found
    return sorted(found, key=value, reverse=down)
