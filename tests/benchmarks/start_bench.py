"""Start to the first paint and to the page in front, on an office file of 5,000 members.

Beside it a bare window with one label, and the same program with fifty more records. Each start
is a new process, timed from its launch, in turn, with compiled modules at hand as in an installed
program. Wall and processor time are told apart: on a busy machine the second is the steadier one.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import desktop_app
from desktop_app.records import ALL
from desktop_app.services.desk import Desk
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import fill
from tests.benchmarks.works import Measured, Target, Works

MEMBERS = 5_000
AGAINST = (MEMBERS,)
TARGETS = (
    Target("start, ours*first paint", 0.65),
    Target("start, ours*page in front", 0.65),
    Target("start, ours*", 2.0, beside="start, bare window"),
)
RUNS = 15
HEAVY = (
    "reportlab", "fontTools", "python_calamine", "xlsxwriter", "qtawesome", "qtpy", "PIL",
    "pypdfium2", "numpy", "sqlite3",
)  # fmt: skip
MORE = 50
PAINTED, SHOWN = "painted", "shown"
WORKBENCH, MANY = "ours, opened at workbench", "ours with 50 more records"
WAYS = {
    WORKBENCH: ("workbench", 0), "ours, opened at member": ("member", 0),
    MANY: ("workbench", MORE),
}  # fmt: skip
"""The page in front and the number of more records, by name."""

_BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from PySide6.QtCore import QTimer
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
def done():
    say("painted")
    say("shown")
    os._exit(0)
application = QApplication(["bare"])
window = Window()
window.setCentralWidget(QLabel("bare"))
window.resize(1366, 768)
window.show()
application.exec()
"""
_OURS = f"""
import gc
gc.disable()  # as commands do before the window
from pathlib import Path
from desktop_app.settings import Settings
{build.OPENED}
{build.STARTED}
file, profile, folder, count = sys.argv[1:]
more = {{}}
if int(count):
    from tests.app import many_records
    more = {{
        "records": many_records.registry(Path(folder), int(count)),
        "steps": many_records.steps(int(count)),
    }}
program = app.build(Path(file), Desktop(), settings=Settings(Path(profile)), clerk="bench", **more)
program.window.show()
QApplication.exec()
"""
_SAY = """
import os, sys, time
def say(when):
    print(when, time.process_time(), ",".join(sys.modules), flush=True)
"""


class Moment(NamedTuple):
    """Milliseconds from launch, by the clock and of the processor, and the modules loaded."""

    wall: float
    spent: float
    modules: list[str]


class Started(NamedTuple):
    """One start: its first paint, the page in front painted, and what went to stderr."""

    painted: Moment
    shown: Moment
    errors: str


def start(place: Path, code: str, *given: str, options: tuple[str, ...] = ()) -> Started:
    """One start; `place` keeps the compiled modules from one start to the next."""
    command = [sys.executable, *options, "-c", _SAY + code, *given]
    begun = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=_environment(place),
    ) as child:
        assert child.stdout is not None
        told = {}
        for _ in (PAINTED, SHOWN):
            line = child.stdout.readline()
            took = (time.perf_counter() - begun) * 1000
            when, spent, modules = line.split() if line else ("", "0", "")
            told[when] = Moment(took, float(spent) * 1000, modules.split(","))
        _, errors = child.communicate()
    if set(told) != {PAINTED, SHOWN}:
        raise RuntimeError(errors)
    return Started(told[PAINTED], told[SHOWN], errors)


def _environment(place: Path) -> dict[str, str]:
    root = Path(desktop_app.__file__).resolve().parents[1]  # of the build that is measured
    own = {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(root),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(place / "compiled"),
    }
    return {**os.environ, **own}


def _office(folder: Path, count: int) -> Path:
    """An office file of many members, set up as after a first start, with `count` more records."""
    path = folder / f"office{count}.zwh"
    records = ALL
    steps: Any = build.STEPS
    if count:
        from tests.app import many_records

        many_records.write(folder, count)
        records, steps = many_records.registry(folder, count), many_records.steps(count)
    with build.OfficeFile.open(
        path, records=records, steps=steps, who="bench", create=True
    ) as office:
        fill(office, MEMBERS)
        build.found_office(Desk(office, "bench"), "政协演示县委员会", term="11")
    return path


def _says(name: str, found: list[Moment], bare: list[Moment]) -> None:
    """Median, best and worst by the clock, median and best of the processor, both best ratios."""
    wall, spent = [each.wall for each in found], [each.spent for each in found]
    ratio = min(wall) / min(each.wall for each in bare)
    ratio_spent = min(spent) / min(each.spent for each in bare)
    print(
        f"  {name:<36}{statistics.median(wall):8.0f}{min(wall):8.0f}{max(wall):8.0f}"
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


def _compared(few: list[Moment], many: list[Moment]) -> str:
    """How much longer starts take with more records: the ratios of the medians."""
    wall, spent = (
        statistics.median(getattr(each, name) for each in many)
        / statistics.median(getattr(each, name) for each in few)
        for name in ("wall", "spent")
    )
    return f"×{wall:.3f} by the clock, ×{spent:.3f} of the processor"


def main() -> None:
    """Both moments of every start, and what ours had imported by its first paint."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        starts: dict[str, list[Started]] = defaultdict(list)
        ways = _ways(folder, WAYS)
        for run in range(RUNS + 1):
            for name, given in ways.items():
                found = start(folder, _OURS, *given)
                if run:  # the first one compiled the modules
                    starts[name].append(found)
            if run:
                starts["bare"].append(start(folder, _BARE))
        bare = [each.painted for each in starts["bare"]]
        print(f"  {MEMBERS:,} members, ms{'':<22}median    best   worst     cpu    best   ratios")
        _says("a bare QMainWindow with a label", bare, bare)
        for name in ways:
            _says(f"{name}, first paint", [each.painted for each in starts[name]], bare)
            _says(f"{name}, page in front", [each.shown for each in starts[name]], bare)
        few, many = starts[WORKBENCH], starts[MANY]
        for when in (PAINTED, SHOWN):
            both = ([getattr(each, when) for each in found] for found in (few, many))
            print(f"  {MORE} more records, {when}: {_compared(*both)}")
        _say_modules(start(folder, _OURS, *ways[WORKBENCH], options=("-X", "importtime")), bare[0])


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """Starts of a bare window and of ours at two pages, all in each turn."""
    ways = _ways(folder, {name: way for name, way in WAYS.items() if not way[1]})

    def starts(turn: int) -> Iterator[Measured]:
        bare = start(folder, _BARE).painted
        yield Measured("bare window", bare.wall, bare.spent)
        for name, given in ways.items():
            found = start(folder, _OURS, *given)
            for when, moment in (("first paint", found.painted), ("page in front", found.shown)):
                yield Measured(f"{name}, {when}", moment.wall, moment.spent)

    yield {"start": starts}


def _ways(
    folder: Path, wanted: Mapping[str, tuple[str, int]]
) -> dict[str, tuple[str, str, str, str]]:
    """What is started, by name: office file, profile, folder and number of more records."""
    found = {}
    for name, (tab, count) in wanted.items():
        profile = folder / f"{tab}{count}"
        profile.mkdir()
        (profile / "settings.json").write_text(f'{{"tab": "{tab}"}}', encoding="utf-8")
        path = folder / f"office{count}.zwh"
        if not path.exists():
            _office(folder, count)
        found[name] = (str(path), str(profile), str(folder), str(count))
    return found


def _say_modules(traced: Started, bare: Moment) -> None:
    own = set(traced.painted.modules) - set(bare.modules)
    print(f"  {len(own)} modules above the bare window at the first paint")
    loaded = sorted({each.split(".")[0] for each in traced.shown.modules} & set(HEAVY))
    print(
        f"  {len(traced.shown.modules)} modules with the page in front; heavy: {loaded or 'none'}"
    )
    spent = ", ".join(f"{name} {ms:.0f}" for name, ms in _own_times(traced.errors)[:12])
    print(f"  importing, ms when traced: {spent}")


if __name__ == "__main__":
    main()
