"""However few or many records have a link, sums are those that the engine counts one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from desktop_app.records import Attendance, Instruction
from desktop_app.records.consultation import Consultation
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.storage.query import filled_links, link_totals
from desktop_app.storage.query.conditions import Filter
from desktop_app.storage.query.index_groups import fields_read, totals
from desktop_app.storage.query.index_walk import index_walk
from desktop_app.storage.query.tallies import Sum, tally
from tests.services.activities.test_activity_statistics import fill
from tests.services.statistics.chance_office import chance_desk

MEMBER = Filter("member", "filled")
CALLED = Filter("role", "in", (None,))
HELD = Filter("activity.state", "in", ("done", "draft", "planned"))
SPAN = ("2025-06-01", "2026-12-31")
OF_CONSULTATION = Filter("consultation", "filled")
SENT = Filter(
    "", "either", (
        (Filter("sent_on", "during", SPAN),),
        (Filter("sent_on", "in", (None,)), Filter("consultation.held_on", "during", SPAN)),
    )
)  # fmt: skip


@pytest.fixture
def chance(tmp_path: Path) -> Iterator[Desk]:
    """Consultations and what came of them by chance; some outcomes are another office's."""
    desk = chance_desk(tmp_path, 8, 30)
    with desk.office.writing() as connection:
        connection.execute('UPDATE "outcome" SET owner = 7 WHERE id % 5 = 0')
    yield desk
    desk.office.close()


def one_by_one(
    desk: Desk, model: type[Record], where: Sequence[Filter], sums: Sequence[Sum]
) -> list[int]:
    """Each sum as the engine counts it in a reading of its own."""
    return [tally(desk.office, model, where, [], [each])[0][0] for each in sums]


@pytest.mark.parametrize("few", [0, 30, 2_000])
@pytest.mark.parametrize("field", ["sector", "work_group"])
@pytest.mark.parametrize("shared", [(MEMBER,), (MEMBER, CALLED), ()])
def test_sums_by_the_value_of_a_day_and_those_of_the_same_records(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, few: int, field: str, shared: tuple[Filter, ...]
) -> None:
    fill(desk, 2)
    path = f"member.{field}@activity.start_on"
    held = {row[0] for row in desk.office.connection.execute(
        f"SELECT {'sector_id' if field == 'sector' else 'group_id'} FROM membership"
    )}  # fmt: skip
    of_a_day = [Sum("", (*shared, Filter(path, "in", (each,)))) for each in (*held, None)]
    more = Sum("", (Filter("result", "in", ("present",)), *of_a_day[0].where))
    others = [Sum(), Sum("", shared), Sum("", (*shared, CALLED)), Sum("", (CALLED,))]
    every = list(dict.fromkeys((*of_a_day, more, *others)))
    where = (HELD, Filter("result", "filled"))
    expected = one_by_one(desk, Attendance, where, every)
    monkeypatch.setattr(filled_links, "FEW", few)
    assert one_by_one(desk, Attendance, where, every) == expected
    assert totals(desk.office, Attendance, where, every) == expected
    assert totals(desk.office, Attendance, (MEMBER, *where), every) == one_by_one(
        desk, Attendance, (MEMBER, *where), every
    )
    assert sum(expected) > 3


OF_LINKED: tuple[tuple[type[Record], tuple[Filter, ...]], ...] = (
    (LookBack, (Filter("done_on", "during", SPAN), Filter("outcome.consultation", "filled"))),
    (LookBack, (Filter("outcome.money", "filled"), Filter("outcome.consultation", "filled"))),
    (Instruction, (Filter("outcome.money", "filled"),)),
    (Consultation, (Filter("point.county", "filled"), Filter("held_on", "filled"))),
)


@pytest.mark.parametrize(("model", "where"), OF_LINKED)
def test_sums_over_all_linked_records_but_a_few(
    chance: Desk, monkeypatch: pytest.MonkeyPatch, model: type[Record], where: tuple[Filter, ...]
) -> None:
    sums = [Sum(), Sum("", (Filter("remark", "filled"),))]
    asked = link_totals.asked_by_link(model, where, sums)
    assert asked is not None
    but = link_totals.left_out(chance.office, asked)
    assert but is not None
    found = link_totals.totals_but(chance.office, model, asked, sums, but)
    assert found == totals(chance.office, model, where, sums)
    assert found[0] > 0
    assert but
    monkeypatch.setattr(link_totals, "FEW", len(but))
    assert link_totals.left_out(chance.office, asked) == but
    monkeypatch.setattr(link_totals, "FEW", len(but) - 1)
    assert link_totals.left_out(chance.office, asked) is None


@pytest.mark.parametrize("each", [
    Filter("outcome.money", "from", (1,)), Filter("outcome.adoption", "in", ("adopted",)),
    Filter("outcome.consultation.point", "filled"), Filter("outcome.instruction.outcome", "having"),
])  # fmt: skip
def test_of_other_conditions_it_is_not_asked_who_is_left_out(chance: Desk, each: Filter) -> None:
    asked = link_totals.asked_by_link(LookBack, (each, Filter("outcome.money", "filled")))
    assert asked is None or link_totals.left_out(chance.office, asked) is None


def test_a_link_that_many_have_keeps_no_index_from_being_walked(
    chance: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopted = Filter("adoption", "in", ("adopted", None))
    sums = [Sum(), Sum("money"), Sum("", (adopted,)), Sum("beneficiaries", (adopted,))]
    where = (OF_CONSULTATION, SENT)
    read = fields_read(where, sums)
    expected = one_by_one(chance, Outcome, where, sums)
    assert index_walk(chance.office, Outcome, where, read) is None
    assert totals(chance.office, Outcome, where, sums) == expected
    monkeypatch.setattr(filled_links, "FEW", 3)
    assert index_walk(chance.office, Outcome, where, read) is not None
    assert totals(chance.office, Outcome, where, sums) == expected
    assert all(expected)


def test_few_have_a_link(chance: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'SELECT count(consultation_id) FROM "outcome" WHERE owner = 0'
    ((have,),) = chance.office.connection.execute(text)
    for few, told in ((have, True), (have - 1, False)):
        monkeypatch.setattr(filled_links, "FEW", few)
        assert filled_links.few_have(chance.office, Outcome, "consultation") is told
    asks = {name: filled_links.asks_a_link(Outcome, Filter(name, "filled")) for name in (
        "consultation", "money", "source", "consultation.point", "id",
    )}  # fmt: skip
    assert [name for name, told in asks.items() if told] == ["consultation"]
    assert not filled_links.asks_a_link(Outcome, Filter("consultation", "in", (1,)))
