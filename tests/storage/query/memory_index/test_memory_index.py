"""Lists from memory are those of the file, whatever was written since and in whatever order."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice, product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop_app.records import (
    Committee,
    Member,
    Membership,
    Point,
    Proposal,
    ProposalSigner,
    Sector,
)
from desktop_app.records.office import CharacterStroke, CodeEntry
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import history
from desktop_app.services.registers.children import owned
from desktop_app.stepping import run_to_end
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door
from desktop_app.storage.query import lists, memory_index
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.memory_index import (
    answers,
    block_filter,
    register_index,
    search_texts,
    sliced_sorting,
    sort_column,
)
from desktop_app.storage.query.orders import sorting_of
from desktop_app.storage.query.row_mapping import row_mapping_of
from tests.new_office import new_office

UNCOUNTED = "\U00031350"
"""A character that no table of strokes knows."""
SORTS = ("", "strokes", "pinyin", "born", "nation", "sector", "unit", "mobile")
SEARCHES = ("", "张", "1", "张 1", "没有", "z")
WHERE: tuple[tuple[Filter, ...], ...] = (
    (),
    (Filter("nation", "in", ("01", None)),),
    (Filter("born", "years", ("1970", None)), Filter("nation", "in", ("01", "16"))),
    (Filter("sector.name", "in", ("教育",)),),
    (Filter("", "either", ((Filter("unit", "filled"),), (Filter("born", "to", ("1971",)),))),),
)
CHOICES: dict[str, tuple[Any, ...]] = {
    "born": (None, "1970", "1970-05", "1971-05", "1980-01"),
    "nation": (None, "01", "16", "18"),
    "unit": (None, "一中", "1中", "县医院"),
    "mobile": (None, "13800000001", "13900000001"),
    "sector": (None, 0, 1),
}


def name(chance: Random) -> str:
    return "".join(chance.choices(f"张三{UNCOUNTED}四丁", k=chance.randint(1, 3)))


def values(chance: Random) -> dict[str, Any]:
    return {"name": name(chance), **{each: chance.choice(CHOICES[each]) for each in CHOICES}}


def several(chance: Random) -> list[dict[str, Any]]:
    return [values(chance) for _ in range(chance.randint(1, 3))]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every way of answering is taken with a few records."""
    monkeypatch.setattr(memory_index, "LARGE", 0)
    monkeypatch.setattr(memory_index, "_SOME_TOUCHED", 3)
    monkeypatch.setattr(register_index, "MOST_TOUCHED", 8)
    monkeypatch.setattr(register_index, "LOOKED_AT", 2)
    monkeypatch.setattr(answers, "_BESIDE", 1)
    monkeypatch.setattr(answers, "_PROBED", 3)
    monkeypatch.setattr(answers, "_PROBES", 1)
    for module in (search_texts, register_index):
        monkeypatch.setattr(module, "ROWS", 8)
    monkeypatch.setattr(block_filter, "ROWS", 1)
    for other in (sliced_sorting, sort_column):
        monkeypatch.setattr(other, "SLICE", 8)


@contextmanager
def office_of_members(values: list[dict[str, Any]]) -> Iterator[Desk]:
    with (
        tempfile.TemporaryDirectory() as folder,
        new_office(Path(folder) / "o.zwh") as office,
    ):
        desk = Desk(office, "演示经办人", lambda: datetime.datetime(2026, 11, 23, 10))
        settle_keys(desk)
        sectors = [
            Sector.of({"name": name, "position": n}) for n, name in enumerate(("教育", "经济"))
        ]
        door.apply(office, sectors, (), "准备", "演示")
        door.apply(office, [member(office, each) for each in values], (), "导入", "演示")
        yield desk


def member(office: OfficeFile, values: dict[str, Any], **more: Any) -> Member:
    sectors = sorted(lists.find(office, Sector, Query()))
    place = values["sector"]
    return Member.of({**values, "sector": None if place is None else sectors[place], **more})


def stored(office: OfficeFile, model: type[Record], place: int) -> Record | None:
    keys = sorted(lists.find(office, model, Query()))
    if not keys:
        return None
    fields = [each.name for each in model.declared()]
    ((key, version, *values),) = lists.rows(office, model, [keys[place % len(keys)]], fields)
    return model.of(dict(zip(fields, values, strict=True)), key, version)


def add(desk: Desk, given: list[dict[str, Any]]) -> None:
    desk.write([member(desk.office, each) for each in given], action="新增")


def add_foreign(desk: Desk, given: list[dict[str, Any]]) -> None:
    desk.write([member(desk.office, each, owner_office=7) for each in given], action="新增")


def change_member(desk: Desk, place: int, values: dict[str, Any]) -> None:
    found = stored(desk.office, Member, place)
    if found is not None:
        new = member(desk.office, {"sector": None, **values}).values
        found.values.update({each: new[each] for each in values})
        desk.write([found], action="修改")


def remove_member(desk: Desk, place: int) -> None:
    found = stored(desk.office, Member, place)
    if found is not None:
        desk.write(remove=[found, *owned(desk, Membership, [("member", found.key)])], action="删除")


def undo(desk: Desk) -> None:
    if history.recent(desk, 9)[:-2]:  # what was written to begin with stays
        history.undo(desk)


def order_codes(desk: Desk, given: list[str]) -> None:
    office = desk.office
    old = [stored(office, CodeEntry, n) for n in range(lists.count(office, CodeEntry, ()))]
    desk.write(remove=[each for each in old if each], action="代码")
    entries = [
        {"code_list": "nation", "code": code, "label": code, "position": n}
        for n, code in enumerate(given)
    ]
    desk.write([CodeEntry.of(each) for each in entries], action="代码")


def count_strokes(desk: Desk, count: int) -> None:
    if stored(desk.office, CharacterStroke, 0) is None:
        desk.write([CharacterStroke.of({"character": UNCOUNTED, "count": count})], action="笔画")
    else:
        change(desk, CharacterStroke, count=count)


def prepare(desk: Desk, sort: str) -> None:
    run_to_end(memory_index.prepare_in_steps(desk.office, Member, [(sort, False)]))


def prepare_around_an_action(desk: Desk, count: int) -> None:
    steps = memory_index.prepare_in_steps(desk.office, Member, [("born", False)])
    for _ in islice(steps, count):
        pass
    add(desk, [{"name": "张四", "sector": 1, "born": "1970", "unit": "1"}])
    for _ in steps:
        pass


ACTIONS: tuple[Callable[[Desk, Random], None], ...] = (
    lambda desk, chance: add(desk, several(chance)),
    lambda desk, chance: add_foreign(desk, several(chance)),
    lambda desk, chance: change_member(desk, chance.randrange(30), values(chance)),
    lambda desk, chance: change_member(desk, chance.randrange(30), {"name": name(chance)}),
    lambda desk, chance: remove_member(desk, chance.randrange(30)),
    lambda desk, _: undo(desk),
    lambda desk, chance: change(desk, Sector, name=name(chance)),
    lambda desk, chance: change(desk, Sector, position=chance.randrange(9)),
    lambda desk, chance: order_codes(desk, chance.sample(["01", "16", "18"], 3)),
    lambda desk, chance: count_strokes(desk, chance.randint(1, 30)),
    lambda desk, chance: prepare(desk, chance.choice(SORTS)),
    lambda desk, chance: prepare(desk, chance.choice(SORTS)),
    lambda desk, chance: prepare_around_an_action(desk, chance.randint(1, 6)),
)


def change(desk: Desk, model: type[Record], **values: Any) -> None:
    found = stored(desk.office, model, 0)
    assert found is not None
    found.values.update(values)
    desk.write([found], action="修改")


def agrees(office: OfficeFile, queries: Iterator[Query]) -> None:
    """Each query has the same answer from memory and from the file."""
    for query in queries:
        whole = lists.find(office, Member, query)
        assert memory_index.find(office, Member, query) == whole, query
        for most in (2, 5):
            assert memory_index.first(office, Member, query, most) == whole[:most], query


def every_query() -> Iterator[Query]:
    for search, where, sort, down in product(SEARCHES, WHERE, SORTS, (False, True)):
        yield Query(search, where, sort, down)


@pytest.mark.parametrize("seed", range(10))
def test_memory_and_file_give_the_same(seed: int) -> None:
    chance = Random(seed)
    answers.FEW, answers.SEVERAL = chance.choice([(3, 5), (0, 0), (300, 2_000)])
    queries = list(every_query())
    with office_of_members([values(chance) for _ in range(20)]) as desk:
        run_to_end(
            memory_index.prepare_in_steps(desk.office, Member, [(sort, False) for sort in SORTS])
        )
        for _ in range(30):
            chance.choice(ACTIONS)(desk, chance)
            agrees(desk.office, iter(chance.sample(queries, 10)))


@pytest.fixture
def full() -> Iterator[Desk]:
    """An office whose members are prepared by every sort."""
    chosen: list[dict[str, Any]] = [
        {
            "name": name,
            "born": born,
            "nation": nation,
            "unit": unit,
            "mobile": None,
            "sector": n % 2,
        }
        for n, (name, born, nation, unit) in enumerate(
            product(("张三", "丁四"), ("1970", None), ("01", None, "99"), ("1中", None))
        )
    ]
    with office_of_members(chosen) as desk:
        run_to_end(memory_index.prepare_in_steps(desk.office, Member, [(s, False) for s in SORTS]))
        yield desk


@pytest.mark.parametrize("few", [0, 300])
def test_every_query_is_answered_alike(full: Desk, few: int) -> None:
    answers.FEW, answers.SEVERAL = few, few
    agrees(full.office, every_query())
    change_member(full, 3, {"name": "李张1", "sector": 1, "born": "1980-01"})
    add(full, [{"name": "张丁", "sector": 0, "unit": "1中"}])
    agrees(full.office, every_query())


def test_a_list_is_answered_from_memory(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answers.FEW, answers.SEVERAL = 0, 0
    expected = lists.find(full.office, Member, Query("张", sort="born", descending=True))
    monkeypatch.setattr(lists, "find", None)
    found = memory_index.find(full.office, Member, Query("张", sort="born", descending=True))
    assert found == expected
    assert len(found) == 12


def test_a_sort_is_prepared_after_changes(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answers.FEW, answers.SEVERAL = 0, 0
    change_member(full, 3, {"born": "1970"})
    remove_member(full, 5)
    prepare(full, "post")
    expected = lists.find(full.office, Member, Query(sort="post"))
    monkeypatch.setattr(lists, "find", None)
    assert memory_index.find(full.office, Member, Query(sort="post")) == expected


def test_what_other_records_decide_is_asked_anew_when_they_change(full: Desk) -> None:
    queries = [Query(where=WHERE[3]), Query("张", WHERE[3], "born")]
    agrees(full.office, iter(queries))
    sectors = lists.find(full.office, Sector, Query())
    for place in range(len(sectors)):
        found = stored(full.office, Sector, place)
        assert found is not None
        found.values["name"] = "教育" if found.values["name"] == "经济" else "经济"
        full.write([found], action="修改")
        agrees(full.office, iter(queries))


def test_other_counts_of_strokes_make_another_order(full: Desk) -> None:
    add(full, [{"name": f"{UNCOUNTED}三", "sector": None}])
    before = memory_index.find(full.office, Member, Query())
    count_strokes(full, 1)
    assert memory_index.find(full.office, Member, Query()) != before
    agrees(full.office, iter([Query(), Query("张", sort="unit")]))


def test_inside_a_transaction_the_file_answers(full: Desk) -> None:
    steps = door.apply_in_steps(full.office, [Member.of({"name": "丁"})], (), "新增", "演示")
    next(steps)
    during = memory_index.find(full.office, Member, Query())
    steps.close()
    assert len(during) == 25
    agrees(full.office, iter([Query(), Query("丁")]))


def test_a_list_that_is_prepared_while_an_action_is_written_is_not_kept(full: Desk) -> None:
    full.office.register_indexes.clear()
    preparing = memory_index.prepare_in_steps(full.office, Member)
    next(preparing)
    writing = door.apply_in_steps(full.office, [Member.of({"name": "丁"})], (), "新增", "演示")
    next(writing)
    assert run_to_end(preparing) is False
    writing.close()
    assert not full.office.register_indexes


@pytest.mark.parametrize("count", range(1, 8))
def test_a_sort_is_right_when_one_goes_and_another_comes_while_it_is_made(count: int) -> None:
    people = [{"name": "张三", "sector": None, "born": str(1990 - n)} for n in range(20)]
    with office_of_members(people) as desk:
        answers.FEW, answers.SEVERAL = 0, 0
        run_to_end(memory_index.prepare_in_steps(desk.office, Member))
        preparing = memory_index.prepare_in_steps(desk.office, Member, [("born", False)])
        for _ in islice(preparing, count):
            pass
        gone = stored(desk.office, Member, 18)
        assert gone is not None
        new = member(desk.office, {"name": "丁", "sector": None, "born": "1999"})
        desk.write([new], remove=[gone], action="换人")
        run_to_end(preparing)
        agrees(desk.office, iter([Query(sort="born"), Query(sort="born", descending=True)]))


def test_a_sort_holds_nothing_of_an_action_that_was_given_up(full: Desk) -> None:
    answers.FEW, answers.SEVERAL = 0, 0
    found = stored(full.office, Member, 3)
    assert found is not None
    found.values["post"] = "主任"
    writing = door.apply_in_steps(full.office, [found], (), "修改", "演示")
    next(writing)
    index = full.office.register_indexes[Member]
    sorting = sorting_of(full.office, row_mapping_of(Member), "post", descending=False)
    preparing = index.prepare(full.office, sorting)
    next(preparing, None)
    writing.close()
    run_to_end(preparing)
    agrees(full.office, iter([Query(sort="post"), Query(sort="post", descending=True)]))


def test_a_list_is_not_prepared_by_two_counts_of_strokes(full: Desk) -> None:
    add(full, [{"name": f"{UNCOUNTED}三", "sector": None}])
    full.office.register_indexes.clear()
    preparing = memory_index.prepare_in_steps(full.office, Member)
    next(preparing)
    count_strokes(full, 1)
    assert run_to_end(preparing) is False


def test_many_changes_let_an_index_go(full: Desk) -> None:
    add(full, [{"name": "张", "sector": None}] * 9)
    agrees(full.office, iter([Query("张")]))
    assert Member not in full.office.register_indexes


def test_a_small_register_is_not_prepared(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_index, "LARGE", 24)
    full.office.register_indexes.clear()
    assert run_to_end(memory_index.prepare_in_steps(full.office, Member)) is False
    assert not full.office.register_indexes


def test_a_register_with_places_and_numbers_is_ordered_by_the_file(full: Desk) -> None:
    office = full.office
    points = [Point.of({"name": f"点{n}", "number": n}) for n in ("10", "2", None, "1", "021")]
    committees = [Committee.of({"name": f"委{n}", "position": n}) for n in (3, 1, None)]
    door.apply(office, [*points, *committees], (), "准备", "演示")
    for model, sorts in ((Point, ("number", "name", "")), (Committee, ("position", "name", ""))):
        prepared = memory_index.prepare_in_steps(office, model, [(sort, False) for sort in sorts])
        assert run_to_end(prepared)
        for sort, down, few in product(sorts, (False, True), (0, 300)):
            answers.FEW, answers.SEVERAL = few, few
            for search in ("", "点", "委"):
                query = Query(search, (), sort, down)
                whole = lists.find(office, model, query)
                assert memory_index.find(office, model, query) == whole
                assert memory_index.first(office, model, query, 2) == whole[:2]


@pytest.fixture(autouse=True)
def usual_sizes() -> Iterator[None]:
    """What tests set by hand is as before afterwards."""
    before = answers.FEW, answers.SEVERAL
    yield
    answers.FEW, answers.SEVERAL = before


def test_what_is_internal_with_its_owner_is_found_neither_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "FEW", 2)
    monkeypatch.setattr(answers, "SEVERAL", 4)
    chance = Random(5)
    with new_office(tmp_path / "o.zwh") as office:
        owners = [Proposal.of({"name": f"提案{n}"}) for n in range(6)]
        door.apply(office, owners, (), "准备", "演示")
        signers = [
            ProposalSigner.of({"proposal": owners[n % 6].key, "name": name(chance), "unit": f"{n}"})
            for n in range(60)
        ]
        door.apply(office, signers, (), "准备", "演示")
        sorts = [(sort, down) for sort in ("strokes", "pinyin", "unit") for down in (False, True)]
        run_to_end(memory_index.prepare_in_steps(office, ProposalSigner, sorts))
        for _ in range(12):
            owner = chance.choice(owners)
            owner.values["internal"] = chance.choice((None, 1))
            moved = chance.choice(signers)
            moved.values["proposal"] = chance.choice(owners).key
            door.apply(office, [owner, *chance.choice(([moved], []))], (), "修改", "演示")
            hidden = {each.key for each in owners if each.values.get("internal")}
            some = (Filter("unit", "in", tuple(map(str, range(40)))),)
            for search, where, (sort, down) in product(("张", "三 四", "z"), ((), some), sorts):
                query = Query(search, where, sort, down)
                found = lists.find(office, ProposalSigner, query)
                assert memory_index.find(office, ProposalSigner, query) == found
                for most in (1, 3, 50):
                    first = memory_index.first(office, ProposalSigner, query, most)
                    assert first == found[:most]
                rows = lists.rows(office, ProposalSigner, found, ("proposal",))
                assert not hidden.intersection(row[2] for row in rows)
            assert ProposalSigner in office.register_indexes


def test_what_is_internal_with_its_owner_is_asked_for_once(tmp_path: Path) -> None:
    with new_office(tmp_path / "o.zwh") as office:
        owners = [Proposal.of({"name": "提案", "internal": tick}) for tick in (None, 1)]
        door.apply(office, owners, (), "准备", "演示")
        signers = [
            ProposalSigner.of({"proposal": owners[n % 2].key, "name": f"张{n}"}) for n in range(800)
        ]
        door.apply(office, signers, (), "准备", "演示")
        run_to_end(memory_index.prepare_in_steps(office, ProposalSigner, [("pinyin", False)]))
        asked: list[str] = []

        def trace(_: object, sql: str, bound: object) -> bool:
            asked.append(sql)
            return True

        office.connection.exec_trace = trace
        for sort, _ in product(("strokes", "pinyin"), range(2)):
            query = Query("张", sort=sort)
            assert len(memory_index.first(office, ProposalSigner, query)) == 100
            assert len(memory_index.find(office, ProposalSigner, query)) == 400
        office.connection.exec_trace = None
        assert len([each for each in asked if "proposal" in each]) == 1
