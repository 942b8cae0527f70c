"""The words at the foot of a list: how many rows, in which order, what the chosen add up to."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.services.registers.sums import sums_of
from desktop_app.ui.lists.list_orders import opening_order, order_title
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.row_actions.row_action_bar import RowActions
from desktop_app.ui.ui_context import UiContext


class ListCount(QObject):
    """Shows the row counts of one list page and enables the buttons for chosen rows."""

    def __init__(self, context: UiContext, page: ListParts, row_actions: RowActions) -> None:
        super().__init__(page.widget)
        self._context, self._page, self._row_actions = context, page, row_actions

    def tell(self, *, whole: bool) -> None:
        """Shows the counts; `whole` is False while only the first rows are known."""
        page, model = self._page, self._page.model
        chosen = page.table.chosen_count()
        order = order_title(model, page.state.sort or opening_order(model))
        words = [f"{len(page.rows.ids)} {model.UNIT}" if whole else "……", order]
        if chosen:
            words.append(f"已选 {chosen} {model.UNIT}")
        if chosen > 1:
            keys = page.table.chosen_ids()
            words += sums_of(self._context.desk, model, keys, page.rows.fields)
        page.frame.count.setText(" · ".join(words))
        page.frame.show_chosen(chosen)
        self._row_actions.show_chosen(chosen)
