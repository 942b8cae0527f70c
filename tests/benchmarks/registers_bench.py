"""Requests, contact above, regulations and staff at size: first rows, searches, cards, saves."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import (
    Committee,
    Record,
    Regulation,
    RegulationDuty,
    Request,
    Staff,
    UpwardReport,
)
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query, relations
from desktop_app.stepping import run_to_end
from desktop_app.storage.query.orders import WAITING
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (10_000,), ()
TARGETS: tuple[Target, ...] = ()
COMMITTEES, YEARS, BATCH = 8, 10, 5_000
STATES = ("draft", "sent", "pending", "approved", "returned", "closed")
TEXTS = ("演示77", "ys", "没有这件事")
ORDERS: dict[type[Record], tuple[str, ...]] = {
    Request: (WAITING, "sent_on", "number", "strokes"),
    UpwardReport: ("day", "kind", "strokes"),
    Regulation: ("strokes", "issued_on"),
    Staff: ("strokes", "born", "committee"),
}
"""The registers, each with the orders in which its first rows are read."""
Given = dict[str, Any]


def fill(office: Any, count: int) -> None:
    """Write so many records of each register, with one duty a regulation."""
    chance = random.Random(20261123)
    committees = [Committee.of({"name": f"演示{n}委员会"}, n + 1) for n in range(COMMITTEES)]
    build.door.apply(office, committees, (), "导入", "演示")
    for model, values in _MADE.items():
        for start in range(0, count, BATCH):
            places = range(start, min(start + BATCH, count))
            batch = [model.of(values(chance, place), place + 1) for place in places]
            build.door.apply(office, batch, (), "导入", "演示")
    build.write_back(office)


def _day(chance: random.Random, place: int) -> str:
    year = 2027 - YEARS + place % YEARS
    return f"{year}-{chance.randint(1, 11):02d}-{chance.randint(1, 28):02d}"


def _request(chance: random.Random, place: int) -> Given:
    day = _day(chance, place)
    waits = place % 30 == 0
    return {
        "number": f"QS-{place + 1:05}", "year": int(day[:4]),
        "kind": chance.choice(("ask", "report")),
        "name": f"关于演示{place}的请示", "addressee": f"演示单位{place % 40}", "sent_on": day,
        "reply_due": f"{day[:8]}28", "state": chance.choice(STATES[:3]) if waits else "closed",
        "committee": 1 + place % COMMITTEES, "closed_on": None if waits else f"{day[:4]}-12-01",
    }  # fmt: skip


def _above(chance: random.Random, place: int) -> Given:
    day = _day(chance, place)
    return {
        "name": f"演示{place}的汇报", "day": day, "year": int(day[:4]),
        "kind": chance.choice(("ask", "report", "guided")), "addressee": f"演示上级{place % 9}",
        "committee": 1 + place % COMMITTEES,
    }  # fmt: skip


def _regulation(chance: random.Random, place: int) -> Given:
    return {
        "name": f"演示{place}办法", "issuer": f"演示机关{place % 9}",
        "issued_on": _day(chance, place),
        "document": f"演示〔2020〕{place}号", "committee": 1 + place % COMMITTEES,
        "state": "abolished" if place % 5 == 0 else "in_force",
    }  # fmt: skip


def _duty(chance: random.Random, place: int) -> Given:
    ahead = place % 50 != 0
    return {
        "regulation": place + 1, "name": f"演示职责{place}", "who": "演示主任", "cycle": "year",
        "last_done": _day(chance, place), "next_due": "2027-06-30" if ahead else "2026-11-20",
    }  # fmt: skip


def _staff(chance: random.Random, place: int) -> Given:
    return {
        "name": f"演示干部{place}", "sex": "1", "born": f"{1960 + place % 45}-0{1 + place % 9}",
        "post": "科员", "committee": 1 + place % COMMITTEES, "phone": f"138{place:08}",
        "state": chance.choice(("present", "present", "retired")),
    }  # fmt: skip


_MADE: dict[type[Record], Callable[[random.Random, int], Given]] = {
    Request: _request, UpwardReport: _above, Regulation: _regulation, RegulationDuty: _duty,
    Staff: _staff,
}  # fmt: skip
_SAVED: dict[type[Record], Given] = {
    Request: {"name": "关于演示新来的请示", "sent_on": "2026-11-20"},
    UpwardReport: {"name": "演示新来的汇报", "day": "2026-11-20", "kind": "report"},
    Regulation: {"name": "演示新来的办法"},
    Staff: {"name": "演示新来的干部", "section": "办公室"},
}  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` records of each register."""
    path = folder / f"registers-{size}.zwh"
    with opened(path, create=True) as office:
        fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        for model in ORDERS:
            run_to_end(registers.prepare_in_steps(desk, model, [(model.SORT, False)]))
        found: dict[str, Work] = {
            "list": partial(_list, desk), "card": partial(_card, desk),
            "save": partial(_save, desk), "reminders": partial(_reminders, desk),
        }  # fmt: skip
        yield found


def _list(desk: Desk, _turn: int) -> Iterator[str]:
    for model, orders in ORDERS.items():
        asked = {f"by {order}": Query(sort=order) for order in orders}
        asked |= {f"search {text}": Query(search=text, sort=model.SORT) for text in TEXTS}
        for title, query in asked.items():
            keys = registers.first(desk, model, query, 100)
            registers.rows(desk, model, keys, model.COLUMNS)
            yield f"{model.KEY} {title}"


def _card(desk: Desk, turn: int) -> Iterator[str]:
    for model in ORDERS:
        key = registers.first(desk, model, Query(), turn + 1)[-1]
        yield READY
        relations.values_of(desk, model, key, 5)
        relations.related_to(desk, model, key, 5)
        yield f"of a {model.KEY}"


def _save(desk: Desk, turn: int) -> Iterator[str]:
    for model, values in _SAVED.items():
        typed = {**values, "name": f"{values['name']}{turn}"}
        yield READY
        registers.save(desk, model, typed)
        yield f"a {model.KEY}"


def _reminders(desk: Desk, _turn: int) -> Iterator[str]:
    reminders.due(desk)
    yield "of all registers"
