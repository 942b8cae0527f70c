"""Names of persons as they are kept: one separator, no stray spaces."""

from __future__ import annotations

import re
import unicodedata

from desktop_app.errors import Wrong
from desktop_app.patterns import pattern

# The national rule for names: the separator is U+00B7.
SEPARATOR = "·"
_DOTS = "·•．.・･‧∙⋅᛫⸱●"
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_SPACES = pattern(r"\s+")
_BETWEEN = pattern(rf"(?<=[^\x00-\u024f])\s*[{re.escape(_DOTS)}]\s*(?=[^\x00-\u024f])")
_CJK_SPACE = pattern(r"(?<=[^\x00-\u024f]) (?=[^\x00-\u024f])")


def _half_width(text: str) -> str:
    """The text with full-width letters and digits as ordinary ones."""
    return "".join(
        chr(ord(character) - 0xFEE0)
        if character.isalnum() and "！" <= character <= "～"
        else character
        for character in text
    )


def tidy_name(text: str) -> str:
    """Give a name with U+00B7 between its parts and without the spaces inside 王　刚.

    Spaces between words in letters stay, one each. `Wrong` where a control character is inside.
    """
    if text.isalpha() and not text.isascii() and max(text) < "Ａ":
        return text
    name = _SPACES.sub(" ", text.translate(_INVISIBLE)).strip()
    name = _CJK_SPACE.sub("", _BETWEEN.sub(SEPARATOR, _half_width(name)))
    for character in name:
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
            raise Wrong("姓名里有看不见的字符，请删去后重填")
    return name
