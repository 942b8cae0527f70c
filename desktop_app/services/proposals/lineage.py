"""Proposals merged into one, split up, called related or not alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.numbering import next_numbers
from desktop_app.services.registers.state_rules import refusal
from desktop_app.services.registers.states import NotAllowed, Refusal, read_reason
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
FEWEST = 2


def merge(desk: Desk, keys: Sequence[int], into: int, reason: str) -> Changed:
    """Merge proposals into one as one action; they keep their numbers, movers and texts.

    `UserError` without a reason; `NotAllowed` names each that is merged, split or handled already,
    or that the target itself comes from.
    """
    why = _reason(desk, reason, "反映的是同一件事")
    found = [each for each in stored(desk, Proposal, keys) if each.key != into]
    target = stored(desk, Proposal, [into])
    if not target:
        raise UserError("要并入的提案已被删除，请另选一件。")
    if not found:
        raise UserError("请选定至少一件要并入的提案，它不能是并入的那一件。")
    _refuse_all(desk, "merged", _not_mergeable(desk, found, target[0]))
    put = [_moved(each, "merged", merged_into=into) for each in found]
    one = Proposal.title_of(found[0].values)
    which = f"“{one}”" if len(found) == 1 else f"{len(found)} {Proposal.UNIT}"
    action = f"并案：{which}并入“{Proposal.title_of(target[0].values)}”（{why}）"
    return desk.write(put, action=action)


def split(desk: Desk, key: int, parts: Sequence[str], reason: str) -> Changed:
    """Split a proposal into new ones of these subjects, with its movers and its texts.

    The first keys returned are those of the parts. `UserError` for fewer than two different
    subjects; `NotAllowed` where it is merged, split or handled already.
    """
    titles = [" ".join(each.split()) for each in parts if each.strip()]
    if len(titles) < FEWEST:
        raise UserError("请写出分成的提案的案由，至少两个，每行一个。")
    if len(set(titles)) < len(titles):
        raise UserError("分成的提案里有重复的案由，请改成不同的案由。")
    why = _reason(desk, reason, "反映的是两件事")
    found = stored(desk, Proposal, [key])
    if not found:
        raise UserError("这件提案已被删除，可以在“设置”的回收站里找回。")
    _refuse_all(desk, "split", _not_free(desk, found, "split"))
    put = [*_parts(desk, found[0], titles), _moved(found[0], "split")]
    action = f"分案：“{Proposal.title_of(found[0].values)}”分为 {len(titles)} 件（{why}）"
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
    if len(found) < FEWEST:
        raise UserError("其中一件提案已被删除。")
    one, two = found
    pairs = tuple(sorted({*(one.values[field] or ()), other}))
    names = " 与 ".join(f"“{Proposal.title_of(each.values)}”" for each in (one, two))
    put = [Proposal.of({**one.values, field: pairs}, one.key, one.version)]
    return desk.write(put, action=f"{word}：{names}")


def _reason(desk: Desk, reason: str, such_as: str) -> str:
    if not reason.strip():
        raise UserError(f"请写明理由，例如“{such_as}”。")
    return read_reason(reason, lookup(desk))


def _moved(each: Stored, state: str, **more: Any) -> Record:
    return Proposal.of({**each.values, **more, "state": state}, each.key, each.version)


def _not_mergeable(desk: Desk, found: Sequence[Stored], target: Stored) -> list[Refusal]:
    """The reasons against a merger, those of the target first."""
    said = GONE.get(target.values["state"], "")
    said = said or ("已办结，不能再并入提案" if Proposal.ENDED.holds(target.values) else "")
    refused = [Refusal(target.key, Proposal.title_of(target.values), said)] if said else []
    above = _above(desk, target)
    refused += [
        Refusal(each.key, Proposal.title_of(each.values), "是并入的提案的来处，不能再并入它")
        for each in found if each.key in above
    ]  # fmt: skip
    return refused + _not_free(desk, found, "merged")


def _above(desk: Desk, proposal: Stored) -> set[int]:
    """Every proposal that one flows into or was split from, again and again."""
    above: set[int] = set()
    edge = [proposal]
    while edge:
        ways = {each.values[name] for each in edge for name in ("merged_into", "split_from")}
        edge = stored(desk, Proposal, sorted(ways - above - {None}))
        above |= {each.key for each in edge}
    return above


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


def _refuse_all(desk: Desk, to: str, refused: Sequence[Refusal]) -> None:
    if refused:
        raise NotAllowed(Proposal, Proposal.field("state").show(to, lookup(desk)), refused)
