"""Instructions in the columns of outcomes and of old ledgers; sources of several kinds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.records import Brand, Consultation, Instruction, Outcome
from desktop_app.records.record import Record
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Options, Plan, Take, Verdict
from desktop_app.services.registers import exports
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.storage.query.lists import Query
from tests.services.imports.test_import_nested import HEADER, LAMPS, advice, shown, verdicts

OUTCOMES: list[Cell] = ["协商主题", "意见建议", "批示领导", "批示日期", "批示内容", "批示级别"]
ROAD: list[Cell] = ["小巷路灯", "修路", "演示县领导", "2026.4.2", "请抓紧办", "县级"]
TOLD = ("subject", "level", "instructor", "day", "text")


def planned(
    desk: Desk, model: type[Record], *rows: Sequence[Cell], header: Sequence[Cell] = OUTCOMES,
    options: Options | None = None,
) -> Plan:  # fmt: skip
    grid = Sheet("台账", [list(header), *map(list, rows)], ())
    source = imports.source(imports.propose(desk, model, grid))
    return imports.plan(desk, model, source, options)


def brought(desk: Desk, model: type[Record], *rows: Sequence[Cell], **how: object) -> Plan:
    plan = planned(desk, model, *rows, **how)  # type: ignore[arg-type]
    imports.apply(desk, plan)
    return plan


def test_what_a_leader_wrote_on_an_outcome_is_an_instruction_of_it(desk: Desk) -> None:
    brought(desk, Outcome, ROAD)
    assert shown(desk, Instruction, *TOLD) == [
        ("修路", "县级", "演示县领导", "2026-04-02", "请抓紧办")
    ]
    assert shown(desk, Outcome, "source") == [("小巷路灯",)]
    again = planned(desk, Outcome, ROAD)
    assert again.changes_nothing
    assert verdicts(again) == [Verdict.SAME]


@pytest.mark.parametrize("column", [2, 3, 4])
def test_any_one_column_of_it_is_enough_and_comes_once(desk: Desk, column: int) -> None:
    header, row = (
        [*each[:2], each[column]] for each in (OUTCOMES, ROAD)
    )  # fmt: skip
    brought(desk, Outcome, row, header=header)
    assert len(shown(desk, Instruction, "subject")) == 1
    assert planned(desk, Outcome, row, header=header).changes_nothing


def test_more_words_change_it_and_another_leader_writes_another(desk: Desk) -> None:
    brought(desk, Outcome, [*ROAD[:4], "", ""])
    brought(desk, Outcome, ROAD)
    assert shown(desk, Instruction, "text", "level") == [("请抓紧办", "县级")]
    brought(desk, Outcome, ["小巷路灯", "修路", "演示州领导", "2026.5.6", "", "州级"])
    assert len(shown(desk, Instruction, "text")) == 2


def test_a_line_without_words_of_a_leader_has_no_instruction(desk: Desk) -> None:
    plan = brought(desk, Outcome, ["小巷路灯", "修路", "", "—", "", ""])
    assert [each.lines for each in plan.inside] == [[]]
    assert not registers.find(desk, Instruction, Query())


def test_it_can_be_left_out(desk: Desk) -> None:
    leave = Options(takes={(0, "instruction"): Take.NONE})
    imports.apply(desk, planned(desk, Outcome, ROAD, options=leave))
    assert len(registers.find(desk, Outcome, Query())) == 1
    assert not registers.find(desk, Instruction, Query())


def test_the_items_of_an_old_ledger_get_their_own_instructions(desk: Desk) -> None:
    header = [*HEADER, "批示领导", "批示日期"]
    row = [*LAMPS, "1.演示甲；2.演示乙；3.演示丙", "2026.4.2"]
    plan = brought(desk, Consultation, row, header=header)
    assert [each.model.KEY for each in plan.inside] == ["outcome", "instruction"]
    assert sorted(shown(desk, Instruction, "subject", "instructor", "day")) == [
        ("修96盏路灯", "演示甲", "2026-04-02"),
        ("公布报修电话", "演示丙", "2026-04-02"),
        ("投入2.5万元养护", "演示乙", "2026-04-02"),
    ]
    again = planned(desk, Consultation, row, header=header)
    assert again.changes_nothing
    leave = Options(takes={(0, "instruction"): Take.NONE})
    without = planned(desk, Consultation, row, header=header, options=leave)
    assert verdicts(without, 1) == []


def test_words_that_are_not_dealt_out_are_said_of(desk: Desk) -> None:
    plan = planned(desk, Consultation, [*LAMPS, "请抓紧"], header=[*HEADER, "批示内容"])
    assert [each for each in advice(plan) if "批示内容" in each] == [
        "第 2 行 J 列 批示内容：没有分条，3 条意见建议都写了同一内容"
    ]


def test_an_export_of_outcomes_shows_the_last_instruction_and_comes_back(
    desk: Desk, tmp_path: Path
) -> None:
    brought(desk, Outcome, ROAD, ["小巷路灯", "种树", "", "", "", ""])
    brought(desk, Outcome, ["小巷路灯", "修路", "演示州领导", "2026.5.6", "内部的话", "州级"])
    table = exports.collect(desk, Outcome, registers.find(desk, Outcome, Query()))
    titles = [each.title for each in table.columns]
    row = dict(zip(titles, table.rows[0], strict=True))
    assert (row["来源"], row["批示级别"], row["批示领导"]) == ("小巷路灯", "州级", "演示州领导")
    assert str(row["批示日期"]) == "2026-05-06"
    assert "内部的话" not in str(table.rows)
    path = tmp_path / "台账.xlsx"
    exports.write(table, Destination(path))
    (sheet,) = imports.open_book(path).sheets
    plan = imports.plan(desk, Outcome, imports.source(imports.propose(desk, Outcome, sheet)))
    assert plan.changes_nothing
    assert {each.verdict for each in plan.lines} == {Verdict.SAME}


def test_a_source_is_found_among_all_kinds_and_asked_about_where_two_have_the_name(
    desk: Desk,
) -> None:
    brand = registers.save(desk, Brand, {"name": "有事好商量"}).keys[0]
    brought(desk, Outcome, ["有事好商量", "修路"], header=OUTCOMES[:2])
    (row,) = registers.rows(desk, Outcome, registers.find(desk, Outcome, Query()), ("source",))
    assert row[2] == f"brand:{brand}"
    registers.save(desk, Consultation, {"name": "有事好商量"})
    plan = planned(desk, Outcome, ["有事好商量", "种树"], header=OUTCOMES[:2])
    assert plan.lines[0].verdict is Verdict.PROBLEM
    assert "有 2 条记录都叫“有事好商量”" in plan.lines[0].remarks[0].text


def test_an_unknown_source_is_made_a_consultation(desk: Desk) -> None:
    plan = brought(desk, Outcome, ["新的协商", "修路"], header=OUTCOMES[:2])
    assert [(each.key.where, each.key.text) for each in plan.unknown] == [
        ("consultation", "新的协商")
    ]
    assert shown(desk, Consultation, "name") == [("新的协商",)]


def test_instructions_come_by_a_list_of_their_own(desk: Desk) -> None:
    brought(desk, Outcome, ["小巷路灯", "修路"], header=OUTCOMES[:2])
    header = ["意见建议", "批示领导", "批示时间", "级别", "批示内容", "落实情况"]
    row: list[Cell] = ["修路", "演示县领导", "2026.4.2", "县级", "请抓紧", "已办结"]
    brought(desk, Instruction, row, header=header)
    assert shown(desk, Instruction, "subject", "level", "progress") == [("修路", "县级", "已办结")]
    assert planned(desk, Instruction, row, header=header).changes_nothing
