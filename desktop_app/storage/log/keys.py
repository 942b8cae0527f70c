"""New record keys: milliseconds since 2020 shifted 22 bits, random below; base32 for people."""

from __future__ import annotations

import os
import time

from desktop_app.errors import UserError

_SINCE_2020 = 1_577_836_800_000
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_keys(count: int, above: int = 0, clock: int | None = None) -> range:
    """`count` consecutive 63-bit keys that start above `above`, the largest key in use.

    A clock that ran back therefore never repeats a key. `clock` is milliseconds since 1970.
    """
    now = time.time_ns() // 1_000_000 if clock is None else clock
    start = max((now - _SINCE_2020) << 22 | int.from_bytes(os.urandom(3)) >> 2, above + 1)
    return range(start, start + count)


def key_text(key: int) -> str:
    """A key as people type it: base32 without I, L, O and U."""
    text = ""
    while key or not text:
        key, digit = divmod(key, 32)
        text = _DIGITS[digit] + text
    return text


def read_key(text: str) -> int:
    """The key that a text shows; `UserError` where it shows none."""
    key = 0
    for digit in text.strip().upper():
        place = _DIGITS.find(digit)
        if place < 0:
            raise UserError(f"“{text}”不是记录编码，请核对后再写。")
        key = key * 32 + place
    return key
