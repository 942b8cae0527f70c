"""The program's scores and those of a second scorer, on offices made by chance."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records import ALL, Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.scoring.board import board
from desktop_app.services.scoring.score import Score
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from tests.conftest import MORNING
from tests.services.scoring import oracle
from tests.services.scoring.random_office import as_rule_set, office_by_chance, rules_by_chance
from tests.services.scoring.score_office import adopted

CUTS = (None, "2026-03-31", "2026-06-30", "2026-09-30")


def as_told(score: Score) -> oracle.Told:
    """A score of the program as the oracle tells one."""
    assert score.grade is not None
    return oracle.Told(
        {x.category.name: Fraction(x.counted) / 100 for x in score.categories},
        Fraction(score.total, 100), score.grade.name,
        {each.item.code: each.done for each in score.unmet},
    )  # fmt: skip


def compared(desk: Desk, chance: Random) -> None:
    """Everybody's score in the year and up to the ends of quarters is the oracle's."""
    people, found = office_by_chance(desk, chance)
    made = rules_by_chance(chance)
    adopted(desk, as_rule_set(made))
    for cut in CUTS:
        shown = board(desk, 2026, cut)
        assert shown is not None
        for who in people:
            until = cut or "2026-12-31"
            own = [x for x in found[who] if "2026-01-01" <= x.day <= until]
            assert as_told(shown.scores[who]) == oracle.told(made, own), (cut, own, made["items"])


@settings(max_examples=8)
@given(st.integers(0, 10_000_000))
def test_scores_are_those_of_the_oracle(seed: int) -> None:
    with (
        TemporaryDirectory() as folder,
        OfficeFile.open(
            Path(folder) / "办公.zwh", records=ALL, steps=STEPS, who="测试", create=True,
            clock=lambda: MORNING,
        ) as office,
    ):  # fmt: skip
        desk = Desk(office, "演示经办人", lambda: MORNING)
        settle_keys(desk)
        registers.save(desk, Term, {"number": "10", "starts": "2022-01"})
        compared(desk, Random(seed))
