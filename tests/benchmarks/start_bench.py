"""Start to the first painted window on an office file of 5,000 members, beside a bare window.

Both are new processes, timed from their launch to the end of their first paint, in turn.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from desktop_app.records import ALL
from desktop_app.services import office_setup
from desktop_app.services.desk import Desk
from desktop_app.storage.office_file import OfficeFile
from desktop_app.storage.steps import STEPS
from tests.benchmarks.lists_bench import fill

MEMBERS = 5_000
RUNS = 15
HEAVY = (
    "reportlab", "fontTools", "python_calamine", "xlsxwriter", "qtawesome", "qtpy", "PIL",
    "pypdfium2", "numpy", "sqlite3",
)  # fmt: skip
PAINTED = "painted"

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
application = QApplication(["bare"])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""
_OURS = """
from PySide6.QtCore import QTimer, Qt
from PySide6.QtWidgets import QApplication
application = QApplication(["desk"])
from pathlib import Path
from desktop_app import app
from desktop_app.settings import Settings
from desktop_app.ui.desktop import Desktop
settings = Settings(Path(sys.argv[2]))
program = app.build(Path(sys.argv[1]), Desktop(), settings=settings, clerk="bench")
program.window.painted.disconnect()
program.window.painted.connect(done, Qt.ConnectionType.DirectConnection)
program.window.show()
application.exec()
"""
_DONE = """
import os, sys
def done():
    print("painted", ",".join(sys.modules), flush=True)
    os._exit(0)
"""


def start(code: str, *given: str, options: tuple[str, ...] = ()) -> tuple[float, list[str], str]:
    """Milliseconds from launch to first paint, the modules loaded by then, what went to stderr."""
    command = [sys.executable, *options, "-c", _DONE + code, *given]
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_environment()
    ) as child:
        assert child.stdout is not None
        told = child.stdout.readline()
        took = (time.perf_counter() - begun) * 1000
        _, errors = child.communicate()
    word, _, modules = told.strip().partition(" ")
    if word != PAINTED:
        raise RuntimeError(errors)
    return took, modules.split(","), errors


def _environment() -> dict[str, str]:
    root = Path(__file__).resolve().parents[2]
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}


def _office(folder: Path) -> Path:
    """An office file of many members, set up as after a first start."""
    path = folder / "office.zwh"
    with OfficeFile.open(path, records=ALL, steps=STEPS, who="bench", create=True) as office:
        fill(office, MEMBERS)
        desk = Desk(office, "bench")
        office_setup.set_up(desk, office_setup.Answers("政协演示县委员会", term="11"))
    return path


def _says(name: str, found: list[float], bare: float) -> None:
    middle = statistics.median(found)
    print(
        f"  {name:<34}{middle:8.0f}{min(found):8.0f}{max(found):8.0f}   ×{middle / bare:5.2f}",
        flush=True,
    )


def _own_times(errors: str) -> list[tuple[str, float]]:
    """Milliseconds of importing by top-level package, the longest first, from -X importtime."""
    spent: dict[str, float] = defaultdict(float)
    for told in errors.splitlines():
        parts = told.removeprefix("import time:").split("|")
        if len(parts) == 3 and parts[0].strip().isdigit():
            name = parts[2].strip()
            top = ".".join(name.split(".")[: 2 if name.startswith("desktop_app") else 1])
            spent[top] += int(parts[0]) / 1000
    return sorted(spent.items(), key=lambda item: -item[1])


def main() -> None:
    """Median, best and worst of both windows, and what ours had imported by its first paint."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        path = _office(folder)
        tabs = {"workbench": folder / "workbench", "member": folder / "member"}
        for tab, profile in tabs.items():
            profile.mkdir()
            (profile / "settings.json").write_text(f'{{"tab": "{tab}"}}', encoding="utf-8")
        bare, ours = [], {tab: list[float]() for tab in tabs}
        for _ in range(RUNS):
            bare.append(start(_BARE)[0])
            for tab, profile in tabs.items():
                ours[tab].append(start(_OURS, str(path), str(profile))[0])
        middle = statistics.median(bare)
        print(f"  {MEMBERS:,} members{'':<24}median    best   worst  (ms)")
        _says("a bare QMainWindow", bare, middle)
        for tab, found in ours.items():
            _says(f"ours, opened at {tab}", found, middle)
        _, modules, _ = start(_OURS, str(path), str(tabs["workbench"]))
        _, _, errors = start(_OURS, str(path), str(tabs["workbench"]), options=("-X", "importtime"))
        loaded = sorted({each.split(".")[0] for each in modules} & set(HEAVY))
        print(f"  {len(modules)} modules before the first paint; heavy ones: {loaded or 'none'}")
        spent = ", ".join(f"{name} {ms:.0f}" for name, ms in _own_times(errors)[:12])
        print(f"  importing, ms when traced: {spent}")


if __name__ == "__main__":
    main()
