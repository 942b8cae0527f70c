"""One declaration over a record gives figures, tables, charts, a print, a workbook, a command."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.commands import main
from desktop_app.records.brand import Brand
from desktop_app.records.member import Member
from desktop_app.records.office import Committee
from desktop_app.records.point import Point
from desktop_app.records.predicates import one_of
from desktop_app.services import prints, registers
from desktop_app.services.consulting.statistics import STATISTICS as CONSULTING
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query
from desktop_app.services.registers.condition_words import condition_words
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics import outputs, periods, tables
from desktop_app.services.statistics.charts import charts
from desktop_app.services.statistics.counting import values_by_place, values_of_parts
from desktop_app.services.statistics.days import InYear, OnDay
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.offered import statistics_of
from desktop_app.services.statistics.parts import ByCode, ByLink, OtherCodes, share, total
from desktop_app.services.statistics.scopes import Scope, ScopeField
from desktop_app.services.statistics.sections import SectionRule, Unclear
from desktop_app.services.statistics.statements import asked_of, statement
from desktop_app.services.subjects import NamedPart, Subject, offered
from desktop_app.stepping import run_to_end
from tests.documents.pdf_reading import pdfium_text
from tests.services.statistics.chance_office import chance_desk

APPOINTED = SectionRule(
    key="member",
    title="委员",
    record=Member,
    where=(one_of(Member.state, "serving"), OnDay("since")),
    parts=(
        total("新任委员", "人"),
        share("women", "女委员", "人", one_of(Member.sex, "2"), rate="女性占比"),
        share("outside", "党外委员", "人", OtherCodes(Member, "politics", ("01", "02"))),
        ByCode("politics", "人", rare=True),
        ByLink("committee", "人"),
    ),
    places={"committee": "committee", "sex": "sex"},
    unclear=Unclear("任职时间不明的委员", "人"),
)
STATISTICS = Statistics(
    key="appointed",
    title="委员工作统计",
    sections=(APPOINTED,),
    tables=Tables(
        fields={"committee": "专委会", "sex": "性别"},
        columns=(ColumnRule("新任", "人", "member"), ColumnRule("女", "人", "member", "women")),
        shares=(ShareRule("女性占比", 1, 0),),
    ),
    charts=(
        MonthChart("month", "member", "新任委员", "人"),
        PartsChart("member", "politics", "新任委员按党派", "人"),
    ),
    notes=(("新任委员", "任职时间"),),
    scopes=(ScopeField("committee", "专委会", Committee),),
)
SUBJECT = Subject(
    name="synthetic",
    records=(),
    statistics=(NamedPart("appointed", "新任委员", lambda: STATISTICS),),
)
YEAR = periods.of_year(2026)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """An office with four members, whose subjects are those of the program and one more."""
    committee = registers.save(desk, Committee, {"name": "演示委员会"}).keys[0]
    drafts: tuple[dict[str, object], ...] = (
        {"sex": "女", "since": "2026-03", "committee": committee, "politics": "群众"},
        {"sex": "男", "since": "2026-05-06", "committee": committee, "politics": "中共党员"},
        {"sex": "女", "since": "2025-05-06"},
        {"sex": "男"},
    )
    for name, draft in zip("甲乙丙丁", drafts, strict=True):
        registers.save(desk, Member, {"name": f"演示{name}", **draft})
    return replace(desk, subjects=(*desk.subjects, SUBJECT))


def keys_behind(desk: Desk, where: tuple[Filter, ...]) -> int:
    return len(registers.find(desk, Member, Query(where=where)))


def test_a_declaration_is_offered_beside_those_of_the_program(filled: Desk) -> None:
    *others, last = offered(filled.subjects).values()
    assert last.key == "appointed"
    places = [each.place for each in others if each.place]
    assert places == sorted(places)
    assert statistics_of(filled.subjects, "appointed") is STATISTICS


def test_its_figures_are_counted_with_last_year_and_the_records_behind(filled: Desk) -> None:
    found = statement(filled, STATISTICS, YEAR)
    values = {each.title: (each.value, each.before) for each in found.groups[0].figures}
    assert values["新任委员"] == (2, 1)
    assert values["女委员"] == (1, 1)
    assert values["党外委员"] == (1, 0)
    assert values["演示委员会"] == (2, 0)
    assert [each.title for each in found.groups] == ["委员", "没有计入"]
    assert found.figure("member_unclear").value == 1
    assert {each.words for each in found.checks} == {"合计相符"}
    for each in found.groups[0].figures:
        assert (each.record, keys_behind(filled, each.where)) == ("member", each.value)
    words = condition_words(filled, Member, found.figure("member").where)
    assert words == ["委员状态：在任", "任职时间：2026年"]


def test_its_tables_and_charts_agree_with_the_figures(filled: Desk) -> None:
    table = tables.table(filled, STATISTICS, YEAR, "sex")
    assert [(row.title, row.values) for row in (*table.rows, table.total)] == [
        ("男", (1, 0, 0)), ("女", (1, 1, 1000)), ("合计", (2, 1, 500)),
    ]  # fmt: skip
    by_month, by_party = charts(filled, statement(filled, STATISTICS, YEAR))
    assert [(bar.label, bar.value) for bar in by_month.bars if bar.value] == [
        ("3月", 1),
        ("5月", 1),
    ]
    assert by_month.title == "新任委员按月"
    assert sum(bar.value for bar in by_party.bars) == 2


def test_it_is_narrowed_to_its_scope_and_left_out_of_others(filled: Desk) -> None:
    committee = registers.find(filled, Committee, Query())[0]
    narrowed = statement(filled, STATISTICS, YEAR, Scope(committee=committee))
    assert narrowed.figure("member").value == 2
    assert narrowed.scope_words == "演示委员会"
    assert statement(filled, STATISTICS, YEAR, Scope(county="演示县")).groups == ()


def test_its_workbook_and_print_carry_its_title(filled: Desk, tmp_path: Path) -> None:
    found = statement(filled, STATISTICS, YEAR)
    book, pdf = tmp_path / "a.xlsx", tmp_path / "a.pdf"
    outputs.write(run_to_end(outputs.sheets_in_steps(filled, found)), Destination(book))
    assert openpyxl.load_workbook(book).sheetnames == [
        "委员工作统计", "按专委会", "按性别", "图表数据", "统计说明",
    ]  # fmt: skip
    sheet = outputs.sheet_of(filled, found)
    prints.save(prints.write(sheet, lambda *_: None), Destination(pdf))
    assert "委员工作统计表" in "".join(pdfium_text(pdf).split())


def test_it_is_a_name_of_the_figures_command(
    filled: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("desktop_app.commands.context.SUBJECTS", filled.subjects)
    path = str(filled.office.path)
    filled.office.close()
    given = ("--file", path, "--date", "2026-11-23", "figures", "appointed")
    assert main(given) == 0
    assert "新任委员\t人\t2\t1\t+1" in capsys.readouterr().out
    assert main((*given, "--by", "sex")) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "合计\t2\t1\t50.0"


def test_a_field_that_holds_a_year_counts_in_periods_that_hold_all_of_it(desk: Desk) -> None:
    for name, year in (("一", 2026), ("二", 2025), ("三", None)):
        registers.save(desk, Brand, {"name": f"演示{name}", "year": year})
    rule = SectionRule(
        key="brand",
        title="品牌",
        record=Brand,
        where=(InYear("year"),),
        parts=(total("品牌", "个"),),
    )
    brands = Statistics(key="brand", title="品牌统计", sections=(rule,))
    found = statement(desk, brands, YEAR).figure("brand")
    assert (found.value, found.before) == (1, 1)
    assert statement(desk, brands, periods.of_half(2026, 1)).figure("brand").value == 0
    both = statement(desk, brands, periods.between("2025", "2026")).figure("brand")
    assert (both.value, both.before) == (2, 1)


@given(seed=st.integers(0, 10**6), key=st.sampled_from(("session", "people", "topic", "outcome")))
@settings(max_examples=8)
def test_counts_by_place_are_those_of_the_section_narrowed_to_it(seed: int, key: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = chance_desk(Path(folder), seed)
        rule = CONSULTING.rule(key)
        asked = asked_of(desk, YEAR)[0]
        section = rule.section(asked)
        by_point = values_by_place(desk, section, rule.places["point"])
        for point in registers.find(desk, Point, Query()):
            narrowed = rule.section(asked_of(desk, YEAR, Scope(point=point))[0])
            nothing = dict.fromkeys((each.key for each in section.parts), 0)
            assert by_point.get(point, nothing) == values_of_parts(desk, narrowed)
        whole = values_of_parts(desk, section)
        assert {each: sum(row[each] for row in by_point.values()) for each in whole} == whole
        desk.office.close()


def test_a_declaration_that_names_what_it_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="no section"):
        replace(STATISTICS, charts=(PartsChart("topic", "kind", "议题", "个"),))
    undated = replace(APPOINTED, where=())
    with pytest.raises(ValueError, match="not one day"):
        replace(STATISTICS, sections=(undated,))
