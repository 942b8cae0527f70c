"""The tests hold Windows' rule about open files; this shows that they do."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_an_open_file_is_neither_removed_nor_renamed_nor_replaced(tmp_path: Path) -> None:
    held, other = tmp_path / "held", tmp_path / "other"
    other.write_bytes(b"new")
    with held.open("wb"):
        for forbidden in (held.unlink, lambda: held.rename(tmp_path / "x")):
            with pytest.raises(PermissionError, match="Windows"):
                forbidden()
        with pytest.raises(PermissionError, match="Windows"):
            other.replace(held)
    other.replace(held)
    assert held.read_bytes() == b"new"
    held.unlink()
