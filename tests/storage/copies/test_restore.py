"""Restore: its preview, its way through damage, what stays beside."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.copies.restore import Restored, preview, restore
from desktop_app.storage.file.schema import Step
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import door
from tests.storage.offices import NAME, NOON, add, attach, names, opened, rename

NEWEST = STEPS[-1].number


def run(folder: Path, backup: Path) -> Restored:
    return run_to_end(restore(folder / NAME, backup, NOON, NEWEST))


def with_backup(folder: Path) -> Path:
    """An office with a backup of two committees, then one renamed, one removed, two added."""
    with opened(folder) as office:
        first, second = add(office, "提案委", "民宗委")
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
        rename(office, first, "提案法制委")
        door.apply(office, remove=[second], action="删除", actor="张三")
        add(office, "文史委", "经济委")
    return backup


def test_the_preview_counts_what_comes_back_goes_and_changes_back(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    with opened(tmp_path) as office:
        [line] = preview(office, backup)
    assert (line.record, line.back, line.gone, line.changed) == ("committee", 1, 2, 1)


def test_the_preview_of_the_present_state_is_empty(tmp_path: Path) -> None:
    with_backup(tmp_path)
    with opened(tmp_path) as office:
        assert preview(office, run_to_end(backups.back_up(office, Reason.MANUAL))) == []


def test_the_preview_sees_another_history_with_the_same_numbers(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        [made] = add(office, "提案委")
        start = run_to_end(backups.back_up(office, Reason.MANUAL))
        rename(office, made, "甲")
        other = run_to_end(backups.back_up(office, Reason.MANUAL))
    run(tmp_path, start)
    with opened(tmp_path) as office:
        made.version = 1
        rename(office, made, "乙")
        [line] = preview(office, other)
        assert (line.back, line.gone, line.changed) == (0, 0, 1)


def test_a_restore_brings_the_rows_back_and_keeps_the_present_file_beside(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    done = run(tmp_path, backup)
    with opened(tmp_path) as office:
        assert names(office) == ["提案委", "民宗委"]
    assert done.kept == tmp_path / "政协 恢复前 2026-11-23 120000.desk"
    assert not done.damaged
    assert done.lost is not None
    assert [each.name for each in done.lost] == ["改名提案法制委", "删除", "新增文史委、经济委"]
    with opened(tmp_path, name=done.kept.name) as former:
        assert names(former) == ["提案法制委", "文史委", "经济委"]


def test_a_restored_file_never_lies_beside_the_old_log(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    with opened(tmp_path, name="a.desk") as office:
        add(office, "没来得及并入的委")
        for end in ("", "-wal"):
            data = office.path.with_name(office.path.name + end).read_bytes()
            (tmp_path / (NAME + end)).write_bytes(data)
    done = run(tmp_path, backup)
    assert not (tmp_path / (NAME + "-wal")).exists()
    with opened(tmp_path) as office:
        assert names(office) == ["提案委", "民宗委"]
    assert done.kept is not None
    with opened(tmp_path, name=done.kept.name) as former:
        assert names(former) == ["没来得及并入的委"]


def test_a_damaged_file_is_kept_apart_and_what_is_missing_is_told(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    path = tmp_path / NAME
    data = bytearray(path.read_bytes())
    data[-4096 * 3 : -4096 * 2] = b"\x55" * 4096
    path.write_bytes(data)
    done = run(tmp_path, backup)
    assert done.damaged
    assert done.kept == tmp_path / "损坏" / "政协 损坏 2026-11-23 120000.desk"
    assert done.kept.read_bytes() == data
    with opened(tmp_path) as office:
        assert names(office) == ["提案委", "民宗委"]


@pytest.mark.parametrize("content", [b"", b"x" * 10_000])
def test_a_file_beyond_reading_is_replaced_and_kept(tmp_path: Path, content: bytes) -> None:
    backup = with_backup(tmp_path)
    (tmp_path / NAME).write_bytes(content)
    done = run(tmp_path, backup)
    assert done.damaged
    assert done.lost is None
    assert done.kept is not None
    assert done.kept.read_bytes() == content
    with opened(tmp_path) as office:
        assert names(office) == ["提案委", "民宗委"]


def test_a_missing_file_is_put_back(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    (tmp_path / NAME).unlink()
    assert run(tmp_path, backup) == Restored(None, damaged=False, lost=())
    with opened(tmp_path) as office:
        assert names(office) == ["提案委", "民宗委"]


def test_an_open_file_is_not_replaced(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    with opened(tmp_path, who="李四") as office:
        with pytest.raises(UserError, match="李四"):
            run(tmp_path, backup)
        assert names(office) == ["提案法制委", "文史委", "经济委"]
        add(office, "还能写")
    assert sorted(path.name for path in tmp_path.glob("*.part")) == []


def test_a_damaged_or_newer_backup_changes_nothing(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    before = (tmp_path / NAME).read_bytes()
    newer = (*STEPS, Step(NEWEST + 1, lambda connection: None))
    with opened(tmp_path, name="new.desk", steps=newer):
        pass
    backup.write_bytes(backup.read_bytes()[:9000])
    for wrong, words in ((backup, "损坏"), (tmp_path / "new.desk", "更新的版本")):
        with pytest.raises(UserError, match=words):
            run(tmp_path, wrong)
        with opened(tmp_path) as office, pytest.raises(UserError, match=words):
            preview(office, wrong)
    with pytest.raises(UserError, match="找不到"):
        run(tmp_path, tmp_path / "没有.desk")
    assert (tmp_path / NAME).read_bytes() == before


def test_a_cancelled_restore_changes_nothing(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    before = (tmp_path / NAME).read_bytes()
    for taken in range(1, 3):
        steps = restore(tmp_path / NAME, backup, NOON + timedelta(seconds=taken), NEWEST)
        for _ in range(taken):
            next(steps)
        steps.close()
        assert (tmp_path / NAME).read_bytes() == before
    assert list(tmp_path.glob("*.part")) == []


def test_documents_come_back_from_the_backup(tmp_path: Path) -> None:
    source = tmp_path / "通知.txt"
    source.write_text("内容")
    with opened(tmp_path) as office:
        sha = attach(office, source, add(office, "提案委")[0]).values["sha"]
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
    folder = attachments.folder_of(tmp_path / NAME)
    attachments.place_of(folder, sha).unlink()
    run(tmp_path, backup)
    assert attachments.is_whole(folder, sha)


def test_a_log_beside_the_backup_is_part_of_it(tmp_path: Path) -> None:
    with_backup(tmp_path)
    stick = tmp_path / "U盘"
    stick.mkdir()
    with opened(tmp_path, name="别处.desk") as office:
        add(office, *(f"第{number}委" for number in range(150)))
        for end in ("", "-wal"):
            data = office.path.with_name(office.path.name + end).read_bytes()
            (stick / ("别处.desk" + end)).write_bytes(data)
    before = {path.name: path.read_bytes() for path in stick.iterdir()}
    with opened(tmp_path) as office:
        [line] = preview(office, stick / "别处.desk")
    assert (line.back, line.gone) == (150, 3)
    run(tmp_path, stick / "别处.desk")
    with opened(tmp_path) as office:
        assert len(names(office)) == 150
    assert {path.name: path.read_bytes() for path in stick.iterdir()} == before
    assert list(tmp_path.glob(f"{NAME}.incoming*")) == []


def test_a_backup_behind_a_symbolic_link_is_restored(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    link = tmp_path / "备份.desk"
    link.symlink_to(backup)
    run(tmp_path, link)
    with opened(tmp_path) as office:
        assert names(office) == ["提案委", "民宗委"]


def test_two_restores_at_one_moment_keep_both_former_files(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    first = run(tmp_path, backup).kept
    with opened(tmp_path) as office:
        add(office, "其后的委")
    second = run(tmp_path, backup).kept
    assert first is not None
    assert second is not None
    with opened(tmp_path, name=first.name) as former:
        assert names(former) == ["提案法制委", "文史委", "经济委"]
    with opened(tmp_path, name=second.name) as former:
        assert names(former) == ["提案委", "民宗委", "其后的委"]


def test_a_damaged_document_comes_back_whole_from_the_backup(tmp_path: Path) -> None:
    source = tmp_path / "通知.txt"
    source.write_text("内容")
    with opened(tmp_path) as office:
        sha = attach(office, source, add(office, "提案委")[0]).values["sha"]
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
    folder = attachments.folder_of(tmp_path / NAME)
    attachments.place_of(folder, sha).write_text("坏掉")
    assert run(tmp_path, backup).missing == ()
    assert attachments.is_whole(folder, sha)
    for place in (folder, backups.documents_in(backup.parent)):
        attachments.place_of(place, sha).write_text("都坏")
    assert run(tmp_path, backup).missing == ("通知.txt",)


def test_documents_are_there_before_the_file_gets_its_name(tmp_path: Path) -> None:
    source = tmp_path / "通知.txt"
    source.write_text("内容")
    with opened(tmp_path) as office:
        sha = attach(office, source, add(office, "提案委")[0]).values["sha"]
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
    target = tmp_path / "新家" / NAME
    target.parent.mkdir()
    steps = restore(target, backup, NOON, NEWEST)
    while not target.exists():
        try:
            next(steps)
        except StopIteration:
            break
    assert attachments.is_whole(attachments.folder_of(target), sha)
    steps.close()


def test_going_back_to_the_kept_file_finds_its_documents_after_a_sweep(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        committee = add(office, "提案委")[0]
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
        source = tmp_path / "其后的材料.txt"
        source.write_text("其后")
        sha = attach(office, source, committee).values["sha"]
    kept = run(tmp_path, backup).kept
    assert kept is not None
    folder = attachments.folder_of(tmp_path / NAME)
    assert attachments.sweep(folder, set()) == 1
    assert attachments.is_whole(attachments.folder_of(kept), sha)
    assert run(tmp_path, kept).missing == ()
    assert attachments.is_whole(folder, sha)
