"""bad_books: damaged, hostile, oversized and odd workbooks and text tables are imported.

Each gives a sentence or a plan; what the plan promises, and nothing else, is in the register
afterwards; what is over a limit gives a sentence, under limits that are lowered so that every file
here is small and harmless. Every case runs in a child with bounded memory and time.
"""

from __future__ import annotations

import random
import resource
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from desktop_app.documents.formats import limits
from desktop_app.errors import UserError
from desktop_app.records.member import Member
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Verdict
from desktop_app.services.registers import history
from desktop_app.storage.query.lists import Query
from tests.campaigns.book_damage import HOSTILE, LOWERED, SPOILS, Spoil, hostile
from tests.campaigns.forks import Child, Tell
from tests.campaigns.outcome import Outcome
from tests.storage.offices import opened

FULL = 2000
SECONDS = 30.0
MEMORY = 2_000_000_000


def run(cases: int, seed: int) -> Outcome:
    """So many bad books."""
    return _run(cases, seed, lambda number: SPOILS[number % len(SPOILS)], LOWERED)


def control(seed: int) -> Outcome:
    """Books over the lowered limits, with the limits as they usually are: must fail."""
    return _run(2 * len(HOSTILE), seed, lambda _number: hostile, {})


def _run(
    cases: int, seed: int, spoil_of: Callable[[int], Spoil], lowered: Mapping[str, int]
) -> Outcome:
    outcome = Outcome()
    ways: dict[str, int] = {}
    while outcome.cases < cases and not outcome.enough():
        first = outcome.cases
        child = Child(partial(_import_all, seed, first, cases, spoil_of, lowered))
        while outcome.cases < cases:
            told = child.read(SECONDS)
            spoil = spoil_of(outcome.cases)
            case = f"{spoil.__name__} case {outcome.cases}"
            outcome.cases += 1
            way = told.split(" ", 1)[0] or "died"
            ways[way] = ways.get(way, 0) + 1
            if way == "plan" and spoil is hostile:
                outcome.failures.append(f"{case}: over a limit, and read all the same")
            elif way not in ("sentence", "plan"):
                outcome.failures.append(f"{case}: {told or 'killed, or more time than allowed'}")
                break
        child.kill()
        child.rest()
    outcome.remark = ", ".join(f"{way} {count}" for way, count in sorted(ways.items()))
    return outcome


def _import_all(
    seed: int,
    first: int,
    cases: int,
    spoil_of: Callable[[int], Spoil],
    lowered: Mapping[str, int],
    tell: Tell,
) -> None:
    """Import the books from `first` on, telling of each how it went."""
    _bound_memory()
    for name, limit in lowered.items():
        setattr(limits, name, limit)
    with tempfile.TemporaryDirectory() as place, opened(Path(place)) as office:
        desk = Desk(office, "演示")
        for number in range(first, cases):
            suffix, data = spoil_of(number)(random.Random(seed * 100_003 + number))
            path = Path(place) / f"名单{suffix}"
            path.write_bytes(data)
            tell(_import(desk, path))
            path.unlink()


def _bound_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    limit = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _import(desk: Desk, path: Path) -> str:
    """Import one book and take it back; how it went."""
    before = _names(desk)
    try:
        book = imports.open_book(path)
        sheet = book.sheets[imports.best_sheet(desk, Member, book)]
        plan = imports.plan(desk, Member, imports.source(imports.propose(desk, Member, sheet)))
        changed = imports.apply(desk, plan, backs_up=False)
    except UserError as error:
        if not error.sentence.endswith("。"):
            return f"half a sentence: {error.sentence}"
        return "sentence" if _names(desk) == before else "half an import after a sentence"
    promised = [line.values["name"] for line in plan.lines if line.verdict is Verdict.NEW]
    if sorted(_names(desk)) != sorted([*before, *promised]):
        return "half an import"
    if changed.action is not None:
        history.undo(desk)
    return "plan" if _names(desk) == before else "not taken back"


def _names(desk: Desk) -> list[str]:
    keys = registers.find(desk, Member, Query())
    return [row[2] for row in registers.rows(desk, Member, keys, ("name",))]
