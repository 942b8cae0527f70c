"""full disk: work on a really full small disk, told rightly, and on again once there is room.

The disk is a small tmpfs with some hundred kilobytes left where this process may mount one;
elsewhere the system's limit on the size of files (RLIMIT_FSIZE) stands in for it.
"""

from __future__ import annotations

import ctypes
import os
import random
import resource
import signal
import tempfile
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import backups
from desktop_app.storage.copies.backups import Reason
from tests.campaigns.forks import Child, Tell
from tests.campaigns.offices import actions, faults, fill, import_members, save
from tests.campaigns.outcome import Outcome
from tests.storage.offices import NAME, opened

FULL = 25
_NEW_USER, _NEW_MOUNTS = 0x10000000, 0x00020000
ENOUGH = 400


def _mounted(folder: Path, size: int) -> bool:
    """Whether a small disk could be mounted on a folder, for this process alone."""
    system = ctypes.CDLL(None, use_errno=True)
    flags = _NEW_MOUNTS if os.geteuid() == 0 else _NEW_MOUNTS | _NEW_USER
    if system.unshare(flags) != 0:
        return False
    options = f"size={size}".encode()
    place = str(folder).encode()
    return int(system.mount(b"tmpfs", place, b"tmpfs", 0, options)) == 0


def _work(folder: Path, seed: int, guarded: bool, tell: Tell) -> None:
    """Fill the disk with work until it refuses, look, make room, go on."""
    dice = random.Random(seed)
    small = _mounted(folder, 16_000_000)
    if not small:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    tell("tmpfs" if small else "limit")
    fill(folder, seed)
    room = folder / "room"
    room.write_bytes(bytes(150_000))
    limit = dice.randrange(300_000, 600_000)
    if small:
        free = os.statvfs(folder)
        (folder / "others").write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - limit)))
    else:
        largest = (folder / NAME).stat().st_size + limit
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
    _fill_up(folder, dice, guarded, tell)
    room.unlink()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    with opened(folder, create=False) as office:
        for fault in faults(office):
            tell(f"FAIL after making room: {fault}")
        if save(office, dice) is None:
            tell("FAIL no save after making room")


def _fill_up(folder: Path, dice: random.Random, guarded: bool, tell: Tell) -> None:
    refused = 0
    with opened(folder, create=False) as office:
        for number in range(ENOUGH):
            before = actions(office)
            try:
                if number % 20 == 19:
                    run_to_end(backups.back_up(office, Reason.MANUAL))
                import_members(office, dice, 20)
            except UserError as error:
                refused += 1
                if "磁盘已满" not in error.sentence:
                    tell(f"FAIL told “{error.sentence}”")
                if not guarded:
                    before = {}
                if actions(office) != before:
                    tell("FAIL changed although refused")
            if refused == 5:
                break
        for fault in faults(office):
            tell(f"FAIL on the full disk: {fault}")
    tell("full" if refused else "FAIL the disk never was full")


def run(cases: int, seed: int, *, guarded: bool = True) -> Outcome:
    """So many full disks of different sizes."""
    outcome, dice = Outcome(), random.Random(seed)
    means = set()
    for _ in range(cases):
        with tempfile.TemporaryDirectory() as place:
            number = dice.randrange(2**32)
            child = Child(lambda tell, n=number: _work(Path(place), n, guarded, tell))  # type: ignore[misc]
            told = child.rest()
        outcome.cases += 1
        means.update(told[:1])
        bad = [each for each in told if each.startswith(("FAIL", "ERROR"))]
        outcome.failures += [f"seed {number}: {each}" for each in bad]
        outcome.expect("full" in told, f"seed {number}: ended at {told}")
    outcome.remark = "by " + " and ".join(sorted(means))
    return outcome


def control(seed: int) -> Outcome:
    """The same when a refused import is taken for one that left nothing: must fail."""
    return run(1, seed, guarded=False)
