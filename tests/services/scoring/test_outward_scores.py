"""Scores that leave the program hold back what is internal of members and entries by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.records.held_back import HELD_BACK
from desktop_app.services import prints
from desktop_app.services.desk import Desk
from desktop_app.services.scoring import sandbox_outputs as outputs_of_sandbox
from desktop_app.services.scoring import score_list, score_outputs
from desktop_app.services.scoring.board import board
from desktop_app.services.scoring.rule_set import in_force
from desktop_app.services.scoring.sandbox_places import RulePlace
from desktop_app.services.scoring.score_sheets import message, sheet_of
from tests.documents.pdf_reading import poppler_text
from tests.outward_office import KINDS, MARK, NEUTRAL, marked_office
from tests.services.scoring.sandbox_office import sandbox_of

PUBLIC = re.compile(f"{MARK}演示(类别|项目|等次|积分办法)")
"""The words of rules, which everybody is told."""


@pytest.fixture(scope="module", params=KINDS)
def marked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Desk, str]]:
    """An office with the mark in every text, of one kind of declaration."""
    with marked_office(tmp_path_factory.mktemp("scores"), request.param) as desk:
        yield desk, request.param


def outputs(desk: Desk, folder: Path) -> str:
    """Ranking, sheets and messages as one text without spaces."""
    found = board(desk, 2026)
    assert found is not None
    lines = score_list.lines(desk, found)
    sheets = [sheet_of(desk, found, each) for each in lines]
    texts = [message(each, "2026 年") for each in sheets]
    for number, sheet in enumerate((
        score_outputs.ranking_print(desk, found, lines, "2026 年"),
        score_outputs.sheets_print(desk, sheets, "2026 年"),
    )):  # fmt: skip
        path = folder / f"{number}.pdf"
        path.write_bytes(prints.write(sheet, lambda _a, _b: None))
        texts.append(poppler_text(path))
    table = score_outputs.ranking_table(found, lines, "2026 年")
    texts += [str(cell) for row in table.rows for cell in row]
    return PUBLIC.sub("", re.sub(r"\s", "", "".join(texts)))


def test_members_and_entries_are_told_unless_they_are_internal(
    marked: tuple[Desk, str], tmp_path: Path
) -> None:
    desk, kind = marked
    text = outputs(desk, tmp_path)
    assert (MARK in text) is (kind == NEUTRAL)
    assert (HELD_BACK in text) is (kind != NEUTRAL)


def sandbox_outputs_of(desk: Desk, folder: Path) -> str:
    """All that the sandbox shows of members, prints, exports and copies, without spaces."""
    rules = in_force(desk, 2026)
    assert rules is not None
    sandbox = sandbox_of(desk, rules.key)
    place = RulePlace("item", rules.items[0].code, "points")
    sandbox.trial.change([place, RulePlace("set", "", "start")], 3300)
    answer = sandbox.answer()
    assert answer.moves
    sheet = outputs_of_sandbox.sheet_of(desk, sandbox, answer, ["演示"])
    path = folder / "对照表.pdf"
    path.write_bytes(prints.write(sheet, lambda _a, _b: None))
    table = outputs_of_sandbox.moves_table(sandbox, answer.moves)
    texts = [poppler_text(path)]
    texts += [str(cell) for row in table.rows for cell in row]
    texts += [cell for row in outputs_of_sandbox.copied_moves(answer.moves) for cell in row]
    texts += [each.words for move in answer.moves for each in sandbox.named_reasons(move)]
    return PUBLIC.sub("", re.sub(r"\s", "", "".join(texts)))


def test_the_sandbox_holds_back_internal_members_and_records(
    marked: tuple[Desk, str], tmp_path: Path
) -> None:
    desk, kind = marked
    text = sandbox_outputs_of(desk, tmp_path)
    assert (MARK in text) is (kind == NEUTRAL)
    assert (HELD_BACK in text) is (kind != NEUTRAL)
