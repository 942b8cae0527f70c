"""An office with rules in force, activities and what members did, for tests of whole scores."""

from __future__ import annotations

import dataclasses
from typing import Any

from desktop_app.records import Activity, Attendance, OpinionReport, ReportAdoption
from desktop_app.records.activity import ActivityPart
from desktop_app.records.fact_kinds import stored_kinds
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services.desk import Desk
from desktop_app.services.registers.states import change_state
from desktop_app.services.scoring.board import board
from desktop_app.services.scoring.explaining import Explanation, explanation
from desktop_app.services.scoring.rule_set import RuleSet, in_force, read
from desktop_app.services.scoring.score import Score
from desktop_app.services.scoring.score_words import amount_text
from desktop_app.storage.log.keys import new_keys
from tests.services.facts.fact_office import saved


def written(desk: Desk, rules: RuleSet) -> RuleSet:
    """Rules written into the file as a draft, and read back."""
    key = new_keys(1)[0]
    put: list[Any] = [ScoreRuleSet.of({**_values(rules, ("categories", "items", "bands"))}, key)]
    for model, rows in (
        (ScoreCategory, rules.categories), (ScoreRule, rules.items), (GradeBand, rules.bands),
    ):  # fmt: skip
        put += (
            model.of({**_values(each), "rule_set": key, "position": place})
            for place, each in enumerate(rows)
        )
    desk.write(put, action="演示规则")
    found = read(desk, key)
    assert found is not None
    return found


def adopted(desk: Desk, rules: RuleSet) -> RuleSet:
    """Rules in force."""
    change_state(desk, ScoreRuleSet, [written(desk, rules).key], "adopted", "")
    found = in_force(desk, rules.year, rules.subject)
    assert found is not None
    return found


def score_of(desk: Desk, key: int, until: str | None = None) -> Score:
    """The score of one member in 2026."""
    found = board(desk, 2026, until)
    assert found is not None
    return found.scores[key]


def explained(desk: Desk, key: int) -> Explanation:
    """The explanation of one member's score of 2026."""
    found = board(desk, 2026)
    assert found is not None
    told = explanation(desk, found, key)
    assert told is not None
    return told


def parts_of(told: Explanation) -> dict[str, str]:
    """The points of each category after its cap, as an explanation shows them."""
    return {
        each.score.category.name: amount_text(each.score.counted)
        for each in told.categories if each.score.counted
    }  # fmt: skip


def activity(desk: Desk, kind: str, day: str = "2026-03-05", parts: int = 0) -> int:
    """An activity that was held, with so many parts."""
    key = saved(desk, Activity, name=f"演示{kind}{day}", kind=kind, start_on=day,
                state="underway", place="演示会场")  # fmt: skip
    for position in range(1, parts + 1):
        saved(desk, ActivityPart, activity=key, position=position)
    return key


def attended(desk: Desk, member: int, kind: str, marks: str = "到", **more: object) -> int:
    """A member at an activity of their own; one mark for each part."""
    day = str(more.pop("day", "2026-03-05"))
    key = activity(desk, kind, day, len(marks) if len(marks) > 1 else 0)
    return saved(desk, Attendance, activity=key, member=member, marks=marks, **more)


def report(desk: Desk, member: int, adopted_at: str = "", **more: object) -> int:
    """An opinion report of a member, adopted at a level."""
    key = saved(
        desk, OpinionReport, name="演示信息", received_on="2026-03-01", member=member, **more
    )
    if adopted_at:
        saved(desk, ReportAdoption, report=key, level=adopted_at, form="single", day="2026-04-01")
    return key


def entered(desk: Desk, member: int, rules: RuleSet, code: str, points: str, **more: object) -> int:
    """A manual entry for an item."""
    item = next(each for each in rules.items if each.code == code)
    return saved(desk, ScoreEntry, member=member, year=2026, rule=item.key, points=points,
                 reason="演示理由", **more)  # fmt: skip


def _values(part: Any, left: tuple[str, ...] = ()) -> dict[str, Any]:
    found = {}
    for each in dataclasses.fields(part):
        value = getattr(part, each.name)
        if each.name not in ("key", *left):
            found[each.name] = " ".join(sorted(value)) if isinstance(value, frozenset) else value
    if found.get("kinds"):
        found["kinds"] = stored_kinds(part.fact, sorted(part.kinds))
    return found
