"""Where outputs may go: the right ending, and nothing that an office needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.services.desk import Desk
from desktop_app.services.safekeeping import destinations
from desktop_app.services.safekeeping.destinations import ANY, PDF, TABLE, destination


def test_a_free_path_with_the_right_ending_is_taken(desk: Desk, tmp_path: Path) -> None:
    for name, endings in (("名册.xlsx", TABLE), ("名册.CSV", TABLE), ("表.pdf", PDF), ("x", ANY)):
        assert destination(desk, tmp_path / name, endings) == tmp_path / name


def test_a_wrong_ending_is_refused_with_the_right_ones(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"结尾要是 \.xlsx 或 \.csv"):
        destination(desk, tmp_path / "名册.zwh", TABLE)


def test_the_office_file_is_refused_whatever_the_ending(desk: Desk, tmp_path: Path) -> None:
    before = desk.office.path.read_bytes()
    for endings in (ANY, destinations.OFFICE):
        with pytest.raises(UserError, match="不能用别的内容覆盖"):
            destination(desk, desk.office.path, endings)
    link = tmp_path / "名册.xlsx"
    link.symlink_to(desk.office.path)
    with pytest.raises(UserError, match="不能用别的内容覆盖"):
        destination(desk, link, TABLE)
    assert desk.office.path.read_bytes() == before
