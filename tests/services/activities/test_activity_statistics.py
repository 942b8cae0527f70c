"""Statistics of activities: figures are the rows behind them, tables add up, who never came."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.records import Activity, Attendance, Committee, Member, Sector
from desktop_app.records.membership import SLOTS
from desktop_app.services import registers
from desktop_app.services.activities.marks import verdict
from desktop_app.services.activities.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.groups import holding
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.registers import Filter, Query
from desktop_app.services.registers.condition_words import condition_words
from desktop_app.services.statistics import periods, tables
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.statements import Figure, Statement, statement
from desktop_app.storage.query import link_totals
from desktop_app.storage.query.two_days import SPAN
from tests.services.activities import activity_office as office
from tests.services.groups import group_office

YEAR = periods.of_year(2026)
STATES = ("draft", "noticed", "underway", "done", "done", "cancelled")
DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31)).map(str)
PERIODS = st.one_of(
    st.sampled_from((YEAR, periods.of_year(2025), periods.between("2024", "2026"))),
    st.tuples(DAYS, DAYS).map(lambda days: Period(*sorted(days))),
)


def fill(desk: Desk, seed: int) -> None:
    """Twenty activities by chance in two years with some of five members at each."""
    chance = random.Random(seed)
    sectors = [office.saved(desk, Sector, name=f"演示界{n}") for n in "一二"]
    groups = [group_office.group(desk, f"演示{n}组") for n in "一二"]
    committees = registers.find(desk, Committee, Query())
    members = [
        office.member(desk, f"演示{name}", sector=chance.choice(sectors)) for name in "甲乙丙丁戊"
    ]
    for key, some in zip(groups, (members[:3], members[2:4]), strict=True):
        group_office.put_in(desk, key, *some, since="2025-06-01")
    group_office.put_in(desk, groups[1], members[0], since="2026-02-10")
    for number in range(20):
        day = chance.choice(("2026-03", "2025-04-02", "2026-02-09", "2026-07-01", None))
        key = desk.write([Activity.of({
            "name": f"演示{number}", "start_on": day, "state": chance.choice(STATES),
            "kind": chance.choice(("standing", "plenary", "training", None)),
            "levels": chance.choice((None, "county", "county province")),
            "committee": chance.choice((*committees, None)),
            "end_on": end_after(day, chance.randrange(4)),
        })], action="演示").keys[0]  # fmt: skip
        for member in chance.sample(members, 3):
            office.attendance(desk, key, member=member, marks=chance.choice("到迟假缺公·"),
                              role=chance.choice((None, None, "observer")))  # fmt: skip
        office.attendance(desk, key, name="演示专家", role="expert", marks="到")


def end_after(day: str | None, days: int) -> str | None:
    """A last day so many days later, none for the same day or one that is not known."""
    if not days or not day or len(day) < 10:
        return None
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(days))


def figures_of(found: Statement) -> list[Figure]:
    return [each for group in found.groups for each in group.figures]


def summed(desk: Desk, figure: Figure, where: tuple[Filter, ...]) -> int:
    """What the rows of the list behind a figure come to: their number, or the sum of a field."""
    model = next(each for each in desk.office.records if figure.record == each.KEY)
    keys = registers.find(desk, model, Query(where=where))
    if not figure.field:
        return len(keys)
    if SPAN in figure.field:
        return sum(days_of(office.values(desk, model, key)) for key in keys)
    return sum(row[2] or 0 for row in registers.rows(desk, model, keys, (figure.field,)))


def days_of(values: dict[str, Any]) -> int:
    """The days of an activity, counted here by dates; 0 where they are not known to the day."""
    first, last = values["start_on"], values["end_on"] or values["start_on"]
    if not first or len(first) < 10 or len(last) < 10:
        return 0
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days + 1


def rows_due(desk: Desk, period: Period, *results: str) -> int:
    """Rows of attendance in a period counted one by one, of some results or of all."""
    count = 0
    for key in registers.find(desk, Attendance, Query()):
        values = office.values(desk, Attendance, key)
        held = office.values(desk, Activity, values["activity"])
        day = held["start_on"] or ""
        inside = period.first <= (day if len(day) > 7 else f"{day}-01") and (
            (day if len(day) > 7 else f"{day}-31") <= period.last
        )
        due = values["member"] and not values["role"]
        if day and inside and due and held["state"] not in ("draft", "cancelled"):
            count += not results or values["result"] in results
    return count


@settings(
    max_examples=10, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(period=PERIODS)
def test_each_figure_is_what_the_rows_behind_it_come_to(desk: Desk, period: Period) -> None:
    if not registers.find(desk, Activity, Query()):
        fill(desk, 7)
    found = statement(desk, STATISTICS, period)
    for each in figures_of(found):
        model = next(one for one in desk.office.records if each.record == one.KEY)
        assert condition_words(desk, model, each.where)
        if not each.key.startswith("attendance"):
            assert each.value == summed(desk, each, each.where), each.key
            assert each.before == summed(desk, each, each.where_before), each.key
    assert found.checks
    assert all(each.whole == each.parts for each in found.checks)


def test_attendance_is_counted_as_its_rows_one_by_one(desk: Desk) -> None:
    fill(desk, 3)
    found = statement(desk, STATISTICS, YEAR)
    assert found.figure("attendance").value == rows_due(desk, YEAR)
    assert found.figure("attendance_came").value == rows_due(desk, YEAR, "present", "partly")
    assert found.figure("attendance_missing").value == rows_due(desk, YEAR, "short", "absent")
    assert found.figure("attendance_away").value == rows_due(desk, YEAR, "away")
    before = rows_due(desk, periods.of_year(2025))
    assert before
    assert found.figure("attendance").before is not None


def test_each_table_adds_up_to_the_figures(desk: Desk) -> None:
    fill(desk, 11)
    found = statement(desk, STATISTICS, YEAR)
    for by in STATISTICS.tables.fields:
        table = tables.table(desk, STATISTICS, YEAR, by)
        for at, column in enumerate(STATISTICS.tables.columns):
            total: Any = table.total.values[at]
            if total is None:
                continue
            part = column.part
            key = column.section if part == "total" else f"{column.section}_{part}"
            added = sum(row.values[at] or 0 for row in table.rows)
            assert added >= total if by == "group" else added == total, (by, column.title)
            assert total == found.figure(key).value, (by, column.title)


def test_who_never_came_is_named_and_away_is_no_absence(desk: Desk) -> None:
    key = office.activity(desk, state="done")
    for name, mark in (("到会", "到"), ("公假", "公"), ("缺席", "缺")):
        office.attendance(desk, key, member=office.member(desk, f"演示{name}"), marks=mark)
    office.member(desk, "演示没叫")
    found = statement(desk, STATISTICS, YEAR)
    told = {key: found.figure(key).value for key in (
        "activity", "activity_due", "activity_came", "attendance", "attendance_counted",
        "attendance_came", "attendance_missing", "activity_member_active",
        "activity_member_inactive",
    )}  # fmt: skip
    assert told == {
        "activity": 1, "activity_due": 3, "activity_came": 1, "attendance": 3,
        "attendance_counted": 2, "attendance_came": 1, "attendance_missing": 1,
        "activity_member_active": 1, "activity_member_inactive": 3,
    }  # fmt: skip
    assert found.figure("attendance_came").base == 2


def test_less_than_two_thirds_counts_as_an_absence(desk: Desk) -> None:
    key = office.activity(desk, state="done")
    for place in (1, 2, 3):
        office.part(desk, key, place, day=office.DAY)
    for name, marks in (("甲", "到到假"), ("乙", "到假假"), ("丙", "到公公")):
        office.attendance(desk, key, member=office.member(desk, f"演示{name}"), marks=marks)
    found = statement(desk, STATISTICS, YEAR)
    assert verdict("到假假", (1, 2, 3)).result == "short"
    assert found.figure("attendance_came").value == 2
    assert found.figure("attendance_missing").value == 1


def test_the_sector_is_that_of_the_activitys_day(desk: Desk) -> None:
    old, new = (office.saved(desk, Sector, name=f"演示界{n}") for n in "旧新")
    person = office.member(desk, "演示甲", sector=old)
    memberships.change(desk, [person], SLOTS[0], [new], FromDay("2026-05-01"))
    for day in ("2026-02-09", "2026-06-09"):
        key = office.activity(desk, f"演示{day}", state="done", start_on=day)
        office.attendance(desk, key, member=person, marks="到")
    table = tables.table(desk, STATISTICS, YEAR, "sector")
    assert {row.title: row.values[4] for row in table.rows} == {"演示界旧": 1, "演示界新": 1}
    assert office.values(desk, Member, person)["sector"] == new


def test_groups_are_those_of_the_activitys_day_and_who_is_in_two_counts_in_both(
    desk: Desk,
) -> None:
    old, new, third = (group_office.group(desk, f"演示{n}组") for n in "旧新三")
    moved, twice, alone = (office.member(desk, f"演示{n}") for n in "甲乙丙")
    group_office.put_in(desk, old, moved, twice)
    group_office.put_in(desk, third, twice)
    holding.take_out(desk, [moved], {"group": old, "since": "2026-05-01"})
    group_office.put_in(desk, new, moved, since="2026-05-01")
    for day in ("2026-02-09", "2026-06-09"):
        key = office.activity(desk, f"演示{day}", state="done", start_on=day)
        for each, mark in ((moved, "到"), (twice, "缺"), (alone, "到")):
            office.attendance(desk, key, member=each, marks=mark)
    table = tables.table(desk, STATISTICS, YEAR, "group")
    told = {row.title: (row.values[2], row.values[4]) for row in table.rows}
    assert told == {
        "演示旧组": (3, 1), "演示新组": (1, 1), "演示三组": (2, 0), "未填写": (2, 2),
    }  # fmt: skip
    assert (table.total.values[2], table.total.values[4]) == (6, 4)
    page = statement(desk, STATISTICS, YEAR)
    came, due = (page.figure(f"attendance_group_{part}_{old}") for part in ("came", "due"))
    assert (due.title, due.value, came.value, came.base) == ("演示旧组：应到", 3, 1, 3)
    narrowed = statement(desk, STATISTICS, YEAR, Scope(group=new))
    figure = narrowed.figure("attendance_came")
    assert (figure.value, narrowed.figure("activity_member").value) == (1, 1)
    assert [office.values(desk, Activity, key)["start_on"] for key in registers.find(
        desk, Activity, Query(where=figure.where))] == ["2026-06-09"]  # fmt: skip
    assert "委员的组：演示新组（开始日期当天）" in condition_words(desk, Activity, figure.where)[-1]


def test_plenaries_have_their_days_and_a_rate(desk: Desk) -> None:
    kind = {"kind": "plenary", "state": "done", "due_count": 200, "came_count": 190}
    office.activity(desk, "演示全会", start_on="2026-02-08", end_on="2026-02-12", **kind)
    office.activity(desk, "演示增开", start_on="2026-11", **kind)
    office.activity(desk, "演示常委会", state="done", start_on="2026-03-30", end_on="2026-04-01")
    page = statement(desk, STATISTICS, YEAR)
    told = {part: page.figure(f"plenary{part}").value for part in ("", "_days", "_due", "_came")}
    assert told == {"": 2, "_days": 5, "_due": 400, "_came": 380}
    assert page.figure("plenary_came").base == 400
    assert page.figure("activity_days").value == 8
    table = tables.table(desk, STATISTICS, YEAR, "kind")
    assert {row.title: row.values[:2] for row in table.rows} == {
        "全体会议": (2, 5), "常委会会议": (1, 3),
    }  # fmt: skip


def test_an_office_without_groups_and_plenaries_has_no_empty_heading(desk: Desk) -> None:
    found = statement(desk, STATISTICS, YEAR)
    assert [each.title for each in found.groups] == [
        "会议和活动", "全体会议", "委员出勤", "委员参加情况", "没有计入",
    ]  # fmt: skip


def test_counts_by_activity_are_those_of_each_row(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk, 17)
    spans = (YEAR, periods.of_year(2025), periods.between("2024", "2026"))
    usual = [figures_of(statement(desk, STATISTICS, each)) for each in spans]
    desk.kept_reads = None
    monkeypatch.setattr(link_totals, "LEAST", 1)
    monkeypatch.setattr(link_totals, "SHARE", 10**6)
    read, real = list[object](), link_totals.sums_by_link

    def counted(*asked: Any) -> link_totals.LinkRows:
        read.append(asked)
        return real(*asked)

    monkeypatch.setattr(link_totals, "sums_by_link", counted)
    assert [figures_of(statement(desk, STATISTICS, each)) for each in spans] == usual
    assert len(read) == 1  # once for all periods
    office.attendance(desk, office.activity(desk, "演示", state="done"), name="演示", role="expert")
    figures_of(statement(desk, STATISTICS, YEAR))
    assert len(read) == 2  # and once more where a row has come
    first = registers.find(desk, Activity, registers.Query())[0]
    for day in ("2025-03-01", "2026-03-01", "2019-03-01"):  # other activities are asked for then
        office.changed(desk, Activity, first, start_on=day, end_on=None)
        kept = [figures_of(statement(desk, STATISTICS, each)) for each in spans]
        desk.kept_reads = None
        assert kept == [figures_of(statement(desk, STATISTICS, each)) for each in spans]
