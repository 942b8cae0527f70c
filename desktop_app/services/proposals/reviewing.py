"""收件审查: the three reviews of proposals, and the decision that ends them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.field_types import Code
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.opinion_reports.lineage import reports_from_proposals
from desktop_app.services.registers import Refused
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import stored


class ReviewStage(NamedTuple):
    """One of the three reviews: its word, and the fields of reviewer, day and opinion."""

    word: str
    reviewer: str
    day: str
    opinion: str


STAGES = (
    ReviewStage("初审", "first_reviewer", "first_on", "first_opinion"),
    ReviewStage("复审", "second_reviewer", "second_on", "second_opinion"),
    ReviewStage("终审", "final_reviewer", "final_on", "final_opinion"),
)


def next_stage(desk: Desk, keys: Sequence[int]) -> ReviewStage:
    """The first review that the first of these proposals has not had; the last one for all had."""
    found = stored(desk, Proposal, list(keys)[:1])
    if not found:
        raise UserError("请先选中要审查的提案。")
    return _stage_of(found[0].values)


def _stage_of(proposal: Mapping[str, Any]) -> ReviewStage:
    return next((each for each in STAGES if not proposal[each.day]), STAGES[-1])


def review(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """Write the next review of some proposals as one action; a first one makes them reviewed.

    `given` are inputs for the fields of the stage and the note. `Refused` carries what is wrong,
    `UserError` names a proposal whose next review is another one.
    """
    stage, shared = next_stage(desk, keys), lookup(desk, Proposal)
    parsed = Proposal.parse(given, shared)
    wrong = [each for each in parsed.problems if each.field in given]
    if any(each.stops for each in wrong):
        raise Refused(wrong)
    if not parsed.values.get(stage.day) or not parsed.values.get(stage.opinion):
        raise UserError(f"请填写{stage.word}日期和{stage.word}意见。")
    found = stored(desk, Proposal, keys)
    late = [each for each in found if not Proposal.AHEAD.holds(each.values)]
    if late:
        title = Proposal.title_of(late[0].values)
        raise UserError(f"“{title}”已经有审查结论，不再审查。要改结论请用“变更状态”。")
    apart = [each for each in found if _stage_of(each.values) != stage]
    if apart:
        title = Proposal.title_of(apart[0].values)
        raise UserError(
            f"“{title}”接下来是{_stage_of(apart[0].values).word}，请与这些提案分开登记。"
        )
    put = []
    for each in found:
        values = {**each.values, **parsed.values}
        if values["state"] in ("submitted", "draft", "returned"):
            values["state"] = "reviewed"
        put.append(Proposal.of(values, each.key, each.version))
    one = Proposal.title_of(found[0].values)
    which = one if len(found) == 1 else f"{len(found)} {Proposal.UNIT}"
    return desk.write(put, action=f"提案{stage.word}：{which}")


def file(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """File proposals as one action; they are numbered in the order of their serial numbers."""
    rows = [(each.values["serial"] or "", each.key) for each in stored(desk, Proposal, keys)]
    ordered = [key for _, key in sorted(rows, key=lambda row: (len(row[0]), row[0], row[1]))]
    return change_state(desk, Proposal, ordered, "filed", "", given)


def reject(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """Do not file proposals; the reason of the action is what the list of reasons says."""
    return change_state(
        desk, Proposal, keys, "rejected", _shown(desk, "reject_reason", given), given
    )


def pass_on(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """Turn proposals into opinion reports, a letter or something else, or give them back.

    A report is made in the same action, with the movers, the text and the link back.
    """
    why, made = _shown(desk, "passed_to", given), list[Record]()
    if Proposal.field("passed_to").read(given.get("passed_to"), lookup(desk)) == "opinion":
        made = reports_from_proposals(desk, keys, given.get("passed_on"))
    return change_state(desk, Proposal, keys, "passed", why, given, also=made)


def withdraw(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """Take proposals back at the wish of their movers."""
    reason = str(given.get("withdraw_reason") or "")
    return change_state(desk, Proposal, keys, "withdrawn", reason, given)


def amend(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """Give proposals back to their movers to be amended."""
    reason = " ".join(str(given.get("returned_note") or "").split())[:200]
    return change_state(desk, Proposal, keys, "returned", reason, given)


def _shown(desk: Desk, name: str, given: Mapping[str, object]) -> str:
    """The labels of the codes given for a field, as a reason; empty for none."""
    field, shared = Proposal.field(name), lookup(desk, Proposal)
    assert isinstance(field, Code)  # what is declared with a code list
    value = field.read(given.get(name), shared)
    return field.show(value, shared)[:200] if value else ""
