"""The columns that are derived from a record's fields: search text and order keys."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.chinese.folding import folded
from desktop_app.chinese.title_keys import title_keys
from desktop_app.records.key_scheme import KeyScheme

DERIVED = ("search", "strokes", "pinyin")
KEY_SCHEME = 3
"""The version of these rules; raised when a key comes out differently, to have all made anew."""
ORDERED = 25
"""How many characters of a title decide its place in a list."""


def derived_keys(
    titles: Sequence[str], texts: Sequence[Sequence[str]], scheme: KeyScheme, *, person: bool
) -> list[tuple[str, str, str]]:
    """The values of the columns `DERIVED` of some records, in their order.

    `titles` and `texts` are the title of each and the other texts that a search finds. The search
    text holds both, folded and in lower case, and the title's initials and pinyin.
    """
    joined = folded(["|".join(filter(None, each)) for each in texts])
    custom, counts = scheme.custom, scheme.counts or {}
    found = []
    for title, other, apart in zip(folded(titles), joined, texts, strict=True):
        keys = title_keys(title, ORDERED, custom, counts, person=person)
        spelled, by_strokes, by_letters = keys
        if not other or not spelled or "·" in title or "|" in title:
            search = _search_text(title, spelled, other, apart)
        else:
            search = f"{other}|{spelled}"
            search = (search if title in search else f"{title}|{search}").lower()
        found.append((search, by_strokes, by_letters))
    return found


def _search_text(title: str, spelled: str, other: str, apart: Sequence[str]) -> str:
    """The search text of a folded title and other texts: folded with | between them, and apart.

    `spelled` are the title's initials and pinyin.
    """
    more = (title.replace("·", ""), spelled) if "·" in title else (spelled,)
    search = "|".join(filter(None, (other, *more)))
    if "|" in title:  # it might be found across two of the texts
        is_found = any(title in each for each in (*folded(apart), *more))
    else:
        is_found = title in search
    return (search if is_found else "|".join(filter(None, (title, search)))).lower()
