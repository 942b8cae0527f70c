"""Rules, manual entries, duties and assessments of a locked year refuse changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.errors import Problem, UserError
from desktop_app.records.assessment import Assessment
from desktop_app.records.duty import Duty, DutyTick
from desktop_app.records.record import Record
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services.assessments.grades import subject_of
from desktop_app.services.cascading import stored_before
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.rule_set import GROUP, MEMBER
from desktop_app.services.subjects import Agreed, AgreementRule, LinkedGate
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

PARTS = (ScoreCategory, ScoreRule, GradeBand)
GUARDED: tuple[type[Record], ...] = (
    ScoreRuleSet, *PARTS, ScoreEntry, Duty, DutyTick, Assessment,
)  # fmt: skip
LOCKED, REOPENED = "locked", "chairs"
"""The state of a locked assessment, and the one that it has again when its year is unlocked."""
WORDS = {MEMBER: "委员考核", GROUP: "组的考核"}


class YearOf(NamedTuple):
    """A year of the assessment of members or of groups."""

    year: int
    subject: str

    @property
    def words(self) -> str:
        """The year as sentences name it: 2026 年委员考核."""
        return f"{self.year} 年{WORDS.get(self.subject, WORDS[MEMBER])}"


def locked_years(desk: Desk) -> dict[YearOf, int]:
    """The locked years, each with the id of its rules."""
    where = (Filter("state", "in", (LOCKED,)),)
    keys = lists.find(desk.office, ScoreRuleSet, Query(where=where))
    rows = lists.rows(desk.office, ScoreRuleSet, keys, ("year", "subject"))
    return {YearOf(year, subject or MEMBER): key for key, _, year, subject in rows}


def hold_locked(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """`UserError` where an action changes what a locked year has frozen; undo may.

    An action that unlocks the rules of a year may change all of it.
    """
    if not all_said:
        _Holding(desk, put, remove).run()
    return Agreed()


class _Holding:
    def __init__(self, desk: Desk, put: Sequence[Record], remove: Sequence[Record]) -> None:
        self._desk, self._put, self._remove = desk, put, remove
        self._years = locked_years(desk)
        self._before: dict[type[Record], Mapping[int, Mapping[str, Any]]] = {}

    def run(self) -> None:
        for model in GUARDED:
            own = [each for each in self._put if type(each) is model]
            self._before[model] = stored_before(self._desk.office, own) if own else {}
        self._hold_together()
        held = self._years.keys() - self._unlocked()
        for each in self._put:
            if isinstance(each, Assessment):
                self._hold_assessment(each, held)
            else:
                self._refuse(each, held)
        for each in self._remove:
            if isinstance(each, Assessment) and Assessment.LOCKED.holds(each.values):
                raise UserError(f"{_named(each)}已经锁定，不能删除。要删除，请先解锁这一年。")
            self._refuse(each, held)

    def _unlocked(self) -> set[YearOf]:
        """The years whose rules this action takes out of the lock."""
        sets = (each for each in self._put if isinstance(each, ScoreRuleSet))
        return {
            YearOf(each.values["year"], each.values.get("subject") or MEMBER) for each in sets
            if not ScoreRuleSet.LOCKED.holds(each.values)
            and ScoreRuleSet.LOCKED.holds(self._before[ScoreRuleSet].get(each.key, {}))
        }  # fmt: skip

    def _hold_together(self) -> None:
        """Rules change their lock with the assessments of the year, in one action."""
        moved = {
            YearOf(each.values["year"], subject_of(each.values)) for each in self._put
            if isinstance(each, Assessment)
        }  # fmt: skip
        for each in self._put:
            stored = self._before[ScoreRuleSet].get(each.key) if each.has_key else None
            if not isinstance(each, ScoreRuleSet) or stored is None:
                continue
            place = YearOf(each.values["year"], each.values.get("subject") or MEMBER)
            was, now = ScoreRuleSet.LOCKED.holds(stored), ScoreRuleSet.LOCKED.holds(each.values)
            if was != now and place not in moved:
                word = "解锁" if was else "锁定"
                raise UserError(f"积分规则随评定一起{word}，请在“履职评定”里用“{word}本年…”。")

    def _refuse(self, each: Record, held: set[YearOf]) -> None:
        stored = self._before.get(type(each), {}).get(each.key)
        for values in (each.values, stored):
            for place in self._places(type(each), values or {}):
                if place in held:
                    raise UserError(
                        f"{place.words}已经锁定，{type(each).TITLE}不能再改。"
                        "要改，请先在“履职评定”里解锁这一年，改完再锁定。"
                    )

    def _places(self, model: type[Record], values: Mapping[str, Any]) -> Iterator[YearOf]:
        """The year that a record with these values belongs to."""
        if "rule_set" in values:
            keys = {key: place for place, key in self._years.items()}
            if values["rule_set"] in keys:
                yield keys[values["rule_set"]]
        elif "duty" in values:
            yield from self._year_of_duty(values["duty"])
        elif values.get("year"):
            is_declared = "subject" in {each.name for each in model.declared()}
            subject = (values.get("subject") or MEMBER) if is_declared else subject_of(values)
            yield YearOf(values["year"], subject)

    def _year_of_duty(self, key: int) -> Iterator[YearOf]:
        for _, _, year, subject in lists.rows(self._desk.office, Duty, [key], ("year", "subject")):
            yield YearOf(year, subject or MEMBER)

    def _hold_assessment(self, each: Record, held: set[YearOf]) -> None:
        """Frozen fields stay, and an assessment joins or leaves a locked year with the year."""
        stored = self._before[Assessment].get(each.key)
        place = YearOf(each.values["year"], subject_of(each.values))
        if stored is None or not Assessment.LOCKED.holds(stored):
            if place in held:
                raise UserError(f"{place.words}已经锁定，不能再增加评定。要增加，请先解锁这一年。")
            return
        if not Assessment.LOCKED.holds(each.values):
            if place in held:
                raise UserError(f"{_named(each)}随 {place.year} 年一起锁定，要改请解锁这一年。")
            return
        changed = [x for x in Assessment.FROZEN if stored.get(x) != each.values.get(x)]
        if changed:
            label = Assessment.field(changed[0]).label
            raise UserError(
                f"{_named(each)}已经锁定，“{label}”不能改。要改，请先解锁；异议、反馈、约谈可以照登。"
            )


def _named(assessment: Record) -> str:
    return f"“{Assessment.title_of(assessment.values)}”的评定"


RULE = AgreementRule(
    frozenset(each.KEY for each in GUARDED), hold_locked, whole=True, anew=True
)  # fmt: skip


def _locked_together(desk: Desk, _key: int, values: Mapping[str, Any]) -> Problem | None:
    """An assessment of a year with rules in force is locked with its year, never alone."""
    from desktop_app.services.scoring.rule_set import in_force

    if not values.get("year") or in_force(desk, values["year"], subject_of(values)) is None:
        return None
    return Problem("state", "进度", "这一年有正式的积分规则，请用“锁定本年…”一起锁定")


def _not_out_of_year(desk: Desk, _key: int, values: Mapping[str, Any]) -> Problem | None:
    """An assessment of a locked year comes out of the lock with its year."""
    place = YearOf(values.get("year") or 0, subject_of(values))
    if Assessment.LOCKED.holds(values) and place in locked_years(desk):
        return Problem("state", "进度", "这一年已经锁定，请用“解锁本年…”")
    return None


GATES: Mapping[tuple[str, str], LinkedGate] = {
    (Assessment.KEY, LOCKED): _locked_together,
    **{(Assessment.KEY, to): _not_out_of_year for to in Assessment.ONWARD if to != LOCKED},
}
