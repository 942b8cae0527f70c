"""The owner office of every row: its column, and the indexes that it is part of."""

from __future__ import annotations

from collections.abc import Mapping

import apsw

from desktop_app.storage.dialect import column_names
from desktop_app.storage.file.own_indexes import create_order_indexes, create_own_index

_TABLES = (
    "office", "term", "sector", "committee", "code_entry", "character_stroke", "point", "brand",
    "brand_milestone", "brand_media", "brand_award", "attachment", "holiday", "limits", "topic",
    "consultation_plan", "consultation", "participant", "opinion", "consensus", "outcome",
    "outcome_step", "look_back", "case",
)  # fmt: skip
_WIDE = "member"
"""Its new column would be the engine's 64th or later, and no index could cover a query then."""

# an index is called after its table and what follows the point
_UNIQUE = {
    "term.number": "number",
    "code_entry.code": "code_list, code",
    "character_stroke.character": "character",
    "member.cert_no": "term_id, cert_no",
    "point.number": "number",
    "brand.number": "number",
    "holiday.day": "day",
    "topic.number": "number",
    "consultation.number": "number",
    "outcome.number": "number",
    "look_back.number": "number",
    "case.number": "number",
}
# these find what points at a record, whoever owns it, and count what is ours without its rows
_LINKS = {
    "member.sector": "sector_id",
    "member.committee": "committee_id",
    "member.committee2": "committee2_id",
    "brand.committee": "committee_id",
    "brand_milestone.brand": "brand_id",
    "brand_media.brand": "brand_id",
    "brand_award.brand": "brand_id",
    "attachment.owner": "owner_key, owner_id",
    "topic.point": "point_id",
    "topic.committee": "committee_id",
    "topic.merged_into": "merged_into_id",
    "topic.split_from": "split_from_id",
    "consultation_plan.topic": "topic_id",
    "consultation_plan.committee": "committee_id",
    "consultation.point": "point_id, held_on",
    "consultation.committee": "committee_id",
    "participant.consultation": "consultation_id, role, attended",
    "participant.member": "member_id",
    "opinion.consultation": "consultation_id",
    "consensus.consultation": "consultation_id",
    "outcome.consultation": "consultation_id, handling, adoption",
    "outcome.topic": "topic_id",
    "outcome_step.outcome": "outcome_id, day",
    "look_back.outcome": "outcome_id, planned_on, done_on, stopped_on",
    "case.point": "point_id",
    "case.committee": "committee_id",
}
_OWN = {
    "topic.ordered": "number IS NULL, length(number), number, strokes, id",
    "topic.state": "state, raised_on",
    "topic.figures": "five_points, state, raised_on",
    "consultation_plan.planned": "planned_on, strokes, id",
    "consultation.held": "held_on, strokes, id",
    "consultation.state": """state, held_on, committee_id, joint, platform, point_id,
        survey_final, reported_on, reported_doc, talked_on, talked_doc, answered_on,
        answered_doc""",
    "outcome.ordered": "number IS NULL, length(number), number, strokes, id",
    "outcome.due": "due, handling",
    "outcome.handling": "handling, finished_on",
    "outcome.adoption": "adoption, sent_on",
    "outcome.figures": """adoption, handling, satisfaction, sent_on, consultation_id, due,
        stopped_on, instructed_on, reopened, money, beneficiaries, ways""",
    "look_back.planned": "planned_on, strokes, id, done_on, stopped_on",
    "look_back.level": "level, done_on",
}
_LIVE = "coalesce(adoption, '') <> 'rejected' AND stopped_on IS NULL"
_OPEN = f"coalesce(handling, '') NOT IN ('done', 'closed') AND {_LIVE}"
_WAITING = {
    "outcome.waits_due": ("due, unit, consultation_id", f"{_OPEN} AND due IS NOT NULL"),
    "outcome.waits_days": (
        "due, working_days, assigned_on",
        f"{_OPEN} AND due IS NULL AND working_days > 0",
    ),
    "outcome.waits_answer": (
        "sent_on, addressee, consultation_id",
        f"{_OPEN} AND coalesce(adoption, 'pending') = 'pending'",
    ),
    "outcome.done": (
        "handling, finished_on, unit, consultation_id",
        f"handling = 'done' AND {_LIVE}",
    ),
    "consultation.open": (
        """held_on, state, noticed_on, materials_on, minutes_on, reported_on, reported_doc,
        talked_on, talked_doc, answered_on, answered_doc""",
        "stopped_on IS NULL AND coalesce(state, '') NOT IN ('closed', 'archived')",
    ),
    "look_back.open": ("planned_on, outcome_id", "done_on IS NULL AND stopped_on IS NULL"),
}


def add_owner_columns(connection: apsw.Connection) -> None:
    """Give the rows of all tables of the first steps their owner office, 0 being our own.

    Unique keys end with the owner. A first column with one value for nearly every row would be
    taken for a narrow choice by the engine, which keeps no statistics here. What only lists,
    statistics and reminders use keeps our own rows alone; it ends with the owner all the same, so
    that a choice between two values, each looked up by itself, need not read the row for it.
    """
    _rebuild_with_owner(connection, _WIDE)  # while what points at its rows is still indexed
    orders = (f"{table}.{order}" for table in _TABLES for order in ("strokes", "pinyin"))
    for name in (*_UNIQUE, *_LINKS, *_OWN, *_WAITING, *orders):
        if not name.startswith(f"{_WIDE}."):
            connection.execute(f'DROP INDEX "{name.replace(".", "_")}"')
    for table in _TABLES:
        connection.execute(f'ALTER TABLE "{table}" ADD COLUMN owner INTEGER NOT NULL DEFAULT 0')
    for table in (*_TABLES, _WIDE):
        create_order_indexes(connection, table)
    _create_whole(connection, "UNIQUE INDEX", _UNIQUE)
    _create_whole(connection, "INDEX", _LINKS)
    for name, columns in _OWN.items():
        create_own_index(connection, *_named(name), f"{columns}, owner")
    for name, (columns, where) in _WAITING.items():
        create_own_index(connection, *_named(name), columns, where)


def _create_whole(connection: apsw.Connection, kind: str, indexes: Mapping[str, str]) -> None:
    """Indexes of the rows of every office, that end with the owner."""
    for each, columns in indexes.items():
        name, table = _named(each)
        connection.execute(f'CREATE {kind} "{name}" ON "{table}"({columns}, owner)')


def _named(index: str) -> tuple[str, str]:
    """The name of an index and its table."""
    return index.replace(".", "_"), index.partition(".")[0]


def _rebuild_with_owner(connection: apsw.Connection, table: str) -> None:
    """Make a table anew with `owner` as its third column, without its indexes.

    Links to its rows stay whole: they are checked when the transaction ends, when all are there
    again.
    """
    question = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?"
    ((text,),) = connection.execute(question, (table,))
    before = "version INTEGER NOT NULL, "
    wanted = str(text).replace(before, f"{before}owner INTEGER NOT NULL DEFAULT 0, ", 1)
    columns = ",".join(f'"{name}"' for name in column_names(connection, table))
    connection.execute(f'CREATE TEMP TABLE moved AS SELECT * FROM "{table}"')
    connection.execute(f'DROP TABLE "{table}"')
    connection.execute(wanted)
    connection.execute(f'INSERT INTO "{table}"({columns}) SELECT {columns} FROM temp.moved')
    connection.execute("DROP TABLE temp.moved")
