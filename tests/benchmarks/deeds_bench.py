"""Deeds at size: first rows in each order, a card, a save, reminders, figures, table 6."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import Deed, Member
from desktop_app.services import registers, reminders
from desktop_app.services.deeds.statistics import STATISTICS
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.facts import counting
from desktop_app.services.period_tables.counting import made
from desktop_app.services.period_tables.tables.all_tables import BY_KEY
from desktop_app.services.registers import Filter, Query, relations
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.stepping import run_to_end
from desktop_app.storage.query.orders import WAITING
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (10_000, 20_000), ()
TARGETS: tuple[Target, ...] = ()
MEMBERS, YEARS = 300, 5
AIDS = ("industry", "jobs", "collective", "people", "habitat", None)
TEXTS = ("路灯", "ld", "演示77", "没有这件事")
ORDERS = (WAITING, "start_on", "number", "strokes")


def fill(office: Any, count: int) -> None:
    """Write 300 members and so many deeds of five years, one in fifteen under way."""
    chance = random.Random(20261123)
    members = [Member.of({"name": f"演示{n}", "state": "serving"}, n + 1) for n in range(MEMBERS)]
    build.door.apply(office, members, (), "导入", "演示")
    for start in range(0, count, 5_000):
        batch = [_deed(chance, place) for place in range(start, min(start + 5_000, count))]
        build.door.apply(office, batch, (), "导入", "演示")
    build.write_back(office)


def _deed(chance: random.Random, place: int) -> Deed:
    year = 2027 - YEARS + place % YEARS
    month, day = chance.randint(1, 10), chance.randint(10, 28)
    goes_on = place % 15 == 0
    first = chance.randint(1, MEMBERS)
    return Deed.of({
        "number": f"SS-{place + 1:05}", "year": year, "doer": f"演示{first - 1}",
        "name": f"演示{place}：{chance.choice(('路灯', '水渠', '助学', '务工'))}",
        "state": "underway" if goes_on else "done", "member": first,
        "partners": tuple(sorted({chance.randint(1, MEMBERS)} - {first})),
        "line": ("consolidate", "revitalize")[place % 2], "aid": chance.choice(AIDS),
        "township": f"演示{place % 20}乡", "start_on": f"{year}-{month:02}-{day - 9:02}",
        "end_on": f"{year}-12-{day}", "progress_on": f"{year}-{month:02}-{day}",
        "progress_state": "on_course", "progress": "协调乡镇和部门，落实资金。" * 4,
        "effect_state": None if goes_on else "clear", "effect": "群众反映良好。" * 4,
        "effect_on": None if goes_on else f"{year}-{month + 1:02}-{day}",
        "done_on": None if goes_on else f"{year}-{month + 1:02}-{day}",
        "beneficiaries": place % 300, "money": place % 90 * 100_000, "top_ten": place % 100 == 0,
    }, MEMBERS + place + 1)  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` deeds of three hundred members."""
    path = folder / f"deeds-{size}.zwh"
    with opened(path, create=True) as office:
        fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        run_to_end(registers.prepare_in_steps(desk, Deed, [(Deed.SORT, False)]))
        found: dict[str, Work] = {
            "list": partial(_list, desk), "card": partial(_card, desk),
            "save": partial(_save, desk), "reminders": partial(_reminders, desk),
            "figures": partial(_figures, desk), "facts": partial(_facts, desk),
        }  # fmt: skip
        yield found


def _list(desk: Desk, _turn: int) -> Iterator[str]:
    asked = {f"first rows by {order}": Query(sort=order) for order in ORDERS}
    asked |= {f"search {text}": Query(search=text, sort=WAITING) for text in TEXTS}
    asked["of a member"] = Query(where=(Filter("member", "in", (7,)),), sort=WAITING)
    for title, query in asked.items():
        keys = registers.first(desk, Deed, query, 100)
        registers.rows(desk, Deed, keys, Deed.COLUMNS)
        yield title


def _card(desk: Desk, turn: int) -> Iterator[str]:
    key = registers.first(desk, Deed, Query(), turn + 1)[-1]
    yield READY
    relations.values_of(desk, Deed, key, 5)
    relations.related_to(desk, Deed, key, 5)
    yield "of a deed"


def _save(desk: Desk, turn: int) -> Iterator[str]:
    values = {"name": f"演示新来的{turn}", "start_on": "2026-11-20", "doer": "演示7"}
    yield READY
    registers.save(desk, Deed, values)
    yield "a deed, numbered"


def _reminders(desk: Desk, _turn: int) -> Iterator[str]:
    reminders.due(desk)
    yield "of all deeds"


def _figures(desk: Desk, _turn: int) -> Iterator[str]:
    statement(desk, STATISTICS, periods.of_year(2026))
    yield "of a year"
    made(desk, BY_KEY["campaigns"], periods.of_quarter(2026, 3))
    yield "table 6 of a quarter"


def _facts(desk: Desk, _turn: int) -> Iterator[str]:
    counting.counts(desk, periods.of_year(2026), ("deed",))
    yield "of all members in a year"
