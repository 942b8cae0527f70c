"""Statistics of a year and prints of a plenary session, in an office of many proposals.

Cold: directly after one handling sheet was saved.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop_app.records import Proposal, ProposalHandling, Session
from desktop_app.records.record import Record
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposals.statistics import STATISTICS, UNIT_STATISTICS
from desktop_app.services.registers import Filter, Query
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics import outputs, periods, tables
from desktop_app.services.statistics.declared import Statistics
from desktop_app.services.statistics.statements import statement
from desktop_app.stepping import run_to_end
from tests.benchmarks.builds import build
from tests.benchmarks.consultation_office import UNITS
from tests.benchmarks.proposal_office import ProposalCount, proposal_office
from tests.benchmarks.works import (
    READY,
    Measured,
    Slice,
    Target,
    Work,
    Works,
    after_a_change,
    every_turn,
    in_slices,
    whole,
)

SIZES = (5_000, 50_000, 500_000)
TARGETS: tuple[Target, ...] = ()
YEAR = periods.of_year(2026)
PLENARY = (
    ("proposal_form", Proposal), ("proposal_ledger", Proposal), ("proposal_catalogue", Proposal),
    ("proposal_assignment", ProposalHandling), ("proposal_poll", ProposalHandling),
    ("proposal_reply", ProposalHandling),
)  # fmt: skip
"""The prints of the proposals of one plenary session, or of their sheets."""


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works of an office of `size` proposals, 300 of them of the last plenary session."""
    with proposal_office(folder, ProposalCount.of(size)) as desk:
        change = _changing(desk)
        yield {**_figures(desk, change, folder), **_printed(desk)}


def _changing(desk: Desk) -> Callable[[], object]:
    """What saves another class of the reply and another unit of some sheet: all counts change."""
    going_on = (registers.Filter("stopped_on", "in", (None,)),)
    keys = registers.find(desk, ProposalHandling, Query(where=going_on))
    dice = random.Random(1)

    def change() -> None:
        key = dice.choice(keys)
        version = registers.draft(desk, ProposalHandling, key).version
        given = {"result": dice.choice(("satisfied", "fairly")), "unit": dice.choice(UNITS)}
        registers.save(desk, ProposalHandling, given, key=key, version=version)
        build.settle(desk)

    return change


def _figures(desk: Desk, change: Callable[[], object], folder: Path) -> Works:
    found: dict[str, Work] = {}
    for page, by in ((STATISTICS, "system"), (UNIT_STATISTICS, "unit")):
        figures = partial(statement, desk, page, YEAR)
        found[f"statistics {page.key} of a year"] = after_a_change(change, every_turn(figures))
        table = partial(tables.table, desk, page, YEAR, by)
        found[f"table of {page.key} by {by}"] = after_a_change(change, every_turn(table))
    book = partial(_workbook, desk, UNIT_STATISTICS, folder / "figures.xlsx")
    return {**found, "workbook of the units": whole(book, "written")}


def _workbook(desk: Desk, page: Statistics, path: Path) -> None:
    sheets = run_to_end(outputs.sheets_in_steps(desk, statement(desk, page, YEAR)))
    outputs.write(sheets, Destination(path))


def _printed(desk: Desk) -> Works:
    return {f"{key} of a plenary": partial(_print, desk, key, model) for key, model in PLENARY}


def _print(desk: Desk, key: str, model: type[Record], turn: int) -> Iterator[str | Measured]:
    wanted = prints.print_named(desk, key)
    keys = _of_last_session(desk, model)
    slices: list[Slice] = []
    yield READY
    sheet = in_slices(prints.collect_in_steps(desk, wanted, keys), slices)
    pdf = prints.write(sheet, lambda _done, _all: None)
    yield "read and written"
    yield Measured("records", float(len(sheet.shown)), float(len(sheet.shown)), "")
    yield Measured("file", len(pdf) / 1e6, len(pdf) / 1e6, "MB")


def _of_last_session(desk: Desk, model: type[Record]) -> list[int]:
    """The proposals of the last session, or their sheets."""
    path = "session" if model is Proposal else "proposal.session"
    last = registers.find(desk, Session, Query(sort="opens"))[-1]
    return list(registers.find(desk, model, Query(where=(Filter(path, "in", (last,)),))))
