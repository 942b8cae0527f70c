"""What was changed between the text that came in and the text that was issued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_SENTENCES = re.compile(r"[^。！？；\n]*[。！？；\n]?")
LONGEST = 1_200
"""Characters of two changed passages that are compared one by one; longer ones change whole."""


class TextChanges(NamedTuple):
    """Stretches of characters, as (first, behind the last one).

    `removed` are those of the first text that are gone, `added` those of the second that are new.
    """

    removed: tuple[tuple[int, int], ...]
    added: tuple[tuple[int, int], ...]

    @property
    def words(self) -> str:
        """How much was changed: 删去 12 字，新写 30 字."""
        gone, new = (sum(last - first for first, last in each) for each in self)
        if not gone and not new:
            return "编发稿与原稿相同。"
        return f"编发稿删去 {gone} 字，新写 {new} 字，已用底色标出。"


def text_changes(before: str, after: str) -> TextChanges:
    """What differs, sentence by sentence, in changed sentences character by character."""
    old, new = _parts(before), _parts(after)
    matcher = SequenceMatcher(None, [text for _, text in old], [text for _, text in new], False)
    removed: list[tuple[int, int]] = []
    added: list[tuple[int, int]] = []
    for tag, *span in matcher.get_opcodes():
        if tag == "equal":
            continue
        one, two = _joined(old[span[0] : span[1]]), _joined(new[span[2] : span[3]])
        starts = _start(old, span[0], before), _start(new, span[2], after)
        for first, second in _within(one, two):
            removed += [(starts[0] + first[0], starts[0] + first[1])] if first[0] < first[1] else []
            added += [(starts[1] + second[0], starts[1] + second[1])] * (second[0] < second[1])
    return TextChanges(tuple(removed), tuple(added))


def _parts(text: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in _SENTENCES.finditer(text) if found[0]]


def _joined(parts: list[tuple[int, str]]) -> str:
    return "".join(text for _, text in parts)


def _start(parts: list[tuple[int, str]], place: int, text: str) -> int:
    return parts[place][0] if place < len(parts) else len(text)


def _within(one: str, two: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The changed stretches of two passages."""
    if not one or not two or len(one) + len(two) > LONGEST:
        yield (0, len(one)), (0, len(two))
        return
    for tag, a, b, c, d in SequenceMatcher(None, one, two, False).get_opcodes():
        if tag != "equal":
            yield (a, b), (c, d)
