"""Statistics and sheets of quality reviews, in an office of many proposals.

Cold: directly after one sheet was saved.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import Proposal, QualityReview, Session
from desktop_app.records.codes import default_choices
from desktop_app.records.quality_review import GRADES, ITEMS, LEVELS, grade_of, total_of
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality import review_sheets
from desktop_app.services.proposal_quality.statistics import STATISTICS
from desktop_app.services.registers import Query
from desktop_app.services.statistics import periods, tables
from desktop_app.services.statistics.statements import statement
from tests.benchmarks.builds import build
from tests.benchmarks.consultation_office import write_rows
from tests.benchmarks.proposal_office import ProposalCount, proposal_office
from tests.benchmarks.works import READY, Target, Works, after_a_change, every_turn

SIZES = (5_000, 50_000)
TARGETS: tuple[Target, ...] = ()
YEAR = periods.of_year(2026)


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works of an office of `size` sheets, one for each proposal."""
    with proposal_office(folder, ProposalCount.of(size)) as desk:
        proposals = list(registers.find(desk, Proposal, Query()))
        write_rows(desk.office, QualityReview, sheets(proposals, random.Random(1)))
        build.settle(desk)
        figures = partial(statement, desk, STATISTICS, YEAR)
        table = partial(tables.table, desk, STATISTICS, YEAR, "committee")
        change = partial(_change, desk, random.Random(2))
        yield {
            "statistics of a year": after_a_change(change, every_turn(figures)),
            "table by committee": after_a_change(change, every_turn(table)),
            "a session judged and saved": partial(_judge, desk),
        }


def sheets(proposals: list[int], chance: random.Random) -> Iterator[dict[str, Any]]:
    """One whole sheet for each proposal, nine of ten of this year."""
    codes = default_choices()
    items = [each.code for each in codes[ITEMS].offered()]
    for key in proposals:
        given = {code: chance.choice((0, 0, 1, 1, 2)) for code in items}
        levels = {
            name: " ".join(code for code, level in given.items() if level == place) or None
            for place, name in enumerate(LEVELS)
        }
        total = total_of(levels, codes[ITEMS])
        year = 2026 if chance.random() < 0.9 else 2025
        yield {
            "proposal": key, "round": "first", "reviewer": f"演示评委{chance.randint(1, 9)}",
            "day": f"{year}-06-{chance.randint(1, 28):02}", "total": total,
            "grade": grade_of(total, codes[GRADES]), **levels,
        }  # fmt: skip


def _change(desk: Desk, chance: random.Random) -> None:
    """Save another remark and another day of some sheet."""
    key = chance.choice(registers.first(desk, QualityReview, Query(), 100))
    version = registers.draft(desk, QualityReview, key).version
    given = {"remark": str(chance.random()), "day": f"2026-07-{chance.randint(1, 28):02}"}
    registers.save(desk, QualityReview, given, key=key, version=version)
    build.settle(desk)


def _judge(desk: Desk, turn: int) -> Iterator[str]:
    """Every filed proposal of the last session is judged by one more reviewer."""
    last = registers.find(desk, Session, Query(sort="opens"))[-1]
    keys = review_sheets.filed_of_session(desk, last)
    who = f"演示评委{turn}号"
    yield READY
    found = review_sheets.sheets(desk, keys, "first", who)
    for each in found:
        each.levels = {item.code: turn % 3 for item in review_sheets.items_of(desk)}
    review_sheets.write(desk, found, {"round": "first", "reviewer": who, "day": "2026-06-20"})
    yield "saved"
