"""What the window has loaded and read at its first paint, counted in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.records import ALL
from desktop_app.services.setup import Answers
from desktop_app.services.subject_list import SUBJECTS
from desktop_app.settings import Settings
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.app.start_child import PAINTED, SETTLED, SHOWN

QT = ("PySide6.QtCore.", "PySide6.QtGui.", "PySide6.QtWidgets.")
ROOT = Path(__file__).resolve().parents[2]
MOST, MOST_SHOWN = 90, 303
"""Modules above those of a bare window: at the first paint, and with the page in front."""
OF_A_SUBJECT = 2
"""What a subject may add, at both: its declaration. The rest loads when its registers have rows."""
DEAR = {"PySide6.QtCore.Qt", "PySide6.QtGui.Qt", "PySide6.QtWidgets.QStyle"}
"""Classes of Qt with so many values that to make them takes 10 and 30 ms."""
LATER = {
    "desktop_app.storage.copies.self_check", "desktop_app.services.safekeeping.upkeep",
    "desktop_app.ui.lists", "desktop_app.documents", "PIL", "reportlab", "qtawesome",
    "desktop_app.records.outcome", "desktop_app.records.activity", "desktop_app.records.brand",
}  # fmt: skip
"""What the page in front has no need of."""
AT_LEISURE = {
    "desktop_app.documents", "reportlab", "qtawesome", "qtpy", "desktop_app.records.manuscript",
}  # fmt: skip
"""What takes so long to load that a click right after the start would wait for it."""
MORE = 50


class Moment(NamedTuple):
    """What was loaded, made and read at one moment of a start."""

    loaded: frozenset[str]
    tables: frozenset[str]

    @property
    def modules(self) -> frozenset[str]:
        """The modules that were loaded, without the classes of Qt."""
        return frozenset(each for each in self.loaded if not each.startswith(QT))


def run(home: Path, *given: str) -> dict[str, Moment]:
    """One start, by what it says: modules loaded and tables read at the first paint and later."""
    child = [sys.executable, str(ROOT / "tests" / "app" / "start_child.py"), *given]
    own = {
        "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "HOME": str(home),
        "USERPROFILE": str(home), "LOCALAPPDATA": str(home), "XDG_DATA_HOME": str(home),
    }  # fmt: skip
    done = subprocess.run(
        child,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **own},
    )
    assert done.returncode == 0, done.stderr
    said = [line.split() for line in done.stdout.splitlines()]
    return {
        when: Moment(frozenset(loaded.split(",")), frozenset(tables.split(",")))
        for when, loaded, tables in said
    }


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The folders of two office files: the program's own records, and fifty more."""
    found = {}
    for count in (0, MORE):
        found[count] = folder = tmp_path_factory.mktemp(f"records{count}")
        run(folder, "make", str(folder / "办公.zwh"), str(folder), str(count))
    return found


def test_the_window_is_painted_with_few_modules_above_a_bare_one(offices: dict[int, Path]) -> None:
    """Every entry of `sys.modules` counts, those of the standard library and of Qt too."""
    home = offices[0]
    bare = run(home, "bare")[PAINTED].modules
    started = run(home, "commands", str(home / "办公.zwh"))
    own = started[PAINTED].modules - bare
    assert "desktop_app.ui.window.main_window" in own
    assert len(own) <= MOST + OF_A_SUBJECT * len(SUBJECTS), sorted(own)
    own = started[SHOWN].modules - bare
    assert "desktop_app.ui.workbench.workbench_page" in own
    assert len(own) <= MOST_SHOWN + OF_A_SUBJECT * len(SUBJECTS), sorted(own)
    assert own & LATER == set()


def test_the_page_in_front_names_nothing_dear_of_qt(offices: dict[int, Path]) -> None:
    """One `Qt.…` on the way makes 1,200 values: `ui/look/named_values.py` says what to do."""
    home = offices[0]
    made = run(home, "commands", str(home / "办公.zwh"))[SHOWN].loaded
    assert "PySide6.QtWidgets.QMainWindow" in made
    assert made & DEAR == set()


@pytest.mark.parametrize("page", ["workbench", "member"])
def test_the_first_click_waits_for_no_prints_and_no_unused_registers(
    offices: dict[int, Path], tmp_path: Path, page: str
) -> None:
    """What the window does by itself once the page in front is shown: icons, checks, charts."""
    (tmp_path / "settings.json").write_text(f'{{"tab": "{page}"}}', encoding="utf-8")
    home = offices[0]
    settled = run(home, "settle", str(home / "办公.zwh"), str(tmp_path))[SETTLED].modules
    assert "desktop_app.ui.window.upkeep" in settled
    assert settled & AT_LEISURE == set()


def test_no_start_loads_or_reads_more_where_there_are_fifty_more_records(
    offices: dict[int, Path],
) -> None:
    few, many = (
        run(folder, "build", str(folder / "办公.zwh"), str(folder), str(count))
        for count, folder in offices.items()
    )
    assert many[PAINTED] == few[PAINTED]
    assert many[SHOWN] == few[SHOWN]


def test_a_page_that_is_built_takes_the_front_from_no_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """A widget that is shown before it has a parent is a window, if only for a moment."""
    program = app.build(
        tmp_path / "办公.zwh", ScriptedDesktop(), create=True, settings=Settings(tmp_path),
        answers=Answers("政协演示县委员会", term="10"), clerk="演示",
    )  # fmt: skip
    window = program.window
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    for key in window.tabs.keys:
        window.go(key)
        qapp.processEvents()
        assert window.isActiveWindow(), key
    program.close()
    window.hide()
    window.deleteLater()
    program.deleteLater()


def test_the_parts_of_the_subjects_load_no_page_of_a_record() -> None:
    """The icons of all subjects are looked up at the first list: only declarations are loaded."""
    code = (
        "import sys\n"
        "from desktop_app.services.subjects import default_subjects\n"
        "from desktop_app.ui.window_parts import window_parts\n"
        "print(len(list(window_parts(default_subjects()))), *sys.modules)\n"
    )
    own = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    child = [sys.executable, "-c", code]
    done = subprocess.run(child, capture_output=True, text=True, check=True, env=own, timeout=60)
    count, *loaded = done.stdout.split()
    assert int(count) > 20
    assert {"desktop_app.ui.scoring.rules", "desktop_app.ui.proposals.rules"} <= {*loaded}
    assert [each for each in loaded if each.startswith("desktop_app.ui.record_page")] == []
    subjects = {each.module for each in ALL.specs if each.tab} - {"desktop_app.records.office"}
    assert "desktop_app.records.brand" in subjects
    assert subjects & {*loaded} == set()
