"""Every record is declared whole: labels, codes, links, columns and keys name what exists."""

from __future__ import annotations

import peewee
import pytest

from desktop_app.records import ALL, Record, codes
from desktop_app.records.field_types import Code, YesNo
from desktop_app.records.links import Link, Links
from desktop_app.records.outward import deciding_fields
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.row_mapping import row_mapping_of

every_record = pytest.mark.parametrize("model", ALL, ids=[each.KEY for each in ALL])


@every_record
def test_the_table_is_named_by_the_record_key(model: type[Record]) -> None:
    assert model._meta.table_name == model.KEY
    assert model.TITLE


@every_record
def test_what_a_record_names_are_fields_it_has(model: type[Record]) -> None:
    names = {each.name for each in model.declared()}
    used = {model.NAME, *model.COLUMNS, *model.FILTERS, *model.SEARCH}
    used |= {name for group in (*model.MATCH_KEYS, *model.UNIQUE) for name in group}
    assert used - names == set()
    assert model.SORT in names | {"strokes", "pinyin"}


@every_record
def test_what_is_internal_stands_in_no_place_that_is_seen_beside_others(
    model: type[Record],
) -> None:
    beside = {model.NAME, model.SORT, *model.COLUMNS, *model.FILTERS, *model.SEARCH, *model.CARD}
    beside |= {*model.APART, *model.TITLE_FIELDS, *(x for group in model.UNIQUE for x in group)}
    assert beside & {each.name for each in model.declared() if each.internal} == set()


@every_record
def test_a_row_is_ticked_internal_by_a_field_of_its_own(model: type[Record]) -> None:
    assert not model.INTERNAL or isinstance(model.field(model.INTERNAL), YesNo)
    deciding = deciding_fields(model)
    assert all(name in {each.name for each in of.declared()} for of, name in deciding)
    kinds = getattr(model.owner(), "of", ())  # queries know an owner of any kind by a narrow link
    internal = {each for each in ALL if each.KEY in kinds and deciding_fields(each)}
    assert internal <= {each.linked for each in model.narrow_links()}


@every_record
def test_every_code_field_has_its_list(model: type[Record]) -> None:
    known = {each.key for each in codes.lists()} | {codes.LISTS}
    assert {each.codes for each in model.declared() if isinstance(each, Code)} - known == set()


@every_record
def test_no_two_fields_of_a_record_share_a_label(model: type[Record]) -> None:
    labels = [each.label for each in model.declared()]
    assert len(labels) == len(set(labels))


@every_record
def test_no_header_names_two_fields(model: type[Record]) -> None:
    headers = [text for each in model.declared() for text in (each.label, *each.also)]
    assert len(headers) == len(set(headers))


@every_record
def test_a_default_is_a_value_its_field_can_show(model: type[Record]) -> None:
    choices = codes.default_choices()
    for each in model.declared():
        if isinstance(each, Code) and each.default:
            assert each.default in choices[each.codes].order()


def test_links_point_at_records_declared_before_or_their_own() -> None:
    for place, model in enumerate(ALL):
        for each in model.declared():
            if isinstance(each, Link | Links):
                assert each.linked in ALL[: place + 1]


@every_record
def test_the_schema_has_exactly_the_declared_columns(
    model: type[Record], office: OfficeFile
) -> None:
    shape = row_mapping_of(model)
    found = list(office.connection.execute(f'PRAGMA table_info("{shape.table}")'))
    stored = {name: (kind, bool(filled)) for _, name, kind, filled, *_ in found}
    derived = {"id", "version", *(("search", "strokes", "pinyin") if model.LISTED else ())}
    narrow = {each.column_name for each in model.narrow_links()}
    assert set(stored) == set(shape.columns) | derived | narrow
    for each in model.declared():
        if not isinstance(each, Links):
            number = isinstance(each, peewee.IntegerField | Link)
            assert stored[each.column_name][0] == ("INTEGER" if number else "TEXT")
            assert stored[each.column_name][1] == each.required
    for pairs in shape.pairs:
        assert office.connection.table_exists("main", pairs.table)
