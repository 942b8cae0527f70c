"""Works that benchmarks time: in stretches, alone in this process or in turn with another build.

A module `…_bench` gives `works(folder, size)`: a context in which its data lie and its works can
be run. A work is a generator function of the turn; what it does up to a `yield` is timed under the
name it yields, and not at all where that is `READY`. What depends on chance takes it from the
turn, so that two builds do the same in the same turn.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar, cast

READY = ""
Result = TypeVar("Result")


class Measured(NamedTuple):
    """One figure: milliseconds by the clock and of the processor, or a number of something else."""

    name: str
    wall: float
    cpu: float
    unit: str = "ms"


class Target(NamedTuple):
    """A row whose name matches `rows` may take at most `ratio` times what the other takes.

    The other is the older build, or the row `beside` of the same build.
    """

    rows: str
    ratio: float
    beside: str = ""


Work = Callable[[int], Iterator[str | Measured]]
Works = Mapping[str, Work]


class Area(Protocol):
    """What a benchmark module offers: sizes to measure alone, and those to compare builds at.

    A module with a `main` of its own is measured alone by that.
    """

    SIZES: tuple[int, ...]
    AGAINST: tuple[int, ...]
    TARGETS: tuple[Target, ...]

    def works(self, folder: Path, size: int) -> AbstractContextManager[Works]:
        """Make the data of that size in a folder, and give the works on it."""


def stretches(name: str, work: Work, turn: int) -> list[Measured]:
    """Do a work once; give its stretches, and the sums of those named `sum/part`."""
    found: list[Measured] = []
    steps = work(turn)
    wall, cpu = time.perf_counter(), time.process_time()
    for told in steps:
        took = (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
        if isinstance(told, Measured):
            found.append(told._replace(name=titled(name, told.name)))
        elif told != READY:
            found.append(Measured(titled(name, told), *took))
        wall, cpu = time.perf_counter(), time.process_time()
    return [*found, *_sums(found)]


def titled(work: str, stretch: str) -> str:
    """The name of a row: that of the work and of its stretch."""
    return f"{work}, {stretch}"


def _sums(found: Iterable[Measured]) -> list[Measured]:
    sums: dict[str, Measured] = {}
    for name, wall, cpu, unit in found:
        whole, parted, _ = name.partition("/")
        if parted:
            before = sums.get(whole, Measured(whole, 0, 0, unit))
            sums[whole] = before._replace(wall=before.wall + wall, cpu=before.cpu + cpu)
    return list(sums.values())


def every_turn(work: Callable[[], object]) -> Callable[[int], object]:
    """Give what does the same in every turn."""
    return lambda _turn: work()


def whole(work: Callable[[], object], name: str) -> Work:
    """A work without preparation, timed as one stretch of that name."""

    def steps(turn: int) -> Iterator[str]:
        work()
        yield name

    return steps


class Slice(NamedTuple):
    """Milliseconds of one slice, by the clock and of the processor."""

    wall: float
    cpu: float


def in_slices(steps: Generator[Any, None, Result], slices: list[Slice]) -> Result:
    """Run steps to their end; what they took, one by one, is the new content of `slices`."""
    slices.clear()
    while True:
        begun, spent = time.perf_counter(), time.process_time()
        try:
            next(steps)
        except StopIteration as done:
            return cast(Result, done.value)
        finally:
            took = (time.perf_counter() - begun, time.process_time() - spent)
            slices.append(Slice(*(each * 1000 for each in took)))


def longest(name: str, slices: Sequence[Slice]) -> Measured:
    """Give the longest of the slices of a stretch: so long the window does not answer."""
    walls, cpus = zip(*slices, strict=True)
    return Measured(f"{name}: longest slice", max(walls), max(cpus))


def after_a_change(change: Callable[[], object], work: Callable[[int], object]) -> Work:
    """A work right after a change of data, which is not timed, and the same once more."""

    def steps(turn: int) -> Iterator[str]:
        change()
        yield READY
        work(turn)
        yield "cold"
        work(turn)
        yield "again"

    return steps
