"""Tables of a period at size: the whole set, one table kept, members, two dimensions, longest step.

Cold: directly after the number of those due at an activity was saved.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import Activity
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.period_tables.counting import made, made_in_steps
from desktop_app.services.period_tables.crossed import crossed
from desktop_app.services.period_tables.crossed_subjects import BY_KEY as CROSSED
from desktop_app.services.period_tables.own_tables import OWN_BY_KEY
from desktop_app.services.period_tables.tables.all_tables import BY_KEY, TABLES
from desktop_app.services.period_tables.wide import wide_in_steps
from desktop_app.services.statistics import periods
from tests.benchmarks import activities_bench, member_office
from tests.benchmarks.member_office import changing, opened
from tests.benchmarks.works import READY, Measured, Target, Work, Works, after_a_change, every_turn

SIZES, AGAINST = (20_000,), ()
TARGETS: tuple[Target, ...] = ()
PERIOD = periods.of_year(2026)


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The tables of an office of `size` activities, 20 attendances each, of 5,000 members."""
    path = folder / f"tables-{size}.zwh"
    with opened(path, create=True) as office:
        member_office.fill(office, activities_bench.MEMBERS)
        activities_bench.fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        change = changing(desk, Activity, "due_count")
        read: dict[str, Callable[[], object]] = {
            "one table": partial(made, desk, BY_KEY["meetings"], PERIOD),
            "members crossed": partial(_crossed, desk),
        }
        found: dict[str, Work] = {
            name: after_a_change(change, every_turn(work)) for name, work in read.items()
        }
        steps: dict[str, Callable[[], Generator[Any, None, Any]]] = {
            "ten tables": lambda: made_in_steps(desk, TABLES, PERIOD),
            "members": lambda: wide_in_steps(desk, OWN_BY_KEY["member_overview"], PERIOD),
            "committees": lambda: wide_in_steps(desk, OWN_BY_KEY["committee_work"], PERIOD),
        }
        for name, begin in steps.items():
            found[name] = partial(_stepped, name, begin, change)
        yield found


def _crossed(desk: Desk) -> object:
    return crossed(desk, CROSSED["members"], "sector", "politics", PERIOD)


def _stepped(
    name: str,
    begin: Callable[[], Generator[Any, None, Any]],
    change: Callable[[], object],
    _turn: int,
) -> Iterator[str | Measured]:
    """A reading in slices: all of it, and its longest slice."""
    change()
    yield READY
    longest, last = 0.0, time.perf_counter()
    for _ in begin():
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    yield name
    longest = max(longest, time.perf_counter() - last)
    yield Measured(f"{name}, longest slice", longest * 1_000, longest * 1_000)
