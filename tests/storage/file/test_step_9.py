"""Step 9: an office of before gets duties, scores, assessments, handover, and code lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.records import (
    Assessment,
    CodeEntry,
    Duty,
    HandoverItem,
    Member,
    ScoreRuleSet,
    Term,
)
from desktop_app.records.codes import default_entries
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query, history
from desktop_app.storage.file import engine
from desktop_app.storage.log.upgrades import UPGRADE
from tests.storage.file.test_step_5_source import faults, opened
from tests.storage.file.test_step_6_steps import RELEASED
from tests.storage.log.test_upgrades import replayed, stored
from tests.storage.offices import NOON

BEFORE_STEP_9 = [each for each in RELEASED if engine.read_header(each).schema < 9]
LISTS = ("duty_subject", "fact_kind", "fact_role", "score_subject", "score_set_state", "score_mode",
         "score_ladder", "score_late", "assessment_state")  # fmt: skip


@pytest.mark.parametrize("release", BEFORE_STEP_9[-2:], ids=lambda path: path.stem)
def test_the_office_gets_the_new_code_lists(release: Path, tmp_path: Path) -> None:
    with opened(release, tmp_path) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        own = stored(office, CodeEntry).values()
        found = {(row["code_list"], row["code"]) for row in own}
        shipped = {(x.code_list, x.code) for x in default_entries() if x.code_list in LISTS}
        assert shipped <= found
        assert replayed(office, CodeEntry) == stored(office, CodeEntry)
        assert history.recent(desk, 1)[0].name == UPGRADE
        assert faults(office) == []


@pytest.mark.parametrize("release", BEFORE_STEP_9[-1:], ids=lambda path: path.stem)
def test_no_term_of_before_is_closed_and_the_new_registers_are_empty(
    release: Path, tmp_path: Path
) -> None:
    with opened(release, tmp_path) as office:
        terms = stored(office, Term).values()
        assert terms
        assert {row["closed_on"] for row in terms} == {None}
        for model in (Duty, ScoreRuleSet, Assessment, HandoverItem):
            assert stored(office, model) == {}


@pytest.mark.parametrize("release", BEFORE_STEP_9[-1:], ids=lambda path: path.stem)
def test_what_was_brought_up_takes_new_records_and_their_undo(
    release: Path, tmp_path: Path
) -> None:
    with opened(release, tmp_path) as office:
        desk = Desk(office, "演示", lambda: NOON)
        settle_keys(desk)
        member = registers.first(desk, Member, Query(), 1)[0]
        registers.save(desk, Duty, {"name": "一件提案", "year": 2026, "fact": "提案立案"})
        registers.save(desk, Assessment, {"member": member, "year": 2026})
        assert len(stored(office, Assessment)) == 1
        history.undo(desk)
        assert stored(office, Assessment) == {}
        assert faults(office) == []
