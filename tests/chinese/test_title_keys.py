"""The keys of a title made at one go are those that `pinyin` and `strokes` make one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese import pinyin, strokes
from desktop_app.chinese.title_keys import title_keys

COMMON = "王李单于万俟长孙曾尉迟娜强红华·・ 、|abC09㛃𬭊解放村"
CHARACTERS = st.sampled_from(COMMON) | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
TITLES = st.text(CHARACTERS | st.characters(exclude_categories=["Cs"]), max_size=6) | st.text(
    CHARACTERS, max_size=30
)


@given(
    TITLES, st.integers(1, 30), st.sampled_from([strokes.CPPCC, strokes.NPC]),
    st.sampled_from([{}, {"㛃": 9, "王": 20}]), st.booleans(),
)  # fmt: skip
def test_keys_at_one_go_are_those_made_one_by_one(
    title: str, ordered: int, custom: str, counts: dict[str, int], person: bool
) -> None:
    assert title_keys(title, ordered, custom, counts, person=person) == (
        pinyin.search_text(title, person=person),
        strokes.stroke_key(title[:ordered], custom, counts),
        pinyin.pinyin_key(title[:ordered], person=person),
    )


@given(TITLES, TITLES)
def test_a_title_stands_by_letters_as_its_characters_one_after_the_other(a: str, b: str) -> None:
    whole = pinyin.pinyin_key(a + b, person=False)
    assert whole == "".join(pinyin.pinyin_key(each, person=False) for each in a + b)


def test_a_surname_gives_its_reading_to_every_key() -> None:
    keys = title_keys("吐谷浑", 25, strokes.CPPCC, {}, person=True)  # each has one reading alone
    assert keys.search == pinyin.search_text("吐谷浑") != pinyin.search_text("吐谷浑", person=False)
    keys = title_keys("单雄信", 25, strokes.CPPCC, {}, person=True)
    assert keys.pinyin.startswith("shan ")
    assert keys.search.split()[0] == "sxx"
    assert title_keys("单雄信", 25, strokes.CPPCC, {}, person=False).pinyin.startswith("dan ")
