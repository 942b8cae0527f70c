"""Outward rows are what the rule of each value gives, though few values are looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop_app.records import Record
from desktop_app.records.held_back import HELD_BACK
from desktop_app.records.links import Links
from desktop_app.records.outward import outward_value
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists, outward_rows
from desktop_app.storage.query.declared_query import select
from desktop_app.storage.query.expressions import KEY, FieldValue
from tests.outward_office import FIELD, MODELS, NEUTRAL, ROW, TICKED, marked_office


def ruled(desk: Desk, model: type[Record], names: list[str]) -> list[tuple[Any, ...]]:
    """The rows with the rule applied to each of their values."""
    keys = registers.find(desk, model, registers.Query())
    internal = outward_rows.internal_keys(desk.office, model, keys)
    fields = [model.field(name) for name in names]
    return [
        (*row[:2], *(outward_value(field, value, internal=row[0] in internal)
                     for field, value in zip(fields, row[2:], strict=True)))
        for row in lists.rows(desk.office, model, keys, names)
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [NEUTRAL, FIELD, ROW])
def test_every_outward_value_is_that_of_its_rule(tmp_path: Path, kind: str) -> None:
    with marked_office(tmp_path, kind) as desk:
        looked_at = 0
        for model in MODELS:
            keys = registers.find(desk, model, registers.Query())
            names = [each.name for each in (*model.declared(), *model.narrow_links())]
            found = outward_rows.rows(desk.office, model, keys, names)
            assert list(map(repr, found)) == list(map(repr, ruled(desk, model, names)))
            looked_at += len(found)
        assert looked_at > len(MODELS)


def test_of_ticked_and_other_rows_the_ticked_ones_alone_are_held_back(tmp_path: Path) -> None:
    with marked_office(tmp_path, NEUTRAL) as desk:
        for model in TICKED:
            (key, *_), names = registers.find(desk, model, registers.Query()), []
            names = [each.name for each in model.declared()]
            ((_, version, *stored),) = lists.rows(desk.office, model, [key], names)
            values = {**dict(zip(names, stored, strict=True)), model.INTERNAL: 1}
            twin = model.of({**values, model.INTERNAL: None})
            desk.write([model.of(values, key, version)], cascading=Cascading.NOTHING)
            if not model.UNIQUE:
                desk.write([twin], cascading=Cascading.NOTHING)
            keys = registers.find(desk, model, registers.Query())
            found = outward_rows.rows(desk.office, model, keys, names)
            assert list(map(repr, found)) == list(map(repr, ruled(desk, model, names)))
            assert any("不外传" in repr(row) for row in found)


@pytest.mark.parametrize("kind", [NEUTRAL, FIELD, ROW])
def test_internal_rows_told_by_their_order_keys_are_those_that_are_ticked(
    tmp_path: Path, kind: str
) -> None:
    held = 0
    with marked_office(tmp_path, kind) as desk:
        for model in MODELS:
            plain = [each for each in model.declared() if not isinstance(each, Links)]
            values = [KEY, *(FieldValue(each.name) for each in plain)]
            found = select(desk.office, model, values, by_key=True)
            assert found == select(desk.office, model, values)
            held += repr(found).count(HELD_BACK)
    assert bool(held) is (kind != NEUTRAL)
