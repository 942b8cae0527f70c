"""Names pasted from a message or a sheet, as members: 张某、李某某（某局）, one a line or more."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop_app.records.member import Member
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.stored import stored

_BETWEEN = re.compile(r"[、，,;；\n\t]+")
_NUMBER = re.compile(r"^\s*[（(]?\d{1,3}[）)．.、\s]+")
_UNIT = re.compile(r"(?P<name>[^（(]+)[（(](?P<unit>[^）)]*)[）)]?")
_TWO = re.compile(r"(?<![一-鿿])([一-鿿])[ 　]+([一-鿿])(?![一-鿿])")
"""A name of two characters set wide as lists do: 张　三."""


class PastedNames(NamedTuple):
    """The members found, each once; names that no member has; names that several have."""

    members: tuple[int, ...]
    unknown: tuple[str, ...]
    several: tuple[str, ...]


def read(desk: Desk, text: str) -> PastedNames:
    """The members whose names a text lists; of namesakes the one of the unit in brackets."""
    titles = lookup(desk).titles[Member.KEY] if text.strip() else None
    members: dict[int, None] = {}
    unknown: list[str] = []
    several: list[str] = []
    for name, unit in _names(text):
        found = list(titles.find(name)) if titles is not None else []
        if len(found) > 1 and unit:
            found = [each.key for each in stored(desk, Member, found)
                     if unit in str(each.values.get("unit") or "")]  # fmt: skip
        if len(found) == 1:
            members[found[0]] = None
        else:
            (several if found else unknown).append(name)
    return PastedNames(tuple(members), tuple(dict.fromkeys(unknown)), tuple(dict.fromkeys(several)))


def _names(text: str) -> list[tuple[str, str]]:
    """Name and unit of each item of a list, numbers before them left out."""
    wide = _TWO.sub(r"\1\2", text)
    items = []
    for line in filter(str.strip, _BETWEEN.split(wide)):
        item = _NUMBER.sub("", line).strip()
        told = _UNIT.fullmatch(item)
        one = (told["name"].strip(), told["unit"].strip()) if told else (item, "")
        items += [one] if one[0] else []
    return items
