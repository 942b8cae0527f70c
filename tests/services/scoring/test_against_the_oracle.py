"""The program's scores and those of a second scorer, on offices made by chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records import Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers.history import redo, undo
from desktop_app.services.scoring.board import board
from desktop_app.services.scoring.score import Score
from tests.new_office import MORNING, new_office
from tests.services.scoring import oracle
from tests.services.scoring.random_office import (
    as_rule_set,
    groups_by_chance,
    office_by_chance,
    rules_by_chance,
)
from tests.services.scoring.score_office import adopted

YEARS_END = "2026-12-31"
CUTS = (None, "2026-03-31", "2026-06-30", "2026-09-30")
SEEDS = st.integers(0, 10_000_000)


@contextmanager
def an_office() -> Iterator[Desk]:
    """A desk on a new file for each example."""
    with (
        TemporaryDirectory() as folder,
        new_office(Path(folder) / "办公.zwh", clock=lambda: MORNING) as office,
    ):  # fmt: skip
        desk = Desk(office, "演示经办人", lambda: MORNING)
        settle_keys(desk)
        registers.save(desk, Term, {"number": "10", "starts": "2022-01"})
        yield desk


def as_told(score: Score) -> oracle.Told:
    """A score of the program as the oracle tells one."""
    assert score.grade is not None
    return oracle.Told(
        {x.category.name: Fraction(x.counted) / 100 for x in score.categories},
        Fraction(score.total, 100), score.grade.name,
        {each.item.code: each.done for each in score.unmet},
    )  # fmt: skip


def scores_of(desk: Desk, cut: str | None = None, subject: str = "member") -> Mapping[int, Score]:
    """The scores of 2026."""
    found = board(desk, 2026, cut, subject=subject)
    assert found is not None
    return found.scores


@settings(max_examples=4)
@given(SEEDS)
def test_scores_of_members_are_those_of_the_oracle(seed: int) -> None:
    chance = Random(seed)
    with an_office() as desk:
        people, found = office_by_chance(desk, chance)
        made = rules_by_chance(chance)
        adopted(desk, as_rule_set(made))
        for cut in CUTS:
            shown, until = scores_of(desk, cut), cut or YEARS_END
            assert set(shown) == {each.key for each in people if each.joined <= until}
            for each in (x for x in people if x.key in shown):
                own = [x for x in found[each.key] if "2026-01-01" <= x.day <= until]
                expected = oracle.told(
                    made, own, kind=each.kind(min(until, MORNING.date().isoformat())),
                    months=each.months(until), of=int(until[5:7]),
                )  # fmt: skip
                assert as_told(shown[each.key]) == expected, (cut, each, own, made["items"])


@settings(max_examples=3)
@given(SEEDS)
def test_scores_of_groups_have_each_matter_once_and_the_members_of_the_day(seed: int) -> None:
    chance = Random(seed)
    with an_office() as desk:
        people, found = office_by_chance(desk, chance)
        groups = groups_by_chance(desk, chance, people)
        made = rules_by_chance(chance)
        adopted(desk, replace(as_rule_set(made), subject="group"))
        for key, spans in groups:
            own = [
                each
                for who, (since, until) in spans.items()
                for each in found[who]
                if since <= each.day < until and "2026-01-01" <= each.day <= YEARS_END
            ]
            expected = oracle.told(made, oracle.of_a_group(own), kind="")
            assert as_told(scores_of(desk, subject="group")[key]) == expected, (own, made["items"])


@settings(max_examples=2)
@given(SEEDS)
def test_undone_and_redone_in_steps_the_scores_are_those_read_anew(seed: int) -> None:
    chance = Random(seed)
    with an_office() as desk:
        made = rules_by_chance(chance)
        adopted(desk, as_rule_set(made))
        people, _ = office_by_chance(desk, chance)
        full = dict(scores_of(desk))
        assert set(full) == {each.key for each in people}
        steps = chance.randint(8, 20)
        for way in (undo, redo):
            for step in range(steps):
                way(desk)
                if step % 4 == 0:
                    anew = Desk(desk.office, desk.clerk, desk.clock)
                    assert scores_of(desk) == scores_of(anew)
        assert scores_of(desk) == full
