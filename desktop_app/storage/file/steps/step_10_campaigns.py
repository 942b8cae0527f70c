"""Part of step 10 of the schema: campaigns with indicators, measures, surveys and figures."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import create_pairs, create_table, link

_OF = link("campaign_id", "campaign", required=True)
_CAMPAIGN = f"""name TEXT NOT NULL, year INTEGER, state TEXT, {link("committee_id", "committee")},
    leader TEXT, document TEXT, since TEXT, until TEXT, step TEXT, places TEXT, faults INTEGER,
    aim TEXT, result TEXT, remark TEXT"""
_INDICATOR = f"""{_OF}, position INTEGER, name TEXT NOT NULL, unit TEXT, kind TEXT, total TEXT,
    base TEXT, decimals INTEGER, span TEXT, direction TEXT, target INTEGER, whole INTEGER,
    line TEXT, remark TEXT"""
_MEASURE = f"""{_OF}, position INTEGER, name TEXT NOT NULL, owner_unit TEXT, due TEXT, state TEXT,
    progress TEXT, remark TEXT"""
_SURVEY = f"""{_OF}, period TEXT, day TEXT, place TEXT NOT NULL, people TEXT, findings TEXT,
    difficulties TEXT, suggestions TEXT, follow_up TEXT, followed_on TEXT, remark TEXT"""
_VALUE = f"""{_OF}, {link("indicator_id", "campaign_indicator", required=True)},
    period TEXT NOT NULL, place TEXT, figure INTEGER, ends_on TEXT, gap INTEGER"""


def add_campaigns(connection: apsw.Connection) -> None:
    """Create the tables of campaigns and of what belongs to them."""
    create_table(connection, "campaign", _CAMPAIGN)
    create_table(connection, "campaign_indicator", _INDICATOR)
    create_table(connection, "campaign_measure", _MEASURE)
    create_table(connection, "campaign_survey", _SURVEY)
    create_table(connection, "campaign_value", _VALUE, listed=False)
    create_pairs(connection, "campaign_partners", "campaign", "committee")
    connection.execute(
        'CREATE UNIQUE INDEX "campaign_indicator_name" '
        'ON "campaign_indicator"(campaign_id, name, owner)'
    )
    connection.execute(
        'CREATE UNIQUE INDEX "campaign_value_place" '
        'ON "campaign_value"(indicator_id, period, place, owner)'
    )
    for name, table, columns in (
        ("campaign_committee", "campaign", "committee_id"),
        ("campaign_measure_of", "campaign_measure", "campaign_id, position"),
        ("campaign_survey_of", "campaign_survey", "campaign_id, day"),
        ("campaign_value_of", "campaign_value", "campaign_id, period, place, indicator_id, figure"),
        (
            "campaign_value_ends",
            "campaign_value",
            "campaign_id, indicator_id, place, ends_on, figure",
        ),
    ):
        connection.execute(f'CREATE INDEX "{name}" ON "{table}"({columns}, owner)')
    create_own_index(connection, "campaign_since", "campaign", "since, owner")
