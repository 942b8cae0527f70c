"""Proposals of this and earlier years, and topics, whose subject is like a typed one."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.records.proposal import Proposal
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.stored import stored
from desktop_app.stepping import Steps
from desktop_app.storage.query import title_pairs

FIELD = "name"
SHOWN, ASKED, TOPICS = 4, 20, 2
LEAST = 0.25
"""Titles that share less are not alike."""
FEWEST_CHARACTERS = 4


class Similar(NamedTuple):
    """A proposal or topic like the one typed: its id, what names it, and the share in percent."""

    key: int
    number: str
    name: str
    session: str
    state: str
    percent: int


def prepare_in_steps(desk: Desk) -> Steps[bool]:
    """Make `similar` ready for a large register; yields (done, all)."""
    return title_pairs.prepare_in_steps(desk.office, Proposal, FIELD)


def similar(desk: Desk, subject: str, key: int | None = None) -> list[Similar] | None:
    """The proposals whose subject shares most with a typed one, the most alike first.

    Without the proposal itself, those it was dismissed for, and its own lineage. None while a
    large register is not prepared.
    """
    text = subject.strip()
    if len(text) < FEWEST_CHARACTERS:
        return []
    found = title_pairs.alike(desk.office, Proposal, FIELD, text, ASKED)
    if found is None:
        return None
    shares = {each.key: each.share for each in found if each.share >= LEAST and each.key != key}
    left = _left_out(desk, key)
    shared = lookup(desk, Proposal)
    result = []
    for each in stored(desk, Proposal, [one for one in shares if one not in left]):
        values = each.values
        if key is not None and key in (values["unlike"] or ()):
            continue
        session = Proposal.field("session").show(values["session"], shared)
        state = Proposal.field("state").show(values["state"], shared)
        number = values["number"] or values["serial"] or ""
        name = str(values["name"])
        result.append(
            Similar(each.key, number, name, session, state, round(shares[each.key] * 100))
        )
        if len(result) == SHOWN:
            break
    return result


def similar_topics(desk: Desk, subject: str) -> list[Similar]:
    """The topics whose names share most with a subject; none while a large register is not ready.

    A topic has no session.
    """
    text = subject.strip()
    if len(text) < FEWEST_CHARACTERS:
        return []
    found = title_pairs.alike(desk.office, Topic, FIELD, text, TOPICS) or []
    shares = {each.key: each.share for each in found if each.share >= LEAST}
    shared = lookup(desk)
    return [
        Similar(
            each.key, each.values["number"] or "", str(each.values["name"]), "",
            Topic.field("state").show(each.values["state"], shared),
            round(shares[each.key] * 100),
        )
        for each in stored(desk, Topic, list(shares))
    ]  # fmt: skip


def _left_out(desk: Desk, key: int | None) -> set[int]:
    """The proposals that are not offered for one: dismissed, related, of its own lineage."""
    own = stored(desk, Proposal, [key]) if key is not None else []
    if not own:
        return set()
    values = own[0].values
    pairs = {*(values["unlike"] or ()), *(values["related"] or ())}
    return {*pairs, values["merged_into"], values["split_from"]} - {None}
