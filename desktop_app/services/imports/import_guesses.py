"""What an unknown name most likely means: 社法委 the 社会和法制委员会, 特邀 the 特邀人士."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Any

Choice = tuple[Any, str]

_BRACKETS = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_COUNT = re.compile(r"[\d一二三四五六七八九十]+[人名位]$")
_ENDS = ("委员会", "专委会", "专委", "委", "界别", "界", "人士", "学社", "界人士", "族")
_CLOSE, _MARGIN, _LONG, _STEM = 0.8, 0.1, 4, 2


def bare(text: str) -> str:
    """A name without spaces, without brackets behind it, without a count."""
    told = _BRACKETS.sub("", "".join(text.split()))
    return _COUNT.sub("", told).strip("、，,；;：:.。*＊")


def likely(text: str, choices: Sequence[Choice]) -> Any:
    """The one choice that a name most likely means, None where none or several may be meant."""
    told = bare(text)
    if not told:
        return None
    for found in (
        [key for key, label in choices if label == told],
        [key for key, label in choices if stem(label) == stem(told) and len(told) > 1],
        [key for key, label in choices if _begins(told, label)],
        [key for key, label in choices if _shortens(told, label)],
        _alike(told, choices),
    ):
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def stem(label: str) -> str:
    """A name without what names of its kind end with: 提案委员会 and 提案委 are 提案."""
    for end in _ENDS:
        if label.endswith(end) and len(label) > len(end) + 1:
            return label.removesuffix(end)
    return label


def _begins(text: str, label: str) -> bool:
    """Whether a label only adds to a text what names of its kind end with."""
    return len(text) >= _STEM and label.startswith(text) and label[len(text) :] in _ENDS


def _shortens(text: str, label: str) -> bool:
    """Whether a text is made of characters of a label in their order, as abbreviations are."""
    short, long = stem(text), stem(label)
    same_kind = _kind(text) == _kind(label)
    if not same_kind or len(short) < _STEM or len(short) >= len(long) or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _kind(label: str) -> str:
    return "委" if label.endswith(("委员会", "委")) else label[-1:] if label.endswith("界") else ""


def _alike(text: str, choices: Iterable[Choice]) -> list[Any]:
    """The choice that is nearly the same text, where no other one is."""
    if len(text) < _LONG:
        return []
    scored = sorted(
        ((difflib.SequenceMatcher(None, text, label).ratio(), place, key)
         for place, (key, label) in enumerate(choices)),
        reverse=True,
    )  # fmt: skip
    if not scored or scored[0][0] < _CLOSE:
        return []
    if len(scored) > 1 and scored[1][0] > scored[0][0] - _MARGIN:
        return []
    return [scored[0][2]]
