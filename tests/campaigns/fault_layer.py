"""A disk that fails at a chosen write, sync or rename, below SQLite and below Python's files.

SQLite's own calls of the system are replaced, so that it meets the failure as it would on a real
disk: an errno, a short write.
"""

from __future__ import annotations

import ctypes
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import apsw

from tests.campaigns import linked_calls

KINDS = ("write", "sync", "rename")
_SYSTEM = ctypes.CDLL(None, use_errno=True)


@dataclass(slots=True)
class Plan:
    """Which call fails: the `at`-th of a kind, with an errno, once or for ever.

    `counts` counts the calls of each kind; `at` 0 fails none. `hidden` makes the disk lie: it
    does nothing and tells that all went well.
    """

    kind: str = "write"
    at: int = 0
    number: int = errno.ENOSPC
    for_ever: bool = False
    hidden: bool = False
    failed: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))

    def fails(self, kind: str) -> bool:
        """Count one call and tell whether it fails."""
        self.counts[kind] += 1
        count = self.counts[kind]
        fails = bool(self.at) and kind == self.kind
        fails = fails and (count >= self.at if self.for_ever else count == self.at)
        self.failed += fails
        return fails

    def error(self) -> OSError:
        """The error as Python's files raise it."""
        return OSError(self.number, os.strerror(self.number))

    def refused(self) -> int:
        """What a call of the system gives when it fails."""
        ctypes.set_errno(self.number)
        return -1


class _Handle(io.FileIO):
    """A file of Python's on the failing disk."""

    plan: Plan

    def write(self, data: Any) -> int:
        if self.plan.fails("write"):
            if self.plan.hidden:
                return len(data)
            super().write(memoryview(data)[: len(data) // 2])
            raise self.plan.error()
        return super().write(data)


def _system_calls(plan: Plan) -> dict[str, Any]:
    """SQLite's calls of the system by name, failing as planned."""
    integer, size, place = ctypes.c_int, ctypes.c_size_t, ctypes.c_int64
    data, count = ctypes.c_void_p, ctypes.c_ssize_t
    _SYSTEM.pwrite.restype = _SYSTEM.write.restype = count

    def pwrite(number: int, start: int, length: int, offset: int) -> int:
        if plan.fails("write"):
            if plan.hidden:
                return length
            _SYSTEM.pwrite(integer(number), data(start), size(length // 2), place(offset))
            return plan.refused()
        return int(_SYSTEM.pwrite(integer(number), data(start), size(length), place(offset)))

    def ftruncate(number: int, length: int) -> int:
        if plan.fails("write"):
            return 0 if plan.hidden else plan.refused()
        return int(_SYSTEM.ftruncate(integer(number), place(length)))

    def unlink(name: bytes) -> int:
        if plan.fails("rename"):
            return 0 if plan.hidden else plan.refused()
        return int(_SYSTEM.unlink(ctypes.c_char_p(name)))

    def fdatasync(number: int) -> int:
        if plan.fails("sync"):
            return 0 if plan.hidden else plan.refused()
        return int(_SYSTEM.fdatasync(integer(number)))

    writes = ctypes.CFUNCTYPE(count, integer, data, size, place, use_errno=True)(pwrite)
    return {
        "pwrite": writes,
        "pwrite64": writes,
        "ftruncate": ctypes.CFUNCTYPE(integer, integer, place, use_errno=True)(ftruncate),
        "fdatasync": ctypes.CFUNCTYPE(integer, integer, use_errno=True)(fdatasync),
        "unlink": ctypes.CFUNCTYPE(integer, ctypes.c_char_p, use_errno=True)(unlink),
    }


@contextmanager
def _failing_engine(plan: Plan) -> Iterator[None]:
    """SQLite over the failing disk; sync alone is linked to the system, not in SQLite's table."""
    calls = _system_calls(plan)
    pointers = {name: ctypes.cast(call, ctypes.c_void_p).value or 0 for name, call in calls.items()}
    sync = linked_calls.slot_of(Path(str(apsw.__file__)), "fdatasync")
    table = apsw.VFS("fault_layer", "unix")
    former = {name: table.xGetSystemCall(name) or 0 for name in calls if name != "fdatasync"}
    try:
        with linked_calls.replaced(sync, pointers["fdatasync"]):
            for name in filter(former.get, former):
                table.xSetSystemCall(name, pointers[name])
            yield
    finally:
        for name in filter(former.get, former):
            table.xSetSystemCall(name, former[name])
        table.unregister()


@contextmanager
def failing_disk(plan: Plan) -> Iterator[None]:
    """All disk calls of this process go through `plan` inside."""
    real_open, real_sync, real_replace = Path.open, os.fsync, os.replace

    def opens(path: Path, mode: str = "r", *given: Any, **named: Any) -> Any:
        if "b" not in mode or not set(mode) & set("wxa"):
            return real_open(path, mode, *given, **named)
        handle = _Handle(path, mode.replace("b", ""))
        handle.plan = plan
        return handle

    with (
        _failing_engine(plan),
        mock.patch.object(Path, "open", opens),
        mock.patch.object(os, "fsync", _refusing(plan, "sync", real_sync)),
        mock.patch.object(os, "replace", _refusing(plan, "rename", real_replace)),
    ):
        yield


def _refusing(plan: Plan, kind: str, real: Callable[..., None]) -> Callable[..., None]:
    def call(*given: Any) -> None:
        if plan.fails(kind):
            if not plan.hidden:
                raise plan.error()
        else:
            real(*given)

    return call
