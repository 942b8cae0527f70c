"""A twentieth of every campaign's dose, of the longest a fortieth, and each negative control.

The monkey runs by `make campaigns` alone: what it meets depends on the clock of jobs and timers, so
its seed does not repeat a failure exactly.
"""

from __future__ import annotations

import pytest

from tests.campaigns.__main__ import CAMPAIGNS, campaign, control

DOSE = 0.05
LONG = ("damage", "failing_services", "faults", "undo")
SEED = 20261123
REPEATABLE = [name for name in CAMPAIGNS if name != "monkey"]
pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("name", REPEATABLE)
def test_the_campaign_finds_nothing(name: str) -> None:
    assert campaign(name, DOSE / 2 if name in LONG else DOSE, SEED)


@pytest.mark.parametrize("name", REPEATABLE)
def test_the_campaign_notices_when_its_guard_is_removed(name: str) -> None:
    assert control(name, SEED)
