"""Typed and imported texts without what copying leaves around them, before a field reads them."""

from __future__ import annotations

import re

SEPARATORS = re.compile(r"[、,，;；/\s]+")
# what copying from a web page, a chat or an address book leaves around a text
_AROUND = (
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
    " \t\r\n\x0b\x0c\xa0\u3000"
)


def plain_text(raw: object) -> str:
    """The text of one input; a whole number from a sheet loses its “.0”."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    text = "" if raw is None else str(raw).strip()
    return text if text.isprintable() else text.strip(_AROUND)
