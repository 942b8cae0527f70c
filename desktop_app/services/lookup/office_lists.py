"""Reads what the lookup cache holds of the office itself: its code lists and its calendar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.working_days import WorkingDays
from desktop_app.records import codes
from desktop_app.records.calendar import Holiday, calendar
from desktop_app.records.lookup import Choice, Choices
from desktop_app.records.office import CodeEntry
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query import lists


def code_lists(office: OfficeFile) -> Mapping[str, Choices]:
    """The code lists by name: the office's own entries, completed by those of the program.

    All entries are read now; a list is made of them when it is first asked for.
    """
    fields = ("code_list", "code", "label", "aliases", "active", "counts")
    keys = lists.find(office, CodeEntry, lists.Query(sort="position"))
    own: dict[str, list[tuple[Any, ...]]] = {}
    for row in lists.rows(office, CodeEntry, keys, fields):
        own.setdefault(row[2], []).append(row[3:])
    return codes.CodeLists(own, _choice)


def _choice(row: tuple[Any, ...]) -> Choice:
    code, label, aliases, active, counts = row
    return Choice(code, label, codes.split_aliases(aliases), bool(active), bool(counts))


def working_days(office: OfficeFile) -> WorkingDays:
    """The working days by the office's own holidays and those that come with the program."""
    keys = lists.find(office, Holiday, lists.Query())
    rows = lists.rows(office, Holiday, keys, ("day", "kind"))
    return calendar((row[2], row[3]) for row in rows)
