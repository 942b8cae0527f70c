"""Search texts in memory: found are just the rows whose text contains every word."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.storage.query.memory_index import search_texts
from desktop_app.storage.query.memory_index.search_texts import SearchTexts

TEXTS = st.lists(st.text("张三z1 \n𠅤é", max_size=7), max_size=40)
WORDS = st.lists(st.text("张三z1𠅤é", min_size=1, max_size=3), max_size=3)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_texts, "ROWS", 8)


def filled(texts: list[str]) -> SearchTexts:
    found = SearchTexts()
    for start in range(0, len(texts), search_texts.ROWS):
        found.add(texts[start : start + search_texts.ROWS])
    return found


@given(TEXTS, WORDS)
def test_found_are_the_rows_that_contain_every_word(texts: list[str], words: list[str]) -> None:
    asked = [word.encode() for word in words]
    held = filled(texts)
    expected = [row for row, text in enumerate(texts) if all(word in text for word in words)]
    assert list(chain.from_iterable(held.rows(asked))) == expected
    assert list(chain.from_iterable(held.rows(asked, backwards=True))) == expected[::-1]
    assert [row for row in range(held.size) if held.has(row, asked)] == expected


def test_a_word_is_not_found_across_two_rows() -> None:
    held = filled(["张", "三", "ab", "c"])
    assert list(chain.from_iterable(held.rows(["张三".encode()]))) == []
    assert list(chain.from_iterable(held.rows([b"bc"]))) == []


def test_a_part_of_a_character_is_no_hit() -> None:
    held = filled(["丁", "一丁"])
    for word in ("一", "丁", "丙"):
        found = list(chain.from_iterable(held.rows([word.encode()])))
        assert found == [row for row, text in enumerate(("丁", "一丁")) if word in text]
