"""The labels most like an unknown name, found among many by the pairs of characters they share."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

NEAR = 0.5
SUGGESTED = 5
FEW = 200
LOOKED_AT = 50
COUNTED = 2_000

Choice = tuple[Any, str]


class Likeness:
    """The choices of one list or register, ready to be compared with many names."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.choices = tuple(choices)
        self._places: dict[str, list[int]] = {}
        for place, (_, label) in enumerate(self.choices if len(self.choices) > FEW else ()):
            for pair in _pairs(label):
                self._places.setdefault(pair, []).append(place)

    def nearest(self, text: str) -> tuple[Choice, ...]:
        """Up to SUGGESTED choices, the most alike first; none that is hardly alike."""
        places = self._candidates(text) if len(self.choices) > FEW else range(len(self.choices))
        scored = [(_likeness(text, self.choices[place][1]), place) for place in places]
        scored.sort(key=lambda each: (-each[0], each[1]))
        return tuple(self.choices[place] for score, place in scored[:SUGGESTED] if score >= NEAR)

    def _candidates(self, text: str) -> list[int]:
        """The choices that share most pairs with a text, the rarest pairs asked first."""
        shared: Counter[int] = Counter()
        for places in sorted((self._places.get(pair, []) for pair in _pairs(text)), key=len):
            if shared and shared.total() + len(places) > COUNTED:
                break
            shared.update(places[:COUNTED])
        return [place for place, _ in shared.most_common(LOOKED_AT)]


def _pairs(text: str) -> set[str]:
    return {first + second for first, second in pairwise(text)} or {text}


def _likeness(text: str, label: str) -> float:
    inside = 0.5 if text in label or label in text else 0.0
    return inside + difflib.SequenceMatcher(None, text, label).ratio()
