"""What a child that comes by the hundred thousand costs in the office file, its log included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from desktop_app.records import ALL, Consultation, Member, Point
from desktop_app.records.field_types import Code, Day
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step, create_table, link
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import door, log_check
from tests.storage.offices import NOON

CHILDREN, BATCH, MOST = 10_000, 300, 330


class TrialRow(Record):
    """A child with three links, a state and a day, that no list shows by itself."""

    KEY, TITLE, UNIT, LISTED = "trial_row", "演示行", "条", False

    activity = Link(Consultation, "活动", owner=True)
    member = Link(Member, "委员")
    point = Link(Point, "协商点")
    state = Code("状态", "trial_state")
    day = Day("日期")


def _add_trial_row(connection: apsw.Connection) -> None:
    create_table(
        connection, "trial_row",
        f"{link('activity_id', 'consultation', required=True)}, "
        f"{link('member_id', 'member')}, {link('point_id', 'point')}, state TEXT, day TEXT",
        listed=False,
    )  # fmt: skip
    for each in ("activity", "member", "point"):
        connection.execute(f"CREATE INDEX trial_row_{each} ON trial_row({each}_id, owner)")


@pytest.fixture
def attended(tmp_path: Path) -> Iterator[OfficeFile]:
    """An office that keeps such rows, with members, points and consultations."""
    steps = (*STEPS, Step(STEPS[-1].number + 1, _add_trial_row))
    with OfficeFile.open(
        tmp_path / "办公.zwh", records=(*ALL, TrialRow), steps=steps, who="测试", create=True,
        clock=lambda: NOON,
    ) as office:  # fmt: skip
        people = [Member.of({"name": f"演示{number}"}) for number in range(BATCH)]
        points = [Point.of({"name": f"演示点{number}"}) for number in range(40)]
        held = [Consultation.of({"name": f"演示会{number}"}) for number in range(34)]
        door.apply(office, (*people, *points, *held), action="导入", actor="演示")
        yield office


def keys(office: OfficeFile, model: type[Record]) -> list[int]:
    return [row[0] for row in office.connection.execute(f"SELECT id FROM {model.KEY}")]


def size_of(office: OfficeFile) -> int:
    """Bytes of the office file's pages that hold something."""
    pages = office.connection.pragma("page_count") - office.connection.pragma("freelist_count")
    return int(pages * office.connection.pragma("page_size"))


def test_a_child_with_its_log_takes_few_bytes(attended: OfficeFile) -> None:
    people, points = keys(attended, Member), keys(attended, Point)
    before, left = size_of(attended), CHILDREN
    for held in keys(attended, Consultation):
        put = [
            TrialRow.of(
                {
                    "activity": held, "member": people[place], "point": points[place % 40],
                    "state": "present", "day": "2026-03-05",
                }
            )
            for place in range(min(BATCH, left))
        ]  # fmt: skip
        door.apply(attended, put, action="登记出席", actor="演示")
        left -= len(put)
    assert left == 0
    per_child = (size_of(attended) - before) / CHILDREN
    print(f"{per_child:.1f} bytes")
    assert per_child <= MOST
    assert list(log_check.chain_faults(attended.connection)) == []
