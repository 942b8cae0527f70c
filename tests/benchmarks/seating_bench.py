"""Seating at size: seat cards, address book, the chart of a hall, opening a plan, a step of a drag.

Targets of the design: 300 cards within a second, a step of dragging over 500 seats within 16 ms.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.records import Activity, Member
from desktop_app.services import prints, registers
from desktop_app.services.activities import due
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query
from desktop_app.services.seating import plans
from tests.benchmarks import member_office
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Measured, Target, Work, Works

if TYPE_CHECKING:
    from desktop_app.ui.seating.hall_view import HallView

SIZES, AGAINST = (500,), ()
TARGETS: tuple[Target, ...] = ()
CARDS = 300
STEPS = 60


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on a plenary of `size` members."""
    path = folder / f"seating-{size}.zwh"
    with opened(path, create=True) as office:
        member_office.fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        values = {"name": "演示全会", "kind": "plenary", "start_on": "2026-02-09"}
        key = registers.save(desk, Activity, values).keys[0]
        due.write_due(desk, key, list(registers.find(desk, Member, Query())))
        plans.write(desk, plans.read(desk, key))
        found: dict[str, Work] = {
            f"{CARDS} cards": partial(_print, desk, "member_seat_cards", CARDS),
            "address book": partial(_print, desk, "address_book", size),
            "chart": partial(_print, desk, "seat_chart", 1),
            "plan": partial(_plan, desk, key),
            "drag": partial(_drag, desk, key),
        }
        yield found


def _print(desk: Desk, key: str, count: int, _turn: int) -> Iterator[str]:
    wanted = prints.print_named(desk, key)
    model = next(each for each in desk.office.records if wanted.record == each.KEY)
    keys = list(registers.first(desk, model, Query(), count))
    yield READY
    prints.write(prints.collect(desk, wanted, keys), lambda _done, _all: None)
    yield "read and written"


def _plan(desk: Desk, key: int, turn: int) -> Iterator[str]:
    plan = plans.read(desk, key)
    yield "read"
    plan.edit.arrange(("sector", "post", "strokes")[turn % 3], plan.custom)
    yield "arranged"
    seats = plan.edit.hall.of_hall()
    plan.edit.swap(seats[turn % 9], seats[20 + turn % 9])
    yield "two people exchanged"
    plans.write(desk, plan)
    yield "saved"


def _drag(desk: Desk, key: int, _turn: int) -> Iterator[Measured]:
    """Some steps of dragging, each with its painting."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QScrollArea

    from desktop_app.ui.look.theme import Mode, Theme
    from desktop_app.ui.seating.hall_view import HallView

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    theme.wear(Mode.LIGHT, large=False)
    area = QScrollArea()
    view = HallView(plans.read(desk, key).edit, theme, lambda _: False)
    area.setWidget(view)
    area.resize(1300, 800)
    area.show()
    application.processEvents()
    wall, cpu = zip(*_steps(view), strict=True)
    area.deleteLater()
    middle = len(wall) // 2
    yield Measured("a step, median", sorted(wall)[middle], sorted(cpu)[middle])
    yield Measured("a step, longest", max(wall), max(cpu))


def _steps(view: HallView) -> Iterator[tuple[float, float]]:
    """Milliseconds of each step by the clock and of the processor."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    seats = [each for each in view.edit.hall.of_hall() if view.edit.person_at(each)]
    places = [view.geometry_.box(each).center() for each in seats[:: max(len(seats) // STEPS, 1)]]
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view, Qt.MouseButton.LeftButton, none, places[0])
    for place in places[1:]:
        start, begun = time.perf_counter(), time.process_time()
        QTest.mouseMove(view, place)
        QApplication.processEvents()
        yield (time.perf_counter() - start) * 1000, (time.process_time() - begun) * 1000
