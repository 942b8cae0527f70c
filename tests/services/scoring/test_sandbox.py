"""The sandbox: who moves and why, one step back, what adoption writes and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop_app.documents.books_out import no_progress
from desktop_app.errors import UserError, Wrong
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRuleSet
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.undo_steps import undo_steps, undo_to
from desktop_app.services.safekeeping.destinations import WORKBOOK, destination
from desktop_app.services.scoring import sandbox_outputs
from desktop_app.services.scoring.board import Board, board
from desktop_app.services.scoring.rule_set import RuleSet, in_force, read
from desktop_app.services.scoring.sandbox import nobody_words
from desktop_app.services.scoring.sandbox_adopting import adopt, refusal, save_draft
from desktop_app.services.scoring.sandbox_changes import changes, onto, with_neighbour
from desktop_app.services.scoring.sandbox_moves import standings
from desktop_app.services.scoring.sandbox_places import (
    FIELDS,
    RulePlace,
    parts_of,
    value_of,
    with_value,
)
from desktop_app.services.scoring.sandbox_rows import cell_text, read_typed, trial_rows, typed_text
from desktop_app.services.scoring.sandbox_sets import offered_sets, to_begin_with
from tests.services.scoring.sandbox_office import entry, item, rule_set, sandbox_of, scored_office

CAP = RulePlace("category", "会议", "cap")
GOOD = RulePlace("band", "优秀", "low")
VISIT = RulePlace("item", "visit", "points")


def formal(desk: Desk, key: int) -> RuleSet:
    found = read(desk, key)
    assert found is not None
    return found


def test_nothing_moves_before_something_is_changed(desk: Desk) -> None:
    rules, members = scored_office(desk)
    answer = sandbox_of(desk, rules).answer()
    assert (answer.scored, answer.moves, answer.graded) == (len(members), [], 0)
    assert [(each.name, each.now) for each in answer.lines] == [
        ("优秀", 1), ("称职", 1), ("基本称职", 2), ("不称职", 2),
    ]  # fmt: skip
    assert "还没有改规则" in nobody_words(answer, changed=False)
    assert "没有人因此变动" in nobody_words(answer, changed=True)


def test_a_lower_cap_moves_those_who_are_cut_and_says_why(desk: Desk) -> None:
    rules, members = scored_office(desk)
    sandbox = sandbox_of(desk, rules)
    sandbox.trial.change([CAP], 1000)
    answer = sandbox.answer()
    moved = {each.key: each for each in answer.moves}
    assert set(moved) == {members[0], members[1]}
    first = moved[members[0]]
    assert (first.before, first.after, first.way) == ((2000, "优秀"), (1000, "称职"), "down")
    told = [(each.words, each.numbers) for each in sandbox.reasons(first)]
    assert told == [("会议：封顶 35 → 10", "−10"), ("合计差", "−10")]
    assert moved[members[1]].way == "same"
    assert answer.only("") == [first]
    assert answer.only("", "基本称职") == []
    assert nobody_words(answer, changed=True) == "没有人的等次变动，只变分 1 人。"


def test_a_moved_limit_moves_grades_and_no_score(desk: Desk) -> None:
    rules, members = scored_office(desk)
    sandbox = sandbox_of(desk, rules)
    assert with_neighbour(sandbox.trial.rules, GOOD) == (GOOD, RulePlace("band", "称职", "below"))
    sandbox.trial.change(with_neighbour(sandbox.trial.rules, GOOD), 1600)
    answer = sandbox.answer()
    assert answer.faults == []
    (move,) = answer.moves
    assert (move.key, move.way, move.difference) == (members[1], "up", 0)
    assert [each.words for each in sandbox.reasons(move)] == [
        "等次“优秀”：不低于 18 → 不低于 16", "等次“称职”：不低于 10、低于 18 → 不低于 10、低于 16",
        "合计差",
    ]  # fmt: skip


def test_points_of_an_item_are_told_from_old_to_new(desk: Desk) -> None:
    rules, members = scored_office(desk)
    sandbox = sandbox_of(desk, rules)
    sandbox.trial.change([RulePlace("item", "plenary", "highest")], 700)
    (first, second, third) = sandbox.answer().moves
    assert [each.key for each in (first, second, third)] == members[:3]
    assert [each.words for each in sandbox.reasons(third)] == ["会议：全体会议", "合计差"]
    assert sandbox.reasons(third)[0].numbers == "8 → 7"


def test_steps_are_taken_back_one_by_one_and_again(desk: Desk) -> None:
    rules, _ = scored_office(desk)
    trial = sandbox_of(desk, rules).trial
    assert not trial.undo()
    assert not trial.change([CAP], 3500)
    assert trial.change([CAP], 1000)
    assert trial.change([VISIT], 100)
    assert len(trial.changed) == 2
    assert trial.undo()
    assert [(each.title, each.before, each.after) for each in trial.changed] == [
        ("会议封顶", "35", "10")
    ]
    assert trial.redo()
    assert len(trial.changed) == 2
    assert trial.reset()
    assert trial.rules == trial.origin
    assert trial.undo()
    assert len(trial.changed) == 2


def test_what_was_tried_stays_over_rules_that_changed_meanwhile(desk: Desk) -> None:
    rules, _ = scored_office(desk)
    trial = sandbox_of(desk, rules).trial
    trial.change([CAP], 1000)
    other = with_value(trial.origin, VISIT, 500)
    found = onto(trial, other)
    assert (value_of(found.rules, CAP), value_of(found.rules, VISIT)) == (1000, 500)
    assert len(found.changed) == 1
    assert onto(trial, trial.origin) is trial


def test_adoption_writes_only_what_differs_into_the_same_rows(desk: Desk) -> None:
    rules, _ = scored_office(desk)
    before = formal(desk, rules)
    sandbox = sandbox_of(desk, rules)
    sandbox.trial.change([CAP], 1000)
    sandbox.trial.change(with_neighbour(sandbox.trial.rules, GOOD), 1600)
    changed = adopt(desk, before, sandbox.trial.rules, "演示主席会议审定")
    assert changed.records == {ScoreCategory.KEY, GradeBand.KEY}
    assert len(changed.keys) == 3
    assert formal(desk, rules) == sandbox.trial.rules
    assert undo_steps(desk, 1)[0].what == "采用试算的积分规则（3 处）：演示主席会议审定"
    undo_to(desk, undo_steps(desk, 1)[0].no)
    assert formal(desk, rules) == before


def test_adoption_is_refused_in_words(desk: Desk) -> None:
    rules, _ = scored_office(desk)
    now = formal(desk, rules)
    assert "没有要采用的改动" in refusal(now, now)
    assert "还没有正式规则" in refusal(None, now)
    assert "还没有正式规则" in refusal(replace(now, state="draft"), now)
    assert "已经锁定" in refusal(replace(now, state="locked"), with_value(now, CAP, 1))
    gap = with_value(now, GOOD, 1900)
    assert "18 到不满 19 分没有等次" in refusal(now, gap)
    fewer = replace(now, items=now.items[1:])
    assert "会议·全体会议" in refusal(now, fewer)
    with pytest.raises(UserError, match="没有等次"):
        adopt(desk, now, gap, "演示")
    with pytest.raises(UserError, match="理由"):
        adopt(desk, now, with_value(now, CAP, 1000), " ")
    assert formal(desk, rules) == now


def test_adoption_over_rules_changed_since_is_refused(desk: Desk) -> None:
    rules, _ = scored_office(desk)
    now = formal(desk, rules)
    adopt(desk, now, with_value(now, VISIT, 500), "演示")
    with pytest.raises(UserError, match="刚才在别处改过"):
        adopt(desk, now, with_value(now, CAP, 1000), "演示")


def test_a_kept_draft_is_a_copy_with_the_tried_values(desk: Desk) -> None:
    rules, _ = scored_office(desk)
    now = formal(desk, rules)
    tried = with_value(now, CAP, 1000)
    changed = save_draft(desk, rules, tried, " 方案 一 ")
    key = changed.keys[0]
    draft = formal(desk, key)
    assert (draft.name, draft.state, draft.key != rules) == ("方案 一", "draft", True)
    assert [each.title for each in changes(tried, draft)] == []
    assert formal(desk, rules) == now
    assert refusal(now, draft) == ""
    with pytest.raises(UserError, match="换一个名称"):
        save_draft(desk, rules, tried, "方案 一")
    with pytest.raises(UserError, match="起一个名称"):
        save_draft(desk, rules, tried, "  ")
    adopt(desk, now, draft, "演示")
    assert value_of(formal(desk, rules), CAP) == 1000


def test_last_years_rules_are_compared_by_the_facts_of_this_year(desk: Desk) -> None:
    rules, members = scored_office(desk)
    old = rule_set(desk, 2025, "locked")
    values = registers.draft(desk, ScoreRuleSet, old)
    assert values.values["year"] == 2025
    sandbox = sandbox_of(desk, rules, old)
    assert sandbox.compared.year == 2026
    assert sandbox.answer().moves == []
    sandbox.trial.change([CAP], 1000)
    assert {each.key for each in sandbox.answer().moves} == set(members[:2])


def test_the_sandbox_begins_with_the_adopted_rules_of_the_year(desk: Desk) -> None:
    assert to_begin_with(offered_sets(desk), 2026) is None
    draft = rule_set(desk, 2026, "draft", "方案")
    old = rule_set(desk, 2025, "locked")
    later = rule_set(desk, 2027, "adopted")
    first = to_begin_with(offered_sets(desk), 2026)
    assert first is not None
    assert (first.key, first.title) == (draft, "2026 草稿 方案")
    adopted = rule_set(desk, 2026)
    sets = offered_sets(desk)
    assert [each.key for each in sets] == [later, adopted, draft, old]
    assert to_begin_with(sets, 2026) == sets[1]
    assert sets[3].title == "2025 正式规则（已锁定）"


def test_rows_show_the_numbers_that_count_and_read_what_is_typed(desk: Desk) -> None:
    rules, _ = scored_office(desk)
    now = formal(desk, rules)
    rows = trial_rows(now)
    assert [(each.words, cell_text(now, each)) for each in rows] == [
        ("会议", "封顶 35"), ("全体会议，最低", "0"), ("全体会议，最高", "30"), ("补会", "2"),
        ("补会，全年封顶", "4"), ("活动", "封顶 6"), ("视察", "4"), ("提案", "4"),
        ("提案，联名等", "2"), ("总分", "不封顶"), ("起始分", "0"), ("等次", ""),
        ("优秀：不低于", "18"), ("称职：不低于", "10"), ("称职：低于", "18"),
        ("基本称职：不低于", "5"), ("基本称职：低于", "10"), ("不称职：低于", "5"),
    ]  # fmt: skip
    shared = lookup(desk)
    assert read_typed(CAP, "封顶 12.5", shared) == 1250
    assert read_typed(CAP, "", shared) is None
    assert read_typed(VISIT, "-3", shared) == -300
    for place, text in ((VISIT, ""), (VISIT, "三分"), (CAP, "-1"), (CAP, "1.234")):
        with pytest.raises(Wrong):
            read_typed(place, text, shared)
    for row in rows:
        if row.place is not None:
            text = typed_text(now, row.place)
            assert read_typed(row.place, text, shared) == value_of(now, row.place)


NUMBERS = {"nth": 999, "first_share": 100, "target": 100}


def all_places(rules: RuleSet) -> list[RulePlace]:
    return [
        RulePlace(kind, name, field)
        for kind, name, part in parts_of(rules)
        for field in FIELDS[kind]
        if kind != "band" and getattr(part, field) is not None
    ]


def tried(rules: RuleSet, chance: Random) -> RuleSet:
    """Random values at random places, and a moved limit."""
    for place in chance.sample(all_places(rules), chance.randint(0, 6)):
        least = 1 if place.field == "nth" else 0
        rules = with_value(rules, place, chance.randint(least, NUMBERS.get(place.field, 4000)))
    low = chance.randint(1001, 4000)
    for place in with_neighbour(rules, GOOD):
        rules = with_value(rules, place, low)
    return rules


def board_of(desk: Desk) -> Board:
    found = board(desk, 2026)
    assert found is not None
    return found


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 1_000_000))
def test_the_sandbox_equals_adoption(desk: Desk, seed: int) -> None:
    """Whatever was tried, in whatever steps: adopted, the year's board says the same."""
    now = in_force(desk, 2026)
    if now is None:
        scored_office(desk)
        now = in_force(desk, 2026)
        assert now is not None
    chance = Random(seed)
    sandbox = sandbox_of(desk, now.key)
    for _ in range(chance.randint(1, 3)):
        sandbox.trial.go(tried(now, chance))
        answer = sandbox.answer()
    tried_rules = sandbox.trial.rules
    if refusal(now, tried_rules):
        with pytest.raises(UserError):
            adopt(desk, now, tried_rules, "演示")
        return
    before = standings(board_of(desk).scores)
    adopt(desk, now, tried_rules, "演示")
    try:
        found = board_of(desk)
        moved = {each.key: each.after for each in answer.moves}
        assert standings(found.scores) == before | moved
        assert {key: sandbox.score(key) for key in found.scores} == found.scores
    finally:
        adopt(desk, tried_rules, now, "演示")


def test_the_print_and_the_workbook_say_what_the_page_says(desk: Desk, tmp_path: Path) -> None:
    rules, _ = scored_office(desk)
    sandbox = sandbox_of(desk, rules)
    with pytest.raises(UserError, match="没有可以打印的改动"):
        sandbox_outputs.sheet_of(desk, sandbox, sandbox.answer(), [])
    sandbox.trial.change([CAP], 1000)
    answer = sandbox.answer()
    shown = sandbox_outputs.comparison(sandbox, answer, ["演示"])
    assert shown.changes == [("会议封顶", "35", "10")]
    assert shown.moves == [("演示甲", "20", "10", "−10", "优秀→称职", "会议：封顶 35 → 10（−10）")]
    assert shown.others == "另有 1 人只是分数有变化，等次不变。"
    pdf = prints.write(sandbox_outputs.sheet_of(desk, sandbox, answer, ["演示"]), no_progress)
    assert pdf.startswith(b"%PDF")
    path = tmp_path / "变动.xlsx"
    tables = [
        sandbox_outputs.moves_table(sandbox, answer.moves),
        sandbox_outputs.rules_table(sandbox, answer),
        sandbox_outputs.grades_table(answer),
    ]
    sandbox_outputs.write(tables, destination(desk, path, WORKBOOK))
    book = load_workbook(path)
    assert book.sheetnames == ["变动名单", "规则对照", "等次人数"]
    assert [each.value for each in book["变动名单"][2]][:4] == ["演示甲", 20, 10, -10]


def test_the_reason_names_the_record_where_one_alone_gives_the_points(desk: Desk) -> None:
    rules, members = scored_office(desk)
    entry(desk, members[2], item(desk, rules, "visit"), "4", day="2026-03-05", reason="演示帮扶")
    entry(desk, members[2], item(desk, rules, "made_up"), "2", reason="演示一")
    entry(desk, members[2], item(desk, rules, "made_up"), "2", reason="演示二")
    sandbox = sandbox_of(desk, rules)
    sandbox.trial.change([RulePlace("category", "会议", "cap")], 1000)
    sandbox.trial.change([RulePlace("item", "made_up", "cap")], 200)
    sandbox.trial.change([RulePlace("category", "活动", "cap")], 200)
    sandbox.trial.change([RulePlace("item", "visit", "cap")], 100)
    move = next(each for each in sandbox.answer().moves if each.key == members[2])
    named = [each.words for each in sandbox.named_reasons(move)]
    assert "活动：视察（2026-03-05 演示帮扶）" in named
    assert "会议：补会（2 件）" in named, "two records, neither is named"
    assert "活动：视察" in [each.words for each in sandbox.reasons(move)]
