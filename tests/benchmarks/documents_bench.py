"""PDF beside other engines: pages, rows, letters a second, memory, size, growth to 100,000 rows.

Against another build: a register, forms and letters by the engines of both.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.document_content import people, photos
from tests.benchmarks.works import READY, Target, Works

AGAINST = (1_000, 10_000)
TARGETS = (Target("*", 1.0),)
FORMS, ROWS, LETTERS = 1_000, 10_000, 1_000
GROWTH = (1_000, 10_000, 100_000)
ENGINES = {
    "ours": 5,
    "qt": 3,
    "typst_engine": 3,
    "platypus": 3,
    "fpdf2_engine": 1,
    "libreoffice_engine": 1,
    "weasyprint_engine": 1,
}
"""How often each runs; the slow ones once."""
LETTER_ENGINES = {"ours": 5, "typst_engine": 3, "platypus": 3}


class Run(NamedTuple):
    """One run: seconds, megabytes, bytes of the file."""

    seconds: float
    memory: float
    size: int


def run(engine: str, kind: str, count: int) -> Run | None:
    """One engine once, in a process of its own; None where it is not installed."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out.pdf"
        command = [sys.executable, "-m", "tests.benchmarks.document_peers", engine, kind]
        done = subprocess.run(
            [*command, str(count), str(out)], check=True, capture_output=True, encoding="utf-8"
        )
        if done.stdout.split() == ["missing"]:
            return None
        seconds, memory = map(float, done.stdout.split()[-2:])
        return Run(seconds, memory, out.stat().st_size)


def compare(kind: str, count: int, unit: str, engines: Mapping[str, int] = ENGINES) -> None:
    """Prints one line an engine; they take turns, so that a busy moment hits all alike."""
    print(f"{kind}: {count:,} {unit}, medians")
    runs: dict[str, list[Run]] = {engine: [] for engine in engines}
    for turn in range(max(engines.values())):
        for engine, times in engines.items():
            found = run(engine, kind, count) if turn < times else None
            runs[engine] += [found] if found else []
    ours = statistics.median(each.seconds for each in runs["ours"])
    for engine, done in runs.items():
        name = engine.removesuffix("_engine")
        if not done:
            print(f"  {name:12} missing")
            continue
        seconds = statistics.median(each.seconds for each in done)
        memory = max(each.memory for each in done)
        print(
            f"  {name:12}{count / seconds:9,.0f} {unit}/s {memory:7.0f} MB"
            f" {done[0].size / 1e6:7.2f} MB file   ×{seconds / ours:6.2f}  ({len(done)} runs)"
        )


def growth() -> None:
    """Prints how the register's time and memory grow."""
    print("growth of the register, medians of 3")
    for count in GROWTH:
        done = [found for _ in range(3) if (found := run("ours", "register", count))]
        seconds = statistics.median(each.seconds for each in done)
        memory = max(each.memory for each in done)
        each = seconds / count * 1e6
        print(f"  {count:7,} rows {seconds:7.3f} s {each:6.1f} µs/row {memory:5.0f} MB", flush=True)


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """Ours alone: a register of ten times `size` rows, forms and letters of a tenth of `size`."""
    from tests.benchmarks.document_peers import ours

    pictures, few = photos(folder), people(size // 10, long_texts=True)
    rows = people(size * 10, long_texts=False)

    def write(printed: Callable[[], None], turn: int) -> Iterator[str]:
        yield READY
        printed()
        yield "written"

    out = folder / "out.pdf"
    yield {
        f"register of {len(rows):,} rows": partial(
            write, partial(ours.register, rows, pictures, out)
        ),
        f"{len(few):,} forms": partial(write, partial(ours.forms, few, pictures, out)),
        f"{len(few):,} letters": partial(write, partial(ours.letters, few, pictures, out)),
    }


def main() -> None:
    """Prints every figure."""
    compare("forms", FORMS, "pages")
    compare("register", ROWS, "rows")
    compare("letters", LETTERS, "letters", LETTER_ENGINES)
    growth()
