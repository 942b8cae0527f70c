"""Log entries: what is written of a record is read back as the same values."""

from __future__ import annotations

import json
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from desktop_app.records import ALL, Member, Point, Record
from desktop_app.records.field_types import Number
from desktop_app.records.links import Link
from desktop_app.storage.file.schema import OWNER as OWNER_OFFICE
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import entries
from desktop_app.storage.query.row_mapping import all_values, encode, row_mapping_of

NEWEST = STEPS[-1].number
INTEGERS = st.integers(-(2**63), 2**63 - 1)


def values_of(model: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    """Values as they are stored, any field of a model empty or not, of our office or another."""
    found: dict[str, st.SearchStrategy[Any]] = {OWNER_OFFICE: st.integers(0, 2)}
    pairs = {each.name for each in model.pairs()}
    for each in model.declared():
        if each.name in pairs:
            found[each.name] = st.lists(INTEGERS, unique=True, max_size=3).map(sorted)
        else:
            is_number = isinstance(each, Number | Link)
            found[each.name] = st.none() | (INTEGERS if is_number else st.text(max_size=8))
    return st.fixed_dictionaries(found)


def texts_of(model: type[Record], rows: list[dict[str, Any]]) -> list[str]:
    shape = row_mapping_of(model)
    return entries.whole_texts(shape, shape.filled(rows), len(rows))


@given(st.data())
def test_any_record_is_read_back_as_it_was_written(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(ALL))
    rows = data.draw(st.lists(values_of(model), min_size=1, max_size=4))
    texts = texts_of(model, rows)
    assert [entries.read(STEPS, NEWEST, model, (None, text)) for text in texts] == [
        (None, {OWNER_OFFICE: 0, **row}) for row in rows
    ]
    assert [entries.read(STEPS, NEWEST, model, (text, None)) for text in texts] == [
        ({OWNER_OFFICE: 0, **row}, None) for row in rows
    ]


@given(st.data())
def test_an_entry_holds_nothing_empty(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(ALL))
    rows = data.draw(st.lists(values_of(model), min_size=1, max_size=4))
    for text, row in zip(texts_of(model, rows), rows, strict=True):
        held = json.loads(text)
        assert held == {
            name: value
            for name, value in row.items()
            if value not in (None, []) and (name, value) != (OWNER_OFFICE, 0)
        }


@given(st.data())
def test_entries_made_together_are_those_of_each_record(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(ALL))
    one = data.draw(values_of(model))
    fields = [name for name in one if name != OWNER_OFFICE]  # an owner is always a number
    changed = st.dictionaries(st.sampled_from(fields), st.none() | st.text(max_size=3))
    rows = [{**one, **each} for each in data.draw(st.lists(changed, min_size=1, max_size=5))]
    pairs = [each.name for each in model.pairs()]
    rows = [{n: v for n, v in row.items() if n not in pairs or isinstance(v, list)} for row in rows]
    order = [*row_mapping_of(model).names, *pairs]
    emptied = {OWNER_OFFICE, *pairs}
    assert texts_of(model, rows) == [
        encode({
            name: row[name] for name in order
            if row.get(name) is not None and (name not in emptied or row[name])
        })
        for row in rows
    ]  # fmt: skip


def test_an_entry_of_the_first_version_names_every_field_and_reads_alike() -> None:
    shape = row_mapping_of(Point)
    values = all_values(shape, Point.of({"name": "演示点", "members": (7, 5)}))
    assert entries.read(STEPS, 1, Point, (None, encode(values))) == (None, values)


def test_a_field_that_came_later_reads_as_empty() -> None:
    _, after = entries.read(STEPS, 1, Member, (None, '{"name":"演示甲"}'))
    assert after is not None
    assert set(after) == {OWNER_OFFICE, *(each.name for each in Member.declared())}
    assert after.pop(OWNER_OFFICE) == 0
    assert {name for name, value in after.items() if value not in (None, [])} == {"name"}


def test_a_changed_record_has_what_changed_alone() -> None:
    texts = ('{"unit":null}', '{"unit":"新"}')
    assert entries.read(STEPS, NEWEST, Member, texts) == ({"unit": None}, {"unit": "新"})


def test_an_erased_entry_has_no_values() -> None:
    assert entries.read(STEPS, NEWEST, Member, (None, None)) == (None, None)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_records_without_any_value_are_empty_objects(count: int) -> None:
    assert entries.whole_texts(row_mapping_of(Member), {}, count) == ["{}"] * count
