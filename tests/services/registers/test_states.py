"""A change of state: with a reason, through the gate, as one action that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history, states
from tests.errands import MORE_STEPS, RECORDS, Errand, errand, seated, value
from tests.new_office import new_office
from tests.storage.offices import dump


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "差事.zwh"
    with new_office(path, records=RECORDS, steps=MORE_STEPS) as office:
        yield seated(office)


def test_the_action_says_what_changed_and_why(desk: Desk) -> None:
    key = errand(desk)
    changed = states.change_state(desk, Errand, [key], "running", " 主席会议\n已审定。 ")
    assert value(desk, key, "state") == "running"
    assert changed.keys == (key,)
    told = history.history_of(desk, Errand, key)[0].action.name
    assert told == "差事状态：筹建 → 运行（主席会议 已审定） · 演示差事"


def test_many_records_change_in_one_action(desk: Desk) -> None:
    keys = [errand(desk, f"差事{n}") for n in range(3)]
    states.change_state(desk, Errand, keys[:1], "running", "先行")
    number = states.change_state(desk, Errand, keys, "revoked", "合并", {"paid": "是"}).action
    past = [history.history_of(desk, Errand, key)[0].action for key in keys]
    assert {each.no for each in past} == {number}
    assert past[0].name == "差事状态：不同状态 → 撤销（合并） · 3 件"


@pytest.mark.parametrize("reason", ["", "  \n", "　"])
def test_without_a_reason_nothing_changes(desk: Desk, reason: str) -> None:
    key = errand(desk)
    with pytest.raises(UserError, match="请写明变更状态的理由"):
        states.change_state(desk, Errand, [key], "running", reason)
    assert value(desk, key, "state") == "planned"


def test_a_reason_too_long_is_refused_in_a_whole_sentence(desk: Desk) -> None:
    with pytest.raises(UserError, match=r"理由最多 200 个字，现在是 201 个。$"):
        states.change_state(desk, Errand, [errand(desk)], "running", "长" * 201)


def test_a_gate_that_says_no_stops_all_and_names_each(desk: Desk) -> None:
    keys = [errand(desk, "能停", ended="2026-05"), errand(desk, "不能停"), errand(desk, "也不能")]
    before = dump(desk.office)
    with pytest.raises(states.NotAllowed) as raised:
        states.change_state(desk, Errand, keys, "stopped", "期满")
    assert raised.value.sentence == (
        "有 2 件差事不能改为“停用”：“不能停”请先填写结束日期；“也不能”请先填写结束日期。"
    )
    assert [each.key for each in raised.value.refusals] == keys[1:]
    assert dump(desk.office) == before


def test_those_that_may_can_go_on_without_the_others(desk: Desk) -> None:
    keys = [errand(desk, "能停", ended="2026-05"), errand(desk, "不能停")]
    changed = states.change_state(desk, Errand, keys, "stopped", "期满", skip_refused=True)
    assert changed.keys == (keys[0],)
    assert [value(desk, key, "state") for key in keys] == ["stopped", "planned"]
    with pytest.raises(states.NotAllowed):
        states.change_state(desk, Errand, keys[1:], "stopped", "期满", skip_refused=True)


def test_what_is_given_with_it_opens_the_gate_and_is_kept(desk: Desk) -> None:
    key = errand(desk)
    states.change_state(desk, Errand, [key], "stopped", "期满", {"ended": "2026.5.1"})
    assert value(desk, key, "ended") == "2026-05-01"
    states.change_state(desk, Errand, [key], "revoked", "作废", {"load": 5})
    assert value(desk, key, "double") == 10  # what follows from it is kept with it
    with pytest.raises(registers.Refused, match="日期"):
        states.change_state(desk, Errand, [key], "running", "续办", {"ended": "昨天"})


def test_what_is_given_may_not_make_a_record_wrong(desk: Desk) -> None:
    key = errand(desk, begun="2026-05")
    with pytest.raises(states.NotAllowed, match="结束日期不能早于开始日期"):
        states.change_state(desk, Errand, [key], "stopped", "期满", {"ended": "2025"})


def test_a_record_that_is_there_already_is_left_alone(desk: Desk) -> None:
    key = errand(desk)
    assert states.change_state(desk, Errand, [key], "planned", "重复").action is None


def test_a_state_that_the_office_does_not_know_is_refused(desk: Desk) -> None:
    with pytest.raises(registers.Refused, match="状态里没有“飞升”这一项"):
        states.change_state(desk, Errand, [errand(desk)], "飞升", "不明")


def test_the_targets_say_which_may_and_which_may_not(desk: Desk) -> None:
    keys = [errand(desk, "甲", ended="2026-05"), errand(desk, "乙")]
    states.change_state(desk, Errand, keys[:1], "running", "启动")
    outlook = states.outlook(desk, Errand, keys)
    found = {each.label: each for each in outlook.targets}
    assert list(found) == ["筹建", "运行", "停用", "撤销"]
    assert (found["筹建"].allowed, found["筹建"].there) == (1, 1)
    assert (found["停用"].allowed, [each.title for each in found["停用"].refusals]) == (1, ["乙"])
    assert found["撤销"].refusals[0].reason == "运行中的差事要先结账"
    assert outlook.present == (("planned", "筹建", 1), ("running", "运行", 1))
    one = states.outlook(desk, Errand, keys[:1]).targets
    assert "运行" not in [each.label for each in one]


def test_a_plain_save_may_not_change_the_state_of_an_old_record(desk: Desk) -> None:
    key = errand(desk)
    version = registers.draft(desk, Errand, key).version
    with pytest.raises(registers.Refused, match="状态请用“变更状态”来改，并写明理由"):
        registers.save(desk, Errand, {"state": "运行"}, key=key, version=version)
    registers.save(desk, Errand, {"state": "筹建", "note": "记"}, key=key, version=version)
    assert value(desk, key, "note") == "记"


def test_a_new_record_begins_in_any_state_that_its_gate_allows(desk: Desk) -> None:
    assert value(desk, errand(desk, state="运行"), "state") == "running"
    with pytest.raises(registers.Refused, match="请先填写结束日期"):
        errand(desk, state="停用")
    assert value(desk, errand(desk, "停", state="停用", ended="2026"), "state") == "stopped"


CODES = ("planned", "running", "stopped", "revoked")
STEPS = st.lists(st.tuples(st.sampled_from(CODES), st.sets(st.integers(0, 2))), max_size=5)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_history_keeps_every_change_and_undo_takes_all_back(
    desk: Desk, steps: list[tuple[str, set[int]]]
) -> None:
    keys = [errand(desk, f"差事{n}", ended="2026-05" if n else "") for n in range(3)]
    rows = {key: registers.draft(desk, Errand, key).values for key in keys}
    done: list[int] = []
    expected = {key: ["planned"] for key in keys}
    for to, places in steps:
        chosen = [keys[place] for place in sorted(places)]
        try:
            changed = states.change_state(desk, Errand, chosen, to, f"第{len(done)}步")
        except states.NotAllowed:
            continue
        if changed.action is not None:
            done.append(changed.action)
            for key in changed.keys:
                expected[key].append(to)
    for key in keys:
        past = reversed(history.history_of(desk, Errand, key))
        assert [(each.after or {})["state"] for each in past] == expected[key]
        now = registers.draft(desk, Errand, key).values
        assert {**now, "state": "planned", "double": rows[key]["double"]} == rows[key]
    for number in reversed(done):
        history.undo(desk, number)
    assert {key: registers.draft(desk, Errand, key).values for key in keys} == rows


def test_an_import_may_set_the_state_and_says_so_in_the_history(desk: Desk) -> None:
    key = errand(desk, "甲")
    book = imports.open_pasted("名称\t状态\n甲\t运行\n")
    source = imports.source(imports.propose(desk, Errand, book.sheets[0]))
    imports.apply(desk, imports.plan(desk, Errand, source), backs_up=False)
    assert value(desk, key, "state") == "running"
    assert history.history_of(desk, Errand, key)[0].action.name.startswith("导入差事：")
