"""The page of a rule set: its rows, their problems, the reasons against adoption."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.desk import Desk
from desktop_app.services.scoring import rule_rows
from desktop_app.services.scoring.grade_scale import BandLimits
from desktop_app.services.scoring.presets import NOTICE
from desktop_app.services.scoring.rule_checks import faults
from desktop_app.services.scoring.rule_rows import RuleSheet
from desktop_app.services.scoring.rule_set import read


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
    rules = read(desk, key)
    found = faults(rules) if rules is not None else []
    faulty: dict[int, str] = {}
    for each in found:
        if each.key:
            faulty[each.key] = "；".join(filter(None, (faulty.get(each.key, ""), each.text)))
    return RuleSetReading(sheet, faulty, tuple(each.text for each in found))


def limits_of(values: Mapping[str, Any]) -> BandLimits:
    """The limits of one grade as it is stored."""
    return BandLimits(
        str(values.get("name") or ""), values.get("low"), values.get("below"),
        values.get("passing") != 0,
    )  # fmt: skip


def notice(values: Mapping[str, Any]) -> str:
    """What is to be said of a set that was made from published rules and is not adopted yet."""
    return NOTICE if values.get("preset") and ScoreRuleSet.DRAFT.holds(values) else ""
