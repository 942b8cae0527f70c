"""Which steps would be refused for chosen contacts, pairings and branches, and why."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.branch import Branch
from desktop_app.records.contact import Contact
from desktop_app.records.pairing import Pairing
from desktop_app.services.contacts.lineage import reports_of
from desktop_app.services.contacts.recording import BRANCH_STEPS, CONTACT_STEPS, PAIRING_STEPS
from desktop_app.services.desk import Desk
from desktop_app.services.registers.step_refusals import step_refusals


def contact_refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """By name of the row action why it would be refused for these contacts, as a sentence."""
    found = step_refusals(desk, Contact, keys, CONTACT_STEPS)
    if len(keys) == 1 and reports_of(desk, keys[0]):
        found["to_report"] = "这次走访已经转为社情民意。"
    return found


def pairing_refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """The same for pairings."""
    return step_refusals(desk, Pairing, keys, PAIRING_STEPS)


def branch_refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """The same for branches."""
    return step_refusals(desk, Branch, keys, BRANCH_STEPS)
