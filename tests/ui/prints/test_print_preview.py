"""The preview shows the PDF itself, saves it, and draws it for a printer."""

from __future__ import annotations

import io
from contextlib import suppress
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.records import Term
from desktop_app.records.membership import SLOTS
from desktop_app.services import prints, registers
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.prints.pdf_pages import PdfPages
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.outward_office import fill
from tests.ui.finding import child, children, type_text
from tests.ui.keeping import keep, keep_members, model_of

SECONDS = 20_000


def opened(context: UiContext, qtbot: QtBot, name: str, keys: list[int]) -> PrintPreview:
    preview = PrintPreview(context, prints.print_named(context.desk, name), keys)
    qtbot.addWidget(preview)
    preview.open()
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=SECONDS)
    return preview


def member_form() -> str:
    return next(each.key for each in prints.PRINTS if each.record == "member")


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def test_what_is_saved_is_what_is_shown(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    preview = opened(context, qtbot, member_form(), keep_members(context.desk, "张三", "王五"))
    desktop.answers["print_file"] = tmp_path / "登记表.pdf"
    assert not preview.folder_button.isEnabled()
    preview.save_button.click()
    assert (tmp_path / "登记表.pdf").read_bytes() == preview.pdf
    assert "张三" in text_of(preview.pdf)
    preview.folder_button.click()
    assert desktop.opened[-1].name in ("登记表.pdf", tmp_path.name)


def test_a_place_that_cannot_be_written_is_told(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    preview = opened(context, qtbot, member_form(), keep_members(context.desk, "张三"))
    desktop.answers["print_file"] = tmp_path / "没有这个文件夹" / "登记表.pdf"
    preview.save_button.click()
    assert "save_failed" in [name for name, _ in desktop.asked]


def test_the_pages_are_drawn_and_grow(context: UiContext, qtbot: QtBot) -> None:
    preview = opened(context, qtbot, member_form(), keep_members(context.desk, "张三"))
    shown = preview.pages.grab().toImage()
    colours = {
        shown.pixelColor(x, y).name()
        for x in range(0, shown.width(), 7)
        for y in range(0, shown.height(), 7)
    }
    assert "#ffffff" in colours
    assert len(colours) > 3
    before = preview.pages.verticalScrollBar().maximum()
    preview.pages.zoom(2)
    assert preview.pages.verticalScrollBar().maximum() > before


def test_another_choice_makes_another_pdf(context: UiContext, qtbot: QtBot) -> None:
    keys = [keep(context.desk, "member", name="张三", mobile="13800005678")]
    preview = opened(context, qtbot, member_form(), keys)
    assert "13800005678" not in text_of(preview.pdf)
    choice = child(preview, QComboBox, "phones")
    choice.setCurrentIndex(choice.findData("full"))
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=SECONDS)
    assert "13800005678" in text_of(preview.pdf)


def test_a_print_asks_for_the_clerk_first_where_nobody_is_named(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    context.desk.clerk = ""
    desktop.answers["clerk_name"] = " 演示乙 "
    keys = keep_members(context.desk, "张三")
    preview = opened(context, qtbot, "member_roster", keys)
    assert [name for name, _ in desktop.asked] == ["clerk_name"]
    assert "经办人：演示乙" in text_of(preview.pdf)
    assert context.settings.text("clerk") == "演示乙"
    again = opened(context, qtbot, "member_roster", keys)
    assert "经办人：演示乙" in text_of(again.pdf)
    assert len(desktop.asked) == 1


@pytest.mark.parametrize("answer", ["", "   ", None])
def test_a_clerk_who_gives_no_name_gets_a_print_that_names_nobody(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, answer: str | None
) -> None:
    context.desk.clerk = ""
    desktop.answers["clerk_name"] = answer
    preview = opened(context, qtbot, "member_roster", keep_members(context.desk, "张三"))
    assert "经办人" not in text_of(preview.pdf)
    assert context.settings.text("clerk") == ""


def test_every_page_reaches_the_printer(context: UiContext, qtbot: QtBot, tmp_path: Path) -> None:
    preview = opened(context, qtbot, member_form(), keep_members(context.desk, "张三", "王五"))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "印出.pdf"))
    printer.setResolution(96)
    steps = list(preview.pages.print_in_steps(printer))
    assert steps[-1] == (len(steps), len(steps))
    printed = pypdfium2.PdfDocument((tmp_path / "印出.pdf").read_bytes())
    assert len(printed) == len(pypdfium2.PdfDocument(preview.pdf))


def framed(sizes: list[tuple[float, float]]) -> bytes:
    """A PDF of pages of these sizes in points, each black but for a white middle."""
    made = pypdfium2.PdfDocument.new()
    for wide, high in sizes:
        page = made.new_page(wide, high)
        for inset, shade in ((0, 0), (60, 255)):
            box = pypdfium2.raw.FPDFPageObj_CreateNewRect(
                inset, inset, wide - 2 * inset, high - 2 * inset
            )
            pypdfium2.raw.FPDFPageObj_SetFillColor(box, shade, shade, shade, 255)
            pypdfium2.raw.FPDFPath_SetDrawMode(box, pypdfium2.raw.FPDF_FILLMODE_ALTERNATE, False)
            pypdfium2.raw.FPDFPage_InsertObject(page, box)
        page.gen_content()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def dark_dots(page: pypdfium2.PdfPage) -> tuple[int, int]:
    """How many dots are dark along the middle line and the middle column of a page."""
    drawn = page.render(scale=1, grayscale=True)
    data, stride = bytes(drawn.buffer), drawn.stride
    line = drawn.height // 2 * stride
    across = sum(data[line + x] < 128 for x in range(drawn.width))
    down = sum(data[y * stride + drawn.width // 2] < 128 for y in range(drawn.height))
    return across, down


@pytest.mark.parametrize("paper", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter])
def test_upright_and_turned_pages_are_printed_whole_and_undistorted(
    theme: Theme, qtbot: QtBot, tmp_path: Path, paper: QPageSize.PageSizeId
) -> None:
    pages = PdfPages(theme)
    qtbot.addWidget(pages)
    a4 = (595.28, 841.89)
    pages.show_pdf(framed([a4, (a4[1], a4[0]), a4]))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "印出.pdf"))
    printer.setResolution(72)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(paper))
    assert list(pages.print_in_steps(printer))[-1] == (3, 3)
    printed = pypdfium2.PdfDocument((tmp_path / "印出.pdf").read_bytes())
    assert [page.get_width() > page.get_height() for page in printed] == [False, True, False]
    for page in printed:
        wide, high = (a4[1], a4[0]) if page.get_width() > page.get_height() else a4
        scale = min(page.get_width() / wide, page.get_height() / high)
        assert dark_dots(page) == pytest.approx((120 * scale, 120 * scale), abs=4)


def taken(context: UiContext, wanted: prints.Print) -> int:
    """The first record that a print takes; some forms wait for a reply or a decision."""
    desk = context.desk
    for key in registers.find(desk, model_of(wanted.record), registers.Query()):
        with suppress(UserError):
            prints.collect(desk, wanted, [key])
            return key
    raise AssertionError(f"no record that {wanted.key} takes")


def test_the_year_that_is_chosen_is_the_reports_year(context: UiContext, qtbot: QtBot) -> None:
    preview = opened(context, qtbot, "point_report", [keep(context.desk, "point", name="竹园")])
    years = child(preview, QComboBox, "year")
    first, this = preview.pdf, context.desk.today.year
    assert [years.itemText(place) for place in (0, 9)] == [f"{this} 年", f"{this - 9} 年"]
    years.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(preview.pdf) and preview.pdf != first, timeout=SECONDS)
    assert f"竹园{this - 1}年度协商工作报告" in text_of(preview.pdf)


@pytest.mark.parametrize("record", sorted({each.record for each in prints.PRINTS}))
def test_every_print_can_be_previewed(context: UiContext, qtbot: QtBot, record: str) -> None:
    (term,) = registers.find(context.desk, Term, registers.Query())
    fill(context.desk, term)
    for wanted in prints.PRINTS:
        if wanted.record == record:
            preview = opened(context, qtbot, wanted.key, [taken(context, wanted)])
            told = [each.text() for each in children(preview, QLabel)]
            assert any(text.startswith("共 ") for text in told), wanted.key


def test_a_letter_on_a_meeting_not_held_is_refused_in_words(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    key = keep(context.desk, "consultation", name="路灯协商会")
    preview = PrintPreview(context, prints.print_named(context.desk, "brief_letter"), [key])
    qtbot.addWidget(preview)
    preview.open()
    qtbot.waitUntil(lambda: bool(desktop.asked), timeout=SECONDS)
    assert desktop.asked[-1] == ("job_failed", "“路灯协商会”还没有召开，不能印协商专报。")
    assert not preview.save_button.isEnabled()


def test_letters_on_meetings_held_are_made_and_the_others_named(
    context: UiContext, qtbot: QtBot
) -> None:
    held = keep(context.desk, "consultation", name="路灯协商会", held_on="2026-01-05")
    other = keep(context.desk, "consultation", name="停车协商会")
    preview = opened(context, qtbot, "brief_letter", [held, other])
    told = [each.text() for each in children(preview, QLabel)]
    assert "“停车协商会”还没有召开，不能印协商专报。" in told
    assert "路灯" in text_of(preview.pdf)


def test_a_whole_page_is_in_sight_at_first_and_any_page_is_gone_to(
    context: UiContext, qtbot: QtBot
) -> None:
    preview = opened(
        context, qtbot, member_form(), keep_members(context.desk, "张三", "王五", "李四")
    )
    number = child(preview, QSpinBox, "page_number")
    place = preview.pages._places[0]
    assert place.height() <= preview.pages.viewport().height()
    assert number.maximum() == 3
    number.setValue(3)
    assert preview.pages.page == 3
    preview.pages.verticalScrollBar().setValue(0)
    assert number.value() == 1
    child(preview, QPushButton, "whole_page").click()
    assert preview.pages._places[0].width() > place.width()


def test_closing_gives_up_what_is_being_made(context: UiContext, qtbot: QtBot) -> None:
    keys = keep_members(context.desk, "张三", "王五")
    preview = PrintPreview(context, prints.PRINTS[0], keys * 200)
    qtbot.addWidget(preview)
    preview.open()
    assert context.jobs.running
    preview.close()
    qtbot.waitUntil(lambda: not context.jobs.running, timeout=2_000)


def test_a_roster_is_printed_as_of_the_day_that_is_written(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    one = keep(context.desk, "sector", name="演示经济界")
    two = keep(context.desk, "sector", name="演示农业界")
    key = keep(context.desk, "member", name="张三", sector=one)
    memberships.change(context.desk, [key], SLOTS[0], [two], FromDay("2026-06-01"))
    preview = opened(context, qtbot, "member_roster", [key])
    assert "演示农业界" in text_of(preview.pdf)
    assert preview.day is not None
    type_text(preview.day, "2026.3.5")
    preview.day.editingFinished.emit()
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=SECONDS)
    assert "演示经济界" in text_of(preview.pdf)
    assert "截至2026年3月5日" in text_of(preview.pdf)
    type_text(preview.day, "哪天")
    preview.day.editingFinished.emit()
    qtbot.waitUntil(lambda: bool(desktop.asked), timeout=SECONDS)
    assert not preview.pdf


def test_each_record_is_saved_to_a_file_of_its_own_in_a_new_folder(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    keys = keep_members(context.desk, "张三", "张三", "王五")
    preview = opened(context, qtbot, member_form(), keys)
    desktop.answers["print_folder"] = tmp_path
    for number in ("", "（2）"):
        preview.each_button.click()
        made = tmp_path / f"委员登记表20261123{number}"
        qtbot.waitUntil(partial(_has_three, made), timeout=SECONDS)
    names = sorted(each.name for each in made.iterdir())
    assert names == ["张三委员登记表.pdf", "张三委员登记表（2）.pdf", "王五委员登记表.pdf"]
    assert "王五" in text_of((made / "王五委员登记表.pdf").read_bytes())
    assert "张三" not in text_of((made / "王五委员登记表.pdf").read_bytes())


def _has_three(folder: Path) -> bool:
    return len(list(folder.glob("*.pdf"))) == 3


def test_one_record_or_a_list_has_no_files_of_its_own(context: UiContext, qtbot: QtBot) -> None:
    keys = keep_members(context.desk, "张三", "王五")
    assert opened(context, qtbot, member_form(), keys[:1]).each_button.isHidden()
    assert opened(context, qtbot, "member_roster", keys).each_button.isHidden()
