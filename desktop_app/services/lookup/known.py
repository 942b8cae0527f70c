"""The state of the lookup cache: the parts read so far, and up to which action they are true."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop_app.chinese.working_days import WorkingDays
from desktop_app.records.lookup import Choices, Lookup, Titles


class MadePart(NamedTuple):
    """Something made of the records of one kind, by its key; None: any action may change it."""

    value: Any
    of: str | None


@dataclass(slots=True)
class Known:
    """Parts of lookups on one day, valid up to action `no`; parts touched since are dropped."""

    no: int
    day: datetime.date
    codes: Mapping[str, Choices] | None = None
    office: dict[str, object] | None = None
    term: tuple[int | None] | None = None
    calendar: WorkingDays | None = None
    titles: dict[str, Titles] = field(default_factory=dict)
    used: dict[str, dict[str, int | None]] = field(default_factory=dict)
    """By record, for each field of its `IF_USED`: the id of some row that fills it in, or None."""
    outward: dict[str, Titles] = field(default_factory=dict)
    """The titles as they leave the program, of the registers that hold some back."""
    built: dict[str, Lookup] = field(default_factory=dict)
    made: dict[str, MadePart] = field(default_factory=dict)
    """What else was made of the records that lookups are made of, by a name of its own."""
