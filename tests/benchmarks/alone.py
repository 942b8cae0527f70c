"""Works done in this process alone: medians, the slow ones, and ours beside bare calls."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.pairs import beside
from tests.benchmarks.works import Area, Measured, stretches

HEAD = f"{'':<52}{'wall':>9}{'95th':>9}{'worst':>9}{'cpu':>9}  (ms)"


def measure(area: Area, turns: int, only: str = "") -> None:
    """Do every work of every size whose name holds `only`, some turns after a first one."""
    for size in area.SIZES:
        with (
            tempfile.TemporaryDirectory() as folder,
            area.works(Path(folder), size) as works,
        ):
            print(f" {size:,}{HEAD[len(f' {size:,}') :]}")
            for name, work in works.items():
                if only not in name:
                    continue
                stretches(name, work, 0)
                runs = [stretches(name, work, turn) for turn in range(1, turns + 1)]
                for row in zip(*runs, strict=True):
                    print(line(row), flush=True)
                turned = [{each.name: each for each in run} for run in runs]
                for target in area.TARGETS:
                    for found in beside(target, turned):
                        print(f"  {found.name}: ×{found.wall:.2f}, cpu ×{found.cpu:.2f}")


def line(found: Iterable[Measured]) -> str:
    """One row: median, 95th percentile and worst by the clock, median of the processor."""
    every = list(found)
    walls = sorted(each.wall for each in every)
    high = walls[min(len(walls) - 1, int(len(walls) * 0.95))]
    cpu = statistics.median(each.cpu for each in every)
    name, unit = every[0].name, every[0].unit
    told = f"{statistics.median(walls):9.1f}{high:9.1f}{walls[-1]:9.1f}{cpu:9.1f}"
    return f"  {name:<50}{told}{'' if unit == 'ms' else ' ' + unit}"
