"""The text beside the file that names its holder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.storage.file import holder

NOW = datetime(2026, 11, 23, 8, 30)


def test_what_was_left_is_read_and_cleared(tmp_path: Path) -> None:
    path = tmp_path / "政协.desk"
    holder.leave(path, "张三", NOW)
    found = holder.read(path)
    assert found is not None
    assert (found.who, found.since) == ("张三", "2026-11-23 08:30")
    assert "张三" in holder.refusal(path)
    holder.clear(path)
    holder.clear(path)
    assert holder.read(path) is None


def test_nobody_named_still_gives_a_whole_sentence(tmp_path: Path) -> None:
    path = tmp_path / "政协.desk"
    assert "另一个窗口或程序" in holder.refusal(path)
    holder.leave(path, "", NOW)
    assert "另一位同志" in holder.refusal(path)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"x" * 100_000, "电脑：".encode()])
def test_a_spoiled_text_tells_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "政协.desk"
    holder.text_beside(path).write_bytes(content)
    assert holder.read(path) is None


def test_a_name_of_two_lines_cannot_pretend_to_be_another(tmp_path: Path) -> None:
    path = tmp_path / "政协.desk"
    holder.leave(path, "张三\n电脑：别的", NOW)
    found = holder.read(path)
    assert found is not None
    assert found.computer != "别的"


def test_a_text_that_windows_will_not_let_go_keeps_nobody_from_working(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "政协.desk"
    holder.leave(path, "张三", NOW)

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "another program looks into it")

    monkeypatch.setattr("os.unlink", held)
    holder.clear(path)
    monkeypatch.setattr("pathlib.Path.write_text", held)
    holder.leave(path, "李四", NOW)
    found = holder.read(path)
    assert found is not None
    assert found.who == "张三"
