"""The dialogs of appointments for a term: made anew, ended; for any record that has terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import appointing
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep


def renewal(model: type[Record]) -> HandlingStep:
    """续聘: until a later day, with its document."""

    def run(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
        return appointing.renew(desk, model, keys, given)

    return HandlingStep(
        title="续聘", done="续聘", about=model, record=model, fields=("until*", "document"),
        run=run, words={"until": "续聘至"},
        hint="新的聘期要晚于原来的；已经结束的续聘以后又是在聘。",
    )  # fmt: skip


def ending(model: type[Record]) -> HandlingStep:
    """结束聘任: the last day and why."""

    def run(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
        return appointing.end(desk, model, keys, given)

    def known(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        """The last day as it is, at most today."""
        found = stored(desk, model, keys) if len(keys) == 1 else []
        today = desk.today.isoformat()
        values = found[0].values if found else {}
        return {"until": min(values.get("until") or today, today)}

    return HandlingStep(
        title="结束聘任", done="结束聘任", about=model, record=model,
        fields=("until*", "remark"), run=run, known=known,
        words={"until": "聘到哪一天", "remark": "说明"}, hint="说明记在“历史”里，备注不变。",
    )  # fmt: skip
