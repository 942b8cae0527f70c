"""交办: the handling sheets of proposals, one for each unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import units_in
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.state_rules import refusal
from desktop_app.services.registers.states import NotAllowed, Refusal
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.log.keys import new_keys

__all__ = ["assign", "decide_return", "units_in"]


def assign(
    desk: Desk, keys: Sequence[int], main: Sequence[str], assisting: Sequence[str],
    given: Mapping[str, object], *, separately: bool = False,
) -> Changed:  # fmt: skip
    """Assign filed proposals to the same units as one action: a sheet for each and each unit.

    One main unit alone is 独办, with assisting ones 主办 and 会办; several main units are 分办, for
    which `separately` has to be said. A unit that has a live sheet of the proposal keeps it and
    gets no second one. `given` are inputs that the sheets share. `NotAllowed` names proposals that
    are not filed or have ended; `Refused` carries what is wrong with the inputs.
    """
    if not main:
        raise UserError("请填写主办单位，只有一个单位办理的也写在这里。")
    if len(main) > 1 and not separately:
        raise UserError(
            "主办单位写了几个。各自答复的请勾选“分办”，只有一个牵头的把其余的写到会办单位。"
        )
    both = set(main) & set(assisting)
    if both:
        raise UserError(f"“{'、'.join(sorted(both))}”既是主办又是会办，请改其中一处。")
    found = stored(desk, Proposal, keys)
    if not found:
        raise UserError("请先选中要交办的提案。")
    refused = [
        Refusal(each.key, Proposal.title_of(each.values), why)
        for each in found
        if (why := _against(each.values))
    ]
    if refused:
        raise NotAllowed(Proposal, Proposal.field("state").show("assigned", lookup(desk)), refused)
    put = _sheets(desk, [each.key for each in found], _roles(main, assisting), given)
    if not put:
        raise UserError("这些单位都已经有办理单了，没有新的要交办。")
    one = Proposal.title_of(found[0].values)
    which = f"“{one}”" if len(found) == 1 else f"{len(found)} {Proposal.UNIT}提案"
    action = f"交办：{which}交{'、'.join((*main, *assisting))}"
    return desk.write(put, action=action)


def _against(proposal: Mapping[str, Any]) -> str:
    """Why a proposal may not be assigned, or nothing."""
    if not Proposal.FILED.holds(proposal):
        return "还没有立案，请先立案"
    return "已经办结，要再交办请先把状态改回立案" if Proposal.ENDED.holds(proposal) else ""


def _roles(main: Sequence[str], assisting: Sequence[str]) -> dict[str, str]:
    """The role of each unit."""
    first = "separate" if len(main) > 1 else ("main" if assisting else "sole")
    return {**dict.fromkeys(main, first), **dict.fromkeys(assisting, "assist")}


def _sheets(
    desk: Desk, proposals: Sequence[int], roles: Mapping[str, str], given: Mapping[str, object]
) -> list[Record]:
    shared = lookup(desk, ProposalHandling)
    live = {
        (each.values["proposal"], each.values["unit"])
        for each in linking(desk, ProposalHandling, "proposal", proposals)
        if ProposalHandling.LIVE.holds(each.values)
    }
    wanted = [(key, unit) for key in proposals for unit in roles if (key, unit) not in live]
    put: list[Record] = []
    for (proposal, unit), key in zip(wanted, new_keys(len(wanted)), strict=True):
        typed = {"assigned_on": shared.today.isoformat(), **given, "proposal": proposal,
                 "unit": unit, "role": roles[unit], "state": "assigned"}  # fmt: skip
        if roles[unit] == "assist":
            typed["due"] = given.get("opinion_due")
        typed.pop("opinion_due", None)
        put.append(ProposalHandling.of(_parsed(typed, shared), key))
    return put


def _parsed(typed: Mapping[str, Any], shared: Any) -> dict[str, Any]:
    parsed = ProposalHandling.parse(typed, shared)
    if parsed.stops:
        raise Refused(parsed.problems)
    return {**ProposalHandling.defaults(shared), **parsed.values}


def decide_return(desk: Desk, sheet: int, given: Mapping[str, object], unit: str = "") -> Changed:
    """Record what was decided about the return of a sheet, as one action.

    Where it is agreed the sheet ends, and `unit`, if named, gets a sheet in its place. `Refused`
    carries what is wrong with the inputs, `UserError` names what is missing.
    """
    found, shared = stored(desk, ProposalHandling, [sheet]), lookup(desk, ProposalHandling)
    if not found:
        raise UserError("这份提案办理已被删除，可以在“设置”的回收站里找回。")
    parsed = ProposalHandling.parse(given, shared, found[0].values)
    wrong = [each for each in parsed.problems if each.field in given]
    if any(each.stops for each in wrong):
        raise Refused(wrong)
    old = {**found[0].values, **parsed.values}
    if not old["return_result"]:
        raise UserError("请选申退结果。")
    agreed = old["return_result"] == "agreed"
    if agreed:
        against = refusal(desk, ProposalHandling, sheet, old, "returned")
        if against:
            raise UserError(f"{against.text}。")
        old["state"] = "returned"
    if unit.strip() and not agreed:
        raise UserError("没有同意申退，不能改由别的单位办理。")
    put: list[Record] = [ProposalHandling.of(old, sheet, found[0].version)]
    if unit.strip():
        put.append(_instead(desk, found[0], unit.strip(), old["return_decided_on"]))
    word = f"同意申退，改由“{unit.strip()}”办理" if unit.strip() else "申退商定"
    return desk.write(put, action=f"{word}：{old['unit']}")


def _instead(desk: Desk, old: Stored, unit: str, day: str) -> Record:
    """The sheet of the unit that takes over from another."""
    shared = lookup(desk, ProposalHandling)
    same = {name: old.values[name] for name in ("system", "channel", "role", "proposal")}
    typed = {**same, "assigned_on": day, "unit": unit, "state": "assigned", "instead_of": old.key}
    return ProposalHandling.of(_parsed(typed, shared), new_keys(1)[0])
