"""A large office of proposals for benchmarks: sessions, members, proposals, sheets, feedback.

Rows are written straight into their tables, without a log, in the proportions of a county that
has kept its proposals for many years.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from desktop_app.records import (
    ALL,
    Committee,
    HandlingExtension,
    HandlingFeedback,
    HandlingMeeting,
    HandlingSuggestion,
    Member,
    Office,
    Outcome,
    Proposal,
    ProposalHandling,
    ProposalSigner,
    Session,
    Term,
)
from desktop_app.services.desk import Desk, settle_keys
from tests.benchmarks.builds import build
from tests.benchmarks.consultation_office import NOW, THINGS, UNITS, write_rows

SESSIONS = 5
KINDS = ("member", "member", "member", "joint", "joint", "party", "sector", "committee")
CATEGORIES = ("economy", "politics", "culture", "society", "society", "ecology", None)
STATES = (
    "submitted", "reviewed", "filed", "assigned", "handling", "answered", "polled", "closed",
    "closed", "closed", "closed", "archived", "rejected", "passed", "withdrawn",
)  # fmt: skip
LEFT = ("submitted", "reviewed", "rejected", "passed")
SHEET_STATES = {
    "assigned": "assigned", "handling": "signed", "answered": "checked", "polled": "polled",
    "closed": "done", "archived": "done",
}  # fmt: skip
REPLIED = ("answered", "polled", "closed", "archived")
ROLES = (("sole",), ("sole",), ("sole",), ("main", "assist"), ("main", "assist", "assist"),
         ("separate", "separate"))  # fmt: skip
SYSTEMS = ("government", "government", "government", "party", "judicial", None)


class ProposalCount(NamedTuple):
    """How many of each; the rest is dealt out to them."""

    proposals: int = 50_000
    members: int = 1_000
    plenary: int = 300

    @classmethod
    def of(cls, proposals: int) -> ProposalCount:
        """That many proposals, the last session with up to 300 of them."""
        return cls(proposals, max(20, proposals // 50), min(300, proposals))


@contextmanager
def proposal_office(folder: Path, size: ProposalCount, seed: int = 20_261_123) -> Iterator[Desk]:
    """A desk on a new office file of that size in `folder`, on 2026-11-23."""
    path = folder / "proposals.zwh"
    with build.OfficeFile.open(
        path, records=ALL, steps=build.STEPS, who="bench", create=True
    ) as office:
        fill(office, size, random.Random(seed))
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        yield desk


def fill(office: Any, size: ProposalCount, chance: random.Random) -> None:
    """Write an office of that size; the same rows for the same chance but for their keys."""
    committees = write_rows(office, Committee, ({"name": f"演示第{n}委员会", "position": n}
                                                for n in range(7)))  # fmt: skip
    write_rows(office, Office, [{"name": "政协演示县委员会", "print_title": "政协演示县委员会"}])
    (term,) = write_rows(office, Term, [{"number": 10, "starts": "2022-01", "ends": "2027-01"}])
    sessions = write_rows(office, Session, (_session(term, n) for n in range(1, SESSIONS + 1)))
    members = write_rows(office, Member, (_member(n, committees) for n in range(size.members)))
    rows = [
        _proposal(chance, n, size, (term, sessions, members, committees))
        for n in range(size.proposals)
    ]
    keys = write_rows(office, Proposal, rows)
    _merge(office, keys, rows)
    write_rows(office, ProposalSigner, _signers(chance, keys, rows))
    sheets = list(_sheets(chance, keys, rows))
    made = write_rows(office, ProposalHandling, sheets)
    _gathered(office, chance, list(zip(made, sheets, strict=True)))


def _gathered(
    office: Any, chance: random.Random, sheets: Sequence[tuple[int, Mapping[str, Any]]]
) -> None:
    """What the sheets gather: extensions, meetings, feedback, suggestions decided on."""
    answering = [(key, each) for key, each in sheets if each["role"] != "assist"]
    replied = [(key, each) for key, each in answering if each["reply_on"]]
    write_rows(office, HandlingExtension, (
        {"handling": key, "asked_on": each["signed_on"], "reason": "演示理由",
         "decision": chance.choice(("approved", "refused", "pending")), "until": "2026-12-31"}
        for key, each in answering if chance.random() < 0.05
    ))  # fmt: skip
    write_rows(office, HandlingMeeting, (
        {"handling": key, "day": each["reply_on"], "content": "演示沟通情况",
         "mode": chance.choice(("face", "symposium", "phone", None))}
        for key, each in replied if chance.random() < 0.8
    ))  # fmt: skip
    write_rows(office, HandlingFeedback, (
        {"handling": key, "mover": "演示提案者", "attempt": 1, "sent_on": each["reply_on"],
         "result": each["result"], "work": each["work"]}
        for key, each in replied
    ))  # fmt: skip
    decisions = ("adopted", "partly", "rejected", "pending", None)
    chosen = [(chance.choice(answering), chance.choice(decisions)) for _ in answering[::4]]
    outcomes = write_rows(office, Outcome, (
        {"number": f"J{n:06d}", "content": f"演示建议{n}", "adoption": adoption,
         "source": f"proposal:{each['proposal']}"}
        for n, ((_, each), adoption) in enumerate(chosen)
    ))  # fmt: skip
    write_rows(office, HandlingSuggestion, (
        {"handling": key, "outcome": outcome, "position": "1", "adoption": adoption}
        for ((key, _), adoption), outcome in zip(chosen, outcomes, strict=True)
    ))  # fmt: skip


def _session(term: int, number: int) -> dict[str, Any]:
    return {"term": term, "number": number, "name": f"十届{'一二三四五'[number - 1]}次会议",
            "opens": f"{2021 + number}-02-18", "closes": f"{2021 + number}-02-21",
            "collection_ends": f"{2021 + number}-02-20"}  # fmt: skip


def _member(n: int, committees: Sequence[int]) -> dict[str, Any]:
    return {"name": f"演示委员{n}", "unit": UNITS[n % len(UNITS)],
            "committee": committees[n % len(committees)], "state": "serving"}  # fmt: skip


def _proposal(
    chance: random.Random, n: int, size: ProposalCount, of: tuple[Any, ...]
) -> dict[str, Any]:
    term, sessions, members, committees = of
    late = n >= size.proposals - size.plenary
    place = SESSIONS - 1 if late else n * (SESSIONS - 1) // max(1, size.proposals - size.plenary)
    opens = datetime.date(2022 + place, 2, 10)
    plenary = late or chance.random() < 0.8
    day = opens + datetime.timedelta(chance.randint(0, 9) if plenary else chance.randint(11, 250))
    state = chance.choice(STATES)
    filed = None if state in LEFT else (day + datetime.timedelta(12)).isoformat()
    thing, other = chance.choice(THINGS), chance.choice(THINGS)
    return {
        "serial": f"L{n:06d}", "number": f"{n:06d}" if filed else None,
        "name": f"关于加强{thing}和{other}管理的提案{n}", "state": state, "term": term,
        "session": sessions[place], "period": "plenary" if plenary else "between",
        "kind": chance.choice(KINDS), "category": chance.choice(CATEGORIES),
        "mover": f"演示委员{n % size.members}", "member": members[n % size.members],
        "unit": chance.choice(UNITS), "committee": chance.choice((*committees, None)),
        "problem": f"演示情况：{thing}和{other}存在的问题。" * 6,
        "analysis": f"演示分析：{thing}投入不足。" * 4,
        "advice": f"演示建议：加强{other}管理。" * 5,
        "researched": chance.choice((1, 0, None)), "may_publish": 1,
        "received_on": chance.choice((day.isoformat(), day.isoformat(), day.isoformat(), None)),
        "filed_on": filed, "closed_on": None, "major": 1 if n % 40 == 0 else None,
        "major_leader": "演示领导" if n % 40 == 0 else None,
    }  # fmt: skip


def _merge(office: Any, keys: Sequence[int], rows: Sequence[dict[str, Any]]) -> None:
    """One proposal in fifty is merged into the one before it, where that one is handled."""
    handled = [n for n in range(1, len(rows)) if n % 50 == 0 and rows[n - 1]["state"] == "closed"]
    with office.writing() as connection:
        for n in handled:
            rows[n]["state"] = "merged"
            connection.execute(
                "UPDATE proposal SET state = 'merged', merged_into_id = ? WHERE id = ?",
                (keys[n - 1], keys[n]),
            )


def _signers(
    chance: random.Random, keys: Sequence[int], rows: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    for key, row in zip(keys, rows, strict=True):
        if row["kind"] == "joint":
            for n in range(chance.randint(1, 3)):
                yield {"proposal": key, "name": f"演示联名{chance.randint(1, 999)}",
                       "role": "joint", "position": str(n + 1)}  # fmt: skip


def _sheets(
    chance: random.Random, keys: Iterable[int], rows: Iterable[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    for key, row in zip(keys, rows, strict=True):
        if row["state"] in SHEET_STATES:
            units = chance.sample(UNITS, 3)
            for role, unit in zip(chance.choice(ROLES), units, strict=False):
                yield _sheet(chance, key, row, role, unit)


def _sheet(
    chance: random.Random, key: int, row: Mapping[str, Any], role: str, unit: str
) -> dict[str, Any]:
    begun = datetime.date.fromisoformat(row["filed_on"]) + datetime.timedelta(10)
    replied = row["state"] in REPLIED and role != "assist"
    later = (begun + datetime.timedelta(chance.randint(30, 100))).isoformat()
    redone = replied and chance.random() < 0.03
    return {
        "proposal": key, "unit": unit, "role": role, "state": SHEET_STATES[row["state"]],
        "system": chance.choice(SYSTEMS), "channel": chance.choice(("government", "party", None)),
        "assigned_on": begun.isoformat() if chance.random() < 0.95 else None,
        "signed_on": begun.isoformat(), "signed_by": "演示签收人",
        "due": (begun + datetime.timedelta(90)).isoformat(),
        "opinion_on": later if role == "assist" else None,
        "reply_on": later if replied else None, "reply_doc": "演函〔2026〕1号" if replied else None,
        "reply_signer": "演示签发人" if replied else None,
        "reply_class": chance.choice(("A", "A", "B", "C", None)) if replied else None,
        "reply": "演示答复要点。" * 8 if replied else None,
        "result": chance.choice(("satisfied", "fairly", "dissatisfied", "none")) if replied
        else None,
        "work": "satisfied" if replied else None, "redo_on": later if redone else None,
        "redo_reply_on": "2026-11-01" if redone else None, "redo_class": "A" if redone else None,
        "stopped_on": "2026-11-01" if chance.random() < 0.01 else None,
    }  # fmt: skip
