"""What differs between two rule sets, and one set on its way through trials, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.sandbox_places import (
    BAND,
    CATEGORY,
    FIELDS,
    ITEM,
    SET,
    RulePlace,
    has,
    parts_of,
    title_of,
    value_of,
    value_text,
    with_value,
)

ABSENT = "没有"
OTHER_WORDS = {
    "fact": "计分事实", "kinds": "只计类型", "levels": "只计级别", "role": "只计身份",
    "applies": "适用对象", "mode": "计分方式", "ladder": "取最高的一组",
    "ladder_scope": "取最高的范围", "grade_limit": "达不到时等次不高于", "passing": "算合格",
    "late_joiners": "年中增补的委员", "no_repeat": "同一事实不重复计分", "category": "类别",
}  # fmt: skip
OTHERS = {
    ITEM: ("category", "fact", "kinds", "levels", "role", "applies", "mode", "ladder",
           "ladder_scope", "grade_limit"),
    BAND: ("passing",), SET: ("late_joiners", "no_repeat"), CATEGORY: (),
}  # fmt: skip
"""What else counts when points are made; not to be tried here, but two sets may differ in it."""


class RuleChange(NamedTuple):
    """One difference: where, in words, and both values as text.

    `place` is None where it is no number: a part that one of the sets has not, or the way in which
    an item counts.
    """

    place: RulePlace | None
    title: str
    before: str
    after: str


def changes(before: RuleSet, after: RuleSet) -> list[RuleChange]:
    """All differences, in the order of the rules that are tried; parts of one set alone last."""
    old = {each[:2]: each[2] for each in parts_of(before)}
    new = {each[:2]: each[2] for each in parts_of(after)}
    found = []
    for (kind, name), part in new.items():
        former = old.get((kind, name))
        if former is None:
            found.append(RuleChange(None, _part_title(after, kind, name), ABSENT, "新增"))
            continue
        for field in FIELDS[kind]:
            place = RulePlace(kind, name, field)
            pair = value_of(before, place), value_of(after, place)
            if pair[0] != pair[1]:
                texts = (value_text(place, each) for each in pair)
                found.append(RuleChange(place, title_of(after, place), *texts))
        other = [x for x in OTHERS[kind] if getattr(former, x) != getattr(part, x)]
        if other:
            words = "、".join(OTHER_WORDS[each] for each in other)
            found.append(RuleChange(None, _part_title(after, kind, name), "", f"{words}不同"))
    gone = [each for each in old if each not in new]
    return [*found, *(RuleChange(None, _part_title(before, *each), "有", ABSENT) for each in gone)]


def _part_title(rules: RuleSet, kind: str, name: str) -> str:
    if kind == ITEM:
        return title_of(rules, RulePlace(kind, name, "points"))
    return {CATEGORY: f"{name}（类别）", BAND: f"{name}（等次）", SET: "总则"}[kind]


class Trial:
    """A rule set under trial: every change is one step, which can be taken back and again.

    origin: the rules as they were opened.
    rules: the rules as they are tried now.
    """

    def __init__(self, origin: RuleSet) -> None:
        self.origin = self.rules = origin
        self._past: list[RuleSet] = []
        self._taken_back: list[RuleSet] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._taken_back)

    @property
    def changed(self) -> list[RuleChange]:
        """What differs from the rules as they were opened."""
        return changes(self.origin, self.rules)

    def change(self, places: Sequence[RulePlace], value: int | None) -> bool:
        """Gives some places one value, as one step; whether that changed anything."""
        rules = self.rules
        for place in places:
            rules = with_value(rules, place, value)
        return self.go(rules)

    def go(self, rules: RuleSet) -> bool:
        """Takes other rules as one step; whether they are others."""
        if rules == self.rules:
            return False
        self._past.append(self.rules)
        self._taken_back.clear()
        self.rules = rules
        return True

    def undo(self) -> bool:
        """Takes the last step back; whether there was one."""
        return self._step(self._past, self._taken_back)

    def redo(self) -> bool:
        """Takes a step again that was taken back; whether there was one."""
        return self._step(self._taken_back, self._past)

    def reset(self) -> bool:
        """Takes the rules as they were opened, as one step; whether they were others."""
        return self.go(self.origin)

    def _step(self, source: list[RuleSet], target: list[RuleSet]) -> bool:
        if not source:
            return False
        target.append(self.rules)
        self.rules = source.pop()
        return True


def with_neighbour(rules: RuleSet, place: RulePlace) -> tuple[RulePlace, ...]:
    """The places that a typed number changes.

    A grade's lower limit changes the end of the grade below with it where they meet. An upper
    limit changes alone, so that gaps and overlaps can be tried.
    """
    value = value_of(rules, place)
    if place.kind != BAND or place.field != "low" or value is None:
        return (place,)
    meeting = (each.name for each in rules.bands if each.below == value)
    return (place, *(RulePlace(BAND, each, "below") for each in meeting if each != place.name))


def onto(trial: Trial, origin: RuleSet) -> Trial:
    """The trial over rules that were changed since it was opened; what was tried stays."""
    if origin == trial.origin:
        return trial
    found = Trial(origin)
    rules = origin
    for each in trial.changed:
        if each.place is not None and has(origin, each.place):
            rules = with_value(rules, each.place, value_of(trial.rules, each.place))
    found.go(rules)
    return found
