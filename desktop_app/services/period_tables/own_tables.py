"""The office's own tables: of committees, of members, and the set's tables for each committee."""

from __future__ import annotations

from desktop_app.records.office import Committee
from desktop_app.services.period_tables import committee_work, member_overview
from desktop_app.services.period_tables.tables.all_tables import TABLES
from desktop_app.services.period_tables.wide import by_committee

OWN_TABLES = (
    committee_work.RULE,
    member_overview.RULE,
    *(by_committee(each, Committee) for each in TABLES if each.by_committee),
)
OWN_BY_KEY = {each.key: each for each in OWN_TABLES}
