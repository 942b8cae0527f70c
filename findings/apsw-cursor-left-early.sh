#!/usr/bin/env bash
# A row loop that is left early keeps its statement open when another query ran inside the loop.
#
# Seen with: apsw-sqlite3mc 3.54.0.0 (and apsw 3.54.0.0), Python 3.11, Linux x86-64.
# Expected:  a cursor that nothing refers to any more is closed with its last reference, as in
#            apsw 3.53.4.0: after `for row in c.execute(...): c.execute(...); break` no statement
#            is open and the write-ahead log can be moved into the file.
# Observed:  3.54.0.0 adds a reference to every live cursor whenever a new cursor is made, and never
#            gives it back. The loop's cursor outlives the loop, also after gc.collect(); its read
#            stays open, and a checkpoint in mode TRUNCATE is refused for good ("database table is
#            locked"). 3.53.4.0 and apsw 3.54.1.0 do not do this; no 3.54.1 of apsw-sqlite3mc
#            was there on 2026-12-01.
# It matters where one file must hold every save: the log stays beside the file until the program
#            ends, and cursors pile up by one for every query inside a loop.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/look.py" <<'PY'
import gc
import sys

import apsw

connection = apsw.Connection(sys.argv[1])
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("CREATE TABLE t(x)")
connection.execute("INSERT INTO t VALUES (1), (2), (3)")


def leave_early() -> None:
    for _ in connection.execute("SELECT x FROM t"):
        connection.execute("SELECT 1").fetchone()
        break


leave_early()
gc.collect()
alive = sum(isinstance(each, apsw.Cursor) for each in gc.get_objects())
try:
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    print(f"{alive} cursors, log moved")
except apsw.LockedError as error:
    print(f"{alive} cursors, {error}")
PY
status=0
expect() { # package, line that was seen
    python3 -m venv "$work/$1"
    "$work/$1/bin/pip" install --quiet --disable-pip-version-check "$1"
    seen=$("$work/$1/bin/python" "$work/look.py" "$work/$1.db")
    echo "$1: $seen"
    [ "$seen" = "$2" ] || { echo "expected: $2"; status=1; }
}
expect apsw-sqlite3mc==3.54.0.0 "1 cursors, database table is locked"
expect apsw-sqlite3mc==3.53.4.0 "0 cursors, log moved"
expect apsw==3.54.1.0 "0 cursors, log moved"
exit $status
