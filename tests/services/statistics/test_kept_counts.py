"""What is kept of the statistics is what reading everything anew gives, after whatever action."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records import Point
from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
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
from desktop_app.storage.query import changed_sums, linked_values
from tests.services.statistics.chance_office import chance_desk, change, every

FEW = settings(max_examples=12, deadline=None)
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


def statements_of(desk: Desk, read_all: Callable[[], object] | None = None) -> list[str]:
    """The statements that count for a page of statistics and its tables, or for something else."""
    read: list[str] = []

    def trace(_cursor: object, sql: str, _values: object) -> bool:
        read.append(sql)
        return True

    desk.office.connection.exec_trace = trace
    try:
        (read_all or (lambda: shown(desk, Scope())))()
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


def test_after_a_few_changes_figures_are_brought_up_to_date_by_the_changed_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = chance_desk(tmp_path, 1)
    try:
        page = partial(statement, desk, STATISTICS, YEAR)
        page()
        for value in (31, 32):
            put(desk, "beneficiaries", value)
        read = statements_of(desk, page)
        assert read
        assert all(each.startswith('WITH "outcome"') for each in read)
        assert statements_of(desk, page) == []
        monkeypatch.setattr(changed_sums, "MOST", 1)
        for value in (33, 34):
            put(desk, "beneficiaries", value)
        read = statements_of(desk, page)
        assert read
        assert not any(each.startswith('WITH "outcome"') for each in read)
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
