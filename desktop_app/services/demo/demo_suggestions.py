"""The invented suggestions of the demo's proposals, and what the units decided on each."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.handling_records import HandlingSuggestion
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.proposals.sheet_agreement import what_follows
from desktop_app.services.proposals.suggestions import DECIDES
from desktop_app.services.registers.numbered_items import split_items
from desktop_app.services.registers.numbering import next_numbers
from desktop_app.storage.log.keys import new_keys

EVERY, FIRST = 3, 1
DECISIONS = ("adopted", "adopted", "partly", "adopted", "rejected", "adopted")
NOTE = "要等上级政策，已向提案者说明。（演示）"


def suggested(desk: Desk, proposals: Sequence[Record], written: Sequence[Record]) -> list[Record]:
    """The suggestions of every third filed proposal, with their lines in its sheets.

    `written` are the sheets, among other records, in which the proposals are handled.
    """
    chosen = [each for each in proposals[FIRST::EVERY] if Proposal.FILED_ONCE.holds(each.values)]
    texts = [(one, text) for one in chosen for text in split_items(one.values["advice"])]
    numbers = next_numbers(desk, Outcome, len(texts)) or [""] * len(texts)
    outcomes = made(desk, Outcome, [
        {"source": f"proposal:{one.key}", "content": text, "number": number, "remark": MARK}
        for (one, text), number in zip(texts, numbers, strict=True)
    ])  # fmt: skip
    found: list[Record] = []
    places: dict[int, int] = {}
    sheets = [x for x in written if isinstance(x, ProposalHandling) and DECIDES.holds(x.values)]
    keys = new_keys(len(outcomes))
    for n, (each, key, (one, _)) in enumerate(zip(outcomes, keys, texts, strict=True)):
        each.key = key
        root = one.values.get("merged_into") or one.key
        own = [sheet for sheet in sheets if sheet.values["proposal"] == root]
        lines = [_line(desk, each, sheet, places, n) for sheet in own]
        pairs = [(line.values, sheet.values) for line, sheet in zip(lines, own, strict=True)]
        each.values.update(what_follows(each.values, pairs) if pairs else {})
        found += [each, *lines]
    return found


def _line(desk: Desk, outcome: Record, sheet: Record, places: dict[int, int], n: int) -> Record:
    """The decision of a sheet's unit on a suggestion, once it has replied."""
    places[sheet.key] = places.get(sheet.key, 0) + 1
    code = DECISIONS[n % len(DECISIONS)] if sheet.values.get("reply_on") else "pending"
    (line,) = made(desk, HandlingSuggestion, [{
        "handling": sheet.key, "position": str(places[sheet.key]), "outcome": outcome.key,
        "adoption": code, "note": NOTE if code == "rejected" else "",
    }])  # fmt: skip
    return line
