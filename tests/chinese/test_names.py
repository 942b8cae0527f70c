"""Names are kept with one separator and without stray spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese import names
from desktop_app.errors import Wrong


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("王  刚", "王刚"),
        ("王　刚", "王刚"),
        (" 欧阳 少东 ", "欧阳少东"),
        ("王\n刚", "王刚"),
        ("王\u200b刚\ufeff", "王刚"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉．买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉・买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉.买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉 · 买买提", "阿卜杜拉·买买提"),
        ("J. R.  Smith", "J. R. Smith"),
        ("Ｊｏｈｎ　Ｓｍｉｔｈ", "John Smith"),
        ("𬀩 𫖯", "𬀩𫖯"),
        ("", ""),
    ],
)
def test_a_name_is_made_regular(written: str, kept: str) -> None:
    assert names.tidy_name(written) == kept


@pytest.mark.parametrize("written", ["王\x00刚", "王\x07刚", "\u202e王刚", "王\ud800刚"])
def test_a_hidden_character_is_refused(written: str) -> None:
    with pytest.raises(Wrong, match="看不见的字符"):
        names.tidy_name(written)


@given(st.text(max_size=20))
def test_a_tidy_name_stays_as_it_is(text: str) -> None:
    try:
        name = names.tidy_name(text)
    except Wrong:
        return
    assert names.tidy_name(name) == name
    assert name == name.strip()
