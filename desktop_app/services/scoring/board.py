"""The scores of a year: of all members or groups, kept and followed after every action.

Scores are derived, never logged. What was read for them (facts, entries, who is scored) is kept
with the number of the last action; after another one only those are evaluated again whom it
touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop_app.records.posts import CLASSES
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services.desk import Desk
from desktop_app.services.facts.counting import counts
from desktop_app.services.facts.declared import FactCount
from desktop_app.services.facts.touched import touched
from desktop_app.services.lookup.kept_reads import Read
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.scoring import person as people_of
from desktop_app.services.scoring import rule_set
from desktop_app.services.scoring.entries import entries
from desktop_app.services.scoring.evaluation import Evaluator
from desktop_app.services.scoring.frozen import frozen_scores
from desktop_app.services.scoring.rule_set import GROUP, MEMBER, RuleSet
from desktop_app.services.scoring.score import Manual, Score, ScoredPerson
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.periods import Period
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.log.history import records_since
from desktop_app.storage.log.position import settled_number

RULES = frozenset(x.KEY for x in (ScoreRuleSet, ScoreCategory, ScoreRule, GradeBand))
SLICE = 200
MOST = 4
"""Of more boards the first one is forgotten: a year, its quarters, members and groups."""
_Name = tuple[Period, str, str]
Facts = Mapping[int, Sequence[FactCount]]


@dataclass(frozen=True, slots=True)
class Board:
    """The scores of all who are scored in a period, with what they were evaluated from.

    scores: by the id of the member or group, in stroke order; who is set apart is among them.
    """

    rules: RuleSet
    period: Period
    people: Mapping[int, ScoredPerson]
    facts: Facts
    entries: Mapping[int, Sequence[Manual]]
    scores: Mapping[int, Score]
    evaluator: Evaluator = field(repr=False)

    @property
    def groups(self) -> bool:
        """Whether it is about groups, not members."""
        return self.rules.subject == GROUP


class Ranked(NamedTuple):
    """A place in a ranking; equal totals share the number of the first of them."""

    rank: int
    key: int
    score: Score


@dataclass(slots=True)
class _State:
    """What was read up to action `no`; `counted` are the facts that were counted."""

    no: int
    board: Board
    counted: frozenset[str]


def board(
    desk: Desk,
    year: int,
    until: str | None = None,
    rules: RuleSet | None = None,
    subject: str = MEMBER,
) -> Board | None:
    """The board of a year up to a day (ISO text), None where no rules are in force.

    Of a locked year the scores are those of the day of the lock. `rules` are tried in place of
    those in force, those of a locked year too: nothing is saved.
    """
    return run_to_end(board_in_steps(desk, year, until, rules, subject))


def board_in_steps(
    desk: Desk,
    year: int,
    until: str | None = None,
    rules: RuleSet | None = None,
    subject: str = MEMBER,
) -> Steps[Board | None]:
    """`board` in slices: yields (done, all)."""
    used = rules or rule_set.in_force(desk, year, subject)
    if used is None:
        return None
    period = period_of(year, until)
    if used.locked and rules is None and period.last == period_of(year).last:
        frozen = frozen_scores(desk, used)
        if frozen:
            return _frozen_board(desk, used, period, frozen)
    no = settled_number(desk.office)
    day = min(period.last, desk.today.isoformat())
    name = (period, day, used.subject)
    states = _kept_states(desk)
    state = states.get(name)
    if state is None or no is None or state.no > no:
        state = yield from _new_state(desk, no or 0, used, period)
    else:
        state = yield from _followed(desk, no, state, used)
    if no is not None and (rules is None or name not in states):
        states[name] = state
        if len(states) > MOST:
            del states[next(iter(states))]
    return state.board


def period_of(year: int, until: str | None = None) -> Period:
    """The year from its first day to its last, or to an earlier day."""
    whole = periods.of_year(year)
    return whole._replace(last=until) if until and whole.first <= until < whole.last else whole


def ranking(found: Board, keys: Iterable[int] | None = None, kind: str = "") -> list[Ranked]:
    """Those who are scored by their totals, the highest first, in stroke order where equal.

    `keys` leave some of them (a committee), `kind` one class.
    """
    chosen = found.scores.keys() if keys is None else set(keys)
    scored = [
        (key, each) for key, each in found.scores.items()
        if key in chosen and each.scored and kind in ("", each.person.kind)
    ]  # fmt: skip
    ranked: list[Ranked] = []
    for place, (key, each) in enumerate(sorted(scored, key=lambda pair: -pair[1].total), 1):
        last = ranked[-1] if ranked else None
        rank = last.rank if last is not None and last.score.total == each.total else place
        ranked.append(Ranked(rank, key, each))
    return ranked


def rankings(found: Board) -> dict[str, list[Ranked]]:
    """The rankings by class of members, in the order of `CLASSES`; groups have one."""
    kinds = ("",) if found.groups else CLASSES
    return {kind: ranking(found, kind=kind) for kind in kinds}


def _kept_states(desk: Desk) -> dict[_Name, _State]:
    """What boards were read from; every state knows up to which action it is true."""
    kept: dict[_Name, _State] = valid_reads(desk).get("scores", (), lambda: Read(frozenset(), {}))
    return kept


def _frozen_board(desk: Desk, rules: RuleSet, period: Period, frozen: Mapping[int, Score]) -> Board:
    """The board of a locked year, in the order in which members are shown today."""
    order = dict.fromkeys((*_people(desk, rules, period), *frozen))
    scores = {key: frozen[key] for key in order if key in frozen}
    people = {key: each.person for key, each in scores.items()}
    return Board(rules, period, people, {}, {}, scores, Evaluator(rules))


def _new_state(desk: Desk, no: int, rules: RuleSet, period: Period) -> Steps[_State]:
    yield 0, 1
    people = _people(desk, rules, period)
    yield 0, len(people)
    facts = yield from _counted(desk, rules, period, rules.facts, len(people))
    manual = entries(desk, rules, period.last)
    made = Board(rules, period, people, facts, manual, {}, Evaluator(rules))
    scores = yield from _evaluated(made, people, {})
    return _State(no, _with(made, scores=scores), rules.facts)


def _followed(desk: Desk, no: int, state: _State, rules: RuleSet) -> Steps[_State]:
    """The state after the actions since it was made, by rules that may be others."""
    old = state.board
    changed = records_since(desk.office, state.no) if no > state.no else set()
    if not changed and rules == old.rules:
        return state
    people, manual = old.people, old.entries
    if changed & people_of.READ_FROM:
        people = _people(desk, rules, old.period)
    if ScoreEntry.KEY in changed or rules != old.rules:
        manual = entries(desk, rules, old.period.last)
    facts, stale = old.facts, set[int]()
    if changed - RULES - {ScoreEntry.KEY}:
        facts, stale = yield from _facts_followed(desk, state)
    new_facts = rules.facts - state.counted
    if new_facts:
        more = yield from _counted(desk, rules, old.period, new_facts, len(people))
        facts = _added(facts, more)
        stale |= more.keys()
    stale |= {key for key in people if people[key] != old.people.get(key)}
    stale |= {
        key for key in manual.keys() | old.entries.keys()
        if manual.get(key, ()) != old.entries.get(key, ())
    }  # fmt: skip
    evaluator = old.evaluator if rules == old.rules else Evaluator(rules, old.evaluator)
    made = Board(rules, old.period, people, facts, manual, {}, evaluator)
    if rules == old.rules:
        asked: Collection[int] = [key for key in people if key in stale or key not in old.scores]
        changed_scores = yield from _evaluated(made, asked, {})
        scores = {key: changed_scores.get(key) or old.scores[key] for key in people}
    else:
        kept = {key: each for key, each in old.scores.items() if key not in stale}
        scores = yield from _evaluated(made, people, kept)
    return _State(no, _with(made, scores=scores), state.counted | rules.facts)


def _facts_followed(desk: Desk, state: _State) -> Steps[tuple[Facts, set[int]]]:
    """The facts after the actions since the state, and whose may be others than before."""
    old = state.board
    yield 0, 1
    keys = None if old.groups else touched(desk, state.no)
    if keys is not None and not keys:
        return old.facts, set()
    new = counts(desk, old.period, state.counted, groups=old.groups, only=keys)
    if keys is None:
        keys = {key for key in new.keys() | old.facts.keys() if new.get(key) != old.facts.get(key)}
        return new, keys
    facts = {key: each for key, each in old.facts.items() if key not in keys}
    return {**facts, **new}, keys


def _counted(
    desk: Desk, rules: RuleSet, period: Period, facts: Iterable[str], many: int
) -> Steps[dict[int, list[FactCount]]]:
    """Facts by member or group, one register of facts after the other."""
    found: dict[int, list[FactCount]] = {}
    parts: dict[str, list[str]] = {}
    for each in sorted(facts):
        parts.setdefault(each.partition("_")[0], []).append(each)
    for part in parts.values():
        for key, more in counts(desk, period, part, groups=rules.subject == GROUP).items():
            found.setdefault(key, []).extend(more)
        yield 0, many
    return found


def _evaluated(
    made: Board, keys: Collection[int], kept: Mapping[int, Score]
) -> Steps[dict[int, Score]]:
    found: dict[int, Score] = {}
    for done, key in enumerate(keys):
        found[key] = made.evaluator.evaluate(
            made.facts.get(key, ()), made.people[key], made.entries.get(key, ()), kept.get(key)
        )
        if done % SLICE == SLICE - 1:
            yield done + 1, len(keys)
    return found


def _people(desk: Desk, rules: RuleSet, period: Period) -> dict[int, ScoredPerson]:
    read = people_of.groups if rules.subject == GROUP else people_of.members
    return read(desk, period)


def _added(facts: Facts, more: Facts) -> Facts:
    return {key: [*facts.get(key, ()), *more.get(key, ())] for key in facts.keys() | more.keys()}


def _with(made: Board, scores: Mapping[int, Score]) -> Board:
    return Board(
        made.rules, made.period, made.people, made.facts, made.entries, scores, made.evaluator
    )
