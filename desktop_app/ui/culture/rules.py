"""Culture in the window: the steps of chosen rows, icons, the colours of states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.ui.row_actions.row_actions import RowAction, Run
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts


def _step(name: str) -> Run:
    def run(context: UiContext, _: type[Record], keys: Sequence[int], window: QWidget) -> None:
        from desktop_app.ui.culture import manuscript_dialogs
        from desktop_app.ui.row_actions.step_dialog import StepDialog

        StepDialog(context, getattr(manuscript_dialogs, name), keys, window).open()

    return run


def _refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.manuscript import Manuscript
    from desktop_app.services.culture.manuscript_steps import STEPS
    from desktop_app.services.registers.step_refusals import step_refusals

    return step_refusals(desk, Manuscript, keys, STEPS)


def _item_refusals(desk: Desk, keys: Sequence[int]) -> Mapping[str, str]:
    from desktop_app.records.collection_item import CollectionItem
    from desktop_app.services.culture.collection_steps import STEPS
    from desktop_app.services.registers.step_refusals import step_refusals

    return step_refusals(desk, CollectionItem, keys, STEPS)


WINDOW_PARTS = WindowParts(
    row_actions={
        "manuscript": (
            RowAction("commission", "约稿…", "person", _step("COMMISSION"), several=True),
            RowAction("receive", "收稿…", "import", _step("RECEIVE"), several=True),
            RowAction("review_first", "初审…", "search", _step("FIRST"), several=True),
            RowAction("review_second", "复审…", "search", _step("SECOND"), several=True),
            RowAction("adopt", "采用…", "check", _step("ADOPT"), several=True),
            RowAction("return_manuscript", "退稿…", "cancel", _step("RETURN"), several=True),
            RowAction("into_volume", "编入书籍…", "book", _step("VOLUME"), several=True),
            RowAction("publish", "出版…", "done", _step("PUBLISH"), several=True),
            RowAction("pay_fee", "稿费和样书…", "outcome", _step("PAY"), several=True),
        ),
        "collection_item": (
            RowAction("give_back", "归还…", "done", _step("GIVE_BACK"), several=True),
        ),
    },
    row_refusals={"manuscript": _refusals, "collection_item": _item_refusals},
    icons={
        "manuscript": "quill-pen-line",
        "collection_item": "archive-line",
        "book": "book-2-line",
        "reading": "book-read-line",
    },
    tones={
        ("manuscript_state", "lead"): ("muted", "open"),
        ("manuscript_state", "commissioned"): ("info", "clock"),
        ("manuscript_state", "received"): ("info", "info"),
        ("manuscript_state", "first"): ("info", "check"),
        ("manuscript_state", "second"): ("info", "check"),
        ("manuscript_state", "adopted"): ("good", "check"),
        ("manuscript_state", "returned"): ("muted", "cancel"),
        ("manuscript_state", "published"): ("good", "done"),
        ("manuscript_result", "through"): ("good", "check"),
        ("manuscript_result", "back"): ("warn", "advise"),
        ("manuscript_result", "refuse"): ("muted", "open"),
    },
)
