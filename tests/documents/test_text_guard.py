"""The guard against texts that a spreadsheet would run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.text_guard import guarded, is_live, unguarded


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-5", "@SUM", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a"]
)
def test_a_text_that_begins_like_a_formula_is_put_behind_an_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text
    assert not is_live(guarded(text))


@pytest.mark.parametrize("text", ["王刚", "", "1975-03", "a=b", "'引语'"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.text(alphabet="'=+-@＝\tab王"))
def test_taking_the_guard_off_gives_the_text_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(alphabet="'=+-@＝\tab王"))
def test_no_guarded_text_is_live(text: str) -> None:
    assert not is_live(guarded(text))
