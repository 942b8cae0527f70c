"""One search over people and all registers: told apart, ranked, limited, in time."""

from __future__ import annotations

import pytest

from desktop_app.records import Brand, Consultation, Member, Outcome, Participant, Point, Topic
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.quick_search import MOST, Found, look_up
from desktop_app.storage.log.door import apply
from tests.consulting_office import saved, session


def found(desk: Desk, text: str) -> list[Found]:
    return [each for hits in look_up(desk, text) for each in hits.found]


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Two namesakes, a guest, and records of several registers."""
    saved(desk, Member, name="王建国", unit="县发展和改革局")
    saved(desk, Member, name="王建国", unit="县总工会")
    saved(desk, Member, name="王小建国", unit="县医院")
    saved(desk, Point, name="文昌街道协商点", liaison="王金贵")
    key = session(desk, name="网格管理协商会")
    saved(desk, Participant, consultation=key, name="汪建刚", unit="物业公司")
    saved(desk, Outcome, content="完善网格管理", source=f"consultation:{key}")
    saved(desk, Topic, name="网格管理怎么做")
    saved(desk, Brand, name="榕树下好商量")
    return desk


@pytest.mark.parametrize("text", ["王建国", "wjg", "wangjianguo", "WJG", " 王建国 "])
def test_namesakes_are_found_and_told_apart(filled: Desk, text: str) -> None:
    own = [each for each in found(filled, text) if each.title == "王建国"]
    assert [each.detail for each in own] == ["县发展和改革局", "县总工会"]
    assert {(each.record, each.person) for each in own} == {("member", True)}


def test_the_name_itself_stands_before_those_that_hold_it(filled: Desk) -> None:
    saved(filled, Member, name="上官建国")
    titles = [each.title for each in found(filled, "建国")]
    assert set(titles) == {"王建国", "王小建国", "上官建国"}
    saved(filled, Member, name="建国")
    assert found(filled, "建国")[0].title == "建国"


def test_records_of_every_register_are_found_by_their_words_and_pinyin(filled: Desk) -> None:
    kinds = {each.kind for each in found(filled, "网格")}
    assert kinds == {"协商", "意见建议", "议题"}
    assert [each.title for each in found(filled, "rsxhsl")] == ["榕树下好商量"]
    assert [each.title for each in found(filled, "王金贵")] == ["文昌街道协商点"]


def test_a_guest_is_looked_at_where_he_took_part_once_however_often(filled: Desk) -> None:
    other = session(filled, name="第二场")
    saved(filled, Participant, consultation=other, name="汪建刚", unit="物业公司")
    own = [each for each in found(filled, "汪建刚") if each.person]
    assert [(each.record, each.kind, each.detail) for each in own] == [
        ("consultation", "参加人员", "物业公司 · 群众")
    ]


@pytest.mark.parametrize("text", ["", " ", "w", "没有这个人", "zzzz", "%", "' OR 1"])
def test_too_little_and_nothing_find_nothing(filled: Desk, text: str) -> None:
    assert found(filled, text) == []


def test_one_chinese_character_is_enough(filled: Desk) -> None:
    assert found(filled, "榕")


def test_many_hits_are_cut_and_the_very_name_is_among_them(desk: Desk) -> None:
    people: list[Record] = [Member.of({"name": f"丁龘国{n}"}) for n in range(MOST * 2)]
    apply(desk.office, [*people, Member.of({"name": "龘国"})], (), "写入", "演示")
    (hits,) = look_up(desk, "龘国")  # by strokes it stands behind all others
    assert (len(hits.found), hits.more) == (MOST, True)
    assert hits.found[0].title == "龘国"


def test_consultations_are_told_with_their_day(filled: Desk) -> None:
    saved(filled, Consultation, name="路灯协商会", held_on="2026-03-05", state="已协商")
    assert "2026-03-05" in found(filled, "路灯")[0].detail


def test_half_a_character_finds_nothing(filled: Desk) -> None:
    assert found(filled, "\ud800") == []
