"""Calls that a shared library makes into the system's C library, found so they can be replaced."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOAD, _DYNAMIC = 1, 2
_STRINGS, _SYMBOLS, _RELOCATIONS, _SIZE = 5, 6, 23, 2
_PAGE, _READ_WRITE = 4096, 3


def slot_of(library: Path, call: str) -> int:
    """The address of the pointer through which a loaded library makes a call.

    `LookupError` where the library does not make it so (not ELF with 64 bits, not linked).
    """
    image = library.read_bytes()
    tables = _tables(image)
    base = _base(library)
    start = tables[_RELOCATIONS]
    for place in range(start, start + tables[_SIZE], 24):
        offset, info, _ = struct.unpack_from("<QQq", image, place)
        if _symbol(image, tables, info >> 32) == call:
            return base + int(offset)
    raise LookupError(f"{library.name} does not call {call}")


def _tables(image: bytes) -> dict[int, int]:
    """The dynamic section: file offsets of its tables."""
    if image[:5] != b"\x7fELF\x02":
        raise LookupError("not an ELF library of 64 bits")
    headers, count = struct.unpack_from("<Q", image, 32)[0], struct.unpack_from("<H", image, 56)[0]
    parts = [struct.unpack_from("<IIQQQQQQ", image, headers + 56 * n) for n in range(count)]
    loads = [(part[3], part[2], part[5]) for part in parts if part[0] == _LOAD]
    [(start, size)] = [(part[2], part[5]) for part in parts if part[0] == _DYNAMIC]
    pairs = (struct.unpack_from("<QQ", image, place) for place in range(start, start + size, 16))
    return {
        tag: value if tag == _SIZE else _in_file(value, loads)
        for tag, value in pairs
        if tag in (_STRINGS, _SYMBOLS, _RELOCATIONS, _SIZE)
    }


def _in_file(address: int, loads: list[tuple[int, int, int]]) -> int:
    return next(
        address - virtual + offset
        for virtual, offset, size in loads
        if virtual <= address < virtual + size
    )


def _symbol(image: bytes, tables: dict[int, int], number: int) -> str:
    name = tables[_STRINGS] + struct.unpack_from("<I", image, tables[_SYMBOLS] + 24 * number)[0]
    return image[name : image.index(b"\0", name)].decode()


def _base(library: Path) -> int:
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        if line.endswith(str(library.resolve())):
            return int(line.split("-")[0], 16)
    raise LookupError(f"{library.name} is not loaded")


@contextmanager
def replaced(slot: int, function: int) -> Iterator[None]:
    """Let the call go to another function inside."""
    start = slot // _PAGE * _PAGE
    ctypes.CDLL(None).mprotect(ctypes.c_void_p(start), ctypes.c_size_t(_PAGE), _READ_WRITE)
    pointer = ctypes.c_void_p.from_address(slot)
    former = pointer.value
    pointer.value = function
    try:
        yield
    finally:
        pointer.value = former
