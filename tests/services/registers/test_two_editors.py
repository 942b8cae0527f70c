"""Two forms of one record, saved in any order: nothing that either wrote is lost unasked."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import Brand, BrandMilestone, Committee
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Clashed, Draft, Input, history
from tests.campaigns.undo import rows_of
from tests.new_office import new_office
from tests.services.registers.editors import Editor

NOW = datetime.datetime(2026, 11, 23, 10)
ACTS = ("add", "change", "remove", "slogan", "link", "unlink", "save mine", "save theirs")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One office file for all examples, each with a record of its own."""
    path: Path = tmp_path_factory.mktemp("office") / "办公.zwh"
    with new_office(path, who="演示") as office:
        desk = Desk(office, "演示", lambda: NOW)
        settle_keys(desk)
        for number in range(4):
            registers.save(desk, Committee, {"name": f"演示委{number}"})
        yield desk


def brand_with(desk: Desk, *events: str) -> Draft:
    inputs = {"brand_milestone": [Input({"event": each}) for each in events]}
    key = registers.save(desk, Brand, {"name": "演示品牌", "slogan": "旧"}, children=inputs).keys[0]
    return registers.draft(desk, Brand, key)


def events(desk: Desk, key: int | None) -> set[str]:
    children = registers.draft(desk, Brand, key or 0).children["brand_milestone"]
    return {each.values["event"] for each in children}


class Told:
    """What both editors did that was saved, in the words of the events."""

    def __init__(self) -> None:
        self.added: set[str] = set()
        self.removed: set[str] = set()
        self.count = 0

    def act(self, desk: Desk, editor: Editor, act: str, place: int) -> None:
        """One thing done in one form."""
        keys = list(editor.lines)
        key = keys[place % len(keys)] if keys else None
        self.count += 1
        if act == "add":
            editor.new.append({"event": f"新增{self.count}"})
        elif act == "change" and key:
            editor.lines[key] = {**editor.lines[key], "note": f"说明{self.count}"}
        elif act == "remove" and key:
            self.removed.add(editor.lines.pop(key)["event"])
        elif act == "slogan":
            editor.typed["slogan"] = f"口号{self.count}"
        elif act in ("link", "unlink"):
            self.link(desk, editor, place, on=act == "link")
        elif act.startswith("save"):
            self.added |= {each["event"] for each in editor.new}
            editor.save(mine=act == "save mine")

    def link(self, desk: Desk, editor: Editor, place: int, *, on: bool) -> None:
        """A committee put to the brand or taken off it."""
        committees = registers.find(desk, Committee, registers.Query())
        held = set(editor.typed.get("partners", editor.opened.values["partners"]))
        wanted = committees[place % len(committees)]
        editor.typed["partners"] = sorted(held | {wanted} if on else held - {wanted})


@given(
    st.lists(st.tuples(st.integers(0, 1), st.sampled_from(ACTS), st.integers(0, 5)), max_size=16)
)
def test_what_either_form_added_and_nobody_removed_is_there(
    shared: Desk, plays: list[tuple[int, str, int]]
) -> None:
    draft = brand_with(shared, "甲", "乙", "丙")
    start, first = rows_of(shared), history.recent(shared, 1)[0].no
    editors = [Editor(shared, Brand, BrandMilestone, draft.key or 0) for _ in range(2)]
    told = Told()
    for who, act, place in [*plays, (0, "save mine", 0), (1, "save mine", 0)]:
        told.act(shared, editors[who], act, place)
    found = events(shared, draft.key)
    assert found >= (told.added | {"甲", "乙", "丙"}) - told.removed
    assert found <= told.added | {"甲", "乙", "丙"}
    end = rows_of(shared)
    undone = 0
    while (action := history.next_undo(shared)) is not None and action.no > first:
        history.undo(shared)
        undone += 1
    assert rows_of(shared) == start
    for _ in range(undone):
        history.redo(shared)
    assert rows_of(shared) == end


Changes = dict[str, Any]


@given(st.sets(st.integers(0, 3)), st.sets(st.integers(0, 3)), st.sets(st.integers(0, 3)))
def test_links_of_two_forms_are_merged_without_a_question(
    shared: Desk, base: set[int], mine: set[int], theirs: set[int]
) -> None:
    keys = list(registers.find(shared, Committee, registers.Query()))
    key = brand_with(shared).key or 0
    registers.save(
        shared, Brand, {"partners": [keys[n] for n in base]},
        opened=registers.draft(shared, Brand, key),
    )  # fmt: skip
    opened = registers.draft(shared, Brand, key)
    for wanted in (theirs, mine):
        registers.save(shared, Brand, {"partners": [keys[n] for n in wanted]}, opened=opened)
    left = registers.draft(shared, Brand, key).values["partners"]
    expected = ((mine | theirs) - base) | (base & mine & theirs)
    assert set(left) == {keys[n] for n in expected}


def two(shared: Desk) -> tuple[Draft, Draft]:
    """The same record as two forms were opened with it."""
    draft = brand_with(shared, "甲", "乙")
    return draft, registers.draft(shared, Brand, draft.key or 0)


def inputs_of(draft: Draft, *but: int, **changed: str) -> dict[str, list[Input]]:
    """The children as the form holds them, some taken off, the first of them changed."""
    lines = [
        Input({**each.values, **(changed if place == 0 else {})}, each.key)
        for place, each in enumerate(draft.children["brand_milestone"])
        if place not in but
    ]
    return {"brand_milestone": lines}


def test_a_child_added_elsewhere_stays(shared: Desk) -> None:
    mine, theirs = two(shared)
    more = inputs_of(theirs)["brand_milestone"] + [Input({"event": "别处加的"})]
    registers.save(shared, Brand, {}, opened=theirs, children={"brand_milestone": more})
    registers.save(shared, Brand, {"slogan": "新"}, opened=mine, children=inputs_of(mine))
    assert events(shared, mine.key) == {"甲", "乙", "别处加的"}


@pytest.mark.parametrize("mine_wins", [True, False])
def test_a_child_removed_elsewhere_and_changed_here_is_asked_about(
    shared: Desk, mine_wins: bool
) -> None:
    mine, theirs = two(shared)
    gone = mine.children["brand_milestone"][0]
    editor = Editor(shared, Brand, BrandMilestone, mine.key or 0)
    editor.lines[gone.key or 0]["note"] = "我的说明"
    registers.save(shared, Brand, {}, opened=theirs, children=inputs_of(theirs, 0))
    editor.save(mine=mine_wins)
    assert [(each.key, each.now) for each in editor.told] == [(gone.key, None)]
    left = registers.draft(shared, Brand, mine.key or 0).children["brand_milestone"]
    assert (gone.key in {each.key for each in left}) == mine_wins
    assert len(left) == 1 + mine_wins


def test_a_child_removed_elsewhere_and_untouched_here_stays_removed(shared: Desk) -> None:
    mine, theirs = two(shared)
    registers.save(shared, Brand, {}, opened=theirs, children=inputs_of(theirs, 0))
    registers.save(shared, Brand, {"slogan": "新"}, opened=mine, children=inputs_of(mine))
    assert len(events(shared, mine.key)) == 1


def test_a_child_changed_in_both_forms_is_asked_about(shared: Desk) -> None:
    mine, theirs = two(shared)
    registers.save(shared, Brand, {}, opened=theirs, children=inputs_of(theirs, note="别处"))
    with pytest.raises(Clashed, match="有 1 处在别处也改过") as raised:
        registers.save(shared, Brand, {}, opened=mine, children=inputs_of(mine, note="我的"))
    (clash,) = raised.value.clashes
    assert (clash.field, clash.now, clash.mine) == ("note", "别处", "我的")


def test_values_of_the_record_itself_take_both_sides(shared: Desk) -> None:
    mine, theirs = two(shared)
    registers.save(shared, Brand, {"slogan": "别处"}, opened=theirs)
    registers.save(shared, Brand, {"name": "演示新名"}, opened=mine)
    values = registers.draft(shared, Brand, mine.key or 0).values
    assert (values["name"], values["slogan"]) == ("演示新名", "别处")
    with pytest.raises(Clashed):
        registers.save(shared, Brand, {"slogan": "我的"}, opened=mine)


def test_what_two_forms_make_together_is_checked_together(shared: Desk) -> None:
    from desktop_app.records import Term

    key = registers.save(shared, Term, {"number": "八", "starts": "2012-01"}).keys[0]
    mine = registers.draft(shared, Term, key)
    registers.save(shared, Term, {"starts": "2014-01"}, opened=mine)
    with pytest.raises(registers.Refused, match="届满日期不能早于起始日期"):
        registers.save(shared, Term, {"ends": "2013-01"}, opened=mine)


def test_children_of_a_stored_record_are_never_saved_without_what_was_opened(shared: Desk) -> None:
    draft = brand_with(shared, "甲")
    with pytest.raises(ValueError, match="over what was opened"):
        registers.save(
            shared, Brand, {}, key=draft.key, version=draft.version, children=inputs_of(draft)
        )


def test_six_hundred_wrong_children_are_one_short_sentence_and_each_is_named(
    shared: Desk,
) -> None:
    wrong = [Input({"event": ""}) for _ in range(600)] + [Input({"event": "好"})]
    with pytest.raises(registers.Refused) as raised:
        registers.save(shared, Brand, {"name": ""}, children={"brand_milestone": wrong})
    refused = raised.value
    assert refused.sentence == "有 601 处要改：请填写品牌名称；请填写事项（600 处）。"
    assert sorted(refused.children["brand_milestone"]) == list(range(600))


def test_a_long_refusal_names_the_first_and_counts_the_rest(shared: Desk) -> None:
    wrong = [Input({"event": "好", "day": f"{n}月"}) for n in range(13, 30)]
    with pytest.raises(registers.Refused, match="另有 12 处。") as raised:
        registers.save(shared, Brand, {"name": "演示"}, children={"brand_milestone": wrong})
    assert len(raised.value.sentence) < 300
