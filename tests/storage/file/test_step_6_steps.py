"""Step 6: lines of the log of an outcome that hold words of instructions, in files of before."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.records import OutcomeStep
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query, find
from desktop_app.storage.file.steps.step_6_steps import without_words
from desktop_app.storage.log import history as log
from desktop_app.storage.log.upgrades import UPGRADE
from tests.storage.file.test_step_5_source import WITH_INSTRUCTIONS, faults, opened
from tests.storage.log.test_upgrades import replayed, stored
from tests.storage.offices import NOON

WORDS = "请抓紧办"
RELEASED = sorted((WITH_INSTRUCTIONS.parents[1] / "releases").glob("*.zwh"))


def test_a_line_of_before_loses_the_words_in_a_logged_action(tmp_path: Path) -> None:
    with opened(WITH_INSTRUCTIONS, tmp_path) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        lines = {row["content"] for row in stored(office, OutcomeStep).values()}
        assert "批示：演示县领导" in lines
        assert not any(WORDS in each for each in lines)
        assert not find(desk, OutcomeStep, Query(WORDS))
        assert replayed(office, OutcomeStep) == stored(office, OutcomeStep)
        assert faults(office) == []
        assert [each.name for each in log.recent(office, 99)].count(UPGRADE) == 3  # step 8, too


@pytest.mark.parametrize("release", RELEASED, ids=lambda path: path.stem)
def test_lines_of_released_files_that_hold_no_words_stay(release: Path, tmp_path: Path) -> None:
    with opened(release, tmp_path) as office:
        lines = [row["content"] for row in stored(office, OutcomeStep).values()]
    if release.stem >= "0.6.0":
        assert "批示：县级，演示领导" in lines
    if release.stem >= "0.2.0":
        assert "办结：装好一百盏" in lines


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("批示：演示领导，请住建局研究", "批示：演示领导"),
        ("批示：请住建局研究，抓紧办", "批示"),
        ("批示：抓紧落实", "批示"),
        ("批示：演示领导", None),
        ("批示：县级，演示领导", None),
        ("批示：县级", None),
        ("批示：县级，请研究，抓紧", "批示：县级"),
        ("批示", None),
        ("向演示领导汇报，批示已转住建局", None),
    ],
)
def test_what_is_left_of_a_line(content: str, kept: str | None) -> None:
    moved = without_words({"kind": "instructed", "content": content})
    assert moved == ({} if kept is None else {"content": kept})


def test_a_line_of_another_kind_is_the_clerks_own() -> None:
    assert without_words({"kind": "progress", "content": "批示：请研究"}) == {}
