"""A messy list is dropped, its questions are answered on the page, a second time all is known."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from desktop_app import app
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.messy_book import NAMES, write_messy_book
from tests.journeys.pages import names, open_tab


def test_a_messy_list_comes_in_with_all_its_questions_answered_on_the_page(
    program: app.Program, hand: Hand, tmp_path: Path
) -> None:
    window = hand.window("main_window")
    window.resize(1366, 768)
    book = write_messy_book(tmp_path / "委员名单（演示）.xlsx")
    page = open_tab(hand, window, "委员")
    hand.drop(page, book)
    hand.until_said(page, "问题 3")
    name_the_columns(hand, page)
    set_right_what_cannot_be_read(hand, page)
    decide_on_the_names(hand, page)
    look_at_a_cell(hand, page)
    hand.press_words(page, "导入 5")
    hand.until_said(page, "导入完成")
    QTest.keyClick(hand.see(page, QWidget, "list_button"), Qt.Key.Key_Escape)
    assert set(names(hand, page)) == set(NAMES)
    hand.drop(page, book)
    hand.until_said(page, "相同 5")
    words = hand.words(page)
    assert all(text in words for text in ("新增 0", "修改 0", "问题 0"))
    hand.close(window)
    another_process_finds_them(program.context.desk.office.path, tmp_path)


def name_the_columns(hand: Hand, page: QWidget) -> None:
    """The column that nothing reads stands first, in words; its field is found by pinyin."""
    assert "1 列有内容没用上" in hand.words(page)
    hand.fill(page, "field_I", "txdz")
    hand.until(lambda: hand.shown(page, "field_I") == "通讯地址")
    hand.until(lambda: "没用上" not in hand.words(page))


def set_right_what_cannot_be_read(hand: Hand, page: QWidget) -> None:
    """One cell is typed anew; the two that say 1980-14 are left out in one click."""
    hand.until_said(page, "问题 3")
    hand.press(page, "show_problem")
    lines = hand.see(page, QTableView, "lines")
    hand.cell(lines, "5", "出生日期")
    hand.until_said(page, "没有 13 月")
    hand.fill(page, "correction", "1982.12")
    hand.press(page, "correct_one")
    hand.until_said(page, "问题 2")
    hand.cell(lines, "6", "出生日期")
    hand.until_said(page, "同样写法的 2 格都改")
    hand.fill(page, "correction", "")
    hand.press(page, "correct_every")
    hand.until_said(page, "问题 0")
    hand.press(page, "show_problem")


def decide_on_the_names(hand: Hand, page: QWidget) -> None:
    """Every name is confirmed or chosen; the card counts down and folds."""
    hand.until_said(page, "没有定")
    left = hand.see(page, QLabel, "names_left")
    for count in range(int("".join(filter(str.isdigit, left.text()))), 0, -1):
        hand.until_said(page, f"还有 {count} 个没有定")
        hand.press_words(page, "对")
    hand.until_said(page, "都定好了")


def look_at_a_cell(hand: Hand, page: QWidget) -> None:
    lines = hand.see(page, QTableView, "lines")
    hand.cell(lines, "3", "出生日期")
    hand.until_said(page, "“68年8月15日”读作“1968-08-15”。")
    assert "手机：13800000125" in hand.words(page)


def another_process_finds_them(file: Path, folder: Path) -> None:
    out = folder / "委员.csv"
    done = command(file, "export", "member", str(out))
    assert done.returncode == 0, done.stderr
    with out.open(encoding="utf-8-sig", newline="") as stream:
        rows = {row["姓名"]: row for row in csv.DictReader(stream)}
    assert set(rows) == set(NAMES)
    assert rows["董演示"]["出生日期"] == "1968-08-15"
    assert rows["杨演示"]["出生日期"] == "1982-12"
    assert rows["岩演示"]["出生日期"] == ""
    assert rows["娜演示"]["通讯地址"] == "演示路5号"
    assert command(file, "check").returncode == 0
