"""Two parties in one cell: 民盟盟员、中共党员."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.patterns import pattern
from desktop_app.records.input_text import plain_text
from desktop_app.records.lookup import Lookup

_PARTY_ENDS = pattern(r"[、,，;；/\s()（）兼和及+＋]+")


def two_parties(draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
    """民盟盟员、中共党员 as two parties; 中共党员（预备） is one of another name."""
    text, choices = draft.get("politics"), lookup.codes["politics"]
    if not isinstance(text, str) or draft.get("politics2") or choices.find(text.strip()):
        return draft
    parts = [part for part in _PARTY_ENDS.split(plain_text(text)) if part]
    if len(parts) == 2 and parts[1].startswith("预备") and choices.find(parts[0]):
        return {**draft, "politics": f"预备{parts[0].removeprefix('中共')}"}
    if len(parts) != 2 or not all(map(choices.find, parts)):
        return draft
    return {**draft, "politics": parts[0], "politics2": parts[1]}
