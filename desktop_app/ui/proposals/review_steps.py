"""The steps of proposals as dialogs: review, filing, not filing, passing on, withdrawal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.proposal import Proposal
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.proposals import reviewing
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep, Inputs


def review_step(desk: Desk, keys: Sequence[int]) -> HandlingStep:
    """The next review of some proposals: 初审, 复审 or 终审."""
    stage = reviewing.next_stage(desk, keys)
    return HandlingStep(
        title=stage.word, done=f"登记{stage.word}", about=Proposal, record=Proposal,
        fields=(stage.reviewer, f"{stage.day}*", f"{stage.opinion}*", "review_note"),
        run=reviewing.review, known=_known(stage.day, stage.reviewer, "review_note"),
        hint="初审、复审、终审依次登记；终审以后点“立案…”或“不予立案…”。",
    )  # fmt: skip


def _known(day: str, *kept: str) -> Any:
    """Begins with today for a day, and with what is stored of one record for other fields."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, Proposal, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in kept} if found else {}
        return {day: desk.today.isoformat(), **known}

    return values


def _archive(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    return change_state(desk, Proposal, keys, "archived", "", given)


FILE = HandlingStep(
    title="立案", done="立案", about=Proposal, record=Proposal, fields=("filed_on*",),
    run=reviewing.file, known=_known("filed_on"),
    hint="提案号接着这次会议的最后一个号编，几件一起立案的按流水号先后编。",
)  # fmt: skip
REJECT = HandlingStep(
    title="不予立案", done="不予立案", about=Proposal, record=Proposal,
    fields=("reject_reason*", "told_on*", "review_note"), run=reviewing.reject,
    known=_known("told_on", "review_note"), hint="不予立案的要及时告知提案者，也可以再转办。",
)  # fmt: skip
PASS_ON = HandlingStep(
    title="转办", done="转办", about=Proposal, record=Proposal,
    fields=("passed_to*", "passed_on*", "passed_note"), run=reviewing.pass_on,
    known=_known("passed_on"),
)  # fmt: skip
AMEND = HandlingStep(
    title="退回修改", done="退回修改", about=Proposal, record=Proposal, fields=("returned_note*",),
    run=reviewing.amend,
)  # fmt: skip
WITHDRAW = HandlingStep(
    title="撤案", done="撤案", about=Proposal, record=Proposal,
    fields=("withdrawn_on*", "withdraw_reason*"), run=reviewing.withdraw,
    known=_known("withdrawn_on"),
)  # fmt: skip
ARCHIVE = HandlingStep(
    title="归档", done="归档", about=Proposal, record=Proposal, fields=("archived_on*",),
    run=_archive, known=_known("archived_on"),
)  # fmt: skip
