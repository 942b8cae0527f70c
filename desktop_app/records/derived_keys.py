"""The columns that are derived from a record's fields: search text and order keys."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.chinese import pinyin, strokes
from desktop_app.chinese.folding import fold
from desktop_app.records.key_scheme import KeyScheme

DERIVED = ("search", "strokes", "pinyin")
KEY_SCHEME = 3
"""The version of these rules; raised when a key comes out differently, to have all made anew."""
ORDERED = 25
"""How many characters of a title decide its place in a list."""


def derived_keys(
    title: str, texts: Sequence[str], scheme: KeyScheme, *, person: bool
) -> tuple[str, str, str]:
    """The values of the columns `DERIVED` for a title and the other texts that a search finds.

    The search text holds both, folded and in lower case, and the title's initials and pinyin.
    """
    folded = fold(title)
    found = [fold(each) for each in texts]
    if "·" in folded:
        found.append(folded.replace("·", ""))
    found.append(pinyin.search_text(folded, person=person))
    if not any(folded in each for each in found):
        found.insert(0, folded)
    search = "|".join(filter(None, found)).lower()
    first = folded[:ORDERED]
    order = strokes.stroke_key(first, scheme.custom, scheme.counts or {})
    return search, order, pinyin.pinyin_key(first, person=person)
