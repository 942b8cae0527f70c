"""What actions added to sums is the difference between reading all records after and before."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.records import ALL, Point
from desktop_app.records.consultation import Consultation
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.sections import Section
from desktop_app.services.statistics.statements import asked_of
from desktop_app.storage.log import door
from desktop_app.storage.log.position import last_number
from desktop_app.storage.query import changed_sums
from desktop_app.storage.query.changed_sums import added_since
from desktop_app.storage.query.conditions import Filter
from desktop_app.storage.query.index_groups import totals
from desktop_app.storage.query.tallies import Sum
from tests.services.statistics.chance_office import chance_desk, change, every

OF_ALL = (Sum(), Sum("money"), Sum("beneficiaries", (Filter("adoption", "in", ("adopted", None)),)))
OF_CONSULTATION = (Filter("consultation", "filled"),)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = chance_desk(tmp_path, 5)
    yield made
    made.office.close()


def added(desk: Desk, number: int, *where: Filter, sums: tuple[Sum, ...] = OF_ALL) -> object:
    return added_since(desk.office, Outcome, where, sums, number)


def sections(desk: Desk) -> list[tuple[Section, list[Sum]]]:
    """Every section of the statistics of consultations, with its sums."""
    asked = asked_of(desk, periods.of_year(2026))[0]
    found = [each.section(asked) for each in STATISTICS.sections]
    return [(one, [Sum(each.field, each.where) for each in one.parts]) for one in found]


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_of_one_kind_its_sums_are_those_read_anew(
    tmp_path: Path, seed: int
) -> None:
    desk, chance, told = chance_desk(tmp_path, seed), random.Random(seed), 0
    try:
        every_section = sections(desk)
        for _ in range(24):
            number, read = last_number(desk.office), desk.office
            before = [totals(read, each.model, each.where, sums) for each, sums in every_section]
            model = chance.choice([each.model for each, _ in every_section])
            for _ in range(chance.randint(1, 3)):
                change(desk, chance, (model,))
            for (each, sums), old in zip(every_section, before, strict=True):
                more = added_since(read, each.model, each.where, sums, number)
                if each.model is model and more is not None:
                    told += 1
                    new = totals(read, each.model, each.where, sums)
                    assert new == [a + b for a, b in zip(old, more, strict=True)], each.title
    finally:
        desk.office.close()
    assert told > 12


def test_records_that_come_go_and_change_more_than_once(desk: Desk) -> None:
    start = last_number(desk.office)
    whole = totals(desk.office, Outcome, OF_CONSULTATION, OF_ALL)
    first, second, *_ = every(desk, Outcome)
    door.apply(desk.office, (), list(every(desk, LookBack)), "删除", "演示")
    session = every(desk, Consultation)[0].key
    for money, source in ((7, f"consultation:{session}"), (None, second.values["source"])):
        first.values.update(money=money, source=source)
        door.apply(desk.office, [first], (), "修改", "演示")
    values = {"content": "演示", "source": f"consultation:{session}", "money": 11}
    door.apply(desk.office, [Outcome.of(values)], (), "新增", "演示")
    new = next(each for each in every(desk, Outcome) if each.values["money"] == 11)
    door.apply(desk.office, (), [every(desk, Outcome)[1]], "删除", "演示")
    new.values["money"] = 13
    door.apply(desk.office, [new], (), "修改", "演示")
    now = totals(desk.office, Outcome, OF_CONSULTATION, OF_ALL)
    assert added(desk, start, *OF_CONSULTATION) == [a - b for a, b in zip(now, whole, strict=True)]
    door.apply(desk.office, (), [each for each in every(desk, Outcome) if each.key == new.key],
               "删除", "演示")  # fmt: skip
    now = totals(desk.office, Outcome, OF_CONSULTATION, OF_ALL)
    assert added(desk, start, *OF_CONSULTATION) == [a - b for a, b in zip(now, whole, strict=True)]
    assert added(desk, last_number(desk.office)) == [0, 0, 0]


def test_nothing_is_told_of_too_many_changes_or_an_erased_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = last_number(desk.office)
    for one in every(desk, Outcome)[:3]:
        one.values["beneficiaries"] = 77
        door.apply(desk.office, [one], (), "修改", "演示")
    assert added(desk, start) is not None
    monkeypatch.setattr(changed_sums, "MOST", 2)
    assert added(desk, start) is None
    monkeypatch.setattr(changed_sums, "MOST", 3)
    assert added(desk, start) is not None
    with desk.office.writing() as connection:
        connection.execute("UPDATE change SET before=NULL, after=NULL WHERE action=?", (start + 1,))
    assert added(desk, start) is None


def test_nothing_is_told_after_many_changes_of_other_records(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = last_number(desk.office)
    sessions, (outcome, *_) = every(desk, Consultation)[:3], every(desk, Outcome)
    for one in sessions:
        one.values["name"] = f"演示{one.key}"
    outcome.values["beneficiaries"] = 77
    door.apply(desk.office, sessions, (), "修改", "演示")
    door.apply(desk.office, [outcome], (), "修改", "演示")
    monkeypatch.setattr(changed_sums, "MOST_ENTRIES", 4)
    assert added(desk, start) is not None
    monkeypatch.setattr(changed_sums, "MOST_ENTRIES", 3)
    assert added(desk, start) is None
    assert added(desk, last_number(desk.office)) == [0, 0, 0]


OF_OTHERS: tuple[tuple[type[Record], Filter, bool], ...] = (
    (Outcome, Filter("consultation.point.county", "in", ("甲县",)), True),
    (Outcome, Filter("instruction.outcome", "having"), True),
    (Point, Filter("consultation.point", "lacking", (Filter("held_on", "filled"),)), True),
    (Outcome, Filter("instruction.outcome", "having", (Filter("outcome.money", "filled"),)), False),
    (Point, Filter("consultation.point", "having", (Filter("point.county", "filled"),)), False),
    (Point, Filter("point.committees", "having"), False),
    (Point, Filter("committees", "has", (1,)), False),
    (Point, Filter("committees.name", "in", ("甲",)), False),
    (Consultation, Filter("topics.point", "in", (1,)), False),
    (Outcome, Filter("strokes", "filled"), False),
)


@pytest.mark.parametrize(("model", "each", "told"), OF_OTHERS)
def test_a_condition_that_asks_other_rows_of_its_kind_or_pairs_is_not_told(
    desk: Desk, model: type[Record], each: Filter, told: bool
) -> None:
    assert changed_sums._is_of_one_row(model, model, each, ALL) is told
    inside = Filter("", "either", ((Filter("id", "in", (1,)),), (each,)))
    assert changed_sums._is_of_one_row(model, model, inside, ALL) is told


def test_a_condition_on_the_value_of_a_day_is_not_told(desk: Desk) -> None:
    section = next(each for each, _ in sections(desk) if each.owner)
    held = Filter("member.sector@consultation.held_on", "in", (1,))
    number, every_one = last_number(desk.office), (*section.where, held)
    assert added_since(desk.office, section.model, section.where, [Sum()], number) == [0]
    assert added_since(desk.office, section.model, every_one, [Sum()], number) is None


def test_of_the_changed_rows_only_the_fields_that_are_asked_are_given(desk: Desk) -> None:
    number, read = last_number(desk.office), list[str]()

    def trace(_cursor: object, sql: str, _values: object) -> bool:
        read.append(sql)
        return True

    desk.office.connection.exec_trace = trace
    added(desk, number, *OF_CONSULTATION)
    desk.office.connection.exec_trace = None
    given = [each.partition(" FROM ")[0] for each in read if each.startswith('WITH "outcome"')]
    assert len(given) == 2
    for each in given:
        names = {value.partition(" AS ")[2] for value in each.split("(SELECT ")[1].split(", ")}
        asked = {"money", "beneficiaries", "adoption", "consultation_id", "source", "internal"}
        assert names == {"id", "owner", *asked}
