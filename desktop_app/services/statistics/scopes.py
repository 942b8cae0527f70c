"""Which part of the office's work statistics are about: a committee, a county, a point."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.look_back import LookBack
from desktop_app.records.office import Committee
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Desk, lookup
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


PATHS: Mapping[type[Record], Mapping[str, tuple[str, str]]] = {
    Point: {
        "committee": ("committees", "has"),
        "county": ("county", "in"),
        "point": ("id", "in"),
    },
    Topic: _OF_CONSULTATION,
    Consultation: _OF_CONSULTATION,
    Case: _OF_CONSULTATION,
    Participant: _through("consultation"),
    Outcome: _through("consultation"),
    LookBack: _through("outcome.consultation"),
}
"""By record: the field that tells each part of the work, and how it is asked."""


def scope_filters(model: type[Record], scope: Scope) -> tuple[Filter, ...]:
    """The conditions that leave only what lies in a scope, for this record."""
    return tuple(
        Filter(*PATHS[model][name], (value,))
        for name, value in scope._asdict().items()
        if value not in (None, "")
    )


def scope_words(desk: Desk, scope: Scope) -> str:
    """A scope as a title says it, “全部” where nothing is narrowed."""
    committees = lookup(desk).titles[Committee.KEY]
    parts = [
        committees.title(scope.committee) if scope.committee is not None else "",
        scope.county,
        *(row[2] for row in rows(desk, Point, [scope.point or 0], (Point.NAME,))),
    ]
    return "，".join(filter(None, parts)) or "全部"
