"""What is kept of the statistics is what reading everything anew gives, after whatever action."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records import Point
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services import registers
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.statistics import kept_counts, periods, tables
from desktop_app.services.statistics.charts import charts
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.statements import statement
from desktop_app.services.workbench import behind, headlines
from desktop_app.storage.log import door
from desktop_app.storage.query import linked_values
from tests.services.statistics.chance_office import chance_desk

FEW = settings(max_examples=12, deadline=None)
MODELS: tuple[type[Record], ...] = (
    Consultation, Participant, Topic, Outcome, LookBack, Case, Point
)  # fmt: skip
ALONE = (Participant, LookBack, Case)
"""Records that no other one links to."""
YEAR = periods.of_year(2026)


def shown(desk: Desk, scope: Scope) -> list[Any]:
    """Everything that a page of statistics and its workbook count, and the workbench."""
    found = statement(desk, STATISTICS, YEAR, scope)
    made: list[Any] = [found, charts(desk, found), headlines(desk)]
    made += [tables.table(desk, STATISTICS, YEAR, by, scope) for by in STATISTICS.tables.fields]
    return made


def anew(desk: Desk, scope: Scope) -> list[Any]:
    """The same by a desk that has read nothing yet."""
    return shown(Desk(desk.office, desk.clerk, desk.clock), scope)


def every(desk: Desk, model: type[Record]) -> list[Record]:
    names = [each.name for each in model.declared()]
    keys = registers.find(desk, model, Query())
    found = []
    for key, version, *values in registers.rows(desk, model, keys, names):
        record = model.of(dict(zip(names, values, strict=True)))
        record.values.update(id=key, version=version)
        found.append(record)
    return found


def change(desk: Desk, chance: random.Random) -> None:
    """Write one field of some record as another record has it, or let one come or go."""
    model = chance.choice(MODELS)
    records = every(desk, model)
    one, other = chance.choice(records), chance.choice(records)
    what = chance.random()
    if what < 0.1 and model in ALONE:
        door.apply(desk.office, (), [one], "删除", "演示")
    elif what < 0.2 and model in ALONE:
        values = {k: each for k, each in one.values.items() if k not in ("id", "version")}
        door.apply(desk.office, [model.of(values)], (), "新增", "演示")
    else:
        names = [each.name for each in model.declared()]
        differing = [each for each in names if one.values[each] != other.values[each]]
        for field in differing and [chance.choice(differing)]:
            one.values[field] = other.values[field]
        door.apply(desk.office, [one], (), "修改", "演示")


@FEW
@given(st.integers(0, 10**6), st.sampled_from(("", "county", "point")), st.booleans())
def test_kept_figures_are_those_read_anew(seed: int, narrowed: str, few: bool) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(linked_values, "FEW", 2_000 if few else 0)
        desk, chance = chance_desk(Path(folder), seed), random.Random(seed)
        try:
            point = registers.find(desk, Point, Query())[0]
            scope = Scope(
                **{narrowed: "甲县" if narrowed == "county" else point} if narrowed else {}
            )
            shown(desk, scope)
            for _ in range(16):
                change(desk, chance)
                assert shown(desk, scope) == anew(desk, scope)
        finally:
            desk.office.close()


@FEW
@given(st.integers(0, 10**6))
def test_the_number_of_a_headline_is_that_of_the_rows_it_opens(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = chance_desk(Path(folder), seed)
        try:
            models = {each.KEY: each for each in desk.office.records}
            for each in headlines(desk):
                record, where = behind(desk, each.key)
                rows = registers.find(desk, models[record], Query(where=where))
                assert each.value == str(len(rows)), each.title
        finally:
            desk.office.close()


def statements_of(desk: Desk) -> list[str]:
    """The statements that count for a page of statistics and its tables."""
    read: list[str] = []

    def trace(_cursor: object, sql: str, _values: object) -> bool:
        read.append(sql)
        return True

    desk.office.connection.exec_trace = trace
    try:
        shown(desk, Scope())
    finally:
        desk.office.connection.exec_trace = None
    return [each for each in read if "count(*)" in each or "json_group_array" in each]


def put(desk: Desk, field: str, value: object) -> None:
    """Save a field of the first suggestion."""
    one = every(desk, Outcome)[0]
    one.values[field] = value
    assert door.apply(desk.office, [one], (), "修改", "演示")


def test_only_what_was_counted_by_a_changed_field_is_counted_again(tmp_path: Path) -> None:
    desk = chance_desk(tmp_path, 1)
    try:
        assert statements_of(desk)
        assert statements_of(desk) == []
        put(desk, "unit", "演示局")
        assert statements_of(desk) == []
        put(desk, "beneficiaries", 31)
        read = statements_of(desk)
        assert read
        assert all('FROM "outcome"' in each for each in read)
    finally:
        desk.office.close()


def test_so_many_answers_are_kept_and_no_more(tmp_path: Path) -> None:
    desk = chance_desk(tmp_path, 2)
    try:
        for month in range(1, 13):
            for year in (2024, 2025, 2026):
                statement(desk, STATISTICS, periods.of_months(year, month, month))
        assert desk.kept_reads is not None
        names = [each for each in desk.kept_reads._kept if each[0] == "counts"]  # type: ignore[index]
        sizes = [len(desk.kept_reads._kept[each].value) for each in names]
        assert max(sizes) == kept_counts.MOST
    finally:
        desk.office.close()


def test_a_kept_column_of_linked_records_follows_their_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linked_values, "FEW", 0)
    desk = chance_desk(tmp_path, 3, rough=False)
    try:
        for model, field in (
            (Consultation, "committee"),
            (Consultation, "point"),
            (Point, "county"),
        ):
            shown(desk, Scope())
            records = every(desk, model)
            values = [each.values[field] for each in records]
            for one, value in zip(records, (*values[1:], values[0]), strict=True):
                one.values[field] = value
            assert door.apply(desk.office, records, (), "修改", "演示")
            assert shown(desk, Scope()) == anew(desk, Scope())
    finally:
        desk.office.close()
