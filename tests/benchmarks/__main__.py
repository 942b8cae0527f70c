"""Runs the benchmarks by name, or all of them: `python -m tests.benchmarks [NAME …]`.

With `--against REVISION` this build and that one do the same works in turn, pair by pair.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
from pathlib import Path
from types import ModuleType
from typing import cast

from tests.benchmarks import against, alone, revisions
from tests.benchmarks.pairs import Judged, table, worst
from tests.benchmarks.works import Area

HERE = Path(__file__).resolve().parent
TURNS, PAIRS, SECONDS = 5, 15, 30.0


def names() -> list[str]:
    """Give the names of the benchmarks that lie beside this module."""
    return sorted(path.stem.removesuffix("_bench") for path in HERE.glob("*_bench.py"))


def options(given: list[str]) -> argparse.Namespace:
    """Read the command line; exits with 2 where a name is unknown."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names())}")
    parser.add_argument("--against", metavar="REVISION", help="a commit, or a folder with .venv")
    parser.add_argument("--only", default="", metavar="TEXT", help="works whose name holds this")
    parser.add_argument("--pairs", type=int, default=PAIRS, help="pairs of each work")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="time for each work")
    found = parser.parse_args(given)
    unknown = sorted(set(found.names) - set(names()))
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(names())}")
    return found


def run(given: list[str]) -> int:
    """Run the wanted benchmarks in turn; give 1 where the other revision cannot be had, else 0."""
    wanted = options(given)
    print(f"{platform.platform()}  Python {platform.python_version()}  {os.cpu_count()} cores")
    modules = {name: _module(name) for name in wanted.names or names()}
    if wanted.against:
        return _against(wanted, modules)
    for name, module in modules.items():
        print(f"\n== {name}", flush=True)
        if hasattr(module, "main"):
            module.main()
        else:
            alone.measure(cast(Area, module), TURNS, wanted.only)
    return 0


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"tests.benchmarks.{name}_bench")


def _against(wanted: argparse.Namespace, modules: dict[str, ModuleType]) -> int:
    try:
        theirs = revisions.prepared(wanted.against)
    except revisions.Unavailable as error:
        print(error, file=sys.stderr)
        return 1
    ours, found, ended = revisions.this_one(), list[Judged](), 0
    for name, module in modules.items():
        if not hasattr(module, "AGAINST"):
            print(f"\n== {name} measures this build alone")
            continue
        print(f"\n== {name} against {theirs.name}", flush=True)
        try:
            found += against.compare(
                name, cast(Area, module), theirs, ours,
                pairs=wanted.pairs, seconds=wanted.seconds, only=wanted.only,
            )  # fmt: skip
        except against.Ended as error:
            print(error, file=sys.stderr)
            ended = 1
    print(f"\n== the worst row of each target\n{table(worst(found), theirs.name, ours.name)}")
    return ended


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
