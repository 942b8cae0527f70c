"""The commands about terms, each in a run of its own over one file."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from desktop_app.commands import main
from desktop_app.records import Member, Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from tests.new_office import new_office

NOW = datetime.datetime(2026, 11, 23, 10, 0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An office with a term and two members, one of whom has resigned."""
    path = tmp_path / "办公.zwh"
    with new_office(path) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        registers.save(desk, Term, {"number": "10", "starts": "2022-01"})
        registers.save(desk, Member, {"name": "演示甲"})
        registers.save(
            desk, Member, {"name": "演示乙", "state": "resigned", "state_date": "2024-01-05"}
        )
    return path


def run(file: Path, *arguments: str) -> int:
    try:
        return main(["--date", "2026-11-23", "--file", str(file), "term", *arguments])
    except SystemExit as leaving:
        return int(leaving.code or 0)


def test_a_term_is_closed_opened_and_followed_by_the_next(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file, "show") == 0
    assert "1 位委员在任" in capsys.readouterr().out
    assert run(file, "start", "--starts", "2026-12-01", "--dry-run") == 0
    assert "新建十一届" in capsys.readouterr().out
    assert run(file, "list") == 0
    assert "十一届" not in capsys.readouterr().out
    assert run(file, "start", "--starts", "2026-12-01") == 0
    assert run(file, "close", "十届", "--ends", "2026-11-20") == 0
    assert "1 位委员改为届满" in capsys.readouterr().out
    assert run(file, "list") == 0
    listed = capsys.readouterr().out.splitlines()
    assert all(each in listed[0] for each in ("十一届", "委员 1 位", "本届"))
    assert "已结束，只读" in listed[1]
    assert run(file, "reopen", "10", "--reason", "补录") == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("wrong",), 1, "之一"), (("show", "某届"), 1, "不是届次"),
        (("show", "九届"), 1, "没有登记"),
        (("close", "--ends", "2027-01-01"), 1, "还没有到"), (("reopen",), 1, "没有结束归档"),
        (("start",), 1, "起始日期"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(
    file: Path, arguments: tuple[str, ...], code: int, told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert run(file, *arguments) == code
    assert told in capsys.readouterr().err
