"""A whole record added from outside: its declaration, one schema step, its form, nothing else."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import app, paths
from desktop_app.records import ALL, Committee, Member
from desktop_app.records.field_types import Code, Day, LongText, Number, Phone, Text, YesNo
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Record
from desktop_app.services import imports
from desktop_app.services.setup import Answers
from desktop_app.storage.file.schema import Step, create_pairs, create_table, link
from desktop_app.storage.file.steps import STEPS
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import poppler_text
from tests.journeys.hand import Hand

FORM = Path(__file__).parent / "data" / "forms" / "visit.ui"
NOW = datetime.datetime(2026, 11, 23, 9, 30)


class Visit(Record):
    """走访: a visit that members pay."""

    KEY, TITLE, UNIT, TAB = "visit", "走访", "次", "走访"
    MATCH_KEYS = (("name", "day"),)
    COLUMNS = ("name", "day", "kind", "host", "visitors", "reported")
    FILTERS = ("kind", "reported")

    name = Text("走访对象", 40, required=True, also=("对象",))
    day = Day("走访日期", also=("时间",))
    kind = Code("走访类型", "point_kind")
    host = Link(Member, "带队委员")
    visitors = Number("走访人数", 0, 999, also=("人数",))
    reported = YesNo("已反馈")
    phone = Phone("联系电话", sensitive=True)
    note = LongText("情况")
    helped = Links(Committee, "协助专委会")


def _add_visits(connection: apsw.Connection) -> None:
    create_table(
        connection,
        "visit",
        f"""name TEXT NOT NULL, day TEXT, kind TEXT, {link("host_id", "member")}, visitors INTEGER,
        reported INTEGER, phone TEXT, note TEXT""",
    )
    create_pairs(connection, "visit_helped", "visit", "committee")


RECORDS: tuple[type[Record], ...] = (*ALL, Visit)
MORE_STEPS = (*STEPS, Step(STEPS[-1].number + 1, _add_visits))


@pytest.fixture
def desktop() -> ScriptedDesktop:
    return ScriptedDesktop()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, desktop: ScriptedDesktop) -> Iterator[app.Program]:
    """The program with the added record, on an office with one member."""
    forms = tmp_path / "forms"
    shutil.copytree(paths.root() / "forms", forms)
    shutil.copy(FORM, forms)
    made = app.build(
        tmp_path / "办公.zwh", desktop, records=RECORDS, steps=MORE_STEPS, forms=forms,
        create=True, clock=lambda: NOW, clerk="演示",
        answers=Answers("政协演示县委员会", term="十", starts="2022.1"),
    )  # fmt: skip
    made.window.show()
    yield made
    made.close()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()


def visits(hand: Hand, page: QWidget) -> list[tuple[str, ...]]:
    return hand.rows(hand.see(page, QTableView, "table"), "走访对象", "走访日期", "走访人数")


def write_visits(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("走访")
    sheet.write(0, 0, "走访台账（演示数据）")
    sheet.write_row(1, 0, ("对象", "时间", "人数", "已反馈", "协助专委会", "情况"))
    sheet.write_row(2, 0, ("演示幼儿园", "2024.3", 4, "是", "提案委", "第一行\n第二行"))
    sheet.write_row(3, 0, ("演示养老院", "2024年5月6日", "5", "否", "", "=1+1"))
    sheet.write_row(4, 0, ("演示企业", "去年", 6, "是", "", ""))
    book.close()


def test_an_added_record_is_listed_written_found_printed_imported_exported_and_undone(
    program: app.Program, desktop: ScriptedDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    hand = Hand(qtbot)
    window: QWidget = hand.window("main_window")
    page = open_page(hand, window)
    write_one(hand, page)
    find_it(hand, page)
    bring_in(hand, page, tmp_path)
    hand.row(hand.see(page, QTableView, "table"), "演示幼儿园")
    hand.until_said(page, "提案委员会")
    table_back(hand, desktop, page, tmp_path)
    paper(hand, desktop, page, tmp_path)
    take_back(hand, window, page)


def open_page(hand: Hand, window: QWidget) -> QWidget:
    hand.tab(hand.see(window, QTabWidget, "tabs"), "走访")
    page = hand.comes(window, QWidget, "visit_page")
    hand.until_said(page, "还没有登记走访")
    return page


def write_one(hand: Hand, page: QWidget) -> None:
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = hand.window("visit_dialog")
    hand.press(form, "save_button")
    hand.until_said(form, "请填写走访对象")
    hand.fill(form, "name", "演示社区居民")
    hand.fill(form, "day", "2023.8.1")
    hand.fill(form, "visitors", "abc")
    hand.until_said(form, "走访人数应为整数")
    hand.fill(form, "visitors", "12")
    hand.fill(form, "helped", "提案委")
    hand.key(form, Qt.Key.Key_S, ctrl=True)
    hand.gone("visit_dialog")
    assert visits(hand, page) == [("演示社区居民", "2023-08-01", "12")]


def find_it(hand: Hand, page: QWidget) -> None:
    for text, found in (("yssq", 1), ("居民", 1), ("没有这个", 0), ("", 1)):
        search = hand.see(page, QWidget, "search")
        hand.key(search, Qt.Key.Key_A, ctrl=True)
        QTest.keyClick(search, Qt.Key.Key_Delete)
        hand.type(search, text)
        if found:
            assert len(visits(hand, page)) == found
        else:
            hand.until_said(page, "没有符合条件的走访")


def bring_in(hand: Hand, page: QWidget, folder: Path) -> None:
    book = folder / "走访.xlsx"
    write_visits(book)
    hand.drop(page, book)
    hand.until_said(page, "新增 2")
    assert "问题 1" in hand.words(page)
    hand.press(page, "apply_button")
    hand.until_said(page, "导入完成")
    hand.press(page, "list_button")
    assert {name for name, _, _ in visits(hand, page)} == {
        "演示社区居民", "演示幼儿园", "演示养老院",
    }  # fmt: skip


def table_back(hand: Hand, desktop: ScriptedDesktop, page: QWidget, folder: Path) -> None:
    """What is exported with all fields comes in again as 相同, from Excel and from CSV."""
    for words, name in (("Excel，全部", "走访全部.xlsx"), ("CSV，全部", "走访全部.csv")):
        path = desktop.answers["export_file"] = folder / name
        hand.pick(page, "export_button", words)
        hand.until(path.exists)
        hand.drop(page, path)
        hand.until_said(page, f"{imports.Verdict.SAME} 3")
        assert f"{imports.Verdict.PROBLEM} 0" in hand.words(page)
        hand.press(page, "cancel_button")


def paper(hand: Hand, desktop: ScriptedDesktop, page: QWidget, folder: Path) -> None:
    path = desktop.answers["print_file"] = folder / "走访.pdf"
    hand.pick(page, "print_button", "走访")
    preview = hand.window("print_preview")
    hand.until_said(preview, "共 1 页")
    hand.press(preview, "save_button")
    hand.press(preview, "close_button")
    hand.gone("print_preview")
    text = poppler_text(path)
    assert "演示幼儿园" in text
    assert "2024.03" in text


def take_back(hand: Hand, window: QWidget, page: QWidget) -> None:
    """A row is deleted and comes back; the import is undone, then the first row."""
    table = hand.see(page, QTableView, "table")
    hand.row(table, "演示社区居民")
    hand.key(table, Qt.Key.Key_Delete)
    assert len(visits(hand, page)) == 2
    hand.press_words(window, "撤销")
    hand.until(lambda: len(visits(hand, page)) == 3)
    window.activateWindow()
    hand.until(window.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.until(lambda: len(visits(hand, page)) == 1)
    QTest.keyClick(page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    hand.until(lambda: len(visits(hand, page)) == 3)
