"""Proposals merged into one, split up, called related or not alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.mergers import (
    Mergers,
    moved,
    part_names,
    reason_of,
    refuse_all,
    whole_of,
)
from desktop_app.services.registers.numbering import next_numbers
from desktop_app.services.registers.state_rules import refusal
from desktop_app.services.registers.states import Refusal
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.log.keys import new_keys

COPIED = (
    "term", "session", "period", "kind", "category", "member", "mover", "unit", "phone", "sector",
    "committee", "contact", "leader", "writer", "problem", "analysis", "advice", "researched",
    "self_written", "forwarded", "may_publish", "publish_note", "may_join", "consult_form",
    "signed", "received_on", "received_at",
)  # fmt: skip
GONE = {
    "merged": "已并入别的提案", "split": "已分案", "withdrawn": "已撤案", "passed": "已转办",
    "rejected": "不予立案",
}  # fmt: skip
PAIR = 2


def merge(desk: Desk, keys: Sequence[int], into: int, reason: str) -> Changed:
    """Merge proposals into one as one action; they keep their numbers, movers and texts.

    None may be merged, split or handled already; see `Mergers.merge`.
    """
    return MERGERS.merge(desk, keys, into, reason)


def split(desk: Desk, key: int, parts: Sequence[str], reason: str) -> Changed:
    """Split a proposal into new ones of these subjects, with its movers and its texts.

    The first keys returned are those of the parts. `UserError` for fewer than two different
    subjects; `NotAllowed` where it is merged, split or handled already.
    """
    titles = part_names(parts, "分成的提案", "案由")
    why = reason_of(desk, reason, "反映的是两件事")
    whole = whole_of(desk, Proposal, key)
    refuse_all(desk, Proposal, "split", _not_free(desk, [whole], "split"))
    put = [*_parts(desk, whole, titles), moved(Proposal, whole, "split")]
    action = f"分案：“{Proposal.title_of(whole.values)}”分为 {len(titles)} 件（{why}）"
    return desk.write(put, action=action)


def _parts(desk: Desk, whole: Stored, titles: Sequence[str]) -> list[Record]:
    """The proposals that one is split into, then their signers."""
    shared = lookup(desk, Proposal)
    copied = {name: whole.values[name] for name in COPIED}
    serials = next_numbers(desk, Proposal, len(titles)) or [""] * len(titles)
    signers = linking(desk, ProposalSigner, "proposal", [whole.key])
    state = whole.values["state"] if Proposal.AHEAD.holds(whole.values) else "reviewed"
    parts: list[Record] = []
    more: list[Record] = []
    for part, title, serial in zip(new_keys(len(titles)), titles, serials, strict=True):
        parsed = Proposal.parse({"name": title}, shared)
        if parsed.stops:
            raise Refused(parsed.problems)
        own = {**copied, **parsed.values, "serial": serial or None, "state": state}
        parts.append(
            Proposal.of({**Proposal.defaults(shared), **own, "split_from": whole.key}, part)
        )
        more += [_copied_signer(each, part) for each in signers]
    return [*parts, *more]


def _copied_signer(record: Record, proposal: int) -> Record:
    values = {each.name: record.values.get(each.name) for each in ProposalSigner.declared()}
    return ProposalSigner.of({**values, "proposal": proposal})


def relate(desk: Desk, key: int, other: int) -> Changed:
    """Note that two proposals are about related things."""
    return _pair(desk, key, other, "related", "相关提案")


def dismiss(desk: Desk, key: int, other: int) -> Changed:
    """Note that two proposals are not alike, so that neither is offered for the other again."""
    return _pair(desk, key, other, "unlike", "不相近")


def _pair(desk: Desk, key: int, other: int, field: str, word: str) -> Changed:
    found = stored(desk, Proposal, [key, other])
    if len(found) < PAIR:
        raise UserError("其中一件提案已被删除。")
    one, two = found
    pairs = tuple(sorted({*(one.values[field] or ()), other}))
    names = " 与 ".join(f"“{Proposal.title_of(each.values)}”" for each in (one, two))
    put = [Proposal.of({**one.values, field: pairs}, one.key, one.version)]
    return desk.write(put, action=f"{word}：{names}")


def _not_free(desk: Desk, found: Sequence[Stored], to: str) -> list[Refusal]:
    """A refusal for each proposal that has left already, or that units still work on."""
    refused = []
    for each in found:
        why = GONE.get(each.values["state"], "")
        if not why:
            values = {**each.values, "merged_into": each.values["merged_into"] or each.key}
            against = refusal(desk, Proposal, each.key, values, to)
            why = against.text if against else ""
        if why:
            refused.append(Refusal(each.key, Proposal.title_of(each.values), why))
    return refused


def _closed(values: Mapping[str, Any]) -> str:
    """Why nothing can be merged into a proposal."""
    said = GONE.get(values["state"], "")
    return said or ("已办结，不能再并入提案" if Proposal.ENDED.holds(values) else "")


MERGERS = Mergers(Proposal, "并案", _closed, partial(_not_free, to="merged"))
