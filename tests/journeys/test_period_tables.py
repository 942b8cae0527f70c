"""A quarter's tables by keys: a member and a proposal are entered, counted, opened, sent out."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records.member import Member
from desktop_app.services import registers
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, saved_print
from tests.journeys.handling_proposals import list_of


def tables_page(hand: Hand, window: QWidget) -> QWidget:
    """Click the section of the tables; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "统计报表")
    hand.turn(hand.see(window, QTabBar, "section_bar"), "填报表")
    return hand.comes(window, QWidget, "period_tables_page")


def test_the_tables_of_a_quarter_are_read_opened_printed_and_exported(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window, desk = program.window, program.context.desk
    hand.until_said(window, "备份 今天")
    registers.save(desk, Member, {"name": "演示新委员", "sex": "女", "since": "2026-08-10",
                                  "politics": "群众", "origin": "增补"})  # fmt: skip
    page = tables_page(hand, window)
    table = hand.see(page, QTableView, "period_table")
    assert ("实有委员", "1") in hand.rows(table, "指标", "本期")
    hand.cell(table, "实有委员", "本期")
    members = hand.comes(window, QWidget, "member_page")
    hand.until(lambda: hand.rows(list_of(hand, members), "姓名") == [("演示新委员",)])
    hand.key(list_of(hand, members), Qt.Key.Key_Left, alt=True)
    page = hand.comes(window, QWidget, "period_tables_page")
    names = hand.see(page, QListWidget, "tables_list")
    names.setFocus()
    for _ in range(9):  # leave the first alone
        hand.key(names, Qt.Key.Key_Down)
        hand.key(names, Qt.Key.Key_Space)
    hand.fill(page, "foot_checker", "演示审核")
    hand.press(page, "print_button")
    text = "".join(saved_print(hand, desktop, tmp_path / "表.pdf").split())
    assert "政协演示县委员会委员基本情况统计表" in text
    assert "审核人：演示审核" in text
    with pypdfium2.PdfDocument(tmp_path / "表.pdf") as document:
        marks = [each.get_title() for each in document.get_toc() if each.level == 0]
    assert marks == ["1. 委员基本情况统计表"]
    program.close()
    book = tmp_path / "表.xlsx"
    found = command(desk.office.path, "--date", "2026-11-23", "tables", str(book))
    assert found.returncode == 0, found.stderr
    assert openpyxl.load_workbook(book).sheetnames == ["1.委员基本情况统计表"]
