"""Receptions at size: first rows in each order, searches, a card, a save, reminders, figures."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import Point, Reception
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.receptions.statistics import STATISTICS
from desktop_app.services.registers import Filter, Query, relations
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.stepping import run_to_end
from desktop_app.storage.query.orders import WAITING
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (20_000,), ()
TARGETS: tuple[Target, ...] = ()
POINTS, YEARS = 40, 10
WAYS = ("spot", "spot", "report", "proposal", "topic", "unit", None)
TEXTS = ("路灯", "ld", "演示77", "没有这件事")
ORDERS = (WAITING, "day", "number", "strokes")


def fill(office: Any, count: int) -> None:
    """Write forty points and so many receptions at them, one in thirty without an answer."""
    chance = random.Random(20261123)
    points = [Point.of({"name": f"演示点{n}", "kind": "studio"}, n + 1) for n in range(POINTS)]
    build.door.apply(office, points, (), "导入", "演示")
    for start in range(0, count, 5_000):
        batch = [_reception(chance, place) for place in range(start, min(start + 5_000, count))]
        build.door.apply(office, batch, (), "导入", "演示")
    build.write_back(office)


def _reception(chance: random.Random, place: int) -> Reception:
    year = 2027 - YEARS + place % YEARS
    day = f"{year}-{chance.randint(1, 11):02d}-{chance.randint(1, 28):02d}"
    waits = place % 30 == 0
    return Reception.of({
        "number": f"LF-{place + 1:05}", "year": year, "day": day,
        "state": chance.choice(("open", "passed")) if waits else "told",
        "point": chance.randint(1, POINTS), "visitor": f"演示来访人{place % 97}",
        "matter": f"演示{place}：{chance.choice(('路灯', '水渠', '停车', '垃圾'))}的事请帮忙看看。",
        "way": chance.choice(WAYS), "people": 1 + place % 3,
    }, place + 1)  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` receptions at forty points."""
    path = folder / f"receptions-{size}.zwh"
    with opened(path, create=True) as office:
        fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        run_to_end(registers.prepare_in_steps(desk, Reception, [(Reception.SORT, False)]))
        found: dict[str, Work] = {
            "list": partial(_list, desk), "card": partial(_card, desk),
            "save": partial(_save, desk), "reminders": partial(_reminders, desk),
            "figures": partial(_figures, desk),
        }  # fmt: skip
        yield found


def _list(desk: Desk, _turn: int) -> Iterator[str]:
    asked = {f"first rows by {order}": Query(sort=order) for order in ORDERS}
    asked |= {f"search {text}": Query(search=text, sort=WAITING) for text in TEXTS}
    asked["of a point"] = Query(where=(Filter("point", "in", (7,)),), sort=WAITING)
    for title, query in asked.items():
        keys = registers.first(desk, Reception, query, 100)
        registers.rows(desk, Reception, keys, Reception.COLUMNS)
        yield title


def _card(desk: Desk, turn: int) -> Iterator[str]:
    key = registers.first(desk, Reception, Query(), turn + 1)[-1]
    yield READY
    relations.values_of(desk, Reception, key, 5)
    relations.related_to(desk, Reception, key, 5)
    yield "of a reception"


def _save(desk: Desk, turn: int) -> Iterator[str]:
    values = {"matter": f"演示新来的{turn}", "day": "2026-11-20", "visitor": "演示"}
    yield READY
    registers.save(desk, Reception, values)
    yield "a reception, numbered"


def _reminders(desk: Desk, _turn: int) -> Iterator[str]:
    reminders.due(desk)
    yield "of all receptions"


def _figures(desk: Desk, _turn: int) -> Iterator[str]:
    statement(desk, STATISTICS, periods.of_year(2026))
    yield "of a year"
