"""Memberships made of an older file: one row for each thing held, nothing else changed."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

import pytest

from desktop_app.records import ALL, Member, Membership
from desktop_app.records.membership import COLUMNS, SLOTS
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.members import memberships
from desktop_app.services.registers import Query, history
from desktop_app.storage.file import engine
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.file.steps.step_5_memberships import memberships_of
from desktop_app.storage.log import history as log
from desktop_app.storage.log.upgrades import UPGRADE
from tests.storage.log.test_upgrades import BEFORE_STEP_5, RELEASES, faults, replayed, stored

MADE_ENTRIES = "SELECT count(*) FROM code_entry WHERE version = ?"
NOW = datetime.datetime(2026, 11, 23, 10, 0)


def opened(path: Path, steps: tuple[Step, ...] = STEPS) -> OfficeFile:
    return OfficeFile.open(path, records=ALL, steps=steps, who="测试", clock=lambda: NOW)


def columns_of(path: Path) -> dict[int, tuple[Any, ...]]:
    """What the members of a file hold, read by the steps before this one."""
    names = sorted({f"{each}_id" if each in ("sector", "committee", "committee2") else each
                    for each in COLUMNS})  # fmt: skip
    with opened(path, STEPS[:4]) as office:
        rows = office.connection.execute(f"SELECT id, {', '.join(names)} FROM member")
        return {key: tuple(row) for key, *row in rows}


@pytest.mark.parametrize("release", BEFORE_STEP_5, ids=lambda path: path.stem)
def test_each_thing_a_member_holds_becomes_one_row(release: Path, tmp_path: Path) -> None:
    path = tmp_path / "旧文件.zwh"
    shutil.copy(release, path)
    before = columns_of(path)
    with opened(path) as office:
        desk = Desk(office, "演示", lambda: NOW)
        settle_keys(desk)
        members, rows = stored(office, Member), list(stored(office, Membership).values())
        wanted = [
            (key, *slot.key, slot.now(values)) for key, values in members.items()
            for slot in SLOTS if any(slot.now(values))
        ]  # fmt: skip
        found = [
            (row["member"], row["kind"], row["place"], slot.held(row)) for row in rows
            for slot in SLOTS if slot.key == (row["kind"], row["place"])
        ]  # fmt: skip
        assert sorted(found, key=repr) == sorted(wanted, key=repr)
        names = sorted(f"{x}_id" if x in ("sector", "committee", "committee2") else x
                       for x in COLUMNS)  # fmt: skip
        kept = office.connection.execute(f"SELECT id, {', '.join(names)} FROM member")
        assert {key: tuple(row) for key, *row in kept} == before
        _, last = log.recent(office, 2)  # the last is that of step 8
        entries = engine.value_of(office.connection, MADE_ENTRIES, (last.no,))
        assert (last.name, last.changes) == (UPGRADE, len(rows) + entries)
        assert faults(office) == []
        for model in (Member, Membership):
            assert replayed(office, model) == stored(office, model)
        assert memberships.settle(desk).action is None


def test_there_is_a_released_file_with_members_of_sectors_and_committees(tmp_path: Path) -> None:
    path = tmp_path / "旧文件.zwh"
    shutil.copy(RELEASES[0], path)
    assert any(any(held) for held in columns_of(path).values())


def test_a_member_from_the_bin_comes_back_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "旧文件.zwh"
    shutil.copy(RELEASES[0], path)
    with opened(path, STEPS[:4]) as office:
        ((key, sector),) = office.connection.execute(
            "SELECT id, sector_id FROM member WHERE sector_id IS NOT NULL AND id NOT IN "
            "(SELECT linked_id FROM point_members) LIMIT 1"
        )
    with opened(path) as office:
        desk = Desk(office, "演示", lambda: NOW)
        settle_keys(desk)
        where = (registers.Filter("member", "in", (key,)),)
        rows = registers.find(desk, Membership, Query(where=where))
        registers.remove(desk, Member, [key])
        history.bring_back_one(desk, Member, key)
        assert sorted(registers.find(desk, Membership, Query(where=where))) == sorted(rows)
        assert registers.draft(desk, Member, key).values["sector"] == sector


def nothing(_record: str, _key: int) -> dict[str, Any]:
    return {}


def test_a_row_begins_with_the_member_s_time_or_the_term_s_or_is_open() -> None:
    def term(record: str, key: int) -> dict[str, Any]:
        return {"starts": "2022-01"} if (record, key) == ("term", 3) else {}

    ((_, own),) = memberships_of(7, {"sector": 1, "since": "2023-05", "term": 3}, term)
    ((_, of_term),) = memberships_of(7, {"sector": 1, "term": 3}, term)
    ((_, left_open),) = memberships_of(7, {"sector": 1}, nothing)
    assert (own["since"], of_term["since"], left_open["since"]) == ("2023-05", "2022-01", None)


def test_a_standing_member_without_the_post_and_a_post_without_committee_are_kept() -> None:
    rows = memberships_of(7, {"standing": 1, "committee2_post": "deputy"}, nothing)
    assert [(row["kind"], row["place"], row.get("post"), row.get("cppcc_post"))
            for _, row in rows] == [
        ("committee", 2, "deputy", None), ("cppcc_post", 1, None, "standing"),
    ]  # fmt: skip
    assert memberships_of(7, {"name": "演示"}, nothing) == []
