"""The sample workbooks of the demo: every trap in them is there, and importing finds it."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from random import Random

import pytest

from desktop_app.chinese.dates import read_day
from desktop_app.documents.books_in import read_book
from desktop_app.documents.grids import Book
from desktop_app.documents.sample_books import write_sample_book
from desktop_app.records import ALL, Brand, Consultation, Member, Point
from desktop_app.records.record import Record
from desktop_app.services import demo, imports, setup
from desktop_app.services.demo import demo_books
from desktop_app.services.demo.demo_days import messy_day
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.imports import Plan, Verdict
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS

LIST, TWO_ROWS, OLD = (
    "委员名单（原表）.xlsx",
    "委员通讯录（两行表头）.xlsx",
    "委员名单（旧系统导出）.csv",
)
LEDGER = "协商台账（原表）.xlsx"
TODAY = datetime.datetime(2026, 11, 23, 10, 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office and its sample workbooks, the office closed."""
    place = tmp_path_factory.mktemp("demo")
    with OfficeFile.open(
        place / "演示县.zwh", records=ALL, steps=STEPS, who="演示", create=True
    ) as office:
        desk = Desk(office, demo.CLERK, lambda: TODAY)
        setup.set_up(desk, demo.ANSWERS)
        settle_keys(desk)
        demo_books.write_sample_books(place, demo.fill(desk), Random(demo.SEED))
    return place


def planned(folder: Path, name: str, model: type[Record]) -> Plan:
    with OfficeFile.open(folder / "演示县.zwh", records=ALL, steps=STEPS, who="演示") as office:
        desk = Desk(office, demo.CLERK, lambda: TODAY)
        settle_keys(desk)
        book = imports.open_book(folder / name)
        sheet = book.sheets[imports.best_sheet(desk, model, book)]
        return imports.plan(desk, model, imports.source(imports.propose(desk, model, sheet)))


def cells(book: Book) -> list[object]:
    return [cell for sheet in book.sheets for row in sheet.rows for cell in row]


def test_the_list_has_titles_merged_sectors_sums_and_notes(folder: Path) -> None:
    sheet = read_book(folder / LIST).sheets[0]
    assert "演示数据" in str(sheet.rows[0][0])
    assert any(each.left == 1 and each.bottom > each.top for each in sheet.merged)
    assert any(row[0] == "合计" for row in sheet.rows)


def test_its_days_are_written_in_every_way(folder: Path) -> None:
    found = cells(read_book(folder / LIST))
    assert any(isinstance(each, datetime.date) for each in found)
    assert any(isinstance(each, float) and 1950 < each < 2000 and each % 1 for each in found)
    assert any("年" in str(each) and "月" in str(each) for each in found)


@pytest.mark.parametrize("iso", ["1975-03", "1975-11", "1968-05-09", "1990-10"])
def test_a_day_written_anyhow_is_read_as_it_was_meant(iso: str) -> None:
    for seed in range(40):
        assert read_day(messy_day(iso, Random(seed))) == iso


def test_importing_the_list_finds_what_is_new_changed_same_and_wrong(folder: Path) -> None:
    plan = planned(folder, LIST, Member)
    assert imports.summary(plan) == "新增 26 修改 6 相同 34 问题 3"
    told = "\n".join(each.text for each in plan.problems())
    assert "委员证号相同" in told
    assert "没有 13 月" in told
    assert "请填写姓名" in told
    assert [each.key.text for each in plan.unknown] == [demo_books.UNKNOWN_SECTOR]
    advice = [each.text for line in plan.lines for each in line.remarks if not each.stops]
    assert "手机号码应为 11 位，现在是 10 位" in advice


def test_a_change_in_the_list_is_only_the_phone(folder: Path) -> None:
    plan = planned(folder, LIST, Member)
    changed = [line for line in plan.lines if line.verdict is Verdict.CHANGED]
    assert {change.field for line in changed for change in line.changes} == {"mobile"}


def test_a_header_of_two_rows_is_understood(folder: Path) -> None:
    plan = planned(folder, TWO_ROWS, Member)
    assert plan.count(Verdict.PROBLEM) == 0
    assert plan.count(Verdict.SAME) + plan.count(Verdict.CHANGED) == 30
    assert plan.count(Verdict.SAME) > 20


def test_the_old_export_is_in_the_old_coding(folder: Path) -> None:
    with pytest.raises(UnicodeDecodeError):
        (folder / OLD).read_text(encoding="utf-8")
    assert read_book(folder / OLD).coding.lower() == "gb18030"
    plan = planned(folder, OLD, Member)
    assert imports.summary(plan) == "新增 24 修改 6 相同 34 问题 0"


@pytest.mark.parametrize(
    ("name", "model", "told"),
    [
        ("协商点台账（原表）.xlsx", Point, "新增 3 修改 0 相同 6 问题 0"),
        # two brands were reviewed after this ledger was written
        ("品牌项目汇总（原表）.xlsx", Brand, "新增 1 修改 2 相同 3 问题 0"),
    ],
)
def test_points_and_brands_come_in_too(
    folder: Path, name: str, model: type[Record], told: str
) -> None:
    assert imports.summary(planned(folder, name, model)) == told


def test_the_ledger_gives_consultations_with_their_suggestions_and_people(
    folder: Path, tmp_path: Path
) -> None:
    shutil.copy(folder / "演示县.zwh", tmp_path)
    shutil.copy(folder / LEDGER, tmp_path)
    plan = planned(tmp_path, LEDGER, Consultation)
    assert imports.summary(plan) == "新增 10 修改 0 相同 4 问题 1"
    assert imports.nested_summaries(plan) == [
        "意见建议：新增 27 修改 0 相同 16 问题 0",
        "参加人员：新增 24 修改 0 相同 0 问题 0",
    ]
    with OfficeFile.open(tmp_path / "演示县.zwh", records=ALL, steps=STEPS, who="演示") as office:
        desk = Desk(office, demo.CLERK, lambda: TODAY)
        settle_keys(desk)
        imports.apply(desk, plan)
    again = planned(tmp_path, LEDGER, Consultation)
    assert again.changes_nothing
    assert again.count(Verdict.SAME) == 14


def test_the_ledger_is_as_messy_as_ledgers_are(folder: Path) -> None:
    sheet = read_book(folder / LEDGER).sheets[0]
    assert any(each.left == 1 and each.bottom > each.top for each in sheet.merged)
    texts = [str(cell) for row in sheet.rows for cell in row]
    for mark in ("1.", "（1）", "①", "1、", "一、"):
        assert any(text.startswith(mark) for text in texts)


def test_the_same_sheets_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    written = []
    for name in ("一", "二"):
        (tmp_path / name).mkdir()
        write_sample_book(tmp_path / name / LIST, read_book(folder / LIST).sheets)
        written.append((tmp_path / name / LIST).read_bytes())
    assert written[0] == written[1]
