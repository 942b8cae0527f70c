"""What becomes of a speech: a proposal of its own, and outcomes with it as their source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.any_link import pointing
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.records.speech import Speech
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused, numbered_items
from desktop_app.services.registers.numbering import next_numbers
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

TAKEN_OVER = {
    "term": "term", "session": "session", "member": "member", "mover": "author", "unit": "unit",
    "phone": "phone", "sector": "sector", "committee": "committee", "writer": "writer",
    "problem": "text",
}  # fmt: skip
"""The fields of a proposal, each with that of the speech it comes from."""
KINDS = {"member": "member", "joint": "joint", "party": "party", "body": "body",
         "sector": "sector", "committee": "committee", "group": "group"}  # fmt: skip
"""Who speaks, and whose proposal it becomes."""


def known_of_proposal(desk: Desk, key: int) -> Mapping[str, Any]:
    """What a proposal made from a speech begins with, by its own fields."""
    speech = _speech(desk, key)
    found = {name: speech.values[source] for name, source in TAKEN_OVER.items()}
    kind = KINDS.get(speech.values["author_kind"] or "")
    return {
        **found, "name": subject_of(speech.values["name"]), "kind": kind,
        "received_on": desk.today.isoformat(),
    }  # fmt: skip


def subject_of(name: str) -> str:
    """The subject of a proposal from the title of a speech: 关于……的提案."""
    text = name.strip().strip("《》")
    for ending in ("的发言", "的建议", "的提案"):
        text = text.removesuffix(ending)
    return f"{text if text.startswith('关于') else f'关于{text}'}的提案"


def proposals_of(desk: Desk, key: int) -> list[Stored]:
    """The proposals that were made from a speech."""
    where = (Filter("origin", "in", (pointing(Speech.KEY, key),)),)
    return stored(desk, Proposal, lists.find(desk.office, Proposal, Query(where=where)))


def to_proposal(desk: Desk, key: int, given: Mapping[str, object]) -> Changed:
    """Make a proposal from a speech as one action; it points back at the speech.

    It has the speech's mover, session and text; `given` are other inputs. The first key returned
    is that of the proposal. `UserError` where one was made already, `Refused` carries what is
    wrong with the inputs.
    """
    speech = _speech(desk, key)
    made = proposals_of(desk, key)
    if made:
        title = Proposal.title_of(made[0].values)
        raise UserError(f"这篇发言已经转为提案“{title}”，不再重复转。")
    shared = lookup(desk, Proposal)
    parsed = Proposal.parse(given, shared)
    wrong = [each for each in parsed.problems if each.field in given]
    if any(each.stops for each in wrong):
        raise Refused(wrong)
    known = {name: value for name, value in known_of_proposal(desk, key).items() if value}
    serial = (next_numbers(desk, Proposal, 1) or [""])[0]
    values = {
        **Proposal.defaults(shared), **known, **parsed.values, "serial": serial or None,
        "origin": pointing(Speech.KEY, key), "state": "submitted",
    }  # fmt: skip
    title = Speech.title_of(speech.values)
    return desk.write([Proposal.of(values)], action=f"转为提案：“{title}”")


def register(desk: Desk, key: int, texts: Sequence[str], given: Mapping[str, object]) -> Changed:
    """Register each text as an outcome of a speech, as `numbered_items.register` does."""
    return numbered_items.register(desk, Outcome, (Speech, key), texts, given)


def _speech(desk: Desk, key: int) -> Stored:
    found = stored(desk, Speech, [key])
    if not found:
        raise UserError("这篇大会发言已被删除，可以在“设置”的回收站里找回。")
    return found[0]
