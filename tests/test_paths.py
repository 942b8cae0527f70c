"""Where the program looks for its own files, the profile and the office's folder."""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("登记表（2026）.pdf", "登记表（2026）.pdf"),
        ("a/b:c*?.docx", "a_b_c_.docx"),
        ("..\\..\\x.exe", ".._.._x.exe"),
        ("/etc/passwd", "_etc_passwd"),
        ("结尾有点. .", "结尾有点"),
        ("con.txt", "_con.txt"),
        ("NUL", "_NUL"),
        ("一\n二", "一_二"),
        ("…", "…"),
        ("..", "未命名"),
        ("", "未命名"),
    ],
)
def test_any_text_becomes_the_name_of_one_file(text: str, name: str) -> None:
    assert paths.file_name(text) == name


@given(st.text(max_size=300))
def test_no_name_is_a_path_or_forbidden_on_windows(text: str) -> None:
    name = paths.file_name(text)
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert name == name.rstrip(". ")
    assert 0 < len(name) <= paths.LONGEST_NAME + 1


def test_a_long_name_keeps_its_suffix() -> None:
    assert paths.file_name("长" * 300 + ".docx").endswith("长.docx")


def test_a_drive_that_is_locked_counts_as_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths.is_there(tmp_path)
    assert not paths.is_there(tmp_path / "none")

    def locked(*_: object, **__: object) -> None:
        raise OSError(22, "This drive is locked by BitLocker Drive Encryption")

    with monkeypatch.context() as windows:
        windows.setattr("os.stat", locked)
        assert not paths.is_there(tmp_path)
