"""交办: the handling sheets of proposals, one for each unit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.movers import linking
from desktop_app.services.registers import Refused
from desktop_app.services.registers.states import NotAllowed, Refusal
from desktop_app.services.registers.stored import stored
from desktop_app.storage.log.keys import new_keys

_BETWEEN = re.compile(r"[、,，;；\n]+")


def units_in(text: str) -> list[str]:
    """The units that a line names, each once."""
    return list(dict.fromkeys(filter(None, (each.strip() for each in _BETWEEN.split(text)))))


def assign(
    desk: Desk, keys: Sequence[int], main: Sequence[str], assisting: Sequence[str],
    given: Mapping[str, object], *, separately: bool = False,
) -> Changed:  # fmt: skip
    """Assign filed proposals to the same units as one action: a sheet for each and each unit.

    One main unit alone is 独办, with assisting ones 主办 and 会办; several main units are 分办, for
    which `separately` has to be said. A unit that has a live sheet of the proposal keeps it and
    gets no second one. `given` are inputs that the sheets share. `NotAllowed` names proposals that
    are not filed; `Refused` carries what is wrong with the inputs.
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
        Refusal(each.key, Proposal.title_of(each.values), "还没有立案，请先立案")
        for each in found
        if not Proposal.FILED.holds(each.values)
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


def instead(desk: Desk, sheet: int, unit: str, given: Mapping[str, object]) -> Changed:
    """Assign a returned sheet's part to another unit."""
    found = stored(desk, ProposalHandling, [sheet])
    if not found:
        raise UserError("这份提案办理已被删除。")
    if not unit.strip():
        raise UserError("请填写改由哪个单位办理。")
    shared, old = lookup(desk, ProposalHandling), found[0].values
    same = {name: old[name] for name in ("system", "channel", "role", "proposal")}
    typed = {**same, "assigned_on": shared.today.isoformat(), **given, "unit": unit.strip(),
             "state": "assigned", "instead_of": sheet}  # fmt: skip
    put = ProposalHandling.of(_parsed(typed, shared), new_keys(1)[0])
    return desk.write([put], action=f"改办：“{old['unit']}”改由“{unit.strip()}”办理")
