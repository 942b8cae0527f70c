"""The figures command: lines, tables and files of a period, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from desktop_app.commands import main
from desktop_app.services import registers
from desktop_app.storage.file.office_file import OfficeFile
from tests.services.statistics.chance_office import chance_desk

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command on an office made by chance."""
    desk = chance_desk(tmp_path, 7)
    office: OfficeFile = desk.office
    assert registers.find(desk, office.records[0], registers.Query()) is not None
    office.close()

    def ran(*given: str) -> tuple[int, str, str]:
        line = ("--file", str(tmp_path / "7.zwh"), "--date", "2026-11-23", "figures", *given)
        try:
            code = main(line)
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return ran


def test_the_figures_of_a_period_are_listed_with_last_year_s(run: Run) -> None:
    code, out, _ = run("consultation", "--from", "2026", "--to", "2026.6")
    assert code == 0
    assert "统计时段：2026年上半年\n上年同期：2025年上半年\n" in out
    assert "协商场次\t场\t" in out
    assert "协商场次按协商平台：合计相符" in out


def test_a_table_has_a_line_a_value_and_a_total(run: Run) -> None:
    code, out, _ = run("consultation", "--by", "county")
    lines = [line.split("\t")[0] for line in out.splitlines()[4:]]
    assert code == 0
    assert lines[0] == "县市"
    assert set(lines[1:-1]) <= {"甲县", "乙县", "未填写"}
    assert lines[-1] == "合计"


def test_the_file_may_stand_before_or_behind_the_options(run: Run, tmp_path: Path) -> None:
    book, pdf = tmp_path / "统计.xlsx", tmp_path / "统计.pdf"
    assert run("consultation", "--by", "platform", str(book))[0] == 0
    assert run("consultation", str(pdf), "--from", "2025")[0] == 0
    assert openpyxl.load_workbook(book).sheetnames[:2] == ["协商工作统计", "按协商平台"]
    assert pdf.read_bytes().startswith(b"%PDF")
    table = tmp_path / "表.pdf"
    assert run("consultation", "--by", "point", str(table))[0] == 0
    assert table.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("sector",), "没有“sector”这种统计"),
        (("consultation", "统计.docx"), "以 .xlsx 或 .pdf 结尾"),
        (("consultation", "--from", "2027", "--to", "2026"), "不能早于第一天"),
        (("consultation", "--from", "昨天"), "看不懂日期“昨天”"),
        (("consultation", "--by", "member"), "--by 不能是"),
        ((), "缺少参数：统计"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(run: Run, given: tuple[str, ...], told: str) -> None:
    code, _, err = run(*given)
    assert code == 2
    assert told in err
    assert "committee-desk figures" in err or "committee-desk [-h]" in err
