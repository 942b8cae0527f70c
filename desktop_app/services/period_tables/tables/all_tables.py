"""The ten tables in their order."""

from __future__ import annotations

from desktop_app.services.period_tables.tables import (
    basic_members,
    campaigns,
    duty_results,
    grassroots,
    market_bodies,
    meetings,
    opinion_reports,
    party_links,
    proposals,
    results,
)

TABLES = (
    basic_members.RULE, meetings.RULE, proposals.RULE, opinion_reports.RULE, grassroots.RULE,
    campaigns.RULE, market_bodies.RULE, duty_results.RULE, party_links.RULE, results.RULE,
)  # fmt: skip
BY_KEY = {each.key: each for each in TABLES}
