"""Files move into place even where another program looks into them for a moment."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

import apsw
import pytest

from desktop_app.storage.file import durable, engine


class Scanner:
    """A virus scanner that holds a file for a few tries, as Windows lets it."""

    def __init__(self, tries: int) -> None:
        self.left = tries
        self._replace = os.replace

    def replace(self, source: Path, target: Path) -> None:
        """Refuses while tries are left."""
        if self.left:
            self.left -= 1
            raise PermissionError(13, "held by another program")
        self._replace(source, target)


def test_a_name_that_is_held_for_a_moment_is_given_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", Scanner(3).replace)
    monkeypatch.setattr(durable, "PAUSE", 0.0)
    target = tmp_path / "政协.zwh"
    target.write_bytes(b"old")
    with durable.written_aside(target) as part:
        part.write_bytes(b"new")
    assert target.read_bytes() == b"new"
    assert not list(tmp_path.glob("*.part"))


def test_a_name_that_stays_held_is_refused_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", Scanner(1_000_000).replace)
    monkeypatch.setattr(durable, "PATIENCE", 0.0)
    target = tmp_path / "政协.zwh"
    target.write_bytes(b"old")
    with pytest.raises(PermissionError), durable.written_aside(target) as part:
        part.write_bytes(b"new")
    assert target.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.part"))


def test_a_left_over_that_is_held_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_over = tmp_path / "政协.zwh.part"
    left_over.write_bytes(b"x")

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "held by another program")

    with monkeypatch.context() as windows:
        windows.setattr(os, "unlink", held)
        durable.discard(left_over)
    assert left_over.exists()
    durable.discard(left_over)
    durable.discard(left_over)
    assert not left_over.exists()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("C:\\办公 1\\a#b.zwh", "file:///C:/%E5%8A%9E%E5%85%AC%201/a%23b.zwh"),
        ("\\\\server\\share\\a.zwh", "file:////server/share/a.zwh"),
    ],
)
def test_a_backup_on_drive_or_share_has_an_address_for_sqlite(path: str, address: str) -> None:
    assert engine.address_of(PureWindowsPath(path)) == address


def test_sqlite_takes_an_address_with_two_strokes_as_a_path(tmp_path: Path) -> None:
    path = tmp_path / "备份 1.zwh"
    with apsw.Connection(str(path)) as made:
        made.execute("CREATE TABLE t(x)")
    made.close()
    address = engine.address_of(path).replace("file:///", "file:////")
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    found = apsw.Connection(address, flags=flags)
    assert found.table_exists("main", "t")
    found.close()


def test_a_folder_on_a_drive_that_is_gone_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Path, "is_dir", lambda _: False)
    with pytest.raises(FileNotFoundError, match="drive"):
        durable.make_folder(Path("/stick/备份"))
