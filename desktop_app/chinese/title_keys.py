"""Search text and order keys of a title at one go, as `pinyin` and `strokes` make them one by one.

Most titles hold nothing but characters with one reading that are listed with their strokes. What
each of these adds is worked out once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from desktop_app.chinese import pinyin, strokes


class TitleKeys(NamedTuple):
    """What `pinyin.search_text`, `strokes.stroke_key` and `pinyin.pinyin_key` give for a title."""

    search: str
    strokes: str
    pinyin: str


class _Plain(dict[str, tuple[str, str, str, str] | None]):
    """Initial, reading, symbol of strokes and place by letters of characters; None of others."""

    def __missing__(self, character: str) -> tuple[str, str, str, str] | None:
        readings = pinyin.readings_of(character)
        symbol = strokes.listed_symbols().get(character)
        found = None
        if len(readings) == 1 and symbol is not None:
            place = pinyin.letter_places[character]
            found = (readings[0][0], readings[0], symbol, place)
        self[character] = found
        return found


_plain = _Plain()


def title_keys(
    title: str, ordered: int, custom: str, counts: Mapping[str, int], *, person: bool
) -> TitleKeys:
    """The keys of one title; its first `ordered` characters decide its place in a list.

    `custom` and `counts` are those of `strokes.stroke_key`.
    """
    plain = list(map(_plain.__getitem__, title))
    if (
        not title or len(title) > ordered or None in plain
        or pinyin.may_be_surname(title, person=person)
    ):  # fmt: skip
        first = title[:ordered]
        return TitleKeys(
            pinyin.search_text(title, person=person),
            strokes.stroke_key(first, custom, counts),
            pinyin.pinyin_key(first, person=person),
        )
    initials, readings, symbols, places = zip(*plain, strict=True)
    short, full = "".join(initials), "".join(readings)
    search = short if short == full else f"{short} {full}"
    return TitleKeys(search, strokes.ordered_as(custom, symbols), "".join(places))
