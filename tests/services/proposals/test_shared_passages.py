"""What two texts have in common, as it reads in each of them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.services.proposals.shared_passages import (
    SHORTEST,
    PassagePiece,
    common_pieces,
    passages,
)

OWN = "近年来，全县山区三个村寨枯水期要到五公里外拉水，管道老化严重，群众反映强烈。"
OTHER = "调研发现，三个村寨枯水期靠五公里外拉水，水源单一，\n逐年实施。"
TEXTS = st.text(alphabet="供水村寨。，1", max_size=60)


def shared(pieces: list[PassagePiece]) -> list[str]:
    return [each.text for each in pieces if each.shared]


def test_the_longest_common_pieces_come_with_words_around_them() -> None:
    one, two = passages(OWN, OTHER)
    assert shared(one) == shared(two) == ["三个村寨枯水期", "五公里外拉水"]
    assert "".join(each.text for each in one) == (
        "…来，全县山区三个村寨枯水期要到五公里外拉水，管道老化严…"
    )
    told = "".join(each.text for each in two)
    assert told == "调研发现，三个村寨枯水期靠五公里外拉水，水源单一，…"


@pytest.mark.parametrize(
    ("one", "two"), [("", OWN), (OWN, ""), (OWN, "没有一处相同"), ("1234567", "1234567")]
)
def test_texts_without_common_words_give_nothing(one: str, two: str) -> None:
    assert passages(one, two) == ([], [])


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_every_piece_is_in_both_texts_and_none_overlaps(one: str, two: str) -> None:
    found = common_pieces(one, two)
    for each in found:
        assert len(each.text) >= SHORTEST
        assert one[each.one :].startswith(each.text)
        assert two[each.two :].startswith(each.text)
    for places in ([each.one for each in found], [each.two for each in found]):
        spans = sorted((place, len(each.text)) for place, each in zip(places, found, strict=True))
        assert all(a + size <= b for (a, size), (b, _) in pairwise(spans))


@settings(max_examples=200)
@given(TEXTS)
def test_a_text_shares_with_itself_what_it_says(text: str) -> None:
    if any(len(part.strip()) >= SHORTEST and not part.isdigit() for part in [text.strip("。，1")]):
        assert common_pieces(text, text)


def test_a_text_that_repeats_itself_takes_no_time() -> None:
    began = time.perf_counter()
    passages("供水" * 10_000, "供水" * 10_000)
    assert time.perf_counter() - began < 4
