"""Whoever may read the office file may read what is made from it, and nobody else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups, packages, restore
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.file.steps import STEPS
from tests.storage.offices import NAME, NOON, add, attach, opened

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows hands rights down by folder")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("rights", [0o600, 0o660, 0o644])
def test_backups_packages_documents_and_restores_have_the_rights_of_the_file(
    tmp_path: Path, rights: int
) -> None:
    with opened(tmp_path):
        pass
    (tmp_path / NAME).chmod(rights)
    paper = tmp_path / "材料.txt"
    paper.write_text("演示", encoding="utf-8")
    with opened(tmp_path) as office:
        sha = attach(office, paper, add(office, "提案委")[0]).values["sha"]
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
        second = run_to_end(backups.copy_to_second_place(office, backup, tmp_path / "U盘"))
        package = run_to_end(packages.pack(office, tmp_path / "带走.zwbao"))
        folder = attachments.folder_of(office.path)
    kept = run_to_end(restore.restore(tmp_path / NAME, backup, NOON, STEPS[-1].number)).kept
    assert kept is not None
    made = [
        backup, second, package, kept, tmp_path / NAME, attachments.place_of(folder, sha),
        attachments.place_of(backups.documents_in(backup.parent), sha),
        attachments.place_of(attachments.folder_of(kept), sha),
    ]  # fmt: skip
    assert {each.name: oct(mode(each)) for each in made} == dict.fromkeys(
        (each.name for each in made), oct(rights)
    )
    open_to = (0o400 | 0o100) | (0o050 if rights & 0o040 else 0) | (0o005 if rights & 0o004 else 0)
    for each in (folder, folder / sha[:2], backup.parent):
        assert mode(each) & 0o555 == open_to


def test_folders_of_a_private_file_are_closed_when_it_is_opened(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        run_to_end(backups.back_up(office, Reason.MANUAL))
    folder = backups.folder_of(tmp_path / NAME)
    folder.chmod(0o755)
    (tmp_path / NAME).chmod(0o600)
    with opened(tmp_path):
        pass
    assert mode(folder) == 0o700


def test_a_copy_is_private_while_it_is_written(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        office.path.chmod(0o600)
        office.rights = office.rights._replace(mode=0o600)
        add(office, *(f"第{number}委" for number in range(3000)))
        steps = backups.back_up(office, Reason.MANUAL)
        next(steps)
        (part,) = backups.folder_of(office.path).glob("*.part")
        assert mode(part) == 0o600
        steps.close()
