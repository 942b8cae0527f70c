"""`import attendance` without a window: its report, its refusals, the file as others read it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.commands import main
from desktop_app.records import ALL, Attendance
from desktop_app.services.activities import mark_sheets
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query, find
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from tests.new_office import new_office
from tests.services.activities.attendance_books import books

DAY = ("--date", "2026-11-23")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An office with five members and a plenary of four half-days, closed."""
    path = tmp_path / "办公.zwh"
    with new_office(path) as office:
        desk = Desk(office, "演示经办人")
        settle_keys(desk)
        books.plenary(desk)
    return path


@pytest.fixture
def run(file: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one import: exit code, what it printed, what it complained of."""

    def run_it(record: str, *arguments: str | Path) -> tuple[int, str, str]:
        try:
            code = main(["--file", str(file), *DAY, "import", record, *map(str, arguments)])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run_it


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The matrix as a real workbook with merged heads, and a sheet of a meeting not known."""
    more = (("3月20日常委会", (("姓名", "签到"), ("杨自清", "√"), ("演示无名", "√"))),)
    merged = ["A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:H3", "A8:H8"]
    books.workbook(tmp_path / "出勤.xlsx", books.MATRIX, merged, more)
    return tmp_path / "出勤.xlsx"


def held(file: Path) -> dict[str, list[str]]:
    """By name the marks of every activity of a file."""
    with OfficeFile.open(file, records=ALL, steps=STEPS, who="测试") as office:
        desk = Desk(office, "测试")
        found: dict[str, list[str]] = {}
        for key in dict.fromkeys(_activities(desk)):
            for row in mark_sheets.read(desk, key).sheet.rows:
                found.setdefault(row.name, []).append(row.marks)
        return found


def _activities(desk: Desk) -> list[int]:
    from desktop_app.services import registers

    keys = find(desk, Attendance, Query())
    return [row[2] for row in registers.rows(desk, Attendance, keys, ("activity",))]


def test_a_trial_writes_nothing_and_says_everything(run: Run, book: Path, file: Path) -> None:
    code, out, _ = run("attendance", book, "--dry-run", "--create")
    assert code == 0
    assert "D 列 2月9日 上午 → 演示县十届三次会议（2026-02-09） 2月9日上午" in out
    assert "新建活动：常委会（2026-03-20）" in out
    assert "“3月20日常委会”第 3 行“演示无名”：委员里没有这个姓名" in out
    assert (
        out.splitlines()[-1] == "试算，没有写入：登记 12 格，新加入名单 4 人次，没有对上的人 1 行。"
    )
    assert held(file) == {}


def test_what_is_found_is_written_and_the_rest_is_told(run: Run, book: Path, file: Path) -> None:
    code, out, _ = run("attendance", book)
    assert code == 0
    assert "没有登记的列 “2026-03-20 常委会”没有这次活动（3月20日常委会）" in out
    assert out.splitlines()[-1] == "登记 11 格，新加入名单 3 人次，没有对上的列 1 列。"
    assert held(file) == {
        "刀志坚": ["到到到到"], "司马文渊": ["到假假到"], "李德者嘎": ["迟·缺公"],
    }  # fmt: skip
    assert run("attendance", book, "--create")[1].splitlines()[-1].startswith("登记 1 格")
    assert run("attendance", book, "--create", "--others", "专家")[0] == 0
    found = held(file)
    assert found["杨自清"] == found["演示无名"] == ["到"]


def test_conflicts_stay_unless_the_book_is_to_overwrite(
    run: Run, book: Path, file: Path, tmp_path: Path
) -> None:
    run("attendance", book)
    other = tmp_path / "更正.csv"
    other.write_text("演示县十届三次会议出勤表\n姓名,2月9日上午\n刀志坚,缺\n", encoding="utf-8")
    out = run("attendance", other)[1]
    assert (
        "“更正”第 3 行 B 列“刀志坚”：表里是缺席，已登记到，保留原来的，要改用表里的加 --overwrite"
        in out
    )
    assert held(file)["刀志坚"] == ["到到到到"]
    assert "其中改动原有的 1 格" in run("attendance", other, "--overwrite")[1]
    assert held(file)["刀志坚"] == ["缺到到到"]


def test_a_list_goes_to_the_named_activity(run: Run, file: Path, tmp_path: Path) -> None:
    plain = tmp_path / "名单.csv"
    plain.write_text("姓名,2月9日上午\n刀志坚,√\n", encoding="utf-8")
    assert run("attendance", plain, "--activity", "演示县十届三次会议")[0] == 0
    assert held(file) == {"刀志坚": ["到"]}
    code, _, err = run("attendance", plain, "--activity", "没有的会")
    assert (code, "没有编号、名称或编码为“没有的会”的活动" in err) == (1, True)


def test_wrong_books_and_options_are_refused(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "名单.csv"
    wrong.write_text("单位,电话\n一中,1\n", encoding="utf-8")
    code, _, err = run("attendance", wrong)
    assert (code, "姓名" in err) == (1, True)
    lost = tmp_path / "会.csv"
    lost.write_text("姓名,5月6日调研\n刀志坚,√\n", encoding="utf-8")
    code, _, err = run("attendance", lost)
    assert (code, "“5月6日调研”没有这次活动" in err) == (1, True)
    code, _, err = run("attendance", lost, "--others", "演员")
    assert (code, "没有“演员”这种身份，可用的有：主持人" in err) == (1, True)
    assert run("attendance", lost, "--mapping", "A=姓名")[0] == 2
    assert run("member", lost, "--create")[0] == 2


def test_another_process_reads_what_was_imported(run: Run, book: Path, file: Path) -> None:
    run("attendance", book)
    line = [sys.executable, "-m", "desktop_app", "--file", str(file), *DAY]
    out = file.with_name("活动.csv")
    subprocess.run([*line, "export", "activity", str(out)], check=True, capture_output=True)
    assert ",3," in out.read_text(encoding="utf-8-sig").splitlines()[1]
