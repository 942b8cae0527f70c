"""What a file contains: counts by year, the rows behind them, forms of a year, former terms."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.records import Contact, Member, Point, Reception
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.personal_files.overview import TITLES
from desktop_app.services.registers import Query, history
from desktop_app.ui.look.theme import Mode
from desktop_app.ui.personal_files.files_page import FilesPage
from desktop_app.ui.personal_files.files_table import (
    COLUMNS,
    FIRST_COUNT,
    GRADE,
    WHO_COMMITTEE,
    YEARS,
)
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.keeping import keep, keep_members
from tests.ui.personal_files.files_pages import (
    Wanted,
    activate,
    count_at,
    heads,
    names,
    page_of,
    previews,
    rows_wanted,
    said_by,
)

Key = Qt.Key
VISITS, SHIFTS = "走访联系", "接待和值班"


def visits(context: UiContext, member: int, *days: str) -> list[int]:
    """A visit on each of these days."""
    return [
        keep(context.desk, "contact", day=day, visitor_member=member, person="演示村民")
        for day in days
    ]


def found(context: UiContext, model: type[Record], wanted: Wanted) -> list[int]:
    """The ids of the rows of the list that was asked for last, in their order."""
    key, where = wanted[-1]
    assert key == model.KEY
    return sorted(registers.find(context.desk, model, Query(where=where)))


def test_a_number_of_a_year_opens_the_rows_of_that_year_and_the_sum_all(
    context: UiContext, qtbot: QtBot
) -> None:
    one, other = keep_members(context.desk, "丁一", "王五")
    early, late, later = visits(context, one, "2025-03-01", "2026-03-01", "2026-05")
    visits(context, other, "2026-03-01")
    page, wanted = page_of(context, qtbot), rows_wanted(context)
    assert heads(page) == ["类别", "2025", "2026", "合计"]
    activate(page, VISITS, "2025")
    assert found(context, Contact, wanted) == [early]
    activate(page, VISITS, "2026")
    assert found(context, Contact, wanted) == sorted((late, later))
    activate(page, VISITS, "合计")
    assert found(context, Contact, wanted) == sorted((early, late, later))
    activate(page, VISITS, "类别")
    assert found(context, Contact, wanted) == sorted((early, late, later))


def test_records_without_a_day_have_a_column_of_their_own(context: UiContext, qtbot: QtBot) -> None:
    (one,) = keep_members(context.desk, "丁一")
    keep(context.desk, "speech", name="修路", member=one)
    keep(context.desk, "speech", name="架桥", member=one, handed_on="2026-01-05")
    page, wanted = page_of(context, qtbot), rows_wanted(context)
    assert heads(page) == ["类别", "未写日期", "2026", "合计"]
    activate(page, "大会发言", "未写日期")
    (row,) = registers.find(context.desk, context_model(context, "speech"),
                            Query(where=wanted[-1][1]))  # fmt: skip
    assert registers.draft(context.desk, context_model(context, "speech"), row).values["name"] == (
        "修路"
    )


def context_model(context: UiContext, key: str) -> type[Record]:
    """The record with that key."""
    return next(each for each in context.records if key == each.KEY)


def test_an_empty_number_says_that_nothing_is_behind_it(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "丁一")
    page, wanted, said = page_of(context, qtbot), rows_wanted(context), said_by(context)
    for title in TITLES:
        activate(page, title, "合计")
    assert wanted == []
    assert said == ["这一格后面还没有记录"] * len(TITLES)


def test_shifts_of_duty_open_their_points_and_receptions_come_first(
    context: UiContext, qtbot: QtBot
) -> None:
    (one,) = keep_members(context.desk, "丁一")
    point = keep(context.desk, "point", name="演示协商点")
    keep(context.desk, "point", name="演示别的点")
    keep(context.desk, "duty_shift", point=point, day="2026-03-02", members=(one,))
    page, wanted, said = page_of(context, qtbot), rows_wanted(context), said_by(context)
    assert count_at(page, SHIFTS, "2026").text() == "1"
    activate(page, SHIFTS, "2026")
    assert found(context, Point, wanted) == [point]
    assert said == []
    reception = keep(context.desk, "reception", matter="演示诉求", day="2026-03-03", members=(one,))
    page.refresh(frozenset(("reception",)))
    assert count_at(page, SHIFTS, "合计").text() == "2"
    activate(page, SHIFTS, "合计")
    assert found(context, Reception, wanted) == [reception]
    assert said == [f"另有一部分登记在“{Point.TITLE}”里"]


def test_a_saved_and_an_undone_record_change_the_numbers_where_the_cursor_is(
    context: UiContext, qtbot: QtBot
) -> None:
    one, two, _ = keep_members(context.desk, "丁一", "王五", "张三")
    page = page_of(context, qtbot)
    page.table.choose_rows([1], 1)
    assert page.pane.name.text() == "王五"
    values = {"visitor_member": two, "day": "2026-03-01", "person": "演示村民"}
    context.events.announce(registers.save(context.desk, Contact, values))
    assert page.pane.name.text() == "王五"
    assert count_at(page, VISITS, "2026").text() == "1"
    assert page.words.text() == "3 位委员，1 条记录"
    context.events.announce(history.undo(context.desk))
    assert count_at(page, VISITS, "合计").text() == "0"
    context.events.announce(
        registers.save(context.desk, Contact, {**values, "visitor_member": one})
    )
    assert page.rows.lines[0].total(VISITS) == 1
    assert page.pane.name.text() == "王五"


def test_arrows_show_the_next_file_and_enter_opens_the_member(
    context: UiContext, qtbot: QtBot
) -> None:
    keys = keep_members(context.desk, "丁一", "王五")
    page = page_of(context, qtbot)
    opened: list[tuple[str, int]] = []
    context.events.record_wanted.connect(lambda key, record: opened.append((key, record)))
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Down)
    assert page.pane.name.text() == "王五"
    QTest.keyClick(page.table, Key.Key_Return)
    page.pane.open.click()
    assert opened == [(Member.KEY, keys[1])] * 2
    QTest.keyClick(page.table, Key.Key_Up)
    assert page.pane.name.text() == "丁一"


def test_a_head_sorts_and_shows_which_way(context: UiContext, qtbot: QtBot) -> None:
    one, _ = keep_members(context.desk, "丁一", "王五")
    visits(context, one, "2026-03-01")
    page = page_of(context, qtbot)
    head = page.table.horizontalHeader()
    assert not head.isSortIndicatorShown()
    column = FIRST_COUNT + TITLES.index(VISITS)
    page.table.sort_asked.emit(column)
    assert head.isSortIndicatorShown()
    assert (head.sortIndicatorSection(), head.sortIndicatorOrder()) == (
        column, Qt.SortOrder.AscendingOrder,
    )  # fmt: skip
    page.table.sort_asked.emit(column)
    assert head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    assert names(page) == ["丁一", "王五"]
    page.table.sort_asked.emit(column)
    assert not head.isSortIndicatorShown()


def test_every_column_is_seen_at_the_usual_width(context: UiContext, qtbot: QtBot) -> None:
    committee = keep(context.desk, "committee", name="演示农业和农村委员会", short_name="演示农委")
    keep_members(context.desk, "丁一", committee=committee)
    page = page_of(context, qtbot)
    bar = page.table.horizontalScrollBar()
    assert bar.maximum() == 0
    assert page.table.columnViewportPosition(GRADE) < page.table.viewport().width()
    assert page.rows.text(0, WHO_COMMITTEE) == "演示农委"
    words = page.table.fontMetrics()
    for column, title in enumerate(COLUMNS):
        if column != YEARS:
            assert page.table.columnWidth(column) >= words.horizontalAdvance(title), title
    assert page.table.isColumnHidden(YEARS)
    page.resize(1700, 620)
    assert not page.table.isColumnHidden(YEARS)
    assert sum(page.table.columnWidth(n) for n in range(len(COLUMNS))) == (
        page.table.viewport().width()
    )


def test_two_years_and_their_sum_are_seen_in_the_pane(context: UiContext, qtbot: QtBot) -> None:
    (key,) = keep_members(context.desk, "丁一")
    for day in ("2025-03-01", "2026-03-01"):
        keep(context.desk, "proposal", name=f"演示{day}", member=key, received_on=day)
    page = page_of(context, qtbot)
    assert heads(page) == ["类别", "2025", "2026", "合计"]
    assert page.pane.table.horizontalScrollBar().maximum() == 0


def test_another_short_name_of_a_committee_is_seen(context: UiContext, qtbot: QtBot) -> None:
    committee = keep(context.desk, "committee", name="演示经济委员会")
    keep_members(context.desk, "丁一", committee=committee)
    page = page_of(context, qtbot)
    assert page.rows.text(0, WHO_COMMITTEE) == "演示经济委员会"
    model = context_model(context, "committee")
    opened = registers.draft(context.desk, model, committee)
    context.events.announce(
        registers.save(context.desk, model, {"short_name": "经济委"}, opened=opened)
    )
    assert page.rows.text(0, WHO_COMMITTEE) == "经济委"
    assert "经济委" in page.pane.words.text()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_large_text_keeps_the_buttons_whole(context: UiContext, qtbot: QtBot, mode: Mode) -> None:
    keep_members(context.desk, "丁一")
    page = page_of(context, qtbot)
    usual = page.pane.width()
    context.theme.wear(mode, large=True)
    qtbot.wait(1)
    assert page.pane.width() > usual
    for each in (page.pane.print, page.pane.open, page.print, page.export_button):
        assert each.width() >= each.sizeHint().width(), each.text()


def forms(page: FilesPage) -> list[QAction]:
    """The years of forms that the menu of prints offers."""
    page.print.menu().aboutToShow.emit()
    found_now: list[QAction] = page.forms.actions()
    return found_now


def test_without_assessments_the_menu_says_where_they_begin(
    context: UiContext, qtbot: QtBot
) -> None:
    keep_members(context.desk, "丁一")
    page = page_of(context, qtbot)
    (only,) = forms(page)
    assert not only.isEnabled()
    assert "履职评定" in only.text()


def test_the_forms_of_a_year_are_those_of_the_chosen_members(
    context: UiContext, qtbot: QtBot
) -> None:
    one, two, _ = keep_members(context.desk, "丁一", "王五", "张三")
    for year, member in ((2025, one), (2026, one), (2026, two)):
        keep(context.desk, "assessment", year=year, member=member)
    page, said = page_of(context, qtbot), said_by(context)
    assert [each.text() for each in forms(page)] == ["2026 年…", "2025 年…"]
    forms(page)[0].trigger()
    (preview,) = previews(page)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    assert "登记表" in preview.windowTitle()
    preview.close()
    page.table.choose_rows([1, 2], 1)
    forms(page)[1].trigger()
    assert said == ["选中的委员没有 2025 年的履职评定，没有可以打印的登记表"]
    assert previews(page) == []


def test_a_former_term_lists_its_members_and_no_others(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    term = keep(desk, "term", number="九", starts="2017-01", ends="2021-12")
    (old,) = keep_members(desk, "老甲", term=term)
    keep_members(desk, "丁一")
    visits(context, old, "2020-05-05")
    page = page_of(context, qtbot)
    assert names(page) == ["丁一"]
    desk.viewed_term = term
    page.look_at_term()
    page.refresh(frozenset())
    assert names(page) == ["老甲"]
    assert heads(page) == ["类别", "2020", "合计"]
    desk.viewed_term = None
    page.refresh(frozenset())
    assert names(page) == ["丁一"]


def test_two_chosen_members_are_printed_one_means_all(context: UiContext, qtbot: QtBot) -> None:
    keys = keep_members(context.desk, "丁一", "王五", "张三")
    page = page_of(context, qtbot)
    assert page.chosen() == [keys[0], keys[1], keys[2]]
    page.table.choose_rows([0, 2], 0)
    assert page.chosen() == [keys[0], keys[2]]
    page.search.setText("ww")
    qtbot.waitUntil(lambda: names(page) == ["王五"])
    assert page.chosen() == [keys[1]]


def test_search_and_sort_are_remembered_and_odd_states_are_left_alone(
    context: UiContext, qtbot: QtBot
) -> None:
    keep_members(context.desk, "丁一", "王五")
    page = page_of(context, qtbot)
    page.search.setText("w")
    page.table.sort_asked.emit(0)
    page.table.sort_asked.emit(0)
    other = page_of(context, qtbot)
    other.recall(page.remember())
    assert names(other) == ["王五"]
    assert other.remember() == {"search": "w", "sort": 0, "descending": True}
    other.recall({"sort": 99, "search": None, "descending": "x"})
    assert names(other) == ["王五", "丁一"]


def test_a_name_found_by_initials_and_copied_with_its_numbers(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    one, _ = keep_members(context.desk, "丁一", "王五")
    visits(context, one, "2026-03-01", "2026-03-02")
    page = page_of(context, qtbot)
    page.start_search()
    QTest.keyClicks(page.search, "dy")
    qtbot.waitUntil(lambda: names(page) == ["丁一"])
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, line = desktop.clipboard.splitlines()
    cells = dict(zip(head.split("\t"), line.split("\t"), strict=True))
    assert (cells["姓名"], cells["走访"], cells["提案"], cells["年度"]) == (
        "丁一",
        "2",
        "—",
        "2026",
    )
