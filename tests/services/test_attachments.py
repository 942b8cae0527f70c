"""Files beside a record, whatever they are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop_app.records import Member
from desktop_app.services import attachments, registers
from desktop_app.services.desk import Desk


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
