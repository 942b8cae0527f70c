"""The chips that narrow the persons of an activity in both windows of attendance."""

from __future__ import annotations

from desktop_app.services.activities.mark_sheet import SheetRow
from desktop_app.ui.filters.row_filter import RowFilter
from desktop_app.ui.look.theme import Theme


def row_filters(theme: Theme) -> list[RowFilter[SheetRow]]:
    """The chips of both windows: by sector, by group, by committee."""
    return [
        RowFilter("filter_sector", "界别", lambda each: each.sector, theme),
        RowFilter("filter_group", "小组", lambda each: each.group, theme),
        RowFilter("filter_committee", "专委会", lambda each: each.committee, theme),
    ]
