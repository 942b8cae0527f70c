"""Which steps would be refused for chosen contacts, pairings and branches, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.records.branch import Branch
from desktop_app.records.contact import Contact
from desktop_app.records.pairing import Pairing
from desktop_app.records.predicates import Predicate
from desktop_app.records.record import Record
from desktop_app.services.contacts.lineage import reports_of
from desktop_app.services.desk import Desk
from desktop_app.services.registers.states import Refusal
from desktop_app.services.registers.step_refusals import refusal_words
from desktop_app.services.registers.stored import stored


class Against(NamedTuple):
    """The rows that a step is refused for, and the reason."""

    rows: Predicate
    reason: str


_CONTACT = {
    "hand_over": Against(Contact.ANSWERED, "已经答复"),
    "answer_contact": Against(Contact.ANSWERED, "已经登记过答复"),
    "no_answer": Against(Contact.SETTLED, "已经是无需答复"),
}
_PAIRING = {"end_pair": Against(Pairing.ENDING, "已经写了截止日期")}
_BRANCH = {"dissolve": Against(~Branch.RUNNING, "已经撤销")}


def contact_refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """By name of the row action why it would be refused for these contacts, as a sentence."""
    found = _refusals(desk, Contact, keys, _CONTACT)
    if len(keys) == 1 and reports_of(desk, keys[0]):
        found["to_report"] = "这次走访已经转为社情民意。"
    return found


def pairing_refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """The same for pairings."""
    return _refusals(desk, Pairing, keys, _PAIRING)


def branch_refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """The same for branches."""
    return _refusals(desk, Branch, keys, _BRANCH)


def _refusals(
    desk: Desk, model: type[Record], keys: Sequence[int], steps: Mapping[str, Against]
) -> dict[str, str]:
    refused: dict[str, list[Refusal]] = {}
    for each in stored(desk, model, keys):
        for step, against in steps.items():
            if against.rows.holds(each.values):
                why = Refusal(each.key, model.title_of(each.values), against.reason)
                refused.setdefault(step, []).append(why)
    return {step: refusal_words(model, found, len(keys)) for step, found in refused.items()}
