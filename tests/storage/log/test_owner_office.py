"""The owner office of a row: set when it is written first, kept by everything that follows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop_app.records import Committee, Point
from desktop_app.storage.file import engine
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door, recycle_bin
from desktop_app.storage.log.bringing_back import brought_back, needed
from desktop_app.storage.log.history import reversal
from desktop_app.storage.log.log_check import row_faults
from desktop_app.storage.query import lists
from desktop_app.storage.query.integrity import Taken
from desktop_app.storage.query.lists import Query
from desktop_app.storage.query.records_by_key import records_by_key, values_by_key


def owner_of(office: OfficeFile, point: Point) -> Any:
    stored = engine.value_of(office.connection, "SELECT owner FROM point WHERE id=?", (point.key,))
    faults = row_faults(office.connection, Point, office.steps, office.scheme)
    assert list(faults) == []
    return stored


def written(office: OfficeFile, **values: Any) -> Point:
    made = Point.of(values)
    door.apply(office, [made], action="新增")
    return made


def test_a_new_row_is_our_own_and_its_entry_says_nothing_of_it(office: OfficeFile) -> None:
    made = written(office, name="演示点")
    assert owner_of(office, made) == 0 == made.owner_office
    (entry,) = office.connection.execute("SELECT after FROM change").fetchall()
    assert "owner_office" not in json.loads(str(entry[0]))


def test_a_row_of_another_office_is_logged_with_it(office: OfficeFile) -> None:
    made = written(office, name="演示点", owner_office=2)
    assert owner_of(office, made) == 2
    (entry,) = office.connection.execute("SELECT after FROM change").fetchall()
    assert json.loads(str(entry[0]))["owner_office"] == 2
    assert list(lists.find(office, Point, Query())) == []
    assert values_by_key(office, Point, [made.key])[made.key][1]["owner_office"] == 2


def test_a_save_never_changes_the_owner(office: OfficeFile) -> None:
    made = written(office, name="演示点", owner_office=2)
    again = Point.of({"name": "改名"}, made.key, made.version)  # as a form gives it, without owner
    door.apply(office, [again], action="修改")
    assert owner_of(office, made) == 2
    (read,) = records_by_key(office, Point, [made.key])
    assert (read.owner_office, read.values["name"]) == (2, "改名")


def test_a_removed_row_comes_back_to_its_owner(office: OfficeFile) -> None:
    made = written(office, name="演示点", owner_office=2)
    number = door.apply(office, [], [made], action="删除")
    removed = recycle_bin.read(office, recycle_bin.find(office))
    assert removed[0].values["owner_office"] == 2
    put, name = brought_back(office, needed(office, removed))
    door.apply(office, put, action=name)
    assert owner_of(office, made) == 2
    door.apply(office, [], records_by_key(office, Point, [made.key]), action="删除")
    back = reversal(office, number + 2 if number else 0)
    door.apply(office, back.put, back.remove, action=back.name)
    assert owner_of(office, made) == 2


def test_two_offices_may_use_the_same_number_and_one_may_not(office: OfficeFile) -> None:
    written(office, name="我们的", number="1")
    written(office, name="他们的", number="1", owner_office=1)
    assert lists.last_number(office, Point, "number") == "1"
    with pytest.raises(Taken, match="协商点的编号与现有的重复"):
        written(office, name="又一个", number="1")
    with pytest.raises(Taken):
        written(office, name="又一个", number="1", owner_office=1)


def test_an_old_entry_is_one_of_our_own(office: OfficeFile) -> None:
    made = Committee.of({"name": "演示委"})
    door.apply(office, [made], action="新增")
    with office.writing() as connection:
        connection.execute("UPDATE committee SET owner = 3")
    faults = row_faults(office.connection, Committee, office.steps, office.scheme)
    assert ["内容与操作记录不符" in each for each in faults] == [True]
