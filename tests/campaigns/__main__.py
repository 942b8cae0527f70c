"""Run the campaigns: `python -m tests.campaigns [name …] [--dose 0.2] [--seed 1] [--controls]`.

Each prints `name cases failures seconds seed`. The exit code is 1 when a case failed or when a
negative control, the same campaign with its guard removed, did not.
"""

from __future__ import annotations

import argparse
import sys
import time
from types import ModuleType

from tests.campaigns import (
    bad_books,
    damage,
    demo_prints,
    dialogs_over_dialogs,
    failing_services,
    faults,
    full_disk,
    hostile_forms,
    hostile_text,
    keeping,
    kill,
    lists_of_people,
    monkey,
    openers,
    package_damage,
    undo,
)
from tests.campaigns.outcome import line, until_the_first_failure

CAMPAIGNS: dict[str, ModuleType] = {
    "kill": kill,
    "faults": faults,
    "full_disk": full_disk,
    "damage": damage,
    "failing_services": failing_services,
    "dialogs_over_dialogs": dialogs_over_dialogs,
    "openers": openers,
    "keeping": keeping,
    "packages": package_damage,
    "bad_books": bad_books,
    "hostile_text": hostile_text,
    "lists_of_people": lists_of_people,
    "hostile_forms": hostile_forms,
    "demo_prints": demo_prints,
    "undo": undo,
    "monkey": monkey,
}
SHOWN = 5


def campaign(name: str, dose: float, seed: int) -> bool:
    """Run one campaign at a share of its full dose; whether nothing failed."""
    module = CAMPAIGNS[name]
    start = time.perf_counter()
    outcome = module.run(max(1, round(module.FULL * dose)), seed)
    print(line(name, outcome, time.perf_counter() - start, seed), flush=True)
    for failure in outcome.failures[:SHOWN]:
        print(f"    {failure}")
    return not outcome.failures


def control(name: str, seed: int) -> bool:
    """Run the negative control of one campaign; whether it failed as it must."""
    start = time.perf_counter()
    with until_the_first_failure():
        outcome = CAMPAIGNS[name].control(seed)
    print(line(f"{name}-control", outcome, time.perf_counter() - start, seed), flush=True)
    if not outcome.failures:
        print("    the guard was removed and nothing was noticed")
    return bool(outcome.failures)


def main() -> int:
    """The exit code of the campaigns asked for, all of them at the full dose unless told."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns")
    parser.add_argument("names", nargs="*", choices=[[], *CAMPAIGNS], default=[])
    parser.add_argument("--dose", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--controls", action="store_true", help="the negative controls alone")
    given = parser.parse_args()
    names = given.names or list(CAMPAIGNS)
    went = [control(name, given.seed) for name in names]
    if not given.controls:
        went += [campaign(name, given.dose, given.seed) for name in names]
    return 0 if all(went) else 1


if __name__ == "__main__":
    sys.exit(main())
