"""The press of a brand by keys and clicks, read by commands; an office of 0.8.0 opened today."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from tests.documents.pdf_reading import poppler_text
from tests.journeys.chain_pages import edit, save, table_of
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.pages import open_tab
from tests.storage.file.test_step_8_press import WITH_MEDIA

PIECES = (
    ("银龄走进院坝", "演示州日报", "州级", "2026.10.5"),
    ("银龄调解故事", "演示省政协网", "省级", "2026.11.2"),
)


def add_pieces(hand: Hand, form: QWidget) -> None:
    """Add each piece in the brand's form, by keys alone."""
    hand.tab(hand.see(form, QTabWidget, "sections"), "宣传稿件")
    hand.press(form, "add_press")
    child = hand.window("press_dialog")
    for place, (name, outlet, level, day) in enumerate(PIECES, 1):
        for field, text in zip(("name", "outlet", "level", "day"), (name, outlet, level, day),
                               strict=True):  # fmt: skip
            hand.fill(child, field, text)
        last = place == len(PIECES)
        hand.press(child, "save_button" if last else "save_next_button")
    hand.gone("press_dialog")


def press_page(hand: Hand, window: QWidget) -> QWidget:
    hand.tab(hand.see(window, QTabWidget, "tabs"), "品牌项目")
    hand.turn(hand.see(window, QTabBar, "section_bar"), "宣传稿件")
    return hand.comes(window, QWidget, "press_page")


def brand_form(hand: Hand, window: QWidget) -> QWidget:
    """The form of the brand, opened by F2 from its list."""
    hand.turn(hand.see(window, QTabBar, "section_bar"), "品牌项目")
    brands = hand.comes(window, QWidget, "brand_page")
    hand.row(table_of(hand, brands), "演示银龄")
    hand.key(table_of(hand, brands), Qt.Key.Key_F2)
    return hand.window("brand_dialog")


def exported(file: Path, target: Path) -> list[tuple[str, ...]]:
    """Day, title, committee and brand of all press, as another process exports them."""
    done = command(file, "export", "press", str(target))
    assert done.returncode == 0, done.stderr
    with target.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        return sorted(
            tuple(row[each] for each in ("刊播日期", "标题", "专委会", "品牌项目")) for row in rows
        )


def test_press_of_a_brand_is_in_its_form_in_the_register_and_on_paper(
    program: app.Program, hand: Hand, tmp_path: Path
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    brands = open_tab(hand, window, "品牌项目")
    hand.press(brands, "new_button")
    form = hand.window("brand_dialog")
    hand.fill(form, "name", "演示银龄")
    hand.fill(form, "committee", "提案委员会")
    add_pieces(hand, form)
    save(hand, form)
    page = press_page(hand, window)
    hand.until(lambda: len(hand.rows(table_of(hand, page), "标题")) == len(PIECES))
    assert hand.rows(table_of(hand, page), "标题", "媒体", "品牌项目") == [
        (name, outlet, "演示银龄") for name, outlet, *_ in reversed(PIECES)
    ]
    written = edit(hand, page, "银龄走进院坝")
    hand.fill(written, "location", "第2版")
    save(hand, written)
    form = brand_form(hand, window)
    hand.tab(hand.see(form, QTabWidget, "sections"), "宣传稿件 2")
    hand.row(hand.see(form, QTableView, "children"), "银龄调解故事")
    hand.key(hand.see(form, QTableView, "children"), Qt.Key.Key_Delete)
    save(hand, form)
    file = program.context.desk.office.path
    program.close()
    assert exported(file, tmp_path / "稿件.csv") == [
        ("2026-10-05", "银龄走进院坝", "提案委员会", "演示银龄")
    ]
    target = tmp_path / "统计表.pdf"
    done = command(file, "--date", "2026-11-23", "print", "press_table", str(target), "--all")
    assert done.returncode == 0, done.stderr
    assert "提案委" in poppler_text(target)


def test_the_media_reports_of_an_office_of_0_8_0_are_press(tmp_path: Path) -> None:
    file = tmp_path / "办公.zwh"
    shutil.copy(WITH_MEDIA, file)
    rows = exported(file, tmp_path / "稿件.csv")
    assert [(day, name, brand) for day, name, _, brand in rows] == [
        ("", "没有日期的报道（演示）", "演示银龄"),
        ("2025-06", "银龄故事（演示）", "演示银龄"),
        ("2026-03-05", "银龄走进院坝（演示）", "演示银龄"),
    ]
    assert len({committee for _, _, committee, _ in rows}) == 1
    assert command(file, "check").returncode == 0
    gone = command(file, "export", "brand_media", str(tmp_path / "报道.csv"))
    assert gone.returncode != 0
    assert "没有“brand_media”这种记录" in gone.stderr
