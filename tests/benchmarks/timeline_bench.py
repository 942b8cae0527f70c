"""How long the timeline of a record takes to read and to print in a large office."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop_app.records import Consultation, Outcome, Point, Record, Topic
from desktop_app.services import prints, registers, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.prints import timeline_prints
from desktop_app.services.registers import Query
from desktop_app.storage.query.row_mapping import row_mapping_of
from tests.benchmarks.builds import build
from tests.benchmarks.consultation_office import Size, large_office
from tests.benchmarks.member_office import changing
from tests.benchmarks.works import READY, Measured, Target, Works

SIZES, TARGETS = (5_000, 100_000), tuple[Target, ...]()
LONG_POINT, LONG_CONSULTATION = 500, 200


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The timelines of four records in an office of `size` suggestions."""
    with large_office(folder, Size.of(size)) as desk:
        change = changing(desk, Outcome)
        point, consultation = _crowd(desk)
        kinds: dict[str, tuple[type[Record], int]] = {
            f"point with {LONG_POINT} consultations": (Point, point),
            f"consultation with {LONG_CONSULTATION} suggestions": (Consultation, consultation),
            "topic": (Topic, registers.find(desk, Topic, Query())[10]),
            "suggestion": (Outcome, registers.first(desk, Outcome, Query(), 1)[0]),
        }

        def told(model: type[Record], key: int, turn: int) -> Iterator[str | Measured]:
            change()
            yield READY
            timeline.timeline(desk, model, key)
            yield "cold"
            found = timeline.timeline(desk, model, key)
            yield "again"
            prints.write(timeline_prints.collect(desk, found), lambda _done, _all: None)
            yield "as PDF"
            nodes = sum(1 for _ in found.walk())
            yield Measured("length", nodes, nodes, "nodes")

        yield {name: partial(told, *each) for name, each in kinds.items()}


def _crowd(desk: Desk) -> tuple[int, int]:
    """A point and a consultation on which much hangs, written past the door as the office was."""
    point = registers.first(desk, Point, Query(), 1)[0]
    sessions = registers.first(desk, Consultation, Query(), LONG_POINT)
    outcomes = registers.first(desk, Outcome, Query(), LONG_CONSULTATION)
    with desk.office.writing() as connection:
        for key in sessions:
            connection.execute("UPDATE consultation SET point_id=? WHERE id=?", (point, key))
        for key in outcomes:
            ((field, value),) = build.from_consultation(sessions[0]).items()
            column = row_mapping_of(Outcome).column_of[field]
            connection.execute(f"UPDATE outcome SET {column}=?, consultation_id=? WHERE id=?",
                               (value, sessions[0], key))  # fmt: skip
    return point, sessions[0]
