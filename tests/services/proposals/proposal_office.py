"""A small office with a session, members and proposals, for the tests of the subject."""

from __future__ import annotations

from typing import Any

from desktop_app.records import (
    HandlingFeedback,
    Member,
    Proposal,
    ProposalHandling,
    ProposalSigner,
    Record,
    Session,
    Term,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import assigning
from desktop_app.services.registers import Input, Query
from desktop_app.services.registers.states import change_state

FILED = {"filed_on": "2026-03-01"}


def saved(desk: Desk, model: type[Record], **typed: object) -> int:
    """Save one record; its id."""
    return registers.save(desk, model, typed).keys[0]


def changed(desk: Desk, model: type[Record], key: int, **typed: object) -> None:
    """Save some fields of a record anew."""
    version = registers.draft(desk, model, key).version
    registers.save(desk, model, typed, key=key, version=version)


def value(desk: Desk, model: type[Record], key: int, field: str) -> Any:
    """One stored value."""
    return registers.draft(desk, model, key).values[field]


def every(desk: Desk, model: type[Record]) -> list[dict[str, Any]]:
    """The values of all records of a register."""
    keys = registers.find(desk, model, Query())
    return [{"id": key, **registers.draft(desk, model, key).values} for key in keys]


def session(desk: Desk, number: int = 3, **typed: object) -> int:
    """A session of the tenth term; its id."""
    terms = registers.find(desk, Term, Query())
    term = terms[0] if terms else saved(desk, Term, number=10, starts="2022-01-01")
    ends = {"collection_ends": "2026-02-20", "collection_time": "12:00"}
    return saved(desk, Session, term=term, number=number, **{**ends, **typed})


def member(desk: Desk, name: str) -> int:
    """A member of that name; its id."""
    return saved(desk, Member, name=name, unit="演示单位")


def proposal(desk: Desk, name: str = "关于演示供水的提案", **typed: object) -> int:
    """A proposal that was received; its id."""
    usual = {
        "mover": "演示甲",
        "received_on": "2026-02-11",
        "kind": "member",
        "category": "society",
    }
    return saved(desk, Proposal, name=name, **{**usual, **typed})


def signed_by(desk: Desk, key: int, *names: str) -> None:
    """Add signers to a proposal."""
    opened = registers.draft(desk, Proposal, key)
    inputs = [Input({"name": name}) for name in names]
    registers.save(
        desk, Proposal, {"name": opened.values["name"]}, opened=opened,
        children={ProposalSigner.KEY: inputs},
    )  # fmt: skip


def filed(desk: Desk, *keys: int) -> None:
    """File proposals."""
    change_state(desk, Proposal, keys, "filed", "", FILED)


def assigned(desk: Desk, key: int, main: str = "演示水务局", *assisting: str) -> list[int]:
    """File and assign a proposal; the ids of its sheets."""
    filed(desk, key)
    given = {"assigned_on": "2026-03-02"}
    return list(assigning.assign(desk, [key], [main], assisting, given).keys)


def go(desk: Desk, key: int, to: str, **given: object) -> None:
    """Take a sheet to a state with the fields that come with it."""
    change_state(desk, ProposalHandling, [key], to, "", given)


REPLY = {"reply_on": "2026-05-06", "reply_doc": "演水函〔2026〕1号", "reply_signer": "演示局长",
         "reply_class": "A"}  # fmt: skip
CHECKED = {"checked_on": "2026-05-08", "check_result": "through"}


def replied(desk: Desk, key: int, **reply: object) -> None:
    """Sign, reply and let the reply through."""
    go(desk, key, "signed", signed_on="2026-03-04", signed_by="演示股长")
    go(desk, key, "replied", **{**REPLY, **reply})
    go(desk, key, "checked", **CHECKED)


def said(desk: Desk, key: int) -> dict[str, str]:
    """What each mover said of a sheet's result."""
    return {
        each["mover"]: each["result"] for each in every(desk, HandlingFeedback)
        if each["handling"] == key
    }  # fmt: skip
