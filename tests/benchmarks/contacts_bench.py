"""Contacts at size: first rows, keystrokes, the page of figures, reminders, one save.

Rows are written straight into their tables, without a log.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import ALL, Committee, Contact, Member, Office, Pairing, Sector
from desktop_app.services import registers, reminders
from desktop_app.services.contacts.statistics import STATISTICS
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Filter, Query
from desktop_app.services.statistics import periods, tables
from desktop_app.services.statistics.statements import statement
from desktop_app.stepping import run_to_end
from tests.benchmarks.builds import build
from tests.benchmarks.consultation_office import NOW, write_rows
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (2_000, 20_000), ()
TARGETS: tuple[Target, ...] = ()
YEAR = periods.of_year(2026)
TEXTS = ("演示委员12", "yswy", "没有这个人")
STATES = ("none", "none", "open", "answered")
PAIRS = 200


def fill(office: Any, count: int, chance: random.Random) -> None:
    """Write so many contacts of five years, 300 members, and 200 pairs."""
    write_rows(office, Office, [{"name": "政协演示县委员会", "print_title": "政协演示县委员会"}])
    committees = write_rows(office, Committee, ({"name": f"演示第{n}委员会"} for n in range(7)))
    sectors = write_rows(office, Sector, (
        {"name": f"演示第{n}界", "regular_visit": 1 if n < 2 else None} for n in range(24)
    ))  # fmt: skip
    members = write_rows(office, Member, (
        {"name": f"演示委员{n}", "politics": ("01", "05")[n % 2], "state": "serving",
         "committee": committees[n % 7], "sector": sectors[n % 24]} for n in range(300)
    ))  # fmt: skip
    pairs = write_rows(office, Pairing, (
        {"level": "b", "linker": members[2 * n % 300], "linker_name": f"演示委员{2 * n % 300}",
         "target_member": members[(2 * n + 1) % 300], "times": 3,
         "target_name": f"演示委员{(2 * n + 1) % 300}"} for n in range(PAIRS)
    ))  # fmt: skip
    write_rows(office, Contact, (
        {"number": f"ZF-{n}", "year": 2022 + n % 5, "kind": ("visit", "talk", "phone")[n % 3],
         "day": f"{2022 + n % 5}-{1 + n % 11:02}-{1 + n % 28:02}", "member": members[n % 300],
         "person": f"演示委员{n % 300}", "visitor": "演示主席", "committee": committees[n % 7],
         "sector": sectors[n % 24], "state": chance.choice(STATES), "work": "演示内容。" * 60,
         "pairing": pairs[n % PAIRS] if n % 3 == 0 else None} for n in range(count)
    ))  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` contacts, the register prepared as the window does when idle."""
    path = folder / f"contacts-{size}.zwh"
    with build.OfficeFile.open(
        path, records=ALL, steps=build.STEPS, who="bench", create=True
    ) as office:
        fill(office, size, random.Random(20_261_123))
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        run_to_end(registers.prepare_in_steps(desk, Contact, [(Contact.SORT, False)]))
        found: dict[str, Work] = {
            "list": partial(_list, desk), "figures": partial(_figures, desk),
            "reminders": partial(_reminders, desk), "save": partial(_save, desk),
        }  # fmt: skip
        yield found


def _list(desk: Desk, _turn: int) -> Iterator[str]:
    opened = Query(where=(Filter("state", "in", ("open",)),))
    asked = {"first rows": Query(), "first open rows": opened,
             **{f"search {text}": Query(search=text) for text in TEXTS}}  # fmt: skip
    for title, query in asked.items():
        keys = registers.first(desk, Contact, query, 100)
        registers.rows(desk, Contact, keys, Contact.COLUMNS)
        yield title


def _figures(desk: Desk, _turn: int) -> Iterator[str]:
    statement(desk, STATISTICS, YEAR)
    yield "page"
    tables.table(desk, STATISTICS, YEAR, "committee")
    yield "by committee"


def _reminders(desk: Desk, _turn: int) -> Iterator[str]:
    reminders.due(desk)
    yield "due"


def _save(desk: Desk, turn: int) -> Iterator[str]:
    members = registers.first(desk, Member, Query(), 100)
    typed = {"day": "2026-11-20", "member": members[turn], "visitor_member": members[turn + 1]}
    yield READY
    registers.save(desk, Contact, typed)
    yield "one"
