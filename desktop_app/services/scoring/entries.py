"""The manual entries of a year, by the member or group that they belong to."""

from __future__ import annotations

from desktop_app.chinese.dates import earliest
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.rule_set import GROUP, RuleSet
from desktop_app.services.scoring.score import Manual
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

_FIELDS = ("member", "group", "rule", "code", "points", "reason", "document", "day")


def entries(desk: Desk, rules: RuleSet, last: str) -> dict[int, tuple[Manual, ...]]:
    """The entries of the year of the rules up to a day (ISO text); one without a day counts.

    An entry names its item by the record, or by its code where the year's rules were changed.
    """
    keys = lists.find(desk.office, ScoreEntry, Query(where=(Filter("year", "in", (rules.year,)),)))
    codes = {each.key: each.code for each in rules.items if each.key}
    found: dict[int, list[Manual]] = {}
    for key, _, *row in lists.rows(desk.office, ScoreEntry, keys, _FIELDS):
        member, group, rule, code, points, reason, document, day = row
        owner = group if rules.subject == GROUP else member
        if owner and not (day and earliest(day) > last):
            entry = Manual(
                key, codes.get(rule, code or ""), points, reason or "", document or "", day or ""
            )
            found.setdefault(owner, []).append(entry)
    return {key: tuple(sorted(each)) for key, each in found.items()}
