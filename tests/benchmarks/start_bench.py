"""Start to the first painted window on an office file of 5,000 members, beside a bare window.

Both are new processes, timed from their launch to the end of their first paint, in turn, with
compiled modules at hand as in an installed program. Wall and processor time are told apart: on a
busy machine the second is the steadier one.
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
from typing import NamedTuple

from desktop_app.records import ALL
from desktop_app.services import setup
from desktop_app.services.desk import Desk
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
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
import gc
gc.disable()  # as commands do before the window
from PySide6.QtCore import Qt
from pathlib import Path
from desktop_app import app
from desktop_app.settings import Settings
from desktop_app.ui.desktop import Desktop
settings = Settings(Path(sys.argv[2]))
program = app.build(Path(sys.argv[1]), Desktop(), settings=settings, clerk="bench")
program.window.painted.disconnect()
program.window.painted.connect(done, Qt.ConnectionType.DirectConnection)
program.window.show()
gc.freeze()
gc.enable()
from PySide6.QtWidgets import QApplication
QApplication.exec()
"""
_DONE = """
import os, sys, time
def done():
    print("painted", time.process_time(), ",".join(sys.modules), flush=True)
    os._exit(0)
"""


class Started(NamedTuple):
    """Milliseconds from launch to first paint, by the clock and of the processor, and what it took.

    `modules` are those loaded by then, `errors` what went to stderr.
    """

    wall: float
    spent: float
    modules: list[str]
    errors: str


def start(place: Path, code: str, *given: str, options: tuple[str, ...] = ()) -> Started:
    """One start; `place` keeps the compiled modules from one start to the next."""
    command = [sys.executable, *options, "-c", _DONE + code, *given]
    begun = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=_environment(place),
    ) as child:
        assert child.stdout is not None
        told = child.stdout.readline()
        took = (time.perf_counter() - begun) * 1000
        _, errors = child.communicate()
    if not told.startswith(PAINTED):
        raise RuntimeError(errors)
    _, spent, modules = told.split()
    return Started(took, float(spent) * 1000, modules.split(","), errors)


def _environment(place: Path) -> dict[str, str]:
    root = Path(__file__).resolve().parents[2]
    own = {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(root),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(place / "compiled"),
    }
    return {**os.environ, **own}


def _office(folder: Path) -> Path:
    """An office file of many members, set up as after a first start."""
    path = folder / "office.zwh"
    with OfficeFile.open(path, records=ALL, steps=STEPS, who="bench", create=True) as office:
        fill(office, MEMBERS)
        desk = Desk(office, "bench")
        setup.set_up(desk, setup.Answers("政协演示县委员会", term="11"))
    return path


def _says(name: str, found: list[Started], bare: list[Started]) -> None:
    """Median, best and worst by the clock, median and best of the processor, both best ratios."""
    wall, spent = [each.wall for each in found], [each.spent for each in found]
    ratio = min(wall) / min(each.wall for each in bare)
    ratio_spent = min(spent) / min(each.spent for each in bare)
    print(
        f"  {name:<28}{statistics.median(wall):8.0f}{min(wall):8.0f}{max(wall):8.0f}"
        f"{statistics.median(spent):8.0f}{min(spent):8.0f}   ×{ratio:.2f}  ×{ratio_spent:.2f}",
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
        bare, ours = [], {tab: list[Started]() for tab in tabs}
        for run in range(RUNS + 1):
            found = {tab: start(folder, _OURS, str(path), str(tabs[tab])) for tab in tabs}
            if run:  # the first one compiled the modules
                bare.append(start(folder, _BARE))
                for tab, each in found.items():
                    ours[tab].append(each)
        print(f"  {MEMBERS:,} members, ms{'':<14}median    best   worst     cpu    best   ratios")
        _says("a bare QMainWindow", bare, bare)
        for tab, starts in ours.items():
            _says(f"ours, opened at {tab}", starts, bare)
        given = (str(path), str(tabs["workbench"]))
        traced = start(folder, _OURS, *given, options=("-X", "importtime"))
        loaded = sorted({each.split(".")[0] for each in traced.modules} & set(HEAVY))
        print(f"  {len(traced.modules)} modules before the first paint; heavy: {loaded or 'none'}")
        spent = ", ".join(f"{name} {ms:.0f}" for name, ms in _own_times(traced.errors)[:12])
        print(f"  importing, ms when traced: {spent}")


if __name__ == "__main__":
    main()
