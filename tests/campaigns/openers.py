"""openers: two processes race for one office file; one wins, the other is told who holds it."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.storage.file import engine
from tests.campaigns.forks import Child, Tell
from tests.campaigns.offices import fill
from tests.campaigns.outcome import Outcome
from tests.storage.offices import made

FULL = 100


def _race(folder: Path, who: str, start: float, tell: Tell) -> None:
    """Open at the appointed time and tell how it went; the winner holds the file a while."""
    while time.monotonic() < start:
        pass
    try:
        with made(folder, who=who):  # not a copy of an empty file: one of the two makes it
            tell(f"won {who}")
            time.sleep(1.0)
    except UserError as error:
        tell(f"lost {error.sentence}")


def _pair(folder: Path, pause: float, outcome: Outcome) -> None:
    """Two openers, the second `pause` seconds behind the first."""
    start = time.monotonic() + 0.02
    racers = [
        Child(lambda tell: _race(folder, "甲某", start, tell)),
        Child(lambda tell: _race(folder, "乙某", start + pause, tell)),
    ]
    told = [racer.read() for racer in racers]
    for racer in racers:
        racer.kill()
        racer.rest()
    outcome.cases += 1
    case = f"pair {outcome.cases}: {told}"
    winners = [each.removeprefix("won ") for each in told if each.startswith("won ")]
    losers = [each for each in told if each.startswith("lost ")]
    if outcome.expect(len(winners) == 1 and len(losers) == 1, case):
        outcome.expect(winners[0] in losers[0] and "关闭专委会工作台" in losers[0], case)


def run(cases: int, seed: int) -> Outcome:
    """So many pairs, every other one over a file that is still to be made."""
    outcome, dice = Outcome(), random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        filled = Path(place) / "filled"
        filled.mkdir()
        fill(filled, seed)
        for number in range(cases):
            folder = filled
            if number % 2:
                folder = Path(place) / f"new{number}"
                folder.mkdir()
            _pair(folder, dice.choice((0.0, 0.0, dice.uniform(0, 0.03))), outcome)
            if outcome.enough():
                break
    return outcome


def control(seed: int) -> Outcome:
    """The same without the exclusive lock: must fail."""
    guarded = engine.EARLY
    kept = [each for each in guarded if each[0] != "locking_mode"]
    engine.EARLY = tuple(kept)
    try:
        return run(10, seed)
    finally:
        engine.EARLY = guarded
