"""What a section of statistics declares: which records it counts, by which day, in which parts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import Scope

TOTAL = "total"


class Asked(NamedTuple):
    """What statistics are asked for; `plans` is the period that plans are compared over."""

    desk: Desk
    period: Period
    plans: Period
    scope: Scope

    @property
    def day(self) -> str:
        """The day that standing figures are told for: the period's last, or today."""
        return min(self.period.last, self.desk.today.isoformat())

    @property
    def back(self) -> datetime.date:
        """The same day, to reckon with."""
        return datetime.date.fromisoformat(self.day)


class Part(NamedTuple):
    """One figure of a section: its own conditions, and the field it adds up ('' counts records).

    `share_of` is the part it is a share of, `rate` what that share is called; `family` says by
    what it is one of the parts that together make up `share_of`: 按状态. A part with `rare` is
    left out while there is none.
    """

    key: str
    title: str
    unit: str
    where: tuple[Filter, ...] = ()
    field: str = ""
    level: int = 0
    share_of: str = ""
    rate: str = ""
    family: str = ""
    rare: bool = False
    compared: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """Some figures on the same records; `owner` is the link to the record whose rows are shown."""

    title: str
    model: type[Record]
    where: tuple[Filter, ...]
    parts: Sequence[Part]
    owner: str = ""

    def behind(self, part: Part) -> tuple[str, tuple[Filter, ...]]:
        """Key of the list and the conditions that show the rows behind a figure."""
        where = (*self.where, *part.where)
        if not self.owner:
            return self.model.KEY, where
        own = tuple(each for each in where if not self._leads(each))
        led = tuple(each._replace(field=each.field[len(self.owner) + 1 :])
                    for each in where if self._leads(each))  # fmt: skip
        shown: str = self.model.field(self.owner).linked.KEY  # type: ignore[union-attr]
        return shown, (*led, Filter(f"{self.model.KEY}.{self.owner}", "having", own))

    def _leads(self, each: Filter) -> bool:
        return each.field.startswith(f"{self.owner}.")
