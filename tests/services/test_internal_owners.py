"""Records beside internal ones: what belongs to an internal record is told and found nowhere.

The kinds are read from the declarations: all that have no tick of their own and are internal with
a record that they link to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from desktop_app.records import Point, Reception, Record, WorkItem, WorkPriority
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, chosen_links, quick_search
from desktop_app.services.reminders import Wanted
from desktop_app.stepping import run_to_end
from desktop_app.storage.query import lists, memory_index
from tests.consulting_office import saved
from tests.outward_office import BESIDE, MARK, OPEN, TICKED, texts_of, ticked_office
from tests.services.test_outward import WAYS

SEARCHED = tuple(each for each in BESIDE if each.LISTED)
OF_A_KIND = ("list ", "Excel ", "CSV ", "clipboard ", "search ")
KINDS = {each.KEY for each in (*BESIDE, *TICKED)}
TELLING = [
    name for name in WAYS
    if not name.startswith(OF_A_KIND) or {name.partition(" ")[2]} <= {*KINDS, "everywhere"}
]  # fmt: skip
"""The ways out that may tell of such a record."""


@pytest.fixture(scope="module", params=[False, True], ids=["open", "internal"])
def internal(request: pytest.FixtureRequest) -> bool:
    """Whether the records that have a tick are ticked."""
    return bool(request.param)


@pytest.fixture(scope="module")
def desk(internal: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office with the mark in all texts of what has no tick of its own."""
    with ticked_office(tmp_path_factory.mktemp("office"), BESIDE, internal=internal) as made:
        yield made


def marked(desk: Desk, model: type[Record]) -> set[int]:
    """The records of a register with the mark in a text that a search looks in."""
    names = [each.name for each in texts_of(model) if each.name in {model.NAME, *model.SEARCH}]
    rows = lists.rows(desk.office, model, lists.find(desk.office, model, Query()), names)
    return {row[0] for row in rows if MARK in str(row[2:])}


@pytest.mark.parametrize("model", BESIDE)
def test_each_kind_is_there_with_the_mark(desk: Desk, model: type[Record]) -> None:
    names = [each.name for each in texts_of(model)]
    rows = registers.rows(desk, model, registers.find(desk, model, Query()), names)
    assert rows
    assert not names or MARK in str(rows)


def from_memory(desk: Desk, model: type[Record], query: Query) -> set[int]:
    """What a list finds that is answered from memory."""
    patch = pytest.MonkeyPatch()
    with patch.context() as patched:
        patched.setattr(memory_index, "LARGE", 0)
        run_to_end(memory_index.prepare_in_steps(desk.office, model, (("pinyin", False),)))
        assert model in desk.office.register_indexes
        found = memory_index.find(desk.office, model, query)
        assert list(memory_index.first(desk.office, model, query)) == list(found)
        del desk.office.register_indexes[model]
    return {*found}


SEARCHES: Mapping[str, Callable[[Desk, type[Record]], set[int]]] = {
    "a list": lambda desk, model: {*registers.find(desk, model, Query(MARK))},
    "a list by pinyin": lambda desk, model: {*lists.find(
        desk.office, model, Query(MARK, sort="pinyin")
    )},
    "its first rows": lambda desk, model: {*registers.first(desk, model, Query(MARK))},
    "some of its rows": lambda desk, model: {*lists.among_ids(
        desk.office, model, Query(MARK), [*lists.find(desk.office, model, Query())]
    )},
    "a list in memory": lambda desk, model: from_memory(desk, model, Query(MARK)),
    "a list in memory by pinyin": lambda desk, model: from_memory(
        desk, model, Query(MARK, sort="pinyin")
    ),
    "what may be linked": lambda desk, model: {
        each.key for each in chosen_links.choosable(desk, model, MARK).shown
    },
}  # fmt: skip


@pytest.mark.parametrize("name", SEARCHES)
@pytest.mark.parametrize("model", SEARCHED)
def test_no_search_of_a_register_finds_it(
    desk: Desk, internal: bool, model: type[Record], name: str
) -> None:
    assert SEARCHES[name](desk, model) == (set() if internal else marked(desk, model))


def test_what_has_words_to_be_found_by_is_searched(desk: Desk) -> None:
    assert {each.KEY for each in SEARCHED if marked(desk, each)} >= {
        "outcome_step", "proposal_signer", "handling_extension", "handling_meeting",
        "handling_feedback", "proposal_supervision", "quality_review", "award_candidate",
        "upward_offer", "work_progress",
    }  # fmt: skip


def test_the_search_over_everything_finds_none_of_it(desk: Desk, internal: bool) -> None:
    found = {each.record for each in quick_search.look_up(desk, MARK)}
    pages = {each.KEY for each in BESIDE if each.TAB} | {"proposal_signer"}
    assert pages
    assert found & {each.KEY for each in BESIDE} == (set() if internal else pages)


def test_a_search_of_what_is_due_finds_none_of_it(desk: Desk, internal: bool) -> None:
    due = {each.record for each in reminders.find(desk)} & {each.KEY for each in BESIDE}
    assert due
    desk.kept_reads = None
    found = [{each.record for each in reminders.find(desk, Wanted(MARK))} for _ in range(2)]
    assert found == [set() if internal else due] * 2


@pytest.mark.parametrize("name", TELLING)
def test_no_way_out_tells_it(desk: Desk, internal: bool, name: str, tmp_path: Path) -> None:
    if internal:
        assert MARK not in re.sub(r"\s", "", WAYS[name](desk, tmp_path))


def test_what_is_due_tells_no_words_that_an_internal_record_links_to(
    internal: bool, tmp_path: Path
) -> None:
    with ticked_office(tmp_path, OPEN, internal=internal) as desk:
        place = {"internal": "是" if internal else "", "day": "2026-01-05", "due": "2026-03-01"}
        (point,) = registers.find(desk, Point, Query())
        saved(desk, Reception, matter="演示诉求", point=point, **place)
        priority = registers.find(desk, WorkPriority, Query())[0]
        saved(desk, WorkItem, name="演示任务", year=2026, priority=priority, **place)
        kinds = {each.KEY for each in (*BESIDE, *TICKED)}
        due = [each for each in reminders.due(desk) if each.record in kinds]
        assert any(MARK in str(each) for each in due) is not internal
        for _ in range(2):
            found = {each.record for each in reminders.find(desk, Wanted(MARK))}
            assert found & kinds == (set() if internal else {"outcome", "reception", "work_item"})
