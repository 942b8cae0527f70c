"""The steps of regulations as dialogs: replaced by another one, abolished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.regulation import Regulation
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.services.regulations import steps
from desktop_app.ui.row_actions.step_dialog import HandlingStep


def _known(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """What one regulation says already, today for the day that is empty."""
    found = stored(desk, Regulation, keys) if len(keys) == 1 else []
    values = found[0].values if found else {}
    return {
        "replaced_by": values.get("replaced_by"),
        "ended_on": values.get("ended_on") or desk.today.isoformat(),
    }


REVISE = HandlingStep(
    title="修订", done="登记修订", about=Regulation, record=Regulation,
    fields=("replaced_by*", "ended_on*"), run=steps.revise, known=_known,
    words={"ended_on": "从哪天起由新的代替"},
    hint="先登记新的那项制度，再选它；修订以后，旧制度的职责不再提醒。",
)  # fmt: skip
ABOLISH = HandlingStep(
    title="废止", done="登记废止", about=Regulation, record=Regulation,
    fields=("ended_on*", "remark*"), run=steps.abolish, known=_known,
    words={"ended_on": "废止日期", "remark": "依据"},
    hint="依据写由哪个会议、哪份文件废止，记在“历史”里，备注不变。",
)  # fmt: skip
