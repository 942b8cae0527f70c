"""The steps of receptions: answered, passed to a unit, carried on as a record of another kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.any_link import pointing
from desktop_app.records.member import Member
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.proposal import Proposal
from desktop_app.records.reception import WAYS, Reception
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.opinion_reports.lineage import made_of
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.step_refusals import Needed, required
from desktop_app.services.registers.stored import Stored, stored

Given = Mapping[str, object]
TITLE_LETTERS = 40
_WAITS = Needed(Reception.OPEN, "已经告知来访人")
_FREE = Needed(~Reception.CARRIED_ON, "已经转成别的记录，请打开那一条来办")
STEPS: Mapping[str, Sequence[Needed]] = {
    "answer_reception": (_WAITS,),
    "pass_reception": (_WAITS, _FREE),
    "reception_to_report": (_FREE,),
    "reception_to_proposal": (_FREE,),
    "reception_to_topic": (_FREE,),
}
"""The conditions of each step, by its name."""


def answer(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note the answer to visitors and its day; one without a way was answered on the spot.

    `NotAllowed` names those that were answered before.
    """
    found = required(desk, Reception, keys, STEPS["answer_reception"])
    own = {each.key: {"way": "spot"} for each in found
           if not (given.get("way") or each.values["way"])}  # fmt: skip
    return change_state(desk, Reception, keys, "told", "", given, own=own)


def pass_on(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that matters were passed to a unit."""
    required(desk, Reception, keys, STEPS["pass_reception"])
    return change_state(desk, Reception, keys, "passed", "", {**given, "way": "unit"}, again=True)


def subject_of(reception: Mapping[str, Any]) -> str:
    """What a reception is about in a few words: its first sentence, cut where it is long."""
    text = " ".join(str(reception.get("matter") or "").split())
    for end in "。；！？":
        text = text.split(end)[0]
    return text[:TITLE_LETTERS].rstrip("，、：")


def report_draft(desk: Desk, key: int) -> dict[str, Any]:
    """What a report made of a reception begins with."""
    return {"name": subject_of(_one(desk, key).values), "received_on": desk.today.isoformat()}


def proposal_draft(desk: Desk, key: int) -> dict[str, Any]:
    """What a proposal made of a reception begins with: its subject in the words of proposals."""
    about = subject_of(_one(desk, key).values).removeprefix("关于")
    return {"name": f"关于{about}的提案", "received_on": desk.today.isoformat()}


def topic_draft(desk: Desk, key: int) -> dict[str, Any]:
    """What a topic made of a reception begins with."""
    one = _one(desk, key).values
    return {
        "name": subject_of(one), "point": one["point"], "raised_on": desk.today.isoformat(),
    }  # fmt: skip


def to_report(desk: Desk, key: int, given: Given) -> Changed:
    """Make an opinion report of a reception as one action; it points back at the reception.

    The first key returned is the report's. `NotAllowed` where the reception was carried on before,
    `Refused` carries what is wrong with the inputs.
    """
    one = _free(desk, key, "reception_to_report")
    member = _member_of(desk, one)
    own = {
        "member": member.get("id"), "reflector": member.get("name"), "unit": member.get("unit"),
        "phone": member.get("mobile"), "sector": member.get("sector"),
        "committee": member.get("committee"), "kind": "member" if member else None,
        "content": one.values["matter"],
    }  # fmt: skip
    return _carried(desk, one, OpinionReport, own, given)


def to_proposal(desk: Desk, key: int, given: Given) -> Changed:
    """Make a proposal of a reception, as `to_report` does."""
    one = _free(desk, key, "reception_to_proposal")
    member = _member_of(desk, one)
    own = {
        "member": member.get("id"), "mover": member.get("name"), "unit": member.get("unit"),
        "phone": member.get("mobile"), "sector": member.get("sector"),
        "committee": member.get("committee"), "kind": "member" if member else None,
        "problem": one.values["matter"],
    }  # fmt: skip
    return _carried(desk, one, Proposal, own, given)


def to_topic(desk: Desk, key: int, given: Given) -> Changed:
    """Make a topic of a reception, as `to_report` does."""
    one = _free(desk, key, "reception_to_topic")
    values = one.values
    own = {
        "raised_by": (values["visitor"] or "")[:25] or None, "phone": values["phone"],
        "point": values["point"], "content": values["matter"],
        "source": "point" if values["point"] else "resident",
    }  # fmt: skip
    return _carried(desk, one, Topic, own, given)


def _carried(
    desk: Desk, one: Stored, model: type[Record], own: Mapping[str, Any], given: Given
) -> Changed:
    """Write the new record and the reception that it was made of, as one action."""
    more = {"internal": one.values["internal"], "origin": pointing(Reception.KEY, one.key)}
    new = made_of(desk, model, {**own, **more}, given)
    values = {**one.values, "way": WAYS[model.KEY], "became": pointing(model.KEY, new.key)}
    if Reception.UNANSWERED.holds(values):
        values["state"] = "passed"
    moved = Reception.of(values, one.key, one.version)
    action = f"接待转{model.TITLE}：“{Reception.title_of(one.values)}”"
    return desk.write([new, moved], action=action)


def _member_of(desk: Desk, one: Stored) -> dict[str, Any]:
    """The member who received, with the id; empty where nobody or several are named."""
    keys = tuple(one.values["members"] or ())
    found = stored(desk, Member, keys) if len(keys) == 1 else []
    return {**found[0].values, "id": found[0].key} if found else {}


def _free(desk: Desk, key: int, step: str) -> Stored:
    return required(desk, Reception, [key], STEPS[step])[0]


def _one(desk: Desk, key: int) -> Stored:
    return required(desk, Reception, [key])[0]
