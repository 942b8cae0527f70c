"""The lines of suggestions in the sheets that decide on them, and the units that assist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.records.handling_records import HandlingSuggestion
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import units_in
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.suggestions import DECIDES
from desktop_app.services.registers.children import records
from desktop_app.services.registers.linking import linking
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query
from desktop_app.storage.query.predicate_sql import filters_of
from desktop_app.storage.query.records_by_key import values_by_key

PARTNERS = 120
"""Characters that the field of a suggestion for the units that assist holds."""
ASSISTING = ProposalHandling.ASSISTS & ProposalHandling.LIVE


class Lines:
    """The lines of suggestions in the sheets that decide, as they are after the action."""

    def __init__(
        self, desk: Desk, put: Sequence[Record], remove: Sequence[Record], keys: set[int]
    ) -> None:
        gone = {(type(each), each.key) for each in remove}
        self.written = {each.key for each in put if isinstance(each, HandlingSuggestion)}
        own = {each.key: each for each in put if isinstance(each, HandlingSuggestion)}
        there = linking(desk, HandlingSuggestion, "outcome", sorted(keys))
        lines = {**{each.key: each for each in there}, **own}
        every = [each for each in lines.values() if (type(each), each.key) not in gone]
        wanted = {each.values["handling"] for each in lines.values()}
        sheets = {each.key: each.values for each in put if isinstance(each, ProposalHandling)}
        more = records(desk, ProposalHandling, sorted(wanted - sheets.keys()))
        self.sheets = {**{each.key: each.values for each in more}, **sheets}
        live = {key for key, each in self.sheets.items() if DECIDES.holds(each)}
        self.every = [each for each in every if each.values["handling"] in live]
        self._of: dict[int, list[Mapping[str, Any]]] = {}
        for each in self.every:
            self._of.setdefault(each.values["outcome"], []).append(each.values)
        self._near: dict[int, set[int]] = {}
        for each in lines.values():
            sheet = self.sheets.get(each.values["handling"])
            if sheet is not None:
                self._near.setdefault(each.values["outcome"], set()).add(sheet["proposal"])
        self._assisting = _Assisting(desk, put, gone, set().union(*self._near.values()))

    def partners(self, outcome: Record) -> str | None:
        """The units that assist with a suggestion, then those that were written there by hand."""
        deciding = {sheet["proposal"] for _, sheet in self.of(outcome.key)}
        near = self._near.get(outcome.key, set())
        before = {unit for each in near for unit in self._assisting.before.get(each, ())}
        now = [unit for each in sorted(deciding) for unit in self._assisting.now.get(each, ())]
        by_hand = [x for x in units_in(outcome.values.get("partners") or "") if x not in before]
        return _fitting([*now, *by_hand], PARTNERS)

    def of(self, outcome: int) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
        """The lines of one suggestion, each with its sheet."""
        return [(each, self.sheets[each["handling"]]) for each in self._of.get(outcome, ())]

    def decided_in(self, desk: Desk, written: Mapping[int, Record]) -> list[Record]:
        """The lines that follow what was changed in the suggestions themselves."""
        wanted = [key for key, each in written.items() if each.values["version"]]
        before = values_by_key(desk.office, Outcome, wanted) if wanted else {}
        found = []
        for each in self.every:
            key = each.values["outcome"]
            if key not in before or each.key in self.written:
                continue
            now, old = written[key].values, before[key][1]
            names = {"adoption": "adoption", "adoption_note": "note"}
            said = {line: now.get(x) for x, line in names.items() if now.get(x) != old[x]}
            if said:
                each.values.update(said)
                found.append(each)
        return found


class _Assisting:
    """The units with a live sheet that assists, by proposal, before and after an action."""

    def __init__(
        self, desk: Desk, put: Sequence[Record], gone: set[tuple[type[Record], int]],
        proposals: set[int],
    ) -> None:  # fmt: skip
        stored = {x.key: x for x in linking(desk, ProposalHandling, "proposal", sorted(proposals))}
        written = {each.key: each for each in put if isinstance(each, ProposalHandling)}
        after = {**stored, **written}.values()
        self.before = _assisting_units(stored.values())
        self.now = _assisting_units(x for x in after if (type(x), x.key) not in gone)


def _assisting_units(sheets: Iterable[Record]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for each in sheets:
        if ASSISTING.holds(each.values):
            found.setdefault(each.values["proposal"], []).append(each.values["unit"])
    return found


def _fitting(units: Sequence[str], room: int) -> str | None:
    """As many of these units, each once, as a field of so many characters holds."""
    text = ""
    for each in dict.fromkeys(units):
        longer = f"{text}、{each}" if text else each
        if len(longer) > room:
            break
        text = longer
    return text or None


def partners_missing(desk: Desk) -> list[Record]:
    """The suggestions of proposals that do not name the units that assist with them, as they shall.

    Files of 0.6 and before hold such: there the sheets of these units were not looked at.
    """
    where = filters_of(ASSISTING, lookup(desk, ProposalHandling))
    own = lists.find(desk.office, ProposalHandling, Query(where=tuple(where)))
    rows = lists.rows(desk.office, ProposalHandling, own, ("proposal",))
    proposals = sorted({row[2] for row in rows})
    sheets = sorted(each.key for each in linking(desk, ProposalHandling, "proposal", proposals))
    keys = {x.values["outcome"] for x in linking(desk, HandlingSuggestion, "handling", sheets)}
    lines = Lines(desk, (), (), keys)
    found = []
    for each in records(desk, Outcome, sorted(keys)):
        partners = lines.partners(each)
        if partners != each.values["partners"]:
            each.values["partners"] = partners
            found.append(each)
    return found
