"""Statistics: every figure is the number, or the sum, of the rows behind it; parts make wholes."""

from __future__ import annotations

import datetime
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records import Committee, Instruction, Point
from desktop_app.records.consultation import HELD_STATES, Consultation, Participant
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services import registers, reminders
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query
from desktop_app.services.statistics import periods, tables
from desktop_app.services.statistics.charts import charts
from desktop_app.services.statistics.number_texts import shown
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import Scope, scope_words
from desktop_app.services.statistics.statements import (
    Check,
    Figure,
    Statement,
    change,
    growth,
    statement,
)
from tests.services.limits.own_limits import set_limit
from tests.services.reminders.reminder_reading import entered_days
from tests.services.statistics.chance_office import chance_desk

FEW = settings(max_examples=20)
TODAY = "2026-11-23"
DAYS = st.dates(datetime.date(2023, 12, 1), datetime.date(2027, 1, 31)).map(str)
PERIODS = st.one_of(
    st.sampled_from((periods.of_year(2026), periods.of_year(2025), periods.of_half(2026, 2),
                     periods.of_quarter(2026, 1), periods.of_months(2026, 11, 11))),
    st.tuples(DAYS, DAYS).map(lambda days: Period(*sorted(days))),
)  # fmt: skip
SCOPES = st.sampled_from(("", "committee", "county", "point"))


@contextmanager
def office(seed: int, *, rough: bool = True) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder:
        desk = chance_desk(Path(folder), seed, rough=rough)
        try:
            yield desk
        finally:
            desk.office.close()


def scope_of(desk: Desk, narrowed: str) -> Scope:
    if narrowed == "committee":
        return Scope(committee=registers.find(desk, Committee, Query())[0])
    if narrowed == "point":
        return Scope(point=registers.find(desk, Point, Query())[0])
    return Scope(county="甲县") if narrowed else Scope()


def figures_of(found: Statement) -> list[Figure]:
    return [each for group in found.groups for each in group.figures]


def rows_of(desk: Desk, key: str, where: tuple[Filter, ...]) -> list[int]:
    model = next(each for each in desk.office.records if key == each.KEY)
    return list(registers.find(desk, model, Query(where=where)))


def behind(desk: Desk, figure: Figure, where: tuple[Filter, ...]) -> int:
    """What the rows that a figure opens come to."""
    keys = rows_of(desk, figure.record, where)
    inner = next((each for each in where if each.how == "having"), None)
    if figure.key.startswith("people"):
        assert inner is not None
        there = (Filter("consultation", "in", tuple(keys)), *inner.values)
        return len(registers.find(desk, Participant, Query(where=there)))
    if not figure.field:
        return len(keys)
    return sum(row[2] for row in registers.rows(desk, Outcome, keys, [figure.field]))


@FEW
@given(seed=st.integers(0, 10**6), period=PERIODS, narrowed=SCOPES)
def test_each_figure_is_what_the_rows_behind_it_come_to(
    seed: int, period: Period, narrowed: str
) -> None:
    with office(seed) as desk:
        found = statement(desk, STATISTICS, period, scope_of(desk, narrowed))
        for each in figures_of(found):
            assert each.value == behind(desk, each, each.where), each.key
            if each.before is not None:
                assert each.before == behind(desk, each, each.where_before), each.key
        assert all(each.whole == each.parts for each in found.checks)


@FEW
@given(seed=st.integers(0, 10**6), period=PERIODS)
def test_each_bar_and_each_table_agrees_with_the_figures(seed: int, period: Period) -> None:
    with office(seed) as desk:
        found = statement(desk, STATISTICS, period)
        for chart in charts(desk, found):
            if chart.key.startswith("people"):
                continue
            for bar in chart.bars:
                assert bar.value == len(rows_of(desk, chart.record, bar.where)), bar.label
                if bar.before is not None:
                    assert bar.before == len(rows_of(desk, chart.record, bar.where_before))
        for by in STATISTICS.tables.fields:
            table = tables.table(desk, STATISTICS, period, by)
            for at, column in enumerate(table.columns):
                if not column.share[1] and table.total.values[at] is not None:
                    rows = sum(row.values[at] or 0 for row in table.rows)
                    assert rows == table.total.values[at], column.title
            totals = dict(zip((each.title for each in table.columns), table.total.values,
                              strict=True))  # fmt: skip
            assert totals["协商"] == found.figure("session").value
            assert totals["参加人员"] == found.figure("people").value
            assert totals["已办结"] == found.figure("outcome_done").value
            assert totals["落实资金"] == found.figure("outcome_money").value
            assert totals["开展回头看"] == found.figure("look_back").value


def every(desk: Desk, model: type[Record]) -> list[dict[str, Any]]:
    names = [each.name for each in model.declared()]
    keys = registers.find(desk, model, Query())
    return [{"id": row[0], **dict(zip(names, row[2:], strict=True))}
            for row in registers.rows(desk, model, keys, names)]  # fmt: skip


def inside(day: str | None, period: Period) -> bool:
    return bool(day) and period.first <= earliest(day or "") <= latest(day or "") <= period.last


def plainly(desk: Desk, period: Period) -> dict[str, int]:
    """Some figures by reading every record, as the rules are written down."""
    sessions = {each["id"]: each for each in every(desk, Consultation)}
    held = {key for key, each in sessions.items()
            if each["state"] in HELD_STATES and inside(each["held_on"], period)}  # fmt: skip
    people = [each for each in every(desk, Participant)
              if each["consultation"] in held and each["attended"] != 0]  # fmt: skip
    topics = [each for each in every(desk, Topic) if inside(each["raised_on"], period)
              and each["state"] not in ("merged", "split")]  # fmt: skip
    own = [each for each in every(desk, Outcome) if each["source"].startswith("consultation:")]
    ids = {each["id"] for each in own}
    looked = [each for each in every(desk, LookBack) if each["outcome"] in ids]
    outcomes = [each for each in own if inside(
        each["sent_on"] or _held_on(sessions, each["source"]), period)]  # fmt: skip
    instructions = every(desk, Instruction)
    instructed = {each["subject"] for each in instructions}
    dated = [each for each in instructions if inside(each["day"], period)]
    late = [each for each in outcomes if each["due"] and latest(each["due"]) < TODAY
            and each["handling"] not in ("done", "closed") and each["adoption"] != "rejected"
            and not each["stopped_on"]]  # fmt: skip
    return {
        "session": len(held),
        "session_lights": sum(_lit(sessions[key]) for key in held),
        "session_talked_lacking": sum(
            not (sessions[key]["talked_on"] and sessions[key]["talked_doc"]) for key in held
        ),
        "people": len(people),
        "people_role_resident": sum(each["role"] == "resident" for each in people),
        "topic": len(topics),
        "topic_five_points_concern": sum(each["five_points"] == "concern" for each in topics),
        "outcome": len(outcomes),
        "outcome_adopted": sum(each["adoption"] in ("adopted", "partly") for each in outcomes),
        "outcome_instructed": sum(f"outcome:{each['id']}" in instructed for each in outcomes),
        "instruction_level_county": sum(
            each["level"] == "county" and each["subject"] in {f"outcome:{key}" for key in ids}
            for each in dated
        ),
        "own_instruction": sum(each["subject"].startswith("consultation") for each in dated),
        "outcome_done": sum(each["handling"] in ("done", "closed") for each in outcomes),
        "outcome_overdue": len(late),
        "outcome_reopened": sum((each["reopened"] or 0) > 0 for each in outcomes),
        "outcome_money": sum(each["money"] or 0 for each in outcomes),
        "outcome_way_proposal": sum(
            "proposal" in (each["ways"] or "").split() for each in outcomes
        ),
        "planned": sum(inside(each["planned_on"], period) for each in looked),
        "look_back": sum(inside(each["done_on"], period) for each in looked),
        "point_idle": _idle(desk, sessions, period),
    }


def _held_on(sessions: Mapping[int, Mapping[str, Any]], source: str) -> str | None:
    held_on: str | None = sessions[int(source.partition(":")[2])]["held_on"]
    return held_on


def _lit(session: Mapping[str, Any]) -> bool:
    return all(session[f"{name}_{what}"] for name in ("reported", "talked", "answered")
               for what in ("on", "doc"))  # fmt: skip


def _idle(desk: Desk, sessions: Mapping[int, Mapping[str, Any]], period: Period) -> int:
    """Running points of which the last session, else the founding, lies ninety days back."""
    day = min(period.last, TODAY)
    since = (datetime.date.fromisoformat(day) - datetime.timedelta(days=90)).isoformat()
    held: dict[int, list[str]] = {}
    for each in sessions.values():
        if each["state"] in HELD_STATES and each["held_on"] and each["point"] and (
            period.last >= TODAY or each["held_on"] <= day
        ):  # fmt: skip
            held.setdefault(each["point"], []).append(latest(each["held_on"]))
    found, points = 0, every(desk, Point)
    entered = entered_days(desk, [each["id"] for each in points])
    for each in points:
        begun = each["founded"] or entered[each["id"]]
        last = max(held.get(each["id"], [latest(begun)]))
        met = not each["founded"] and any(day <= period.last for day in met_on(sessions, each))
        there = begun <= period.last or met
        found += each["state"] == "running" and last < since and there
    return found


def met_on(sessions: Mapping[int, Mapping[str, Any]], point: Mapping[str, Any]) -> list[str]:
    """The days on which a point met."""
    own = (each for each in sessions.values() if each["point"] == point["id"])
    return [each["held_on"] for each in own if each["state"] in HELD_STATES and each["held_on"]]


@FEW
@given(seed=st.integers(0, 10**6), period=PERIODS)
def test_the_figures_are_what_reading_every_record_by_hand_gives(seed: int, period: Period) -> None:
    with office(seed) as desk:
        found = {each.key: each.value for each in figures_of(statement(desk, STATISTICS, period))}
        wanted = plainly(desk, period)
        assert {key: found.get(key, 0) for key in wanted} == wanted


@FEW
@given(seed=st.integers(0, 10**6))
def test_points_are_idle_here_as_the_reminders_say(seed: int) -> None:
    with office(seed, rough=False) as desk:
        reminded = sum(each.kind == "idle" for each in reminders.due(desk))
        figures = {
            each.key: each
            for each in figures_of(statement(desk, STATISTICS, periods.of_year(2026)))
        }
        assert figures["point_idle"].value == reminded


@FEW
@given(seed=st.integers(0, 10**6))
def test_no_session_is_lost_between_quarters_but_those_of_an_unknown_quarter(seed: int) -> None:
    with office(seed) as desk:
        year = statement(desk, STATISTICS, periods.of_year(2026)).figure("session").value
        parts = [
            statement(desk, STATISTICS, periods.of_quarter(2026, place)) for place in (1, 2, 3, 4)
        ]
        rough = Counter(each["held_on"] for each in every(desk, Consultation)
                        if each["state"] in HELD_STATES)["2026"]  # fmt: skip
        assert sum(each.figure("session").value for each in parts) + rough == year
        assert all(each.figure("session_unclear").value >= rough for each in parts)


def test_a_point_without_a_founding_day_counts_from_its_entry_or_its_first_session(
    desk: Desk,
) -> None:
    made = registers.save(desk, Point, {"name": "演示点"}).keys[0]
    assert statement(desk, STATISTICS, periods.of_year(2025)).figure("point").value == 0
    now = statement(desk, STATISTICS, periods.of_year(2026))
    assert (now.figure("point").value, now.figure("point_idle").value) == (1, 0)
    registers.save(desk, Consultation, {"name": "演示协商", "point": made, "state": "已协商",
                                        "held_on": "2025-03-01"})  # fmt: skip
    assert statement(desk, STATISTICS, periods.of_year(2025)).figure("point").value == 1
    assert statement(desk, STATISTICS, periods.of_year(2024)).figure("point").value == 0
    assert statement(desk, STATISTICS, periods.of_year(2026)).figure("point_idle").value == 1


def test_an_empty_office_has_zeros_and_agreeing_sums(desk: Desk) -> None:
    found = statement(desk, STATISTICS, periods.of_year(2026))
    assert {each.value for each in figures_of(found)} == {0}
    assert {each.words for each in found.checks} == {"合计相符"}
    assert charts(desk, found) == []


def test_a_year_that_still_runs_is_compared_with_as_much_of_the_year_before(desk: Desk) -> None:
    found = statement(desk, STATISTICS, periods.of_year(2026))
    assert dict(found.conditions) == {
        "统计时段": "2026年", "上年同期": "2025年1月1日至11月23日", "统计范围": "全部",
        "统计截止日期": "2026年11月23日",
    }  # fmt: skip
    assert statement(desk, STATISTICS, periods.of_year(2025)).earlier == periods.of_year(2024)


def test_idle_points_are_reckoned_by_the_office_s_own_limit(desk: Desk) -> None:
    point = registers.save(desk, Point, {"name": "演示点", "founded": "2020"}).keys[0]
    registers.save(desk, Consultation, {"name": "演示协商", "point": point, "state": "已协商",
                                        "held_on": "2026-09-01"})  # fmt: skip
    assert statement(desk, STATISTICS, periods.of_year(2026)).figure("point_idle").value == 0
    set_limit(desk, "idle", 83)
    assert statement(desk, STATISTICS, periods.of_year(2026)).figure("point_idle").value == 0
    set_limit(desk, "idle", 82)
    found = statement(desk, STATISTICS, periods.of_year(2026)).figure("point_idle")
    assert (found.value, found.title) == (1, "82 天没有协商的运行点")
    set_limit(desk, "idle", 2, "months")
    found = statement(desk, STATISTICS, periods.of_year(2026)).figure("point_idle")
    assert (found.value, found.title) == (1, "2 个月没有协商的运行点")
    set_limit(desk, "idle", 3, "months")
    assert statement(desk, STATISTICS, periods.of_year(2026)).figure("point_idle").value == 0


def test_no_point_is_idle_where_no_limit_is_set(desk: Desk) -> None:
    registers.save(desk, Point, {"name": "演示点", "founded": "2020"})
    set_limit(desk, "idle", None)
    keys = {each.key for each in figures_of(statement(desk, STATISTICS, periods.of_year(2026)))}
    assert "point_founded" in keys
    assert "point_idle" not in keys


def test_a_scope_says_what_it_is_about(desk: Desk) -> None:
    committee = registers.save(desk, Committee, {"name": "演示委员会"}).keys[0]
    point = registers.save(desk, Point, {"name": "演示点", "county": "演示县"}).keys[0]
    assert scope_words(desk, STATISTICS.scopes, Scope()) == "全部"
    narrowed = Scope(committee=committee, county="演示县", point=point)
    assert scope_words(desk, STATISTICS.scopes, narrowed) == "演示委员会，演示县，演示点"


@pytest.mark.parametrize(
    ("value", "before", "words", "percent"),
    [
        (12, 8, "+4", "+50.0 %"), (8, 12, "−4", "−33.3 %"), (5, 5, "持平", ""),
        (0, 0, "", ""), (3, 0, "+3", ""), (3, None, "–", ""),
    ],
)  # fmt: skip
def test_a_change_is_said_in_a_word(
    value: int, before: int | None, words: str, percent: str
) -> None:
    figure = Figure("k", "演示", "场", value, before, "consultation", (), ())
    assert (change(figure), growth(figure)) == (words, percent)


def test_money_is_shown_in_ten_thousands_and_counted_in_fen() -> None:
    assert shown(123_456_789, "万元") == "123.46"
    assert shown(76_976, "元") == "769.76"
    assert shown(1_234_567, "人") == "1,234,567"


def test_a_sum_that_does_not_agree_says_by_how_much() -> None:
    assert Check("场次按平台", 10, 10).words == "合计相符"
    assert Check("场次按平台", 10, 8).words == "各项之和 8，比合计 10 少 2"
