"""What prints of assessments show besides the records: counted work, unmet requirements, years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.assessment_form import FACTS
from desktop_app.documents.prints.assessment_results import GRADE_BEFORE
from desktop_app.documents.prints.talk_form import UNMET
from desktop_app.records.assessment import Assessment
from desktop_app.records.held_back import HELD_BACK, is_held_back
from desktop_app.services import outward
from desktop_app.services.assessments.grades import subject_of
from desktop_app.services.assessments.low_grades import twice_low
from desktop_app.services.assessments.year_locks import YearOf
from desktop_app.services.desk import Desk
from desktop_app.services.facts.counting import counts
from desktop_app.services.facts.declared import FactCount, FactRule, facts_of
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.stored import stored
from desktop_app.services.scoring.board import board
from desktop_app.services.scoring.rule_set import GROUP
from desktop_app.services.statistics.periods import of_year

RATE, OF_GROUPS, FACT_KINDS = "attendance_rate", "group_", "fact_kind"


def with_work(desk: Desk, keys: Sequence[int], shown: Sequence[Shown]) -> list[Shown]:
    """Assessments with the facts of each in its year, and the requirements not met."""
    rules = facts_of(desk.subjects)
    facts: dict[int, list[dict[str, str]]] = {}
    unmet: dict[int, str] = {}
    for place, owners in _by_year(desk, keys).items():
        kept = _of_subject(rules, place.subject)
        groups = place.subject == GROUP
        found = counts(
            desk, of_year(place.year), list(kept), groups=groups, only=set(owners.values())
        )
        told = _unmet(desk, place)
        for key, owner in owners.items():
            facts[key] = _rows(desk, kept, found.get(owner, ()))
            unmet[key] = told.get(owner, "")
    return [
        replace(
            each,
            children={**each.children, FACTS: facts.get(key, [])},
            values={**each.values, UNMET: unmet.get(key, "")},
        )
        for key, each in zip(keys, shown, strict=True)
    ]


def with_year_before(desk: Desk, keys: Sequence[int], shown: Sequence[Shown]) -> list[Shown]:
    """Of some assessments those that do not pass for the second year, with the grade before."""
    years = {place.year for place in _by_year(desk, keys)}
    found = [each for year in years for each in twice_low(desk, year)]
    rows = outward.rows(desk, Assessment, [each.before for each in found], ("final_grade",))
    grades = {key: HELD_BACK if is_held_back(grade) else str(grade) for key, _, grade in rows}
    before = {each.key: grades[each.before] for each in found}
    return [
        replace(each, values={**each.values, GRADE_BEFORE: before[key]})
        for key, each in zip(keys, shown, strict=True) if key in before
    ]  # fmt: skip


def _by_year(desk: Desk, keys: Sequence[int]) -> dict[YearOf, dict[int, int]]:
    """By year and kind the member or group of each assessment, by its id."""
    found: dict[YearOf, dict[int, int]] = {}
    for each in stored(desk, Assessment, keys):
        place = YearOf(each.values["year"], subject_of(each.values))
        owner = each.values["member"] or each.values["group"]
        found.setdefault(place, {})[each.key] = owner
    return found


def _of_subject(rules: Mapping[str, FactRule], subject: str) -> dict[str, FactRule]:
    """The facts that are counted in numbers: of members without those of groups alone."""
    return {
        key: rule for key, rule in rules.items()
        if key != RATE and (subject == GROUP or not key.startswith(OF_GROUPS))
    }  # fmt: skip


def _rows(
    desk: Desk, rules: Mapping[str, FactRule], found: Sequence[FactCount]
) -> list[dict[str, str]]:
    """Title, count and unit of every fact, in the office's order of facts."""
    sums: dict[str, int] = {}
    for each in found:
        sums[each.fact] = sums.get(each.fact, 0) + each.quantity * each.times
    labels = lookup(desk).codes[FACT_KINDS].labels
    return [
        {"title": label, "count": str(sums.get(key, 0)), "unit": rules[key].unit}
        for key, label in labels.items() if key in rules
    ]  # fmt: skip


def _unmet(desk: Desk, place: YearOf) -> dict[int, str]:
    """By member or group the basic requirements that are not met, in words."""
    found = board(desk, place.year, subject=place.subject)
    if found is None:
        return {}
    return {
        key: "基本要求未达到：" + "、".join(
            f"{each.item.name} {each.done}/{each.needed}" for each in score.unmet
        )
        for key, score in found.scores.items() if score.scored and score.unmet
    }  # fmt: skip
