"""Runs the benchmarks by name, or all of them: `python -m tests.benchmarks [NAME …]`."""

from __future__ import annotations

import importlib
import os
import platform
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def names() -> list[str]:
    """Give the names of the benchmarks that lie beside this module."""
    return sorted(path.stem.removesuffix("_bench") for path in HERE.glob("*_bench.py"))


def run(wanted: list[str]) -> int:
    """Run the wanted benchmarks in turn; give 2 where a name is unknown, else 0."""
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(names())}")
        return 2
    print(f"{platform.platform()}  Python {platform.python_version()}  {os.cpu_count()} cores")
    for name in wanted or names():
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"tests.benchmarks.{name}_bench").main()
    return 0


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
