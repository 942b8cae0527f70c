"""The self-check finds every kind of damage and passes what is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest

from desktop_app.records import ALL
from desktop_app.records.member import Member
from desktop_app.records.point import Point
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments, photos
from desktop_app.storage.copies import backups, document_copies, self_check
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.copies.self_check import CheckReport
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door, hash_chain, history, log_check, log_rows
from tests.storage.log.undoing import undo
from tests.storage.offices import NAME, add, attach, opened, rename
from tests.storage.pictures import jpeg

LEFT_OVER = """INSERT INTO committee SELECT 7, version, search, strokes, pinyin, name, short_name,
    level, position, leader, director, deputies, phone, remark, owner FROM committee LIMIT 1"""


def filled(folder: Path) -> None:
    """An office with every kind of content: pairs, undo, removed rows, a photo, a document."""
    source = folder / "通知.txt"
    source.write_text("内容")
    with opened(folder) as office:
        first, second = add(office, "提案委", "民宗委")
        rename(office, first, "提案法制委")
        attach(office, source, first)
        sha = photos.keep(office, jpeg())
        member = Member.of({"name": "王刚", "photo": sha, "committee": first.key})
        door.apply(office, put=[member], action="新增委员", actor="张三")
        pairs = {"members": (member.key,), "committees": (first.key,)}
        door.apply(office, put=[Point.of({"name": "协商点", **pairs})], action="新增", actor="张三")
        door.apply(office, remove=[second], action="删除", actor="张三")
        [*_, last] = history.stacks(office)[0]
        undo(office, last.no, "张三")


def checked(folder: Path) -> CheckReport:
    with opened(folder) as office:
        copy = run_to_end(backups.back_up(office, Reason.MANUAL))
        subject = self_check.subject_of(office, copy)
    return run_to_end(self_check.full(subject))


def spoil(folder: Path, *statements: str) -> None:
    """Change the file behind the program's back."""
    connection = apsw.Connection(str(folder / NAME))
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_whole_file_passes_and_everything_was_looked_at(tmp_path: Path) -> None:
    filled(tmp_path)
    report = checked(tmp_path)
    assert report.findings == ()
    assert report.sound
    assert (report.records, report.documents, report.photos) == (5, 1, 1)
    assert report.actions == 7
    assert report.lines()[0] == "自检通过，没有发现问题。"


def test_the_check_tells_its_progress(tmp_path: Path) -> None:
    filled(tmp_path)
    with opened(tmp_path) as office:
        copy = run_to_end(backups.back_up(office, Reason.MANUAL))
        steps = list(self_check.full(self_check.subject_of(office, copy)))
    assert len(steps) >= len(ALL)
    assert steps == sorted(steps)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE committee SET name = '别的' WHERE name = '提案法制委'", "内容与操作记录不符"),
        ("UPDATE committee SET owner = 1", "内容与操作记录不符"),
        ("UPDATE committee SET strokes = 'x'", "排序和检索文字"),
        ("UPDATE committee SET version = 99", "版本号"),
        ("DELETE FROM point", "不见了"),
        ("DELETE FROM photo", "照片不见了"),
        ("UPDATE photo SET data = x'00'", "照片"),
        (LEFT_OVER, "没有任何操作记录"),
        ("UPDATE member SET committee_id = 5", "指向"),
        ("UPDATE action SET actor = '别人' WHERE no = 2", "记录链"),
        ("UPDATE action SET at = '2020' WHERE no = 1", "记录链"),
        ("UPDATE change SET after = '{}' WHERE seq = 2", "记录链"),
        ("UPDATE change SET salt = zeroblob(12) WHERE seq = 2", "记录链"),
        ("UPDATE change SET payload = zeroblob(32) WHERE seq = 2", "校验值"),
        ("DELETE FROM change WHERE seq = 2", "明细"),
        ("DELETE FROM action WHERE no = 3", "操作本身不见了"),
        ("DELETE FROM action WHERE no = 7", "操作本身不见了"),
        ("UPDATE action SET hash = zeroblob(32) WHERE no = 1", "记录链"),
        ("UPDATE action SET hash_version = 1 WHERE no = 2", "记录链"),
        ("UPDATE action SET hash_version = 3 WHERE no = 2", "记录链"),
        ("UPDATE action SET origin_no = 9 WHERE no = 2", "记录链"),
        ("UPDATE action SET actor_id = NULL WHERE no = 2", "记录链"),
        ("UPDATE action SET origin = 1 WHERE no = 2", "记录链"),
        ("UPDATE origin SET uid = 'x'", "记录链"),
        ("UPDATE action SET first_seq = 1 WHERE no = 2", "记录链"),
        ("UPDATE action SET first_seq = NULL WHERE no = 2", "记录链"),
        ("UPDATE record_kind SET key = 'x' WHERE key = 'point'", "记录链"),
        ("DELETE FROM actor", "指向"),
        ("DELETE FROM record_kind WHERE key = 'point'", "指向"),
    ],
)  # fmt: skip
def test_a_change_behind_the_door_is_found(tmp_path: Path, statement: str, words: str) -> None:
    filled(tmp_path)
    spoil(tmp_path, statement)
    report = checked(tmp_path)
    assert not report.sound
    assert words in "".join(report.lines())


def test_a_lost_pair_is_found(tmp_path: Path) -> None:
    filled(tmp_path)
    spoil(tmp_path, *(f'DELETE FROM "{each.table}"' for each in Point.pairs()))
    assert "协商点" in "".join(checked(tmp_path).lines())


def test_what_was_erased_for_good_keeps_the_chain_whole(tmp_path: Path) -> None:
    filled(tmp_path)
    erase(tmp_path)
    report = checked(tmp_path)
    assert report.sound
    assert "操作记录里有 1 条明细的内容已被抹去" in "".join(report.lines())


def erase(folder: Path, *, keeps_payload: bool = True) -> None:
    """Take contents and salts from the entries on members, as the hash chain provides for."""
    connection = apsw.Connection(str(folder / NAME))
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT seq, before, after, salt FROM change "
        "WHERE kind = (SELECT id FROM record_kind WHERE key = 'member')"
    ).fetchall()
    for seq, before, after, salt in rows:
        payload = hash_chain.payload_hash(before, after, salt) if keeps_payload else None
        connection.execute(
            "UPDATE change SET before = NULL, after = NULL, salt = NULL, payload = ? WHERE seq = ?",
            (payload, seq),
        )
    connection.close()


def test_contents_that_went_without_their_hash_being_kept_are_missed(tmp_path: Path) -> None:
    filled(tmp_path)
    erase(tmp_path, keeps_payload=False)
    assert "记录链" in "".join(checked(tmp_path).lines())


def relabelled(folder: Path, no: int, version: int) -> None:
    """Make an action and those after it one of another hash version, every hash made to fit."""
    connection = apsw.Connection(str(folder / NAME))
    connection.execute(
        "UPDATE action SET hash_version = ?, actor_id = NULL WHERE no = ?", (version, no)
    )
    start = log_rows.Start()
    previous = start.previous
    entries = list(log_rows.entries_from(connection, start))
    for link in list(log_rows.actions_from(connection, start)):
        body = hashlib.sha256()
        for each in entries:
            if each.action == link.row.no:
                line = hash_chain.payload_line(each.record, each.uid, each.made_payload())
                body.update(line)
        previous = hash_chain.action_hash(previous, link.row, body.digest())
        connection.execute("UPDATE action SET hash = ? WHERE no = ?", (previous, link.row.no))
    connection.close()


def test_an_action_made_one_of_the_older_hash_version_is_found(tmp_path: Path) -> None:
    filled(tmp_path)
    relabelled(tmp_path, 3, 1)
    (verdict,) = [each for each in checked(tmp_path).lines() if "记录链" in each]
    assert verdict.startswith("第 3 号操作")


def _document(office: OfficeFile) -> Path:
    folder = attachments.folder_of(office.path)
    return attachments.place_of(folder, next(attachments.stored(folder)))


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"x")])
def test_a_lost_or_damaged_document_is_found(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    filled(tmp_path)
    with opened(tmp_path) as office:
        harm(_document(office))
    assert "通知.txt" in "".join(checked(tmp_path).lines())


def test_a_damaged_newest_backup_is_found(tmp_path: Path) -> None:
    filled(tmp_path)
    with opened(tmp_path) as office:
        copy = run_to_end(backups.back_up(office, Reason.MANUAL))
        newest = copy.with_name("政协 2026-11-24 120000 手动.desk")
        newest.write_bytes(b"x" * 4096)
        report = run_to_end(self_check.full(self_check.subject_of(office, copy)))
    assert "最近一次备份" in "".join(report.lines())


def test_no_backup_at_all_is_a_remark(tmp_path: Path) -> None:
    filled(tmp_path)
    with opened(tmp_path) as office:
        copy = run_to_end(backups.back_up(office, Reason.MANUAL, tmp_path / "别处"))
        report = run_to_end(self_check.full(self_check.subject_of(office, copy)))
    assert report.sound
    assert [each.wrong for each in report.findings] == [False]


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    filled(tmp_path)
    with opened(tmp_path) as office:
        copy = run_to_end(backups.back_up(office, Reason.MANUAL))
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'committee'"
        ((page,),) = office.connection.execute(sql)
        data = bytearray(copy.read_bytes())
        data[4096 * (page - 1) : 4096 * page] = bytes(4096)
        copy.write_bytes(data)
        report = run_to_end(self_check.full(self_check.subject_of(office, copy)))
    assert not report.sound


def test_the_quick_check_sees_the_last_links(tmp_path: Path) -> None:
    filled(tmp_path)
    with opened(tmp_path) as office:
        assert self_check.quick(office) == []
    spoil(tmp_path, "UPDATE action SET name = '别的' WHERE no = 6")
    with opened(tmp_path) as office:
        assert [each.wrong for each in self_check.quick(office)] == [True]


def test_the_quick_check_of_a_long_log_starts_in_its_middle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_check, "LAST_CHANGES", 10)
    with opened(tmp_path) as office:
        [made] = add(office, "提案委")
        for number in range(20):
            rename(office, made, f"第{number}委")
        assert self_check.quick(office) == []
    spoil(tmp_path, "UPDATE action SET name = '别的' WHERE no = 5")
    with opened(tmp_path) as office:
        assert self_check.quick(office) == []
    spoil(tmp_path, "UPDATE action SET name = '别的' WHERE no = 15")
    with opened(tmp_path) as office:
        assert self_check.quick(office) != []


def test_a_huge_last_action_is_left_to_the_full_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_check, "LAST_CHANGES", 10)
    with opened(tmp_path) as office:
        add(office, *(f"第{number}委" for number in range(20)))
        assert self_check.quick(office) == []


def test_many_findings_of_a_kind_are_cut_short(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, *(f"第{number}委" for number in range(50)))
    spoil(tmp_path, "UPDATE committee SET name = 'x'")
    report = checked(tmp_path)
    assert len(report.findings) == self_check.MOST_OF_A_KIND + 1


def test_hashes_named_by_rows_and_by_the_log_are_known(tmp_path: Path) -> None:
    filled(tmp_path)
    with opened(tmp_path) as office:
        [document] = attachments.stored(attachments.folder_of(office.path))
        [photo] = (row[0] for row in office.connection.execute("SELECT sha FROM photo"))
        assert document_copies.named_hashes(office.connection, ALL) == {document, photo}
