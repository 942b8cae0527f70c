"""Step 5: the source of an outcome, and instructions out of its columns, in files of before."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.records import ALL, Instruction, Outcome
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query, history
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import backups, self_check
from desktop_app.storage.file import engine
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.file.steps.former_fields import FORMER_IN_5
from desktop_app.storage.log import history as log
from desktop_app.storage.log.upgrades import UPGRADE
from tests.storage.log.test_upgrades import BEFORE_STEP_5, replayed, stored
from tests.storage.offices import NOON

MADE_ENTRIES = "SELECT count(*) FROM code_entry WHERE version = ?"
DATA = Path(__file__).parents[2] / "data"
WITH_INSTRUCTIONS = DATA / "upgrades" / "instructions-0.5.0.zwh"
"""Made with 0.5.0: two outcomes with instructions, one without, one removed, one undone."""
FILES = [WITH_INSTRUCTIONS, *BEFORE_STEP_5]
OLD = "SELECT id, content, consultation_id, instructor, instructed_on, instruction FROM outcome"


def old_rows(path: Path) -> list[tuple[Any, ...]]:
    """The outcomes of a file of before, none where it has no table for them."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name='outcome'").fetchone():
            return []
        return connection.execute(OLD).fetchall()


def opened(file: Path, folder: Path) -> OfficeFile:
    path = folder / "办公.zwh"
    shutil.copy(file, path)
    return OfficeFile.open(path, records=ALL, steps=STEPS, who="测试", clock=lambda: NOON)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(WITH_INSTRUCTIONS, tmp_path) as office:
        made = Desk(office, "演示", lambda: NOON)
        settle_keys(made)
        yield made


def faults(office: OfficeFile) -> list[str]:
    copy = run_to_end(backups.back_up(office, backups.Reason.MANUAL))
    report = run_to_end(self_check.full(self_check.subject_of(office, copy)))
    return [each.text for each in report.findings if each.wrong]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_outcomes_and_instructions_say_what_the_old_columns_said(
    file: Path, tmp_path: Path
) -> None:
    before = old_rows(file)
    with opened(file, tmp_path) as office:
        settle_keys(Desk(office, "演示", lambda: NOON))
        sources = {key: row["source"] for key, row in stored(office, Outcome).items()}
        told = {
            (row["subject"], row["instructor"], row["day"], row["text"])
            for row in stored(office, Instruction).values()
        }
        assert sources == {row[0]: f"consultation:{row[2]}" for row in before}
        assert told == {(f"outcome:{row[0]}", *row[3:]) for row in before if any(row[3:])}
        narrow = dict(office.connection.execute("SELECT id, consultation_id FROM outcome"))
        assert narrow == {row[0]: row[2] for row in before}
        for model in (Outcome, Instruction):
            assert replayed(office, model) == stored(office, model)
        assert faults(office) == []


def test_the_indexes_are_those_of_before_without_what_went(desk: Desk, tmp_path: Path) -> None:
    def indexes(connection: Any) -> dict[str, str]:
        sql = (
            "SELECT name, replace(replace(replace(sql, '\"', ''), char(10), ''), ' ', '') "
            "FROM sqlite_schema WHERE type='index' AND tbl_name='outcome' AND sql NOT NULL"
        )
        return dict(connection.execute(sql))

    with sqlite3.connect(f"file:{WITH_INSTRUCTIONS}?mode=ro", uri=True) as connection:
        before = indexes(connection)
    after = indexes(desk.office.connection)
    assert "opinion_report_id" in after.pop("outcome_opinion_report")  # of step 6
    assert "ONoutcome(source,owner)" in after.pop("outcome_source")
    assert "ONoutcome(proposal_id,adoption,owner)" in after.pop("outcome_proposal")
    assert "ONoutcome(speech_id,adoption,owner)" in after.pop("outcome_speech")  # of step 6
    assert "ONoutcome(activity_id,adoption,owner)" in after.pop("outcome_activity")  # of step 7
    item = after.pop("outcome_supervision_item")  # of step 8
    assert "ONoutcome(supervision_item_id,adoption,owner)" in item
    figures = before["outcome_figures"].replace("instructed_on,", "")
    before["outcome_figures"] = figures.replace("ways,", "ways,proposal_id,")
    for name in ("outcome_waits_due", "outcome_waits_days", "outcome_waits_answer", "outcome_done"):
        assert ",proposal_id)" in after[name]
        after[name] = after[name].replace(",proposal_id)", ")")
    assert after == before


def test_what_leaders_wrote_is_moved_in_one_action_and_undo_ends_there(desk: Desk) -> None:
    *_, last = log.recent(desk.office, 3)  # those behind it are of steps 6 and 8
    made = engine.value_of(desk.office.connection, MADE_ENTRIES, (last.no,))
    assert (last.name, last.changes) == (UPGRADE, 4 + made)
    assert log.stacks(desk.office) == ([], [])


def test_a_removed_outcome_comes_back_with_its_instruction(desk: Desk) -> None:
    gone = [each for each in history.removed(desk) if each.title.startswith("删掉的")]
    history.bring_back(desk, gone)
    (key,) = (each.uid for each in gone)
    (child,) = registers.draft(desk, Outcome, key).children["instruction"]
    assert (child.values["instructor"], child.values["day"]) == ("演示州领导", "2026-05")
    assert faults(desk.office) == []


def test_history_goes_on_naming_source_and_instruction(desk: Desk) -> None:
    key = next(
        key for key in registers.find(desk, Outcome, Query())
        if registers.draft(desk, Outcome, key).title.startswith("装路灯")
    )  # fmt: skip
    *_, changed, first = history.history_of(desk, Outcome, key)
    assert ("来源", "", "演示路灯协商") in history.changes_of(desk, Outcome, first)
    assert history.changes_of(desk, Outcome, changed) == [
        ("批示领导", "演示县领导", "演示县委领导")
    ]
    assert {name for record, name in FORMER_IN_5 if record == "outcome"} == {
        "instructor", "instructed_on", "instruction"
    }  # fmt: skip
