"""Two builds compared: ratios pair by pair, their medians, and the table of them."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from tests.benchmarks.works import Measured, Target

Turn = Mapping[str, Measured]
"""What one build measured in one turn, by the rows' names."""


class Row(NamedTuple):
    """A row of the table: medians of both, medians of the ratios, and the ratios' quartiles."""

    name: str
    unit: str
    theirs: tuple[float, float]
    ours: tuple[float, float]
    wall: float
    cpu: float
    spread: tuple[float, float]
    pairs: int


class Judged(NamedTuple):
    """A row with its target, None where it has none."""

    row: Row
    target: Target | None


def row(name: str, theirs: Sequence[Measured], ours: Sequence[Measured]) -> Row:
    """Compare the measurements of one row, the nth of one with the nth of the other."""
    both = list(zip(theirs, ours, strict=True))
    walls = [_ratio(b.wall, a.wall) for a, b in both]
    cpus = [_ratio(b.cpu, a.cpu) for a, b in both]
    quarters = (
        statistics.quantiles(walls, n=4, method="inclusive") if len(walls) > 1 else [walls[0]] * 3
    )
    return Row(
        name, ours[0].unit, _medians(theirs), _medians(ours),
        statistics.median(walls), statistics.median(cpus), (quarters[0], quarters[2]), len(walls),
    )  # fmt: skip


def _ratio(ours: float, theirs: float) -> float:
    if theirs > 0:
        return ours / theirs
    return 1.0 if ours <= 0 else float("inf")


def _medians(found: Sequence[Measured]) -> tuple[float, float]:
    wall = statistics.median(each.wall for each in found)
    return wall, statistics.median(each.cpu for each in found)


def rows(turns: Sequence[tuple[Turn, Turn]]) -> list[Row]:
    """Compare every row that both builds have in every turn, in the order of ours."""
    names = [name for name in turns[0][1] if all(name in one for both in turns for one in both)]
    return [
        row(name, [theirs[name] for theirs, _ in turns], [ours[name] for _, ours in turns])
        for name in names
    ]


def judged(
    turns: Sequence[tuple[Turn, Turn]], targets: Iterable[Target], *, among: Sequence[Turn] = ()
) -> list[Judged]:
    """Compare every row and say what it may take, then ours beside other rows of ours."""
    targets = tuple(targets)
    found = [Judged(each, _target(each.name, targets)) for each in rows(turns)]
    for target in targets:
        if target.beside:
            found += [Judged(each, target) for each in beside(target, among)]
    return found


def _target(name: str, targets: Iterable[Target]) -> Target | None:
    matching = (each for each in targets if not each.beside and fnmatchcase(name, each.rows))
    return next(matching, None)


def beside(target: Target, turns: Sequence[Turn]) -> Iterable[Row]:
    """Rows of one build beside another row of the same build."""
    held = [each for each in turns if target.beside in each]
    names = [name for name in (held[0] if held else ()) if fnmatchcase(name, target.rows)]
    for name in names:
        bare = [each[target.beside] for each in held]
        yield row(f"{name} / {target.beside}", bare, [each[name] for each in held])


def met(found: Judged) -> str:
    """Whether a row is within its target: by both clocks yes, by one in doubt, by none no."""
    if found.target is None:
        return ""
    within = sum(ratio <= found.target.ratio for ratio in (found.row.wall, found.row.cpu))
    return ("no", "in doubt", "yes")[within]


def worst(found: Iterable[Judged]) -> list[Judged]:
    """Give the row of each target that is furthest above it, by the smaller of its two ratios."""
    by_target: dict[Target, Judged] = {}
    for each in found:
        if each.target is not None:
            held = by_target.setdefault(each.target, each)
            by_target[each.target] = max(held, each, key=lambda one: min(one.row.wall, one.row.cpu))
    return list(by_target.values())


def table(found: Iterable[Judged], theirs: str, ours: str) -> str:
    """Write the rows as a table in Markdown; milliseconds and ratios by the clock, then of cpu."""
    head = (
        f"| work | {theirs} ms | {ours} ms | wall × | quartiles"
        f" | {theirs} cpu | {ours} cpu | cpu × | pairs | target | met |\n"
        "|---|--:|--:|--:|---|--:|--:|--:|--:|--:|---|"
    )
    return "\n".join([head, *map(_line, found)])


def _line(found: Judged) -> str:
    row, target = found
    unit = "" if row.unit == "ms" else f" {row.unit}"
    low, high = row.spread
    cells = (
        row.name, _number(row.theirs[0]) + unit, _number(row.ours[0]) + unit, f"{row.wall:.2f}",
        f"{low:.2f}–{high:.2f}", _number(row.theirs[1]), _number(row.ours[1]), f"{row.cpu:.2f}",
        str(row.pairs),
        "" if target is None else f"≤ {target.ratio:g}", met(found),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _number(value: float) -> str:
    """Three digits at least, all of those before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
