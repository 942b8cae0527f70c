"""The ten tables: numbers worked out by hand, each number the records behind it, sums checked."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records.consultation import Consultation
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.counting import (
    MadeTable,
    TableCell,
    TableLine,
    cell_text,
    faults_of,
    made,
    made_in_steps,
)
from desktop_app.services.period_tables.declared import HeadLine, PartLine, PeriodTableRule
from desktop_app.services.period_tables.tables.all_tables import BY_KEY, TABLES
from desktop_app.services.period_tables.tables.basic_members import PRESENT
from desktop_app.services.registers import Query, states
from desktop_app.services.statistics import periods
from desktop_app.stepping import run_to_end
from tests.consulting_office import whole_chain
from tests.services.period_tables.small_office import small_office
from tests.services.statistics.chance_office import chance_desk

QUARTER = periods.of_quarter(2026, 3)
PERIODS = st.sampled_from(
    (QUARTER, periods.of_year(2026), periods.of_half(2025, 2), periods.of_months(2026, 11, 11))
)
BY_HAND: dict[str, dict[str, list[int | None]]] = {
    "basic_members": {
        "planned": [None, None, None], "present": [3, 3, 3], "standing": [1, 1, 1],
        "chinese_party": [1, 1, 1], "minmeng": [1, 1, 1], "masses": [1, 1, 1],
        "outside": [2, 2, 2], "women": [1, 1, 1], "minority": [1, 1, 1], "to_35": [0, 0, 1],
        "to_45": [1, 1, 1], "to_55": [1, 1, 0], "from_61": [1, 1, 0], "no_birth": [0, 0, 1],
        "college": [1, 1, 1], "new": [2, 2, 3], "added": [1, 1, 0], "came_added": [1, 1, 0],
        "left": [1, 1, 0], "left_resigned": [1, 1, 0], "prefecture": [1, 1, 1],
        "province": [0, 0, 0],
    },
    "meetings": {
        "held": [1, 2, 1], "inspections": [0, 1, 0], "surveys": [1, 1, 1], "plenaries": [0, 0, 0],
        "attended": [1, 1, 0], "counted": [3, 3, 0], "active": [1, 1, 0], "above": [1, 1, 0],
    },
    "proposals": {
        "received": [1, 2, 0], "filed": [1, 1, 0], "kind_member": [1, 2, 0],
        "category_economy": [1, 2, 0], "other_kind": [0, 0, 0],
    },
    "opinion_reports": {"received": [1, 1, 0], "issued": [0, 0, 0], "adopted": [0, 0, 0]},
    "duty_results": {
        "members": [3, 3, 3], "inactive": [2, 2, 3], "moved": [1, 1, 0], "unmoved": [2, 2, 3],
        "reflected": [1, 1, None], "silent": [2, 2, None], "above_members": [1, 1, 1],
        "above_inactive": [1, 1, 1],
    },
    "party_links": {
        "party": [1, 1, 1], "outside": [2, 2, 2], "pairs": [1, 1, 0], "covered": [1, 1, 0],
        "contacts": [1, 1, 0], "member_contacts": [1, 1, 0], "branches": [0, 0, 0],
    },
    "results": {"press": [1, 1, 1], "press_prefecture": [1, 1, 0], "press_province": [0, 0, 1]},
}  # fmt: skip
CONSULTED: dict[str, dict[str, list[int | None]]] = {
    "grassroots": {
        "points": [1, 1, 1], "held": [1, 1, 0], "topics": [0, 1, 0], "people": [2, 2, 0],
        "role_sector": [1, 1, 0], "role_resident": [1, 1, 0], "advice": [2, 2, 0],
        "adopted": [1, 1, 0], "done": [0, 0, 0], "money": [3_000_000, 3_000_000, 0],
        "beneficiaries": [300, 300, 0], "visited": [0, 0, 0],
    },
    "results": {"sent": [2, 2, 0], "briefs": [1, 1, 0], "visited": [0, 0, 0]},
}  # fmt: skip
"""`whole_chain` in the second quarter: held in April, sent in May, reopened since."""


def numbers(table: MadeTable, keys: list[str]) -> dict[str, list[int | None]]:
    return {key: [cell.value for cell in table.line(key).cells] for key in keys}


@pytest.mark.parametrize("key", BY_HAND)
def test_a_small_office_has_the_numbers_worked_out_by_hand(desk: Desk, key: str) -> None:
    small_office(desk)
    table = made(desk, BY_KEY[key], QUARTER)
    assert numbers(table, list(BY_HAND[key])) == BY_HAND[key]
    assert table.faults == []


@pytest.mark.parametrize("key", CONSULTED)
def test_a_consultation_has_the_numbers_worked_out_by_hand(desk: Desk, key: str) -> None:
    chain = whole_chain(desk)
    states.change_state(desk, Consultation, [chain.consultation], "reported", "已报送")
    table = made(desk, BY_KEY[key], periods.of_quarter(2026, 2))
    assert numbers(table, list(CONSULTED[key])) == CONSULTED[key]
    assert table.faults == []


def test_a_share_is_of_its_whole_and_unknown_of_nothing(desk: Desk) -> None:
    empty = made(desk, BY_KEY["basic_members"], QUARTER)
    (of_nothing,) = (each for each in empty.lines if each.title == "女委员占")
    assert of_nothing.text(0) == "—"
    small_office(desk)
    table = made(desk, BY_KEY["basic_members"], QUARTER)
    (share,) = (each for each in table.lines if each.title == "女委员占")
    assert [share.text(column) for column in range(3)] == ["33.3", "33.3", "33.3"]


def test_zero_is_told_from_what_is_not_kept(desk: Desk) -> None:
    small_office(desk)
    held = made(desk, BY_KEY["grassroots"], QUARTER)
    (unkept,) = (line for line in held.lines if line.kind == "unkept")
    assert (unkept.text(0), held.gaps) == ("—", 1)
    assert held.missing == [("乡镇（街道）覆盖率", "乡镇（街道）的总数程序没有登记")]
    party = made(desk, BY_KEY["party_links"], QUARTER)
    assert (party.line("branches").text(0), party.gaps) == ("0", 0)


def test_the_quota_is_unknown_until_the_term_has_one(desk: Desk) -> None:
    table = made(desk, BY_KEY["basic_members"], QUARTER)
    assert (table.line("planned").text(0), table.line("planned").note) == ("—", "还没有填写")
    term = next(each for each in desk.office.records if each.KEY == "term")
    key = registers.find(desk, term, Query())[0]
    version = registers.draft(desk, term, key).version
    registers.save(desk, term, {"planned": "180"}, key=key, version=version)
    assert made(desk, BY_KEY["basic_members"], QUARTER).line("planned").text(0) == "180"


@settings(max_examples=8)
@given(seed=st.integers(0, 10**6), period=PERIODS)
def test_each_number_is_what_the_records_behind_it_come_to(
    seed: int, period: periods.Period
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = chance_desk(Path(folder), seed)
        try:
            models = {each.KEY: each for each in desk.office.records}
            for table in run_to_end(made_in_steps(desk, TABLES, period)):
                assert table.faults == []
                for line in table.lines:
                    if line.kind == "counted" and line.unit not in SUMMED:
                        assert_opens(desk, models, line)
        finally:
            desk.office.close()


SUMMED = ("天", "万元", "人次", "人")
"""Units of lines that add up a field, or open the owners of what they count."""


def assert_opens(desk: Desk, models: dict[str, type[Record]], line: TableLine) -> None:
    for cell in line.cells:
        if (
            cell.value is not None
            and cell.record
            and not any(x.how == "having" for x in cell.where)
        ):
            keys = registers.find(desk, models[cell.record], Query(where=cell.where))
            assert len(keys) == cell.value, line.key


def test_parts_that_do_not_make_up_their_whole_are_found() -> None:
    def line(key: str, *values: int, of: str = "") -> TableLine:
        cells = [TableCell(each) for each in values]
        return TableLine("counted", key, cells=cells, key=key, of=of, family="按类" if of else "")

    whole, one = line("whole", 5, 9, 4), line("one", 2, 4, 3, of="whole")
    assert faults_of([whole, one, line("two", 3, 5, 1, of="whole")]) == {}
    assert faults_of([whole, one, line("two", 1, 5, 1, of="whole")]) == {
        "whole": "本期按类各项之和 3，比合计 5 少 2"
    }
    assert faults_of([whole, one, line("two", 3, 6, 1, of="whole")]) == {
        "whole": "累计按类各项之和 10，比合计 9 多 1"
    }


def test_a_declaration_names_only_its_own_lines() -> None:
    one = PartLine("one", "一", "人", PRESENT)
    with pytest.raises(ValueError, match="two lines have one key"):
        PeriodTableRule(key="t", number=1, title="表", kinds=("year",), lines=(one, one))
    with pytest.raises(ValueError, match="no line"):
        PeriodTableRule(
            key="t", number=1, title="表", kinds=("year",),
            lines=(HeadLine("头"), one._replace(of="gone", family="按类")),
        )  # fmt: skip


def test_the_ten_are_numbered_in_their_order() -> None:
    assert [each.number for each in TABLES] == list(range(1, 11))
    assert all(each.kinds for each in TABLES)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(None, "人", "—"), (0, "人", "0"), (1234, "人", "1,234"), (333, "%", "33.3"),
     (3_000_000, "万元", "3.00")],
)  # fmt: skip
def test_numbers_are_written_as_tables_do(value: int | None, unit: str, text: str) -> None:
    assert cell_text(value, unit) == text
