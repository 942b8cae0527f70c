"""Documents stored by hash."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments

TEXT = "内容".encode()
SHA = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_bytes(TEXT)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return attachments.folder_of(tmp_path / "政协.desk")


def test_a_document_is_stored_under_its_hash_once(source: Path, folder: Path) -> None:
    assert attachments.keep(folder, source) == (SHA, len(TEXT))
    assert attachments.keep(folder, source) == (SHA, len(TEXT))
    assert list(attachments.stored(folder)) == [SHA]
    assert attachments.place_of(folder, SHA).read_bytes() == TEXT
    assert sum(path.is_file() for path in folder.rglob("*")) == 1


def test_storing_again_mends_a_damaged_document(source: Path, folder: Path) -> None:
    attachments.keep(folder, source)
    attachments.place_of(folder, SHA).write_bytes(b"x")
    attachments.keep(folder, source)
    assert attachments.is_whole(folder, SHA)


def test_the_bytes_are_on_the_disk_before_the_name(
    source: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    real = os.fsync

    def noted(handle: int) -> None:
        synced.append(handle)
        real(handle)

    monkeypatch.setattr(os, "fsync", noted)
    attachments.keep(folder, source)
    assert len(synced) >= 2  # the file, then its folder


def test_a_copy_to_open_is_never_the_stored_file(
    source: Path, folder: Path, tmp_path: Path
) -> None:
    attachments.keep(folder, source)
    target = tmp_path / "打开.txt"
    attachments.copy_out(folder, SHA, target)
    target.write_bytes(b"changed")
    assert attachments.is_whole(folder, SHA)


def test_a_damaged_or_lost_document_is_told(source: Path, folder: Path, tmp_path: Path) -> None:
    attachments.keep(folder, source)
    attachments.place_of(folder, SHA).write_bytes(b"x")
    for _ in range(2):
        with pytest.raises(UserError, match="丢失或损坏"):
            attachments.copy_out(folder, SHA, tmp_path / "打开.txt")
        attachments.place_of(folder, SHA).unlink(missing_ok=True)
    assert not (tmp_path / "打开.txt").exists()


@pytest.mark.parametrize("text", ["", "../../etc/passwd", "a" * 63, "A" * 64, f"{SHA}\n", "/" * 64])
def test_no_text_but_a_hash_becomes_a_path(folder: Path, text: str) -> None:
    with pytest.raises(ValueError, match="not a hash"):
        attachments.place_of(folder, text)


def test_an_empty_missing_or_huge_file_is_refused(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    huge = tmp_path / "大.bin"
    with huge.open("wb") as file:
        file.truncate(attachments.LARGEST + 1)
    cases = ((empty, "空文件"), (huge, "300 MB"), (tmp_path / "无", "不是"), (tmp_path, "是文件夹"))
    for path, words in cases:
        with pytest.raises(UserError, match=words):
            attachments.keep(folder, path)
    assert not folder.exists()


def test_the_sweep_takes_only_what_is_unnamed(source: Path, folder: Path, tmp_path: Path) -> None:
    attachments.keep(folder, source)
    other = tmp_path / "别的.txt"
    other.write_bytes(b"other")
    unnamed, _ = attachments.keep(folder, other)
    (folder / "incoming-left-over").write_bytes(b"half")
    (folder / "用户的文件.txt").write_bytes(b"keep")
    assert attachments.sweep(folder, {SHA}) == 1
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == sorted(
        [SHA, "用户的文件.txt"]
    )
    assert unnamed not in set(attachments.stored(folder))


def test_a_damaged_document_is_not_copied_on(source: Path, folder: Path, tmp_path: Path) -> None:
    attachments.keep(folder, source)
    attachments.place_of(folder, SHA).write_bytes(b"x")
    assert run_to_end(attachments.copy_missing(folder, tmp_path / "copy")) == ([], [SHA])
