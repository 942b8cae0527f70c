"""A pasted list of names as members who are due: who each name is, what nobody is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.records.member import Member
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

_BETWEEN = re.compile(r"[\n\t、，,；;]+")
_NUMBER = re.compile(r"^[（(]?\d{1,4}[)）.．、]?\s*")


class DueNames(NamedTuple):
    """The members that names mean, names that nobody has, names that several members have."""

    members: tuple[int, ...]
    unknown: tuple[str, ...]
    several: tuple[str, ...]


def names_in(text: str) -> tuple[str, ...]:
    """The names of a pasted text, each once, numbers before them taken off."""
    cells = (_NUMBER.sub("", each.strip()) for each in _BETWEEN.split(text))
    return tuple(dict.fromkeys("".join(each.split()) for each in cells if each.strip()))


def due_names(desk: Desk, text: str) -> DueNames:
    """Whose the names of a text are, among the members of the current term where there is one."""
    names = names_in(text)
    term = lookup(desk).term
    where = [Filter("name", "in", names)] + ([Filter("term", "in", (term,))] if term else [])
    keys = lists.find(desk.office, Member, Query(where=tuple(where))) if names else ()
    found: dict[str, list[int]] = {}
    for key, _, name in lists.rows(desk.office, Member, keys, ("name",)):
        found.setdefault(name, []).append(key)
    return DueNames(
        tuple(found[each][0] for each in names if len(found.get(each, ())) == 1),
        tuple(each for each in names if each not in found),
        tuple(each for each in names if len(found.get(each, ())) > 1),
    )


def few(names: Sequence[str], most: int = 6) -> str:
    """Some names in words, the number where they are more."""
    more = f"等 {len(names)} 个" if len(names) > most else ""
    return "、".join(names[:most]) + more
