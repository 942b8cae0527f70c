"""The command that writes the duties of a year: workbook, PDF, who is missing, wrong usage."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from desktop_app.commands import main
from desktop_app.documents.books_in import read_book
from desktop_app.services import demo, setup
from desktop_app.services.desk import Desk, settle_keys
from tests.documents.pdf_reading import poppler_text
from tests.new_office import new_office
from tests.services.duties import duty_office

NOW = datetime.datetime(2026, 11, 23, 10, 0)


@pytest.fixture
def office_file(tmp_path: Path) -> Path:
    """An office with three members and a duty that one of them did, closed."""
    path = tmp_path / "办公.zwh"
    with new_office(path) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        setup.set_up(desk, demo.ANSWERS)
        settle_keys(desk)
        first, *_ = duty_office.members(desk)
        duty_office.duty(desk, "联系村（社区）", fact="contact_made")
        duty_office.contact(desk, first)
    return path


def run(*arguments: object) -> int:
    try:
        return main(["--date", "2026-11-23", *(str(each) for each in arguments)])
    except SystemExit as leaving:
        return int(leaving.code or 0)


def test_the_matrix_is_written_as_workbook_and_as_pdf(
    office_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, pdf = tmp_path / "五个一.xlsx", tmp_path / "五个一.pdf"
    assert run("--file", office_file, "duty", "matrix", book, "--year", "2026") == 0
    assert "联系村（社区）：1/3" in capsys.readouterr().out
    sheet, shares = read_book(book).sheets
    assert ["合计", 1, 3, 33, 1, 2] in [list(row) for row in shares.rows]
    cells = [str(cell) for row in sheet.rows for cell in row]
    assert {"孔桂香", "邓勇"} <= set(cells)
    assert run("--file", office_file, "duty", "matrix", pdf) == 0
    assert "2026年委员“五个一”完成情况表" in poppler_text(pdf).replace(" ", "")
    assert run("--file", office_file, "duty", "matrix", book, "--missing") == 0
    sheet, _ = read_book(book).sheets
    assert "孔桂香" not in [str(cell) for row in sheet.rows for cell in row]


def test_a_year_without_duties_and_another_kind_of_file_are_refused(
    office_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "五个一.xlsx"
    assert run("--file", office_file, "duty", "matrix", out, "--year", "2031") == 1
    assert "2031年还没有“五个一”项目" in capsys.readouterr().err
    assert run("--file", office_file, "duty", "matrix", tmp_path / "五个一.docx") == 2
    assert "要以 .xlsx 或 .pdf 结尾" in capsys.readouterr().err
    assert run("--file", office_file, "duty", "matrix", out, "--year", "26") == 2
    assert not out.exists()
