"""Cells with records of their own: suggestions by their numbers, people by their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import ALL
from desktop_app.records.any_link import AnyLink
from desktop_app.records.links import Link
from desktop_app.records.nested_records import by_names, by_numbers, name_parts
from desktop_app.records.nesting import holders
from desktop_app.records.record import Record

IN_CELLS = [each for each in ALL if each.NESTED]


@pytest.mark.parametrize(
    ("text", "items", "rest"),
    [
        ("张三、李四", ["张三", "李四"], ""),
        ("张 三、李　四", ["张三", "李四"], ""),
        ("张三 李四\n王五", ["张三", "李四", "王五"], ""),
        ("岩温罕、吉木·阿果、尉迟远山", ["岩温罕", "吉木·阿果", "尉迟远山"], ""),
        ("委员12人、群众30人", [], "委员12人、群众30人"),
        ("县住建局、村委会、群众代表", [], "县住建局、村委会、群众代表"),
        ("张三等20余人", ["张三"], "张三等20余人"),
        ("王刚（县住建局、县水务局）", ["王刚"], ""),
        ("", [], ""),
    ],
)
def test_names_are_told_from_counts_and_units(text: str, items: list[str], rest: str) -> None:
    found = by_names(text)
    assert [name_parts(each)[1] for each in found.items] == items
    assert found.rest == rest


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        ("委员：张三", ("委员", "张三", "")),
        ("张三（县住建局）", ("", "张三", "县住建局")),
        ("群众：李 四(文昌社区)", ("群众", "李四", "文昌社区")),
    ],
)
def test_role_name_and_unit_of_a_person(item: str, parts: tuple[str, str, str]) -> None:
    assert name_parts(item) == parts


def test_a_role_before_several_names_is_each_ones() -> None:
    found = by_names("委员：张三、李四；群众代表王五")
    assert [name_parts(each)[:2] for each in found.items] == [
        ("委员", "张三"), ("委员", "李四"), ("群众代表", "王五"),
    ]  # fmt: skip


@given(
    st.text(max_size=60)
    | st.text(alphabet="张三李四王五、，；：:（）() \n等人12委员局·", max_size=40)
)
def test_any_cell_is_split_into_names_that_are_some(text: str) -> None:
    for item in by_names(text).items:
        assert len(name_parts(item)[1]) >= 2


@given(st.text(max_size=60))
def test_any_cell_is_split_into_items_that_differ_and_say_something(text: str) -> None:
    items = by_numbers(text).items
    assert len(set(items)) == len(items)
    assert all(each.strip() for each in items)


@pytest.mark.parametrize("model", IN_CELLS, ids=lambda each: each.KEY)
def test_what_a_record_declares_of_its_cells_is_there(model: type[Record]) -> None:
    how = model.NESTED
    assert how is not None
    link = model.field(how.link)
    assert isinstance(link, Link | AnyLink)
    owner = holders(model)[0]
    assert all(map(link.links_to, holders(model)))
    for name in (how.item, *how.columns, *how.by_hand, *how.inherits, *how.texts):
        model.field(name)
    for name in (*how.inherits.values(), *filter(None, (how.lead, how.rest))):
        owner.field(name)
    for name in how.texts.values():
        model.field(name)
