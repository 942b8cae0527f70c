"""PDF beside other engines: pages and rows a second, memory, size, growth to 100,000 rows."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

FORMS, ROWS = 1_000, 10_000
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


class Figure(NamedTuple):
    """Median seconds, most megabytes, bytes of the file; None where the engine is missing."""

    seconds: float
    memory: float
    size: int


def measure(engine: str, kind: str, count: int, times: int) -> Figure | None:
    """One engine on one kind of print, every run in a process of its own."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out.pdf"
        for _ in range(times):
            command = [sys.executable, "-m", "tests.benchmarks.document_peers", engine, kind]
            done = subprocess.run(
                [*command, str(count), str(out)], check=True, capture_output=True, encoding="utf-8"
            )
            if done.stdout.split() == ["missing"]:
                return None
            seconds, memory = map(float, done.stdout.split()[-2:])
            found.append((seconds, memory))
        size = out.stat().st_size
    seconds = statistics.median(each for each, _ in found)
    return Figure(seconds, max(memory for _, memory in found), size)


def compare(kind: str, count: int, unit: str) -> None:
    """Prints one line an engine."""
    print(f"{kind}: {count:,} {unit}")
    ours: float | None = None
    for engine, times in ENGINES.items():
        figure = measure(engine, kind, count, times)
        name = engine.removesuffix("_engine")
        if figure is None:
            print(f"  {name:12} missing", flush=True)
            continue
        ours = ours or figure.seconds
        print(
            f"  {name:12}{count / figure.seconds:9,.0f} {unit}/s {figure.memory:7.0f} MB"
            f" {figure.size / 1e6:7.2f} MB file   ×{figure.seconds / ours:6.2f}",
            flush=True,
        )


def growth() -> None:
    """Prints how the register's time and memory grow."""
    print("growth of the register")
    for count in GROWTH:
        figure = measure("ours", "register", count, 3)
        if figure is not None:
            each = figure.seconds / count * 1e6
            print(f"  {count:7,} rows {figure.seconds:7.3f} s {each:6.1f} µs/row "
                  f"{figure.memory:5.0f} MB", flush=True)  # fmt: skip


def main() -> None:
    """Prints every figure."""
    compare("forms", FORMS, "pages")
    compare("register", ROWS, "rows")
    growth()
