"""The steps of staff as dialogs: on loan, back in the post, retired, moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.records.staff import Staff
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.staff import steps
from desktop_app.ui.row_actions.step_dialog import HandlingStep

Run = Callable[[Desk, Sequence[int], Mapping[str, object]], Changed]


def _today(desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
    return {"left_on": desk.today.isoformat()}


def _leaving(title: str, day: str, run: Run, hint: str) -> HandlingStep:
    return HandlingStep(
        title=title, done=f"登记{title}", about=Staff, record=Staff, fields=("left_on*", "remark"),
        run=run, known=_today, words={"left_on": day, "remark": "说明"}, hint=hint,
    )  # fmt: skip


SECOND = _leaving(
    "借调", "借调日期", steps.second, "借调在外的占职数，不算在岗。说明记在“历史”里。"
)
RETIRE = _leaving("退休", "退休日期", steps.retire, "退休的不再占职数。说明记在“历史”里。")
MOVE = _leaving("调离", "调离日期", steps.move, "调离的不再占职数。说明记在“历史”里。")
BACK = HandlingStep(
    title="回到岗位", done="登记回岗", about=Staff, record=Staff, fields=("remark",),
    run=steps.come_back, words={"remark": "说明"}, hint="离岗日期会清空，原来的日期在“历史”里。",
)  # fmt: skip
