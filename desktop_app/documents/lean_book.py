"""Workbooks in which formats that are equal are one. Loaded where a workbook is written."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook


class LeanBook(Workbook):  # type: ignore[misc]
    """A workbook that gives the same format for the same properties.

    XlsxWriter 3.3.1 works out anew, for every cell, the number of a format that equals an earlier
    one.
    """

    def __init__(self, *given: Any) -> None:
        self._known: dict[frozenset[tuple[str, Any]], Any] = {}
        super().__init__(*given)

    def add_format(self, properties: dict[str, Any] | None = None) -> Any:
        """The format of these properties, which is not to be changed afterwards."""
        key = frozenset((properties or {}).items())
        if key not in self._known:
            self._known[key] = super().add_format(properties)
        return self._known[key]
