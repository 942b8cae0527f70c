"""Put a rule set into force, with the meeting and the day; refuse while problems remain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services import registers
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import Refused
from desktop_app.services.registers.state_rules import refusal
from desktop_app.services.registers.stored import Stored, stored

ADOPTED = "adopted"
ASKED = ("approved_by", "approved_on", "document")


def known(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """The meeting and document that are noted already; today where no day is."""
    values = _one(desk, keys[0]).values
    found = {name: values[name] for name in ASKED}
    return {**found, "approved_on": found["approved_on"] or desk.today.isoformat()}


def against(desk: Desk, key: int) -> str:
    """Why a set may not be adopted, '' where nothing stops it; sentences without a full stop."""
    found = _one(desk, key)
    if not ScoreRuleSet.DRAFT.holds(found.values):
        return "这套规则已经是正式规则"
    gate = refusal(desk, ScoreRuleSet, key, {**found.values, "state": ADOPTED}, ADOPTED)
    return gate.text if gate else ""


def adopt(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """Take one draft into force with the meeting that decided it, as one action.

    Raises `UserError` with the reason when the set cannot be adopted, `Refused` for wrong inputs.
    """
    found = _one(desk, keys[0])
    why = against(desk, found.key)
    if why:
        raise UserError(f"{why}。")
    parsed = registers.check(desk, ScoreRuleSet, given, found.key, stored=found.values)
    if parsed.stops:
        raise Refused(parsed.problems)
    values = {**found.values, **parsed.values, "state": ADOPTED}
    record = ScoreRuleSet.of(values, found.key, found.version)
    record.over = found.values
    told = f"采用积分规则：“{found.values['name']}”，{values['approved_by']}审定"
    return desk.write([record], action=told)


def _one(desk: Desk, key: int) -> Stored:
    found = stored(desk, ScoreRuleSet, [key])
    if not found:
        raise UserError("这套积分规则已被删除，可以在“设置”的回收站里找回。")
    return found[0]
