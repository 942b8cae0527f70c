"""Part of step 5 of the schema: where an outcome comes from, and what leaders wrote on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import apsw

from desktop_app.storage.dialect import column_names, index_names, narrow_key, table_text
from desktop_app.storage.file.own_indexes import create_order_indexes, create_own_index
from desktop_app.storage.file.schema import (
    MadeRow,
    any_link,
    create_table,
    link,
    narrow_link,
)

_MOVED = ("instructor", "instructed_on", "instruction")
_INSTRUCTION = f"""{any_link("subject", required=True)}, level TEXT, instructor TEXT, day TEXT,
    document TEXT, text TEXT, handed_to TEXT, progress TEXT, remark TEXT,
    {narrow_link("outcome_id", "outcome")}, {narrow_link("consultation_id", "consultation")}"""
_WHOLE = {
    "UNIQUE INDEX outcome_number": "number",
    "INDEX outcome_source": "source",
    "INDEX outcome_consultation": "consultation_id, handling, adoption",
    "INDEX outcome_proposal": "proposal_id, adoption",
    "INDEX outcome_topic": "topic_id",
}
_OWN = {
    "outcome_ordered": "number IS NULL, length(number), number, strokes, id",
    "outcome_due": "due, handling",
    "outcome_handling": "handling, finished_on",
    "outcome_adoption": "adoption, sent_on",
    "outcome_figures": """adoption, handling, satisfaction, sent_on, consultation_id, due,
        stopped_on, reopened, money, beneficiaries, ways, proposal_id""",
}
_LIVE = "coalesce(adoption, '') <> 'rejected' AND stopped_on IS NULL"
_OPEN = f"coalesce(handling, '') NOT IN ('done', 'closed') AND {_LIVE}"
_WAITING = {
    "outcome_waits_due": (
        "due, unit, consultation_id, proposal_id",
        f"{_OPEN} AND due IS NOT NULL",
    ),
    "outcome_waits_days": (
        "due, working_days, assigned_on, proposal_id",
        f"{_OPEN} AND due IS NULL AND working_days > 0",
    ),
    "outcome_waits_answer": (
        "sent_on, addressee, consultation_id, proposal_id",
        f"{_OPEN} AND coalesce(adoption, 'pending') = 'pending'",
    ),
    "outcome_done": (
        "handling, finished_on, unit, consultation_id, proposal_id",
        f"handling = 'done' AND {_LIVE}",
    ),
}


def change_tables(connection: apsw.Connection) -> None:
    """Give instructions a table of their own; outcomes have no indexes until `finish`."""
    create_table(connection, "instruction", _INSTRUCTION)
    connection.execute("CREATE INDEX instruction_subject ON instruction(subject, owner)")
    connection.execute("CREATE INDEX instruction_outcome ON instruction(outcome_id, owner)")
    connection.execute(
        "CREATE INDEX instruction_consultation ON instruction(consultation_id, owner)"
    )
    create_own_index(connection, "instruction_day", "instruction", "day, strokes, id, level, owner")
    for name in index_names(connection, "outcome"):
        connection.execute(f'DROP INDEX "{name}"')


def instructions_of(key: int, values: Mapping[str, Any]) -> Iterator[MadeRow]:
    """The instruction that an outcome had in columns of its own."""
    found = {
        "instructor": values.get("instructor"),
        "day": values.get("instructed_on"),
        "text": values.get("instruction"),
    }
    if any(found.values()):
        yield "instruction", {"subject": f"outcome:{key}", **found}


def without_instruction(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """What of an outcome goes into its instruction, as values that are no longer there."""
    return {name: None for name in _MOVED if values.get(name) is not None}


def finish(connection: apsw.Connection) -> None:
    """Let an outcome point at any kind of record, without the columns that were moved."""
    old = link("consultation_id", "consultation", required=True)
    text = table_text(connection, "outcome")
    narrow = [narrow_link(f"{each}_id", each) for each in ("consultation", "proposal")]
    new = ", ".join((any_link("source", required=True), *narrow))
    wanted = text.replace(old, new, 1)
    for each in _MOVED:
        wanted = wanted.replace(f" {each} TEXT,", "", 1)
    names = [each for each in column_names(connection, "outcome") if each not in _MOVED]
    source = "'consultation:' || consultation_id"
    values = [
        f"{source}, {each}, NULL" if each == "consultation_id" else f'"{each}"' for each in names
    ]
    connection.execute(f"CREATE TEMP TABLE moved AS SELECT {', '.join(values)} FROM outcome")
    connection.execute("DROP TABLE outcome")  # links to its rows are checked at the end
    connection.execute(wanted)
    connection.execute("INSERT INTO outcome SELECT * FROM temp.moved")
    connection.execute("DROP TABLE temp.moved")
    connection.execute("UPDATE instruction SET outcome_id = " + narrow_key("subject", "outcome"))
    _create_indexes(connection)


def _create_indexes(connection: apsw.Connection) -> None:
    create_order_indexes(connection, "outcome")
    for name, columns in _WHOLE.items():
        connection.execute(f"CREATE {name} ON outcome({columns}, owner)")
    for name, columns in _OWN.items():
        create_own_index(connection, name, "outcome", f"{columns}, owner")
    for name, (columns, where) in _WAITING.items():
        create_own_index(connection, name, "outcome", columns, where)
