"""What a killed program left unfinished is gone at the next start; nothing else is."""

from __future__ import annotations

from pathlib import Path

from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups
from desktop_app.storage.copies.backups import Reason
from tests.storage.offices import NAME, add, attach, names, opened


def test_unfinished_copies_are_removed_and_finished_ones_stay(tmp_path: Path) -> None:
    paper = tmp_path / "材料.txt"
    paper.write_text("演示", encoding="utf-8")
    with opened(tmp_path) as office:
        attach(office, paper, add(office, "提案委")[0])
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
        folder = attachments.folder_of(office.path)
    left = [
        tmp_path / f"{NAME}.packing", tmp_path / f"{NAME}.packing-journal",
        tmp_path / f"{NAME}.checking", tmp_path / f"{NAME}.part", tmp_path / f"{NAME}.incoming",
        tmp_path / f"{NAME}.incoming-wal", backup.with_name(backup.name + ".part"),
        backup.with_name(backup.name + ".part-journal"), folder / "incoming-0123",
        backups.documents_in(backup.parent) / "incoming-4567",
    ]  # fmt: skip
    for each in left:
        each.write_bytes(b"x")
    others = [
        tmp_path / "别的.desk.part", backup.parent / "别的 2026.desk.part", tmp_path / "论文.part",
    ]  # fmt: skip
    for each in others:
        each.write_bytes(b"y")
    empty = tmp_path / "政协 恢复前 2026-11-23 120000.desk-wal"
    empty.touch()
    full = tmp_path / "政协 恢复前 2026-11-24 120000.desk-wal"
    full.write_bytes(b"kept")
    with opened(tmp_path, create=False) as office:
        assert names(office) == ["提案委"]
    assert [each.name for each in [*left, empty] if each.exists()] == []
    assert [each.name for each in [*others, full, backup, paper] if not each.exists()] == []
    assert len(list(attachments.stored(folder))) == 1
