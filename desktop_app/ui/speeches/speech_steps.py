"""The steps of speeches as dialogs: handing in, check, choice, delivery, a proposal, not used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.proposal import Proposal
from desktop_app.records.speech import Speech
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.stored import stored
from desktop_app.services.speeches import deciding, lineage
from desktop_app.ui.row_actions.step_dialog import HandlingStep, Inputs


def _known(day: str, *kept: str) -> Any:
    """Begins with today for a day, and with what is stored of one speech for other fields."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, Speech, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in (day, *kept)} if found else {}
        return {**known, day: known.get(day) or desk.today.isoformat()}

    return values


def _planned(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """The day that the chosen speeches are planned for, where it is one; else today."""
    days = {each.values["planned_on"] for each in stored(desk, Speech, keys)} - {None}
    return {"given_on": days.pop() if len(days) == 1 else desk.today.isoformat()}


def _of_proposal(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    return lineage.known_of_proposal(desk, keys[0])


def _to_proposal(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    return lineage.to_proposal(desk, keys[0], given)


HAND_IN = HandlingStep(
    title="报送发言稿", done="登记报送", about=Speech, record=Speech, fields=("handed_on*",),
    run=deciding.hand_in, known=_known("handed_on"),
    hint="发言稿全文在表单的“发言稿”里粘贴，也可以作为附件。",
)  # fmt: skip
CHECK = HandlingStep(
    title="审核发言稿", done="登记审核", about=Speech, record=Speech,
    fields=("checker*", "checked_on*", "check_result*", "check_note"), run=deciding.check,
    known=_known("checked_on", "checker"), hint="退修、不采用的要写明原因。",
)  # fmt: skip
CHOOSE = HandlingStep(
    title="选定发言", done="选定", about=Speech, record=Speech,
    fields=("kind*", "chosen_on*", "chosen_by*"), run=deciding.choose,
    known=_known("chosen_on", "kind", "chosen_by"),
    hint="口头发言和联组发言选定以后排发言顺序，书面发言直接收入汇编。",
)  # fmt: skip
GIVE = HandlingStep(
    title="登记发言", done="登记发言", about=Speech, record=Speech, fields=("given_on*",),
    run=deciding.give, known=_planned,
)  # fmt: skip
DROP = HandlingStep(
    title="不采用", done="不采用", about=Speech, record=Speech, fields=("unused_reason*",),
    run=deciding.drop, hint="已经排了顺序的会从发言顺序里去掉，后面的依次前移。",
)  # fmt: skip
TO_PROPOSAL = HandlingStep(
    title="转为提案", done="转为提案", about=Speech, record=Proposal,
    fields=("name*", "kind", "category", "received_on*", "suggested_units", "advice"),
    run=_to_proposal, known=_of_proposal,
    hint="提案者、会议和发言稿照这篇发言填写，提案里会写明来自这篇发言。",
)  # fmt: skip
