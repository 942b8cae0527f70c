"""A record that no list shows: no search text, no order keys, no indexes of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from desktop_app.records import ALL, Committee
from desktop_app.records.field_types import Day, Text
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers.duplicates import duplicates_of
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step, create_table, link
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import door, recycle_bin
from desktop_app.storage.log.bringing_back import brought_back, needed
from desktop_app.storage.log.log_check import chain_faults, row_faults
from desktop_app.storage.query import lists, search_keys
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key
from tests.storage.offices import NOON


class Presence(Record):
    """到场: a child of a committee that is never listed by itself."""

    KEY, TITLE, LISTED, MATCH_KEYS = "presence", "到场", False, (("name", "day"),)

    committee = Link(Committee, "专委会", owner=True)
    name = Text("姓名", 20, required=True)
    day = Day("日期")


def _add_presence(connection: apsw.Connection) -> None:
    owner = link("committee_id", "committee", required=True)
    create_table(connection, "presence", f"{owner}, name TEXT NOT NULL, day TEXT", listed=False)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeFile]:
    steps = (*STEPS, Step(STEPS[-1].number + 1, _add_presence))
    with OfficeFile.open(
        tmp_path / "办公.zwh", records=(*ALL, Presence), steps=steps, who="测试", create=True,
        clock=lambda: NOON,
    ) as made:  # fmt: skip
        yield made


def put(office: OfficeFile, *names: str) -> list[Presence]:
    home = Committee.of({"name": "演示委"})
    door.apply(office, [home], action="新增")
    made = [Presence.of({"committee": home.key, "name": name, "day": "2026-03-05"})
            for name in names]  # fmt: skip
    door.apply(office, made, action="登记")
    return made


def whole(office: OfficeFile) -> bool:
    faults = [*chain_faults(office.connection)]
    faults += row_faults(office.connection, Presence, office.steps, office.scheme)
    listed = set(office.connection.execute("SELECT * FROM removed"))
    logged = recycle_bin.logged(office.connection, office.records, office.steps, office.scheme)
    return not faults and listed == set(map(tuple, logged))


def test_its_table_has_no_columns_and_no_indexes_for_lists(office: OfficeFile) -> None:
    rows = office.connection.execute("PRAGMA table_info(presence)")
    columns = [row[1] for row in rows]
    assert columns == ["id", "version", "owner", "committee_id", "name", "day"]
    sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'presence'"
    assert office.connection.execute(sql).fetchall() == []


def test_it_is_written_changed_removed_and_brought_back(office: OfficeFile) -> None:
    first, second = put(office, "演示乙", "演示甲")
    door.apply(office, [Presence.of({**first.values, "day": None}, first.key, first.version)])
    door.apply(office, [], [second], action="删除")
    assert whole(office)
    removed = recycle_bin.read(office, recycle_bin.find(office))
    assert [each.title for each in removed] == ["演示甲"]
    assert list(recycle_bin.find(office, "演示甲")) == []  # there is no text to be searched
    back, name = brought_back(office, needed(office, removed))
    door.apply(office, back, action=name)
    days = {each.values["name"]: each.values["day"]
            for each in records_by_key(office, Presence, [first.key, second.key])}  # fmt: skip
    assert days == {"演示乙": None, "演示甲": "2026-03-05"}
    assert whole(office)


def test_it_is_read_in_the_order_of_its_keys_and_no_search_finds_it(office: OfficeFile) -> None:
    made = put(office, "演示乙", "演示甲", "演示丙")
    keys = [each.key for each in made]
    for sort in ("", "strokes", "pinyin", "day"):
        assert list(lists.find(office, Presence, Query(sort=sort))) == keys
    where = (Filter("name", "in", ("演示甲",)),)
    assert list(lists.find(office, Presence, Query(where=where))) == [keys[1]]
    assert list(lists.find(office, Presence, Query("演示"))) == []


def test_search_texts_are_made_anew_around_it(office: OfficeFile) -> None:
    put(office, "演示甲")
    office.scheme = office.scheme._replace(custom="npc")
    assert search_keys.refresh(office)
    assert whole(office)


def test_doubles_of_it_are_found_by_its_fields(office: OfficeFile) -> None:
    (first,) = put(office, "演示甲")
    desk = Desk(office, "演示", lambda: NOON)
    settle_keys(desk)
    (found,) = duplicates_of(desk, Presence, first.values, None)
    assert "演示甲" in found.text
