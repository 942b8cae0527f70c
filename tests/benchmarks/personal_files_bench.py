"""Personal files at size: the files of a term as one PDF and one each, the page of all of them."""

from __future__ import annotations

import random
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop_app.records import Activity, Attendance, Contact, Member, OpinionReport, Proposal
from desktop_app.services import prints
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.personal_files.overview import files_of
from desktop_app.services.prints.each_file import save_each
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.storage.log.keys import new_keys
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import Measured, Target, Work, Works

SIZES, AGAINST = (100, 200, 400), ()
TARGETS: tuple[Target, ...] = ()
YEARS, FIRST = 5, 2022
ACTIVITIES, ATTENDED, MATTERS = 500, 80, 10
"""Activities of the term; of each member so many attendances and proposals, reports, contacts."""
MEGABYTE = 1_024


def fill(office: Any, count: int) -> list[int]:
    """Write a term of so many members whose files have about 15 pages; returns their ids."""
    chance = random.Random(20261123)
    held = [_activity(place, key) for place, key in enumerate(new_keys(ACTIVITIES))]
    members = list(new_keys(count))
    people = [
        Member.of({"name": f"演示{place:04}", "unit": "演示单位", "post": "演示职务"}, key)
        for place, key in enumerate(members)
    ]
    build.door.apply(office, [*held, *people], (), "导入", "演示")
    for start in range(0, count, 100):
        records = [each for key in members[start : start + 100]
                   for each in _records(chance, held, key)]  # fmt: skip
        for each, key in zip(records, new_keys(len(records)), strict=True):
            each.key = key
        build.door.apply(office, records, (), "导入", "演示")
    build.write_back(office)
    return members


def _activity(place: int, key: int) -> Activity:
    return Activity.of({
        "name": f"演示关于乡村道路管护的专题调研视察第{place}次", "kind": "survey", "state": "done",
        "start_on": f"{FIRST + place % YEARS}-{1 + place % 12:02}-{1 + place % 28:02}",
        "place": "演示县大会堂三楼会议室",
    }, key)  # fmt: skip


def _records(
    chance: random.Random, held: list[Activity], member: int
) -> Iterator[Attendance | Proposal | OpinionReport | Contact]:
    for each in chance.sample(held, ATTENDED):
        yield Attendance.of({"activity": each.key, "member": member, "marks": "到",
                             "result": "present", "present": 1})  # fmt: skip
    for place in range(MATTERS):
        day = f"{FIRST + place % YEARS}-03-{1 + place:02}"
        name = f"关于演示山区公路第{place}段建设保障群众安全出行的"
        yield Proposal.of({"name": f"{name}提案", "member": member, "mover": "演示",
                           "received_on": day, "state": "filed"})  # fmt: skip
        yield OpinionReport.of({"name": f"{name}信息", "member": member, "received_on": day,
                                "state": "issued"})  # fmt: skip
        yield Contact.of({"day": day, "visitor_member": member, "person": "演示某",
                          "place": "演示村委会", "kind": "visit"})  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on the files of `size` members."""
    path = folder / f"files-{size}.zwh"
    with opened(path, create=True) as office:
        members = fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        found: dict[str, Work] = {
            "one PDF": partial(_one, desk, members),
            "a file each": partial(_each, desk, members),
            "page": partial(_page, desk),
        }
        yield found


def _one(desk: Desk, members: list[int], _turn: int) -> Iterator[str | Measured]:
    sheet = prints.collect(desk, prints.print_named(desk, "personal_file"), members)
    yield "read"
    pdf = prints.write(sheet, _unheeded)
    yield "write"
    yield Measured("megabytes of the PDF", len(pdf) / MEGABYTE**2, 0, "MB")
    yield Measured("most memory", _most_memory(), 0, "MB")


def _each(desk: Desk, members: list[int], _turn: int) -> Iterator[str]:
    sheet = prints.collect(desk, prints.print_named(desk, "personal_file"), members)
    yield "read"
    with TemporaryDirectory() as place:
        save_each(sheet, Destination(Path(place)), _unheeded)
        yield "write"


def _page(desk: Desk, _turn: int) -> Iterator[str]:
    files_of(desk)
    yield "counts of all"


def _most_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def _unheeded(_done: int, _count: int) -> None:
    """Progress of a print."""
