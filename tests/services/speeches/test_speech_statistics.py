"""Statistics of speeches: figures are the rows behind them, tables add up, silent members."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.records import Committee, Member, Speech
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query
from desktop_app.services.registers.condition_words import condition_words
from desktop_app.services.speeches import lineage
from desktop_app.services.speeches.statistics import STATISTICS
from desktop_app.services.statistics import periods, tables
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.statements import Figure, Statement, statement
from tests.services.speeches import speech_office as office

YEAR = periods.of_year(2026)
STATES = ("invited", "submitted", "returned", "checked", "chosen", "given", "collected", "unused")
DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31)).map(str)
PERIODS = st.one_of(
    st.sampled_from((YEAR, periods.of_year(2025), periods.between("2024", "2026"))),
    st.tuples(DAYS, DAYS).map(lambda days: Period(*sorted(days))),
)


def fill(desk: Desk, seed: int) -> None:
    """Thirty speeches by chance for two sessions and for none, with what became of some."""
    chance = random.Random(seed)
    sessions = [office.session(desk), office.session(desk, 4, opens="2025-02-08",
                                                     closes="2025-02-11"), None]  # fmt: skip
    members = [office.saved(desk, Member, name=f"演示{n}", politics="12") for n in "甲乙丙"]
    committees = registers.find(desk, Committee, Query())
    put = []
    for number in range(30):
        state = chance.choice(STATES)
        handed = state != "invited"
        put.append(Speech.of({
            "name": f"演示{number}", "state": state, "session": chance.choice(sessions),
            "kind": chance.choice(("oral", "written", "group", None)),
            "author_kind": chance.choice(("member", "committee", "party")),
            "member": chance.choice((*members[:2], None)), "author": "演示",
            "committee": chance.choice((*committees, None)),
            "handed_on": chance.choice(("2026-01-12", "2025-01-20")) if handed else None,
            "given_on": "2026-02-09" if state in ("given", "collected") else None,
            "in_volume": 1 if state == "collected" else None,
        }))  # fmt: skip
    keys = desk.write(put, action="演示").keys
    for key in keys[:3]:
        lineage.to_proposal(desk, key, {"name": "关于演示的提案", "received_on": "2026-02-10"})
        lineage.register(desk, key, [f"演示建议{key}"], {})


def figures_of(found: Statement) -> list[Figure]:
    return [each for group in found.groups for each in group.figures]


def behind(desk: Desk, record: str, where: tuple[Filter, ...]) -> int:
    model = next(each for each in desk.office.records if record == each.KEY)
    return len(registers.find(desk, model, Query(where=where)))


@settings(
    max_examples=10, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(period=PERIODS)
def test_each_figure_is_what_the_rows_behind_it_come_to(desk: Desk, period: Period) -> None:
    if not registers.find(desk, Speech, Query()):
        fill(desk, 7)
    found = statement(desk, STATISTICS, period)
    for each in figures_of(found):
        assert each.value == behind(desk, each.record, each.where), each.key
        assert each.before == behind(desk, each.record, each.where_before), each.key
        model = next(one for one in desk.office.records if each.record == one.KEY)
        assert condition_words(desk, model, each.where)
    assert found.checks
    assert all(each.whole == each.parts for each in found.checks)


def test_each_table_adds_up_to_the_figures(desk: Desk) -> None:
    fill(desk, 11)
    found = statement(desk, STATISTICS, YEAR)
    for by in STATISTICS.tables.fields:
        table = tables.table(desk, STATISTICS, YEAR, by)
        for at, column in enumerate(STATISTICS.tables.columns):
            total: Any = table.total.values[at]
            part = column.part
            key = column.section if part == "total" else f"{column.section}_{part}"
            assert sum(row.values[at] or 0 for row in table.rows) == total, (by, column.title)
            assert total == found.figure(key).value, (by, column.title)


def test_the_figures_are_counted_by_hand(desk: Desk) -> None:
    session = office.session(desk)
    one = office.saved(desk, Member, name="演示丁")
    office.saved(desk, Member, name="演示戊")
    office.speech(desk, "演示一", session=session, member=one, author="演示丁")
    two = office.chosen(desk, "演示二", session=session)
    lineage.to_proposal(desk, two, {"name": "关于演示的提案", "received_on": "2026-02-10"})
    office.speech(desk, "演示旧", session=office.session(desk, 4, opens="2025-02-08",
                                                      closes="2025-02-11"))  # fmt: skip
    found = statement(desk, STATISTICS, YEAR)
    told = {key: found.figure(key).value for key in (
        "speech", "speech_handed", "speech_chosen", "speech_became_proposal", "speech_proposal",
        "speech_member_spoke", "speech_member_silent",
    )}  # fmt: skip
    assert told == {
        "speech": 2, "speech_handed": 1, "speech_chosen": 1, "speech_became_proposal": 1,
        "speech_proposal": 1, "speech_member_spoke": 1, "speech_member_silent": 1,
    }  # fmt: skip
    assert found.figure("speech").before == 1


@pytest.mark.parametrize("seed", [1, 2])
def test_no_part_is_more_than_the_whole(desk: Desk, seed: int) -> None:
    fill(desk, seed)
    found = statement(desk, STATISTICS, YEAR)
    whole = found.figure("speech").value or 0
    for each in figures_of(found):
        if each.record == Speech.KEY:
            assert (each.value or 0) <= whole
