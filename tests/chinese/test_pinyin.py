"""Names are found by their readings and stand in the order of letters."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import paths
from desktop_app.chinese import pinyin, strokes

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("单雄信", "shanxiongxin"),
        ("仇英", "qiuying"),
        ("解缙", "xiejin"),
        ("查良镛", "zhaliangyong"),
        ("曾巩", "zenggong"),
        ("任平", "renping"),
        ("区小明", "ouxiaoming"),
        ("朴一", "piaoyi"),
        ("翟让", "zhairang"),
        ("缪一", "miaoyi"),
        ("盖一", "geyi"),
        ("员半千", "yunbanqian"),
        ("都一", "duyi"),
        ("尉迟恭", "yuchigong"),
        ("万俟卨", "moqixie"),
        ("长孙无忌", "zhangsunwuji"),
        ("单于一", "chanyuyi"),
        ("令狐冲", "linghuchong"),
        ("欧阳少东", "ouyangshaodong"),
        ("吕布", "lvbu"),
        ("㛃𬭊𫖯", "jiedufu"),
    ],
)
def test_a_surname_takes_its_own_reading_first(name: str, reading: str) -> None:
    assert pinyin.search_text(name).split()[1:].count(reading) == 1
    full = [word for word in pinyin.search_text(name).split() if len(word) > len(name)]
    assert full[0] == reading


@pytest.mark.parametrize(
    ("name", "typed"),
    [("单雄信", "dxx"), ("单雄信", "danxiong"), ("曾巩", "ceng"), ("任平", "rp"), ("区一", "qu")],
)
def test_a_name_is_found_by_any_other_reading_too(name: str, typed: str) -> None:
    assert typed in pinyin.search_text(name)


def test_a_name_is_found_by_initials_and_by_its_full_reading() -> None:
    assert pinyin.search_text("张三") == "zs zhangsan"


def test_letters_and_digits_stand_for_themselves() -> None:
    assert pinyin.search_text("第5小组A") == "d5xza di5xiaozua"
    assert pinyin.search_text("John Smith") == "johnsmith"


def test_a_separator_is_not_read() -> None:
    assert pinyin.search_text("岩·温") == pinyin.search_text("岩温")


def test_what_cannot_be_read_gives_nothing() -> None:
    assert pinyin.search_text("") == pinyin.search_text("、（）") == pinyin.pinyin_key("") == ""


def test_a_title_that_is_no_name_keeps_the_usual_reading() -> None:
    assert pinyin.search_text("解放村", person=False) == "jfc xfc jiefangcun xiefangcun"
    assert pinyin.search_text("区政协委员会").startswith("qzxwyh ")
    assert pinyin.pinyin_key("解放村", person=False) < pinyin.pinyin_key("金一")


def test_names_stand_by_letters_with_the_surnames_reading() -> None:
    names = ["艾山", "曹一", "区一", "任一", "解一", "曾一", "查一", "长孙一", "张三"]
    assert sorted(random.Random(1).sample(names, len(names)), key=pinyin.pinyin_key) == names


def test_one_surname_stays_together_among_others_read_alike() -> None:
    names = ["章一", "张三", "章三", "张一", "张四"]
    assert sorted(names, key=pinyin.pinyin_key) == ["张三", "张四", "张一", "章三", "章一"]


def test_a_shorter_syllable_comes_first() -> None:
    names = ["詹一", "张一", "安一", "昂一", "西安", "先一"]
    assert sorted(names, key=pinyin.pinyin_key) == ["安一", "昂一", "西安", "先一", "詹一", "张一"]


def test_every_listed_character_has_a_reading() -> None:
    for line in paths.resource("strokes/order.txt").read_text("utf-8").splitlines():
        for character in line.split(" ")[1]:
            assert pinyin.search_text(character, person=False).isascii()


def test_readings_are_letters_that_a_keyboard_has() -> None:
    for line in paths.resource("pinyin/readings.txt").read_text("utf-8").splitlines():
        readings, characters = line.split("\t")
        assert characters
        assert all(word.isascii() and word.isalpha() for word in readings.split(" "))


@given(st.text(HAN, min_size=1, max_size=30))
def test_the_keys_stay_few_however_many_readings_there_are(name: str) -> None:
    words = pinyin.search_text(name).split(" ")
    assert len(words) == len(set(words)) <= 2 * pinyin.MOST


@given(st.text(max_size=20), st.booleans())
def test_any_text_has_keys(text: str, person: bool) -> None:
    found = pinyin.search_text(text, person=person)
    assert found == " ".join(found.split())
    assert isinstance(pinyin.pinyin_key(text, person=person), str)


@given(st.lists(st.text(HAN, min_size=1, max_size=4), max_size=30))
def test_different_names_have_different_keys(names: list[str]) -> None:
    read = [name for name in names if all(map(strokes.stroke_count, name))]
    assert len({pinyin.pinyin_key(name) for name in read}) == len(set(read))
