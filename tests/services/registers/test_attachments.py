"""Files beside a record, whatever they are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import attachments, history


@pytest.mark.parametrize("name", ["一\n二.txt", os.fsdecode(b"\xff.txt"), "一" * 80 + ".txt"])
def test_a_file_with_an_odd_name_is_attached(desk: Desk, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("演示")
    owner = registers.save(desk, Member, {"name": "演示甲"}).keys[0]
    attachments.attach(desk, Member, owner, [file])
    (kept,) = attachments.attached(desk, Member, owner)
    assert kept.name.isprintable()
    assert kept.name.endswith(".txt")
    file.unlink()


def test_what_was_taken_off_before_stays_in_the_bin_when_its_record_comes_back(
    desk: Desk, tmp_path: Path
) -> None:
    owner = registers.save(desk, Member, {"name": "演示甲"}).keys[0]
    files = [tmp_path / "一.txt", tmp_path / "二.txt"]
    for file in files:
        file.write_text(file.name)
    attachments.attach(desk, Member, owner, files)
    taken_off = attachments.attached(desk, Member, owner)[0]
    attachments.detach(desk, [taken_off.key])
    registers.remove(desk, Member, [owner])
    (member, _) = history.removed(desk)
    history.bring_back(desk, [member])
    assert len(attachments.attached(desk, Member, owner)) == 1
    (left,) = history.removed(desk)
    assert left.uid == taken_off.key
