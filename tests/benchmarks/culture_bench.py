"""Culture at size: lists, searches, a card, a save, reminders and figures of four registers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import (
    CollectionItem,
    ListedBook,
    Manuscript,
    ManuscriptReview,
    Member,
    ReadingEvent,
    ReadingNote,
    Record,
)
from desktop_app.services import registers, reminders
from desktop_app.services.culture import manuscript_steps
from desktop_app.services.culture.statistics import STATISTICS
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.facts import counting
from desktop_app.services.registers import Query, relations
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.stepping import run_to_end
from desktop_app.storage.query.orders import WAITING
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (10_000, 20_000), ()
TARGETS: tuple[Target, ...] = ()
MEMBERS, YEARS, PART = 300, 10, 5_000
STATES = ("lead", "commissioned", "received", "first", "second", "adopted", "returned")
MODELS: tuple[type[Record], ...] = (Manuscript, CollectionItem, ListedBook, ReadingEvent)
FACTS = ("manuscript_adopted", "reading_note", "reading_session")
YEAR = periods.of_year(2026)


def _day(chance: random.Random, place: int) -> str:
    year = 2027 - YEARS + place % YEARS
    return f"{year}-{chance.randint(1, 11):02d}-{chance.randint(1, 28):02d}"


def _manuscript(chance: random.Random, place: int) -> Record:
    day = _day(chance, place)
    state = STATES[place // 15 % len(STATES)] if place % 15 == 0 else "published"
    return Manuscript.of({
        "number": f"WS-{place + 1:05}", "year": int(day[:4]), "name": f"演示往事{place}",
        "state": state, "author": f"演示作者{place % 97}", "member": 1 + place % MEMBERS,
        "firsthand": chance.choice(("lived", "seen", "heard", "lived seen")),
        "words": 1000 + place % 5000, "received_on": day, "reviewed_on": day,
        "adopted_on": day if state in ("adopted", "published") else None,
        "published_on": day if state == "published" else None, "volume": f"演示第{place % 40}辑",
    }, place + 1)  # fmt: skip


def _item(chance: random.Random, place: int) -> Record:
    day = _day(chance, place)
    return CollectionItem.of({
        "number": f"GC-{place + 1:05}", "year": int(day[:4]), "name": f"演示藏品{place}",
        "kind": chance.choice(("photo", "object", "document")), "day": day, "provider": "演示人",
        "way": "lent" if place % 20 == 0 else "donated",
        "return_due": "2026-12-31" if place % 20 == 0 else None,
    }, place + 1)  # fmt: skip


def _book(chance: random.Random, place: int) -> Record:
    return ListedBook.of({
        "year": 2027 - YEARS + place % YEARS, "half": chance.choice(("first", "second")),
        "name": f"演示书{place}", "author": "演示著者", "scope": "common",
    }, place + 1)  # fmt: skip


def _session(chance: random.Random, place: int) -> Record:
    day = _day(chance, place)
    return ReadingEvent.of({
        "name": f"演示读书{place}", "day": day, "year": int(day[:4]), "book": 1 + place,
        "members": tuple(sorted(chance.sample(range(1, MEMBERS + 1), 5))), "people": 5,
    }, place + 1)  # fmt: skip


def _child(chance: random.Random, place: int) -> Record:
    day = _day(chance, place)
    if place % 2:
        return ManuscriptReview.of({"manuscript": 1 + place // 2, "round": "first", "day": day,
                                    "reviewer": "演示编辑", "result": "through"})  # fmt: skip
    return ReadingNote.of({"reading": 1 + place // 2, "member": 1 + place % MEMBERS, "day": day,
                           "author": "演示", "title": f"演示心得{place}"})  # fmt: skip


def fill(office: Any, count: int) -> None:
    """Write so many records of each register, a review a manuscript and a note a session."""
    chance = random.Random(20261123)
    people = [Member.of({"name": f"演示委员{n}"}, n + 1) for n in range(MEMBERS)]
    build.door.apply(office, people, (), "导入", "演示")
    for make, many in ((_manuscript, count), (_item, count), (_book, count), (_session, count),
                       (_child, 2 * count)):  # fmt: skip
        for start in range(0, many, PART):
            batch = [make(chance, place) for place in range(start, min(start + PART, many))]
            build.door.apply(office, batch, (), "导入", "演示")
    build.write_back(office)


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` records of each of the four registers."""
    path = folder / f"culture-{size}.zwh"
    with opened(path, create=True) as office:
        fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        for model in MODELS:
            run_to_end(registers.prepare_in_steps(desk, model, [(model.SORT, False)]))
        found: dict[str, Work] = {
            "list": partial(_list, desk), "card": partial(_card, desk),
            "save": partial(_save, desk), "reminders": partial(_reminders, desk),
            "figures": partial(_figures, desk), "facts": partial(_facts, desk),
        }  # fmt: skip
        yield found


def _list(desk: Desk, _turn: int) -> Iterator[str]:
    for model in MODELS:
        first = WAITING if model.OPENS_IN is not None else model.SORT
        for order in dict.fromkeys((first, model.SORT, "strokes")):
            keys = registers.first(desk, model, Query(sort=order), 100)
            registers.rows(desk, model, keys, model.COLUMNS)
            yield f"{model.KEY}: first rows by {order}"
        keys = registers.first(desk, model, Query(search="演示77", sort=first), 100)
        registers.rows(desk, model, keys, model.COLUMNS)
        yield f"{model.KEY}: search"


def _card(desk: Desk, turn: int) -> Iterator[str]:
    for model in MODELS:
        key = registers.first(desk, model, Query(), turn + 1)[-1]
        yield READY
        relations.values_of(desk, model, key, 5)
        relations.related_to(desk, model, key, 5)
        yield f"of a {model.KEY}"


def _save(desk: Desk, turn: int) -> Iterator[str]:
    values = {"name": f"演示新稿{turn}", "received_on": "2026-11-20", "state": "received"}
    yield READY
    key = registers.save(desk, Manuscript, values).keys[0]
    yield "a manuscript, numbered"
    given = {"day": "2026-11-21", "reviewer": "演示编辑", "result": "through"}
    manuscript_steps.review_first(desk, [key], given)
    yield "a review with the state that follows"


def _reminders(desk: Desk, _turn: int) -> Iterator[str]:
    reminders.due(desk)
    yield "of all registers"


def _figures(desk: Desk, _turn: int) -> Iterator[str]:
    statement(desk, STATISTICS, YEAR)
    yield "of a year"


def _facts(desk: Desk, _turn: int) -> Iterator[str]:
    counting.counts(desk, YEAR, FACTS)
    yield "of all members"
    counting.counts(desk, YEAR, FACTS, only=[7])
    yield "of one member"
