"""The steps of a speech from the call to the volume, and what each refuses in words."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Member, Speech
from desktop_app.records.speech import word_count
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import history
from desktop_app.services.registers.states import NotAllowed, change_state
from desktop_app.services.speeches import deciding
from tests.services.speeches import speech_office as office


def states(desk: Desk, *keys: int) -> list[str]:
    return [office.value(desk, key, "state") for key in keys]


def test_a_speech_goes_from_the_call_to_the_volume(desk: Desk) -> None:
    key = office.speech(desk, session=office.session(desk))
    seen = states(desk, key)
    for step, given in (
        (deciding.hand_in, office.HANDED), (deciding.check, office.CHECKED),
        (deciding.choose, office.CHOSEN), (deciding.give, {"given_on": office.DAY}),
        (deciding.collect, {}),
    ):  # fmt: skip
        step(desk, [key], given)
        seen += states(desk, key)
    assert seen == ["invited", "submitted", "checked", "chosen", "given", "collected"]
    assert office.value(desk, key, "volume_place") == 1


def test_a_draft_that_is_sent_back_says_what_to_change_and_comes_again(desk: Desk) -> None:
    key = office.speech(desk)
    deciding.hand_in(desk, [key], office.HANDED)
    back = {**office.CHECKED, "check_result": "back"}
    with pytest.raises(UserError, match="要修改的地方"):
        deciding.check(desk, [key], back)
    deciding.check(desk, [key], {**back, "check_note": "补充数据"})
    assert states(desk, key) == ["returned"]
    with pytest.raises(NotAllowed, match="退修以后还没有重新审核"):
        deciding.choose(desk, [key], office.CHOSEN)
    deciding.hand_in(desk, [key], {"handed_on": "2026-01-16"})
    deciding.check(desk, [key], {**office.CHECKED, "checked_on": "2026-01-18"})
    assert states(desk, key) == ["checked"]


def test_what_is_not_used_says_why(desk: Desk) -> None:
    one, two = office.speech(desk, "演示一"), office.speech(desk, "演示二")
    deciding.hand_in(desk, [one, two], office.HANDED)
    refuse = {**office.CHECKED, "check_result": "refuse", "check_note": "内容重复"}
    deciding.check(desk, [one], refuse)
    assert office.value(desk, one, "unused_reason") == "内容重复"
    with pytest.raises(UserError, match="理由"):
        deciding.drop(desk, [two], {"unused_reason": ""})
    deciding.drop(desk, [two], {"unused_reason": "会期紧"})
    assert states(desk, one, two) == ["unused", "unused"]


@pytest.mark.parametrize(("to", "said"), [
    ("submitted", "报送日期"), ("returned", "审核日期、修改意见"), ("chosen", "选定日期"),
    ("given", "发言日期"), ("unused", "未采用原因"), ("collected", "还没有收入汇编"),
])  # fmt: skip
def test_each_state_asks_for_what_it_needs(desk: Desk, to: str, said: str) -> None:
    key = office.speech(desk)
    with pytest.raises(NotAllowed, match=said):
        change_state(desk, Speech, [key], to, "演示理由")
    assert states(desk, key) == ["invited"]


def test_a_check_that_is_not_passed_is_not_checked(desk: Desk) -> None:
    key = office.speech(desk)
    given = {**office.HANDED, **office.CHECKED, "check_result": "back"}
    with pytest.raises(NotAllowed, match="不是“通过”"):
        change_state(desk, Speech, [key], "checked", "演示", given)


def test_the_volume_goes_on_in_spoken_order_written_ones_last(desk: Desk) -> None:
    one = office.session(desk)
    written = office.chosen(desk, "演示书面", session=one, kind="written")
    spoken = [office.chosen(desk, f"演示{n}", session=one) for n in range(3)]
    office.order(desk, [spoken[2], spoken[0], spoken[1]])
    deciding.collect(desk, [written, *spoken], {})
    found = {key: office.value(desk, key, "volume_place") for key in (*spoken, written)}
    assert found == {spoken[2]: 1, spoken[0]: 2, spoken[1]: 3, written: 4}
    late = office.chosen(desk, "演示补", session=one)
    deciding.collect(desk, [late], {})
    assert office.value(desk, late, "volume_place") == 5
    other = office.chosen(desk, "演示另", session=office.session(desk, 6))
    deciding.collect(desk, [other], {})
    assert office.value(desk, other, "volume_place") == 1
    with pytest.raises(UserError, match="都已经收入汇编"):
        deciding.collect(desk, [late], {})
    with pytest.raises(NotAllowed, match="还没有选定"):
        deciding.collect(desk, [office.speech(desk, "演示草稿", session=one)], {})
    history.undo(desk)


def test_words_follow_the_text_and_stay_as_typed_without_one(desk: Desk) -> None:
    key = office.speech(desk, text="各位委员：\n 演示发言。")
    assert office.value(desk, key, "words") == word_count("各位委员：演示发言。") == 10
    office.changed(desk, key, words="99")
    assert office.value(desk, key, "words") == 10
    other = office.speech(desk, "演示台账", words="1200")
    assert office.value(desk, other, "words") == 1200


def test_a_member_is_found_by_name_and_brings_unit_and_sector(desk: Desk) -> None:
    member = office.saved(desk, Member, name="演示丁", unit="演示单位")
    key = office.speech(desk, author="演示丁")
    assert office.value(desk, key, "member") == member
    body = office.speech(desk, "演示集体", author="演示专委会", author_kind="committee")
    assert office.value(desk, body, "member") is None


def test_a_body_without_a_speaker_and_a_place_without_a_day_are_remarked_on(desk: Desk) -> None:
    draft = {"name": "演示", "author": "演示专委会", "kind": "oral", "author_kind": "committee",
             "speaker": "", "position": "3", "planned_on": ""}  # fmt: skip
    found = Speech.parse(draft, lookup(desk, Speech)).problems
    assert {each.field for each in found} == {"speaker", "planned_on"}
    assert not any(each.stops for each in found)
