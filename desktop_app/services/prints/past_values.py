"""What is printed of a past day: the values that the subjects know for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.documents.prints import Print
from desktop_app.errors import UserError
from desktop_app.services.desk import Desk
from desktop_app.services.prints.print_rows import NO_PAST, Past


def past_values(desk: Desk, wanted: Print, keys: Sequence[int], day: date | None) -> Past:
    """By id the fields that read otherwise on that day, of the records that were there then.

    Nothing without a day; `UserError` for a print that names no past day.
    """
    if day is None:
        return NO_PAST
    read = next((x.as_of[wanted.record] for x in desk.subjects if wanted.record in x.as_of), None)
    if read is None or not wanted.of_past:
        raise UserError(f"{wanted.title}不能按过去的一天打印，只有名册、力量情况表可以。")
    return read(desk, keys, day)
