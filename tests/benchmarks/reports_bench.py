"""Opinion reports at size: rows, keystrokes, the card, an issue, the statistics of a year.

Rows are written straight into their tables, without a log. Cold: directly after one adoption was
saved.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import (
    ALL,
    Committee,
    Instruction,
    Member,
    Office,
    OpinionReport,
    ReportAdoption,
)
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.opinion_reports import issuing
from desktop_app.services.opinion_reports.card_section import adoptions
from desktop_app.services.opinion_reports.statistics import STATISTICS
from desktop_app.services.registers import Filter, Query, relations, state_offers
from desktop_app.services.statistics import periods, tables
from desktop_app.services.statistics.statements import statement
from desktop_app.stepping import run_to_end
from tests.benchmarks.builds import build
from tests.benchmarks.consultation_office import NOW, UNITS, write_rows
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (5_000, 50_000), ()
TARGETS: tuple[Target, ...] = ()
YEAR = periods.of_year(2026)
TEXTS = ("供水", "gszl", "演示2", "没有这条信息")
STATES = ("received", "checked", "issued", "sent", "adopted", "adopted", "unadopted", "closed")
LEVELS = ("county", "county", "county", "prefecture", "prefecture", "province", "national")
FORMS = ("single", "single", "combined", "forwarded")
ISSUED = ("issued", "sent", "adopted", "unadopted", "closed")


def fill(office: Any, count: int, chance: random.Random) -> None:
    """Write so many reports of ten years with their adoptions and instructions."""
    write_rows(office, Office, [{"name": "政协演示县委员会", "print_title": "政协演示县委员会"}])
    committees = write_rows(office, Committee, ({"name": f"演示第{n}委员会", "position": n}
                                                for n in range(7)))  # fmt: skip
    members = write_rows(office, Member, (
        {"name": f"演示委员{n}", "unit": UNITS[n % len(UNITS)], "state": "serving",
         "committee": committees[n % 7]} for n in range(max(20, count // 50))
    ))  # fmt: skip
    rows = [_report(chance, n, members, committees) for n in range(count)]
    keys = write_rows(office, OpinionReport, rows)
    adopted = [(key, row) for key, row in zip(keys, rows, strict=True) if row["best_level"]]
    write_rows(office, ReportAdoption, (
        {"report": key, "level": level, "form": row["best_form"], "day": row["sent_on"],
         "publication": "演示刊物", "number": str(n % 40)}
        for n, (key, row) in enumerate(adopted)
        for level in dict.fromkeys(("county", row["best_level"]))
    ))  # fmt: skip
    write_rows(office, Instruction, (
        {"subject": f"opinion_report:{key}", "level": "county", "instructor": "演示领导",
         "day": row["sent_on"]} for key, row in adopted[::5]
    ))  # fmt: skip


def _report(chance: random.Random, n: int, members: Any, committees: Any) -> dict[str, Any]:
    year, month = 2017 + n % 10, 1 + n % 11
    state = chance.choice(STATES)
    is_issued, is_adopted = state in ISSUED, state == "adopted"
    return {
        "year": year, "number": str(n) if is_issued else None, "name": f"演示供水情况{n}",
        "state": state, "received_on": f"{year}-{month:02}-03", "reflector": f"演示委员{n % 300}",
        "member": members[n % len(members)], "committee": committees[n % 7], "kind": "member",
        "category": ("economy", "society", "culture")[n % 3], "content": "演示内容。" * 60,
        "issued_on": f"{year}-{month:02}-12" if is_issued else None,
        "sent_on": f"{year}-{month:02}-14" if is_issued else None,
        "channels": ("county prefecture", "prefecture province")[n % 2] if is_issued else None,
        "issued_text": "演示内容。" * 50 if is_issued else None,
        "best_level": chance.choice(LEVELS) if is_adopted else None,
        "best_form": chance.choice(FORMS) if is_adopted else None,
        "internal": 1 if n % 50 == 0 else None,
        "editor": "演示", "checker": "演示", "checked_on": f"{year}-{month:02}-10",
    }  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` reports, their register prepared as the window does when idle."""
    path = folder / f"reports-{size}.zwh"
    with build.OfficeFile.open(
        path, records=ALL, steps=build.STEPS, who="bench", create=True
    ) as office:
        fill(office, size, random.Random(20_261_123))
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        run_to_end(registers.prepare_in_steps(desk, OpinionReport, [(OpinionReport.SORT, False)]))
        found: dict[str, Work] = {
            "list": partial(_list, desk), "card": partial(_card, desk),
            "step": partial(_step, desk), "figures": partial(_figures, desk),
            "reminders": partial(_reminders, desk),
        }  # fmt: skip
        yield found


def _list(desk: Desk, _turn: int) -> Iterator[str]:
    asked = {"first rows": Query(), **{f"search {text}": Query(search=text) for text in TEXTS}}
    for title, query in asked.items():
        keys = registers.first(desk, OpinionReport, query, 100)
        registers.rows(desk, OpinionReport, keys, OpinionReport.COLUMNS)
        yield title


def _card(desk: Desk, turn: int) -> Iterator[str]:
    adopted = Query(where=(Filter("state", "in", ("adopted",)),))
    key = registers.first(desk, OpinionReport, adopted, turn + 1)[-1]
    yield READY
    relations.values_of(desk, OpinionReport, key, 5)
    relations.children_of(desk, OpinionReport, key)
    relations.related_to(desk, OpinionReport, key, 5)
    state_offers.offer_for(desk, OpinionReport, key)
    adoptions(desk, key)
    yield "read"


def _step(desk: Desk, turn: int) -> Iterator[str]:
    checked = Query(where=(Filter("state", "in", ("checked",)),))
    key = registers.first(desk, OpinionReport, checked, turn + 1)[-1]
    values = registers.draft(desk, OpinionReport, key).values
    text = {"issued_text": "演示。", "issuer": "演示主席", "issued_on": values["checked_on"]}
    yield READY
    issuing.issue(desk, [key], text)
    yield "is issued"
    issuing.adopt(desk, [key], {"level": "county", "form": "single", "day": "2026-11-01"})
    yield "is adopted"


def _reminders(desk: Desk, turn: int) -> Iterator[str]:
    adopted = Query(where=(Filter("state", "in", ("adopted",)),))
    key = registers.first(desk, OpinionReport, adopted, turn + 1)[-1]
    issuing.adopt(desk, [key], {"level": "county", "form": "single", "day": "2026-11-03"})
    yield READY
    reminders.counts(desk)
    yield "counted, cold"


def _figures(desk: Desk, turn: int) -> Iterator[str]:
    adopted = Query(where=(Filter("state", "in", ("adopted",)),))
    key = registers.first(desk, OpinionReport, adopted, turn + 1)[-1]
    issuing.adopt(desk, [key], {"level": "county", "form": "single", "day": "2026-11-02"})
    yield READY
    statement(desk, STATISTICS, YEAR)
    yield "page of a year, cold"
    statement(desk, STATISTICS, YEAR)
    yield "page of a year, warm"
    tables.table(desk, STATISTICS, YEAR, "committee")
    yield "table by committee"
