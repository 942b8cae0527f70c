"""Regular expressions for the tops of modules, compiled when they are first used.

To compile every pattern of the records takes longer than to read their modules, and most of them
are for what is typed and imported: a start uses few.
"""

from __future__ import annotations

import re
from typing import Any, cast

_USED = (
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer",
    "flags", "groups", "groupindex",
)  # fmt: skip


class _Pattern:
    """What `re.compile` gives, but compiled when the first of `_USED` is asked for.

    All of them become attributes then, one by one, which keeps a later look-up as fast as that of
    a method.
    """

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _USED:
            raise AttributeError(f"no {name!r} in a pattern")
        compiled = re.compile(self.pattern, self._given)
        for each in _USED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a regular expression; `re.error` comes at its first use.

    It is used by its own methods: functions of `re` take none but a compiled one, and that is
    what `re` of a match is.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
