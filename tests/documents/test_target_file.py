"""Files that come whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from desktop_app.documents.target_file import sentence_for, target_file
from desktop_app.errors import UserError


def test_the_file_is_there_whole_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "out" / "名册.xlsx"
    path.parent.mkdir()
    with target_file(path) as stream:
        stream.write(b"one")
        assert not path.exists()
    assert path.read_bytes() == b"one"
    assert list(path.parent.iterdir()) == [path]


def test_a_block_that_raises_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out" / "名册.csv"
    path.parent.mkdir()
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), target_file(path) as stream:
        stream.write(b"%d" % (1 // 0))
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_a_missing_folder_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不存在"), target_file(tmp_path / "none" / "a.csv"):
        pass


def test_a_folder_of_that_name_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "out" / "a.csv"
    path.mkdir(parents=True)
    with pytest.raises(UserError, match="文件夹"), target_file(path) as stream:
        stream.write(b"x")
    assert list(path.parent.iterdir()) == [path]


def test_a_full_disk_is_told_in_words() -> None:  # /dev/full is always full
    with (
        Path("/dev/full").open("wb", buffering=0) as full,
        pytest.raises(OSError, match="space") as caught,
    ):
        full.write(b"x")
    assert "磁盘已满" in sentence_for(caught.value, Path("a.xlsx"))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "held"), "正在别的程序里打开"),
        (OSError(errno.EROFS, "read-only"), "只读"),
        (OSError(errno.EIO, "broken"), "写入时出错"),
    ],
)
def test_each_failure_says_what_to_do(error: OSError, words: str) -> None:
    sentence = sentence_for(error, Path("名册.xlsx"))
    assert words in sentence
    assert sentence.endswith("。")


def test_a_left_over_that_a_scanner_holds_does_not_hide_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "held by another program")

    monkeypatch.setattr("os.replace", held)
    monkeypatch.setattr("os.unlink", held)
    monkeypatch.setattr("desktop_app.documents.target_file.PATIENCE", 0.0)
    with (
        pytest.raises(UserError, match="别的程序里打开"),
        target_file(tmp_path / "名册.xlsx") as stream,
    ):
        stream.write(b"new")
