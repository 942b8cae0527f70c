"""Conditions on one column of a table, by how they compare it with given values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.any_link import kind_of
from desktop_app.storage.dialect import among, contains, id_list
from desktop_app.storage.query.own_rows import OWN

MANY = 500
"""From how many ids on they are bound as one value: the engine takes only so many."""
YEAR, MONTH = 4, 7
"""How many characters of a stored day say its year, its month."""


class Condition(NamedTuple):
    """A piece of SQL that is true or not, and the values bound in it."""

    text: str
    values: tuple[Any, ...] = ()


def in_values(name: str, values: Sequence[Any]) -> Condition:
    """Any of some values, None for empty."""
    given = tuple(value for value in values if value is not None)
    if len(given) == len(values) > MANY and isinstance(given[0], int):
        return Condition(among(name), (id_list(given),))
    text = f"{name} IN ({','.join('?' * len(given))})"
    if len(given) < len(values):
        text = any_of(text, f"{name} IS NULL") if given else f"{name} IS NULL"
    return Condition(text, given)


def of_kinds(place: str, values: Sequence[Any]) -> Condition:
    """Fields that point at any record of some kinds, or have one of the other values."""
    found = [in_values(place, rest)] if (rest := [x for x in values if not kind_of(x)]) else []
    kinds = [each for each in values if kind_of(each)]
    # all that begins with `proposal:` lies before `proposal;`, where an index can look
    found += [Condition(f"{place} >= ? AND {place} < ?", (x, f"{x[:-1]};")) for x in kinds]
    text = found[0].text if len(found) == 1 else any_of(*(each.text for each in found))
    return Condition(text, tuple(value for each in found for value in each.values))


def any_of(*conditions: str) -> str:
    """Any of some conditions, each of which names our own rows: so each may use its own index."""
    return f"({' OR '.join(f'{OWN} AND {each}' for each in conditions)})"


def _during(name: str, values: Sequence[Any]) -> Condition:
    """Bounds that an index can use: 2026-03 is in March of 2026, 2026 is not."""
    first, last = earliest(values[0]), latest(values[1])
    low = next(each for each in (first[:YEAR], first[:MONTH], first) if earliest(each) == first)
    wide = [each for each in (last[:YEAR], last[:MONTH]) if latest(each) > last]
    text = f"{name} >= ? AND {name} <= ?" + "".join(f" AND {name} <> ?" for _ in wide)
    return Condition(text, (low, last, *wide))


def _before(name: str, values: Sequence[Any]) -> Condition:
    (day,) = values
    text = f"{name} < ? AND {name} <> ? AND {name} <> ?"
    return Condition(text, (day, day[:YEAR], day[:MONTH]))


def _holds(name: str, values: Sequence[Any]) -> Condition:
    given = tuple(f" {value} " for value in values if value is not None)
    held = contains(f"' '||{name}||' '")  # most fields are empty: no text is made of these
    tests = [f"{name} IS NOT NULL AND {held}" for _ in given]
    empty = [f"{name} IS NULL"] if len(given) < len(values) else []
    return Condition(" OR ".join([*tests, *empty]) or "0", given)


def _years(name: str, values: Sequence[Any]) -> Condition:
    return in_values(f"substr({name}, 1, {YEAR})", values)


def _compared(sign: str) -> Callable[[str, Sequence[Any]], Condition]:
    # 2024 and 2024-05 are inside a bound of 2024-05-31: a shorter text is the earlier one
    return lambda name, values: Condition(f"{name} {sign} ?", tuple(values))


PLAIN: dict[str, Callable[[str, Sequence[Any]], Condition]] = {
    "in": in_values,
    "from": _compared(">="),
    "to": _compared("<="),
    "after": _compared(">"),
    "during": _during,
    "before": _before,
    "until": lambda name, values: Condition(
        any_of(f"{name} IS NULL", f"{name} <= ?"), tuple(values)
    ),
    "known_by": _compared("<="),
    "known_before": _before,
    "filled": lambda name, _: Condition(f"{name} IS NOT NULL"),
    "holds": _holds,
    "years": _years,
}
"""By `Filter.how`: the condition on a column, given its name in SQL and the values."""
