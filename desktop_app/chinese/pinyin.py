"""Readings of names in pinyin without tones: search keys, order by letters.

The source of the readings is given in resources/pinyin/sources.md. ü is written v, as typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from math import prod
from operator import itemgetter

from desktop_app import paths
from desktop_app.chinese import strokes

# At most so many spellings of one text, the likeliest first.
MOST = 8
# A longer text names no person of a Chinese surname: its first character keeps its usual reading.
_LONGEST_NAME = 4
# A longer text is a sentence: it is searched for by the usual reading of each character.
_LONGEST_TITLE = 12

Readings = tuple[str, ...]


@cache
def _table() -> str:
    """Lines of readings, a tab, the characters read so; read at first use."""
    return paths.resource("pinyin/readings.txt").read_text("utf-8")


@cache
def readings_of(character: str) -> Readings:
    """The readings of one character, the usual one first; a letter or digit is its own reading."""
    table = _table()
    place = -1 if character.isascii() else table.find(character)
    if place >= 0:
        start = table.rfind("\n", 0, place) + 1
        return tuple(table[start : table.index("\t", start)].split(" "))
    return (character.lower(),) if character.isalnum() else ()


@cache
def _surnames() -> Mapping[str, Readings]:
    """The readings, one a character, of surnames that are read in a way of their own."""
    lines = paths.resource("pinyin/surnames.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines if not line.startswith("#"))
    return {surname: tuple(readings) for surname, *readings in rows}


def _surname_readings(name: str) -> Readings:
    known = _surnames()
    for length in (3, 2, 1):
        readings = known.get(name[:length])
        if readings is not None:
            return readings
    return ()


@lru_cache(maxsize=64)
def _readings(name: str, person: bool) -> tuple[Readings, ...]:
    """The readings of each character that is read."""
    found = [readings for readings in map(readings_of, name) if readings]
    if person and len(name) <= _LONGEST_NAME:
        for index, reading in enumerate(_surname_readings(name)):
            others = (other for other in found[index] if other != reading)
            found[index] = (reading, *others)
    return tuple(found)


def name_readings(name: str) -> tuple[Readings, ...]:
    """The readings of each character of a person's name that is read, the likeliest first."""
    return _readings(name, True)


def _spellings(choices: Sequence[Readings]) -> list[str]:
    """All spellings where they are few, else those with the fewest unusual readings."""
    if prod(map(len, choices)) <= MOST:
        return ["".join(spelling) for spelling in product(*choices)]
    found = [(0, "")]
    for options in choices:
        if len(options) == 1:
            found = [(cost, text + options[0]) for cost, text in found]
        else:
            longer = [
                (cost + rank, text + option)
                for cost, text in found
                for rank, option in enumerate(options)
            ]
            found = sorted(longer, key=itemgetter(0))[:MOST]
    return [text for _, text in found]


@cache
def _initials(readings: Readings) -> Readings:
    """The first letters of the readings of one character, each once."""
    return tuple(dict.fromkeys(reading[0] for reading in readings))


class _Placed(dict[str, str]):
    """What each character adds to the key of an order by letters: usual reading and strokes."""

    def __missing__(self, character: str) -> str:
        readings = readings_of(character)
        placed = f"{readings[0]} {strokes.character_key(character)}" if readings else ""
        self[character] = placed
        return placed


letter_places = _Placed()


@cache
def _first_of_surnames() -> frozenset[str]:
    """The characters with which the surnames begin that are read in a way of their own."""
    return frozenset(surname[0] for surname in _surnames())


def may_be_surname(name: str, *, person: bool) -> bool:
    """Whether a person's name may begin with a surname that is read in a way of its own."""
    return person and len(name) <= _LONGEST_NAME and name[:1] in _first_of_surnames()


def search_text(name: str, *, person: bool = True) -> str:
    """Give the initials and full spellings of a name in every reading, a space between them.

    A person's name begins with the surname's reading. At most `MOST` initials and `MOST` full
    spellings, the likeliest first, and one of a text of more than 12 characters; letters and
    digits are kept in lower case.
    """
    readings = _readings(name, person)
    if len(readings) > _LONGEST_TITLE or max(map(len, readings), default=1) == 1:
        full = "".join([each[0] for each in readings])
        short = "".join([each[0][0] for each in readings])
        return full if full == short else f"{short} {full}"
    initials = _spellings([_initials(each) for each in readings])
    return " ".join(dict.fromkeys(initials + _spellings(readings)))


def pinyin_key(name: str, *, person: bool = True) -> str:
    """Give a text by which names sort by letters, in SQLite's BINARY order as in Python's.

    Character by character: the reading without its tone, then strokes, so that one surname stays
    together among others that are read alike.
    """
    if not may_be_surname(name, person=person):
        return "".join(map(letter_places.__getitem__, name))
    read = [character for character in name if readings_of(character)]
    return "".join(
        [
            f"{readings[0]} {_stroke_place(character)}"
            for character, readings in zip(read, _readings(name, person), strict=True)
        ]
    )


@cache
def _stroke_place(character: str) -> str:
    """The sort key of characters with the same reading: their strokes."""
    return strokes.character_key(character)
