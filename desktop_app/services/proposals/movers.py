"""Everyone who moves a proposal, those of the proposals merged into it included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.handling_records import HandlingFeedback
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.stored import stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

_MANY = re.compile(r"等\d*[人名位]?$")


class Mover(NamedTuple):
    """One mover: the name, the member if it is one, the proposal moved, and how to reach them."""

    name: str
    member: int | None
    proposal: int
    unit: str
    phone: str


def movers_of(desk: Desk, proposal: int) -> list[Mover]:
    """The movers of a proposal, the first one first, then those of proposals merged into it.

    A person who moves several of them is in the list once.
    """
    keys = [proposal, *merged_into(desk, [proposal])]
    signers: dict[int, list[Record]] = {key: [] for key in keys}
    for each in linking(desk, ProposalSigner, "proposal", keys):
        signers[each.values["proposal"]].append(each)
    found: dict[object, Mover] = {}
    for one in stored(desk, Proposal, keys):
        every = [_first(one.key, one.values), *map(_signer, signers[one.key])]
        for mover in filter(None, every):
            found.setdefault(mover.member or mover.name, mover)
    return list(found.values())


def merged_into(desk: Desk, keys: Sequence[int]) -> list[int]:
    """The proposals merged into these, and those merged into them, again and again."""
    found: list[int] = []
    edge = list(keys)
    while edge:
        query = Query(where=(Filter("merged_into", "in", tuple(edge)),))
        edge = [key for key in lists.find(desk.office, Proposal, query) if key not in found]
        found += edge
    return found


def unanswered(
    movers: Iterable[Mover], feedback: Iterable[Mapping[str, Any]], attempt: int
) -> list[Mover]:
    """The movers who have not said yet what they think of the reply of this attempt."""
    said = [
        each
        for each in feedback
        if HandlingFeedback.ANSWERED.holds(each) and (each.get("attempt") or 1) == attempt
    ]
    return [one for one in movers if not any(is_of(one, each) for each in said)]


def is_of(mover: Mover, feedback: Mapping[str, Any]) -> bool:
    """Whether a feedback is this mover's; members of the same name are two movers."""
    member = feedback.get("member")
    if mover.member is not None and member is not None:
        return bool(member == mover.member)
    return bool(feedback.get("mover") == mover.name)


def _first(key: int, values: Mapping[str, Any]) -> Mover | None:
    name = _MANY.sub("", str(values.get("mover") or "")).strip()
    name = name.split("、")[0]
    if not name:
        return None
    unit, phone = values.get("unit") or "", values.get("phone") or ""
    return Mover(name, values.get("member"), key, unit, phone)


def _signer(record: Record) -> Mover | None:
    values = record.values
    name = values.get("name")
    if not name:
        return None
    unit, phone = values.get("unit") or "", values.get("phone") or ""
    return Mover(name, values.get("member"), values["proposal"], unit, phone)
