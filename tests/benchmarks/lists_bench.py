"""Lists at size: first rows, each keystroke of a search, counts, sorts, jumps, a column's values.

Cold: directly after one member was saved, and after what the window does by itself then.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path

from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from tests.benchmarks.member_office import changing, members
from tests.benchmarks.works import READY, Target, Work, Works, after_a_change, every_turn

SIZES, AGAINST = (1_000, 10_000, 100_000), (100_000,)
TEXTS = {
    "common": ("王", "1", "w", "中", "138"),
    "rare": ("张志强", "zzq", "1388735", "演示单位77", "lixiaoming"),
    "absent": ("龘龘", "qqqq", "99999999", "没有这个人", "xyzxyz"),
}
TYPED = tuple(text[:n] for texts in TEXTS.values() for text in texts for n in range(1, len(text)))
ORDERS = {"default order": "", "by birth": "born", "by unit": "unit", "by pinyin": "pinyin"}
SORTS = ("strokes", "pinyin", "born", "nation", "unit", "sector", "committee", "mobile", "cert_no")
PAGE = 128
TARGETS = (
    *(Target(f"keystroke {kind}, default order, *", 0.25) for kind in ("rare", "absent")),
    *(Target(f"keystroke {kind}, by *", 0.3) for kind in ("rare", "absent")),
    *(Target(f"count {kind}, *", 0.3) for kind in ("rare", "absent")),
    Target("sort *, first page, *", 0.4),
    Target("sort *, all ids, *", 0.5),
)


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works of a list of `size` members."""
    with members(folder, size) as desk:
        change = changing(desk)
        yield {**_reading(desk, change), **_searching(desk, change), **_sorting(desk, change)}


def page(desk: Desk, query: Query) -> None:
    """Read the first hundred rows, as the list does after a keystroke."""
    keys = registers.first(desk, Member, query, 100)
    registers.rows(desk, Member, keys, Member.COLUMNS)


def _reading(desk: Desk, change: Callable[[], object]) -> Works:
    everything = Query()
    read: dict[str, Callable[[], object]] = {
        "first hundred rows": partial(page, desk, everything),
        "all ids in the default order": partial(registers.find, desk, Member, everything),
        "all ids for a board": partial(registers.dealt, desk, Member, everything, "politics"),
    }
    found = {name: after_a_change(change, every_turn(work)) for name, work in read.items()}
    return {**found, "a page anywhere": partial(_jump, desk), **_values(desk, change)}


def _jump(desk: Desk, turn: int) -> Iterator[str]:
    keys = registers.find(desk, Member, Query())
    place = random.Random(turn).randrange(max(1, len(keys) - PAGE))
    yield READY
    registers.rows(desk, Member, keys[place : place + PAGE], Member.COLUMNS)
    yield "128 rows"


def _values(desk: Desk, change: Callable[[], object]) -> Works:
    """The counted values of columns, where the build has them."""
    try:
        from desktop_app.services.registers.column_values import column_values
    except ImportError:
        return {}
    return {
        f"values of {name}": after_a_change(
            change, every_turn(partial(column_values, desk, Member, Query(), name))
        )
        for name in ("sector", "born", "unit", "name")
    }


def _searching(desk: Desk, change: Callable[[], object]) -> Works:
    found: dict[str, Work] = {}
    for (kind, texts), (words, sort) in product([*TEXTS.items(), ("typed", TYPED)], ORDERS.items()):

        def query(turn: int, texts: tuple[str, ...] = texts, sort: str = sort) -> Query:
            return Query(texts[turn % len(texts)], sort=sort)

        def keystroke(turn: int, query: Callable[[int], Query] = query) -> None:
            page(desk, query(turn))

        def count(turn: int, query: Callable[[int], Query] = query) -> None:
            registers.find(desk, Member, query(turn))

        found[f"keystroke {kind}, {words}"] = after_a_change(change, keystroke)
        found[f"count {kind}, {words}"] = after_a_change(change, count)
    return found


def _sorting(desk: Desk, change: Callable[[], object]) -> Works:
    return {f"sort by {sort}": partial(_sort, desk, change, sort) for sort in SORTS}


def _sort(desk: Desk, change: Callable[[], object], sort: str, turn: int) -> Iterator[str]:
    """Up and down by turns: a page and everything, after a change and again."""
    query = Query(sort=sort, descending=bool(turn % 2))
    change()
    yield READY
    page(desk, query)
    yield "first page, cold"
    page(desk, query)
    yield "first page, again"
    change()
    yield READY
    registers.find(desk, Member, query)
    yield "all ids, cold"
    registers.find(desk, Member, query)
    yield "all ids, again"
