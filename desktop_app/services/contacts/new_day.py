"""A new year: the contacts of each pair are counted from the beginning."""

from __future__ import annotations

from desktop_app.records.pairing import Pairing
from desktop_app.services.cascading import Cascading
from desktop_app.services.contacts.counts import counted
from desktop_app.services.desk import Changed, Desk
from desktop_app.storage.file import office_settings
from desktop_app.storage.log import position
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

ACTION = "新的一年，结对联系的次数重新计"
_SETTLED = "pairings_counted_in"


def settle(desk: Desk) -> Changed:
    """Write the pairings whose count is that of another year.

    One action, by the program itself; nothing where all agree. `UserError` when the file cannot
    be written.
    """
    year = str(desk.today.year)
    last = office_settings.read(desk.office, _SETTLED) or position.first_day(desk.office) or year
    if last[: len(year)] == year:
        return desk.write((), action=ACTION)
    put = counted(desk, list(lists.find(desk.office, Pairing, Query())))
    changed = desk.write(put, action=ACTION, cascading=Cascading.NOTHING, by_program=True)
    if put:
        office_settings.write(desk.office, _SETTLED, year)
    return changed
