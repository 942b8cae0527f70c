"""Sums, shares and checks of the figures of a campaign, by indicator and place: pure functions.

A total that was typed must equal its parts; one that was not is their sum. A share divides what it
names by its base, place by place and in the sum row. Figures are whole ten-thousandths throughout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from desktop_app.records.figure import SCALE
from desktop_app.services.campaigns.indicators import SHARE, TOTAL, Indicator, Indicators

Figures = Mapping[tuple[int, str], int]
"""Typed figures by indicator and place; the place "" is all places together."""
ALL = ""
_HUNDRED = 100
_NAMED = 3
"""So many places are named in a sentence."""


class Gap(NamedTuple):
    """A total that differs from its parts: as typed, the sum of the parts, the parts missing.

    `lacking` are the names of parts that nobody typed.
    """

    indicator: Indicator
    place: str
    typed: int
    parts: int
    lacking: tuple[str, ...] = ()

    @property
    def difference(self) -> int:
        """How much more was typed than the parts come to."""
        return self.typed - self.parts

    @property
    def words(self) -> str:
        """The difference in words: 合计 4,806，分项相加 4,752，多 54."""
        text = self.indicator.text
        much = difference_words(self.indicator, self.difference)
        lack = f"（{'、'.join(self.lacking)}还没有填）" if self.lacking else ""
        return f"填的是 {text(self.typed)}，分项相加是 {text(self.parts)}，{much}{lack}"

    def words_of(self, total: str) -> str:
        """The same with the place and the total before it; `total` names the row of all places."""
        return f"{self.place or total}“{self.indicator.name}”{self.words}"


def difference_words(indicator: Indicator, difference: int) -> str:
    """How much more or less than its parts was typed of a total: 多 54, 少 3."""
    return f"{'多' if difference > 0 else '少'} {indicator.text(abs(difference))}"


def kept(indicators: Indicators, figures: Figures) -> dict[tuple[int, str], int]:
    """The figures of cells that are typed into; an indicator may have been another kind before."""
    return {at: each for at, each in figures.items() if indicators.takes(*at)}


def parts_of(indicators: Indicators, figures: Figures, total: Indicator, place: str) -> int | None:
    """The sum of the parts of a total at a place, None where none of them was typed."""
    found = [figures.get((each.key, place)) for each in indicators.parts.get(total.key, ())]
    known = [each for each in found if each is not None]
    return sum(known) if known else None


def gap_of(indicators: Indicators, figures: Figures, total: Indicator, place: str) -> Gap | None:
    """How a typed total differs from its parts, None where it agrees or cannot be checked."""
    typed = figures.get((total.key, place))
    parts = parts_of(indicators, figures, total, place)
    if typed is None or parts is None or typed == parts:
        return None
    lacking = tuple(
        each.name for each in indicators.parts[total.key] if (each.key, place) not in figures
    )
    return Gap(total, place, typed, parts, lacking)


def gaps_of(indicators: Indicators, figures: Figures, places: Sequence[str]) -> list[Gap]:
    """Every total that differs from its parts, place by place, then all places together."""
    totals = [each for each in indicators.every if each.kind == TOTAL]
    found = [
        gap_of(indicators, figures, each, place) for place in (*places, ALL) for each in totals
    ]
    return [each for each in found if each is not None]


def share_of(part: int | None, base: int | None) -> int | None:
    """A share in percent, rounded to a ten-thousandth; None of nothing."""
    if part is None or not base:
        return None
    exact = Decimal(part) * _HUNDRED * SCALE / Decimal(base)
    return int(exact.to_integral_value(ROUND_HALF_UP))


class FigureTable(NamedTuple):
    """The figures of a campaign by place, with the sum of each column.

    `cells` are by indicator and place, typed or following; `sums` are those of the sum row.
    `implied` are the totals that are the sum of their parts because nobody typed them.
    """

    indicators: Indicators
    places: Sequence[str]
    cells: Mapping[tuple[int, str], int]
    sums: Mapping[int, int]
    gaps: Sequence[Gap]
    implied: frozenset[tuple[int, str]] = frozenset()

    @property
    def is_checked(self) -> bool:
        """Whether any typed total was compared with parts, so that something can agree."""
        parts = self.indicators.parts
        return any(
            key in parts and (key, place) not in self.implied
            and any((part.key, place) in self.cells for part in parts[key])
            for key, place in self.cells
        )  # fmt: skip

    @property
    def lacking_bases(self) -> list[str]:
        """What shares cannot be computed of, or only in part: a sentence each, no full stop."""
        found = []
        for share in self.indicators.every:
            part, base = (self.indicators.named(x) for x in (share.total, share.base))
            if share.kind != SHARE or part is None or base is None:
                continue
            if base.whole:
                without = [ALL] if part.key in self.sums and not self.sums.get(base.key) else []
            else:
                without = [
                    x for x in self.places
                    if self.cells.get((part.key, x)) and not self.cells.get((base.key, x))
                ]  # fmt: skip
            if without:
                found.append(_without_base(share, base, without))
        return found

    def cell(self, indicator: Indicator, place: str) -> int | None:
        """A figure of a place; that of the sum row for ALL."""
        if place == ALL:
            return self.sums.get(indicator.key)
        return self.cells.get((indicator.key, place))

    def text(self, indicator: Indicator, place: str) -> str:
        """The same as tables show it."""
        return indicator.text(self.cell(indicator, place))


def table_of(
    indicators: Indicators, figures: Figures, places: Sequence[str], *, gaps: Sequence[Gap] = ()
) -> FigureTable:
    """Cells, sum row and checks of some figures; `gaps` replaces the checks where it is given."""
    figures = kept(indicators, figures)
    cells = dict(figures)
    implied = set()
    for total in indicators.every:
        if total.kind != TOTAL:
            continue
        for place in (*places, ALL):
            parts = parts_of(indicators, figures, total, place)
            if (total.key, place) not in cells and parts is not None:
                cells[total.key, place] = parts
                implied.add((total.key, place))
    sums = {each.key: _column_sum(cells, each, places) for each in indicators.typed}
    for each in indicators.every:
        if each.kind == SHARE:
            part, base = indicators.named(each.total), indicators.named(each.base)
            if part is None or base is None:
                continue
            for place in places:
                one = share_of(cells.get((part.key, place)), cells.get((base.key, place)))
                if one is not None:
                    cells[each.key, place] = one
            sums[each.key] = share_of(sums.get(part.key), sums.get(base.key))
    own = {at: each for at, each in cells.items() if at[1] != ALL}
    known = {key: each for key, each in sums.items() if each is not None}
    found = gaps or gaps_of(indicators, figures, places)
    return FigureTable(indicators, places, own, known, found, frozenset(implied))


def _without_base(share: Indicator, base: Indicator, without: Sequence[str]) -> str:
    named = "、".join(filter(None, without[:_NAMED]))
    more = f"等 {len(without)} 个" if len(without) > _NAMED else ""
    where = f"（{named}{more}）" if named else ""
    return f"“{share.name}”的基数“{base.name}”没有数{where}"


def _column_sum(
    cells: Mapping[tuple[int, str], int], indicator: Indicator, places: Sequence[str]
) -> int | None:
    """The sum of a column; of an indicator typed for all places together that one figure."""
    if indicator.whole:
        return cells.get((indicator.key, ALL))
    known = [cells[indicator.key, x] for x in places if (indicator.key, x) in cells]
    return sum(known) if known else None
