"""Radicals and compatibility characters as the ideographs that they look like.

PDF files and old systems put them into texts: ⽩ (U+2F69) is not 白, and nobody sees it.
The source of the radicals is given in resources/folding/sources.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from desktop_app import paths
from desktop_app.patterns import pattern

_RADICALS = "\u2e80-\u2fdf"
_COMPATIBLE = "\uf900-\ufaff\U0002f800-\U0002fa1f"
_FOLDED = pattern(f"[{_RADICALS}{_COMPATIBLE}]")
# The first bytes of all of these in UTF-8, which are rare in Chinese texts.
_FIRST_BYTES = (b"\xe2", b"\xef", b"\xf0")


@cache
def _radicals() -> dict[int, str]:
    """The ideograph of each radical that has one, by code point; read at first use."""
    text = paths.resource("folding/radicals.txt").read_text("utf-8")
    return {ord(radical): ideograph for radical, ideograph in map(str.split, text.splitlines())}


def _ideograph(found: re.Match[str]) -> str:
    """The ideograph of one character; the twelve of their block that are ideographs stay."""
    return _radicals().get(ord(found[0])) or unicodedata.normalize("NFKC", found[0])


def fold(text: str) -> str:
    """The text with every radical and compatibility character as the ideograph it looks like."""
    return text if text.isascii() else _FOLDED.sub(_ideograph, text)


def folded(texts: Iterable[str]) -> list[str]:
    """`fold` of each of many texts, which costs next to nothing where there is nothing to fold."""
    every = list(texts)
    data = "".join(every).encode("utf-8", "surrogatepass")
    if any(byte in data for byte in _FIRST_BYTES) and _FOLDED.search("".join(every)):
        return [fold(text) for text in every]
    return every
