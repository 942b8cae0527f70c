"""The steps of deeds as dialogs: progress, effect, end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.deed import Deed
from desktop_app.services.deeds import steps
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep


def _known(day: str, *kept: str, **usual: str) -> Any:
    """Begins with today, the usual codes, and with what is stored of one deed."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, Deed, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in (*kept, *usual)} if found else {}
        begun = {name: known.get(name) or code for name, code in usual.items()}
        return {**known, **begun, **({day: desk.today.isoformat()} if day else {})}

    return values


ADVANCE = HandlingStep(
    title="登记推进", done="登记推进", about=Deed, record=Deed,
    fields=("progress_on*", "progress_state*", "progress*", "difficulties"), run=steps.advance,
    known=_known("progress_on", "progress", "difficulties", progress_state="on_course"),
    hint="登记以后状态是“推进中”；没有开始日期的，从推进日期开始。",
)  # fmt: skip
EFFECT = HandlingStep(
    title="登记见效", done="登记见效", about=Deed, record=Deed,
    fields=("effect_on*", "effect_state*", "effect*", "beneficiaries", "money"),
    run=steps.show_effect,
    known=_known("effect_on", "effect", "beneficiaries", "money", effect_state="first"),
    hint="见效和办结分开：见效了的还可以继续推进，办结了的也可以再补见效。",
)  # fmt: skip
FINISH = HandlingStep(
    title="办结", done="办结", about=Deed, record=Deed,
    fields=("done_on*", "result*", "beneficiaries", "money", "evidence"), run=steps.finish,
    known=_known("done_on", "result", "beneficiaries", "money", "evidence"),
    hint="办结的计入“五个一”、履职积分和统计表。照片、证明加在这条实事的附件里。",
)  # fmt: skip
FAIL = HandlingStep(
    title="未办成", done="登记未办成", about=Deed, record=Deed, fields=("fail_reason*",),
    run=steps.fail, known=_known("", "fail_reason"),
    hint="写明为什么没有办成。没有办成的不计分，也不进统计表的“办成”。",
)  # fmt: skip
