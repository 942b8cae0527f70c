"""Radicals and compatibility characters become ideographs, and nothing else changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese.folding import fold, folded

TRUE_IDEOGRAPHS = "\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29"
BLOCKS = (range(0x2E80, 0x2EF4), range(0x2F00, 0x2FD6), range(0xF900, 0xFB00))


@pytest.mark.parametrize(
    ("text", "ideographs"),
    [
        ("\u2f69⼩楼", "白小楼"),  # Kangxi radicals
        ("1975年3\u2f49", "1975年3月"),
        ("\u2ee2\u2fd3", "马龍"),
        ("\u2ed3\u2ed4\u2ecb", "长门车"),  # simplified ones of the supplement
        ("\u2ee9\u2ec5\u2eda\u2edb", "黄见页风"),
        ("\u2ea0\u2f8e", "民血"),
        ("李\uf9dc", "李隆"),  # compatibility ideographs
        ("\uf9e1\uf909", "李契"),
        ("\ufa19\U0002f800", "神丽"),
        ("", ""), ("A1 ，。（）", "A1 ，。（）"), ("㎡①Ⅲ", "㎡①Ⅲ"),
    ],
)  # fmt: skip
def test_what_looks_like_an_ideograph_becomes_it(text: str, ideographs: str) -> None:
    assert fold(text) == ideographs
    assert folded([text, "县委办"]) == [ideographs, "县委办"]


def test_the_twelve_ideographs_among_the_compatible_ones_stay() -> None:
    assert fold(TRUE_IDEOGRAPHS) == TRUE_IDEOGRAPHS


def test_only_one_radical_has_no_ideograph() -> None:
    kept = [
        f"{point:X}"
        for block in BLOCKS
        for point in block
        if unicodedata.name(chr(point), "") and fold(chr(point)) == chr(point)
    ]
    assert kept == ["2E80", *(f"{ord(each):X}" for each in TRUE_IDEOGRAPHS)]


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert (fold(once), len(once)) == (once, len(text))
    assert folded([text]) == [once]


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_ordinary_ideographs_stay(text: str) -> None:
    assert fold(text) == text
