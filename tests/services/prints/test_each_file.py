"""A print saved as one file a record: a cancelled or failed run leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.errors import Cancelled, UserError
from desktop_app.records.member import Member
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.prints.each_file import save_each
from desktop_app.services.safekeeping.destinations import Destination


def sheet(desk: Desk, *names: str) -> prints.PreparedPrint:
    keys = [registers.save(desk, Member, {"name": name}).keys[0] for name in names]
    return prints.collect(desk, prints.print_named(desk, "member_form"), keys)


def test_progress_counts_the_files(desk: Desk, tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []
    made = save_each(
        sheet(desk, "张三", "王五"), Destination(tmp_path), lambda *at: done.append(at)
    )
    assert done == [(1, 2), (2, 2)]
    assert len(list(made.glob("*.pdf"))) == 2


def test_a_cancelled_run_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    def cancel(done: int, _count: int) -> None:
        if done == 2:
            raise Cancelled

    folder = tmp_path / "档案"
    folder.mkdir()
    with pytest.raises(Cancelled):
        save_each(sheet(desk, "张三", "王五", "李四"), Destination(folder), cancel)
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_gone_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有"):
        save_each(sheet(desk, "张三"), Destination(tmp_path / "没有了"), lambda *_: None)
