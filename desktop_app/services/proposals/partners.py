"""Units that assist with a suggestion, in files of versions that did not write them there."""

from __future__ import annotations

from desktop_app.records.handling_records import HandlingSuggestion
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.movers import linking
from desktop_app.services.proposals.sheet_lines import ASSISTING, Lines
from desktop_app.services.registers.children import records
from desktop_app.storage.file import office_settings
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query
from desktop_app.storage.query.predicate_sql import filters_of

ACTION = "程序整理：提案建议的协办单位"
_SETTLED = "suggestion_partners_settled"


def settle_partners(desk: Desk) -> Changed:
    """Name the assisting units in the suggestions that lack them, once in the life of a file.

    One action, by the program itself; nothing where all are named. `UserError` when the file
    cannot be written.
    """
    if office_settings.read(desk.office, _SETTLED):
        return Changed(None)
    put = partners_missing(desk)
    changed = desk.write(put, action=ACTION, cascading=Cascading.NOTHING, by_program=True)
    office_settings.write(desk.office, _SETTLED, desk.today.isoformat())
    return changed


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
