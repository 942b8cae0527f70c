"""五个一 with odd input: days that are not whole, former terms, duties that are gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.records import Contact, Duty, DutyTick, Member, Term, WorkGroup
from desktop_app.services import registers
from desktop_app.services.registers import Filter, Query, history, removing
from desktop_app.services.registers.record_drafts import Refused
from desktop_app.ui.duties.duty_page import DutyPage
from desktop_app.ui.duties.duty_rows import COMMITTEE, FIRST, NAME
from desktop_app.ui.look.theme import Mode
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.duties import duty_office as office
from tests.ui.duties.duty_pages import page_of, press, settle, table

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def said_by(context: UiContext) -> list[str]:
    """What is said in the status bar from now on."""
    found: list[str] = []
    context.events.said.connect(lambda notice: found.append(notice.text))
    return found


def previews(page: DutyPage) -> list[PrintPreview]:
    """The previews that are open."""
    found: list[PrintPreview] = list(page.window().findChildren(PrintPreview))
    return [each for each in found if each.isVisible()]


def write(page: DutyPage, context: UiContext, change: Callable[[], object]) -> None:
    """Change something as another page does, so that this one reads again."""
    change()
    page.refresh(frozenset())


@pytest.mark.parametrize(
    ("due", "day"), [("2026-12", "12 月 31 日"), ("2026", "12 月 31 日"), ("2027-02", "2 月 28 日")]
)
def test_a_day_that_is_a_month_or_a_year_ends_with_it(
    context: UiContext, qtbot: QtBot, due: str, day: str
) -> None:
    office.members(context.desk, "孔桂香")
    office.duty(context.desk, "一次学习", due=due)
    page = page_of(context, qtbot)
    assert day in page.pane.told.text()
    assert f"{day}前告诉我们" in page.pane.slip.toPlainText()
    page.givers.print_slips()
    page.givers.print_matrix()
    assert len(previews(page)) == 2
    for each in previews(page):
        each.close()


def test_a_duty_without_a_day_asks_for_no_day(context: UiContext, qtbot: QtBot) -> None:
    office.members(context.desk, "孔桂香")
    office.duty(context.desk, "一次学习", due="")
    page = page_of(context, qtbot)
    assert page.pane.slip.toPlainText().startswith(
        "孔桂香委员：您今年的“五个一”还差 1 件：“一次学习”，还差 1 件。请尽早告诉我们。"
    )
    assert page.bar.chips["soon"].text() == "快到期 0"


def test_what_only_groups_have_is_not_asked_of_members(context: UiContext) -> None:
    with pytest.raises(Refused, match="只有组才有"):
        office.duty(context.desk, "一份计划", fact="group_plan")
    office.duty(context.desk, "一份计划", fact="group_plan", subject="组")


def test_a_duty_that_is_gone_is_said_and_nothing_breaks(context: UiContext, qtbot: QtBot) -> None:
    office.members(context.desk)
    key = office.duty(context.desk, "一次学习")
    page, said = page_of(context, qtbot), said_by(context)
    removing.remove(context.desk, Duty, [key])
    page.table.go(1, FIRST)
    settle(qtbot)
    assert "已被删除" in said[-1]
    QTest.keyClick(page, Key.Key_F5)
    assert page.stack.currentWidget() is page.empty
    context.events.announce(history.undo(context.desk))
    assert page.matrix.columns[0].name == "一次学习"


def test_nobody_is_left_by_the_search_and_c_says_so(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    office.members(context.desk)
    office.duty(context.desk, "一次学习")
    page, said = page_of(context, qtbot), said_by(context)
    page.bar.search.setText("%_'\"\\ 😀")
    assert page.stack.currentWidget() is page.empty
    page.givers.copy_slip()
    assert said == ["没有列出来的人，没有可以复制的短信"]
    assert desktop.clipboard == ""
    page.steps.tick()
    page.table.go_on()
    page.givers.print_slip()
    assert previews(page) == []
    page.empty.clear.click()
    assert page.model.rowCount() == 3


def test_everybody_is_done_and_there_is_no_slip(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    (one,) = office.members(context.desk, "孔桂香")
    key = office.duty(context.desk, "一次学习")
    office.saved(context.desk, DutyTick, duty=key, member=one, reason="演示")
    page = page_of(context, qtbot)
    assert "已经全部完成" in page.pane.slip.toPlainText()
    page.bar.press_chip("open")
    assert page.stack.currentWidget() is page.empty
    page.bar.clear()
    office.members(context.desk, "邓勇")
    page.refresh(frozenset())
    page.bar.search.setText("kgx")
    page.givers.print_slips()
    assert len(previews(page)) == 1  # one line alone has its slip whatever it says
    previews(page)[0].close()


def test_a_year_without_duties_gives_nothing_out(context: UiContext, qtbot: QtBot) -> None:
    office.members(context.desk)
    office.duty(context.desk, "一次学习")
    page = page_of(context, qtbot)
    assert page.bar.print.isEnabled()
    page.show_year(2025)
    assert not page.bar.print.isEnabled()
    assert not page.bar.export.isEnabled()
    assert page.foot.isHidden()
    assert page.pane.isHidden()
    page.show_year(2026)
    assert page.bar.export.isEnabled()


def former_term(context: UiContext) -> int:
    """A term from 2017 to 2021 with two members and their duty of its last year."""
    desk = context.desk
    term = office.saved(desk, Term, number="九", starts="2017-01", ends="2021-12-20")
    for name in ("老甲", "老乙"):
        office.saved(desk, Member, name=name, term=term)
    office.duty(desk, "一次走访", year=2021, due="2021-11-30")
    return term


def test_a_former_term_shows_its_last_year_and_its_members(
    context: UiContext, qtbot: QtBot
) -> None:
    office.members(context.desk)
    office.duty(context.desk, "一次学习")
    term = former_term(context)
    page = page_of(context, qtbot)
    now = table(page, NAME)
    context.desk.viewed_term = term
    page.look_at_term()
    page.refresh(frozenset())
    assert page.bar.year.currentData() == 2021
    assert {name for (name,) in table(page, NAME)} == {"老甲", "老乙"}
    assert [each.name for each in page.matrix.columns] == ["一次走访"]
    context.desk.viewed_term = None
    page.look_at_term()
    page.refresh(frozenset())
    assert page.bar.year.currentData() == 2026
    assert table(page, NAME) == now


def test_members_of_two_terms_are_counted_each_in_its_own(context: UiContext, qtbot: QtBot) -> None:
    term = former_term(context)
    (now,) = office.members(context.desk, "老甲")
    office.contact(context.desk, now)
    office.duty(context.desk, "一次走访", fact="contact_made")
    page = page_of(context, qtbot)
    assert table(page, NAME, FIRST) == [("老甲", "1")]
    context.desk.viewed_term = term
    page.look_at_term()
    assert ("老甲", "0") in table(page, NAME, FIRST)


def test_who_has_neither_committee_nor_sector_is_listed_and_sorted_last(
    context: UiContext, qtbot: QtBot
) -> None:
    office.members(context.desk)
    office.duty(context.desk, "一次学习")
    page = page_of(context, qtbot)
    assert {text for (text,) in table(page, COMMITTEE)} == {"–"}
    assert all(each.isHidden() for each in page.bar.filters)
    page.sort(COMMITTEE)
    assert page.model.rowCount() == 3


def test_the_words_of_an_internal_contact_are_held_back(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    (one,) = office.members(context.desk, "孔桂香")
    office.duty(context.desk, "一次走访", fact="contact_made", minimum=2)
    office.saved(context.desk, Contact, visitor_member=one, day="2026-05-18",
                 person="演示暗访对象", internal="是")  # fmt: skip
    page = page_of(context, qtbot)
    assert table(page, FIRST) == [("1/2",)]
    shown = [page.pane.rows.item(0, n) for n in range(3)]
    assert all(each is not None and "暗访" not in each.text() for each in shown)
    press(page, qtbot, Key.Key_C)
    page.givers.copy_all()
    assert "暗访" not in desktop.clipboard
    assert page.pane.rows.columnWidth(0) >= page.pane.rows.fontMetrics().horizontalAdvance(
        "（不外传）"
    )


def test_undo_and_redo_in_turn_leave_the_cursor_where_it_was(
    context: UiContext, qtbot: QtBot
) -> None:
    people = office.members(context.desk)
    office.duty(context.desk, "一次走访", fact="contact_made")
    page = page_of(context, qtbot)
    row = next(n for n in range(3) if page.model.line(n).key == people[1])
    page.table.go(row, FIRST)
    for day in ("2026-03-01", "2026-03-02"):
        office.contact(context.desk, people[1], day)
    page.refresh(frozenset((Contact.KEY,)))
    seen = []
    for turn in (history.undo, history.undo, history.redo, history.redo, history.undo):
        context.events.announce(turn(context.desk))
        settle(qtbot)
        seen.append((page.model.text(row, FIRST), page.pane.rows.rowCount(), page.table.at))
    at = (row, FIRST)
    assert seen == [("1", 1, at), ("0", 0, at), ("1", 1, at), ("2", 2, at), ("1", 1, at)]


def test_a_retired_member_leaves_the_list_and_comes_back(context: UiContext, qtbot: QtBot) -> None:
    people = office.members(context.desk)
    office.duty(context.desk, "一次学习")
    page = page_of(context, qtbot)
    write(page, context, lambda: removing.remove(context.desk, Member, [people[0]]))
    assert page.model.rowCount() == 2
    write(page, context, lambda: history.undo(context.desk))
    assert page.model.rowCount() == 3
    assert page.foot.count.text() == "3 人，3 人没有完成"


def test_names_of_groups_have_more_room_than_those_of_members(
    context: UiContext, qtbot: QtBot
) -> None:
    office.members(context.desk)
    office.duty(context.desk, "一次学习")
    office.saved(context.desk, WorkGroup, name="演示第一界别委员活动小组")
    office.duty(context.desk, "一份年度计划", fact="group_plan", subject="组")
    page = page_of(context, qtbot)
    page.show_subject("group")
    settle(qtbot)
    wide = page.table.names.fontMetrics().horizontalAdvance("演示第一界别委员活")
    assert page.table.names.columnWidth(NAME) > wide


def test_rules_open_the_duties_of_the_year_and_the_order_is_chosen_from_the_menu(
    context: UiContext, qtbot: QtBot
) -> None:
    office.members(context.desk, "孔桂香", "邓勇")
    office.duty(context.desk, "一次学习")
    page = page_of(context, qtbot)
    opened: list[object] = []
    context.events.rows_wanted.connect(lambda key, where: opened.append((key, where)))
    QTest.mouseClick(page.bar.rules, LEFT)
    assert opened == [(Duty.KEY, (Filter("year", "in", (2026,)),))]
    menu = page.foot.order.menu()
    menu.aboutToShow.emit()
    titles = [each.text() for each in menu.actions()]
    assert titles == ["按来的顺序（姓氏笔画）", "按姓名", "按专委会", "按一次学习", "按完成"]
    before = table(page, NAME)
    menu.actions()[1].trigger()
    menu.actions()[1].trigger()
    assert page.order == (NAME, True)
    assert table(page, NAME) == before[::-1]
    menu.actions()[0].trigger()
    assert table(page, NAME) == before


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_large_text_keeps_every_button_of_the_pane_whole(
    context: UiContext, qtbot: QtBot, mode: Mode
) -> None:
    office.members(context.desk)
    office.duty(context.desk, "一次走访", fact="contact_made")
    page = page_of(context, qtbot)
    context.theme.wear(mode, large=True)
    settle(qtbot)
    pane = page.pane
    for each in (pane.add, pane.tick, pane.copy, pane.print, pane.edit):
        assert each.width() >= each.sizeHint().width(), each.text()
    assert page.pane.width() < page.width() / 2


def test_a_tick_is_refused_without_a_reason_and_nothing_is_written(
    context: UiContext, qtbot: QtBot
) -> None:
    office.members(context.desk, "孔桂香")
    office.duty(context.desk, "一次学习")
    with pytest.raises(Refused, match="理由"):
        office.saved(context.desk, DutyTick, duty=1, reason="")
    assert list(registers.find(context.desk, DutyTick, Query())) == []
