"""Codes of items: set where none was typed, and written into the entries of an item.

A code stays the same when rules are copied to another year, so that an entry still finds its item
after its year's rules were changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.errors import UserError
from desktop_app.records.points import points_text
from desktop_app.records.record import Record
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.records.score_rules import ScoreRule
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.rule_set import BY_HAND, Item, item_of
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import values_by_key


def _agree(desk: Desk, put: Sequence[Record], _remove: Sequence[Record], all_said: bool) -> Agreed:
    items = [each for each in put if isinstance(each, ScoreRule)]
    if any(not each.values.get("code") for each in items):
        _number(desk, items)
    entries = [each for each in put if isinstance(each, ScoreEntry) and each.values.get("rule")]
    if entries and not all_said:
        keys = [each.values["rule"] for each in entries]
        stored = values_by_key(desk.office, ScoreRule, keys)
        known = {key: item_of(values, key) for key, (_, values) in stored.items()}
        known |= {each.key: item_of(each.values, each.key) for each in items if each.key}
        for each in entries:
            _follow(each, known.get(each.values["rule"]))
    return Agreed()


def _number(desk: Desk, items: Sequence[ScoreRule]) -> None:
    """Give items without a code the next free number of their set."""
    sets = {each.values["rule_set"] for each in items}
    where = (Filter("rule_set", "in", tuple(sets)),)
    keys = lists.find(desk.office, ScoreRule, Query(where=where))
    stored = lists.rows(desk.office, ScoreRule, keys, ("rule_set", "code"))
    taken = {(row[2], row[3]) for row in stored}
    taken |= {(each.values["rule_set"], each.values.get("code")) for each in items}
    for each in items:
        number, of = 1, each.values["rule_set"]
        while not each.values.get("code"):
            if (of, str(number)) not in taken:
                each.values["code"] = str(number)
                taken.add((of, str(number)))
            number += 1


def _follow(entry: ScoreEntry, item: Item | None) -> None:
    """The code of the chosen item; `UserError` for points outside of what it allows."""
    if item is None:
        return
    entry.values["code"] = item.code
    points = entry.values["points"]
    low, high = item.lowest, item.highest
    if item.mode != BY_HAND or points is None:
        return
    if (low is not None and points < low) or (high is not None and points > high):
        raise UserError(
            f"“{item.name}”可以计 {points_text(low or 0)} 到 {points_text(high or 0)} 分，"
            f"现在是 {points_text(points)} 分，请改正。"
        )


RULE = AgreementRule(frozenset((ScoreRule.KEY, ScoreEntry.KEY)), _agree, whole=True)
