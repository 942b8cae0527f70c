"""The commands of scores: a year rebuilt, the ranking, one score explained, wrong usage."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_app.commands import main
from desktop_app.services import demo, setup
from desktop_app.services.desk import Desk, settle_keys
from tests.documents.pdf_reading import poppler_text
from tests.new_office import new_office
from tests.services.facts.fact_office import member, proposal
from tests.services.scoring.published_rules import tongcheng
from tests.services.scoring.score_office import adopted, attended

NOW = datetime.datetime(2026, 11, 23, 10, 0)


@pytest.fixture
def office_file(tmp_path: Path) -> Path:
    """An office with rules of 2026 and three members, one of whom is not scored; closed."""
    path = tmp_path / "办公.zwh"
    with new_office(path) as office:
        desk = Desk(office, "演示经办人", lambda: NOW)
        setup.set_up(desk, demo.ANSWERS)
        settle_keys(desk)
        adopted(desk, tongcheng())
        first, second = member(desk, "普雪梅"), member(desk, "演示乙")
        member(desk, "演示免", no_score="是")
        attended(desk, first, "plenary")
        proposal(desk, first, second)
        attended(desk, first, "survey", day="2026-08-01")
    return path


def run(*arguments: object) -> int:
    try:
        return main(["--date", "2026-11-23", *(str(each) for each in arguments)])
    except SystemExit as leaving:
        return int(leaving.code or 0)


def test_a_year_is_rebuilt(office_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--file", office_file, "score", "rebuild", "--year", "2026") == 0
    assert capsys.readouterr().out.splitlines() == [
        "2026年：试例，2 人计分", "合格\t1", "不合格\t1", "不计分\t1",
    ]  # fmt: skip


def test_the_ranking_as_a_workbook_and_a_pdf(office_file: Path, tmp_path: Path) -> None:
    book, pdf = tmp_path / "排名.xlsx", tmp_path / "排名.pdf"
    assert run("--file", office_file, "score", "show", book) == 0
    rows = list(openpyxl.load_workbook(book).worksheets[0].iter_rows(values_only=True))
    names = [row[2] for row in rows[1:]]
    assert names == ["普雪梅", "演示乙", "演示免"]
    assert run("--file", office_file, "score", "show", pdf, "--until", "2026-06") == 0
    text = poppler_text(pdf)
    assert "2026年截至6月30日" in text
    assert "62.5" in text


def test_one_score_is_explained_line_by_line(
    office_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--file", office_file, "score", "explain", "普雪梅", "--year", "2026") == 0
    out = capsys.readouterr().out
    assert out.startswith("普雪梅：2026年履职积分 64.5 分，合格\n")
    assert "【会议】50 分（封顶 50）" in out
    assert "【提案】12.5 分（封顶 25）" in out
    assert [line.partition("：")[2] for line in out.splitlines() if "02-08" in line] == [
        "5 分", "7.5 分",
    ]  # fmt: skip
    assert "【合计】64.5 分" in out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("score", "show", "排名.doc"), "要以 .xlsx 或 .pdf 结尾"),
        (("score", "rebuild", "--year", "26"), "--year 写四位年份"),
        (("score", "rebuild", "--until", "2025-03-01"), "--until 要在 2026 年里"),
        (("score", "rebuild", "--until", "前天以前"), "--until"),
    ],
)
def test_wrong_usage_is_named(
    office_file: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], said: str
) -> None:
    assert run("--file", office_file, *given) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("score", "rebuild", "--year", "2025"), "2025年还没有正式的积分规则"),
        (("score", "explain", "没有这人"), "没有编号、名称或编码为“没有这人”的委员"),
    ],
)
def test_what_is_not_there_is_said(
    office_file: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], said: str
) -> None:
    assert run("--file", office_file, *given) == 1
    assert said in capsys.readouterr().err
