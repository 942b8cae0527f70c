"""What a desk remembers, and that forgetting never stops the work."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.settings import NAME, Plain, Settings, login_name

plain: st.SearchStrategy[Plain] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("甲b"), inner, max_size=3),
    max_leaves=6,
)


def test_what_was_remembered_is_there_after_a_restart(tmp_path: Path) -> None:
    assert Settings(tmp_path).remember(office_file="/盘/政协.desk", width=1366, dark=True)
    again = Settings(tmp_path)
    assert again.text("office_file") == "/盘/政协.desk"
    assert again.number("width") == 1366
    assert again.flag("dark")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings")


@given(value=plain)
def test_any_plain_value_comes_back_as_it_was(value: Plain, folders: Path) -> None:
    folder = folders / "profile"
    Settings(folder).remember(kept={"value": value})
    assert Settings(folder).table("kept") == {"value": value}


def test_without_a_login_name_nobody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "张三")
    assert login_name() == "张三"
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(sys.modules, "pwd", None)  # as on Windows
    assert login_name() == ""


def test_none_forgets(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.remember(view="未届满")
    settings.remember(view=None)
    assert Settings(tmp_path).text("view", "全部") == "全部"


def test_a_value_of_another_type_counts_as_not_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.remember(width="宽", names=[1, "甲"], dark=1, table=[])
    assert settings.number("width", 800) == 800
    assert settings.texts("names") == ["甲"]
    assert not settings.flag("dark")
    assert settings.table("table") == {}


def test_a_damaged_file_counts_as_nothing_remembered(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'{"width": 13\xff')
    settings = Settings(tmp_path)
    assert settings.number("width") == 0
    assert settings.remember(width=5)
    assert Settings(tmp_path).number("width") == 5


def test_a_folder_that_cannot_be_written_is_reported_and_no_more(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way", encoding="utf-8")
    settings = Settings(blocked / "profile")
    assert not settings.remember(width=5)
    assert settings.number("width") == 5


def test_the_latest_entries_of_a_table_are_kept_and_one_said_again_is_the_newest(
    tmp_path: Path,
) -> None:
    settings = Settings(tmp_path)
    settings.remember_latest("answers", {"a": "1", "b": "2"}, 3)
    settings.remember_latest("answers", {"a": "3", "c": "4"}, 3)
    settings.remember_latest("answers", {"d": "5"}, 3)
    assert Settings(tmp_path).table("answers") == {"a": "3", "c": "4", "d": "5"}


def test_which_entries_are_the_latest_is_known_after_a_restart(tmp_path: Path) -> None:
    for entry in ("z", "b", "a"):
        Settings(tmp_path).remember_latest("answers", {entry: "1"}, 2)
    assert list(Settings(tmp_path).table("answers")) == ["b", "a"]
