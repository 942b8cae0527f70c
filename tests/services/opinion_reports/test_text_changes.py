"""What was changed between two texts: the rest of both is the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services.opinion_reports.text_changes import text_changes

TEXTS = st.text(alphabet="路灯坏了，。\n修好", max_size=60)


def without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    gone = {place for first, last in spans for place in range(first, last)}
    return "".join(each for place, each in enumerate(text) if place not in gone)


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_the_same_in_both(before: str, after: str) -> None:
    found = text_changes(before, after)
    assert without(before, found.removed) == without(after, found.added)
    assert all(0 <= first < last <= len(before) for first, last in found.removed)
    assert all(0 <= first < last <= len(after) for first, last in found.added)


@given(TEXTS)
def test_a_text_that_was_not_changed_has_no_marks(text: str) -> None:
    assert text_changes(text, text) == ((), ())


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("坏了。请修好。", "坏了。请尽快修好。", "编发稿删去 0 字，新写 2 字，已用底色标出。"),
        ("甲。", "甲。", "编发稿与原稿相同。"),
    ],
)  # fmt: skip
def test_the_change_is_told_in_characters(before: str, after: str, words: str) -> None:
    assert text_changes(before, after).words == words


def test_two_long_texts_are_compared_while_somebody_types() -> None:
    before = "".join(f"第{n}句演示情况需要说明。" for n in range(1_500))
    after = before.replace("第700句", "第七百句").replace("第1400句演示", "")
    began = time.perf_counter()
    assert text_changes(before, after).removed
    assert time.perf_counter() - began < 1
