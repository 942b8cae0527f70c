"""填报: typed by keys, pasted, checked while typing, saved as one action, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.records import Campaign, CampaignIndicator
from desktop_app.services import registers
from desktop_app.services.campaigns import figure_books
from desktop_app.services.campaigns.figure_sheet import sheet
from desktop_app.services.campaigns.presets import start_from_preset
from desktop_app.services.campaigns.reading_figures import figures_of
from desktop_app.services.safekeeping.destinations import destination
from desktop_app.storage.log.position import last_number
from desktop_app.ui.campaigns.filling_part import FillingPart
from desktop_app.ui.record_page.record_page import RecordPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import saved
from tests.services.campaigns.campaign_office import PLACES, campaign, filled, values
from tests.ui.campaigns.campaign_pages import (
    ENTER,
    TAB,
    cell_text,
    filling,
    page_of,
    table_part,
    type_figure,
    where,
)

TOTAL, ENTERPRISE, HOUSEHOLD, COOPERATIVE, BASE, SHARE = range(1, 7)
SUM_ROW = len(PLACES)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def key(context: UiContext) -> int:
    return campaign(context.desk)


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, key: int) -> RecordPage:
    return page_of(context, qtbot, key)


@pytest.fixture
def part(page: RecordPage) -> FillingPart:
    return filling(page)


def test_enter_goes_down_and_tab_to_the_right(part: FillingPart) -> None:
    assert where(part) == (0, TOTAL)
    type_figure(part, "2406")
    assert where(part) == (1, TOTAL)
    type_figure(part, "1,800", TAB)
    assert where(part) == (1, ENTERPRISE)
    assert [cell_text(part, row, TOTAL) for row in range(4)] == ["2,406", "1,800", "", "4,206"]
    QTest.keyClick(part.grid.body, ENTER)
    QTest.keyClick(part.grid.body, ENTER)  # the sum row of it is not typed into
    assert where(part) == (0, HOUSEHOLD)
    QTest.keyClick(part.grid.body, ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert where(part) == (2, ENTERPRISE)


def test_only_the_sum_row_of_a_base_for_all_places_is_typed_into(part: FillingPart) -> None:
    part.grid.go(2, COOPERATIVE)
    QTest.keyClick(part.grid.body, ENTER)
    assert where(part) == (SUM_ROW, BASE)
    type_figure(part, "51128")
    assert cell_text(part, SUM_ROW, BASE) == "51,128"
    index = part.figures.index(0, SHARE)
    assert not part.figures.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_one_save_is_one_action_and_undo_takes_it_back(
    part: FillingPart, context: UiContext, key: int
) -> None:
    before = last_number(context.desk.office)
    for figure in ("2406", "1800", "600"):
        type_figure(part, figure)
    assert part.save_button.text() == "保存 3 个数"
    assert not figures_of(context.desk, key, "2026Q3")
    QTest.keyClick(part, Qt.Key.Key_S, CTRL)
    assert last_number(context.desk.office) == before + 1
    assert len(figures_of(context.desk, key, "2026Q3")) == 3
    assert part.save_button.text() == "保存"
    assert where(part) == (0, ENTERPRISE)  # the cursor stays


def test_a_wrong_sum_is_red_with_its_difference_and_may_be_saved(
    part: FillingPart, page: RecordPage, context: UiContext, key: int
) -> None:
    for column, figure in ((TOTAL, "4806"), (ENTERPRISE, "655"), (HOUSEHOLD, "4079"),
                           (COOPERATIVE, "54")):  # fmt: skip
        part.grid.go(0, column)
        type_figure(part, figure)
    said = "演示甲县“新增市场主体”填的是 4,806，分项相加是 4,788，多 18"
    assert said in part.check.words.text()
    assert part.figures.icon(0, TOTAL) is not None
    assert part.figures.colour(0, TOTAL) is not None
    assert said.split("”")[1] in part.figures.hint(0, TOTAL)
    assert part.save()
    assert values(context.desk, Campaign, key)["faults"] == 1
    part.grid.go(2, COOPERATIVE)
    QTest.keyClick(part.grid.body, Qt.Key.Key_F8)
    assert where(part) == (0, TOTAL)
    part.grid.go(0, HOUSEHOLD)
    type_figure(part, "4097")
    assert part.check.words.text().startswith("各项合计与分项相加一致。")
    part.save()
    assert values(context.desk, Campaign, key)["faults"] is None


def test_what_is_no_figure_stays_in_its_cell_until_it_is_mended(part: FillingPart) -> None:
    type_figure(part, "9x")
    assert cell_text(part, 0, TOTAL) == "9x"
    assert "新增市场主体应为数字" in part.refusal.words.text()
    assert part.figures.icon(0, TOTAL) is not None
    assert part.sheet is not None
    assert not part.sheet.typed
    part.grid.go(0, TOTAL)
    type_figure(part, "12")
    assert cell_text(part, 0, TOTAL) == "12"
    assert part.refusal.words.text() == ""


def test_ctrl_z_takes_back_what_is_not_saved_before_the_window_undoes(part: FillingPart) -> None:
    type_figure(part, "1")
    type_figure(part, "2")
    QTest.keyClick(part.grid.body, Qt.Key.Key_Z, CTRL)
    assert [cell_text(part, row, TOTAL) for row in range(2)] == ["1", ""]
    part.back_button.click()
    assert cell_text(part, 0, TOTAL) == ""
    assert not part.back_button.isEnabled()


def test_a_cell_that_is_no_figure_keeps_its_period(part: FillingPart) -> None:
    type_figure(part, "9x")
    part.periods.back.click()
    assert part.sheet is not None
    assert part.sheet.period == "2026Q3"
    assert part.periods.chip.key == "2026Q3"
    assert cell_text(part, 0, TOTAL) == "9x"
    assert where(part) == (0, TOTAL)
    assert "再换时段" in part.refusal.words.text()
    QTest.keyClick(part.grid.body, Qt.Key.Key_Delete)
    part.periods.back.click()
    assert part.sheet.period == "2026Q2"


def test_a_campaign_that_is_removed_keeps_no_window_open(
    part: FillingPart, page: RecordPage, context: UiContext, key: int
) -> None:
    type_figure(part, "655")
    registers.remove(context.desk, Campaign, [key])
    assert part.save()
    assert page.close()


def test_an_indicator_that_is_removed_takes_what_was_typed_along(
    part: FillingPart, page: RecordPage, context: UiContext, key: int
) -> None:
    type_figure(part, "655")
    part.grid.go(0, ENTERPRISE)
    type_figure(part, "7")
    assert part.sheet is not None
    registers.remove(context.desk, CampaignIndicator, [part.sheet.indicators.every[0].key])
    page.show_record(key)
    assert part.save()
    assert list(figures_of(context.desk, key, "2026Q3").values()) == [7 * 10_000]


def test_a_share_without_its_base_is_said(part: FillingPart) -> None:
    type_figure(part, "2406")
    assert "“占全州新增”的基数“全州新增”没有数。" in part.check.words.text()
    part.grid.go(SUM_ROW, BASE)
    type_figure(part, "51128")
    assert "基数" not in part.check.words.text()


def test_delete_empties_the_chosen_cells_as_one_step(
    part: FillingPart, context: UiContext, key: int
) -> None:
    filled(context.desk, key)
    part.show_period("2026Q3")
    part.grid.body.selectAll()
    QTest.keyClick(part.grid.body, Qt.Key.Key_Delete)
    assert cell_text(part, SUM_ROW, TOTAL) == ""
    part.save()
    assert not figures_of(context.desk, key, "2026Q3")


def test_a_pasted_table_goes_by_its_names(part: FillingPart, desktop: ScriptedDesktop) -> None:
    desktop.clipboard = (
        "县（市）\t合作社\t企业\n演示丙市\t10\t100\n演示甲县\t30\t355\n合计\t40\t455\n"
    )
    QTest.keyClick(part.grid.body, Qt.Key.Key_V, CTRL)
    assert cell_text(part, 0, ENTERPRISE) == "355"
    assert cell_text(part, 2, COOPERATIVE) == "10"
    assert "按县（市）和指标的名称" in part.refusal.words.text()


def test_pasting_says_what_it_did_not_understand(
    part: FillingPart, desktop: ScriptedDesktop
) -> None:
    desktop.clipboard = "12\t3x\n4\t5"
    part.take("paste")
    assert cell_text(part, 0, TOTAL) == "12"
    assert cell_text(part, 0, ENTERPRISE) == ""
    assert "没有读懂的没有贴入：演示甲县：企业应为数字" in part.refusal.words.text()
    desktop.clipboard = "没有"
    part.take("paste")
    assert "没有可以贴入的数" in part.refusal.words.text()


def test_copied_cells_have_their_heads(part: FillingPart, desktop: ScriptedDesktop) -> None:
    type_figure(part, "5")
    part.grid.go(0, TOTAL)
    part.take("copy")
    assert desktop.clipboard == "5"
    part.grid.body.selectAll()
    QTest.keyClick(part.grid.body, Qt.Key.Key_C, CTRL)
    lines = desktop.clipboard.split("\n")
    assert lines[0].startswith("县（市）\t新增市场主体（户）\t企业（户）")
    assert lines[1].startswith("演示甲县\t5\t")
    assert lines[-1].startswith("合计\t5")


def test_the_period_before_is_a_faint_hint(part: FillingPart, context: UiContext, key: int) -> None:
    filled(context.desk, key, "2026Q2")
    part.show_period("2026Q3")
    assert cell_text(part, 0, TOTAL) == ""
    assert part.figures.before_text(0, TOTAL) == "2,406"
    assert "上期 2,406" in part.figures.hint(0, TOTAL)
    type_figure(part, "7")
    assert part.figures.before_text(0, TOTAL) == ""


@pytest.mark.parametrize("way", ["period", "tab", "hide"])
def test_nothing_that_was_typed_is_lost_by_leaving(
    part: FillingPart, page: RecordPage, context: UiContext, key: int, way: str
) -> None:
    type_figure(part, "655")
    if way == "period":
        part.periods.back.click()
        assert part.sheet is not None
        assert part.sheet.period == "2026Q2"
    elif way == "tab":
        page.tabs.turn_to("table")
    else:
        page.hide()
    assert list(figures_of(context.desk, key, "2026Q3").values()) == [655 * 10_000]


def test_another_record_shows_its_own_figures(
    part: FillingPart, page: RecordPage, context: UiContext, key: int
) -> None:
    other = campaign(context.desk, "演示另一项", places="丁县")
    type_figure(part, "655")
    page.show_record(other)
    assert part.figures.places == ["丁县", ""]
    assert list(figures_of(context.desk, key, "2026Q3").values()) == [655 * 10_000]


def test_what_is_no_figure_is_there_again_when_its_record_is(
    part: FillingPart, page: RecordPage, context: UiContext, key: int
) -> None:
    other = campaign(context.desk, "演示另一项", places="丁县")
    type_figure(part, "300x")
    page.show_record(other)
    assert not part.figures.refused
    page.show_record(key)
    assert cell_text(part, 0, TOTAL) == "300x"


@pytest.mark.parametrize("agreed", [False, True])
def test_closing_asks_before_what_is_no_figure_is_lost(
    part: FillingPart, page: RecordPage, desktop: ScriptedDesktop, context: UiContext,
    qtbot: QtBot, *, agreed: bool,
) -> None:  # fmt: skip
    type_figure(part, "300x")
    page.show_record(campaign(context.desk, "演示另一项", places="丁县"))
    desktop.answers["figures_refused"] = agreed
    page.close()
    assert "市场主体倍增 2026年第三季度 “300x”" in desktop.asked[-1][1]
    qtbot.waitUntil(lambda: page.isVisible() is not agreed)


class Refusing(QObject):
    """Lets no window close."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        closes = event.type() == QEvent.Type.Close
        if closes:
            event.ignore()
        return closes


def test_what_is_no_figure_stays_where_closing_is_refused_after_all(
    part: FillingPart, page: RecordPage, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    type_figure(part, "300x")
    desktop.answers["figures_refused"] = True
    page.hide()
    refusing = Refusing()
    page.installEventFilter(refusing)
    page.show()  # the part asks before the other one is
    for _ in range(2):
        page.close()
        qtbot.wait(20)
    assert page.isVisible()
    assert cell_text(part, 0, TOTAL) == "300x"
    assert [name for name, *_ in desktop.asked].count("figures_refused") == 1
    page.removeEventFilter(refusing)


def test_a_change_from_elsewhere_leaves_what_is_typed(
    part: FillingPart, context: UiContext, key: int, page: RecordPage
) -> None:
    type_figure(part, "655")
    saved(context.desk, CampaignIndicator, campaign=key, name="演示新指标", position=9)
    page.show_record(key)
    assert cell_text(part, 0, TOTAL) == "655"
    assert part.figures.title(7) == "演示新指标"
    assert part.save_button.text() == "保存 1 个数"


def test_a_form_goes_out_and_comes_back(
    part: FillingPart, desktop: ScriptedDesktop, context: UiContext, key: int, tmp_path: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    filled(context.desk, key)
    part.show_period("2026Q3")
    out = tmp_path / "填报表.xlsx"
    desktop.answers["export_file"] = out
    part.form_button.click()
    qtbot.waitUntil(out.exists)
    part.show_period("2026Q2")
    desktop.answers["figure_book"] = out
    part.take_button.click()
    assert cell_text(part, SUM_ROW, TOTAL) == "4,806"
    said = part.refusal.words.text()
    assert "表上写的是2026年第三季度，这里填的是2026年第二季度" in said
    assert "已从“填报表.xlsx”读入 13 个数" in said
    part.save()
    assert figures_of(context.desk, key, "2026Q2") == figures_of(context.desk, key, "2026Q3")


def test_a_book_without_a_table_is_refused(
    part: FillingPart, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("姓名,单位\n演示甲,演示局\n", "utf-8")
    part.take_book(path)
    assert "要有一列县（市）" in desktop.asked[-1][1]


def test_a_campaign_without_indicators_offers_some(context: UiContext, qtbot: QtBot) -> None:
    key = start_from_preset(context.desk, "blank", "演示空白", 2026).keys[0]
    page = page_of(context, qtbot, key)
    part = filling(page)
    assert part.nothing.isVisibleTo(part)
    assert not part.grid.isVisibleTo(part)
    part.nothing.add("market")
    assert part.grid.isVisibleTo(part)
    assert cell_text(part, 0, 0) == "本单位"
    assert table_part(page).made is not None


def test_forty_periods_and_many_places_are_shown(context: UiContext, qtbot: QtBot) -> None:
    places = "\n".join(f"演示{n}县" for n in range(30))
    key = campaign(context.desk, "演示多", places=places, since="2020-01", step="按月")
    page = page_of(context, qtbot, key)
    part = filling(page)
    assert part.figures.rowCount() == 31
    assert len(part.periods.chip.words) == 84
    book = figure_books.form_table(sheet(context.desk, key))
    path = destination(context.desk, context.desk.office.path.with_name("a.xlsx"), (".xlsx",))
    figure_books.write(book, path)
    assert registers.find(context.desk, Campaign, registers.Query())[0] == key


def test_a_window_stays_open_while_its_figures_cannot_be_saved(
    part: FillingPart, page: RecordPage, desktop: ScriptedDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UserError("磁盘满了，没有保存。")

    type_figure(part, "655")
    monkeypatch.setattr("desktop_app.ui.campaigns.filling_part.save", refuse)
    assert not page.close()
    assert desktop.asked[-1] == ("figures_not_saved", "磁盘满了，没有保存。")
    assert part.sheet is not None
    assert part.sheet.typed
    monkeypatch.undo()
    assert page.close()
    assert not part.sheet.typed
