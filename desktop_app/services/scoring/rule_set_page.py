"""What the page of a rule set shows: its rows, what is wrong with them, what keeps it a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.desk import Desk
from desktop_app.services.scoring import rule_rows
from desktop_app.services.scoring.grade_scale import Limits, scale_faults
from desktop_app.services.scoring.rule_rows import RuleSheet

REFERENCE = "参考公开办法，须经本会主席会议审定后使用"


class RuleSetReading(NamedTuple):
    """A rule set as its page shows it.

    faulty: what is wrong with a category or an item, by its key, in words.
    faults: everything that keeps it from being adopted, a sentence each without a full stop.
    """

    sheet: RuleSheet
    faulty: Mapping[int, str]
    faults: tuple[str, ...]


def reading(desk: Desk, key: int, _values: Mapping[str, Any]) -> RuleSetReading:
    """A rule set and its faults; `UserError` where it is gone."""
    sheet = rule_rows.sheet(desk, key)
    faulty = {each.key: f"没有“{each.values['name']}”这一类" for each in sheet.rows if not each.key}
    scale = scale_faults([limits_of(each.values) for each in sheet.bands])
    return RuleSetReading(sheet, faulty, (*faulty.values(), *scale))


def limits_of(values: Mapping[str, Any]) -> Limits:
    """The limits of one grade as it is stored."""
    return Limits(
        str(values.get("name") or ""), values.get("low"), values.get("below"),
        values.get("passing") != 0,
    )  # fmt: skip


def notice(values: Mapping[str, Any]) -> str:
    """What is to be said of a set that was made from published rules and is not adopted yet."""
    return REFERENCE if values.get("preset") and ScoreRuleSet.DRAFT.holds(values) else ""
