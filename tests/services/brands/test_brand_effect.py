"""What counts for a brand: put to it, taken away, counted in a period, by committee, undone."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records import (
    Activity,
    Brand,
    Case,
    Committee,
    Consultation,
    Instruction,
    Outcome,
    Press,
    Proposal,
    Recognition,
)
from desktop_app.services import registers, reminders
from desktop_app.services.brands import counted_records
from desktop_app.services.brands.brand_page import effect, page_reading
from desktop_app.services.brands.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Input, Query, find, history
from desktop_app.services.registers.states import change_state
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import Figure, statement
from desktop_app.services.statistics.tables import table
from tests.services.activities.activity_office import values
from tests.services.brands.brand_office import brand, committee, ready

YEAR = periods.of_year(2026)


def saved(desk: Desk, model: Any, **given: Any) -> int:
    return registers.save(desk, model, given).keys[0]


def figures(desk: Desk, key: int, period: periods.Period = YEAR) -> dict[str, int]:
    found = effect(desk, key, period)
    return {each.key: each.value for group in found.groups for each in group.figures if each.value}


def worked(desk: Desk, key: int, day: str = "2026-03-03") -> dict[str, int]:
    """One record of each kind that counts for a brand, all on one day."""
    meeting = registers.save(
        desk, Consultation,
        {"name": f"演示会{day}", "held_on": day, "state": "held", "brand": key},
        children={"participant": [
            Input({"name": "演示甲", "role": "resident"}),
            Input({"name": "演示乙", "role": "expert"}),
        ]},
    ).keys[0]  # fmt: skip
    outcome = saved(desk, Outcome, content=f"演示建议{day}", source=f"consultation:{meeting}",
                    sent_on=day, adoption="adopted", money="12000", beneficiaries="30")  # fmt: skip
    return {
        "consultation": meeting,
        "outcome": outcome,
        "proposal": saved(desk, Proposal, name=f"演示案{day}", received_on=day, brand=key),
        "case": saved(desk, Case, name=f"演示例{day}", submitted_on=day, level="county", brand=key),
        "press": saved(desk, Press, name=f"演示稿{day}", day=day, level="province", brand=key),
        "instruction": saved(desk, Instruction, subject=f"brand:{key}", instructor="演示领导",
                             level="county", day=day),
    }  # fmt: skip


def test_everything_that_counts_for_a_brand_is_counted_by_itself(desk: Desk) -> None:
    key = ready(desk)
    worked(desk, key)
    assert figures(desk, key) == {
        "activity": 1, "activity_came": 12, "session": 1, "people": 2, "proposal": 1, "case": 1,
        "case_level_county": 1, "session_outcome": 1, "session_outcome_adopted": 1,
        "session_outcome_money": 1_200_000, "session_outcome_beneficiaries": 30,
        "instruction": 1, "instruction_level_county": 1, "report": 1, "report_level_province": 1,
    }  # fmt: skip
    assert figures(desk, key, periods.of_quarter(2026, 2)) == {}
    assert figures(desk, brand(desk, "演示别的")) == {}


def test_recognitions_and_instructions_on_any_advice_count(desk: Desk) -> None:
    key = ready(desk)
    day = "2026-03-03"
    saved(desk, Recognition, name="演示表彰", day=day, level="county", kind="award", brand=key)
    saved(desk, Recognition, name="演示别的表彰", day=day)
    proposal = saved(desk, Proposal, name="演示案", received_on=day, brand=key)
    for number, source in enumerate((f"proposal:{proposal}", f"activity:{_activity(desk)}")):
        advice = saved(desk, Outcome, content=f"演示建议{number}", source=source, sent_on=day)
        saved(desk, Instruction, subject=f"outcome:{advice}", instructor="演示领导", day=day)
    found = figures(desk, key)
    assert found["recognition"] == found["recognition_kind_award"] == 1
    assert found["proposal_instruction"] == found["activity_instruction"] == 1


def _activity(desk: Desk) -> int:
    return find(desk, Activity, Query())[0]


def test_every_figure_opens_the_records_behind_it(desk: Desk) -> None:
    key = ready(desk)
    worked(desk, key)
    models = {each.KEY: each for each in desk.office.records}
    every: list[Figure] = [each for group in effect(desk, key, YEAR).groups
                           for each in group.figures if not each.field]  # fmt: skip
    behind = {
        each.key: len(find(desk, models[each.record], Query(where=each.where)))
        for each in every if each.key != "people"
    }  # fmt: skip
    assert behind == {each.key: each.value for each in every if each.key != "people"}


def test_brands_and_committees_have_a_row_each(desk: Desk) -> None:
    one = ready(desk)
    worked(desk, one)
    other = brand(desk, "演示另一个", committee=committee(desk, "演示农业委员会"))
    worked(desk, other, "2026-04-04")
    worked(desk, other, "2026-05-05")
    by_brand = table(desk, STATISTICS, YEAR, "brand")
    titles = [each.title for each in by_brand.columns]
    place = titles.index("协商")
    assert {row.title: row.values[place] for row in by_brand.rows} == {
        "演示田间协商": 1, "演示另一个": 2,
    }  # fmt: skip
    by_committee = table(desk, STATISTICS, YEAR, "committee")
    assert {row.title: row.values[place] for row in by_committee.rows} == {
        "演示经济委员会": 1, "演示农业委员会": 2,
    }  # fmt: skip
    assert by_committee.total.values[place] == by_brand.total.values[place] == 3


def test_the_sums_of_the_page_agree(desk: Desk) -> None:
    committee(desk, "演示没有品牌的委员会")
    worked(desk, ready(desk))
    found = statement(desk, STATISTICS, YEAR)
    assert {each.words for each in found.checks} == {"合计相符"}
    assert found.figure("committee").value == 2
    assert found.figure("committee_with").value == 1
    assert found.figure("committee_without").value == 1


def test_a_committee_without_a_brand_is_reminded_of_where_brands_are_kept(desk: Desk) -> None:
    def reminded() -> list[str]:
        return [each.what for each in reminders.due(desk) if each.kind == "brand_none"]

    lacking = committee(desk, "演示没有品牌的委员会")
    assert reminded() == []
    key = ready(desk)
    assert reminded() == ["演示没有品牌的委员会"]
    opened = registers.draft(desk, Brand, key)
    registers.save(desk, Brand, {"partners": [lacking]}, opened=opened)
    assert reminded() == []
    change_state(desk, Brand, [key], "retired", "演示")
    assert sorted(reminded()) == sorted(["演示没有品牌的委员会", "演示经济委员会"])
    assert len(find(desk, Committee, Query())) == 2


def test_rows_are_put_to_a_brand_in_one_action_and_one_is_taken_away(desk: Desk) -> None:
    key = brand(desk)
    keys = [saved(desk, Activity, name=f"演示{n}", start_on="2026-03-01") for n in range(3)]
    counted_records.put_to(desk, Activity, keys, {"brand": key})
    assert [values(desk, Activity, each)["brand"] for each in keys] == [key] * 3
    assert page_reading(desk, key, {}).many == 3
    with pytest.raises(UserError, match="请选定品牌项目"):
        counted_records.put_to(desk, Activity, keys, {"brand": ""})
    counted_records.put_to(desk, Activity, keys[:1], {"brand": ""})
    assert page_reading(desk, key, {}).many == 2
    history.undo(desk)
    history.undo(desk)
    assert page_reading(desk, key, {}).many == 0


def test_a_brand_that_is_gone_and_a_word_that_names_nothing_are_refused(desk: Desk) -> None:
    key = brand(desk)
    meeting = saved(desk, Consultation, name="演示")
    with pytest.raises(UserError, match="选定一条记录"):
        counted_records.put_pointed(desk, key, "演示")
    counted_records.put_pointed(desk, key, f"consultation:{meeting}")
    assert values(desk, Consultation, meeting)["brand"] == key
    with pytest.raises(UserError, match="还有协商 1 场用着它"):
        registers.remove(desk, Brand, [key])
    counted_records.put_to(desk, Consultation, [meeting], {"brand": None})
    registers.remove(desk, Brand, [key])
    with pytest.raises(UserError):
        counted_records.put_to(desk, Consultation, [meeting], {"brand": key})


@settings(max_examples=15, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(days=st.lists(st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31)),
                     min_size=1, max_size=5))  # fmt: skip
def test_quarters_add_up_to_the_year_and_undo_takes_every_figure_away(
    desk: Desk, days: list[datetime.date]
) -> None:
    key = brand(desk, f"演示{len(find(desk, Brand, Query()))}")
    for place, day in enumerate(days):
        saved(desk, Consultation, name=f"演示{key} {place}", held_on=day.isoformat(), state="held",
              brand=key)  # fmt: skip
    for year in (2024, 2025, 2026):
        quarters = [figures(desk, key, periods.of_quarter(year, n)) for n in (1, 2, 3, 4)]
        whole = figures(desk, key, periods.of_year(year))
        assert sum(each.get("session", 0) for each in quarters) == whole.get("session", 0)
    for _ in days:
        history.undo(desk)
    assert all(figures(desk, key, periods.of_year(year)) == {} for year in (2024, 2025, 2026))
