"""Names stand in the order of strokes that offices print."""

from __future__ import annotations

import itertools
import random
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import paths
from desktop_app.chinese import strokes

CPPCC_ORDER = (
    "丁小宁 刀美兰 马伟 马建国 王一 王小宁 车志强 文一 田富 田大利 白玉兰 李一鸣 李大鸣 "
    "杨志 杨志强 张三 陈明 林一 欧一 欧阳少东 岩温 哈尼 洪少东 高富 高大富 普文 普跃明"
).split()
SURNAMES = {
    2: "丁",
    3: "于万马",
    4: "王韦木车毛方尹孔邓",
    5: "石龙卢叶田史禾付白冯",
    6: "师吕朱任向刘江汤许孙阳",
    7: "严苏杜李杨肖吴邱何余邹汪沙沈宋张陆陈",
    8: "武者范林欧岩罗和金周郑孟",
    9: "赵胡哈钟侯姜姚贺",
    10: "秦袁莫贾夏顾钱徐高郭唐海陶",
    11: "黄曹龚常崔梁",
    12: "彭葛董蒋韩程普曾谢",
    13: "雷",
    14: "蔡廖谭熊",
    15: "黎潘",
    16: "薛",
    17: "戴魏",
}
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
NAMES = st.one_of(
    st.text(HAN, min_size=1, max_size=5),
    st.text(min_size=1, max_size=8),
    st.text(st.sampled_from("王田欧阳一三㛃𬭊𰻞·A a"), min_size=1, max_size=6),
)


def listed() -> str:
    lines = paths.resource("strokes/order.txt").read_text("utf-8").splitlines()
    return "".join(line.split(" ")[1] for line in lines)


def shuffled(names: list[str]) -> list[str]:
    mixed = list(names)
    random.Random(2).shuffle(mixed)
    return mixed


def test_the_published_order_of_names_by_surname_is_reproduced() -> None:
    assert sorted(shuffled(CPPCC_ORDER), key=strokes.stroke_key) == CPPCC_ORDER


def test_the_peoples_congress_lets_the_second_character_compete() -> None:
    def key(name: str) -> str:
        return strokes.stroke_key(name, strokes.NPC)

    changed = sorted(shuffled(CPPCC_ORDER), key=key)
    expected = list(CPPCC_ORDER)
    for first, second in (("田富", "田大利"), ("高富", "高大富")):
        place = expected.index(first)
        expected[place : place + 2] = [second, first]
    assert changed == expected


def test_common_surnames_stand_in_their_known_order() -> None:
    surnames = [surname for group in SURNAMES.values() for surname in group]
    assert sorted(shuffled(surnames), key=strokes.stroke_key) == surnames


@pytest.mark.parametrize("count", SURNAMES)
def test_common_surnames_have_their_known_number_of_strokes(count: int) -> None:
    assert {strokes.stroke_count(surname) for surname in SURNAMES[count]} == {count}


def test_the_table_of_2013_is_whole_and_stands_in_its_order() -> None:
    characters = listed()
    assert len(characters) == len(set(characters)) == 8105
    keys = [strokes.character_key(character) for character in characters]
    assert keys == sorted(keys)
    counts = [strokes.stroke_count(character) for character in characters]
    assert counts == sorted(counts)


def test_characters_of_one_stroke_form_stand_horizontal_first() -> None:
    assert sorted("己山亡三千", key=strokes.character_key) == list("三山千亡己")


def test_a_compound_surname_stands_by_its_first_character() -> None:
    names = ["欧阳修", "区一", "欧一", "范仲淹"]
    assert sorted(names, key=strokes.stroke_key) == ["区一", "范仲淹", "欧一", "欧阳修"]


def test_separators_and_spaces_do_not_count() -> None:
    assert strokes.stroke_key("阿依·古丽") == strokes.stroke_key("阿依古丽")
    assert strokes.stroke_key("王　刚") == strokes.stroke_key("王刚")


@pytest.mark.parametrize(
    ("character", "count"),
    [
        ("㛃", 9),
        ("𬀩", 8),
        ("𬭊", 12),
        ("𫖯", 12),
        ("䶮", 9),
        ("𠅤", 11),
        ("𰻝", 43),
        ("𰻞", 58),
        ("〇", 1),
    ],
)
def test_rare_characters_have_a_number_of_strokes(character: str, count: int) -> None:
    assert strokes.stroke_count(character) == count


def test_an_unlisted_character_stands_after_the_listed_ones_of_as_many_strokes() -> None:
    assert strokes.stroke_count("乄") == strokes.stroke_count("乂") == 2
    assert sorted("乄三乜丁", key=strokes.stroke_key) == list("丁乜乄三")


def test_a_count_typed_by_the_office_places_an_unknown_character() -> None:
    unknown = "\U000f0001"
    assert strokes.stroke_count(unknown) == 0
    names = ["丁一", f"{unknown}一", "龙一", "龘一"]
    keyed = sorted(names, key=lambda name: strokes.stroke_key(name, counts={unknown: 4}))
    assert keyed == ["丁一", f"{unknown}一", "龙一", "龘一"]
    assert sorted(names, key=strokes.stroke_key) == ["丁一", "龙一", "龘一", f"{unknown}一"]


def test_a_typed_count_never_moves_a_listed_character() -> None:
    assert strokes.stroke_key("王一", counts={"王": 30}) == strokes.stroke_key("王一")


def test_names_in_letters_come_last() -> None:
    assert sorted(["John", "龘龘", "丁"], key=strokes.stroke_key) == ["丁", "龘龘", "John"]


def test_an_empty_name_has_an_empty_key() -> None:
    assert strokes.stroke_key("") == strokes.stroke_key("", strokes.NPC) == ""


def test_sqlite_sorts_the_keys_as_python_does() -> None:
    names = [*CPPCC_ORDER, "㛃一", "𬭊三", "𰻞一", "John", "\U000f0001一", "乄一"]
    keys = [strokes.stroke_key(name) for name in shuffled(names)]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE name (key TEXT)")
    connection.executemany("INSERT INTO name VALUES (?)", [(key,) for key in keys])
    sorted_there = [row[0] for row in connection.execute("SELECT key FROM name ORDER BY key")]
    connection.close()
    assert sorted_there == sorted(keys)


def test_no_character_key_begins_another() -> None:
    characters = [*listed()[::97], "乄", "乀", "A", "a", "𰻞", "\U000f0001", "\U000f0002"]
    keys = {strokes.character_key(character) for character in characters}
    for first, second in itertools.permutations(keys, 2):
        assert not second.startswith(first)


@given(HAN, st.text(HAN, min_size=2, max_size=5))
def test_a_single_name_comes_before_every_longer_one_of_its_surname(one: str, more: str) -> None:
    assert strokes.stroke_key(f"王{one}") < strokes.stroke_key(f"王{more}")


@given(NAMES, NAMES)
def test_a_name_comes_before_every_name_that_it_begins(name: str, rest: str) -> None:
    for custom in (strokes.CPPCC, strokes.NPC):
        key = strokes.stroke_key(name, custom)
        assert key <= strokes.stroke_key(name + rest, custom) or key == ""


@given(st.lists(st.text(HAN, min_size=1, max_size=4), max_size=30))
def test_different_names_have_different_keys(names: list[str]) -> None:
    assert len({strokes.stroke_key(name) for name in names}) == len(set(names))
