"""The steps of an assessment up to the decision, each an action on the chosen rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.assessment import Assessment
from desktop_app.services.assessments.grades import subject_of
from desktop_app.services.assessments.opening import numbers_of
from desktop_app.services.assessments.year_locks import YearOf
from desktop_app.services.assessments.year_results import year_results_in_steps
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.appointing import read_inputs
from desktop_app.services.registers.states import change_state_in_steps, read_reason
from desktop_app.services.registers.step_refusals import Needed, required
from desktop_app.services.registers.stored import Stored
from desktop_app.stepping import Steps, run_to_end

Given = Mapping[str, object]
NAMED = 5
BACK = {"committee": "self", "office": "committee", "chairs": "office"}
_OPEN = Needed(Assessment.OPEN, "已经锁定，要改请先解锁这一年")
_NO_STEP_BACK = Needed(~Assessment.AT_OWN, "还在自评，没有上一步")
STEPS: Mapping[str, Sequence[Needed]] = {
    "own_view": (
        _OPEN, Needed(Assessment.AT_OWN | Assessment.AT_COMMITTEE, "自评已经过了，要改请先退回"),
    ),
    "committee_view": (
        _OPEN,
        Needed(~Assessment.AT_OWN, "还没有自评，请先点“自评…”"),
        Needed(Assessment.AT_COMMITTEE | Assessment.AT_OFFICE, "已经复核，要改请先退回"),
    ),
    "office_view": (
        _OPEN,
        Needed(Assessment.AT_OFFICE | Assessment.AT_CHAIRS, "还没有初评，请先点“专委会初评…”"),
    ),
    "decide_assessment": (
        _OPEN, Needed(Assessment.AT_CHAIRS, "还没有复核，请先点“办公室复核…”"),
    ),
    "step_back": (_OPEN, _NO_STEP_BACK),
    "answer_objection": (Needed(Assessment.OBJECTED, "没有等待答复的异议"),),
    "correct_points": (_OPEN,),
    "take_scores": (_OPEN,),
}  # fmt: skip
"""The conditions of each step, by its name."""


def own_view(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """`own_view_in_steps` in one go."""
    return run_to_end(own_view_in_steps(desk, keys, given))


def own_view_in_steps(desk: Desk, keys: Sequence[int], given: Given) -> Steps[Changed]:
    """Note that the members have handed in their own view; then it is the committee's turn."""
    return _onward(desk, keys, "own_view", "committee", given)


def committee_view(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """`committee_view_in_steps` in one go."""
    return run_to_end(committee_view_in_steps(desk, keys, given))


def committee_view_in_steps(desk: Desk, keys: Sequence[int], given: Given) -> Steps[Changed]:
    """Write the committee's grade, by default that of the points; then it is the office's turn."""
    return _onward(desk, keys, "committee_view", "office", given, ("committee_grade", "grade"))


def office_view(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """`office_view_in_steps` in one go."""
    return run_to_end(office_view_in_steps(desk, keys, given))


def office_view_in_steps(desk: Desk, keys: Sequence[int], given: Given) -> Steps[Changed]:
    """Write the office's grade, by default the committee's; then it is the chairs' turn."""
    return _onward(desk, keys, "office_view", "chairs", given, ("office_grade", "committee_grade"))


def decide(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """`decide_in_steps` in one go."""
    return run_to_end(decide_in_steps(desk, keys, given))


def decide_in_steps(desk: Desk, keys: Sequence[int], given: Given) -> Steps[Changed]:
    """Write the final grade, by default the office's; the assessment stays open until the lock."""
    pair = ("final_grade", "office_grade")
    return _onward(desk, keys, "decide_assessment", "chairs", given, pair)


def back(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """`back_in_steps` in one go."""
    return run_to_end(back_in_steps(desk, keys, given))


def back_in_steps(desk: Desk, keys: Sequence[int], given: Given) -> Steps[Changed]:
    """Return assessments of one step to the step before, with a reason; what was written stays."""
    found = required(desk, Assessment, keys, STEPS["step_back"])
    states = {each.values["state"] for each in found}
    if len(states) > 1:
        raise UserError("选中的不在同一步，请分开退回。")
    reason = read_reason(str(given.get("remark") or ""), lookup(desk))
    (state,) = states
    yield 0, len(found)
    kept = {"final_grade": None, "decided_on": None, "decided_by": None, "document": None}
    own = {each.key: kept for each in found} if state == "chairs" else {}
    steps = change_state_in_steps(desk, Assessment, keys, BACK[state], reason, own=own)
    return (yield from steps)


def take_scores(desk: Desk, keys: Sequence[int]) -> Changed:
    """`take_scores_in_steps` in one go."""
    return run_to_end(take_scores_in_steps(desk, keys))


def take_scores_in_steps(desk: Desk, keys: Sequence[int]) -> Steps[Changed]:
    """Write today's totals and grades of the scores into open assessments."""
    found = required(desk, Assessment, keys, STEPS["take_scores"])
    yield 0, len(found)
    numbers = yield from _numbers_in_steps(desk, found)
    put = []
    for each in found:
        values = {**each.values, **numbers.get(each.key, {})}
        if values != each.values:
            put.append(Assessment.of(values, each.key, each.version))
    if not put:
        raise UserError("得分没有变化，不用更新。还没有得分的，请先审定启用这一年的积分规则。")
    action = f"更新评定的得分（{len(put)} {Assessment.UNIT}）"
    return (yield from desk.write_in_steps(put, action=action))


def suggested(desk: Desk, key: int, name: str) -> str | None:
    """The grade that a step begins with for one assessment: what was written, or one step before.

    `name` is the field of the grade.
    """
    (found,) = required(desk, Assessment, [key])
    if found.values[name]:
        return str(found.values[name])
    if name == "committee_grade":
        numbers = run_to_end(_numbers_in_steps(desk, [found]))
        return numbers.get(key, found.values).get("grade")
    before = {"office_grade": "committee_grade", "final_grade": "office_grade"}
    return found.values[before[name]] if name in before else None


def _onward(
    desk: Desk, keys: Sequence[int], step: str, to: str, given: Given,
    grade: tuple[str, str] | None = None,
) -> Steps[Changed]:  # fmt: skip
    """One step: its inputs, today's numbers, and of `grade` the second field for an empty first."""
    found = required(desk, Assessment, keys, STEPS[step])
    read_inputs(desk, Assessment, given)  # refuses what is wrong before the first slice
    yield 0, len(found)
    numbers = yield from _numbers_in_steps(desk, found)
    own: dict[int, dict[str, Any]] = {key: dict(values) for key, values in numbers.items()}
    given = {name: value for name, value in given.items() if value not in ("", None)}
    if grade is not None and not given.get(grade[0]):
        _fill_grades(found, own, grade)
    steps = change_state_in_steps(desk, Assessment, keys, to, "", given, own=own, again=True)
    return (yield from steps)


def _fill_grades(
    found: Sequence[Stored], own: dict[int, dict[str, Any]], grade: tuple[str, str]
) -> None:
    """Give each assessment the grade of the step before; `UserError` names those without one."""
    name, before = grade
    lacking = []
    for each in found:
        value = {**each.values, **own.get(each.key, {})}.get(before) or each.values[name]
        if value:
            own.setdefault(each.key, {})[name] = value
        else:
            lacking.append(Assessment.title_of(each.values))
    if lacking:
        label, source = Assessment.field(name).label, Assessment.field(before).label
        more = f"等 {len(lacking)} 份" if len(lacking) > NAMED else ""
        told = "、".join(lacking[:NAMED]) + more
        raise UserError(f"{told}还没有{source}，请写{label}。")


def _numbers_in_steps(desk: Desk, found: Sequence[Stored]) -> Steps[dict[int, dict[str, Any]]]:
    """By id of the assessment what the scores of its year say; only of those that are scored."""
    years: dict[YearOf, list[Stored]] = {}
    for each in found:
        place = YearOf(each.values["year"], subject_of(each.values))
        years.setdefault(place, []).append(each)
    numbers: dict[int, dict[str, Any]] = {}
    for place, rows in years.items():
        owner = {each.key: each.values["member"] or each.values["group"] for each in rows}
        steps = year_results_in_steps(desk, place.year, place.subject, set(owner.values()))
        results = yield from steps
        numbers |= {
            key: numbers_of(results[who]) for key, who in owner.items() if who in results
        }  # fmt: skip
    return numbers


def read_day(desk: Desk, name: str, given: Given) -> dict[str, Any]:
    """The values of some inputs; `UserError` where the day `name` is not among them."""
    values = read_inputs(desk, Assessment, given)
    if not values.get(name):
        raise UserError(f"请写明{Assessment.field(name).label}。")
    return values
