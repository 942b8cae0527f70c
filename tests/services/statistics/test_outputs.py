"""Statistics out: numbers stay numbers in a workbook, a print says what the page says."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from desktop_app.records import Committee, Office, Point
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.outcome import Outcome
from desktop_app.services import prints, registers
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics import outputs, periods, tables
from desktop_app.services.statistics.statements import Statement, statement
from desktop_app.stepping import run_to_end
from tests.documents.pdf_reading import pdfium_text


@pytest.fixture
def found(desk: Desk) -> Statement:
    """A year with one session, two people and two suggestions."""
    registers.save(desk, Office, {"name": "政协演示县委员会"})
    committee = registers.save(desk, Committee, {"name": "演示委员会"}).keys[0]
    point = registers.save(desk, Point, {"name": "演示点𠮷", "county": "演示县"}).keys[0]
    session = registers.save(desk, Consultation, {
        "name": "演示协商", "point": point, "committee": committee, "state": "已协商",
        "held_on": "2026-03-05",
    }).keys[0]  # fmt: skip
    for role in ("群众", "部门"):
        registers.save(desk, Participant, {"consultation": session, "name": "演示甲", "role": role})
    for content, adoption in (("装路灯", "采纳"), ("修路", "未采纳")):
        registers.save(desk, Outcome, {
            "source": f"consultation:{session}", "content": content, "adoption": adoption,
            "money": "3.5万", "adoption_note": "演示",
        })  # fmt: skip
    return statement(desk, STATISTICS, periods.of_year(2026))


def test_a_workbook_holds_the_page_its_tables_and_what_was_asked(
    desk: Desk, found: Statement, tmp_path: Path
) -> None:
    path = tmp_path / "统计.xlsx"
    outputs.write(run_to_end(outputs.sheets_in_steps(desk, found)), Destination(path))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["协商工作统计", "按专委会", "按县市", "按协商点", "按协商平台",
                               "图表数据", "统计说明"]  # fmt: skip
    figures = {row[2]: row for row in book["协商工作统计"].iter_rows(values_only=True)}
    assert figures["意见建议"][4] == 2
    assert figures["落实资金"][4] == 7.0
    assert figures["采纳和部分采纳"][8:10] == ("采纳率", 50)
    by_point = list(book["按协商点"].iter_rows(values_only=True))
    assert by_point[1][:5] == ("演示点𠮷", 1, 2, 0, 2)
    assert by_point[-1][0] == "合计"
    asked = {row[1]: row[2] for row in book["统计说明"].iter_rows(values_only=True)}
    assert asked["统计截止日期"] == "2026年11月23日"
    assert asked["协商场次按协商平台"] == "合计相符"


def test_the_print_says_what_the_page_says(desk: Desk, found: Statement, tmp_path: Path) -> None:
    path = tmp_path / "统计.pdf"
    sheet = outputs.sheet_of(desk, found)
    assert sheet.unprintable() == []
    prints.save(prints.write(sheet, lambda *_: None), Destination(path))
    text = "".join(pdfium_text(path).split())
    wanted = (
        "政协演示县委员会协商工作统计表", "统计时段：2026年1月1日至11月23日",
        "统计截止日期：2026年11月23日", "采纳率50.0%", "按哪个日期统计", "填报单位（盖章）",
    )  # fmt: skip
    for words in wanted:
        assert words in text
    assert "合计" not in text
    assert "没有计入" not in text
    assert prints.write(sheet, lambda *_: None) == path.read_bytes()


def test_a_table_is_printed_with_its_total(desk: Desk, found: Statement, tmp_path: Path) -> None:
    path = tmp_path / "表.pdf"
    table = tables.table(desk, STATISTICS, found.period, "point")
    pdf = prints.write(outputs.table_sheet(desk, found, table), lambda *_: None)
    prints.save(pdf, Destination(path))
    text = "".join(pdfium_text(path).split())
    assert "演示点𠮷" in text
    assert "合计" in text
    assert "（按协商点）" in text


def test_a_line_says_by_what_the_parts_of_a_whole_are(found: Statement) -> None:
    group = next(each for each in found.groups if each.title == "参加人员")
    lines = outputs.lines(group.figures)
    assert [line[0] for line in lines[:3]] == ["参加人员", "　按身份", "　　界别委员"]
    members = [line[0].strip("　") for line in lines].index("其中委员")
    assert lines[members - 1][1:3] == ["人次", "1"]
