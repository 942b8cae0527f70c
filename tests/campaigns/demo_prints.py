"""demo_prints: every print of a demo office on some day, read back by where its characters stand.

No number is torn from its unit, no name apart, no character left alone on a last line, no heading
at the foot of a page; every file is clean, and every member's name is found in one piece.
"""

from __future__ import annotations

import datetime
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.documents import line_breaks
from desktop_app.documents.prints import PlacedPrint, RegisterPrint
from desktop_app.errors import UserError
from desktop_app.records import ALL
from desktop_app.records.consultation import Participant
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.services import demo, prints, registers, reminders, setup
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.prints import reminder_prints
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics import outputs
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.statements import statement
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.query.lists import Query
from tests.campaigns.outcome import Outcome
from tests.documents.pdf_reading import pdfium_text, problems
from tests.documents.print_faults import faults

FULL = 100
"""The share of the records, in percent, whose own pages are printed; registers have them all."""
FIRST, DAYS = datetime.date(2026, 1, 3), 500
OF_CHANGES = ("member_matters", "member_changes")
"""Prints that name the members who changed, not all that they are given."""
CONTROLLED = ("brief_letter", "point_report")


def run(cases: int, seed: int) -> Outcome:
    """Print a demo office on a day of its own and read everything back."""
    return _run(cases, seed, ())


def control(seed: int) -> Outcome:
    """The same where no part of a text is kept whole: must fail."""
    taken = pytest.MonkeyPatch()
    taken.setattr(line_breaks, "measured_at", lambda _text, _place: 0)
    taken.setattr(line_breaks, "mask_of", lambda _text: None)
    taken.setattr(line_breaks, "LEAST_LAST", 0)
    taken.setattr(line_breaks, "DOUBTFUL_LAST", line_breaks.NEVER_LAST)
    try:
        return _run(FULL, seed, CONTROLLED)
    finally:
        taken.undo()


def _run(share: int, seed: int, only: Sequence[str]) -> Outcome:
    outcome, dice = Outcome(), random.Random(seed)
    day = FIRST + datetime.timedelta(days=dice.randrange(DAYS))
    moment = datetime.datetime.combine(day, datetime.time(10, 0))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "演示县.zwh"
        with OfficeFile.open(path, records=ALL, steps=STEPS, who="演示", create=True) as office:
            desk = Desk(office, demo.CLERK, lambda: moment)
            setup.set_up(desk, demo.ANSWERS)
            settle_keys(desk)
            demo.fill(desk)
            _check(desk, share, only, Path(folder) / "p.pdf", outcome)
    outcome.remark = f"{day.isoformat()}, {share} % of the records"
    return outcome


def _check(desk: Desk, share: int, only: Sequence[str], path: Path, outcome: Outcome) -> None:
    names = {str(row[2]) for model in (Member, Participant) for row in _rows(desk, model, "name")}
    for sheet in _sheets(desk, share, only):
        if outcome.enough():
            break
        outcome.cases += 1
        prints.save_all(sheet, Destination(path), lambda _done, _all: None)
        title = f"{sheet.wanted.title} {dict(sheet.chosen)}"
        outcome.expect(not problems(path), f"{title}: {problems(path)[:200]}")
        flows = not isinstance(sheet.wanted, PlacedPrint)  # else each text has its own box
        for fault in faults(path, names) if flows else ():
            outcome.failures.append(f"{title} p. {fault.page} {fault.kind}: {fault.text[-60:]}")
        if sheet.wanted.record == Member.KEY and sheet.wanted.key not in OF_CHANGES:
            text = "".join(pdfium_text(path).split())  # names are set wide, long ones in two lines
            for shown in sheet.shown:
                outcome.expect(shown.title in text, f"{shown.title} is not found in {title}")


def _rows(desk: Desk, model: type[Record], field: str) -> Sequence[Sequence[object]]:
    keys = registers.find(desk, model, Query())
    return registers.rows(desk, model, keys, (field,))


def _sheets(desk: Desk, share: int, only: Sequence[str]) -> Iterator[prints.PreparedPrint]:
    """Every print as it usually is, registers in each of their ways."""
    for model in (each for each in ALL if each.TAB):
        keys = registers.find(desk, model, Query())
        some = keys[:: max(1, FULL // share)]
        for wanted in prints.prints_of(desk, model):
            if only and wanted.key not in only:
                continue
            listed = isinstance(wanted, RegisterPrint)
            try:
                sheet = prints.collect(desk, wanted, keys if listed else some)
            except UserError:
                continue  # the print refuses all of these records
            yield from _ways(sheet) if listed else (sheet,)
    if not only:
        yield from _ways(reminder_prints.collect(desk, reminders.find(desk)))
        yield outputs.sheet_of(desk, statement(desk, STATISTICS, of_year(desk.today.year)))


def _ways(sheet: prints.PreparedPrint) -> Iterator[prints.PreparedPrint]:
    """A sheet as it usually is and with each other choice of its options."""
    yield sheet
    for option in sheet.wanted.options:
        usual = option.of(sheet.chosen)
        for key in (key for key, _ in option.choices if key != usual):
            yield replace(sheet, chosen={**sheet.chosen, option.key: key})
