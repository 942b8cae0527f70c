"""packages: flipped, cut, moved and rewritten bytes of a package for another computer.

Each damage is refused in a sentence, leaves nothing behind and writes nowhere else, or the package
is taken in whole: the same rows, the same documents.
"""

from __future__ import annotations

import random
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import packages
from desktop_app.storage.file.steps import STEPS
from tests.campaigns.offices import fill, rows
from tests.campaigns.outcome import Outcome
from tests.campaigns.uncaught import place_of_error
from tests.storage.offices import NAME, opened

FULL = 1500
NEWEST = STEPS[-1].number
Harm = Callable[[bytearray, random.Random], None]
Rows = dict[str, list[tuple[object, ...]]]


def _flip(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _flip_near_the_end(data: bytearray, dice: random.Random) -> None:
    """The list of parts stands at the end of a package."""
    data[len(data) - 1 - dice.randrange(min(900, len(data)))] ^= 1 << dice.randrange(8)


def _overwrite(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    length = min(dice.choice((2, 8, 200)), len(data) - start)
    data[start : start + length] = dice.randbytes(length)


def _cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def _cut_out(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    del data[start : start + dice.choice((1, 40, 5000))]


def _another_number(data: bytearray, dice: random.Random) -> None:
    """A field of one entry of the list: version, flags, method, sizes, offset."""
    entry = data.find(b"PK\x01\x02", dice.randrange(len(data)))
    if entry >= 0:
        field = dice.choice((4, 6, 8, 10, 16, 20, 24, 28, 30, 32, 42))
        struct.pack_into("<H", data, entry + field, dice.choice((0, 1, 9, 99, 0xFFFF)))


HARMS: tuple[Harm, ...] = (
    _flip, _flip_near_the_end, _flip_near_the_end, _overwrite, _cut, _cut_out, _another_number,
)  # fmt: skip


def _repack(path: Path, dice: random.Random) -> None:
    """The same parts, one of them changed, missing, doubled in name, or packed by other means."""
    with zipfile.ZipFile(path) as old:
        parts = [(each.filename, old.read(each)) for each in old.infolist()]
    method = dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA))
    number = dice.randrange(len(parts))
    name, data = parts[number]
    parts[number] = dice.choice(
        [(name, data[: len(data) // 2]), (f"../{name}", data), (name.upper(), data), (name, data)]
    )
    if dice.random() < 0.2:
        del parts[number]
    with zipfile.ZipFile(path, "w", method) as new:
        for each, content in parts:
            new.writestr(each, content)


def _one(package: Path, before: Rows, dice: random.Random, outcome: Outcome) -> str:
    """One damage; how it ended."""
    outcome.cases += 1
    repacks = outcome.cases % (len(HARMS) + 1) == 0
    harm = HARMS[outcome.cases % len(HARMS)]
    case = f"{'repack' if repacks else harm.__name__} case {outcome.cases}"
    with tempfile.TemporaryDirectory() as place:
        spoiled, target = Path(place) / "包.zwbao", Path(place) / "新" / NAME
        shutil.copy(package, spoiled)
        if repacks:
            _repack(spoiled, dice)
        else:
            data = bytearray(spoiled.read_bytes())
            harm(data, dice)
            spoiled.write_bytes(data)
        try:
            run_to_end(packages.unpack(spoiled, target, NEWEST))
        except UserError as error:
            outcome.expect(error.sentence.endswith("。"), f"{case}: {error.sentence}")
            left = [each for each in Path(place).rglob("*") if each.is_file() and each != spoiled]
            outcome.expect(not left, f"{case}: refused and left {left[:3]}")
            return "refused"
        except Exception as error:  # noqa: BLE001 an uncaught error is what is looked for
            outcome.failures.append(f"{case}: {error!r} {place_of_error(error)}")
            return "uncaught"
        with opened(target.parent, create=False) as office:
            outcome.expect(rows(office) == before, f"{case}: taken in with other rows")
            folder = attachments.folder_of(target)
            whole = all(attachments.is_whole(folder, each) for each in attachments.stored(folder))
            outcome.expect(whole, f"{case}: taken in with a damaged document")
    return "whole"


def run(cases: int, seed: int) -> Outcome:
    """So many damages of one package, one kind after the other."""
    outcome, dice = Outcome(), random.Random(seed)
    ways: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        fill(folder, seed)
        with opened(folder) as office:
            before = rows(office)
            package = run_to_end(packages.pack(office, folder / "带走.zwbao"))
        while outcome.cases < cases and not outcome.enough():
            way = _one(package, before, dice, outcome)
            ways[way] = ways.get(way, 0) + 1
    outcome.remark = ", ".join(f"{way} {count}" for way, count in sorted(ways.items()))
    return outcome


def control(seed: int) -> Outcome:
    """The same with a reader that knows fewer ways of being damaged: must fail."""
    taken = pytest.MonkeyPatch()
    taken.setattr(packages, "_BROKEN", (zipfile.BadZipFile,))
    taken.setattr(packages, "_METHODS", tuple(range(100)))
    try:
        return run(120, seed)
    finally:
        taken.undo()
