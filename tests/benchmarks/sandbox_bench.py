"""The score sandbox at size: a changed number answered, by what is changed; its opening."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers.states import change_state
from desktop_app.services.scoring.presets import start_from_preset
from desktop_app.services.scoring.rule_set import ADOPTED
from desktop_app.services.scoring.sandbox import Sandbox
from desktop_app.services.scoring.sandbox_places import RulePlace, value_of
from desktop_app.services.scoring.sandbox_reading import open_in_steps
from desktop_app.stepping import run_to_end
from tests.benchmarks import activities_bench, member_office
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Measured, Target, Work, Works

SIZES, AGAINST = (2_500, 20_000), ()
"""Activities of one year, twenty attendances each: 50,000 and 400,000."""
TARGETS = (Target("answered, the*", 1.0, beside="answered, 300 ms"),)
YEAR = 2026
PLACES = {
    "the points of an item of most": RulePlace("item", "meeting_came", "points"),
    "the points of an item of some": RulePlace("item", "proposal_filed", "points"),
    "the cap of a category": RulePlace("category", "会议", "cap"),
    "the cap of the total": RulePlace("set", "", "cap"),
    "a limit of grades": RulePlace("band", "优秀", "low"),
}


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` activities of one year and 5,000 members by the neutral rules."""
    path = folder / f"sandbox-{size}.zwh"
    with opened(path, create=True) as office:
        member_office.fill(office, activities_bench.MEMBERS)
        with patch.object(activities_bench, "YEARS", 1):
            activities_bench.fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        rules = start_from_preset(desk, "neutral", YEAR).keys[0]
        change_state(desk, ScoreRuleSet, [rules], ADOPTED, "", {"approved_by": "演示会议"})
        found: dict[str, Work] = {
            "opened": partial(_opened, desk, rules), "answered": partial(_answered, desk, rules),
        }  # fmt: skip
        yield found


def _opened(desk: Desk, rules: int, _turn: int) -> Iterator[str]:
    desk.kept_reads = None
    yield READY
    run_to_end(open_in_steps(desk, rules, rules))
    yield "nothing kept"
    run_to_end(open_in_steps(desk, rules, rules))
    yield "with the board kept"


def _answered(desk: Desk, rules: int, turn: int) -> Iterator[str | Measured]:
    sandbox: Sandbox = run_to_end(open_in_steps(desk, rules, rules))
    sandbox.answer()
    yield READY
    for name, place in PLACES.items():
        now = value_of(sandbox.trial.rules, place) or 0
        sandbox.trial.change([place], now + 100 * (turn + 1))
        answer = sandbox.answer()
        yield name
        if answer.moves:
            sandbox.reasons(answer.moves[0])
        yield "why one of them moves"
        sandbox.trial.undo()
        sandbox.answer()
        yield f"{name}, taken back"
    yield Measured("300 ms", 300, 300)
