"""The steps of leave as dialogs: granted, not granted, taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.leave import Leave
from desktop_app.services.desk import Desk
from desktop_app.services.leaves import deciding
from desktop_app.services.registers.stored import stored
from desktop_app.ui.leaves.leave_strip import approved_by
from desktop_app.ui.row_actions.step_dialog import HandlingStep

MOST = 20
"""Of how many leaves at most it is told who grants them."""


def _known(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """Today, and of one leave who was named as approver."""
    found = stored(desk, Leave, keys) if len(keys) == 1 else []
    approver = found[0].values["approver"] if found else None
    return {"approver": approver, "decided_on": desk.today.isoformat()}


def told(desk: Desk, keys: Sequence[int]) -> str:
    """Who grants the chosen leave by the kind of activity, and how many were asked for late."""
    if not 0 < len(keys) <= MOST:
        return ""
    terms = [deciding.terms_of(desk, each.values) for each in stored(desk, Leave, keys)]
    by = "、".join(dict.fromkeys(each.approver for each in terms if each.approver))
    late = sum(each.late for each in terms)
    more = f"其中 {late} 条没有按规定提前申请。" if late else ""
    return f"{approved_by(by)}。{more}"


GRANT = HandlingStep(
    title="批准请假", done="批准", about=Leave, record=Leave,
    fields=("approver*", "decided_on*", "decision_note", "document"), run=deciding.grant,
    known=_known, more=told, hint="批准以后，出勤里这段时间记为请假或公假，已经到会的不动。",
)  # fmt: skip
REFUSE = HandlingStep(
    title="不准请假", done="不准", about=Leave, record=Leave,
    fields=("approver*", "decided_on*", "decision_note*"), run=deciding.refuse, known=_known,
    words={"decision_note": "不准的理由"}, more=told,
)  # fmt: skip
WITHDRAW = HandlingStep(
    title="销假（撤回）", done="销假", about=Leave, record=Leave, fields=("remark",),
    run=deciding.withdraw, words={"remark": "说明"},
    hint="出勤里因为这次请假记上的，恢复成原来的样子。",
)  # fmt: skip
