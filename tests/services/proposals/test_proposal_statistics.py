"""Statistics of proposals: figures are the rows behind them, parts and systems make up wholes."""

from __future__ import annotations

import datetime
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.commands import main
from desktop_app.records import (
    HandlingMeeting,
    HandlingSuggestion,
    Outcome,
    Proposal,
    ProposalHandling,
    Session,
)
from desktop_app.records.proposal_words import FILED_STATES
from desktop_app.records.record import Record
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.proposals.statistics import STATISTICS, UNIT_STATISTICS
from desktop_app.services.registers import Filter, Query
from desktop_app.services.registers.condition_words import condition_words
from desktop_app.services.statistics import outputs, periods, tables
from desktop_app.services.statistics.declared import Statistics
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.statements import Figure, Statement, statement
from tests.benchmarks.consultation_office import NOW
from tests.benchmarks.proposal_office import ProposalCount, fill
from tests.documents.pdf_reading import pdfium_text
from tests.new_office import new_office
from tests.services.proposals import proposal_office as small

FEW = settings(max_examples=15)
DAYS = st.dates(datetime.date(2022, 1, 1), datetime.date(2026, 12, 31)).map(str)
PERIODS = st.one_of(
    st.sampled_from((periods.of_year(2026), periods.of_year(2025), periods.of_quarter(2026, 1),
                     periods.between("2022", "2026"))),
    st.tuples(DAYS, DAYS).map(lambda days: Period(*sorted(days))),
)  # fmt: skip
PAGES = st.sampled_from((STATISTICS, UNIT_STATISTICS))
YEAR = periods.of_year(2026)


@contextmanager
def office(seed: int) -> Iterator[Desk]:
    """An office of proposals by chance."""
    with tempfile.TemporaryDirectory() as folder, new_office(Path(folder) / "a.zwh") as file:
        fill(file, ProposalCount(60, 20, 25), random.Random(seed))
        desk = Desk(file, "演示经办人", lambda: NOW)
        settle_keys(desk)
        yield desk


def figures_of(found: Statement) -> list[Figure]:
    return [each for group in found.groups for each in group.figures]


def behind(desk: Desk, figure: Figure, where: tuple[Filter, ...]) -> int:
    """How many records the list behind a figure comes to."""
    model = next(each for each in desk.office.records if figure.record == each.KEY)
    keys = registers.find(desk, model, Query(where=where))
    if not (figure.key.startswith("suggestion") and model is ProposalHandling):
        return len(keys)
    inner = next(each for each in where if each.how == "having")
    there = (Filter("handling", "in", tuple(keys)), *inner.values)
    return len(registers.find(desk, HandlingSuggestion, Query(where=there)))


@FEW
@given(seed=st.integers(0, 10**6), period=PERIODS, page=PAGES, narrowed=st.booleans())
def test_each_figure_is_what_the_rows_behind_it_come_to(
    seed: int, period: Period, page: Statistics, narrowed: bool
) -> None:
    with office(seed) as desk:
        last = registers.find(desk, Session, Query())[-1]
        scope = Scope(session=last) if narrowed else Scope()
        found = statement(desk, page, period, scope)
        for each in figures_of(found):
            assert each.value == behind(desk, each, each.where), each.key
            assert each.before == behind(desk, each, each.where_before), each.key
            model = next(one for one in desk.office.records if each.record == one.KEY)
            assert condition_words(desk, model, each.where)
        assert found.checks
        assert all(each.whole == each.parts for each in found.checks)


@FEW
@given(seed=st.integers(0, 10**6), period=PERIODS, page=PAGES)
def test_each_table_adds_up_to_the_figures(seed: int, period: Period, page: Statistics) -> None:
    with office(seed) as desk:
        found = statement(desk, page, period)
        for by in page.tables.fields:
            table = tables.table(desk, page, period, by)
            for at, column in enumerate(page.tables.columns):
                total = table.total.values[at]
                if total is None:
                    continue
                key = (
                    column.section if column.part == "total" else f"{column.section}_{column.part}"
                )
                assert sum(row.values[at] or 0 for row in table.rows) == total, (by, column.title)
                if column.part != "class_C" or total:
                    assert total == found.figure(key).value, (by, column.title)


def every(desk: Desk, model: type[Record]) -> list[dict[str, Any]]:
    names = [each.name for each in model.declared()]
    keys = registers.find(desk, model, Query())
    return [{"id": row[0], **dict(zip(names, row[2:], strict=True))}
            for row in registers.rows(desk, model, keys, names)]  # fmt: skip


def inside(day: str | None, period: Period) -> bool:
    return bool(day) and period.first <= (day or "") <= period.last


def plainly(desk: Desk, period: Period) -> dict[str, int]:
    """Some figures by reading every record, as the rules under the tables say it."""
    proposals = {each["id"]: each for each in every(desk, Proposal)}
    received = [each for each in proposals.values() if each["state"] not in ("draft", "split")
                and inside(each["received_on"] or each["filed_on"], period)]  # fmt: skip
    sheets = [
        each
        for each in every(desk, ProposalHandling)
        if not each["stopped_on"]
        and each["state"] != "returned"
        and inside(each["assigned_on"] or proposals[each["proposal"]]["filed_on"], period)
    ]
    replied = [each for each in sheets if each["role"] != "assist" and each["reply_on"]]
    last = [each["redo_class"] or each["reply_class"] for each in replied]
    met = {each["handling"] for each in every(desk, HandlingMeeting)
           if each["mode"] in ("face", "symposium", "visit")}  # fmt: skip
    heard = [each for each in replied if each["result"] not in (None, "none")]
    filed = {
        key for key, each in proposals.items() if each["state"] in (*FILED_STATES, "merged")
        and inside(each["received_on"] or each["filed_on"], period)
    }  # fmt: skip
    decided = [each for each in every(desk, Outcome) if Outcome.proposal.key_in(each) in filed]
    return {
        "proposal": len(received),
        "proposal_filed": sum(bool(each["number"]) and each["state"] != "withdrawn"
                              for each in received),
        "proposal_kind_joint": sum(each["kind"] == "joint" for each in received),
        "proposal_merged": sum(each["state"] == "merged" for each in received),
        "proposal_led": sum(bool(each["major_leader"]) for each in received),
        "sheet": len(sheets),
        "sheet_system_party": sum(each["system"] == "party" for each in sheets),
        "sheet_assists": sum(each["role"] == "assist" for each in sheets),
        "sheet_replied": len(replied),
        "sheet_timely": sum(bool(each["due"]) and each["reply_on"] <= each["due"]
                            for each in replied),
        "sheet_class_A": last.count("A"),
        "sheet_class_None": last.count(None),
        "sheet_solved": last.count("A"),
        "sheet_met": sum(each["id"] in met for each in sheets if each["role"] != "assist"),
        "sheet_rated": len(heard),
        "sheet_content": sum(each["result"] in ("satisfied", "fairly") for each in heard),
        "sheet_done": sum(each["state"] == "done" for each in sheets),
        "suggestion": len(decided),
        "suggestion_adopted": sum(each["adoption"] in ("adopted", "partly") for each in decided),
    }  # fmt: skip


@FEW
@given(seed=st.integers(0, 10**6), period=PERIODS)
def test_figures_are_what_their_rules_say(seed: int, period: Period) -> None:
    with office(seed) as desk:
        found = {each.key: each.value for each in figures_of(statement(desk, STATISTICS, period))}
        for key, value in plainly(desk, period).items():
            assert found.get(key, 0) == value, key


def test_a_proposal_of_several_units_is_counted_by_those_that_reply(desk: Desk) -> None:
    key = small.proposal(desk)
    main, helper = small.assigned(desk, key, "演示水务局", "演示发改局")
    small.replied(desk, main)
    small.go(desk, helper, "opined", opinion_on="2026-03-20")
    found = statement(desk, STATISTICS, YEAR)
    told = ("sheet", "sheet_answers", "sheet_replied", "sheet_class_A", "sheet_opined")
    assert [found.figure(each).value for each in told] == [2, 1, 1, 1, 1]
    small.go(desk, main, "redoing", redo_on="2026-06-01", redo_reason="演示", redo_due="2026-09-01")
    given = {"redo_reply_on": "2026-07-01", "redo_doc": "演函〔2026〕2号", "redo_class": "B"}
    small.go(desk, main, "redone", **given)
    again = statement(desk, STATISTICS, YEAR)
    assert again.figure("sheet_class_A").value == 0
    assert again.figure("sheet_class_B").value == again.figure("sheet_redone").value == 1


def test_a_class_that_counts_as_solved_after_a_change_of_the_list_is_counted(desk: Desk) -> None:
    key = small.proposal(desk)
    (sheet,) = small.assigned(desk, key)
    small.replied(desk, sheet, reply_class="B", promised_on="2026-12-01")
    assert statement(desk, UNIT_STATISTICS, YEAR).figure("sheet_solved").value == 0
    small.changed(desk, ProposalHandling, sheet, followed_on="2026-11-01", follow_class="A")
    assert statement(desk, UNIT_STATISTICS, YEAR).figure("sheet_solved").value == 1


@pytest.mark.parametrize("page", [STATISTICS, UNIT_STATISTICS], ids=lambda page: page.key)
def test_the_rule_of_counting_is_printed_under_the_tables(
    desk: Desk, page: Statistics, tmp_path: Path
) -> None:
    small.assigned(desk, small.proposal(desk), "演示水务局", "演示发改局")
    target = tmp_path / "table.pdf"
    found = statement(desk, page, YEAR)
    by = "system" if page is STATISTICS else "unit"
    sheet = outputs.table_sheet(desk, found, tables.table(desk, page, YEAR, by))
    target.write_bytes(prints.write(sheet, lambda *_: None))
    text = "".join(pdfium_text(target).split())
    assert "分办的，每个单位各答复一次，各计一件次" in text
    assert ("五率" in text) == (page is UNIT_STATISTICS)
    assert text.index("合计") < text.index("分办的，每个单位") < text.index("填报单位")


def test_the_command_writes_a_workbook_with_a_table_for_each_field(tmp_path: Path) -> None:
    path = tmp_path / "a.zwh"
    with new_office(path) as file:
        fill(file, ProposalCount(30, 20, 10), random.Random(1))
    asked = ["--file", str(path), "--date", "2026-11-23", "figures", "handling"]
    assert main([*asked, str(tmp_path / "t.xlsx"), "--from", "2022", "--to", "2026"]) == 0
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert "按承办单位" in book.sheetnames
    heads = [cell.value for cell in book["按承办单位"][1]]
    assert heads[-5:] == ["办结率（%）", "反馈率（%）", "见面率（%）", "落实率（%）", "满意率（%）"]
