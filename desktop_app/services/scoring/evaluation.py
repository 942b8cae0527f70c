"""Evaluates the facts of one member or group by a rule set: pure, the same for any order."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.services.facts.declared import FactCount
from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.score import Manual, Person, Score


def evaluate(
    rules: RuleSet, facts: Sequence[FactCount], person: Person, manual: Sequence[Manual] = ()
) -> Score:
    """The score that these facts and manual entries give by the rules."""
    raise NotImplementedError
