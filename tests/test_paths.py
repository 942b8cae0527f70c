"""Where the program looks for its own files, the profile and the office's folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop_app import paths


def test_the_checkout_holds_the_resources() -> None:
    assert paths.resource("").is_dir()
    assert paths.root().joinpath("pyproject.toml").is_file()


def test_a_bundle_looks_inside_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.form("member.ui") == tmp_path / "forms" / "member.ui"
    assert paths.manual("member") == tmp_path / "docs" / "manual" / "member.md"
    assert paths.notices().is_relative_to(tmp_path / "resources")


def test_the_profile_is_the_users_own_on_each_system() -> None:
    windows = paths.profile_folder({"LOCALAPPDATA": "/local"}, "win32")
    assert windows == Path("/local/committee-desk")
    assert paths.profile_folder({"XDG_DATA_HOME": "/data"}, "linux") == Path("/data/committee-desk")
    assert paths.profile_folder({}, "linux").is_relative_to(Path.home())


def test_the_office_file_is_offered_a_place_that_all_users_share(tmp_path: Path) -> None:
    (tmp_path / "Documents").mkdir()
    offered = paths.office_folder({"PUBLIC": str(tmp_path)}, "win32")
    assert offered == tmp_path / "Documents" / "专委会工作台"


def test_without_a_shared_place_the_users_documents_are_offered(tmp_path: Path) -> None:
    offered = paths.office_folder({"PUBLIC": str(tmp_path / "none")}, "win32")
    assert offered == Path.home() / "Documents" / "专委会工作台"
