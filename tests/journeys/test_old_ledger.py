"""An old ledger is dropped on 协商: its suggestions are seen apart, taken in, and taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app import app
from tests.journeys.chain_pages import open_section, table_of
from tests.journeys.hand import Hand
from tests.journeys.old_ledger_book import write_old_ledger

HELD = {
    ("院坝路灯协商会", "2024-03-15", "演示村协商点"),
    ("集镇停车协商会", "2024-05-06", "演示村协商点"),
    ("河道保洁协商会", "2025-01-08", "演示社区协商点"),
}
SUGGESTED = {
    ("装三盏路灯", "院坝路灯协商会", "演示县住建局"),
    ("把管护写进村规民约", "院坝路灯协商会", "演示村委会"),
    ("划停车线", "集镇停车协商会", "演示镇政府"),
    ("摊点集中经营。", "集镇停车协商会", "演示镇政府"),
    ("每周清一次河道", "河道保洁协商会", "演示县水务局"),
}


def test_an_old_ledger_becomes_consultations_with_their_suggestions(
    program: app.Program, hand: Hand, tmp_path: Path
) -> None:
    window = hand.window("main_window")
    window.resize(1366, 768)
    book = write_old_ledger(tmp_path / "协商台账（演示）.xlsx")
    page = open_section(hand, window, "协商")
    preview(hand, page, book)
    take_in(hand, window, page)
    seen_apart(hand, window)
    nothing_is_new_again(hand, window, book)
    take_back(hand, window)


def preview(hand: Hand, page: QWidget, book: Path) -> None:
    """Every line says what it is taken apart into before anything is written."""
    hand.drop(page, book)
    hand.until_said(page, "新增 3")
    lines = hand.see(page, QTableView, "lines")
    hand.row(lines, "院坝路灯协商会")
    hand.until_said(page, "意见建议 2 条")
    inside = hand.rows(hand.see(page, QTableView, "inside"), "类别", "内容")
    assert ("意见建议", "装三盏路灯") in inside
    assert ("意见建议", "把管护写进村规民约") in inside
    assert {text for kind, text in inside if kind == "参加人员"} == {"张三", "李四", "王五"}


def take_in(hand: Hand, window: QWidget, page: QWidget) -> None:
    hand.press_words(page, "导入 3")
    hand.until_said(page, "导入完成")
    hand.press(page, "list_button")
    assert set(hand.rows(table_of(hand, page), "协商主题", "协商日期", "协商点")) == HELD


def seen_apart(hand: Hand, window: QWidget) -> None:
    """Each suggestion is a record of its own, with its unit; the new points are there."""
    page = open_section(hand, window, "意见建议")
    assert set(hand.rows(table_of(hand, page), "意见建议", "来源", "承办单位")) == SUGGESTED
    page = open_section(hand, window, "协商点")
    shown = set(hand.rows(table_of(hand, page), "名称"))
    assert shown == {("演示村协商点",), ("演示社区协商点",)}


def nothing_is_new_again(hand: Hand, window: QWidget, book: Path) -> None:
    page = open_section(hand, window, "协商")
    hand.drop(page, book)
    hand.until_said(page, "相同 3")
    assert "新增 0" in hand.words(page)
    hand.press(page, "cancel_button")


def take_back(hand: Hand, window: QWidget) -> None:
    """One Ctrl+Z takes all of it back: sessions, suggestions, points."""
    page = open_section(hand, window, "协商")
    hand.key(page, Qt.Key.Key_Z, ctrl=True)
    hand.until_said(page, "还没有登记协商")
    for section in ("意见建议", "协商点"):
        page = open_section(hand, window, section)
        hand.until_said(page, f"还没有登记{section}")
