"""No output replaces an office file, what it needs, or a backup, whatever it is called."""

from __future__ import annotations

import os
from pathlib import Path

from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.file import holder
from desktop_app.storage.file.protected import is_protected
from tests.storage.offices import add, attach, opened


def test_everything_an_office_needs_is_protected_by_what_it_is(tmp_path: Path) -> None:
    paper = tmp_path / "材料.txt"
    paper.write_text("演示", encoding="utf-8")
    with opened(tmp_path) as office:
        sha = attach(office, paper, add(office, "提案委")[0]).values["sha"]
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
        link = tmp_path / "名册.xlsx"
        link.symlink_to(office.path)
        moved = tmp_path / "挪走的备份.pdf"
        moved.write_bytes(backup.read_bytes())
        second_name = tmp_path / "又一个名字.csv"
        os.link(backup, second_name)
        inside = backup.parent / "名册.xlsx"
        needed = [
            office.path, office.path.parent / "." / office.path.name, link, moved, second_name,
            office.path.with_name(office.path.name + "-wal"), holder.text_beside(office.path),
            office.path.with_name(office.path.name + "-journal"), backup, inside,
            attachments.place_of(attachments.folder_of(office.path), sha),
        ]  # fmt: skip
        assert [each.name for each in needed if not is_protected(office.path, each)] == []
        free = [tmp_path / "名册.xlsx.xlsx", paper, tmp_path / "新文件夹" / "表.csv", tmp_path]
        assert [each.name for each in free if is_protected(office.path, each)] == []


def test_looking_at_a_target_keeps_the_lock(tmp_path: Path) -> None:
    import subprocess
    import sys

    with opened(tmp_path) as office:
        assert is_protected(office.path, office.path)
        script = (
            "import sys; from pathlib import Path; from tests.storage.offices import opened\n"
            "opened(Path(sys.argv[1]), create=False)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)], capture_output=True, check=False,
            cwd=Path(__file__).parents[3],
        )  # fmt: skip
        assert done.returncode != 0
        add(office, "还能写")
