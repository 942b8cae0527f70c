"""An index is walked only to what a plain query finds, and to each record once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.records.outcome import Outcome
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.storage.query import index_walk as walking
from desktop_app.storage.query.index_groups import fields_read, totals
from desktop_app.storage.query.index_walk import IndexWalk, index_walk
from desktop_app.storage.query.tallies import Sum, tally
from tests.services.statistics.chance_office import chance_desk

CODES = ("adopted", "partly", None)
DAYS = ("2026-03-01", "2026-06", "2026", None)
IN_2026 = Filter("sent_on", "during", ("2026-01-01", "2026-12-31"))
ADOPTED = Sum("", (Filter("adoption", "in", ("adopted", None)),))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Suggestions of every code and day, some of them another office's."""
    made = chance_desk(tmp_path, 3, 40)
    keys = [row[0] for row in made.office.connection.execute('SELECT id FROM "outcome"')]
    with made.office.writing() as connection:
        connection.execute('UPDATE "outcome" SET owner = 0')
        for n, key in enumerate(keys):
            values = (CODES[n % 3], DAYS[n // 3 % 4], 100 + n, 7 * (n % 5 == 0), key)
            connection.execute(
                'UPDATE "outcome" SET adoption=?, sent_on=?, money=?, owner=? WHERE id=?', values
            )
    yield made
    made.office.close()


def walk_of(desk: Desk, *where: Filter) -> IndexWalk | None:
    return index_walk(desk.office, Outcome, where, fields_read(where, [ADOPTED]))


OVERLAPPING = (
    (Filter("sent_on", "from", ("2026-03",)),),
    (Filter("sent_on", "to", ("2026-06",)), Filter("money", "filled")),
    (Filter("sent_on", "in", (None, "2026")),),
)
CONDITIONS = (
    (IN_2026,),
    (Filter("", "either", OVERLAPPING),),
    (Filter("sent_on", "in", (None, "2026", "2026-06")),),
    (Filter("sent_on", "in", ()),),
    (IN_2026, Filter("adoption", "in", ("partly", None))),
    (IN_2026, Filter("handling", "in", ("nothing",))),
)


@pytest.mark.parametrize("where", CONDITIONS)
def test_each_record_is_walked_to_once(desk: Desk, where: tuple[Filter, ...]) -> None:
    sums = [Sum(), Sum("money"), ADOPTED, Sum("money", ADOPTED.where)]
    assert walk_of(desk, *where) is not None
    (plain,) = tally(desk.office, Outcome, where, [], sums)
    assert totals(desk.office, Outcome, where, sums) == list(plain)


def test_new_values_are_walked_to_after_a_change(desk: Desk) -> None:
    before = totals(desk.office, Outcome, (IN_2026,), [Sum()])
    assert before[0] > 0
    with desk.office.writing() as connection:
        connection.execute("UPDATE \"outcome\" SET handling = 'done' WHERE owner = 0")
    assert totals(desk.office, Outcome, (IN_2026,), [Sum()]) == before


def test_only_an_index_that_holds_all_and_few_values_is_walked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert walk_of(desk, IN_2026) is not None
    assert walk_of(desk, IN_2026, Filter("number", "filled")) is None
    assert walk_of(desk) is None
    assert walk_of(desk, Filter("due", "filled")) is None
    either = Filter("", "either", ((IN_2026,), (Filter("due", "filled"),)))
    assert walk_of(desk, either) is None
    monkeypatch.setattr(walking, "MOST", 2)
    with desk.office.writing() as connection:  # the values were kept
        connection.execute("UPDATE \"outcome\" SET due = '2027' WHERE owner = 0")
    assert walk_of(desk, IN_2026) is None


def test_what_the_engine_seeks_by_itself_is_left_to_it(desk: Desk) -> None:
    where = (Filter("state", "in", ("consulted",)), Filter("raised_on", "from", ("2026",)))
    assert index_walk(desk.office, Topic, where, fields_read(where, [Sum()])) is None


@pytest.mark.parametrize("field", ["consultation", "consultation.point", "id"])
def test_few_linked_records_are_not_walked_to(desk: Desk, field: str) -> None:
    assert walk_of(desk, IN_2026, Filter(field, "in", (1,))) is None
