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
from desktop_app.services.registers.stored import Stored, stored


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


class Reviewed(NamedTuple):
    """Chosen proposals: those whose next review is written, and those that have had all three."""

    taken: tuple[Stored, ...]
    left_out: tuple[Stored, ...]


def reviewed_together(desk: Desk, keys: Sequence[int]) -> Reviewed:
    """Which of these proposals a review of all of them is written for.

    A proposal that has had its last review keeps it; chosen alone, the last one is written anew.
    `UserError` where there are none, or where several have all had their last review.
    """
    found = stored(desk, Proposal, keys)
    if not found:
        raise UserError("请先选中要审查的提案。")
    if len(found) == 1:
        return Reviewed(tuple(found), ())
    done = [each for each in found if Proposal.AHEAD.holds(each.values)
            and all(each.values[stage.day] for stage in STAGES)]  # fmt: skip
    if len(done) == len(found):
        raise UserError(
            "选中的提案都已经终审，没有要登记的审查。要改终审意见，请只选中一件再点“审查…”。"
        )
    had = {each.key for each in done}
    return Reviewed(tuple(each for each in found if each.key not in had), tuple(done))


def next_stage(desk: Desk, keys: Sequence[int]) -> ReviewStage:
    """The first review that the first of these proposals has not had; the last one if it had all.

    Proposals that `reviewed_together` leaves out do not count.
    """
    return _stage_of(reviewed_together(desk, keys).taken[0].values)


def check_stages(desk: Desk, keys: Sequence[int]) -> None:
    """`UserError` where `review` would refuse these proposals, whatever the inputs."""
    found = reviewed_together(desk, keys).taken
    _refuse_unfit(found, _stage_of(found[0].values))


def _stage_of(proposal: Mapping[str, Any]) -> ReviewStage:
    return next((each for each in STAGES if not proposal[each.day]), STAGES[-1])


def review(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """Write the next review of some proposals as one action; a first one makes them reviewed.

    `given` are inputs for the fields of the stage and the note. What `reviewed_together` leaves out
    stays as it is. `Refused` carries what is wrong, `UserError` names a proposal whose next review
    is another one.
    """
    found, shared = reviewed_together(desk, keys).taken, lookup(desk, Proposal)
    stage = _stage_of(found[0].values)
    parsed = Proposal.parse(given, shared)
    wrong = [each for each in parsed.problems if each.field in given]
    if any(each.stops for each in wrong):
        raise Refused(wrong)
    if not parsed.values.get(stage.day) or not parsed.values.get(stage.opinion):
        raise UserError(f"请填写{stage.word}日期和{stage.word}意见。")
    _refuse_unfit(found, stage)
    put = []
    for each in found:
        values = {**each.values, **parsed.values}
        if values["state"] in ("submitted", "draft", "returned"):
            values["state"] = "reviewed"
        put.append(Proposal.of(values, each.key, each.version))
    one = Proposal.title_of(found[0].values)
    which = one if len(found) == 1 else f"{len(found)} {Proposal.UNIT}"
    return desk.write(put, action=f"提案{stage.word}：{which}")


def _refuse_unfit(found: Sequence[Stored], stage: ReviewStage) -> None:
    """`UserError` for a proposal that is decided on already, or whose next review is another."""
    for each in found:
        if not Proposal.AHEAD.holds(each.values):
            title = Proposal.title_of(each.values)
            raise UserError(f"“{title}”已经有审查结论，不再审查。要改结论请用“变更状态”。")
    for each in found:
        if _stage_of(each.values) != stage:
            title, word = Proposal.title_of(each.values), _stage_of(each.values).word
            raise UserError(f"“{title}”接下来是{word}，请与这些提案分开登记。")


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
