"""monkey: random clicks, keys, texts and drops on the offscreen window: no error goes uncaught.

Afterwards the file is whole, and every row is what the log says.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import datetime
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from desktop_app import app
from desktop_app.records import Brand, Member, Point
from desktop_app.services import registers
from desktop_app.services.setup import Answers
from desktop_app.settings import Settings
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.window.page import Page
from tests.campaigns import monkey_chain
from tests.campaigns.offices import faults
from tests.campaigns.outcome import Outcome
from tests.campaigns.uncaught import uncaught
from tests.journeys.office_book import write_office_book
from tests.storage.offices import opened
from tests.storage.pictures import jpeg

FULL = 10_000
ROUND = 500
NOW = datetime.datetime(2026, 11, 23, 9, 30)
NAME = "办公.zwh"
LEFT = Qt.MouseButton.LeftButton
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TEXTS = (
    "张三", "zs", "1975.3", "13800000000", "提案委", "农业", "=1+1", "<b>粗</b>", "第一行\n第二行",
    "㛃𬀩", "", " ", "9" * 30, "是", "abc", "2024年13月", "王" * 300,
)  # fmt: skip
KEYS = (
    (Qt.Key.Key_Tab, PLAIN), (Qt.Key.Key_Return, PLAIN), (Qt.Key.Key_Escape, PLAIN),
    (Qt.Key.Key_Delete, PLAIN), (Qt.Key.Key_Down, PLAIN), (Qt.Key.Key_Up, PLAIN),
    (Qt.Key.Key_Space, PLAIN), (Qt.Key.Key_PageDown, PLAIN), (Qt.Key.Key_F1, PLAIN),
    (Qt.Key.Key_S, CTRL), (Qt.Key.Key_N, CTRL), (Qt.Key.Key_F, CTRL), (Qt.Key.Key_K, CTRL),
    (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Y, CTRL), (Qt.Key.Key_A, CTRL), (Qt.Key.Key_C, CTRL),
    (Qt.Key.Key_V, CTRL), (Qt.Key.Key_1, CTRL), (Qt.Key.Key_2, CTRL), (Qt.Key.Key_3, CTRL),
    (Qt.Key.Key_4, CTRL), (Qt.Key.Key_5, CTRL), (Qt.Key.Key_Tab, CTRL), (Qt.Key.Key_Down, ALT),
    (Qt.Key.Key_Up, ALT), (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_F4, PLAIN), (Qt.Key.Key_2, ALT),
    (Qt.Key.Key_Backspace, PLAIN),
)  # fmt: skip


class Monkey:
    """Does anything to the program's windows; what it did last is told with a failure."""

    def __init__(self, program: app.Program, dice: random.Random, folder: Path) -> None:
        self.program, self.dice, self.folder = program, dice, folder
        self.done: list[str] = []
        self.timer = QTimer()
        self.timer.timeout.connect(self.close_popup)
        self.timer.start(20)

    def act(self) -> None:
        """One random action, and the events that follow from it."""
        self.answer()
        self.dice.choice(ACTIONS)(self)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)

    def note(self, what: str, target: QWidget) -> None:
        """Keep what is about to be done."""
        self.done.append(f"{what} {type(target).__name__} {target.objectName()}")

    def top(self) -> QWidget:
        """The window that takes input now: forms stand beside the main one."""
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return modal
        open_ones = [
            each for each in QApplication.topLevelWidgets()
            if isinstance(each, QDialog) and each.isVisible()
        ]  # fmt: skip
        return self.dice.choice([self.program.window, *open_ones, *open_ones])

    def any(self, kind: type[QWidget]) -> QWidget | None:
        """Some widget of a kind that can be used now."""
        every = cast("list[QWidget]", self.top().findChildren(kind))
        found = [each for each in every if each.isVisible() and each.isEnabled()]
        return self.dice.choice(found) if found else None

    def answer(self) -> None:
        """Other answers for the next question: a path, yes, no, or cancelled."""
        out = f"出{self.dice.randrange(5)}"
        books = (self.folder / "名单.xlsx", self.folder / "台账.xlsx", None)
        self.program.context.desktop.answers = {  # type: ignore[attr-defined]
            "import_file": self.dice.choice(books),
            "export_file": self.dice.choice((self.folder / f"{out}.xlsx", None)),
            "problems_file": self.folder / f"{out}.xlsx",
            "print_file": self.dice.choice((self.folder / f"{out}.pdf", None)),
            "choose_photo": self.dice.choice((self.folder / "照片.jpg", None)),
            "choose_attachment": self.folder / "照片.jpg",
            "save_attachment": self.folder / f"{out}.jpg",
            "package": self.dice.choice((self.folder / f"{out}.zwbao", None)),
            "package_in": self.dice.choice((self.folder / f"{out}.zwbao", None)),
            "second_place": self.dice.choice((self.folder, None)),
            "restore_backup": self.dice.random() < 0.5,
            "save_changes": self.dice.choice((True, False, False, None)),
        }

    def click(self) -> None:
        """Press some button; one with a menu gets its menu clicked by the timer."""
        button = self.any(QAbstractButton)
        if button is None or self.prints(button):
            return
        self.note("click", button)
        QTest.mouseClick(button, LEFT)

    def prints(self, button: QWidget) -> bool:
        """Whether this would open the system's own print dialog."""
        in_preview = button.window().objectName() == "print_preview"
        return in_preview and button.objectName() == "print_button"

    def write(self) -> None:
        """Put some text into some field, as an input method does."""
        field = self.any(self.dice.choice((QLineEdit, QLineEdit, QPlainTextEdit)))
        if field is None or isinstance(field.parent(), QAbstractSpinBox):
            return
        self.note("write", field)
        QTest.mouseClick(field, LEFT)
        event = QInputMethodEvent("", [])
        event.setCommitString(self.dice.choice(TEXTS))
        QApplication.sendEvent(field, event)

    def press(self) -> None:
        """Press some key where the cursor is."""
        top = self.top()
        focused = cast("QWidget | None", top.focusWidget())
        key, held = self.dice.choice(KEYS)
        self.note(f"{key.name} {held.name}", top)
        QTest.keyClick(top if focused is None else focused, key, held)

    def row(self) -> None:
        """Click or open some row of some table or list."""
        view = self.any(QAbstractItemView)
        if not isinstance(view, QAbstractItemView) or view.model() is None:
            return
        rows = view.model().rowCount()
        columns = view.model().columnCount() if isinstance(view, QTableView) else 1
        if not rows or not columns:
            return
        index = view.model().index(self.dice.randrange(rows), self.dice.randrange(columns))
        place = view.visualRect(index).center()
        self.note("row", view)
        QTest.mouseClick(view.viewport(), LEFT, self.dice.choice((PLAIN, CTRL)), place)
        if self.dice.random() < 0.4:
            QTest.mouseDClick(view.viewport(), LEFT, PLAIN, place)

    def tab(self) -> None:
        """Turn to some tab."""
        bar = self.any(QTabBar)
        if isinstance(bar, QTabBar) and bar.count():
            self.note("tab", bar)
            place = bar.tabRect(self.dice.randrange(bar.count())).center()
            QTest.mouseClick(bar, LEFT, PLAIN, place)

    def choose(self) -> None:
        """Choose some entry of some list that drops down."""
        box = self.any(QComboBox)
        if isinstance(box, QComboBox) and box.count():
            self.note("choose", box)
            place = self.dice.randrange(box.count())
            box.setCurrentIndex(place)
            box.activated.emit(place)

    def drop(self) -> None:
        """Drop the office's list on the page in front."""
        page = self.any(Page)
        if page is None or self.dice.random() < 0.6:
            return
        self.note("drop", page)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.folder / "名单.xlsx"))])
        place = page.rect().center()
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(page, QDragEnterEvent(place, copy, data, LEFT, PLAIN))
        QApplication.sendEvent(page, QDropEvent(QPointF(place), copy, data, LEFT, PLAIN))

    def wait(self) -> None:
        """Let jobs come to their end."""
        QTest.qWait(self.dice.randrange(40))

    def close_popup(self) -> None:
        """Click something in an open menu, or close whatever popped up."""
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu) and popup.actions() and self.dice.random() < 0.8:
            action = self.dice.choice(popup.actions())
            self.note(f"menu {action.text()}", popup)
            QTest.mouseClick(popup, LEFT, PLAIN, popup.actionGeometry(action).center())
        elif popup is not None:
            popup.close()


ACTIONS: tuple[Callable[[Monkey], None], ...] = (
    Monkey.click, Monkey.click, Monkey.click, Monkey.write, Monkey.write, Monkey.press,
    Monkey.press, Monkey.row, Monkey.row, Monkey.tab, Monkey.choose, Monkey.drop, Monkey.wait,
    monkey_chain.go, monkey_chain.behind,
)  # fmt: skip


def run(cases: int, seed: int, first: Callable[[Monkey], None] = lambda _: None) -> Outcome:
    """So many actions, a new office after each few hundred, each begun with `first`."""
    outcome, dice = Outcome(), random.Random(seed)
    if QApplication.instance() is None:
        QApplication(["monkey"])
    dialogs = 0
    while outcome.cases < cases and not outcome.failures:
        count = min(ROUND, cases - outcome.cases)
        with tempfile.TemporaryDirectory() as place:
            dialogs += _one(Path(place), count, dice.randrange(2**32), outcome, first)
        outcome.cases += count
    outcome.remark = f"{dialogs} of them in a dialog"
    return outcome


def _one(
    folder: Path, count: int, seed: int, outcome: Outcome, first: Callable[[Monkey], None]
) -> int:
    """Some hundred actions on a new office; how many fell on a dialog."""
    write_office_book(folder / "名单.xlsx")
    monkey_chain.write_ledger(folder / "台账.xlsx")
    (folder / "照片.jpg").write_bytes(jpeg())
    program = app.build(
        folder / NAME, ScriptedDesktop(), create=True, settings=Settings(folder),
        clock=lambda: NOW, clerk="演示", answers=Answers("政协演示县委员会", term="10"),
    )  # fmt: skip
    _fill(program)
    program.window.show()
    monkey = Monkey(program, random.Random(seed), folder)
    dialogs = 0
    with uncaught() as errors:
        first(monkey)
        for _ in range(count):
            dialogs += monkey.top() is not program.window
            monkey.act()
            if errors:
                last = "\n        ".join(monkey.done[-8:])
                outcome.failures.append(f"seed {seed}: {errors[0]}\n    after\n        {last}")
                break
        _close(program, monkey)
    outcome.failures += [f"seed {seed}, at the end: {each}" for each in errors[1:2]]
    with opened(folder, name=NAME, create=False) as office:
        outcome.failures += [f"seed {seed}: {fault}" for fault in faults(office)]
    return dialogs


def _fill(program: app.Program) -> None:
    monkey_chain.fill(program.desk)
    for number in range(12):
        registers.save(program.desk, Member, {"name": f"演示{'甲乙丙丁戊己'[number % 6]}{number}"})
        registers.save(program.desk, Point, {"name": f"演示协商点{number}"})
        registers.save(program.desk, Brand, {"name": f"演示品牌{number}"})


def _close(program: app.Program, monkey: Monkey) -> None:
    """Everything is closed, whatever is open."""
    monkey.timer.stop()
    program.context.jobs.close()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog | QMenu):
            each.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    program.close()
    program.window.deleteLater()
    program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def control(seed: int) -> Outcome:
    """The same with a form that cannot be opened: must fail."""
    taken = pytest.MonkeyPatch()

    def broken(*_: object, **__: object) -> None:
        raise KeyError("broken on purpose")

    taken.setattr(registers, "blank", broken)
    try:
        return run(ROUND, seed, _begin_a_member)
    finally:
        taken.undo()


def _begin_a_member(monkey: Monkey) -> None:
    """Ask for a new member, so that the broken form is met under any seed."""
    monkey.program.window.go(Member.KEY)
    page = monkey.program.window.page
    (button,) = cast("list[QWidget]", page.findChildren(QAbstractButton, "new_button"))
    monkey.note("click", button)
    QTest.mouseClick(button, LEFT)
