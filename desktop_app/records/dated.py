"""Fields whose values on any day are kept in other records, and the paths to them.

A path such as `sector@2026-03-05` or `member.sector@consultation.held_on` names such a field as it
was on a day: one that is written out, or one that the record itself holds.
"""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.patterns import pattern

AT = "@"
_ISO = pattern(r"\d{4}-\d\d-\d\d")


class Dated(NamedTuple):
    """The records that keep the values of a field from day to day.

    They are of the kind `record`, their link `owner` points at the record whose field it is, they
    hold the value in a field of the name `field`, and `where` gives what their other fields hold.
    Both days belong to them; an empty one leaves that side open. Of a field with `several` values
    at a time each record holds one, and its field, not the owner's, gives the type of the value.
    """

    record: str
    owner: str
    field: str
    where: tuple[tuple[str, str | int], ...] = ()
    since: str = "since"
    until: str = "until"
    several: bool = False


class DatedPath(NamedTuple):
    """A path taken apart: `plain` names the field as it is today, `day` is a path or a day."""

    plain: str
    day: str

    @property
    def link(self) -> str:
        """The path to the record whose field it is, empty for the record itself."""
        return self.plain.rpartition(".")[0]

    @property
    def field(self) -> str:
        """The name of the field."""
        return self.plain.rpartition(".")[2]

    @property
    def is_written_out(self) -> bool:
        """Whether the day is one, else a path to one."""
        return bool(_ISO.fullmatch(self.day))

    @property
    def own(self) -> tuple[str, ...]:
        """The paths that are read of the record itself: to the other one, and to the day."""
        return (self.link or "id", *(() if self.is_written_out else (self.day,)))


def dated_path(path: str) -> DatedPath | None:
    """The parts of a path with a day, None for any other."""
    plain, at, day = path.partition(AT)
    return DatedPath(plain, day) if at else None
