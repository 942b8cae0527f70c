"""The search of the manual: which chapters hold what was typed, and where in the shown one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desktop_app.chinese import pinyin

_MARKS = re.compile(r"\]\([^)]*\)|[*`|\[\]#]|^[-\s]*$", re.MULTILINE)


class Chapter(NamedTuple):
    """One chapter: its key, its title, its words as they are read, and the title's pinyin."""

    key: str
    title: str
    words: str
    read: str

    def hits(self, typed: str) -> int:
        """How often the chapter says all that was typed; one for a title found by its pinyin.

        A chapter that lacks one of the words says it not at all.
        """
        wanted = typed.lower().split()
        if not wanted:
            return 0
        if all(word in self.words for word in wanted):
            return sum(self.words.count(word) for word in wanted)
        return int(all(word in self.read for word in wanted))


def chapters(paths: Sequence[Path]) -> list[Chapter]:
    """The chapters of these files, in their order."""
    return [_read(path) for path in paths]


def _read(path: Path) -> Chapter:
    text = path.read_text(encoding="utf-8")
    title = text.partition("\n")[0].lstrip("#").strip() or path.stem
    words = _MARKS.sub("", text).lower()
    return Chapter(path.stem, title, words, pinyin.search_text(title, person=False))
