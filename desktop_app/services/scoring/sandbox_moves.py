"""Who moves between two sets of rules: from which score and grade to which, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from desktop_app.records.points import points_text
from desktop_app.services.scoring.rule_set import Item, RuleBand, RuleSet
from desktop_app.services.scoring.sandbox_picture import NO_GRADE, GradedTotal, from_highest
from desktop_app.services.scoring.score import Amount, ItemScore, Score, rounded

UP, DOWN, SAME_GRADE = "up", "down", "same"


class Move(NamedTuple):
    """One member whose score or grade differs; totals in hundredths, grades by name.

    way: UP, DOWN or SAME_GRADE.
    """

    key: int
    name: str
    before: GradedTotal
    after: GradedTotal
    way: str

    @property
    def difference(self) -> int:
        """How much more there is now, in hundredths."""
        return self.after.total - self.before.total


class MoveReason(NamedTuple):
    """One line of why a member moves: words, then numbers or the difference as text.

    `weight` is the difference in hundredths that the line gives, 0 where it only explains.
    """

    words: str
    numbers: str
    weight: int = 0


def standing_of(score: Score) -> GradedTotal:
    """Total and grade of a score."""
    return GradedTotal(score.total, score.grade.name if score.grade is not None else "")


def standings(scores: Mapping[int, Score]) -> dict[int, GradedTotal]:
    """Total and grade of all who are scored."""
    return {key: standing_of(each) for key, each in scores.items() if each.scored}


def moves_of(
    rules: RuleSet,
    before: Mapping[int, GradedTotal],
    after: Mapping[int, GradedTotal],
    names: Mapping[int, str],
) -> list[Move]:
    """Those who differ, in the order of `names`: changed grades first, then scores alone."""
    ranks = {each.name: place for place, each in enumerate(from_highest(rules.bands))}
    found = []
    for key, name in names.items():
        old, new = before.get(key), after.get(key)
        if old is not None and new is not None and old != new:
            found.append(Move(key, name, old, new, _way(ranks, old, new)))
    return sorted(found, key=lambda each: each.way == SAME_GRADE)


def _way(ranks: Mapping[str, int], old: GradedTotal, new: GradedTotal) -> str:
    if old.grade == new.grade:
        return SAME_GRADE
    last = len(ranks)
    places = ranks.get(old.grade, last), ranks.get(new.grade, last)
    if places[0] == places[1]:  # both unknown here: the score says it
        return UP if new.total > old.total else DOWN
    return UP if places[1] < places[0] else DOWN


def grade_words(grade: str) -> str:
    """The name of a grade, or that there is none."""
    return grade or NO_GRADE


def reasons(
    rules_before: RuleSet, before: Score, rules_after: RuleSet, after: Score,
    named: Callable[[ItemScore], str],
) -> list[MoveReason]:  # fmt: skip
    """Why one member moves: items and categories that differ, caps, limits, the whole.

    `named` returns the one record behind the points of an item, "" where there are several.
    """
    return [
        *_items(before, after, named),
        *_categories(before, after),
        *_whole(rules_before, before, rules_after, after),
        *_limits(rules_before, rules_after, before, after),
        *_gates(before, after),
    ]


def _items(before: Score, after: Score, named: Callable[[ItemScore], str]) -> Iterator[MoveReason]:
    old = {each.item.code: each for each in before.parts}
    new = {each.item.code: each for each in after.parts}
    for code in dict.fromkeys((*new, *old)):
        was, now = old.get(code), new.get(code)
        pair = _counted(was), _counted(now)
        found = now or was
        if found is None or (pair[0] == pair[1] and _told(was) == _told(now)):
            continue
        if pair[0] == pair[1]:
            yield MoveReason(f"{_item_words(found)}：算法改了，得分没有变", "0")
        else:
            record = named(found)
            words = f"{_item_words(found)}（{record}）" if record else _item_words(found)
            yield MoveReason(words, _from_to(*pair), rounded(pair[1] - pair[0]))


def _told(part: ItemScore | None) -> tuple[object, ...]:
    """What of the numbers of an item had an effect on these facts."""
    if part is None or not part.lines:
        return ()
    item: Item = part.item
    return (item.points, item.joint_points, item.cap)


def _item_words(part: ItemScore) -> str:
    times = sum(each.times for each in part.lines)
    unit = part.item.unit or "件"
    return f"{part.item.category}：{part.item.name}" + (f"（{times} {unit}）" if times > 1 else "")


def _counted(part: ItemScore | None) -> Amount:
    return part.counted if part is not None else 0


def _categories(before: Score, after: Score) -> Iterator[MoveReason]:
    """What floors and caps of categories change in what the items alone give."""
    old = {each.category.name: each for each in before.categories}
    new = {each.category.name: each for each in after.categories}
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            continue
        starts = was.category.start, now.category.start
        if starts[0] != starts[1]:
            words = f"{points_text(starts[0])} → {points_text(starts[1])}"
            yield MoveReason(f"{name}：起始分", words, starts[1] - starts[0])
        cut = rounded((now.counted - now.before) - (was.counted - was.before))
        caps = _cap(was.category.cap), _cap(now.category.cap)
        if cut:
            what = f"封顶 {caps[0]} → {caps[1]}" if caps[0] != caps[1] else f"封顶 {caps[0]}"
            if now.counted > now.before or was.counted > was.before:
                what = "最低分"
            yield MoveReason(f"{name}：{what}", signed(cut), cut)
        elif caps[0] != caps[1]:
            words = "原来就没有满" if was.counted == was.before else "仍然封顶"
            yield MoveReason(f"{name}：封顶 {caps[0]} → {caps[1]}，{words}", "0")


def _cap(cap: int | None) -> str:
    return "不封顶" if cap is None else points_text(cap)


def _whole(
    rules_before: RuleSet, before: Score, rules_after: RuleSet, after: Score
) -> Iterator[MoveReason]:
    if before.start != after.start:
        words = f"{points_text(before.start)} → {points_text(after.start)}"
        yield MoveReason("起始分", words, after.start - before.start)
    months = rounded((after.by_months - after.before) - (before.by_months - before.before))
    if months:
        yield MoveReason("按任职月数折算", signed(months), months)
    cut = rounded((after.exact - after.by_months) - (before.exact - before.by_months))
    if cut:
        caps = _cap(rules_before.cap), _cap(rules_after.cap)
        what = f"总分封顶 {caps[0]} → {caps[1]}" if caps[0] != caps[1] else f"总分封顶 {caps[0]}"
        yield MoveReason(what, signed(cut), cut)


def _limits(
    rules_before: RuleSet, rules_after: RuleSet, before: Score, after: Score
) -> Iterator[MoveReason]:
    """Limits of the two grades in question, where they were moved."""
    names = {each.name for each in (before.grade, after.grade) if each is not None}
    old = {each.name: each for each in rules_before.bands}
    for band in rules_after.bands:
        was = old.get(band.name)
        if band.name in names and was is not None and _interval(was) != _interval(band):
            yield MoveReason(f"等次“{band.name}”：{_said(was)} → {_said(band)}", "")


def _interval(band: RuleBand) -> tuple[int | None, int | None]:
    return band.low, band.below


def _said(band: RuleBand) -> str:
    low = f"不低于 {points_text(band.low)}" if band.low is not None else ""
    below = f"低于 {points_text(band.below)}" if band.below is not None else ""
    return "、".join(filter(None, (low, below))) or "不限"


def _gates(before: Score, after: Score) -> Iterator[MoveReason]:
    old = {each.item.code: each for each in before.unmet}
    new = {each.item.code: each for each in after.unmet}
    for code in dict.fromkeys((*new, *old)):
        was, now = old.get(code), new.get(code)
        if was is None and now is not None:
            yield MoveReason(f"基本要求未达到：{now.item.name} {now.done}/{now.needed}", "")
        elif was is not None and now is None:
            yield MoveReason(f"基本要求：{was.item.name} 现在达到了", "")


def total_reason(move: Move, found: Sequence[MoveReason]) -> MoveReason:
    """The last line: the whole difference, which the others add up to but for rounding."""
    rest = move.difference - sum(each.weight for each in found)
    words = "合计差" if abs(rest) <= 1 or not found else "合计差（其余为四舍五入）"
    return MoveReason(words, signed(move.difference), move.difference)


def signed(points: int) -> str:
    """Hundredths with their sign, 0 without one."""
    return f"+{points_text(points)}" if points > 0 else points_text(points)


def _from_to(before: Amount, after: Amount) -> str:
    return f"{points_text(rounded(before))} → {points_text(rounded(after))}"
