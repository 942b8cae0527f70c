"""What two texts have in common: their longest common pieces in context."""

from __future__ import annotations

import re
from typing import NamedTuple

SHORTEST, MOST, AROUND = 5, 2, 6
LONGEST = 20
"""Of a longer piece only the beginning is shown."""
REPEATED, READ, RUN = 4, 6_000, 120
"""So many places of words that a text repeats are compared, so many characters of a text, of one
piece: a text that repeats itself takes no longer than others."""
_BREAKS = re.compile(r"\s+")
_SIGNS = " ，。；：、？！（）“”《》—…,.;:?!()"
_EMPTY = re.compile(r"^[\W\d_]*$")


class Common(NamedTuple):
    """A piece of text that two texts share, and where it begins in each."""

    text: str
    one: int
    two: int


class PassagePiece(NamedTuple):
    """A part of a passage; `shared` where the other text has it too."""

    text: str
    shared: bool = False


def common_pieces(one: str, two: str, most: int = MOST) -> list[Common]:
    """The longest pieces of at least five characters that both texts have, in the order of `one`.

    None overlaps another in either text, none begins or ends with a sign.
    """
    one, two = one[:READ], two[:READ]
    starts: dict[str, list[int]] = {}
    for place in range(len(one) - SHORTEST + 1):
        starts.setdefault(one[place : place + SHORTEST], []).append(place)
    found = sorted(_runs(one, two, starts), key=lambda each: (-len(each.text), each.one))
    chosen: list[Common] = []
    for each in found:
        if len(chosen) == most:
            break
        if not any(_overlaps(each, other) for other in chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda each: each.one)


def _runs(one: str, two: str, starts: dict[str, list[int]]) -> list[Common]:
    """Every common piece that cannot be made longer, without those of signs and numbers alone."""
    found: list[Common] = []
    ends: dict[int, int] = {}  # by the distance of two places: where its last piece ended in two
    for place in range(len(two) - SHORTEST + 1):
        for start in starts.get(two[place : place + SHORTEST], ())[:REPEATED]:
            if ends.get(start - place, 0) > place:
                continue  # inside a piece that was found
            length, most = SHORTEST, min(RUN, len(one) - start, len(two) - place)
            while length < most and one[start + length] == two[place + length]:
                length += 1
            ends[start - place] = place + length
            text = one[start : start + length]
            bare = text.strip(_SIGNS)
            if len(bare) >= SHORTEST and not _EMPTY.match(bare):
                skipped = len(text) - len(text.lstrip(_SIGNS))
                found.append(Common(bare, start + skipped, place + skipped))
    return found


def _overlaps(one: Common, two: Common) -> bool:
    return any(
        a < b + len(two.text) and b < a + len(one.text)
        for a, b in ((one.one, two.one), (one.two, two.two))
    )


def passages(one: str, two: str, most: int = MOST) -> tuple[list[PassagePiece], list[PassagePiece]]:
    """The common pieces of two texts, in the context of each.

    Two empty lists where they share nothing. Line breaks become spaces.
    """
    texts = _BREAKS.sub(" ", one).strip(), _BREAKS.sub(" ", two).strip()
    found = common_pieces(*texts, most)
    first = _passage(texts[0], [(each.one, len(each.text)) for each in found])
    second = _passage(texts[1], sorted((each.two, len(each.text)) for each in found))
    return first, second


def _passage(text: str, places: list[tuple[int, int]]) -> list[PassagePiece]:
    """The pieces at these places in context, … in the place of text that is left out."""
    pieces: list[PassagePiece] = []
    end = 0
    for start, length in places:
        gap = text[end:start]
        if not pieces:
            lead = gap[-AROUND:]
            pieces += [PassagePiece(("…" if len(gap) > AROUND else "") + lead)] if gap else []
        elif len(gap) > 2 * AROUND:
            pieces.append(PassagePiece(f"{gap[:AROUND]}…{gap[-AROUND:]}"))
        else:
            pieces += [PassagePiece(gap)] if gap else []
        shown = text[start : start + length]
        pieces.append(
            PassagePiece(f"{shown[:LONGEST]}…" if length > LONGEST else shown, shared=True)
        )
        end = start + length
    is_cut = bool(places) and places[-1][1] > LONGEST
    rest = text[end : end + AROUND] if places and not is_cut else ""
    if rest:
        pieces.append(PassagePiece(rest + ("…" if len(text) > end + AROUND else "")))
    return pieces
