"""The office's week at size: a week, a month, a chronicle of a year, first rows of agenda items."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import Activity, AgendaItem
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.office_week import chronicle, chronicle_outputs, plan_outputs
from desktop_app.services.office_week.plan_days import PlanPeriod, month_of, week_of, year_of
from desktop_app.services.office_week.plan_lines import plan_lines
from desktop_app.services.registers import Query
from desktop_app.storage.log.keys import new_keys
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import Target, Work, Works

SIZES, AGAINST = (20_000,), ()
TARGETS: tuple[Target, ...] = ()
YEARS, LAST = 10, 2026
KINDS = ("standing", "chairs", "survey", "inspection", "training", "reading")
STATES = ("planned", "decided", "following", "done", "done", "done", "none", "deferred")
DAY = datetime.timedelta(days=1)


def fill(office: Any, count: int) -> None:
    """Write so many activities of ten years, a quarter of several days, and as many items."""
    chance = random.Random(20261123)
    for start in range(0, count, 5_000):
        many = min(5_000, count - start)
        held = [_activity(chance, start + place, key) for place, key in enumerate(new_keys(many))]
        build.door.apply(office, held, (), "导入", "演示")
        items = [_item(chance, each, key) for each, key in zip(held, new_keys(many), strict=True)]
        build.door.apply(office, items, (), "导入", "演示")
    build.write_back(office)


def _activity(chance: random.Random, place: int, key: int) -> Activity:
    start = datetime.date(LAST + 1 - YEARS + place % YEARS, 1, 1) + DAY * chance.randrange(364)
    end = start + DAY * chance.choice((0, 0, 0, 2))
    return Activity.of({
        "name": f"演示{chance.choice(('视察', '调研', '会议', '学习'))}{place}",
        "kind": chance.choice(KINDS), "state": "done", "start_on": start.isoformat(),
        "end_on": end.isoformat() if end > start else None, "starts_at": f"{7 + place % 12:02}:00",
        "place": f"演示会议室{place % 9}", "leader": "演示主席",
        "chronicle": int(place % 3 == 0), "chronicle_text": "演示写法" if place % 9 == 0 else None,
    }, key)  # fmt: skip


def _item(chance: random.Random, held: Activity, key: int) -> AgendaItem:
    return AgendaItem.of({
        "name": f"审议演示事项{key % 997}", "state": chance.choice(STATES), "activity": held.key,
        "meeting": held.values["name"], "body": "chairs", "day": held.values["start_on"],
        "position": 1, "resolution": "同意", "owner_unit": f"演示单位{key % 40}",
        "due": f"{LAST}-{chance.randint(1, 12):02}-15",
    }, key)  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` activities and as many agenda items."""
    path = folder / f"week-{size}.zwh"
    with opened(path, create=True) as office:
        fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        found: dict[str, Work] = {
            "plan": partial(_plan, desk), "chronicle": partial(_chronicle, desk),
            "items": partial(_items, desk),
        }  # fmt: skip
        yield found


def _plan(desk: Desk, turn: int) -> Iterator[str]:
    for title, year in (("of this year", LAST), ("of nine years ago", LAST + 1 - YEARS)):
        day = datetime.date(year, 3, 2) + DAY * (7 * turn % 200)
        week = plan_lines(desk, week_of(day))
        yield f"a week {title}"
        plan_outputs.message(week_of(day), week)
        plan_lines(desk, month_of(day))
        yield f"a month {title}"


def _chronicle(desk: Desk, turn: int) -> Iterator[str]:
    span: PlanPeriod = year_of(datetime.date(LAST - turn % YEARS, 3, 2))
    found = chronicle.entries(desk, span)
    yield f"a year of {len(found) // 100 * 100} activities"
    chronicle.entries(desk, span, ticked=True)
    yield "the ticked ones of a year"
    chronicle_outputs.sheet_of(desk, span, found)
    yield "a year for its print"


def _items(desk: Desk, _turn: int) -> Iterator[str]:
    asked = {
        "first rows": Query(),
        "by day": Query(sort="day"),
        "search": Query(search="演示单位7"),
    }
    for title, query in asked.items():
        keys = registers.first(desk, AgendaItem, query, 100)
        registers.rows(desk, AgendaItem, keys, AgendaItem.COLUMNS)
        yield title
