"""Which characters of a name are told how they are read."""

from __future__ import annotations

import pytest

from desktop_app.chinese.read_aloud import every_reading, hard_readings


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("刀志坚", ""),  # all of level 1, read as usual
        ("王㛃", "㛃 jie"),  # not in GB 2312
        ("李翯", "翯 he"),
        ("张琦", "琦 qi"),  # of level 2
        ("单国强", "单 shan"),  # a surname of its own reading
        ("尉迟明", "尉 yu"),
        ("吕文", ""),
        ("阿卜杜·Ali", ""),
        ("", ""),
    ],
)
def test_rare_characters_and_surnames_of_their_own_reading_are_told(name: str, told: str) -> None:
    assert "　".join(f"{x.character} {x.pinyin}" for x in hard_readings(name)) == told


def test_every_character_that_is_read_is_told_with_the_umlaut_as_printed() -> None:
    assert every_reading("吕·文A") == (("吕", "lü"), ("文", "wen"))
