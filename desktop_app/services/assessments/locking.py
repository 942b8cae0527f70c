"""Locks and unlocks a year: rules and assessments together, with the numbers of that day frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.assessment import Assessment
from desktop_app.records.record import Record
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.assessments.opening import assessments_of
from desktop_app.services.assessments.year_locks import LOCKED, REOPENED, YearOf, locked_years
from desktop_app.services.assessments.year_results import (
    NO_RESULT,
    YearResult,
    year_lines_in_steps,
    year_results,
    year_results_in_steps,
)
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.appointing import read_inputs
from desktop_app.services.registers.states import read_reason
from desktop_app.services.registers.stored import Stored, batches, stored
from desktop_app.services.scoring.rule_set import ADOPTED, in_force
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.query.lists import Filter

NAMED = 5
Given = Mapping[str, object]


class LockDifference(NamedTuple):
    """A locked assessment that today's facts would give other numbers; totals in hundredths."""

    key: int
    title: str
    locked_total: int | None
    total: int | None
    locked_grade: str | None
    grade: str | None


def lock(desk: Desk, place: YearOf, given: Given) -> Changed:
    """`lock_in_steps` in one go."""
    return run_to_end(lock_in_steps(desk, place, given))


def lock_in_steps(desk: Desk, place: YearOf, given: Given) -> Steps[Changed]:
    """Lock a year as one action: rules and assessments with totals, ranks and reasons of today.

    `given` are `decided_by`, `decided_on` and `document`, for the rules and for assessments that
    have none yet, and `remark`, the reason. Yields (done, all); closing it rolls back. `UserError`
    where the year is locked, has no assessments, or some have no final grade.
    """
    values, reason = may_lock(desk, place, given)
    keys = assessments_of(desk, place)
    results = yield from year_results_in_steps(desk, place.year, place.subject)
    lines = yield from year_lines_in_steps(desk, place.year, place.subject)
    put: list[Record] = []
    for part in batches(keys):
        yield len(put), len(keys)
        put += [_locked(each, results, lines, values) for each in stored(desk, Assessment, part)]
    count = len(put)
    put += _rules(desk, place, values)
    told = "，".join(filter(None, (str(values["decided_by"]), reason)))
    action = f"锁定{place.words}（{told}） {count} {Assessment.UNIT}"
    return (yield from desk.write_in_steps(put, action=action))


def may_lock(desk: Desk, place: YearOf, given: Given) -> tuple[dict[str, Any], str]:
    """The values and the reason of a lock; `UserError` where it is refused."""
    values, reason = _read(desk, given)
    if place in locked_years(desk):
        raise UserError(f"{place.words}已经锁定。要重新锁定，请先解锁这一年。")
    if not assessments_of(desk, place):
        raise UserError(f"{place.words}还没有建立评定，请先点“建立本年评定…”。")
    _require_grades(desk, place)
    return values, reason


def unlock(desk: Desk, place: YearOf, reason: str) -> Changed:
    """`unlock_in_steps` in one go."""
    return run_to_end(unlock_in_steps(desk, place, reason))


def unlock_in_steps(desk: Desk, place: YearOf, reason: str) -> Steps[Changed]:
    """Take a year out of the lock, with a reason that the log keeps; grades and opinions stay."""
    why = read_reason(reason, lookup(desk))
    keys = assessments_of(desk, place)
    put: list[Record] = []
    for part in batches(keys):
        yield len(put), len(keys)
        put += [
            Assessment.of({**each.values, "state": REOPENED, "lines": None, "rank": None},
                          each.key, each.version)
            for each in stored(desk, Assessment, part) if Assessment.LOCKED.holds(each.values)
        ]  # fmt: skip
    rules = locked_years(desk).get(place)
    if not put and rules is None:
        raise UserError(f"{place.words}没有锁定，不用解锁，可以直接改。")
    count = len(put)
    for each in stored(desk, ScoreRuleSet, [rules] if rules is not None else []):
        values = {**each.values, "state": ADOPTED, "locked_on": None, "locked_by": None}
        put.append(ScoreRuleSet.of(values, each.key, each.version))
    action = f"解锁{place.words}（{why}） {count} {Assessment.UNIT}"
    return (yield from desk.write_in_steps(put, action=action))


def differences(desk: Desk, place: YearOf) -> list[LockDifference]:
    """The locked assessments of a year whose total or grade today's facts would change."""
    results = year_results(desk, place.year, place.subject, anew=True)
    found = []
    for each in stored(desk, Assessment, assessments_of(desk, place)):
        now = results.get(_owner(each.values), NO_RESULT)
        was = (each.values["total"], each.values["grade"])
        if Assessment.LOCKED.holds(each.values) and was != (now.total, now.grade):
            title = Assessment.title_of(each.values)
            found.append(LockDifference(each.key, title, was[0], now.total, was[1], now.grade))
    return found


def _read(desk: Desk, given: Given) -> tuple[dict[str, Any], str]:
    """The values of the inputs, and the reason; `UserError` where meeting or day is missing."""
    values = read_inputs(desk, Assessment, given)
    for name in ("decided_by", "decided_on"):
        if not values.get(name):
            raise UserError(f"请写明{Assessment.field(name).label}。")
    return values, " ".join(str(values.get("remark") or "").split())


def _require_grades(desk: Desk, place: YearOf) -> None:
    keys = assessments_of(desk, place, Filter("final_grade", "in", (None,)))
    lacking = [Assessment.title_of(each.values) for each in stored(desk, Assessment, keys[:NAMED])]
    if lacking:
        more = f"等 {len(keys)} 份" if len(keys) > NAMED else ""
        told = "、".join(lacking)
        raise UserError(
            f"{told}{more}还没有审定等次，{place.year} 年不能锁定。请先审定；不评的，把那一份删去。"
        )


def _locked(
    old: Stored,
    results: Mapping[int, YearResult],
    lines: Mapping[int, str],
    values: Mapping[str, Any],
) -> Record:
    """One assessment as it is locked; meeting, day and document fill what is empty."""
    who = _owner(old.values)
    result = results.get(who, NO_RESULT)
    known = result._asdict() if who in results else {}
    decided = {
        name: old.values[name] or values.get(name)
        for name in ("decided_by", "decided_on", "document")
    }
    record = Assessment.of(
        {**old.values, **known, **decided, "lines": lines.get(who), "state": LOCKED},
        old.key, old.version,
    )  # fmt: skip
    record.over = old.values
    return record


def _rules(desk: Desk, place: YearOf, values: Mapping[str, Any]) -> Iterator[Record]:
    """The rules of the year, locked."""
    rules = in_force(desk, place.year, place.subject)
    for each in stored(desk, ScoreRuleSet, [rules.key] if rules else []):
        locked = {"state": LOCKED, "locked_on": values["decided_on"],
                  "locked_by": values["decided_by"]}  # fmt: skip
        yield ScoreRuleSet.of({**each.values, **locked}, each.key, each.version)


def _owner(values: Mapping[str, Any]) -> int:
    owner: int = values["member"] or values["group"]
    return owner
