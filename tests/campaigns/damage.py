"""damage: flipped bits, cuts, zeroed and swapped pages of the office file.

Each damage is either found (the file is refused, its backup fails, or the full check tells) or
has changed no row; the file is refused or opened without an uncaught error; and a restore brings
back the backup's rows.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.copies import backups, restore, self_check
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.file.steps import STEPS
from tests.campaigns.offices import fill, import_members, rows
from tests.campaigns.outcome import Outcome
from tests.campaigns.uncaught import place_of_error
from tests.storage.offices import NAME, NOON, opened

FULL = 2000
PAGE = 4096
RESTORED = 10
Harm = Callable[[bytearray, random.Random], None]


def _flip(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _overwrite(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    length = min(dice.choice((2, 16, 512)), len(data) - start)
    data[start : start + length] = dice.randbytes(length)


def _flip_in_the_header(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(100)] ^= 1 << dice.randrange(8)


def _cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def _cut_pages(data: bytearray, dice: random.Random) -> None:
    del data[PAGE * dice.randrange(1, len(data) // PAGE) :]


def _zero(data: bytearray, dice: random.Random) -> None:
    start = PAGE * dice.randrange(len(data) // PAGE)
    data[start : start + PAGE] = bytes(PAGE)


def _swap(data: bytearray, dice: random.Random) -> None:
    first, second = (PAGE * each for each in dice.sample(range(len(data) // PAGE), 2))
    kept = data[first : first + PAGE]
    data[first : first + PAGE] = data[second : second + PAGE]
    data[second : second + PAGE] = kept


def _repeat(data: bytearray, dice: random.Random) -> None:
    first, second = (PAGE * each for each in dice.sample(range(len(data) // PAGE), 2))
    data[first : first + PAGE] = data[second : second + PAGE]


HARMS: tuple[Harm, ...] = (
    _flip, _flip, _flip, _overwrite, _flip_in_the_header, _cut, _cut_pages, _zero, _swap, _repeat,
)  # fmt: skip


def _found(folder: Path, before: dict[str, list[tuple[object, ...]]], outcome: Outcome) -> str:
    """How the damage was found; "harmless" when every row is as it was, else nothing."""
    try:
        with opened(folder, create=False) as office:
            copy = run_to_end(backups.back_up(office, Reason.MANUAL, folder / "check"))
            subject = self_check.subject_of(office, copy)
            if not run_to_end(self_check.full(subject)).sound:
                return "check"
            return "harmless" if rows(office) == before else ""
    except UserError:
        return "refused"


def _one(template: Path, harm: Harm, dice: random.Random, outcome: Outcome) -> str:
    """One damage; how it was found."""
    case = f"{harm.__name__} case {outcome.cases}"
    outcome.cases += 1
    with opened(template, create=False) as office:
        before = rows(office)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "office"
        shutil.copytree(template, folder)
        path = folder / NAME
        data = bytearray(path.read_bytes())
        harm(data, dice)
        path.write_bytes(data)
        try:
            found = _found(folder, before, outcome)
            outcome.expect(found, f"{case}: rows differ and nothing was found")
            if outcome.cases % RESTORED == 0:
                _restore(folder, before, outcome, case)
        except Exception as error:  # noqa: BLE001 an uncaught error is what is looked for
            outcome.failures.append(f"{case}: {error!r} {place_of_error(error)}")
            return "uncaught"
    return found


def _restore(
    folder: Path, before: dict[str, list[tuple[object, ...]]], outcome: Outcome, case: str
) -> None:
    newest = backups.newest_sound(backups.folder_of(folder / NAME), folder / NAME)
    if not outcome.expect(newest, f"{case}: no backup to restore") or newest is None:
        return
    run_to_end(restore.restore(folder / NAME, newest.path, NOON, STEPS[-1].number))
    with opened(folder, create=False) as office:
        outcome.expect(rows(office) == before, f"{case}: the restored rows differ")


def run(cases: int, seed: int) -> Outcome:
    """So many damages of an office file, one kind after the other."""
    outcome, dice = Outcome(), random.Random(seed)
    ways: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as place:
        template = Path(place)
        fill(template, seed)
        with opened(template) as office:
            import_members(office, dice, 150)
            run_to_end(backups.back_up(office, Reason.MANUAL))
        while outcome.cases < cases and not outcome.enough():
            found = _one(template, HARMS[outcome.cases % len(HARMS)], dice, outcome)
            ways[found or "missed"] = ways.get(found or "missed", 0) + 1
    outcome.remark = ", ".join(f"{way} {count}" for way, count in sorted(ways.items()))
    return outcome


def control(seed: int) -> Outcome:
    """The same with a check that looks at the pages alone: must fail."""
    guarded = self_check.full
    self_check.full = _pages_alone
    try:
        return run(200, seed)
    finally:
        self_check.full = guarded


def _pages_alone(subject: self_check.CheckInput) -> Steps[self_check.CheckReport]:
    yield 1, 1
    return self_check.CheckReport((), 0, 0, 0, 0)
