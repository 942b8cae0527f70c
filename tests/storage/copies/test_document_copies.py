"""Documents and their copies in backups mend each other."""

from __future__ import annotations

from pathlib import Path

from desktop_app.records import ALL
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups, document_copies
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.copies.document_copies import CopiesToRenew, Renewal
from tests.storage.offices import add, attach, opened


def filled(folder: Path) -> tuple[CopiesToRenew, list[str]]:
    """An office with three documents, each in two places of copies."""
    with opened(folder) as office:
        owner = add(office, "提案委")[0]
        hashes = []
        for number in range(3):
            paper = folder / f"材料{number}.txt"
            paper.write_text(f"内容{number}", encoding="utf-8")
            hashes.append(attach(office, paper, owner).values["sha"])
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
        run_to_end(backups.copy_to_second_place(office, backup, folder / "U盘"))
        files = attachments.folder_of(office.path)
    places = (backups.documents_in(backup.parent), backups.documents_in(folder / "U盘"))
    return CopiesToRenew(backup, files, places, ALL), hashes


def test_nothing_is_done_where_all_is_whole(tmp_path: Path) -> None:
    kept, _ = filled(tmp_path)
    assert run_to_end(document_copies.renew(kept)) == Renewal(0, 0)


def test_a_damaged_and_a_lost_document_come_back_and_damaged_copies_are_renewed(
    tmp_path: Path,
) -> None:
    kept, hashes = filled(tmp_path)
    own, copy, stick = kept.files, *kept.folders
    attachments.place_of(own, hashes[0]).write_text("坏 一样长", encoding="utf-8")
    attachments.place_of(own, hashes[1]).unlink()
    attachments.place_of(copy, hashes[1]).write_bytes(b"x" * 7)  # of the same size
    attachments.place_of(stick, hashes[2]).unlink()
    assert run_to_end(document_copies.renew(kept)) == Renewal(2, 2)
    assert all(attachments.is_whole(folder, sha) for folder in (own, copy, stick) for sha in hashes)


def test_what_nothing_names_does_not_come_back(tmp_path: Path) -> None:
    kept, _ = filled(tmp_path)
    stray = tmp_path / "没人要.txt"
    stray.write_text("多余", encoding="utf-8")
    attachments.keep(kept.folders[0], stray)
    assert run_to_end(document_copies.renew(kept)) == Renewal(0, 0)
    assert len(list(attachments.stored(kept.files))) == 3


def test_a_cancelled_renewal_leaves_nothing_half_written(tmp_path: Path) -> None:
    kept, hashes = filled(tmp_path)
    for sha in hashes:
        attachments.place_of(kept.files, sha).unlink()
    steps = document_copies.renew(kept)
    for _ in range(4):
        next(steps)
    steps.close()
    assert list(attachments.unfinished(kept.files)) == []
    assert all(attachments.is_whole(kept.files, sha) for sha in attachments.stored(kept.files))
