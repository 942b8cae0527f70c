"""failing services: every deed of the window while its disk is full, broken, locked or gone.

Each deed is done with one statement of the engine, or one write, sync or rename of a file, that
fails. The clerk must get the right sentence, never the bug window; what was typed must stand
there; nothing may run on or stay switched off; and the same deed must go through afterwards.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import errno
import gc
import logging
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import apsw
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from desktop_app import app, log
from desktop_app.services.setup import Answers
from desktop_app.settings import Settings
from desktop_app.ui.events import Notice
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.window.uncaught import Uncaught
from tests.campaigns.failing_deeds import DEEDS, Doing, RowAction, Running
from tests.campaigns.fault_layer import Plan, failing_disk
from tests.campaigns.offices import faults
from tests.campaigns.outcome import Outcome
from tests.storage.offices import opened
from tests.ui.finding import children

FULL = 400
ROUND = 60
NAME = "办公.zwh"
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "COMMIT", "BEGIN IMMEDIATE")
SPARED = ("PRAGMA", "ROLLBACK", "SAVEPOINT", "RELEASE")


class Fault(NamedTuple):
    """One way to fail: the engine's error or a file's, and the words that tell it."""

    words: tuple[str, ...]
    engine: type[apsw.Error] | None = None
    only_writes: bool = False
    kind: str = ""
    number: int = 0


FULL_WORDS, BROKEN_WORDS = ("磁盘已满",), ("读写出错", "写入时出错", "没有写到磁盘")
FAULTS = (
    Fault(FULL_WORDS, apsw.FullError, only_writes=True),
    # the number that the system gave last may be that of an earlier case
    Fault((*BROKEN_WORDS, *FULL_WORDS), apsw.IOError),
    Fault(("占用",), apsw.BusyError),
    Fault(("找不到文件",), apsw.CantOpenError),
    *(Fault(FULL_WORDS, kind=kind, number=errno.ENOSPC) for kind in ("write", "sync", "rename")),
    *(Fault(BROKEN_WORDS, kind=kind, number=errno.EIO) for kind in ("write", "sync", "rename")),
    Fault(("找不到", "不存在"), kind="rename", number=errno.ENOENT),
)


@dataclass(slots=True)
class Injected:
    """Counts what could fail and fails the `at`-th, once or for ever; `at` 0 fails none."""

    fault: Fault
    at: int = 0
    for_ever: bool = False
    count: int = 0
    failed: int = 0

    @contextmanager
    def inside(self, connection: apsw.Connection) -> Iterator[None]:
        """Fail what is done inside."""
        if self.fault.engine is None:
            plan = Plan(self.fault.kind, self.at, self.fault.number, self.for_ever)
            with failing_disk(plan):
                yield
            self.count, self.failed = plan.counts[self.fault.kind], plan.failed
            return
        connection.exec_trace = self.trace
        try:
            yield
        finally:
            connection.exec_trace = None

    def trace(self, _cursor: object, sql: str, _bound: object) -> bool:
        wanted = WRITES if self.fault.only_writes else ("",)
        said = sql.lstrip().upper()
        if not said.startswith(wanted) or said.startswith(SPARED):
            return True
        self.count += 1
        fails = self.count >= self.at if self.for_ever else self.count == self.at
        if self.at and fails and self.fault.engine is not None:
            self.failed += 1
            raise self.fault.engine("injected")
        return True


class Watched:
    """The running program, and everything that it says."""

    def __init__(self, folder: Path) -> None:
        self.desktop = ScriptedDesktop()
        self.program = app.build(
            folder / NAME, self.desktop, create=True, settings=Settings(folder / "profile"),
            clerk="演示", answers=Answers("政协演示县委员会", term="10", starts="2022.1"),
        )  # fmt: skip
        self.running = Running(self.program, self.desktop, folder)
        self.bugs: list[str] = []
        self.said: list[str] = []
        self._uncaught = Uncaught(self.program.context.theme, self.desktop)
        self._uncaught._show_bug = self._note  # type: ignore[method-assign]
        self.program.context.events.said.connect(self._hear)
        sys.excepthook = lambda _kind, error, _trace: self._uncaught.take(error)
        self.program.window.resize(1366, 768)
        self.program.window.show()
        self.running.settle()

    def _note(self, error: BaseException) -> None:
        self.bugs.append(log.details(error)[-1500:])

    def _hear(self, notice: Notice) -> None:
        self.said.append(notice.text)

    def words(self) -> str:
        """Every sentence that was said or stands in a dialog."""
        dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
        open_ = [each for each in dialogs if each.isVisible()]
        labels = [each.text() for shown in open_ for each in children(shown, QLabel)]
        return "\n".join([*self.said, *(text for _, text in self.desktop.asked), *labels])

    def act(self, doing: Doing) -> None:
        """Do it as a click does: an error ends in the one hook."""
        try:
            doing.act()
        except Exception as error:  # noqa: BLE001 what a slot raises goes there too
            self._uncaught.take(error)

    def begin(self) -> None:
        """Nothing was said yet."""
        del self.bugs[:], self.said[:], self.desktop.asked[:], self.desktop.opened[:]

    def split_cells(self) -> None:
        """Close what is open, as a clerk who goes on to something else."""
        self.running.settle()
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                each.done(0) if isinstance(each, RecordDialog) else each.hide()
                each.deleteLater()
        for page in self.program.window.tabs.built.values():
            pages = getattr(page, "pages", None)
            while pages is not None and pages.count() > 1:
                pages.widget(1).left.emit()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """End the program."""
        self.split_cells()
        self.program.close()
        self.program.window.deleteLater()
        self.program.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


Sizes = dict[tuple[str, bool], int]
"""How often a deed does what could fail: by kind of call, and for statements whether all count."""


def run(cases: int, seed: int, row_actions: Sequence[RowAction] = DEEDS) -> Outcome:
    """So many deeds with a fault in each, a new office after each few dozen."""
    outcome, dice = Outcome(), random.Random(seed)
    if QApplication.instance() is None:
        QApplication(["failing services"])
    former, fired = (sys.excepthook, sys.unraisablehook), 0
    sizes: dict[RowAction, Sizes] = {}
    logging.disable()
    # a ZipFile whose disk failed complains once more when it is let go
    sys.unraisablehook = lambda _: None
    try:
        while outcome.cases < cases and not outcome.enough():
            with tempfile.TemporaryDirectory() as place:
                watched = Watched(Path(place))
                for _ in range(min(ROUND, cases - outcome.cases)):
                    fired += _one(watched, dice, dice.choice(row_actions), sizes, outcome)
                    outcome.cases += 1
                    if outcome.enough():
                        break
                watched.close()
                with opened(Path(place), name=NAME, create=False) as office:
                    outcome.failures += faults(office)
    finally:
        gc.collect()  # here, not in whatever runs next
        sys.excepthook, sys.unraisablehook = former
        logging.disable(logging.NOTSET)
    outcome.remark = f"{fired} faults met"
    return outcome


def _one(
    watched: Watched,
    dice: random.Random,
    row_action: RowAction,
    sizes: dict[RowAction, Sizes],
    outcome: Outcome,
) -> bool:
    """One deed with one fault; whether the fault was met."""
    if row_action not in sizes:
        sizes[row_action] = _count(watched, row_action, outcome)
    known = [each for each in FAULTS if sizes[row_action].get(_size_of(each))]
    if not known:
        return False
    fault = dice.choice(known)
    size = sizes[row_action][_size_of(fault)]
    injected = Injected(fault, dice.randrange(1, size + 1), dice.random() < 0.3)
    case = (
        f"{_name(row_action)} {fault.engine.__name__ if fault.engine else fault.kind} {injected.at}"
    )
    case += f" of {size}{' for ever' if injected.for_ever else ''}"
    with _case(watched, case, outcome):
        _fail(watched, row_action, injected, case, outcome)
    return bool(injected.failed)


def _name(row_action: RowAction) -> str:
    return f"{getattr(row_action, '__name__', '')} {DEEDS.index(row_action)}"


def _size_of(fault: Fault) -> tuple[str, bool]:
    return fault.kind, fault.only_writes


@contextmanager
def _case(watched: Watched, case: str, outcome: Outcome) -> Iterator[None]:
    """Whatever an injected fault breaks in the campaign itself is a failure of the case."""
    try:
        yield
    except Exception as error:
        outcome.failures.append(f"{case}: {log.details(error)[-900:]}")
        if not outcome.failures:
            raise
    finally:
        watched.split_cells()


def _count(watched: Watched, row_action: RowAction, outcome: Outcome) -> Sizes:
    """How often a deed does what could fail; done without a fault it must go through."""
    name, plan = _name(row_action), Plan()
    every, writes = (Injected(FAULTS[place]) for place in (1, 0))
    with _case(watched, name, outcome):
        watched.begin()
        doing = row_action(watched.running)
        watched.running.settle()
        connection = watched.program.desk.office.connection
        with failing_disk(plan), every.inside(connection):
            connection.exec_trace = lambda *given: every.trace(*given) and writes.trace(*given)
            watched.act(doing)
            watched.running.settle()
        outcome.expect(doing.done(), f"{name} does not go through: {watched.words()[-300:]}")
        outcome.expect(not watched.bugs, f"{name}: {''.join(watched.bugs[:1])}")
    return {("", False): every.count, ("", True): writes.count} | {
        (kind, False): count for kind, count in plan.counts.items()
    }


def _fail(
    watched: Watched, row_action: RowAction, injected: Injected, case: str, outcome: Outcome
) -> None:
    """Do it with the fault, look, and do it again without."""
    doing = row_action(watched.running)
    watched.running.settle()
    before = doing.typed()
    watched.begin()
    with injected.inside(watched.program.desk.office.connection):
        watched.act(doing)
        ended = watched.running.settle()
    expect = outcome.expect
    expect(not watched.bugs, f"{case}: bug window: {''.join(watched.bugs[:1])}")
    expect(ended, f"{case}: a job never ended")
    expect(watched.program.window.tabs.isEnabled(), f"{case}: the window stays switched off")
    done = doing.done()
    if injected.failed and not done:
        told = watched.words()
        right = any(each in told for each in injected.fault.words)
        expect(right, f"{case}: told “{told[-300:]}”")
        expect(doing.open, f"{case}: its dialog is gone")
        expect(doing.typed() == before, f"{case}: typed {before}, now {doing.typed()}")
    if not done:
        watched.begin()
        watched.act(doing)
        watched.running.settle()
        expect(doing.done(), f"{case}: not done afterwards either: {watched.words()[-300:]}")
        expect(not watched.bugs, f"{case}: bug afterwards: {''.join(watched.bugs[:1])}")


def _look(error: BaseException) -> str:
    return "" if isinstance(error, apsw.Error | OSError) else getattr(error, "sentence", "")


def control(seed: int) -> Outcome:
    """The same when failures of the engine and of files have no sentence: must fail."""
    taken = pytest.MonkeyPatch()
    taken.setattr("desktop_app.services.failing.sentence_of", _look)
    try:
        return run(30, seed, DEEDS[:6])
    finally:
        taken.undo()
