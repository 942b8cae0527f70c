"""Sections narrowed to one part of the work are read by an index, not by a scan."""

from __future__ import annotations

import pytest

from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.counting import values_of_parts
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.statements import asked_of


def plans(desk: Desk, key: str, scope: Scope) -> list[list[str]]:
    """The query plans of a section's readings: of one, or of one more by what was held then."""
    asked = asked_of(desk, periods.of_year(2026), scope)[0]
    section = STATISTICS.rule(key).section(asked)
    read: list[tuple[str, object]] = []

    def trace(_cursor: object, sql: str, values: object) -> bool:
        read.append((sql, values))
        return True

    connection = desk.office.connection
    connection.exec_trace = trace
    try:
        values_of_parts(desk, section)
    finally:
        connection.exec_trace = None
    own = [
        each for each in read
        if f'FROM "{section.model._meta.table_name}"' in each[0] and "OFFSET" not in each[0]
    ]  # fmt: skip
    explained = [
        connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)  # type: ignore[arg-type]
        for sql, values in own
    ]
    return [[str(row[3]) for row in found] for found in explained]


@pytest.mark.parametrize(
    ("key", "index"),
    [
        ("session", "consultation_point"),
        ("people", "participant_consultation"),
        ("topic", "topic_point"),
        ("outcome", "outcome_consultation"),
        ("look_back", "look_back_outcome"),
    ],
)
def test_a_section_of_one_point_is_searched_by_the_index_of_its_link(
    desk: Desk, key: str, index: str
) -> None:
    found = plans(desk, key, Scope(point=1))
    assert len(found) == (2 if key == "people" else 1)
    # the few participants who are members are found by who they are
    indexes = (index, "participant_member") if key == "people" else (index,)
    for first, *_ in found:
        assert first.startswith("SEARCH")
        used = first.replace("COVERING ", "")
        assert any(f"USING INDEX {each} " in used for each in indexes)
    assert any(f"INDEX {index} " in first for first, *_ in found)
