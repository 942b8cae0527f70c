"""The chain of hashes over the log: what an action's hash covers, and where the chain ends."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import apsw

ORIGIN = bytes(32)


def last_action(connection: apsw.Connection) -> tuple[int, bytes]:
    """Number and hash of the last action; 0 and zero bytes in a file without any."""
    row = connection.execute("SELECT no,hash FROM action ORDER BY no DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, ORIGIN)


def payload_hash(before: str | None, after: str | None, salt: bytes) -> bytes:
    """SHA-256 of before, NUL, after, salt: erasing the three later keeps the chain whole."""
    return hashlib.sha256(f"{before or ''}\0{after or ''}".encode() + salt).digest()


def payload_line(record: str, uid: int, payload: bytes) -> bytes:
    """What one entry adds to its action's hash."""
    return f"{record}|{uid}|".encode() + payload


def action_hash(previous: bytes, row: Sequence[Any], body: bytes) -> bytes:
    """SHA-256 of the previous hash, an action's own columns and the digest of its entries."""
    text = "\0".join("" if each is None else str(each) for each in row)
    return hashlib.sha256(previous + text.encode() + body).digest()
