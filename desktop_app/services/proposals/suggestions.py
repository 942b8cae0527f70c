"""The suggestions of proposals: outcomes of theirs, which each answering unit decides on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop_app.records.handling_records import HandlingFeedback, HandlingSuggestion
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import numbered_items
from desktop_app.services.registers.linking import linking
from desktop_app.services.subjects import Agreed, Before
from desktop_app.storage.query import lists

DECIDES = ProposalHandling.ANSWERS & ProposalHandling.LIVE
"""A sheet whose unit decides on the suggestions of its proposal."""


def register(
    desk: Desk, proposal: int, texts: Sequence[str], given: Mapping[str, object]
) -> Changed:
    """Register each text as a suggestion of a proposal, as `numbered_items.register` does."""
    return numbered_items.register(desk, Outcome, (Proposal, proposal), texts, given)


def offer_new(
    desk: Desk, put: Sequence[Record], _remove: Sequence[Record], all_said: bool
) -> Agreed:
    """A new suggestion is one more line of every sheet whose unit decides on it."""
    own = {} if all_said else {
        each.key: each.values for each in put
        if isinstance(each, Outcome) and Outcome.proposal.key_in(each.values) is not None
    }  # fmt: skip
    old = [key for key, values in own.items() if values["version"]]
    before = {key: source for key, _, source in lists.rows(desk.office, Outcome, old, ("source",))}
    new = {key: each for key, each in own.items() if before.get(key) != each["source"]}
    proposals = {Outcome.proposal.key_in(each) or 0 for each in new.values()}
    return Agreed(list(_offered(desk, put, proposals, outcomes=set(new))))


def offer_to_sheets(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """A sheet whose unit decides from now on has a line for each suggestion of its proposal."""
    new = {
        each.key: each.values["proposal"] for each in put
        if isinstance(each, ProposalHandling) and DECIDES.holds(each.values)
        and not DECIDES.holds(before.get(each.key, {"state": "returned"}))
    }  # fmt: skip
    yield from _offered(desk, put, set(new.values()), sheets=set(new))


def offer_merged(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """What a merged proposal suggested is decided on where it is handled, also once it is apart."""
    new = {
        each.key for each in put
        if isinstance(each, Proposal)
        and before.get(each.key, {}).get("merged_into") != each.values.get("merged_into")
    }  # fmt: skip
    yield from _offered(desk, put, new)


def leave_merger(_desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """A proposal whose merger is taken back belongs to itself again."""
    for each in put:
        was = before.get(each.key, {})
        same = was.get("merged_into") == each.values.get("merged_into")
        if same and Proposal.MERGED.holds(was) and not Proposal.MERGED.holds(each.values):
            each.values["merged_into"] = None
    return ()


def withdraw_unmerged(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """Sheets lose the lines and the movers of a proposal that is no longer merged into theirs.

    What a unit has decided or noted, or a mover has said, stays said: those lines are kept.
    """
    own = {} if all_said else {
        each.key: each.values["merged_into"] for each in put
        if isinstance(each, Proposal) and each.values["version"]
    }  # fmt: skip
    stored = lists.rows(desk.office, Proposal, list(own), ("merged_into",))
    parted = {key for key, _, into in stored if into and into != own[key]}
    if not parted:
        return Agreed()
    root_of = _family(desk, put, parted)
    written = {(type(each), each.key) for each in (*put, *remove) if each.has_key}
    of_outcome = {
        each.key: Outcome.proposal.key_in(each.values) or 0
        for each in linking(desk, Outcome, "proposal", list(root_of))
    }
    lines = [
        each for each in linking(desk, HandlingSuggestion, "outcome", list(of_outcome))
        if (HandlingSuggestion, each.key) not in written and _is_undecided(each)
    ]  # fmt: skip
    keys = sorted({each.values["handling"] for each in lines})
    sheets = lists.rows(desk.office, ProposalHandling, keys, ("proposal",))
    handled_in = {key: root_of.get(proposal) for key, _, proposal in sheets}
    lost = [
        each for each in lines
        if handled_in[each.values["handling"]] != root_of[of_outcome[each.values["outcome"]]]
    ]  # fmt: skip
    return Agreed(remove=[*lost, *_left_movers(desk, root_of, written)])


def _left_movers(
    desk: Desk, root_of: Mapping[int, int], written: Collection[tuple[type[Record], int]]
) -> list[Record]:
    """Feedback not given yet by movers of proposals that leave the merger."""
    asked = [
        each for each in linking(desk, HandlingFeedback, "proposal", list(root_of))
        if (HandlingFeedback, each.key) not in written and _is_unsaid(each)
    ]  # fmt: skip
    keys = sorted({each.values["handling"] for each in asked})
    sheets = lists.rows(desk.office, ProposalHandling, keys, ("proposal",))
    handled_in = {key: root_of.get(proposal) for key, _, proposal in sheets}
    return [
        each for each in asked
        if handled_in[each.values["handling"]] != root_of[each.values["proposal"]]
    ]  # fmt: skip


def _is_unsaid(feedback: Record) -> bool:
    said = ("work", "result", "opinion", "answered_on")
    return all(feedback.values.get(name) in (None, "", "none") for name in said)


def _is_undecided(line: Record) -> bool:
    return line.values["adoption"] in (None, "pending") and not line.values["note"]


def _offered(
    desk: Desk, put: Sequence[Record], proposals: Collection[int], *,
    sheets: Collection[int] | None = None, outcomes: Collection[int] | None = None,
) -> Iterator[Record]:  # fmt: skip
    """The lines that sheets lack, those of `sheets` and for `outcomes` only where they are given.

    `proposals` are those that suggest or are handled; proposals merged into one belong to it.
    """
    if not proposals:
        return
    root_of = _family(desk, put, proposals)
    said = _overlaid(desk, put, Outcome, "proposal", list(root_of))
    if not said:
        return
    deciding = [
        each for each in _overlaid(
            desk, put, ProposalHandling, "proposal", sorted(set(root_of.values()))
        )
        if DECIDES.holds(each.values) and (sheets is None or each.key in sheets)
    ]  # fmt: skip
    there: dict[int, list[int]] = {each.key: [] for each in deciding}
    for row in _overlaid(desk, put, HandlingSuggestion, "handling", list(there)):
        there[row.values["handling"]].append(row.values["outcome"])
    by_root: dict[int, list[int]] = {}
    for each in said:
        if outcomes is None or each.key in outcomes:
            root = root_of[Outcome.proposal.key_in(each.values) or 0]
            by_root.setdefault(root, []).append(each.key)
    for sheet in deciding:
        own = there[sheet.key]
        for key in by_root.get(sheet.values["proposal"], ()):
            if key not in own:
                own.append(key)
                yield HandlingSuggestion.of({
                    "handling": sheet.key, "position": str(len(own)), "outcome": key,
                    "adoption": "pending",
                })  # fmt: skip


def _overlaid(
    desk: Desk, put: Sequence[Record], model: type[Record], field: str, keys: Sequence[int]
) -> list[Record]:
    """The records that point at these by a field, as they are after the action."""
    own = {each.key: each for each in put if type(each) is model and each.has_key}
    new = [each for each in put if type(each) is model and not each.has_key]
    stored = [each for each in linking(desk, model, field, keys) if each.key not in own]
    wanted = set(keys)
    return stored + [each for each in (*own.values(), *new) if _at(each, field) in wanted]


def _at(record: Record, field: str) -> int | None:
    if isinstance(record, Outcome):
        return Outcome.proposal.key_in(record.values)
    found: int | None = record.values.get(field)
    return found


def _family(desk: Desk, put: Sequence[Record], keys: Iterable[int]) -> dict[int, int]:
    """The proposals that are handled as one with these, with the one that each is handled in."""
    own = {each.key: each.values for each in put if isinstance(each, Proposal) and each.has_key}
    root_of = {key: key for key in keys}
    for _ in range(_DEPTH):
        above = _merged_into(desk, own, set(root_of.values()))
        if not above:
            break
        root_of = {key: above.get(root, root) for key, root in root_of.items()}
    root_of |= {root: root for root in root_of.values()}
    return _below(desk, own, root_of)


_DEPTH = 9
"""How many times one proposal may have been merged on: a limit against circles."""


def _merged_into(
    desk: Desk, own: Mapping[int, Mapping[str, Any]], keys: Collection[int]
) -> dict[int, int]:
    """What those of some proposals that were merged were merged into."""
    asked = sorted(set(keys) - own.keys())
    above = {key: to for key, _, to in lists.rows(desk.office, Proposal, asked, ("merged_into",))}
    above |= {key: own[key].get("merged_into") for key in keys if key in own}
    return {key: to for key, to in above.items() if to}


def _below(
    desk: Desk, own: Mapping[int, Mapping[str, Any]], known: Mapping[int, int]
) -> dict[int, int]:
    """The proposals merged into known ones, with the one that each is handled in."""
    root_of = dict(known)
    edge = list(known)
    while edge:
        found = {
            each.key: each.values["merged_into"]
            for each in linking(desk, Proposal, "merged_into", edge)
        }
        above = set(edge)
        found |= {key: values["merged_into"] for key, values in own.items()
                  if values.get("merged_into") in above}  # fmt: skip
        edge = [key for key in found if key not in root_of]
        root_of |= {key: root_of[found[key]] for key in edge}
    return root_of
