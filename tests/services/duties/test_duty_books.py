"""Duties in workbooks: a list is taken in, what is written out comes back unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.commands import main
from desktop_app.documents.books_in import read_book
from desktop_app.documents.books_out import OutColumn, OutTable, write_workbook
from desktop_app.services.desk import Desk

HEADS = ("年度", "项目", "怎样计数", "只计哪些类型", "至少", "完成期限", "适用对象")
ROWS = [
    ["2026", "一件提案", "提案立案", "", "1", "2026年12月15日", ""],
    ["2026", "一次调研视察", "到会", "调研、视察", "2", "2026-11-30", "委员、常委"],
    ["2026", "办一件实事", "自填", "", "", "", ""],
]


def run(desk: Desk, *arguments: object) -> int:
    given = ["--file", str(desk.office.path), "--date", "2026-11-23"]
    try:
        return main([*given, *map(str, arguments)])
    except SystemExit as leaving:
        return int(leaving.code or 0)


def test_a_list_of_duties_is_taken_in_and_what_is_written_comes_back(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, again = tmp_path / "五个一.xlsx", tmp_path / "导出.xlsx"
    columns = [OutColumn(each, 12) for each in HEADS]
    write_workbook([OutTable("五个一", columns, [list(row) for row in ROWS])], book)
    desk.office.close()
    assert run(desk, "import", "duty", book) == 0
    assert run(desk, "export", "duty", again) == 0
    sheet = read_book(again).sheets[0]
    (survey,) = [list(map(str, row)) for row in sheet.rows if "一次调研视察" in row]
    assert {"到会", "调研、视察", "2.0", "2026-11-30", "常委、委员"} <= set(survey)
    capsys.readouterr()
    assert run(desk, "import", "duty", again, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "相同 3" in said.replace("：", " "), said
