"""A year as lists write it: 2024, 2024年3月起, 2024年度, 2024.3."""

from __future__ import annotations

import datetime
import re

from desktop_app.records.inputs import plain_text
from desktop_app.records.kinds import Number
from desktop_app.records.names import Names

_YEAR = re.compile(r"((?:19|20)\d\d)(?:\D.*)?", re.DOTALL)


class Year(Number):
    """A year, of which a cell may tell more than is kept."""

    def read(self, raw: object, names: Names) -> int | None:
        if isinstance(raw, datetime.date):
            return super().read(raw.year, names)
        if isinstance(raw, float):
            raw = int(raw)
        text = plain_text(raw)
        found = _YEAR.fullmatch(text)
        return super().read(found[1] if found else text, names)
