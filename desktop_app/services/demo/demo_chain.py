"""Puts the demo's chain into the office: topics, plan, consultations, suggestions, look-backs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from desktop_app.records.any_link import pointing
from desktop_app.records.calendar import Limits
from desktop_app.records.case import Case
from desktop_app.records.consensus import Consensus, Opinion
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.instruction import Instruction, step_of
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome, OutcomeStep
from desktop_app.records.outcome_steps import steps_between
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_consultations import (
    consensus_drafts,
    consultation_drafts,
    opinion_drafts,
    participant_drafts,
)
from desktop_app.services.demo.demo_episodes import DAY, Episode, episodes, iso
from desktop_app.services.demo.demo_look_backs import PEOPLE, case_drafts, look_back_drafts
from desktop_app.services.demo.demo_names import invented_people
from desktop_app.services.demo.demo_outcomes import instruction_draft, outcome_drafts
from desktop_app.services.demo.demo_people import MEMBERS
from desktop_app.services.demo.demo_topics import plan_drafts, topic_drafts
from desktop_app.services.demo.demo_writing import made, put
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import states
from desktop_app.storage.log.keys import new_keys

Draft = dict[str, Any]
RESIDENTS = 60
REOPENED = 2


@dataclass(frozen=True, slots=True)
class Chain:
    """The outlines of the demo's consultations, and the people who are no members."""

    episodes: Sequence[Episode]
    people: Sequence[str]


def fill_chain(
    desk: Desk, members: Sequence[Draft], points: Sequence[Draft], chance: Random
) -> Chain:
    """Put 60 topics, the plan, 45 consultations, 160 suggestions and 4 cases into the office."""
    outline = episodes(points, desk.today, chance)
    people = _residents(members, chance)
    registers.save(desk, Limits, {})
    topics = topic_drafts(outline, people, desk.today, chance)
    _put_topics(desk, topics)
    put(
        desk,
        ConsultationPlan,
        plan_drafts(outline, desk.today),
        "导入协商计划：演示双月协商计划.xlsx",
    )
    keys = _put_consultations(desk, outline, members, people, chance)
    outcomes = outcome_drafts(outline, desk.today, chance)
    _put_outcomes(desk, outcomes, keys)
    put(desk, Case, case_drafts(outline, outcomes), "导入精品案例：演示精品案例.xlsx")
    _live_on(desk)
    return Chain(outline, people)


def _residents(members: Sequence[Draft], chance: Random) -> list[str]:
    """Names that no member has."""
    taken = {each["name"] for each in members}
    found = [each.name for each in invented_people(MEMBERS * 3, chance) if each.name not in taken]
    return found[:RESIDENTS]


def _put_topics(desk: Desk, topics: Sequence[Draft]) -> None:
    """The topics, and with a second look those merged into or split from another."""
    links = ("merged_into", "split_from")
    plain = [{name: each[name] for name in each if name not in links} for each in topics]
    put(desk, Topic, plain, "导入议题：演示议题台账.xlsx")
    for each in topics:
        linked = {name: each[name] for name in links if name in each}
        if linked:
            where = (registers.Filter("number", "in", (each["number"],)),)
            key = registers.first(desk, Topic, registers.Query(where=where), 1)[0]
            version = registers.draft(desk, Topic, key).version
            registers.save(desk, Topic, linked, key=key, version=version)


def _put_consultations(
    desk: Desk,
    outline: Sequence[Episode],
    members: Sequence[Draft],
    people: Sequence[str],
    chance: Random,
) -> list[int]:
    """All consultations with those who came and what they said, as one action; their keys."""
    owners = made(desk, Consultation, consultation_drafts(outline, members, chance))
    keys = list(new_keys(len(owners)))
    written: list[Record] = list(owners)
    for key, owner, each in zip(keys, owners, outline, strict=True):
        owner.key = key
        if not each.held:
            continue
        came = participant_drafts(each, members, people, chance)
        for model, drafts in (
            (Participant, came),
            (Opinion, opinion_drafts(each, came)),
            (Consensus, consensus_drafts(each)),
        ):
            written += made(desk, model, (draft | {"consultation": key} for draft in drafts))
    desk.write(written, action="导入协商：演示协商台账.xlsx", cascading=Cascading.NOTHING)
    return keys


def _put_outcomes(
    desk: Desk, outcomes: Sequence[tuple[Episode, str, Draft]], keys: Sequence[int]
) -> None:
    """All suggestions with their log and look-backs, as one action."""
    instructions = [instruction_draft(draft) for _, _, draft in outcomes]
    drafts = [
        draft | {"source": pointing(Consultation.KEY, keys[each.place])}
        for each, _, draft in outcomes
    ]
    owners = made(desk, Outcome, drafts)
    written: list[Record] = list(owners)
    looked: list[Draft] = []
    keyed = zip(new_keys(len(owners)), owners, outcomes, instructions, strict=True)
    for key, owner, (_, fate, draft), instruction in keyed:
        owner.key = key
        own = [{**instruction, "subject": pointing(Outcome.KEY, key)}] if instruction else []
        written += made(desk, Instruction, own)
        looked += (more | {"outcome": key} for more in look_back_drafts(fate, draft, desk.today))
        written += _log(desk, key, owner, fate, instruction or {})
    looked.sort(key=lambda each: str(each["planned_on"]))
    numbered = ({"number": f"HT-{n:03}"} | each for n, each in enumerate(looked, 1))
    written += made(desk, LookBack, numbered)
    desk.write(written, action="导入意见建议：演示成果台账.xlsx", cascading=Cascading.NOTHING)


def _log(desk: Desk, key: int, owner: Record, fate: str, instruction: Draft) -> list[Record]:
    """The log of one suggestion: its own steps, its instruction, and a reminder if it is late."""
    shared = lookup(desk)
    instructed = step_of(Instruction.parse(instruction, shared).values, shared)
    lines = [*steps_between({}, owner.values, shared), *([instructed] if instructed else [])]
    if fate == "overdue":
        text = "电话催办，承办单位答复正在抓紧办理"
        lines.append({"day": iso(desk.today), "kind": "urged", "content": text})
    given = {"outcome": key, "person": desk.clerk}
    return [OutcomeStep.of({**each, **given}) for each in lines]


def _give_again(desk: Desk, look_back: int) -> None:
    """The suggestion that a look-back has reopened gets another month."""
    key = registers.draft(desk, LookBack, look_back).values["outcome"]
    version = registers.draft(desk, Outcome, key).version
    again = {"due": iso(desk.today + DAY * 30), "working_days": "", "progress": "退回后重新办理。"}
    registers.save(desk, Outcome, again, key=key, version=version)


def _live_on(desk: Desk) -> None:
    """Look-backs that find nothing done reopen their suggestions; two states change by hand."""
    last = desk.today.isoformat()
    where = (
        registers.Filter("done_on", "in", (None,)),
        registers.Filter("planned_on", "to", (last,)),
    )
    due = registers.first(desk, LookBack, registers.Query(where=where), REOPENED)
    for key in due:
        version = registers.draft(desk, LookBack, key).version
        found = {
            "done_on": last, "level": "未落实", "people": PEOPLE,
            "finding": "现场未见整改，群众仍有反映。", "advice": "退回承办单位重新办理。",
        }  # fmt: skip
        registers.save(desk, LookBack, found, key=key, version=version)
        _give_again(desk, key)
    waiting = registers.Query(where=(registers.Filter("state", "in", ("pending",)),))
    topic = registers.first(desk, Topic, waiting, 1)
    given = {"approver": "县政协主席会议", "approved_on": last, "approval": "同意"}
    states.change_state(desk, Topic, topic, "approved", "主席会议已审定", given)
