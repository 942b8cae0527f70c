"""Search texts in memory: found are just the rows whose text contains every word."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.stepping import run_to_end
from desktop_app.storage.query.memory_index import block_filter, search_texts
from desktop_app.storage.query.memory_index.search_texts import SearchTexts

TEXTS = st.lists(st.text("张三z1 \n𠅤é", max_size=7), max_size=40)
WORDS = st.lists(st.text("张三z1𠅤é", min_size=1, max_size=3), max_size=3)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_texts, "ROWS", 16)
    monkeypatch.setattr(block_filter, "ROWS", 2)


def filled(texts: list[str], former: SearchTexts | None = None) -> SearchTexts:
    found = SearchTexts()
    for start in range(0, len(texts), search_texts.ROWS):
        run_to_end(found.add(texts[start : start + search_texts.ROWS], former))
    return found


@given(TEXTS, WORDS)
def test_found_are_the_rows_that_contain_every_word(texts: list[str], words: list[str]) -> None:
    asked = [word.encode() for word in words]
    held = filled(texts)
    expected = [row for row, text in enumerate(texts) if all(word in text for word in words)]
    assert list(chain.from_iterable(held.rows(asked))) == expected
    assert list(chain.from_iterable(held.rows(asked, backwards=True))) == expected[::-1]
    if words:
        assert list(held.among(range(held.size), asked)) == expected


def test_a_word_is_not_found_across_two_rows() -> None:
    held = filled(["张", "三", "ab", "c"])
    assert list(chain.from_iterable(held.rows(["张三".encode()]))) == []
    assert list(chain.from_iterable(held.rows([b"bc"]))) == []


def test_a_part_of_a_character_is_no_hit() -> None:
    held = filled(["丁", "一丁"])
    for word in ("一", "丁", "丙"):
        found = list(chain.from_iterable(held.rows([word.encode()])))
        assert found == [row for row, text in enumerate(("丁", "一丁")) if word in text]


@given(st.lists(TEXTS, min_size=2, max_size=2), st.integers(0, 40), WORDS)
def test_texts_made_after_former_ones_are_found_like_new_ones(
    both: list[list[str]], same: int, words: list[str]
) -> None:
    asked = [word.encode() for word in words]
    old, new = both
    texts = old[:same] + new
    after = filled(texts, filled(old))
    assert list(after.rows(asked)) == list(filled(texts).rows(asked))
    assert after.size == len(texts)


@given(st.lists(st.text("张志强zxq0189 |é𠅤", max_size=9), min_size=1, max_size=30), st.data())
def test_no_part_of_a_text_is_taken_for_absent(texts: list[str], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(texts) - 1))
    begin, end = sorted(data.draw(st.tuples(*[st.integers(0, len(texts[row]))] * 2)))
    words = [part.encode() for part in texts[row][begin:end].split()]
    assert row in chain.from_iterable(filled(texts).rows(words))


def test_rows_without_any_gram_of_a_word_are_not_looked_through() -> None:
    held = filled(["张志强zzq 13887350001", "王伟ww 13900000002"] * 20)
    assert held.looked_through(["龘龘".encode()]) == 0
    assert held.looked_through([b"13887351"]) == 0
    assert held.looked_through([b"zzq", "伟".encode()]) == 40
    alone = filled(["张志强zzq"] * 16 + ["王伟ww"] * 16)
    assert alone.looked_through(["张志".encode()]) == 16
    assert alone.looked_through([b"zzq", "王".encode()]) == 0
    assert alone.looked_through([b"zz"]) == 32


def test_a_chunk_is_added_block_by_block_unless_it_is_taken_over() -> None:
    texts = ["张志强zzq"] * search_texts.ROWS
    assert len(list(SearchTexts().add(texts))) == block_filter.BLOCKS
    assert len(list(SearchTexts().add(texts, filled(texts)))) == 0
