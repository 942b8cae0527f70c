"""Speeches at size: rows, keystrokes, cards, the order of a day, figures, a volume of 300."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import Session, Speech
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Filter, Query, relations, state_offers
from desktop_app.services.speeches import ordering
from desktop_app.services.speeches.statistics import STATISTICS
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.stepping import run_to_end
from desktop_app.storage.log.keys import new_keys
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (2_000, 20_000), ()
TARGETS: tuple[Target, ...] = ()
LETTERS = "供水道路养老产业乡村治理生态环境教育医疗文化旅游网络消防农产品市场服务群众基层"
LENGTH, LINE, VOLUME, DAY, SPOKEN = 3_000, 180, 300, "2026-02-09", 30
YEARS = 40
TEXTS = ("供水", "gs", "演示2", "没有这篇发言")
STATES = ("invited", "submitted", "checked", "chosen", "given", "unused", *["collected"] * 14)


def fill(office: Any, count: int) -> None:
    """Write so many speeches of 3,000 characters for the sessions of forty years."""
    chance = random.Random(20261123)
    sessions = [
        Session.of({"name": f"演示{year}年会议", "opens": f"{year}-02-08"}, key)
        for year, key in zip(range(2027 - YEARS, 2027), new_keys(YEARS), strict=True)
    ]
    build.door.apply(office, sessions, (), "导入", "演示")
    for start in range(0, count, 2_000):
        batch = [_speech(chance, sessions[place % YEARS], place)
                 for place in range(start, min(start + 2_000, count))]  # fmt: skip
        build.door.apply(office, batch, (), "导入", "演示")
    build.write_back(office)


def _speech(chance: random.Random, session: Session, place: int) -> Speech:
    state, year = STATES[place // YEARS % len(STATES)], session.values["opens"][:4]
    text = "\n".join("".join(chance.choices(LETTERS, k=LINE)) for _ in range(LENGTH // LINE))
    return Speech.of({
        "name": f"关于{''.join(chance.choices(LETTERS, k=6))}的发言{place}", "state": state,
        "session": session.key, "kind": "oral" if place % 3 else "written",
        "author_kind": "member", "author": f"演示{place % 300}", "unit": f"演示{place % 60}局",
        "handed_on": f"{year}-01-10", "words": len(text), "text": text,
        "in_volume": 1 if state == "collected" else None,
        "volume_place": place // YEARS + 1 if state == "collected" else None,
    })  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` speeches, the register prepared as the window does when idle."""
    path = folder / f"speeches-{size}.zwh"
    with opened(path, create=True) as office:
        fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        run_to_end(registers.prepare_in_steps(desk, Speech, [(Speech.SORT, False)]))
        found: dict[str, Work] = {
            "list": partial(_list, desk), "card": partial(_card, desk),
            "order": partial(_order, desk), "figures": partial(_figures, desk),
            "volume": partial(_volume, desk),
        }  # fmt: skip
        yield found


def _list(desk: Desk, _turn: int) -> Iterator[str]:
    asked = {"first rows": Query(), **{f"search {text}": Query(search=text) for text in TEXTS}}
    for title, query in asked.items():
        keys = registers.first(desk, Speech, query, 100)
        registers.rows(desk, Speech, keys, Speech.COLUMNS)
        yield title


def _card(desk: Desk, turn: int) -> Iterator[str]:
    key = registers.first(desk, Speech, Query(), turn + 1)[-1]
    yield READY
    relations.values_of(desk, Speech, key, 5)
    relations.children_of(desk, Speech, key)
    relations.related_to(desk, Speech, key, 5)
    state_offers.offer_for(desk, Speech, key)
    yield "read"


def _order(desk: Desk, turn: int) -> Iterator[str]:
    where = (Filter("state", "in", ("chosen", "given", "collected")),
             Filter("kind", "in", ("oral",)))  # fmt: skip
    keys = list(registers.first(desk, Speech, Query(where=where), SPOKEN))
    random.Random(turn).shuffle(keys)
    yield READY
    ordering.candidates(desk, keys[:1], DAY)
    yield "what the dialog shows"
    ordering.arrange(desk, DAY, "09:00", [(key, 8) for key in keys])
    yield f"{SPOKEN} are saved"


def _figures(desk: Desk, _turn: int) -> Iterator[str]:
    statement(desk, STATISTICS, periods.of_year(2026))
    yield "of a year"


def _volume(desk: Desk, _turn: int) -> Iterator[str]:
    where = (Filter("in_volume", "in", (1,)),)
    keys = registers.first(desk, Speech, Query(where=where), VOLUME)
    yield READY
    sheet = prints.collect(desk, prints.print_named(desk, "speech_volume"), keys)
    yield f"{VOLUME} are read"
    written = io.BytesIO(prints.write(sheet, lambda *_: None))
    yield f"{VOLUME} are set"
    assert written.getbuffer().nbytes
