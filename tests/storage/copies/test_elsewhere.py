"""另存到: all that an open file holds, wherever the file has gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies.elsewhere import save_elsewhere
from tests.held_files import by_another_program
from tests.storage.offices import NAME, add, attach, dump, opened


@pytest.mark.parametrize("way", ["there", "deleted", "replaced", "renamed"])
def test_the_new_file_holds_everything_and_its_documents(tmp_path: Path, way: str) -> None:
    paper = tmp_path / "材料.txt"
    paper.write_text("演示", encoding="utf-8")
    with opened(tmp_path) as office:
        sha = attach(office, paper, add(office, "提案委")[0]).values["sha"]
        rows = dump(office)
        if way == "deleted":
            by_another_program("rm", office.path)
        elif way == "replaced":
            shutil.copy(paper, tmp_path / "x")
            by_another_program("mv", tmp_path / "x", office.path)
        elif way == "renamed":
            by_another_program("mv", office.path, tmp_path / "改名.desk")
        target = tmp_path / "新家" / NAME
        assert run_to_end(save_elsewhere(office, target)) == target
    with opened(target.parent, create=False) as moved:
        assert dump(moved) == rows
        assert attachments.is_whole(attachments.folder_of(target), sha)


def test_nothing_is_written_over_and_a_cancelled_one_leaves_no_file(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, *(f"第{number}委" for number in range(3000)))
        there = tmp_path / "已有.desk"
        there.write_bytes(b"x")
        with pytest.raises(UserError, match="已经存在"):
            run_to_end(save_elsewhere(office, there))
        assert there.read_bytes() == b"x"
        steps = save_elsewhere(office, tmp_path / "新.desk")
        next(steps)
        steps.close()
        assert sorted(path.name for path in tmp_path.glob("新*")) == []
