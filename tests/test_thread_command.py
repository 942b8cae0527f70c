"""The command that writes the story of a record: by its id, whatever record it is."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from desktop_app.commands import main
from desktop_app.services import demo, setup
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.storage.log.keys import key_text
from tests.consulting_office import Chain, whole_chain
from tests.documents.pdf_reading import poppler_text
from tests.new_office import new_office

NOW = datetime.datetime(2026, 11, 23, 10, 0)


@pytest.fixture
def office_file(tmp_path: Path) -> tuple[Path, Chain]:
    """An office with a story, closed."""
    path = tmp_path / "办公.zwh"
    with new_office(path) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        setup.set_up(desk, demo.ANSWERS)
        settle_keys(desk)
        return path, whole_chain(desk)


def run(*arguments: object) -> int:
    try:
        return main(["--date", "2026-11-23", *(str(each) for each in arguments)])
    except SystemExit as leaving:
        return int(leaving.code or 0)


@pytest.mark.parametrize("name", ["point", "topic", "outcome", "case", "member"])
def test_the_story_of_any_record_of_the_chain_is_written(
    office_file: tuple[Path, Chain], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, chain = office_file
    out = tmp_path / "脉络.pdf"
    code = run("--file", file, "thread", key_text(getattr(chain, name)), out)
    assert code == 0
    assert f"的脉络：{out}" in capsys.readouterr().out
    assert "东村路灯协商会" in poppler_text(out)


def test_an_unknown_id_and_another_kind_of_file_are_told(
    office_file: tuple[Path, Chain], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, chain = office_file
    assert run("--file", file, "thread", "ZZZZ", tmp_path / "脉络.pdf") == 1
    assert "没有编号、名称或编码为“ZZZZ”的品牌项目、委员、协商点、" in capsys.readouterr().err
    assert run("--file", file, "thread", key_text(chain.topic), tmp_path / "脉络.docx") == 2
    assert "要以 .pdf 结尾" in capsys.readouterr().err


def test_a_record_is_named_by_number_or_name_and_by_code_where_several_have_it(
    office_file: tuple[Path, Chain], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, _ = office_file
    out = tmp_path / "脉络.pdf"
    assert run("--file", file, "thread", "东村路灯协商会", out) == 0
    assert "协商“东村路灯协商会”的脉络" in capsys.readouterr().out
    book = tmp_path / "议题.csv"
    book.write_text("编号,议题名称\nY-7,同名议题\nY-8,同名议题\n", encoding="utf-8")
    assert run("--file", file, "import", "topic", book) == 0
    assert run("--file", file, "thread", "Y-7", out) == 0
    assert "议题“同名议题”的脉络" in capsys.readouterr().out
    assert run("--file", file, "thread", "同名议题", out) == 1
    told = capsys.readouterr().err
    assert "“同名议题”有 2 条，请改写编码：议题 " in told
    code = told.rpartition("议题 ")[2].strip().rstrip("。")
    assert run("--file", file, "thread", code, out) == 0
