"""Opens the assessment of a year: one assessment for each member or group that is assessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.assessment import Assessment
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.services.assessments.year_locks import YearOf, locked_years
from desktop_app.services.assessments.year_results import (
    NO_RESULT,
    YearResult,
    year_results_in_steps,
)
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.scoring.person import groups, members
from desktop_app.services.scoring.rule_set import GROUP
from desktop_app.services.scoring.score import LEFT, SCORED
from desktop_app.services.statistics.periods import of_year
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query


class ToAssess(NamedTuple):
    """A member or group that is assessed in a year, its class, and whether it is scored."""

    key: int
    name: str
    kind: str = ""
    scored: bool = True


class YearProgress(NamedTuple):
    """How far the assessment of a year is.

    states: number of assessments by state.
    missing: who is scored and has no assessment yet.
    unscored: who is not scored and has none.
    locked: whether its rules are locked.
    """

    place: YearOf
    states: Mapping[str, int]
    missing: tuple[ToAssess, ...]
    unscored: tuple[ToAssess, ...]
    locked: bool

    @property
    def total(self) -> int:
        """The number of assessments."""
        return sum(self.states.values())


def progress_of(desk: Desk, place: YearOf) -> YearProgress:
    """How many assessments of a year are at which step, and who has none."""
    found = _existing(desk, place)
    states: dict[str, int] = {}
    for state in found.values():
        states[state] = states.get(state, 0) + 1
    lacking = [each for each in assessed(desk, place) if each.key not in found]
    return YearProgress(
        place, states,
        tuple(each for each in lacking if each.scored),
        tuple(each for each in lacking if not each.scored),
        place in locked_years(desk),
    )  # fmt: skip


def assessed(desk: Desk, place: YearOf) -> list[ToAssess]:
    """The members or groups of a year in stroke order, those who are not scored among them.

    Who left before the end of the year is not assessed.
    """
    model, read = (WorkGroup, groups) if place.subject == GROUP else (Member, members)
    people = read(desk, of_year(place.year))
    wanted = [key for key, each in people.items() if each.apart != LEFT]
    names = lists.rows(desk.office, model, wanted, ("name",))
    return [
        ToAssess(key, name, people[key].kind, people[key].apart == SCORED)
        for key, _, name in names
    ]  # fmt: skip


def open_year(desk: Desk, place: YearOf, *, unscored: bool = False) -> Changed:
    """`open_year_in_steps` in one go."""
    return run_to_end(open_year_in_steps(desk, place, unscored=unscored))


def open_year_in_steps(desk: Desk, place: YearOf, *, unscored: bool = False) -> Steps[Changed]:
    """Create the assessments of a year that are missing, as one action; yields (done, all).

    With `unscored` also those of members who are not scored, listed apart. `UserError` where
    nobody lacks one, or the year is locked.
    """
    now = progress_of(desk, place)
    if now.locked:
        raise UserError(f"{place.words}已经锁定，不能再增加评定。要增加，请先解锁这一年。")
    wanted = [*now.missing, *(now.unscored if unscored else ())]
    if not wanted:
        raise UserError(_nobody(now))
    yield 0, len(wanted)
    results = yield from year_results_in_steps(desk, place.year, place.subject)
    put = list(_new(place, wanted, results))
    kind = "组" if place.subject == GROUP else "人"
    verb = "补建" if now.total else "建立"
    action = f"{verb}履职评定：{place.words}（{len(put)} {kind}）"
    return (yield from desk.write_in_steps(put, action=action))


def _nobody(now: YearProgress) -> str:
    words = now.place.words
    if now.total:
        return f"{words}的评定都已经建好，没有要补的。"
    if now.place.subject == GROUP:
        return "还没有在用的组，请先在“委员履职”的“组”里登记。"
    return f"{now.place.year} 年没有在任的委员，请先登记委员。"


def _new(
    place: YearOf, wanted: list[ToAssess], results: Mapping[int, YearResult]
) -> Iterator[Record]:
    link = "group" if place.subject == GROUP else "member"
    for each in wanted:
        result = results.get(each.key, NO_RESULT)
        yield Assessment.of(
            {
                "name": each.name,
                link: each.key,
                "year": place.year,
                **numbers_of(result),
                "ranking": result.ranking or each.kind or None,
            }
        )


def numbers_of(result: YearResult) -> dict[str, object]:
    """What an open assessment shows of the scores: rules, class, total and the grade by it."""
    return {
        "rule_set": result.rule_set, "ranking": result.ranking, "total": result.total,
        "grade": result.grade,
    }  # fmt: skip


def assessments_of(desk: Desk, place: YearOf, *more: Filter) -> list[int]:
    """The ids of the assessments of a year, of members or of groups, that fulfil `more`."""
    link = "group" if place.subject == GROUP else "member"
    where = (Filter("year", "in", (place.year,)), Filter(link, "filled"), *more)
    return list(lists.find(desk.office, Assessment, Query(where=where, sort="strokes")))


def _existing(desk: Desk, place: YearOf) -> dict[int, str]:
    """By id of member or group the state of its assessment."""
    link = "group" if place.subject == GROUP else "member"
    rows = lists.rows(desk.office, Assessment, assessments_of(desk, place), (link, "state"))
    return {owner: state or "self" for _, _, owner, state in rows}
