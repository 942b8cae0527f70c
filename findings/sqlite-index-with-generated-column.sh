#!/usr/bin/env bash
# SQLite 3.54.0 (apsw-sqlite3mc 3.54.0.0): an index that holds a generated column covers no query.
#
# A text such as "consultation:7" points at a record of any kind; a generated column gives the id, so
# that queries can join by it. Lists and statistics read nothing but an index of all columns that
# they name, which saves reading the rows.
#
# Expected: an index on (n, k) covers "SELECT n, k", whether k is a stored column, a generated column
#           that is stored, or a virtual one: its value lies in the index in all three cases.
# Seen:     with the plain column the plan says COVERING INDEX; with a generated column of either
#           kind the same query reads every row of the table besides the index. An index on the
#           expression itself is covering for a query that writes the expression out, so the value
#           could be taken from the index.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check apsw-sqlite3mc==3.54.0.0

"$tmp/venv/bin/python" - <<'PY'
import apsw

connection = apsw.Connection(":memory:")
KEY = "CAST(substr(source, 14) AS INTEGER)"
COLUMNS = {
    "plain": "k INTEGER",
    "stored": f"k INTEGER GENERATED ALWAYS AS ({KEY}) STORED",
    "virtual": f"k INTEGER GENERATED ALWAYS AS ({KEY}) VIRTUAL",
}


def plan(query):
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]


assert apsw.sqlite_lib_version() == "3.54.0"
found = {}
for table, column in COLUMNS.items():
    connection.execute(f"CREATE TABLE {table}(id INTEGER PRIMARY KEY, source TEXT, n INTEGER, {column})")
    connection.execute(f"CREATE INDEX {table}_n_k ON {table}(n, k)")
    (found[table],) = plan(f"SELECT n, k FROM {table} ORDER BY n, k")
    print(table, "-", found[table])
assert found == {
    "plain": "SCAN plain USING COVERING INDEX plain_n_k",
    "stored": "SCAN stored USING INDEX stored_n_k",
    "virtual": "SCAN virtual USING INDEX virtual_n_k",
}
connection.execute(f"CREATE INDEX plain_expression ON plain(n, {KEY})")
(written_out,) = plan(f"SELECT n, {KEY} FROM plain INDEXED BY plain_expression ORDER BY n")
print("expression -", written_out)
assert written_out == "SCAN plain USING COVERING INDEX plain_expression"
PY
