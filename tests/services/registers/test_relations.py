"""Counts and first records around one record: right, and read without reading all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Brand, BrandMilestone, Committee, Member, Point, Topic
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Input, relations

MANY = 60


@contextmanager
def rows_read(desk: Desk) -> Iterator[list[Any]]:
    """Collects every row that the database hands over meanwhile."""
    seen: list[Any] = []

    def trace(_: Any, row: Any) -> Any:
        seen.append(row)
        return row

    desk.office.connection.row_trace = trace
    try:
        yield seen
    finally:
        desk.office.connection.row_trace = None


def topics(desk: Desk, into: int, count: int) -> list[int]:
    """Topics that were merged into another."""
    return [
        registers.save(desk, Topic, {"name": f"议题{place}", "merged_into": into}).keys[0]
        for place in range(count)
    ]


@pytest.fixture
def brand(desk: Desk) -> int:
    steps = [Input({"event": f"第 {n} 步", "day": f"2026-01-{n:02}"}) for n in range(1, 29)]
    children = {"brand_milestone": steps}
    return registers.save(desk, Brand, {"name": "演示品牌"}, children=children).keys[0]


def test_children_are_counted_and_the_last_one_is_named(desk: Desk, brand: int) -> None:
    with rows_read(desk) as read:
        found = relations.children_of(desk, Brand, brand)
    assert [(each.model, each.total, each.last) for each in found] == [
        (BrandMilestone, 28, "第 28 步")
    ]
    assert len(read) < 28


def test_a_record_without_children_has_none(desk: Desk) -> None:
    key = registers.save(desk, Brand, {"name": "演示品牌"}).keys[0]
    assert relations.children_of(desk, Brand, key) == []
    assert relations.related_to(desk, Brand, key, 6) == []
    assert relations.attachment_count(desk, Brand, key) == 0


def test_few_related_records_come_with_their_titles_in_the_order_of_their_list(
    desk: Desk,
) -> None:
    into = registers.save(desk, Topic, {"name": "路灯"}).keys[0]
    keys = topics(desk, into, 3)
    (found,) = relations.related_to(desk, Topic, into, 6)
    assert (found.model, found.field.name, found.total) == (Topic, "merged_into", 3)
    assert sorted(found.titles) == sorted((key, f"议题{n}") for n, key in enumerate(keys))
    query = registers.Query(where=found.where)
    assert [key for key, _ in found.titles] == list(registers.find(desk, Topic, query))


def test_many_related_records_are_only_counted(desk: Desk) -> None:
    into = registers.save(desk, Topic, {"name": "路灯"}).keys[0]
    topics(desk, into, MANY)
    with rows_read(desk) as read:
        (found,) = relations.related_to(desk, Topic, into, 6)
    assert (found.total, found.titles) == (MANY, ())
    assert len(read) < MANY


def test_a_field_of_pairs_is_cut_to_its_first_ids_where_they_have_a_page(desk: Desk) -> None:
    members = [registers.save(desk, Member, {"name": f"委员{n}"}).keys[0] for n in range(9)]
    committees = [registers.save(desk, Committee, {"name": f"{n} 委"}).keys[0] for n in range(9)]
    key = registers.save(
        desk, Point, {"name": "议事室", "members": members, "committees": committees}
    ).keys[0]
    found = relations.values_of(desk, Point, key, 6)
    assert found.values["name"] == "议事室"
    assert found.values["members"] == tuple(sorted(members)[:6])
    assert found.counts["members"] == 9
    assert found.values["committees"] == tuple(sorted(committees))


def test_a_removed_record_is_told(desk: Desk, brand: int) -> None:
    registers.remove(desk, Brand, [brand])
    with pytest.raises(UserError, match="这条品牌项目记录已被删除"):
        relations.values_of(desk, Brand, brand, 6)
