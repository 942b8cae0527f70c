"""Records whose titles share pairs of characters with a text: from memory, in step with the log."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import apsw

from desktop_app.chinese.folding import fold
from desktop_app.records.record import Record
from desktop_app.stepping import Steps
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.history import keys_since
from desktop_app.storage.log.position import last_number
from desktop_app.storage.query import lists
from desktop_app.storage.query.clauses import AmongIds
from desktop_app.storage.query.declared_query import select
from desktop_app.storage.query.expressions import KEY, FieldValue
from desktop_app.storage.query.whole_register import own_records

SLICE = 500
MOST_TOUCHED = 2_000
MOST_POSTINGS = 40_000
"""So many titles are counted for one text at most; pairs that few titles have come first."""
CANDIDATES = 60
"""So many titles that share the most pairs are weighed."""
SMALL = 2_000
"""A register of so many records is read at the first question."""
_EMPTY_WORDS = re.compile(r"^关于(?:进一步|大力|切实)?|(?:的)?(?:提案|建议|意见|议案)\d*$|[\W_]+")


class Alike(NamedTuple):
    """A record and how much of the text its title shares, from 0 to 1."""

    key: int
    share: float


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of characters of a title, without the words that every title has."""
    plain = _EMPTY_WORDS.sub("", fold(text).lower())
    plain = _EMPTY_WORDS.sub("", plain)
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


class TitlePairs:
    """By pair the records whose title has it; those changed since are read one by one."""

    def __init__(self, model: type[Record], field: str, number: int) -> None:
        self._model, self._field, self._number = model, field, number
        self._by_pair: dict[str, array[int]] = {}
        self._titles: dict[int, str] = {}
        self._touched: dict[int, frozenset[str]] = {}

    def add(self, rows: Iterable[tuple[int, Any]]) -> None:
        """Add the titles of some records."""
        by_pair = self._by_pair
        for key, title in rows:
            self._titles[key] = str(title or "")
            for pair in pairs_of(self._titles[key]):
                found = by_pair.get(pair)
                if found is None:
                    by_pair[pair] = array("q", (key,))
                else:
                    found.append(key)

    def follow(self, office: OfficeFile) -> bool:
        """Note what actions have changed since; False where it would be too much."""
        number = last_number(office)
        if number < self._number:
            return False
        if number > self._number:
            changed = set(keys_since(office, self._number, self._model.KEY, MOST_TOUCHED + 1))
            if len(changed) + len(self._touched) > MOST_TOUCHED:
                return False
            wanted = (KEY, FieldValue(self._field))
            rows = dict(select(office, self._model, wanted, (AmongIds(KEY, list(changed)),)))
            self._touched |= {key: pairs_of(str(rows.get(key) or "")) for key in changed}
            self._number = number
        return True

    def alike(self, text: str, most: int) -> list[Alike]:
        """The records whose titles share most with a text, those that share more first."""
        wanted = pairs_of(text)
        if not wanted:
            return []
        total = len(self._titles) + len(self._touched) + 1
        counts = self._counts(wanted)
        weights = {pair: self._weight(pair, total) for pair in wanted}
        found = [
            Alike(key, self._share(wanted, weights, self._pairs_of_key(key), total))
            for key in counts
        ]
        return sorted(found, key=lambda each: (-each.share, -each.key))[:most]

    def _counts(self, wanted: frozenset[str]) -> list[int]:
        """The records that share the most pairs, counted over the rarer pairs."""
        counts: Counter[int] = Counter()
        left = MOST_POSTINGS
        for pair in sorted(wanted, key=lambda each: len(self._by_pair.get(each, ()))):
            keys = self._by_pair.get(pair)
            if keys is None:
                continue
            if len(keys) > left and counts:
                break
            left -= len(keys)
            counts.update(keys if left >= 0 else keys[-MOST_POSTINGS:])
        known = [key for key, _ in counts.most_common(CANDIDATES * 2) if key not in self._touched]
        near = [key for key, pairs in self._touched.items() if pairs & wanted]
        return [*known[:CANDIDATES], *near]

    def _pairs_of_key(self, key: int) -> frozenset[str]:
        touched = self._touched.get(key)
        return pairs_of(self._titles[key]) if touched is None else touched

    def _weight(self, pair: str, total: int) -> float:
        """How much a shared pair says: the rarer, the more."""
        return math.log(2 + total / (1 + len(self._by_pair.get(pair, ()))))

    def _share(
        self, wanted: frozenset[str], weights: dict[str, float], own: frozenset[str], total: int
    ) -> float:
        both = sum(weights[pair] for pair in wanted & own)
        sides = sum(weights.values()) + sum(self._weight(pair, total) for pair in own)
        return 2 * both / sides if sides else 0.0


_KEPT: WeakKeyDictionary[apsw.Connection, dict[type[Record], TitlePairs]] = WeakKeyDictionary()


def prepare_in_steps(office: OfficeFile, model: type[Record], field: str) -> Steps[bool]:
    """Read the titles of a register, or note what has changed; yields (done, all) records.

    False where nothing was to be read.
    """
    if _valid(office, model) is not None:
        return False
    made = TitlePairs(model, field, last_number(office))
    done = 0
    for rows in own_records(office, model, (field,), SLICE):
        made.add((row[0], row[2]) for row in rows)
        done += len(rows)
        yield done, done + SLICE
    if made.follow(office):
        _KEPT.setdefault(office.connection, {})[model] = made
    return True


def alike(
    office: OfficeFile, model: type[Record], field: str, text: str, most: int
) -> list[Alike] | None:
    """The records with titles most like a text; None while a large register is not prepared."""
    known = _valid(office, model)
    if known is None:
        if lists.has_more_than(office, model, SMALL):
            return None
        for _ in prepare_in_steps(office, model, field):
            pass
        known = _valid(office, model)
    return known.alike(text, most) if known is not None else None


def _valid(office: OfficeFile, model: type[Record]) -> TitlePairs | None:
    kept = _KEPT.get(office.connection, {})
    known = kept.get(model)
    if known is not None and not known.follow(office):
        del kept[model]
        return None
    return known
