"""Tables with a line a committee or member, and crossed ones: by hand, opened, added up."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records import Activity, Consultation, Instruction, LookBack, Member, Outcome
from desktop_app.records.any_link import pointing
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.crossed import crossed
from desktop_app.services.period_tables.crossed_subjects import BY_KEY, SUBJECTS
from desktop_app.services.period_tables.own_tables import OWN_BY_KEY, OWN_TABLES
from desktop_app.services.period_tables.rows_behind import rows_behind
from desktop_app.services.period_tables.wide import OTHERS, WideTable, wide
from desktop_app.services.registers import Filter, Query
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.scopes import Scope
from tests.consulting_office import changed, saved
from tests.services.period_tables.small_office import small_office
from tests.services.statistics.chance_office import chance_desk

QUARTER = periods.of_quarter(2026, 3)


def line(table: WideTable, title: str) -> dict[str, int | None]:
    (row,) = (each for each in (*table.rows, table.total) if each.title == title)
    heads = [f"{each.over}{each.title}" for each in table.rule.columns]
    return {head: value for head, value in zip(heads, row.values, strict=True) if value}


def test_committees_have_the_numbers_worked_out_by_hand(desk: Desk) -> None:
    small_office(desk)
    table = wide(desk, OWN_BY_KEY["committee_work"], QUARTER)
    assert line(table, "演示提案委员会") == {
        "委员": 2, "活动调研": 1, "提案第一提案人": 1, "提案参与委员": 1, "提案参与比例": 500,
        "会议活动参加过的委员": 1, "会议活动参加比例": 500,
    }  # fmt: skip
    assert line(table, "演示经济委员会") == {
        "委员": 1, "社情民意第一反映人": 1, "社情民意参与委员": 1, "社情民意参与比例": 1000,
    }  # fmt: skip
    assert table.wrong == []


def test_members_are_in_stroke_order_with_the_numbers_worked_out_by_hand(desk: Desk) -> None:
    small_office(desk)
    table = wide(desk, OWN_BY_KEY["member_overview"], QUARTER)
    assert [row.title for row in table.rows] == ["演示乙", "演示丙", "演示甲"]
    assert line(table, "演示甲") == {
        "会议活动应到": 1, "会议活动到会": 1, "会议活动出席率": 1000, "提案第一提案人": 1,
        "提案立案": 1, "走访联系": 1,
    }  # fmt: skip
    assert line(table, "演示丙") == {"会议活动应到": 1, "会议活动请假": 1}
    assert line(table, "合计")["会议活动应到"] == 3


def test_the_committee_is_that_of_the_day_that_is_reported(desk: Desk) -> None:
    made = small_office(desk)
    changed(desk, Member, made.first, committee=made.other)
    now = wide(desk, OWN_BY_KEY["committee_work"], QUARTER)
    assert line(now, "演示经济委员会")["委员"] == 2


def test_members_of_one_committee_have_a_total_of_their_own(desk: Desk) -> None:
    office = small_office(desk)
    rule = OWN_BY_KEY["member_overview"]
    table = wide(desk, rule, QUARTER, Scope(committee=office.committee))
    assert [row.title for row in table.rows] == ["演示丙", "演示甲"]
    assert table.total.values[:2] == [2, 1]
    assert table.scope_words == "演示提案委员会"
    assert table.wrong == []
    cell = table.cell(table.total, 6)
    assert (cell.value, cell.record) == (1, "proposal")
    proposal = next(each for each in desk.office.records if each.KEY == "proposal")
    assert len(registers.find(desk, proposal, Query(where=cell.where))) == 1
    none = wide(desk, rule, QUARTER, Scope(committee=office.other, sector=1))
    assert (list(none.rows), none.total.values[0]) == ([], 0)


def test_what_belongs_to_no_line_is_in_the_last_one_and_opens_nothing(desk: Desk) -> None:
    made = small_office(desk)
    saved(desk, Member, name="演示戊", since="2022-01-05")
    table = wide(desk, OWN_BY_KEY["committee_work"], QUARTER)
    rest = table.rows[-1]
    assert (rest.key, rest.title, rest.values[0]) == (OTHERS, "没有写专委会或已停用", 1)
    assert table.cell(rest, 0).record == ""
    assert table.total.values[0] == 4
    assert made.first


@settings(max_examples=6)
@given(seed=st.integers(0, 10**6))
def test_lines_add_up_to_totals_and_each_number_opens_its_records(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = chance_desk(Path(folder), seed)
        try:
            for rule in OWN_TABLES:
                table = wide(desk, rule, periods.of_year(2026))
                assert table.wrong == []
                for row in (*table.rows, table.total):
                    for place in range(len(rule.columns)):
                        assert_behind(desk, table, place, row.key)
        finally:
            desk.office.close()


def assert_behind(desk: Desk, table: WideTable, place: int, key: int) -> None:
    (row,) = (each for each in (*table.rows, table.total) if each.key == key)
    cell, unit = table.cell(row, place), table.rule.columns[place].unit
    counts = unit != "%" and not any(each.how == "having" for each in cell.where)
    if cell.record and counts and unit not in ("天", "万元", "人次"):
        model = next(each for each in desk.office.records if cell.record == each.KEY)
        assert len(registers.find(desk, model, Query(where=cell.where))) == cell.value


@settings(max_examples=4)
@given(seed=st.integers(0, 10**6), period=st.sampled_from((QUARTER, periods.of_year(2026))))
def test_each_crossed_number_is_what_the_records_behind_it_come_to(
    seed: int, period: periods.Period
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = chance_desk(Path(folder), seed)
        small_office(desk)
        models = {each.KEY: each for each in desk.office.records}
        try:
            for subject in SUBJECTS:
                for one in subject.dimensions[:4]:
                    for other in subject.dimensions[-4:]:
                        table = crossed(desk, subject, one.key, other.key, period)
                        assert not table.is_wrong
                        for row in (*table.rows, table.total):
                            for place in range(len(table.columns) + 1):
                                cell = table.cell(row, place)
                                found = registers.find(
                                    desk, models[cell.record], Query(where=cell.where)
                                )
                                assert len(found) == cell.value, table.title
        finally:
            desk.office.close()


def test_members_crossed_by_hand(desk: Desk) -> None:
    small_office(desk)
    table = crossed(desk, BY_KEY["members"], "politics", "sex", QUARTER)
    assert [title for _, title in table.columns] == ["男", "女"]
    assert [(row.title, list(row.values), row.total) for row in table.rows] == [
        ("中共党员", [0, 1], 1), ("民盟盟员", [1, 0], 1), ("群众", [1, 0], 1),
    ]  # fmt: skip
    assert (list(table.total.values), table.total.total, table.total.before) == ([2, 1], 3, 3)
    assert table.share(table.rows[0], 1) == 1000
    ages = crossed(desk, BY_KEY["members"], "age", "sex", QUARTER)
    assert [(row.title, row.total) for row in ages.rows] == [
        ("36–45岁", 1), ("46–55岁", 1), ("61–70岁", 1),
    ]  # fmt: skip


def test_empty_rows_are_shown_on_request(desk: Desk) -> None:
    small_office(desk)
    few = crossed(desk, BY_KEY["members"], "age", "sex", QUARTER)
    every = crossed(desk, BY_KEY["members"], "age", "sex", QUARTER, all_rows=True)
    assert (len(few.rows), len(every.rows)) == (3, 6)
    assert every.agreement == "合计相符"


def test_the_first_records_behind_a_number(desk: Desk) -> None:
    small_office(desk)
    table = crossed(desk, BY_KEY["members"], "politics", "sex", QUARTER)
    found = rows_behind(desk, table.cell(table.total, 0))
    assert found is not None
    assert ([row[0] for row in found.rows], found.many, found.unit) == (
        ["演示乙", "演示丙"], 2, "人",
    )  # fmt: skip


def test_an_outcome_is_of_the_committee_of_whatever_it_came_from(desk: Desk) -> None:
    made = small_office(desk)
    survey, *_ = registers.find(desk, Activity, Query(where=(Filter("name", "in", ("演示调研",)),)))
    talk = saved(desk, Consultation, name="演示协商", held_on="2026-08-01", committee=made.other)
    for source, sent in ((pointing("activity", survey), "2026-08-25"),
                         (pointing("consultation", talk), "2026-08-26")):  # fmt: skip
        outcome = registers.new_key()
        new = Outcome.of({"content": "演示建议", "source": source, "sent_on": sent}, outcome)
        desk.write([new], action="录入")
        told = {"subject": pointing("outcome", outcome), "day": sent, "level": "county"}
        desk.write([Instruction.of(told)], action="批示")
        desk.write([LookBack.of({"outcome": outcome, "done_on": sent})], action="回头看")
    report = saved(desk, OpinionReport, name="信息", received_on="2026-08-02", committee=made.other)
    told = {"subject": pointing("opinion_report", report), "day": "2026-08-30", "level": "county"}
    desk.write([Instruction.of(told)], action="批示")
    table = wide(desk, OWN_BY_KEY["results_committees"], QUARTER)
    heads = ("成果报送意见建议", "成果开展回头看", "批示领导批示")
    found = {title: tuple(line(table, title).get(each) for each in heads)
             for title in ("演示提案委员会", "演示经济委员会", "合计")}  # fmt: skip
    assert found == {"演示提案委员会": (1, 1, 1), "演示经济委员会": (1, 1, 2), "合计": (2, 2, 3)}
    place = [each.title for each in table.rule.columns].index("领导批示")
    economy = next(each for each in table.rows if each.title == "演示经济委员会")
    cell = table.cell(economy, place)
    assert len(registers.find(desk, Instruction, Query(where=cell.where))) == 2
