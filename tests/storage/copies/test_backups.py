"""Backups made in steps, checked, listed, thinned out, copied to a second place."""

from __future__ import annotations

import errno
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.records import ALL
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.file import durable
from tests.storage.offices import NAME, NOON, add, attach, dump, names, opened


def test_a_backup_is_one_whole_file_with_the_same_rows(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, "提案委", "民宗委")
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
        rows = dump(office)
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]
    assert backup.name == "政协 2026-11-23 120000 手动.desk"
    with opened(backup.parent, name=backup.name, create=False) as copy:
        assert dump(copy) == rows


def test_a_backup_tells_its_progress(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, *(f"第{number}委" for number in range(3000)))
        steps = list(backups.back_up(office, Reason.MANUAL))
    assert len(steps) > 1
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1][0] == steps[-1][1]


def test_a_backup_holds_what_is_written_while_it_runs(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, *(f"第{number}委" for number in range(3000)))
        steps = backups.back_up(office, Reason.MANUAL)
        next(steps)
        add(office, "后来的委")
        backup = run_to_end(steps)
    with opened(backup.parent, name=backup.name, create=False) as copy:
        assert names(copy)[-1] == "后来的委"


def test_a_cancelled_backup_leaves_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, *(f"第{number}委" for number in range(3000)))
        steps = backups.back_up(office, Reason.MANUAL)
        next(steps)
        steps.close()
        assert list(backups.folder_of(office.path).iterdir()) == []
        add(office, "照常工作")


def test_a_backup_onto_a_full_disk_says_so_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with opened(tmp_path) as office:
        add(office, "提案委")
        monkeypatch.setattr(durable, "sync_file", full)
        with pytest.raises(UserError, match=r"备份没有完成.*磁盘已满.*腾出空间"):
            run_to_end(backups.back_up(office, Reason.MANUAL))
        assert list(backups.folder_of(office.path).iterdir()) == []


def test_two_backups_in_one_second_both_stay(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        run_to_end(backups.back_up(office, Reason.MANUAL))
        run_to_end(backups.back_up(office, Reason.MANUAL))
        assert len(backups.named_in(backups.folder_of(office.path), office.path)) == 2


def test_the_list_shows_date_size_numbers_and_damage_newest_first(tmp_path: Path) -> None:
    now = [NOON]
    with opened(tmp_path, clock=lambda: now[0]) as office:
        add(office, "提案委")
        first = run_to_end(backups.back_up(office, Reason.MANUAL))
        now[0] += timedelta(hours=1)
        add(office, "民宗委", "文史委")
        second = run_to_end(backups.back_up(office, Reason.IMPORT))
        folder = backups.folder_of(office.path)
        damaged = bytearray(first.read_bytes())
        damaged[4096:8192] = bytes(4096)
        first.write_bytes(damaged)
        (folder / "别的文件.desk").write_bytes(b"")
        new, old = backups.listed(folder, office.path, ALL)
        assert (new.path, new.reason, new.records, new.fault) == (second, "导入前", 3, "")
        assert new.size == second.stat().st_size
        assert new.counts["committee"] == 3
        assert new.at == NOON + timedelta(hours=1)
        assert old.fault == "文件已损坏"
        newest = backups.newest_sound(folder, office.path)
        assert newest is not None
        assert newest.path == second
        assert not backups.changed_since(office, second)
        assert backups.changed_since(office, first)  # damaged: as good as none
        add(office, "后来的委")
        assert backups.changed_since(office, second)


def test_old_backups_are_thinned_out_and_other_files_stay(tmp_path: Path) -> None:
    folder = backups.folder_of(tmp_path / NAME)
    folder.mkdir()
    for age in range(400):
        day = NOON - timedelta(days=age)
        (folder / f"政协 {day:%Y-%m-%d %H%M%S} 每日.desk").write_bytes(b"")
    (folder / "政协 说明.desk").write_bytes(b"")
    (folder / "别的 2020-01-01 000000 每日.desk").write_bytes(b"")
    with opened(tmp_path) as office:
        made = run_to_end(backups.back_up(office, Reason.MANUAL))
    left = {path.name for path in folder.iterdir()}
    assert {made.name, "政协 说明.desk", "别的 2020-01-01 000000 每日.desk"} <= left
    assert len(left) < 45


def test_documents_are_copied_once(tmp_path: Path) -> None:
    source = tmp_path / "通知.txt"
    source.write_text("内容")
    with opened(tmp_path) as office:
        sha = attach(office, source, add(office, "提案委")[0]).values["sha"]
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
        copy = attachments.place_of(backups.documents_in(backup.parent), sha)
        assert copy.read_text() == "内容"
        written = copy.stat().st_mtime_ns
        run_to_end(backups.back_up(office, Reason.MANUAL))
        assert copy.stat().st_mtime_ns == written


def test_the_second_place_gets_the_backup_and_the_documents(tmp_path: Path) -> None:
    source = tmp_path / "通知.txt"
    source.write_text("内容")
    with opened(tmp_path) as office:
        sha = attach(office, source, add(office, "提案委")[0]).values["sha"]
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
        second = run_to_end(backups.copy_to_second_place(office, backup, tmp_path / "stick"))
        assert second.read_bytes() == backup.read_bytes()
        assert attachments.is_whole(backups.documents_in(tmp_path / "stick"), sha)
        assert backups.named_in(tmp_path / "stick", office.path)[0].at == NOON


@pytest.mark.parametrize(
    ("newest", "changed", "due"),
    [
        (None, True, True),
        (None, False, False),
        (NOON - timedelta(minutes=29), True, False),
        (NOON - timedelta(minutes=30), True, True),
        (NOON - timedelta(hours=5), False, False),
        (NOON + timedelta(days=1), True, True),
    ],
)
def test_closing_backs_up_what_changed_when_the_newest_is_old(
    newest: datetime | None, changed: bool, due: bool
) -> None:
    assert backups.due_at_close(newest, NOON, changed=changed) is due


def test_the_first_start_of_a_day_backs_up() -> None:
    assert backups.due_at_start(None, NOON)
    assert backups.due_at_start(NOON - timedelta(days=1), NOON)
    assert not backups.due_at_start(NOON - timedelta(hours=3), NOON)


def test_the_second_place_is_thinned_and_cleared_of_what_a_killed_program_left(
    tmp_path: Path,
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    moment = [NOON]
    with opened(tmp_path, clock=lambda: moment[0]) as office:
        add(office, "提案委")
        for _ in range(60):
            moment[0] += timedelta(days=7)
            backup = run_to_end(backups.back_up(office, Reason.DAILY))
            run_to_end(backups.copy_to_second_place(office, backup, stick))
        left = stick / f"{backup.name}.part"
        left.write_bytes(b"x")
        other = stick / "别的单位 2026-11-23 120000 手动.desk"
        other.write_bytes(b"y")
        run_to_end(backups.copy_to_second_place(office, backup, stick))
        kept = backups.named_in(stick, office.path)
    assert len(kept) <= 12 + 10 + 9 + 3
    assert kept[0].path.name == backup.name
    assert not left.exists()
    assert other.exists()


def test_a_backup_of_a_clock_that_ran_ahead_is_not_the_newest(tmp_path: Path) -> None:
    ahead = [NOON.replace(year=2035)]
    with opened(tmp_path, clock=lambda: ahead[0]) as office:
        add(office, "提案委")
        run_to_end(backups.back_up(office, Reason.DAILY))
        ahead[0] = NOON
        run_to_end(backups.back_up(office, Reason.DAILY))
        found = backups.named_in(backups.folder_of(office.path), office.path)
    assert [each.at.year for each in found] == [2035, 2026]
    newest = backups.newest_before(found, NOON)
    assert newest is not None
    assert newest.at == NOON
    assert backups.newest_before(found[:1], NOON) is None


def test_a_cut_copy_among_the_documents_of_backups_is_renewed_by_the_next_backup(
    tmp_path: Path,
) -> None:
    source = tmp_path / "通知.txt"
    source.write_text("内容不止一个字")
    with opened(tmp_path) as office:
        sha = attach(office, source, add(office, "提案委")[0]).values["sha"]
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
        copy = attachments.place_of(backups.documents_in(backup.parent), sha)
        copy.write_bytes(copy.read_bytes()[:4])
        run_to_end(backups.back_up(office, Reason.MANUAL))
    assert attachments.is_whole(backups.documents_in(backup.parent), sha)
