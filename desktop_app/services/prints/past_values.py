"""What is printed of a past day: the values that the subjects know for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.prints.print_rows import NO_PAST, Past


def past_values(desk: Desk, model: type[Record], keys: Sequence[int], day: date | None) -> Past:
    """By id the fields that read otherwise on that day, of the records that were there then.

    Nothing without a day; `UserError` for records of which nothing is known of past days.
    """
    if day is None:
        return NO_PAST
    for each in desk.subjects:
        if model.KEY in each.as_of:
            return each.as_of[model.KEY](desk, keys, day)
    raise UserError(f"{model.TITLE}没有按日期留下的任职情况，不能按过去的一天打印。")
