"""座次表: keys, dragging, undo, rules, one save; what is refused is said."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Attendance, Sector
from desktop_app.records.hall import Seat, hall_in
from desktop_app.records.seat_plan import SeatPlan
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.services.seating import plans
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.seating.hall_view import PERSON
from desktop_app.ui.seating.seating_window import SeatingWindow
from desktop_app.ui.seating.unseated_list import KEY
from desktop_app.ui.ui_context import UiContext
from tests.services.activities import activity_office as office
from tests.ui.finding import children

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
STEP = 0.016
"""Seconds that a step of dragging may take."""


def plenary(desk: Desk, count: int = 30) -> int:
    """A plenary of some members of three sectors, the first of them chair and vice chairs."""
    sectors = [office.saved(desk, Sector, name=f"演示界{n}", position=str(n)) for n in (1, 2, 3)]
    key = office.activity(desk, "演示全会开幕会", kind="plenary", place="演示大礼堂")
    for n in range(count):
        post = {0: "chair", 1: "vice_chair", 2: "vice_chair"}.get(n, "member")
        member = office.member(desk, f"演{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n}号", cppcc_post=post,
                               sector=sectors[n % 3])  # fmt: skip
        office.attendance(desk, key, member=member)
    office.attendance(desk, key, name="演示列席", role="observer", unit="演示局")
    return key


def opened(context: UiContext, qtbot: QtBot, key: int) -> SeatingWindow:
    shown = SeatingWindow(context, plans.read(context.desk, key), None)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.view.setFocus()
    return shown


def keys(target: QWidget, *pressed: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for each in pressed:
        QTest.keyClick(target, each, held)


def name_at(shown: SeatingWindow, seat: Seat) -> str:
    key = shown.edit.person_at(seat)
    return shown.edit.hall.people[key].name if key else ""


def stored_plan(desk: Desk) -> dict[str, object]:
    (key,) = lists.find(desk.office, SeatPlan, Query())
    return office.values(desk, SeatPlan, key)


def picture(shown: QWidget, name: str) -> None:
    """Saves what is shown where PICTURES says so."""
    folder = os.environ.get("PICTURES")
    if folder:
        QApplication.processEvents()
        shown.grab().save(f"{folder}/{name}.png")


def test_a_new_plan_has_everybody_seated_by_sector(context: UiContext, qtbot: QtBot) -> None:
    shown = opened(context, qtbot, plenary(context.desk))
    hall = shown.edit.hall
    assert len(hall.seats) == 31
    assert [name_at(shown, (0, n)) for n in (4, 5, 3)] == ["演甲0号", "演乙1号", "演丙2号"]
    groups = [hall.people[hall.seats[s]].group for s in hall.of_hall() if s in hall.seats]
    assert groups == sorted(groups, key=("演示界1", "演示界2", "演示界3", "列席和特邀").index)
    assert "应到 31 人 · 有座 31 人" in shown.counts.text()
    assert not lists.find(context.desk.office, SeatPlan, Query())
    picture(shown, "new")


def test_cut_and_paste_swap_and_saving_is_one_action_that_undo_takes_back(
    context: UiContext, qtbot: QtBot
) -> None:
    desk = context.desk
    shown = opened(context, qtbot, plenary(desk))
    first, third = name_at(shown, (1, 1)), name_at(shown, (1, 3))
    keys(shown.view, Qt.Key.Key_X, held=CTRL)
    keys(shown.view, Qt.Key.Key_Right, Qt.Key.Key_Right)
    picture(shown, "cut")
    keys(shown.view, Qt.Key.Key_V, held=CTRL)
    assert (name_at(shown, (1, 1)), name_at(shown, (1, 3))) == (third, first)
    keys(shown, Qt.Key.Key_S, held=CTRL)
    kept = hall_in(str(stored_plan(desk)["seats"]))
    assert kept.people[kept.seats[1, 3]].name == first
    assert history.recent(desk, 1)[0].name.startswith("座次表：“演示全会开幕会”31 人有座")
    keys(shown.view, Qt.Key.Key_Delete)
    keys(shown, Qt.Key.Key_S, held=CTRL)
    assert len(hall_in(str(stored_plan(desk)["seats"])).seats) == 30
    history.undo(desk)
    assert hall_in(str(stored_plan(desk)["seats"])) == kept
    (key,) = lists.find(desk.office, SeatPlan, Query())
    (change,) = history.changes_of(desk, SeatPlan, history.history_of(desk, SeatPlan, key)[1])
    assert (change.label, change[-1]) == ("座位", "座位有改动")


def test_inserting_moves_on_and_ctrl_z_gives_the_same(context: UiContext, qtbot: QtBot) -> None:
    shown = opened(context, qtbot, plenary(context.desk))
    before = shown.edit.hall
    moved = name_at(shown, (1, 1))
    keys(shown.view, Qt.Key.Key_X, held=CTRL)
    keys(shown.view, Qt.Key.Key_Down)
    keys(shown.view, Qt.Key.Key_V, held=CTRL | SHIFT)
    assert name_at(shown, (2, 1)) == moved
    assert shown.edit.hall != before
    keys(shown, Qt.Key.Key_Z, held=CTRL)
    assert shown.edit.hall == before
    keys(shown, Qt.Key.Key_Y, held=CTRL)
    assert name_at(shown, (2, 1)) == moved


def test_space_twice_swaps_two_and_escape_lets_go(context: UiContext, qtbot: QtBot) -> None:
    shown = opened(context, qtbot, plenary(context.desk))
    one, two = name_at(shown, (1, 1)), name_at(shown, (1, 2))
    keys(shown.view, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert (name_at(shown, (1, 1)), name_at(shown, (1, 2))) == (two, one)
    keys(shown.view, Qt.Key.Key_Space, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert shown.moves.first is None


def test_locked_and_reserved_seats_survive_another_rule(context: UiContext, qtbot: QtBot) -> None:
    shown = opened(context, qtbot, plenary(context.desk))
    keys(shown.view, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_L)
    locked = name_at(shown, (1, 3))
    keys(shown.view, Qt.Key.Key_X, held=CTRL)
    assert "锁住" in shown.said.text()
    keys(shown.view, Qt.Key.Key_Left, Qt.Key.Key_R)
    assert name_at(shown, (1, 2)) == ""
    assert shown.pane.unseated.count() == 1
    for rule in ("post", "strokes", "sector"):
        shown.bar.buttons[rule].click()
        assert (name_at(shown, (1, 3)), name_at(shown, (1, 2))) == (locked, "")
        assert shown.pane.unseated.count() == 0
    picture(shown, "locked")


def test_dragging_swaps_and_with_shift_inserts(context: UiContext, qtbot: QtBot) -> None:
    shown = opened(context, qtbot, plenary(context.desk))
    view = shown.view

    def drag(one: Seat, other: Seat, held: Qt.KeyboardModifier) -> None:
        start, end = (view.geometry_.box(each).center() for each in (one, other))
        QTest.mousePress(view, Qt.MouseButton.LeftButton, held, start)
        QTest.mouseMove(view, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
        QTest.mouseMove(view, end)
        picture(shown, "drag")
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, held, end)

    one, two = name_at(shown, (1, 1)), name_at(shown, (2, 4))
    drag((1, 1), (2, 4), NONE)
    assert (name_at(shown, (1, 1)), name_at(shown, (2, 4))) == (two, one)
    third = name_at(shown, (1, 3))
    drag((1, 3), (1, 1), SHIFT)
    assert (name_at(shown, (1, 1)), name_at(shown, (1, 2))) == (third, two)


def test_somebody_is_found_by_spelling_and_put_from_the_list(
    context: UiContext, qtbot: QtBot
) -> None:
    shown = opened(context, qtbot, plenary(context.desk))
    keys(shown.view, Qt.Key.Key_Slash)
    assert shown.pane.search.hasFocus()
    QTest.keyClicks(shown.pane.search, "yslx")
    keys(shown.pane.search, Qt.Key.Key_Return)
    assert name_at(shown, shown.view.current) == "演示列席"
    keys(shown.view, Qt.Key.Key_Delete)
    assert shown.pane.unseated.count() == 1
    shown.pane.search.setText("演示列席")
    keys(shown.pane.search, Qt.Key.Key_Return)
    shown.view.go((1, 1))
    first = name_at(shown, (1, 1))
    keys(shown.view, Qt.Key.Key_V, held=CTRL)
    assert name_at(shown, (1, 1)) == "演示列席"
    assert first in shown.pane.unseated.item(0).text()
    shown.pane.fill.click()
    assert shown.pane.unseated.count() == 0


def test_somebody_is_seated_by_name_and_from_the_list_by_the_mouse(
    context: UiContext, qtbot: QtBot
) -> None:
    shown = opened(context, qtbot, plenary(context.desk))
    first = name_at(shown, (1, 1))
    where = shown.edit.hall.seat_of(
        next(k for k, each in shown.edit.hall.people.items() if each.name == "演示列席")
    )
    shown.pane.replace.click()
    assert shown.pane.search.hasFocus()
    assert "1 排 1 座" in shown.pane.search.placeholderText()
    QTest.keyClicks(shown.pane.search, "yslx")
    keys(shown.pane.search, Qt.Key.Key_Return)
    assert name_at(shown, (1, 1)) == "演示列席"
    assert where is not None
    assert name_at(shown, where) == first
    keys(shown.view, Qt.Key.Key_Delete)
    (item,) = shown.pane.unseated.findItems("演示列席", Qt.MatchFlag.MatchStartsWith)
    data = shown.pane.unseated.mimeData([item])
    person = bytes(data.data(PERSON).data()).decode()
    shown.view.dropped.emit(person, (2, 1), False)
    assert name_at(shown, (2, 1)) == "演示列席"
    second = shown.pane.unseated.item(0).data(KEY)
    before = name_at(shown, (2, 2))
    shown.view.dropped.emit(second, (2, 2), True)
    assert name_at(shown, (2, 3)) == before
    assert shown.pane.unseated.count() == 0


def test_too_few_seats_say_how_many_and_add_a_row(context: UiContext, qtbot: QtBot) -> None:
    shown = opened(context, qtbot, plenary(context.desk))
    shown.bar.boxes["rows"].setValue(1)
    assert "座位没有了" in shown.said.text()
    assert shown.pane.unseated.count() > 0
    shown.again_button.click()
    assert "加了" in shown.said.text()
    assert shown.pane.unseated.count() == 0


def test_from_the_stage_right_is_left(context: UiContext, qtbot: QtBot) -> None:
    shown = opened(context, qtbot, plenary(context.desk))
    shown.above_button.click()
    keys(shown.view, Qt.Key.Key_Left)
    assert shown.view.current == (1, 2)
    keys(shown.view, Qt.Key.Key_Up)
    assert shown.view.current == (2, 2)
    picture(shown, "stage")


def test_leaving_unsaved_seats_asks_and_a_draft_goes_on(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    key = plenary(context.desk)
    shown = opened(context, qtbot, key)
    keys(shown.view, Qt.Key.Key_Delete)
    assert shown.is_changed()
    kept = plans.keep(context.desk, shown.opened, "t")
    assert kept is not None
    again = plans.read(context.desk, key)
    plans.take_kept(again, kept)
    assert again.edit.hall == shown.edit.hall
    shown.reject()
    assert any("座次表" in sentence for _, sentence in desktop.asked)


def test_what_is_not_saved_is_printed_and_exported(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    shown = opened(context, qtbot, plenary(context.desk))
    desktop.answers["export_file"] = tmp_path / "座次表.xlsx"
    shown.export_button.click()
    qtbot.waitUntil(lambda: "已导出" in shown.said.text(), timeout=20_000)
    assert (tmp_path / "座次表.xlsx").stat().st_size > 1_000

    def made(preview: PrintPreview) -> bool:
        return bool(preview.pdf)

    for act, count in ((shown.print_chart, 1), (shown.cards_button.click, 16)):
        act()
        (preview,) = [each for each in children(shown, PrintPreview) if each.isVisible()]
        qtbot.waitUntil(partial(made, preview), timeout=20_000)
        assert len(pypdfium2.PdfDocument(preview.pdf)) == count
        preview.reject()


def test_what_other_windows_change_is_seen_and_seats_stay(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key = plenary(desk)
    shown = opened(context, qtbot, key)
    assert not shown.is_changed()  # it would be arranged so again
    shown.save()
    changed = registers.save(desk, Attendance, {"activity": key, "name": "演示后到",
                                                "role": "observer"})  # fmt: skip
    context.events.announce(changed)
    assert "演示后到" in shown.pane.unseated.item(0).text()
    keys(shown.view, Qt.Key.Key_Delete)
    assert shown.is_changed()
    (plan,) = lists.find(desk.office, SeatPlan, Query())
    version = registers.draft(desk, SeatPlan, plan).version
    context.events.announce(
        registers.save(desk, SeatPlan, {"remark": "演示"}, key=plan, version=version)
    )
    assert shown.is_changed()
    assert shown.save()
    assert stored_plan(desk)["remark"] == "演示"
    context.events.announce(registers.remove(desk, SeatPlan, [plan]))
    assert shown.save()
    assert len(lists.find(desk.office, SeatPlan, Query())) == 1


def test_a_step_of_dragging_over_500_seats_is_quick(context: UiContext, qtbot: QtBot) -> None:
    shown = opened(context, qtbot, plenary(context.desk, 3))
    view = shown.view
    hall = shown.edit.hall
    from dataclasses import replace

    from desktop_app.records.hall import Hall, Sitting

    big = Hall((8, 10, 8), 20, 15)
    seats = {seat: f"a{n}" for n, seat in enumerate(big.every())}
    named = {key: Sitting(f"演示{key}", f"界{n // 25}") for n, key in enumerate(seats.values())}
    shown.edit.take(replace(big, seats=seats, people=named), "大会场")
    assert hall != shown.edit.hall
    shown.changed()
    QApplication.processEvents()
    picture(shown, "big")
    boxes = [view.geometry_.box(each).center() for each in big.of_hall()[::9]]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, boxes[0])
    QTest.mouseMove(view, boxes[0] + QPoint(20, 20))
    spent = []
    for each in boxes:
        start = time.perf_counter()
        QTest.mouseMove(view, each)
        QApplication.processEvents()
        spent.append(time.perf_counter() - start)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, boxes[-1])
    print("drag", sorted(spent)[len(spent) // 2], max(spent))
    assert sorted(spent)[len(spent) // 2] < STEP
