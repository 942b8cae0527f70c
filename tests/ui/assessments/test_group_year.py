"""A year of groups from the header to the lock, and many assessments in slices."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Assessment, ScoreEntry, WorkGroup
from desktop_app.services import prints
from desktop_app.services.assessments import assessment_steps as steps
from desktop_app.services.assessments.opening import open_year
from desktop_app.services.assessments.year_locks import YearOf, locked_years
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, save
from desktop_app.services.registers.history import undo
from desktop_app.ui.assessments.rules import WINDOW_PARTS
from desktop_app.ui.assessments.year_dialogs import LockDialog, OpenDialog
from desktop_app.ui.assessments.year_header import YearHeader
from desktop_app.ui.row_actions import step_dialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.documents.pdf_reading import poppler_text
from tests.services.assessments.assessed_office import (
    YEAR,
    add_members,
    add_rules,
    assessments,
    keys_of,
    walk_to_chairs,
)
from tests.ui.assessments.assessment_dialogs import done, said, step, typed

GROUPS = YearOf(2026, "group")
FIRST, SECOND = "演示一组", "演示二组"


@pytest.fixture
def header(context: UiContext, qtbot: QtBot) -> YearHeader:
    """The header over an office with two groups of 95 and 40 points, at the groups."""
    desk = context.desk
    add_rules(desk, subject="group")
    for name, points in ((FIRST, 9500), (SECOND, 4000)):
        group = save(desk, WorkGroup, {"name": name, "kind": "委员小组"}).keys[0]
        entry = {"group": group, "year": 2026, "day": "2026-05-06", "points": points}
        desk.write([ScoreEntry.of({**entry, "reason": "演示"})], action="手工计分")
    made = YearHeader(context)
    qtbot.addWidget(made)
    made.show()
    chosen(made.subjects, "组")
    return made


def chosen(box: QComboBox, words: str) -> None:
    """Choose an entry as a click in the open list does."""
    place = box.findText(words)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def _told(header: YearHeader) -> str:
    return header._told.text()


def _opened(header: YearHeader, context: UiContext, qtbot: QtBot) -> None:
    dialog = OpenDialog(context, header.progress, header.window())
    dialog.open()
    assert "2 个组" in said(dialog)
    done(dialog)
    qtbot.waitUntil(lambda: _told(header) == "2 份：自评 2")


def test_groups_are_opened_judged_and_locked_apart_from_members(
    header: YearHeader, context: UiContext, qtbot: QtBot
) -> None:
    desk = context.desk
    assert _told(header) == "还没有建立评定，应评 2 个组"
    _opened(header, context, qtbot)
    keys = keys_of(desk)
    for name, texts in (
        ("OWN", {"self_on": "2026-12-05"}), ("COMMITTEE", {}), ("OFFICE", {}),
        ("DECIDE", {"decided_by": "演示主席会议"}),
    ):  # fmt: skip
        dialog = step(context, name, keys, header.window())
        typed(dialog, **texts)
        done(dialog)
    found = assessments(desk)
    assert [found[name]["final_grade"] for name in (FIRST, SECOND)] == ["优秀", "不称职"]
    lock = LockDialog(context, header.place, header.window())
    lock.open()
    typed(lock, decided_by="演示主席会议")
    done(lock)
    qtbot.waitUntil(lambda: header.lock_button.text() == "解锁本年…")
    assert set(locked_years(desk)) == {GROUPS}
    assert [assessments(desk)[name]["rank"] for name in (FIRST, SECOND)] == [1, 2]
    chosen(header.subjects, "委员")
    assert header.lock_button.text() == "锁定本年…", "members are locked on their own"
    undo(desk)
    assert locked_years(desk) == {}


def _printed(desk: Desk, name: str, keys: list[int], path: Path) -> str:
    wanted = prints.print_named(desk, name)
    sheet = prints.collect(desk, wanted, keys, prints.usual(desk, wanted))
    path.write_bytes(prints.write(sheet, lambda _a, _b: None))
    return "".join(poppler_text(path, "-layout").split())


def test_prints_about_groups_speak_of_groups(
    header: YearHeader, context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = context.desk
    _opened(header, context, qtbot)
    keys = keys_of(desk, FIRST, SECOND)
    walk_to_chairs(desk, keys, "称职")
    form = _printed(desk, "assessment_form", keys, tmp_path / "登记表.pdf")
    assert "组年度工作情况登记表" in form
    assert FIRST in form
    letter = _printed(desk, "result_feedback", keys, tmp_path / "反馈函.pdf")
    assert f"{FIRST}：" in letter
    assert "现将你组2026年度履职情况反馈如下" in letter
    results = _printed(desk, "assessment_results", keys, tmp_path / "结果表.pdf")
    assert "组（2个）" in results


def test_a_chosen_year_is_the_one_that_the_list_shows(
    header: YearHeader, context: UiContext
) -> None:
    asked: list[tuple[str, tuple[Filter, ...]]] = []
    context.events.rows_wanted.connect(lambda key, where: asked.append((key, where)))
    chosen(header.years, "2025 年")
    chosen(header.subjects, "委员")
    assert asked == [
        (Assessment.KEY, (Filter("year", "in", (2025,)), Filter("group", "filled"))),
        (Assessment.KEY, (Filter("year", "in", (2025,)), Filter("member", "filled"))),
    ]
    assert _told(header) in {"没有可以评定的", "还没有建立评定，应评 0 人"}


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step of two rows is one of many."""
    monkeypatch.setattr(step_dialog, "AT_ONCE", 1)


@pytest.fixture
def window(context: UiContext, qtbot: QtBot) -> QWidget:
    """A window over an office with three members and this year's assessments."""
    add_rules(context.desk)
    add_members(context.desk, "演示甲", "演示乙", "演示丙")
    open_year(context.desk, YEAR)
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _states(desk: Desk) -> set[object]:
    return {each["state"] for each in assessments(desk).values()}


@pytest.mark.usefixtures("few_at_once")
def test_many_are_written_in_slices_as_one_action(
    context: UiContext, window: QWidget, qtbot: QtBot
) -> None:
    desk = context.desk
    titles: list[str] = []
    context.jobs.started.connect(titles.append)
    dialog = step(context, "OWN", keys_of(desk), window)
    typed(dialog, self_on="2026-12-05")
    done(dialog)
    assert not dialog.isVisible()
    assert context.jobs.is_blocking
    qtbot.waitUntil(lambda: not context.jobs.is_blocking)
    assert _states(desk) == {"committee"}
    assert titles == ["自评"]
    undo(desk)
    assert _states(desk) == {"self"}


@pytest.mark.usefixtures("few_at_once")
def test_what_is_refused_of_many_is_said_in_the_open_dialog(
    context: UiContext, window: QWidget
) -> None:
    desk = context.desk
    dialog = step(context, "OFFICE", keys_of(desk), window)
    done(dialog)
    assert dialog.isVisible()
    assert "还没有初评" in said(dialog)
    assert not context.jobs.is_blocking


@pytest.mark.usefixtures("few_at_once")
def test_a_cancelled_step_of_many_leaves_nothing(context: UiContext, window: QWidget) -> None:
    desk = context.desk
    steps.own_view(desk, keys_of(desk), {"self_on": "2026-12-05"})
    dialog = step(context, "COMMITTEE", keys_of(desk), window)
    typed(dialog, committee_grade="称职")
    done(dialog)
    context.jobs.cancel()
    assert _states(desk) == {"committee"}
    assert {each["committee_grade"] for each in assessments(desk).values()} == {None}


@pytest.mark.usefixtures("few_at_once")
def test_letters_of_many_are_noted_in_slices_too(
    context: UiContext, window: QWidget, qtbot: QtBot
) -> None:
    desk = context.desk
    done(step(context, "TELL_MEMBER", keys_of(desk), window))
    today = desk.today.isoformat()
    qtbot.waitUntil(lambda: {each["told_on"] for each in assessments(desk).values()} == {today})


def test_taking_the_scores_of_nobody_changed_says_so(
    context: UiContext, window: QWidget, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    desk = context.desk
    (take,) = [each for each in WINDOW_PARTS.row_actions["assessment"]
               if each.name == "take_scores"]  # fmt: skip
    take.run(context, Assessment, keys_of(desk), window)
    qtbot.waitUntil(lambda: bool(desktop.asked))
    assert "得分没有变化" in str(desktop.asked[-1])
    member = next(iter(assessments(desk).values()))["member"]
    entry = {"member": member, "year": 2026, "day": "2026-05-06", "points": 9100}
    desk.write([ScoreEntry.of({**entry, "reason": "演示"})], action="手工计分")
    take.run(context, Assessment, keys_of(desk), window)
    qtbot.waitUntil(lambda: 9100 in [each["total"] for each in assessments(desk).values()])
