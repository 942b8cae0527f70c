"""A new subject costs its declaration and one entry in the list: every engine serves it then."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import Problem
from desktop_app.records import Committee, Record
from desktop_app.services import registers, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, Refused, bulk, history, states
from desktop_app.services.registers.bulk import Edit
from desktop_app.services.subjects import Before, CascadeRule, Subject
from desktop_app.services.timeline import Node
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader
from desktop_app.ui.row_actions.row_actions import row_actions_of
from tests.errands import MORE_STEPS, RECORDS, Errand, errand, seated, value
from tests.new_office import new_office

NOON = datetime.datetime(2026, 11, 23, 12, 0)


def _found_committee(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """A committee for each errand that has begun to run."""
    for each in put:
        ran = before.get(each.key, {}).get("state") == "running"
        if each.values["state"] == "running" and not ran:
            yield Committee.of({"name": f"{each.values['name']}专班", "remark": desk.clerk})


def _needs_committee(_desk: Desk, _key: int, values: Mapping[str, Any]) -> Problem | None:
    if values.get("committee"):
        return None
    return Problem("committee", "承办专委会", "运行要有承办专委会")


def _nodes(_reading: TimelineReader, found: FoundRecord) -> list[Node]:
    return [Node(Errand.KEY, found.values["name"], record=(Errand.KEY, found.key))]


ERRANDS = Subject(
    name="errands",
    records=(Errand.KEY,),
    cascade=lambda: (CascadeRule(Errand.KEY, _found_committee),),
    linked_gates=lambda: {(Errand.KEY, "running"): _needs_committee},
    timeline={Errand.KEY: _nodes},
    window="tests.errand_window",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with new_office(
        tmp_path / "差事.zwh", clock=lambda: NOON, records=RECORDS, steps=MORE_STEPS
    ) as office:
        plain = seated(office)
        yield replace(plain, subjects=(*plain.subjects, ERRANDS))


def _committees(desk: Desk) -> list[str]:
    keys = registers.find(desk, Committee, Query())
    return [row[2] for row in registers.rows(desk, Committee, keys, ("name",))]


def _committee(desk: Desk) -> int:
    return registers.save(desk, Committee, {"name": "经济委"}).keys[0]


def test_its_gate_holds_for_a_new_record_and_for_a_change_of_state(desk: Desk) -> None:
    with pytest.raises(Refused, match="运行要有承办专委会"):
        errand(desk, state="running")
    key = errand(desk)
    with pytest.raises(states.NotAllowed, match="运行要有承办专委会"):
        states.change_state(desk, Errand, [key], "running", "开始")
    refused = next(
        each for each in states.outlook(desk, Errand, [key]).targets if each.code == "running"
    )
    assert (refused.allowed, refused.refusals[0].reason) == (0, "运行要有承办专委会")


def test_its_cascade_runs_with_a_save_and_a_change_of_state_and_is_undone_with_them(
    desk: Desk,
) -> None:
    committee = _committee(desk)
    errand(desk, "甲", state="running", committee=committee)
    key = errand(desk, "乙", committee=committee)
    changed = states.change_state(desk, Errand, [key], "running", "开始")
    assert changed.records == {Errand.KEY, Committee.KEY}
    assert sorted(_committees(desk)) == sorted(["经济委", "甲专班", "乙专班"])
    history.undo(desk)
    assert sorted(_committees(desk)) == sorted(["经济委", "甲专班"])
    assert value(desk, key, "state") == "planned"
    history.redo(desk)
    assert "乙专班" in _committees(desk)


def test_its_cascade_does_not_run_for_a_bulk_edit_that_concerns_nothing_of_it(desk: Desk) -> None:
    key = errand(desk)
    bulk.apply(desk, bulk.plan(desk, Errand, [key], [Edit("note", raw="查过")]))
    assert _committees(desk) == []
    assert value(desk, key, "note") == "查过"


def test_it_has_a_timeline_and_row_actions(desk: Desk) -> None:
    key = errand(desk, "巡河")
    assert [node.title for node in timeline.timeline(desk, Errand, key).nodes] == ["巡河"]
    assert [each.name for each in row_actions_of(desk, Errand)] == ["thread", "praise"]


def test_without_its_entry_in_the_list_nothing_of_it_is_known(desk: Desk) -> None:
    bare = replace(desk, subjects=())
    errand(bare, state="running")
    assert _committees(bare) == []
    assert row_actions_of(bare, Errand) == ()
