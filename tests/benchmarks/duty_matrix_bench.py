"""The matrix of duties at size: read anew, after one attendance, after a tick by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop_app.records import Activity, Attendance, Member
from desktop_app.records.duty import Duty, DutyTick
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.duties.progress import matrix
from desktop_app.services.registers import Query
from desktop_app.storage.log.keys import new_keys
from tests.benchmarks import facts_bench, member_office
from tests.benchmarks.facts_bench import MEMBERS
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Measured, Target, Work, Works

SIZES, AGAINST = (100_000, 400_000), ()
TARGETS = (Target("followed, after*", 1.0, beside="followed, a tenth of a second"),)
YEAR = 2026
FACTS = ("proposal_submitted", "report_submitted", "attendance_came", "contact_made", "by_hand")
"""What five duties of the year count; the last one is ticked by hand."""


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on so many attendances of one year, 5,000 members and five duties."""
    path = folder / f"matrix-{size}.zwh"
    with opened(path, create=True) as office:
        member_office.fill(office, min(MEMBERS, size))
        facts_bench.fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        duties = new_keys(len(FACTS))
        desk.write([_duty(place, key) for place, key in enumerate(duties)], action="演示")
        people = list(registers.find(desk, Member, Query()))
        found: dict[str, Work] = {
            "read": partial(_read, desk), "followed": partial(_followed, desk, people, duties[-1]),
        }  # fmt: skip
        yield found


def _duty(place: int, key: int) -> Duty:
    return Duty.of({"year": YEAR, "subject": "member", "name": f"演示事项{place}",
                    "fact": FACTS[place], "minimum": 1, "position": place}, key)  # fmt: skip


def _read(desk: Desk, _turn: int) -> Iterator[str]:
    desk.kept_reads = None
    yield READY
    found = matrix(desk, YEAR)
    yield "anew"
    assert len(found.columns) == len(FACTS)
    matrix(desk, YEAR)
    yield "the same again"


def _followed(desk: Desk, people: list[int], duty: int, turn: int) -> Iterator[str | Measured]:
    matrix(desk, YEAR)
    meeting = registers.save(desk, Activity, {
        "name": f"演示活动新{turn}", "kind": "training", "state": "underway",
        "start_on": "2026-03-05", "place": "演示会场",
    }).keys[0]  # fmt: skip
    matrix(desk, YEAR)
    registers.save(desk, Attendance, {"activity": meeting, "member": people[turn], "marks": "到"})
    yield READY
    matrix(desk, YEAR)
    yield "after one attendance"
    tick = DutyTick.of({"duty": duty, "member": people[turn], "reason": "演示"})
    desk.write([tick], action="演示认定")
    yield READY
    matrix(desk, YEAR)
    yield "after a tick by hand"
    yield Measured("a tenth of a second", 100, 100)
