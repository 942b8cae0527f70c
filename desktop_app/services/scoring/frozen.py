"""Scores of a locked year as text: what counted on the day of the lock, and read back.

The text is compact JSON. It names items by their codes: the rules of a locked year stay as they
are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from desktop_app.records.assessment import Assessment
from desktop_app.services.desk import Desk
from desktop_app.services.facts.declared import FactCount
from desktop_app.services.lookup.kept_reads import Read
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.scoring.rule_set import GROUP, Category, Item, RuleBand, RuleSet
from desktop_app.services.scoring.score import (
    Amount,
    CategoryScore,
    ItemScore,
    Manual,
    PointLine,
    Score,
    ScoredPerson,
    Unmet,
)
from desktop_app.stepping import Steps
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.log.position import settled_number
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

FORM = 1
"""The number of the form of the text."""
SLICE = 100
FROZEN_FIELDS = {Assessment.KEY: frozenset(("year", "member", "group", "lines"))}
"""What frozen scores are read from."""
_BLANK = FactCount("")


def frozen_lines(score: Score) -> str:
    """A score as text, for the day on which its year is locked."""
    said = {
        "form": FORM,
        "person": [score.person.kind, score.person.months, score.person.of, score.person.apart],
        "sums": [score.start, *map(_number, (score.before, score.by_months, score.exact))],
        "total": score.total,
        "grades": [each and each.name for each in (score.grade, score.grade_by_points)],
        "unmet": [[each.item.code, each.done, each.needed] for each in score.unmet],
        "categories": [
            [each.category.name, _number(each.before), _number(each.counted)]
            for each in score.categories
        ],
        "parts": [_part(each) for each in score.parts if each.lines or each.done],
        "others": [_line(each) for each in score.others],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def read_frozen(text: str, rules: RuleSet, key: int = 0) -> Score:
    """The score that a text says; `rules` are those of its year, `key` names whose it is."""
    said = json.loads(text)
    items = {each.code: each for each in rules.items}
    categories = {each.name: each for each in rules.categories}
    bands = {each.name: each for each in rules.bands}
    start, *sums = said["sums"]
    before, by_months, exact = map(_amount, sums)
    return Score(
        person=ScoredPerson(key, *said["person"]),
        parts=tuple(_read_part(each, items) for each in said["parts"]),
        others=tuple(map(_read_line, said["others"])),
        categories=tuple(
            CategoryScore(categories.get(name) or Category(name=name), _amount(was), _amount(kept))
            for name, was, kept in said["categories"]
        ),
        start=start,
        before=before,
        by_months=by_months,
        exact=exact,
        total=said["total"],
        grade=_band(said["grades"][0], bands),
        grade_by_points=_band(said["grades"][1], bands),
        unmet=tuple(
            Unmet(items.get(code) or _item(code, code, ""), done, needed)
            for code, done, needed in said["unmet"]
        ),
    )  # fmt: skip


def frozen_in_steps(desk: Desk, rules: RuleSet) -> Steps[dict[int, Score]]:
    """The scores of a locked year by the id of the member or group, empty where none are kept.

    They are read in slices, yields (done, all), and kept until an action changes them.
    """
    name, no = ("frozen scores", rules.subject), settled_number(desk.office)
    found: dict[int, Score] = {}
    if not valid_reads(desk).has(name, (rules,)):
        texts = _texts(desk, rules)
        for start in range(0, len(texts), SLICE):
            yield start, len(texts)
            with uncollected():
                part = texts[start : start + SLICE]
                found |= {key: read_frozen(text, rules, key) for key, text in part}
        if no is None or no != settled_number(desk.office):
            return found  # an action was written since: these are not kept
    answer = Read(frozenset((Assessment.KEY,)), found, FROZEN_FIELDS)
    scores: dict[int, Score] = valid_reads(desk).get(name, (rules,), lambda: answer)
    return scores


def _texts(desk: Desk, rules: RuleSet) -> list[tuple[int, str]]:
    """Ids of members or groups with the texts of their scores."""
    owner = "group" if rules.subject == GROUP else "member"
    where = (Filter("year", "in", (rules.year,)), Filter("lines", "filled"))
    keys = lists.find(desk.office, Assessment, Query(where=where))
    rows = lists.rows(desk.office, Assessment, keys, (owner, "lines"))
    return [(key, text) for _, _, key, text in rows if key]


def _part(part: ItemScore) -> list[Any]:
    item = part.item
    return [
        item.code, item.name, item.category, _number(part.before), _number(part.counted),
        part.why, part.done, [_line(each) for each in part.lines],
    ]  # fmt: skip


def _read_part(said: Sequence[Any], items: dict[str, Item]) -> ItemScore:
    code, name, category, before, counted, why, done, lines = said
    item = items.get(code) or _item(code, name, category)
    read = tuple(map(_read_line, lines))
    return ItemScore(item, read, _amount(before), _amount(counted), why, done)


def _line(line: PointLine) -> list[Any]:
    """A manual entry as it is; of facts what differs from a plain one."""
    source: Any
    if isinstance(line.source, Manual):
        source = list(line.source)
    else:
        pairs = zip(FactCount._fields, line.source, _BLANK, strict=True)
        source = {name: value for name, value, usual in pairs if value != usual}
    return [source, line.times, _number(line.each), _number(line.counted), line.why]


def _read_line(said: Sequence[Any]) -> PointLine:
    source, times, each, counted, why = said
    read = Manual(*source) if isinstance(source, list) else _BLANK._replace(**source)
    return PointLine(read, times, _amount(each), _amount(counted), why)


def _number(amount: Amount) -> int | str:
    return amount if isinstance(amount, int) else str(amount)


def _amount(said: int | str) -> Amount:
    return said if isinstance(said, int) else Fraction(said)


def _band(name: str | None, bands: dict[str, RuleBand]) -> RuleBand | None:
    return (bands.get(name) or RuleBand(name=name)) if name else None


def _item(code: str, name: str, category: str) -> Item:
    """An item that the rules no longer have."""
    return Item(code=code, name=name, category=category)
