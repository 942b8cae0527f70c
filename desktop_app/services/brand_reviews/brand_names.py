"""Names of brands as lists of other offices write them, made alike to be compared."""

from __future__ import annotations

import re

from desktop_app.documents.headers import plain

_QUOTES = str.maketrans("", "", "“”\"《》「」『』‘’'")
_COUNTED = re.compile(r"^\s*[（(]?\d{1,3}(?:[)）.．、]\s*|\s+)")


def plain_name(name: str) -> str:
    """The name of a brand without the number and the quotes that lists put around it."""
    return plain(_COUNTED.sub("", name).translate(_QUOTES))
