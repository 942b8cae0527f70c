"""Objections and corrections; the days of letters about results, of reminders and talks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.errors import UserError
from desktop_app.records.assessment import Assessment
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.services.assessments.assessment_steps import STEPS, Given, read_day
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.appointing import read_inputs, write_alike, write_alike_in_steps
from desktop_app.services.registers.step_refusals import required
from desktop_app.stepping import Steps, run_to_end

CORRECTED = "更正："
DONE: Mapping[str, str] = {
    "told_on": "登记反馈本人", "body_told_on": "登记通报单位", "reminded_on": "登记提醒",
}  # fmt: skip
"""What the actions are called that write when a result was told, by field."""


def object_to(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Register an objection with its day; a later one takes the place of an answered one."""
    found = required(desk, Assessment, keys)
    values = read_day(desk, "objected_on", given)
    if not values.get("objection"):
        raise UserError("请写明异议的内容。")
    values |= {"objection_answer": None, "objection_answered_on": None}
    return write_alike(desk, Assessment, found, values, "登记异议")


def answer(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Write the answer to objections that wait for one."""
    found = required(desk, Assessment, keys, STEPS["answer_objection"])
    values = read_day(desk, "objection_answered_on", given)
    if not values.get("objection_answer"):
        raise UserError("请写明答复的内容；要改分的，先点“更正得分…”。")
    return write_alike(desk, Assessment, found, values, "答复异议")


def correct(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Add a manual entry with points, reason and document for the member of one assessment.

    The assessment keeps in words what was corrected. `UserError` in a locked year.
    """
    (found,) = required(desk, Assessment, keys[:1], STEPS["correct_points"])
    owner = {name: found.values[name] for name in ("member", "group", "year")}
    draft = {**owner, **given}
    parsed = ScoreEntry.parse(draft, lookup(desk, ScoreEntry), ScoreEntry.defaults(lookup(desk)))
    if parsed.stops:
        raise Refused([each for each in parsed.problems if each.stops])
    values = {**parsed.values, "reason": _corrected(str(parsed.values["reason"]))}
    entry = ScoreEntry.of({**values, **ScoreEntry.computed(values, lookup(desk, ScoreEntry))})
    points = ScoreEntry.field("points").show(values["points"], lookup(desk))
    told = f"{values['reason']}（{points} 分）"
    kept = "\n".join(filter(None, (found.values["objection_answer"], told)))
    own = Assessment.of({**found.values, "objection_answer": kept}, found.key, found.version)
    title = Assessment.title_of(found.values)
    return desk.write([entry, own], action=f"更正得分：“{title}”{points} 分")


def _corrected(reason: str) -> str:
    return reason if reason.startswith(CORRECTED) else CORRECTED + reason


def tell(desk: Desk, keys: Sequence[int], name: str, given: Given) -> Changed:
    """`tell_in_steps` in one go."""
    return run_to_end(tell_in_steps(desk, keys, name, given))


def tell_in_steps(desk: Desk, keys: Sequence[int], name: str, given: Given) -> Steps[Changed]:
    """Write the day `name` of a letter about results or of a reminder; yields (done, all)."""
    found = required(desk, Assessment, keys)
    values = read_day(desk, name, given)
    yield 0, len(found)
    return (yield from write_alike_in_steps(desk, Assessment, found, values, DONE[name]))


def talk(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Write who talked with members, when and where, and what came of it."""
    found = required(desk, Assessment, keys)
    values = read_inputs(desk, Assessment, given)
    if not (values.get("talked_on") and values.get("talker")):
        raise UserError("请写明约谈日期和约谈人。")
    kept = {name: value for name, value in values.items() if value is not None}
    return write_alike(desk, Assessment, found, kept, "登记约谈")
