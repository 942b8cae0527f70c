"""A register read whole holds what its lists show, by id."""

from __future__ import annotations

import pytest

from desktop_app.records import Consultation, Member
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door
from desktop_app.storage.query import lists
from desktop_app.storage.query.whole_register import own_records


@pytest.mark.parametrize("window", [1, 2, 3, 100])
def test_every_own_record_comes_once_by_its_id(office: OfficeFile, window: int) -> None:
    people = [Member.of({"name": name}) for name in ("王刚", "李明", "张三")]
    door.apply(office, [*people, Member.of({"name": "别处", "owner_office": 1})], action="新增")
    found = [row for each in own_records(office, Member, ("name", "unit"), window) for row in each]
    keys = sorted(each.key for each in people)
    assert found == lists.rows(office, Member, keys, ("name", "unit"))


def test_a_register_without_records_gives_nothing(office: OfficeFile) -> None:
    assert list(own_records(office, Member, ("name",), 10)) == []


def test_pairs_are_tuples_of_ids(office: OfficeFile) -> None:
    (pair, *_) = Consultation.pairs()
    linked = pair.linked.of({pair.linked.NAME: "甲"})
    door.apply(office, [linked], action="新增")
    made = Consultation.of({"name": "路灯", pair.name: (linked.key,)})
    bare = Consultation.of({"name": "照明"})
    door.apply(office, [made, bare], action="新增")
    fields = ("name", pair.name)
    ((first, second),) = own_records(office, Consultation, fields, 10)
    assert [first, second] == lists.rows(office, Consultation, sorted((made.key, bare.key)), fields)
    assert first[3] == (linked.key,)
