"""The guard that keeps a spreadsheet from running a text as a formula."""

from __future__ import annotations

STARTS = frozenset("=+-@\t\r＝＋－＠")
GUARD = "'"


def is_live(text: str) -> bool:
    """Whether a spreadsheet might take this text for a formula (OWASP, CSV injection)."""
    return bool(text) and text[0] in STARTS


def guarded(text: str) -> str:
    """The text behind an apostrophe when it is live, or when it would look like a guarded one."""
    bare = text.lstrip(GUARD)
    return GUARD + text if is_live(bare) else text


def unguarded(text: str) -> str:
    """The text that was guarded; any other text as it is."""
    if not text.startswith(GUARD):
        return text
    bare = text.lstrip(GUARD)
    return text[1:] if is_live(bare) else text
