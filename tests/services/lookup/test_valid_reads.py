"""Kept answers follow the log: every action, undo and import, and nothing that is rolled back."""

from __future__ import annotations

import datetime

from desktop_app.records import Committee, Office, Point
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.kept_reads import KeptReads, Read
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.registers import history
from desktop_app.storage.query import lists


def names(desk: Desk) -> list[str]:
    """The names of the points, as they were when they were read."""

    def read() -> Read:
        keys = lists.find(desk.office, Point, lists.Query())
        rows = lists.rows(desk.office, Point, keys, ("name",))
        return Read(frozenset((Point.KEY,)), sorted(str(row[2]) for row in rows))

    found: list[str] = valid_reads(desk).get("names", (), read)
    return found


def kept(desk: Desk) -> KeptReads:
    assert desk.kept_reads is not None
    return desk.kept_reads


def test_every_action_is_followed(desk: Desk) -> None:
    assert names(desk) == []
    first = names(desk)
    registers.save(desk, Committee, {"name": "提案委员会"})
    assert names(desk) is first
    registers.save(desk, Point, {"name": "甲"})
    assert names(desk) == ["甲"]
    history.undo(desk)
    assert names(desk) == []
    history.redo(desk)
    assert names(desk) == ["甲"]


def test_nothing_is_kept_of_an_action_that_may_be_rolled_back(desk: Desk) -> None:
    assert names(desk) == []
    steps = desk.write_in_steps([Point.of({"name": f"点{n}"}) for n in range(300)], action="写入")
    next(steps)
    assert names(desk) != []
    steps.close()
    assert names(desk) == []


def test_a_log_that_is_shorter_than_it_was_keeps_nothing(desk: Desk) -> None:
    names(desk)
    kept(desk).no += 1
    before = kept(desk)
    names(desk)
    assert kept(desk) is not before


def test_other_order_keys_keep_nothing(desk: Desk) -> None:
    names(desk)
    before = kept(desk)
    registers.save(desk, Office, {"name": "演示县政协", "print_title": "演示县政协"})
    names(desk)
    assert kept(desk) is not before
    assert desk.today == datetime.date(2026, 11, 23)
