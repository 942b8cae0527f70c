"""Search in memory beside an index of character pairs in the file: time, size, cost of writing.

The index is a full-text table without its texts whose tokens are the pairs of neighbouring
characters of each search text; what it finds is looked through for the whole word.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import apsw

from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.registers import Query
from desktop_app.stepping import run_to_end
from desktop_app.storage.query.row_mapping import row_mapping_of
from tests.benchmarks.lists_bench import TEXTS
from tests.benchmarks.member_office import members

MEMBERS = 100_000
SAVES = 200
PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "locking_mode=EXCLUSIVE",
    "cache_size=-16000",
)  # fmt: skip
PAIRS = (
    "CREATE VIRTUAL TABLE pairs USING fts5("
    "tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')"
)
INSERT = "INSERT INTO pairs(rowid, tokens) VALUES(?, ?)"


def tokens(text: str) -> list[str]:
    """The pairs of neighbouring characters of a text, each as one word of ASCII."""
    return [f"{ord(one):x}x{ord(other):x}" for one, other in pairwise(text)]


def spent(work: Callable[[], object]) -> float:
    """Milliseconds of the processor that some work takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def say(name: str, memory: str, pairs: str) -> None:
    """One line of the table."""
    print(f"  {name:<40}{memory:>16}{pairs:>16}", flush=True)


def fill(connection: apsw.Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Write the texts and their pairs in one transaction."""
    with connection:
        connection.executemany("INSERT INTO texts VALUES(?, ?)", texts)
        rows = ((key, " ".join(dict.fromkeys(tokens(text)))) for key, text in texts)
        connection.executemany(INSERT, rows)


def change(connection: apsw.Connection, key: int, text: str) -> None:
    """Give one record another text."""
    with connection:
        connection.execute("DELETE FROM pairs WHERE rowid=?", (key,))
        connection.execute(INSERT, (key, " ".join(dict.fromkeys(tokens(text)))))


def found(connection: apsw.Connection, word: str, most: int) -> list[object]:
    """The first ids of the texts that contain a word of two or more characters."""
    asked = " ".join(f'"{each}"' for each in tokens(word))
    sql = (
        "SELECT id FROM pairs JOIN texts ON id=pairs.rowid "
        "WHERE pairs MATCH ? AND instr(text, ?) LIMIT ?"
    )
    return list(connection.execute(sql, (asked, word, most)))


def main(size: int = MEMBERS) -> None:
    """Print what each way takes; milliseconds of the processor, medians where there are several."""
    with tempfile.TemporaryDirectory() as place, members(Path(place), size) as desk:
        table = row_mapping_of(Member).table
        sql = f'SELECT id, search FROM "{table}"'
        texts: list[tuple[int, str]] = list(desk.office.connection.execute(sql))
        connection = apsw.Connection(str(Path(place) / "pairs.db"))
        for each in PRAGMAS:
            connection.execute(f"PRAGMA {each}")
        connection.execute("CREATE TABLE texts(id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute(PAIRS)
        say(f"{size:,} members", "in memory", "pairs")
        built = spent(lambda: run_to_end(registers.prepare_in_steps(desk, Member, [])))
        say("made, ms", f"{built:.0f}", f"{spent(lambda: fill(connection, texts)):.0f}")
        ((bytes_used,),) = connection.execute(
            "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'pairs%'"
        )
        say("in the file, bytes a member", "0", f"{int(str(bytes_used)) / size:.0f}")
        dice = random.Random(1)
        saves = [
            spent(lambda one=one: change(connection, one[0], one[1] + "|演示"))  # type: ignore[misc]
            for one in dice.sample(texts, SAVES)
        ]
        say("added to a save, ms", "0.0", f"{statistics.median(saves):.2f}")
        for kind, words in TEXTS.items():
            for word in (each for each in words if len(each) > 1):
                ours = spent(lambda word=word: registers.first(desk, Member, Query(word)))  # type: ignore[misc]
                theirs = spent(lambda word=word: found(connection, word, 100))  # type: ignore[misc]
                say(f"first rows, {kind}: {word}", f"{ours:.2f}", f"{theirs:.2f}")
        connection.close()


if __name__ == "__main__":
    main()
