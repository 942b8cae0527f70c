"""The rows of a ledger in the groups that were chosen, without the column that these repeat."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.documents.printables import Column, RowGroup
from desktop_app.documents.prints.declared import Shown
from desktop_app.documents.prints.wording import grouped, ungrouped, without

UNGROUPED = "none"
UNSAID = "未填"


def ledger_rows(
    shown: Sequence[Shown],
    columns: Sequence[Column],
    row: Callable[[int, Shown], Sequence[str]],
    *,
    group: str,
    unit: str,
    left_out: str = "",
    order: Sequence[str] = (),
    key: Callable[[Shown], str] | None = None,
) -> tuple[list[Column], list[RowGroup]]:
    """The columns that are printed, and the numbered rows in their groups.

    `row` gives a text for each of `columns`. `group` is a field, whose values make the groups
    unless `key` gives another text, or `UNGROUPED`; `left_out` is the title of its column, `order`
    the groups that come first.
    """
    kept_columns, kept = without(columns, left_out)

    def kept_texts(number: int, each: Shown) -> list[str]:
        texts = row(number, each)
        return [texts[place] for place in kept]

    if group == UNGROUPED:
        return kept_columns, ungrouped(shown, kept_texts)
    named = key or (lambda each: each.values.get(group) or UNSAID)
    return kept_columns, grouped(shown, lambda each: [named(each)], order, unit, kept_texts)
