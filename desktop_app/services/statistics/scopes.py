"""Which part of the office's work statistics are about: a committee, a county, a point."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.records.office import Committee
from desktop_app.records.point import Point
from desktop_app.services.desk import Desk, names
from desktop_app.services.registers import Filter, rows


class Scope(NamedTuple):
    """What statistics are narrowed to; None or '' where they are not."""

    committee: int | None = None
    county: str = ""
    point: int | None = None


EVERYTHING = Scope()
_OF_CONSULTATION = {
    "committee": ("committee", "in"), "county": ("point.county", "in"), "point": ("point", "in")
}  # fmt: skip


def _through(link: str) -> dict[str, tuple[str, str]]:
    return {name: (f"{link}.{field}", how) for name, (field, how) in _OF_CONSULTATION.items()}


PATHS: dict[str, dict[str, tuple[str, str]]] = {
    "point": {
        "committee": ("committees", "has"),
        "county": ("county", "in"),
        "point": ("id", "in"),
    },
    "topic": _OF_CONSULTATION,
    "consultation": _OF_CONSULTATION,
    "case": _OF_CONSULTATION,
    "participant": _through("consultation"),
    "outcome": _through("consultation"),
    "look_back": _through("outcome.consultation"),
}
"""By record key: the field that tells each part of the work, and how it is asked."""


def scope_filters(key: str, scope: Scope) -> tuple[Filter, ...]:
    """The conditions that leave only what lies in a scope, for the record with this key."""
    return tuple(
        Filter(*PATHS[key][name], (value,))
        for name, value in scope._asdict().items()
        if value not in (None, "")
    )


def scope_words(desk: Desk, scope: Scope) -> str:
    """A scope as a title says it, “全部” where nothing is narrowed."""
    committees = names(desk).titles[Committee.KEY]
    parts = [
        committees.title(scope.committee) if scope.committee is not None else "",
        scope.county,
        *(row[2] for row in rows(desk, Point, [scope.point or 0], (Point.NAME,))),
    ]
    return "，".join(filter(None, parts)) or "全部"
