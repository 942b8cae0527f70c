"""The question before what was typed is given up."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.ui.desktop import Desktop

UNSAVED = "这里有还没有保存的内容。要放弃吗？"


def ask_discard(
    desktop: Desktop,
    leave: Callable[[], None],
    name: str = "discard_changes",
    sentence: str = UNSAVED,
) -> None:
    """Asks whether what was typed may go; `leave` is called only when it may."""

    def answered(yes: bool) -> None:
        if yes:
            leave()

    desktop.ask_yes_no(name, sentence, answered, default=False, yes="放弃", no="继续填写")
