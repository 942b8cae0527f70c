"""lists_of_people: lists laid out at random bring exactly their people, or say what differs.

A person of the list who does not come in, a line that is nobody and does, and a field that says
something else than the list are failures, unless the line has a remark that says so. Nothing is
written: each list is only planned.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from desktop_app.documents import line_kinds
from desktop_app.errors import UserError
from desktop_app.records.member import Member
from desktop_app.records.office import Sector, Term
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan, PlannedLine, Verdict
from desktop_app.services.imports.import_guesses import stem
from desktop_app.services.lookup.cache import lookup
from tests.campaigns.list_layouts import SECTORS, Layout, layout
from tests.campaigns.outcome import Outcome
from tests.storage.offices import opened

FULL = 2000


def run(cases: int, seed: int) -> Outcome:
    """So many lists."""
    outcome = Outcome()
    remarked = 0
    with made_desk() as desk:
        while outcome.cases < cases and not outcome.enough():
            made = layout(random.Random(f"{seed} {outcome.cases}"))
            failures, told = differences(desk, made)
            outcome.failures += [f"case {outcome.cases}: {each}" for each in failures]
            remarked += bool(told)
            outcome.cases += 1
    share = 1 - remarked / max(outcome.cases, 1)
    outcome.remark = f"{share:.1%} without any difference, the others remarked"
    return outcome


def control(seed: int) -> Outcome:
    """The same lists where no line is known for a section or a total: must fail."""
    with (
        mock.patch.object(line_kinds, "is_section", return_value=False),
        mock.patch.object(line_kinds, "is_sum", return_value=False),
    ):
        return run(100, seed)


@contextmanager
def made_desk() -> Iterator[Desk]:
    """A desk on an office with a term and its sectors."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as office:
        desk = Desk(office, "经办人")
        registers.save(desk, Term, {"number": "10", "starts": "2022-01"})
        for name in SECTORS:
            registers.save(desk, Sector, {"name": name})
        yield desk


def differences(desk: Desk, made: Layout) -> tuple[list[str], list[str]]:
    """What a list brings otherwise than it says: silently, and with a remark."""
    try:
        source = imports.source(imports.propose(desk, Member, made.sheet))
    except UserError as error:  # the clerk is asked where the header is
        return [], [error.sentence]
    plan = imports.plan(desk, Member, source)
    silent: list[str] = []
    told: list[str] = []
    lines = {line.values.get("name"): line for line in plan.lines}
    for person in made.people:
        line = lines.pop(person["name"], None)
        if line is None:
            silent.append(f"{person['name']} is not in the plan")
            continue
        if line.verdict is not Verdict.NEW:
            told.append(f"{person['name']} is asked about")
            continue
        for field, text in person.items():
            got = shown(desk, plan, line, field)
            if not same(field, text, got):
                said = any(each.field == field for each in line.remarks)
                words = f"{field} of {person['name']} is {got!r}, not {text!r}"
                (told if said else silent).append(words)
    for name, line in lines.items():
        into = told if line.verdict is Verdict.PROBLEM else silent
        into.append(f"{name!r} is nobody of the list")
    return silent, told


def shown(desk: Desk, plan: Plan, line: PlannedLine, field: str) -> str:
    """A value that a line brings, as the office reads it."""
    value = line.values.get(field)
    declared = Member.field(field)
    return declared.show(value, plan.lookup if field == "sector" else lookup(desk))


def same(field: str, text: str, got: str) -> bool:
    """Whether two texts say the same; a sector may be called with 界 or without."""
    return stem(text) == stem(got) if field == "sector" else text == got
