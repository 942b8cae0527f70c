"""The tables out: live sums that come to the numbers, bookmarks, the set as last time."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from desktop_app.commands import main
from desktop_app.errors import Wrong
from desktop_app.records import Office
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables import outputs, remembered, wide_outputs
from desktop_app.services.period_tables.counting import MadeTable, made_in_steps
from desktop_app.services.period_tables.crossed import crossed
from desktop_app.services.period_tables.crossed_subjects import BY_KEY as CROSSED
from desktop_app.services.period_tables.own_tables import OWN_BY_KEY
from desktop_app.services.period_tables.remembered import LastSet, TableFoot, period_named
from desktop_app.services.period_tables.tables.all_tables import TABLES
from desktop_app.services.period_tables.wide import wide
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics import periods
from desktop_app.stepping import run_to_end
from tests.documents.pdf_reading import pdfium_text
from tests.services.period_tables.small_office import small_office

QUARTER = periods.of_quarter(2026, 3)
FOOT = TableFoot("演示填报", "演示审核", "演示负责", "0873-0000000")


@pytest.fixture
def tables(desk: Desk) -> list[MadeTable]:
    """The ten tables of the small office."""
    registers.save(desk, Office, {"name": "政协演示县委员会"})
    small_office(desk)
    return run_to_end(made_in_steps(desk, TABLES, QUARTER))


def value_of(sheet: Any, cell: Any) -> object:
    """What a spreadsheet makes of a cell: sums and shares are worked out anew."""
    text = getattr(cell, "value", None)
    if not isinstance(text, str) or not text.startswith("="):
        return text
    if found := re.fullmatch(r"=SUM\(([A-Z]+\d+):([A-Z]+\d+)\)", text):
        return sum(
            int(str(value_of(sheet, row[0]) or 0)) for row in sheet[f"{found[1]}:{found[2]}"]
        )
    if found := re.fullmatch(r"=SUM\((.*)\)", text):
        return sum(int(str(value_of(sheet, sheet[each]) or 0)) for each in found[1].split(","))
    found = re.fullmatch(r'=IF\((\w+)=0,"",ROUND\((\w+)\*100/(\w+),1\)\)', text)
    assert found is not None, text
    part, whole = (float(str(value_of(sheet, sheet[found[at]]))) for at in (2, 3))
    return round(part * 100 / whole, 1)


def test_sums_and_shares_of_the_workbook_come_to_the_numbers(
    desk: Desk, tables: list[MadeTable], tmp_path: Path
) -> None:
    path = tmp_path / "表.xlsx"
    outputs.write(outputs.sheets(desk, tables, FOOT), Destination(path))
    live, shown = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    assert len(live.sheetnames) == 10
    assert live.sheetnames[0] == "1.委员基本情况统计表"
    formulas = 0
    for sheet in live:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    formulas += 1
                    assert value_of(sheet, cell) == shown[sheet.title][cell.coordinate].value
    assert formulas > 60
    texts = [row[1].value for row in live["1.委员基本情况统计表"].iter_rows()]
    assert "填报单位（盖章）：政协演示县委员会" in texts
    assert "填报人：演示填报" in texts


def test_the_whole_set_is_one_pdf_with_a_bookmark_a_table(
    desk: Desk, tables: list[MadeTable], tmp_path: Path
) -> None:
    path = tmp_path / "表.pdf"
    sheet = outputs.prepared(desk, tables, FOOT)
    assert sheet.unprintable() == []
    prints.save(prints.write(sheet, lambda *_: None), Destination(path))
    with pypdfium2.PdfDocument(path) as document:
        marks = [each.get_title() for each in document.get_toc() if each.level == 0]
    assert marks == [each.name for each in TABLES]
    text = "".join(pdfium_text(path).split())
    for words in (
        "政协演示县委员会委员基本情况统计表", "统计时段：2026年第三季度", "填报人：演示填报",
        "审核人：演示审核", "负责人：演示负责", "电话：0873-0000000", "统计截止日期：2026年9月30日",
        "填报日期：2026年11月23日", "“0”表示没有，“—”表示不掌握", "还没有对应这一行的填报指标",
    ):  # fmt: skip
        assert words in text
    assert closing_days(text) == {"2026年9月30日"}
    assert "合计不符" not in text
    assert "下一版" not in text


def test_a_sum_that_disagrees_is_printed_and_stays_a_number(
    desk: Desk, tables: list[MadeTable], tmp_path: Path
) -> None:
    wrong = tables[0]
    lines = [x._replace(fault="本期按党派各项之和 4，比合计 3 多 1") if x.key == "present" else x
             for x in wrong.lines]  # fmt: skip
    wrong = wrong._replace(lines=lines)
    path = tmp_path / "表.pdf"
    pdf = prints.write(outputs.prepared(desk, [wrong], FOOT), lambda *_: None)
    prints.save(pdf, Destination(path))
    assert "实有委员：本期按党派各项之和4，比合计3多1。" in "".join(pdfium_text(path).split())
    (sheet,) = outputs.sheets(desk, [wrong], FOOT)
    (present,) = (row for row in sheet.rows if row[1] == "实有委员")
    assert (present[3], present[6]) == (3, "本期按党派各项之和 4，比合计 3 多 1")


def test_tables_with_many_columns_have_live_totals(
    desk: Desk, tables: list[MadeTable], tmp_path: Path
) -> None:
    path = tmp_path / "表.xlsx"
    members = CROSSED["members"]
    table = crossed(desk, members, "politics", "sex", QUARTER)
    made = [wide_outputs.wide_out(wide(desk, each, QUARTER)) for each in OWN_BY_KEY.values()]
    made.append(wide_outputs.crossed_out(table, shares=True, before=True))
    outputs.write(made, Destination(path))
    live, shown = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    formulas = [
        (value_of(sheet, cell), shown[sheet.title][cell.coordinate].value)
        for sheet in live for row in sheet.iter_rows(min_row=2) for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]  # fmt: skip
    assert len(formulas) > 50
    assert all(one == other for one, other in formulas)
    rows = list(shown["委员结构统计表（政治面貌 × 性别）"].iter_rows(values_only=True))
    assert rows[-1] == ("合计", 2, 66.7, 1, 33.3, 3, 3)


def closing_days(text: str) -> set[str]:
    """The days that a print calls 统计截止日期."""
    return set(re.findall("统计截止日期：([0-9年月日]+)", text))


def test_the_print_of_committees_says_how_it_counts(
    desk: Desk, tables: list[MadeTable], tmp_path: Path
) -> None:
    path = tmp_path / "表.pdf"
    sheet = wide_outputs.wide_sheet(desk, wide(desk, OWN_BY_KEY["committee_work"], QUARTER), FOOT)
    prints.save(prints.write(sheet, lambda *_: None), Destination(path))
    text = "".join(pdfium_text(path).split())
    assert closing_days(text) == {"2026年9月30日"}
    for words in ("专委会工作统计表", "演示提案委员会", "参与比例", "合计", "填报人：演示填报"):
        assert words in text


def test_the_set_is_as_last_time(desk: Desk) -> None:
    first = remembered.last_set(desk)
    assert (len(first.tables), first.period) == (10, QUARTER)
    said = LastSet(("meetings", "results"), periods.of_half(2026, 1), FOOT)
    remembered.remember(desk, said)
    assert remembered.last_set(desk) == said


@pytest.mark.parametrize(
    ("text", "period"),
    [("2026", periods.of_year(2026)), ("2026H1", periods.of_half(2026, 1)),
     ("2026q3", QUARTER), ("2026-03", periods.of_months(2026, 3, 3))],
)  # fmt: skip
def test_a_period_is_named_shortly(text: str, period: periods.Period) -> None:
    assert period_named(text) == period


@pytest.mark.parametrize("text", ["2026Q5", "今年", "2026-13", "26"])
def test_a_period_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(Wrong, match="看不懂时段"):
        period_named(text)


def test_the_command_writes_the_set_and_remembers_it(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_office(desk)
    file = desk.office.path
    desk.office.close()
    line = ("--file", str(file), "--date", "2026-11-23", "tables")
    book, pdf = tmp_path / "a.xlsx", tmp_path / "b.pdf"
    assert main([*line, str(book), "--period", "2026Q3", "--only", "meetings", "results"]) == 0
    assert openpyxl.load_workbook(book).sheetnames == [
        "2.会议和履职活动统计表", "10.成果、批示、品牌和宣传统计表",
    ]  # fmt: skip
    assert main([*line, str(pdf)]) == 0
    with pypdfium2.PdfDocument(pdf) as document:
        assert [each.get_title() for each in document.get_toc() if each.level == 0] == [
            "2. 会议和履职活动统计表", "10. 成果、批示、品牌和宣传统计表",
        ]  # fmt: skip
    assert "填报表 2026年第三季度" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main([*line, str(pdf), "--only", "nothing"])
    assert "没有“nothing”这张表" in capsys.readouterr().err
