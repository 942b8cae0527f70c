"""The drafts file: whole or as it was before, private, never in the way."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.storage.copies import drafts
from desktop_app.storage.copies.drafts import KeptDraft, KeptLine, OpenChild
from tests.campaigns.fault_layer import KINDS, Plan, failing_disk

NOW = datetime(2026, 11, 23, 10, 32)


def kept(token: str = "a", note: str = "记一笔") -> KeptDraft:
    return KeptDraft(
        token, "consultation", 2**62, "路灯协商会", NOW.isoformat(), "演示", 3, 5,
        {"name": "路灯协商会", "topics": [1, 2]}, {"note": note, "topics": [1, "路"]},
        {"participant": [KeptLine(7, {"name": "演示甲"})]},
        {"participant": [KeptLine(7, {"name": "演示乙"}), KeptLine(None, {"name": "演示丙"})]},
        OpenChild("participant", 1, {"name": "演示丙"}, {"role": "专"}),
    )  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return tmp_path / "办公.zwh"


def test_drafts_come_back_as_they_were_written(office: Path) -> None:
    written = [kept("a"), kept("b", "半个\ud83d字")._replace(key=None, child=None)]
    drafts.write(office, written)
    assert drafts.read(office) == written


def test_the_file_lies_beside_the_office_file_and_is_private(office: Path) -> None:
    drafts.write(office, [kept()])
    path = office.with_name("办公.zwh.草稿")
    assert [each.name for each in office.parent.iterdir() if each.is_file()] == [path.name]
    assert path.stat().st_mode & 0o777 == 0o600


def test_where_there_are_no_drafts_there_is_no_file(office: Path) -> None:
    assert drafts.read(office) == []
    drafts.write(office, [kept()])
    drafts.write(office, [])
    assert not drafts.path_of(office).exists()
    drafts.write(office, [])


@given(st.data())
def test_a_damaged_file_is_told_from_a_whole_one(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    office = tmp_path_factory.mktemp("damage") / "办公.zwh"
    written = [kept("a"), kept("b")]
    drafts.write(office, written)
    path = drafts.path_of(office)
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        path.write_bytes(whole[:place])
    else:
        changed = bytes([whole[place] ^ data.draw(st.integers(1, 255))])
        path.write_bytes(whole[:place] + changed + whole[place + 1 :])
    with suppress(drafts.Damaged):
        assert drafts.read(office) == written


def test_a_file_that_goes_while_it_is_read_holds_no_drafts(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.write(office, [kept()])
    path, access = drafts.path_of(office), os.access

    def gone_after(asked: Path, mode: int) -> bool:
        there = access(asked, mode)
        path.unlink(missing_ok=True)
        return there

    monkeypatch.setattr(os, "access", gone_after)
    assert drafts.read(office) == []


@pytest.mark.parametrize(
    "text",
    [b"", b"{}", b"[]\n[]", b"\xff\n", b'{"format":1}\n[]', b"[" * 100_000, b"null\nnull",
     b'{"format":99,"sha256":""}\n[]', b'{"format":"1","sha256":1}\n[]'],
)  # fmt: skip
def test_what_the_program_never_wrote_is_damage(office: Path, text: bytes) -> None:
    drafts.path_of(office).write_bytes(text)
    with pytest.raises(drafts.Damaged):
        drafts.read(office)


def test_a_damaged_file_is_set_aside_under_another_name(office: Path) -> None:
    drafts.path_of(office).write_bytes(b"junk")
    (aside,) = drafts.set_aside(office, NOW)
    assert (aside.name, aside.read_bytes()) == ("办公.zwh.草稿.损坏 2026-11-23 103200", b"junk")
    assert drafts.read(office) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("at", [1, 2])
def test_a_write_that_fails_leaves_the_former_drafts(
    office: Path, kind: str, number: int, at: int
) -> None:
    drafts.write(office, [kept("a", "旧")])
    plan, told = Plan(kind, at, number), list[str]()
    with failing_disk(plan):
        try:
            drafts.write(office, [kept("a", "新")])
        except UserError as error:
            told.append(error.sentence)
    reason = "磁盘已满" if number == errno.ENOSPC else "磁盘或U盘读写出错"
    assert [f"草稿没有写到磁盘上：{reason}" in each for each in told] == [True] * plan.failed
    (found,) = drafts.read(office)
    assert found.typed["note"] in {"旧", "新"}
    assert not list(office.parent.glob("*.part"))


def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_answer(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(handle: int) -> None:
        calls.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        real_sync(handle)

    def replace(source: Path, target: Path) -> None:
        calls.append("rename")
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    drafts.write(office, [kept()])
    drafts.write(office, [])
    assert calls == ["sync file", "rename", "sync folder", "sync folder"]


def test_what_a_killed_program_left_half_written_is_removed(office: Path) -> None:
    drafts.write(office, [kept()])
    half = office.with_name("办公.zwh.草稿.part")
    half.write_bytes(b"half")
    drafts.remove_unfinished(office)
    assert drafts.read(office) == [kept()]
    assert not half.exists()


def test_another_users_drafts_are_neither_read_nor_replaced(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, real = drafts.path_of(office), os.access
    theirs.write_bytes(b"theirs")

    def access(path: Path, mode: int) -> bool:
        return path != theirs and real(path, mode)

    monkeypatch.setattr(os, "access", access)
    assert drafts.read(office) == []
    drafts.write(office, [kept()])
    assert drafts.read(office) == [kept()]
    assert theirs.read_bytes() == b"theirs"
    drafts.write(office, [])
    assert theirs.exists()
    assert drafts.read(office) == []
