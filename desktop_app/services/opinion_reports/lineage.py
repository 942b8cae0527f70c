"""From one to another in one step: reports from proposals, proposals and topics from reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.any_link import pointing
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.opinion_reports.issuing import report
from desktop_app.services.registers import Refused
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.numbering import next_numbers
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

SHARED = ("member", "unit", "phone", "sector", "committee", "category")
"""Fields that a report and a proposal have in common."""
Given = Mapping[str, object]


def proposal_draft(desk: Desk, key: int) -> dict[str, Any]:
    """What a proposal made of a report begins with: its subject in the words of proposals."""
    name = str(report(desk, key).values["name"]).removesuffix("。")
    body = name.removeprefix("关于")
    for end in ("的提案", "的建议", "的情况"):
        body = body.removesuffix(end)
    return {"name": f"关于{body}的提案", "received_on": desk.today.isoformat()}


def to_proposal(desk: Desk, key: int, given: Given) -> Changed:
    """Make a proposal of a report, in one action: its movers, its text, the link back.

    The first key returned is the new proposal's. `UserError` where there is one already,
    `Refused` with what is wrong with the inputs.
    """
    one = _free(desk, key, Proposal)
    values = one.values
    others = list(values["partners"] or ())
    own = {
        **{name: values[name] for name in SHARED}, "mover": values["reflector"],
        "problem": values["issued_text"] or values["content"], "internal": values["internal"],
        "origin": pointing(OpinionReport.KEY, key),
        "kind": ("joint" if others else "member") if values["member"] else None,
    }  # fmt: skip
    new = made_of(desk, Proposal, own, given)
    signers = [_signer(desk, new.key, member, place) for place, member in enumerate(others, 1)]
    names = [each.strip() for each in (values["partner_names"] or "").split("、") if each.strip()]
    signers += [
        ProposalSigner.of({"proposal": new.key, "name": name, "role": "joint",
                           "position": str(place)})
        for place, name in enumerate(names, len(others) + 1)
    ]  # fmt: skip
    moved = _passed(one, "proposal")
    action = f"社情民意转提案：“{OpinionReport.title_of(values)}”"
    return desk.write([new, *signers, moved], action=action)


def topic_draft(desk: Desk, key: int) -> dict[str, Any]:
    """What a topic made of a report begins with."""
    return {"name": report(desk, key).values["name"], "raised_on": desk.today.isoformat()}


def to_topic(desk: Desk, key: int, given: Given) -> Changed:
    """Make a topic of a report, in one action: who raised it, the text, the link back."""
    one = _free(desk, key, Topic)
    values = one.values
    own = {
        "raised_by": (values["reflector"] or "")[:25] or None, "phone": values["phone"],
        "committee": values["committee"], "content": values["issued_text"] or values["content"],
        "source": "member" if values["member"] else "other", "internal": values["internal"],
        "origin": pointing(OpinionReport.KEY, key),
    }  # fmt: skip
    new = made_of(desk, Topic, own, given)
    action = f"社情民意转协商议题：“{OpinionReport.title_of(values)}”"
    return desk.write([new, _passed(one, "topic")], action=action)


def reports_from_proposals(desk: Desk, proposals: Sequence[int], day: object) -> list[Record]:
    """The reports that proposals become which are passed on as such; one for each that has none."""
    shared = lookup(desk, OpinionReport)
    received = OpinionReport.field("received_on").read(day, shared) or desk.today.isoformat()
    there = _made_from(desk, OpinionReport, Proposal.KEY, proposals)
    signers: dict[int, list[Mapping[str, Any]]] = {}
    for signer in linking(desk, ProposalSigner, "proposal", proposals):
        signers.setdefault(signer.values["proposal"], []).append(signer.values)
    found: list[Record] = []
    for each in stored(desk, Proposal, [key for key in proposals if key not in there]):
        values = each.values
        texts = (values["problem"], values["analysis"], values["advice"])
        name = str(values["name"]).removeprefix("关于").removesuffix("的提案")
        own = {
            **OpinionReport.defaults(shared), **{field: values[field] for field in SHARED},
            "name": name or values["name"], "reflector": values["mover"],
            "content": "\n".join(filter(None, texts)) or None, "internal": values["internal"],
            "received_on": received, "origin": pointing(Proposal.KEY, each.key),
            **_others(signers.get(each.key, ())),
        }  # fmt: skip
        found.append(OpinionReport.of({**own, **OpinionReport.computed(own, shared)}))
    return found


def _others(signers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The other reflectors of a report, from the signers of a proposal."""
    names = "、".join(each["name"] for each in signers if not each["member"])
    members = {each["member"] for each in signers if each["member"]}
    return {"partners": tuple(sorted(members)), "partner_names": names[:200] or None}


def _free(desk: Desk, key: int, model: type[Record]) -> Stored:
    """A report that nothing of a kind was made of yet."""
    one = report(desk, key)
    if key in _made_from(desk, model, OpinionReport.KEY, [key]):
        title = OpinionReport.title_of(one.values)
        raise UserError(f"“{title}”已经转成{model.TITLE}，请打开那一{model.UNIT}来改。")
    return one


def _made_from(desk: Desk, model: type[Record], record: str, keys: Sequence[int]) -> dict[int, int]:
    """By the source's id, the records of a register that were made from some of a kind."""
    values = tuple(pointing(record, key) for key in keys)
    found = lists.find(desk.office, model, Query(where=(Filter("origin", "in", values),)))
    by_value = dict(zip(values, keys, strict=True))
    rows = lists.rows(desk.office, model, found, ("origin",))
    return {by_value[origin]: key for key, _, origin in rows}


def made_of(desk: Desk, model: type[Record], own: Mapping[str, Any], given: Given) -> Record:
    """A new record with what it takes over and the typed inputs, numbered on.

    `Refused` carries what is wrong with the inputs.
    """
    shared = lookup(desk, model)
    parsed = model.parse(given, shared)
    wrong = [each for each in parsed.problems if each.field in given]
    if any(each.stops for each in wrong) or not parsed.values.get("name"):
        raise Refused(wrong or parsed.problems)
    number = next((each for each in ("serial", "number") if (each,) in model.UNIQUE), "")
    numbers = next_numbers(desk, model, 1)
    values = {**model.defaults(shared), **own, **parsed.values}
    values |= {number: numbers[0]} if number and numbers else {}
    return model.of({**values, **model.computed(values, shared)}, new_keys(1)[0])


def _signer(desk: Desk, proposal: int, member: int, place: int) -> Record:
    parsed = ProposalSigner.parse(
        {"member": member, "role": "joint", "position": str(place)}, lookup(desk, ProposalSigner)
    )
    return ProposalSigner.of({**parsed.values, "proposal": proposal})


def _passed(one: Stored, became: str) -> Record:
    """The report as it is once something was made of it: passed on, if it was not issued."""
    codes = [*(one.values["became"] or "").split(), became]
    values = {**one.values, "became": " ".join(dict.fromkeys(codes))}
    if OpinionReport.WRITING.holds(values):
        values["state"] = "passed"
    return OpinionReport.of(values, one.key, one.version)
