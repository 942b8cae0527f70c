"""A record with an internal field and internal rows: what is kept in, what is told all the same."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from desktop_app.commands.context import WrongUsage
from desktop_app.commands.parsing import query_asked
from desktop_app.records import Attachment, Committee, Member, Term
from desktop_app.records.any_link import pointing
from desktop_app.records.field_types import Day
from desktop_app.records.held_back import HELD_BACK
from desktop_app.records.record import Record
from desktop_app.services import imports, outward, prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Options, Plan, Verdict
from desktop_app.services.lookup import cache
from desktop_app.services.registers import attachments, bulk, exports, history, quick_search
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics.kept_counts import linked_values
from desktop_app.storage.query import memory_index
from desktop_app.storage.query.tallies import By, Sum, tally
from tests.new_office import new_office
from tests.notices import (
    MORE_STEPS,
    RECORDS,
    WORDS,
    Comment,
    Notice,
    NoticeStep,
    Reply,
    change,
    notice,
    seated,
)

TITLE = "演示水库隐患"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a notice that is not internal."""
    path = tmp_path / "内参.zwh"
    with new_office(path, records=RECORDS, steps=MORE_STEPS) as office:
        made = seated(office)
        registers.save(made, Term, {"number": "10", "starts": "2022-01"})
        notice(made, "演示平常事", number="7")
        yield made


def secret(desk: Desk, **typed: object) -> int:
    """Save one internal notice; its id."""
    return notice(desk, TITLE, internal="是", signer="演示领导", note="演示细节", **typed)


def found(desk: Desk, text: str) -> list[int]:
    return list(registers.find(desk, Notice, registers.Query(text)))


def derived(desk: Desk, key: int) -> tuple[str, ...]:
    sql = "SELECT search, strokes, pinyin FROM notice WHERE id=?"
    (row,) = desk.office.connection.execute(sql, (key,))
    return tuple(row)


def exported(desk: Desk, model: type[Record], path: Path) -> str:
    keys = registers.find(desk, model, registers.Query())
    exports.write(exports.collect(desk, model, keys), Destination(path))
    return path.read_text("utf-8-sig") if path.suffix == ".csv" else ""


def planned(desk: Desk, model: type[Record], path: Path, *, blanks_too: bool = False) -> Plan:
    book = imports.open_book(path)
    source = imports.source(imports.propose(desk, model, book.sheets[0]))
    return imports.plan(desk, model, source, Options(blanks_too=blanks_too))


def test_the_words_of_an_internal_field_are_never_searched(desk: Desk) -> None:
    assert Notice.SEARCH.count("words") == 1
    assert found(desk, WORDS) == []
    assert len(found(desk, "平常")) == len(found(desk, "演示执笔")) == 1
    notice(desk, WORDS)
    assert len(found(desk, WORDS)) == 1


def test_a_ticked_row_is_not_found_and_stands_in_no_telling_place(desk: Desk) -> None:
    key = secret(desk, number="12")
    for text in (TITLE, "yssk", "演示执笔人", "12", WORDS):
        assert key not in found(desk, text)
    assert derived(desk, key) == ("", "", "")
    assert key in found(desk, "")
    assert quick_search.look_up(desk, TITLE) == []


def test_ticking_and_unticking_change_the_search_with_the_save(desk: Desk) -> None:
    key = notice(desk, TITLE)
    before = derived(desk, key)
    assert found(desk, TITLE) == [key]
    change(desk, key, internal="是")
    assert found(desk, TITLE) == []
    assert derived(desk, key) == ("", "", "")
    history.undo(desk)
    assert derived(desk, key) == before
    history.redo(desk)
    change(desk, key, internal="否")
    assert derived(desk, key) == before


def test_a_list_answered_from_memory_finds_no_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_index, "LARGE", 0)
    key = notice(desk, TITLE)
    assert found(desk, TITLE) == [key]
    assert found(desk, WORDS) == []
    change(desk, key, internal="是")
    assert found(desk, TITLE) == []
    assert key in found(desk, "")


def test_codes_days_and_numbers_of_a_ticked_row_are_told(desk: Desk) -> None:
    member = registers.save(desk, Member, {"name": "演示张三"}).keys[0]
    helped = registers.save(desk, Committee, {"name": "演示委员会"}).keys[0]
    key = secret(desk, number="12", member=member, helped=[helped], phone="13800000000")
    fields = exports.all_fields(desk, Notice)
    texts = dict(zip(fields, outward.texts(desk, Notice, [key], fields)[0], strict=True))
    plain = {"number": "12", "day": "2026-03-05", "internal": "是", "state": texts["state"]}
    assert {name: text for name, text in texts.items() if text != HELD_BACK} == plain
    assert texts["state"]


def test_tallies_count_ticked_rows_without_their_words(desk: Desk) -> None:
    secret(desk)
    secret(desk, author="演示别人")
    counted = tally(desk.office, Notice, (), [By("author")], [Sum()])
    assert dict(counted) == {"演示执笔": 1, HELD_BACK: 2}
    counted = tally(desk.office, Notice, (), [By("words"), By("day", 4)], [Sum()])
    assert counted == [(HELD_BACK, "2026", 3)]


def test_kept_counts_follow_the_tick(desk: Desk) -> None:
    key = notice(desk, TITLE, author="演示别人")
    linked = linked_values(desk)
    assert linked.of(Notice, "author", None)[key] == "演示别人"
    change(desk, key, internal="是")
    assert linked_values(desk).of(Notice, "author", None)[key] == HELD_BACK
    assert linked.of(Notice, "author", None)[key] == HELD_BACK


def test_what_is_empty_stays_empty(desk: Desk) -> None:
    key = notice(desk, TITLE, words="", author="", internal="是")
    fields = ("words", "author", "note", "member", "helped")
    assert outward.texts(desk, Notice, [key], fields) == [[""] * len(fields)]


def test_only_the_words_of_the_field_are_held_back_of_other_rows(desk: Desk) -> None:
    key = notice(desk, TITLE, signer="演示领导")
    fields = ("name", "author", "words", "signer", "day")
    assert outward.texts(desk, Notice, [key], fields) == [
        [TITLE, "演示执笔", HELD_BACK, "演示领导", "2026-03-05"]
    ]


def test_form_and_history_show_everything(desk: Desk) -> None:
    key = secret(desk)
    change(desk, key, words="新的批示")
    assert registers.draft(desk, Notice, key).values["words"] == "新的批示"
    newest = history.history_of(desk, Notice, key)[0]
    (changed,) = history.changes_of(desk, Notice, newest)
    assert tuple(changed) == ("批示内容", WORDS, "新的批示")
    assert registers.rows(desk, Notice, [key], ("name",))[0][2] == TITLE


def test_what_belongs_to_a_ticked_row_is_internal_with_it(desk: Desk, tmp_path: Path) -> None:
    key, other = secret(desk), notice(desk, "演示别的事")
    paper = tmp_path / "演示附件.txt"
    paper.write_text("演示", encoding="utf-8")
    for each in (key, other):
        registers.save(desk, NoticeStep, {"notice": each, "told": "演示情况", "day": "2026-04-01"})
        registers.save(desk, Comment, {"about": pointing(Notice.KEY, each), "told": "演示批语"})
        attachments.attach(desk, Notice, each, [paper])
    for model, name in ((NoticeStep, "told"), (Comment, "told"), (Attachment, "name")):
        keys = registers.find(desk, model, registers.Query())
        told = {row[2] for row in outward.rows(desk, model, keys, (name,))}
        assert told == {HELD_BACK, registers.rows(desk, model, keys[-1:], (name,))[0][2]}


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_round_trip_keeps_what_an_export_held_back(
    desk: Desk, tmp_path: Path, ending: str
) -> None:
    key = secret(desk)
    reply = {"name": "演示回函", "notice": key, "others": [key, *found(desk, "平常")]}
    registers.save(desk, Reply, reply)
    for model, blanks_too in itertools.product((Notice, Reply), (False, True)):
        path = tmp_path / f"{model.KEY}{ending}"
        text = exported(desk, model, path)
        assert TITLE not in text
        assert WORDS not in text
        plan = planned(desk, model, path, blanks_too=blanks_too)
        many = len(registers.find(desk, model, registers.Query()))
        unknown = model is Notice and ending == ".csv"  # it has no record codes
        assert imports.summary(plan) == f"新增 0 修改 0 相同 {many - unknown} 问题 {unknown:d}"


def test_a_corrected_export_changes_only_what_was_corrected(desk: Desk, tmp_path: Path) -> None:
    key, path = secret(desk), tmp_path / "内参.xlsx"
    exported(desk, Notice, path)
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell.value, datetime.datetime):
                cell.value = datetime.datetime(2026, 5, 1)
    book.save(path)
    plan = planned(desk, Notice, path)
    assert imports.summary(plan) == "新增 0 修改 2 相同 0 问题 0"
    imports.apply(desk, plan)
    values = registers.draft(desk, Notice, key).values
    assert (values["name"], values["words"], values["day"]) == (TITLE, WORDS, "2026-05-01")


def test_an_import_fills_an_internal_field(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "新.csv"
    path.write_text(f"题目,批示内容\n演示新事,请办\n演示旧事,{HELD_BACK}\n", "utf-8-sig")
    plan = planned(desk, Notice, path)
    assert [line.verdict for line in plan.lines] == [Verdict.NEW, Verdict.NEW]
    assert [remark.text for remark in plan.lines[1].remarks] == [
        "“（不外传）”代替的内容没有导出，没有录入"
    ]
    imports.apply(desk, plan)
    words = {row[2]: row[3] for row in registers.rows(
        desk, Notice, found(desk, ""), ("name", "words")
    )}  # fmt: skip
    assert (words["演示新事"], words["演示旧事"]) == ("请办", None)


def test_a_held_back_cell_among_plain_texts_says_nothing(desk: Desk, tmp_path: Path) -> None:
    notice(desk, TITLE, signer="演示领导")
    path = tmp_path / "内参.csv"
    path.write_text(f"题目,批示领导\n{TITLE},{HELD_BACK}\n演示平常事,演示某人\n", "utf-8-sig")
    plan = planned(desk, Notice, path)
    assert [line.verdict for line in plan.lines] == [Verdict.SAME, Verdict.CHANGED]


def test_a_link_to_a_ticked_row_tells_nothing_of_it(desk: Desk) -> None:
    key = secret(desk, number="12")
    registers.save(desk, Reply, {"name": "演示回函", "notice": key, "others": [key]})
    keys = registers.find(desk, Reply, registers.Query())
    wanted = prints.print_named(desk, "reply_list")
    (shown,) = prints.collect(desk, wanted, keys).shown
    assert (shown.values["notice"], shown.values["others"]) == (HELD_BACK, HELD_BACK)
    (row,) = exports.collect(desk, Reply, keys, ("notice", "others")).rows
    assert row == [HELD_BACK, HELD_BACK]


@pytest.mark.parametrize("few", [2_000, 0])
def test_titles_follow_the_tick_and_an_import_still_knows_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(cache, "FULL_TITLES", few)
    key = notice(desk, TITLE)
    assert outward.lookup(desk).titles[Notice.KEY].title(key) == TITLE
    change(desk, key, internal="是")
    assert outward.lookup(desk).titles[Notice.KEY].title(key) == HELD_BACK
    titles = cache.lookup(desk).titles[Notice.KEY]
    assert (titles.title(key), titles.find(TITLE)) == (TITLE, (key,))


def test_an_internal_field_is_not_edited_beside_others(desk: Desk) -> None:
    assert "words" not in {each.name for each in bulk.editable(desk, Notice)}
    assert "note" in {each.name for each in bulk.editable(desk, Notice)}


@pytest.mark.parametrize(("where", "sort"), [(("批示内容=请办",), ""), ((), "words")])
def test_commands_choose_and_sort_by_no_internal_field(
    desk: Desk, where: tuple[str, ...], sort: str
) -> None:
    with pytest.raises(WrongUsage, match="不外传"):
        query_asked(desk, Notice, where, "", sort)
    assert query_asked(desk, Notice, ("signer=演示领导",), "", "signer").sort == "signer"


def test_two_ticked_rows_of_one_name_are_doubted_as_others_are(desk: Desk) -> None:
    secret(desk)
    parsed = registers.check(desk, Notice, {"name": TITLE})
    assert any("已有" in each.text for each in parsed.problems)


def test_only_words_can_be_internal() -> None:
    with pytest.raises(ValueError, match="only words"):
        Day("日期", internal=True)
