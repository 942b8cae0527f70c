"""A manuscript by keys and clicks from its lead to the volume; a reading note among the duties."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import Duty, Member
from desktop_app.services import registers
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import poppler_text
from tests.journeys.chain_pages import save
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, printed
from tests.journeys.handling_proposals import list_of, states, take

NAME, WRITER, VOLUME = "演示水厂往事", "孔桂香", "《演示文史》第一辑"
TODAY = "2026-11-23"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def opened(hand: Hand, window: QWidget, section: str, key: str) -> QWidget:
    """Click a section of 文史; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "文史")
    hand.turn(hand.see(window, QTabBar, "section_bar"), section)
    return hand.comes(window, QWidget, f"{key}_page")


def noted(hand: Hand, page: QWidget) -> None:
    """Enter a lead by the form, with who provided it."""
    hand.press(page, "new_button")
    form = hand.window("manuscript_dialog")
    hand.fill(form, "name", NAME)
    hand.fill(form, "member", WRITER)
    hand.tab(hand.see(form, QTabWidget, "sections"), "线索与约稿")
    hand.fill(form, "provider", "演示提供人")
    save(hand, form)
    hand.until(lambda: states(hand, page, "状态") == ["线索"])


def reviewed(hand: Hand, page: QWidget) -> None:
    """From the commission over both reviews to the adoption."""
    take(hand, page, NAME, "约稿", invited_on="2026.2.1", due="2026.3.1")
    take(hand, page, NAME, "收稿", received_on="2026.3.5", words="3000")
    take(hand, page, NAME, "初审", day="2026.3.10", reviewer="演示编辑", result="通过")
    hand.until(lambda: states(hand, page, "状态") == ["初审"])
    take(hand, page, NAME, "复审", day="2026.3.20", reviewer="演示主编", result="通过")
    hand.until(lambda: states(hand, page, "状态") == ["复审"])
    take(hand, page, NAME, "采用", adopted_on="2026.4.1", notice_number="演示采〔2026〕1号")
    hand.until(lambda: states(hand, page, "状态") == ["采用"])


def read(hand: Hand, page: QWidget) -> None:
    """Enter a session with a note of the member."""
    hand.press(page, "new_button")
    form = hand.window("reading_dialog")
    hand.fill(form, "name", "演示共读")
    hand.fill(form, "day", "2026.5.10")
    hand.tab(hand.see(form, QTabWidget, "sections"), "读书心得")
    hand.press(form, "add_reading_note")
    note = hand.window("reading_note_dialog")
    hand.fill(note, "member", WRITER)
    hand.fill(note, "title", "演示一得")
    hand.press(note, "save_button")
    hand.gone("reading_note_dialog")
    save(hand, form)


def test_a_manuscript_from_its_lead_to_the_volume_and_a_note_among_the_duties(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window, desk = program.window, program.context.desk
    hand.until_said(window, "备份 今天")
    for name in (WRITER, "邓勇"):
        registers.save(desk, Member, {"name": name})
    registers.save(desk, Duty, {"name": "一篇心得", "year": 2026, "fact": "reading_note"})
    page = opened(hand, window, "文史稿件", "manuscript")
    noted(hand, page)
    reviewed(hand, page)
    take(hand, page, NAME, "编入书籍", volume=VOLUME)
    text = printed(hand, desktop, page, "文史稿件采用通知", tmp_path / "通知.pdf")
    told = "".join(text.split())
    assert f"{WRITER}：" in told
    assert f"决定采用，拟编入{VOLUME}" in told
    take(hand, page, NAME, "出版", published_on="2026.10.1")
    hand.until(lambda: states(hand, page, "状态") == ["出版"])
    take(hand, page, NAME, "稿费和样书", fee_rate="80", copies="2")
    hand.until(lambda: list_of(hand, page) is not None)
    read(hand, opened(hand, window, "读书活动", "reading"))
    program.close()
    _read_elsewhere(desk.office.path, tmp_path)


def _read_elsewhere(file: Path, tmp_path: Path) -> None:
    """The end state, as other processes write it: the volume, the fees, the duties."""
    for key, words in (("manuscript_contents", (f"{VOLUME}目录", NAME, "3000")),
                       ("manuscript_fees", ("240.00", "合计", WRITER))):  # fmt: skip
        target = tmp_path / f"{key}.pdf"
        done = command(file, "--date", TODAY, "print", key, str(target), "--all")
        assert done.returncode == 0, done.stderr
        text = "".join(poppler_text(target, "-layout").split())
        assert all(word in text for word in words), text
    book = tmp_path / "五个一.xlsx"
    done = command(file, "--date", TODAY, "duty", "matrix", str(book), "--year", "2026")
    assert done.returncode == 0, done.stderr
    rows = list(load_workbook(book).worksheets[0].iter_rows(values_only=True))
    head = next(row for row in rows if "姓名" in row)
    found = {row[head.index("姓名")]: row[head.index("一篇心得")] for row in rows}
    assert found[WRITER] == 1
    assert found["邓勇"] != 1
