"""An import of 20 columns beside bare library calls on the same workbook, and the same file again.

Bare: calamine reads the sheet, apsw inserts its rows as they are, with one executemany in one
transaction, into the same table with the same indexes and pragmas. Bare all: besides, every other
row that the import wrote, memberships and log included, as it left them in each table, and for each
entry of the log its JSON by the standard library and its SHA-256. Nothing is read, checked, matched
or made into a record in it: what it takes is a floor. Ours: open, plan and apply, checks, keys for
order and search, and log included.
"""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import apsw
import python_calamine
import xlsxwriter

from desktop_app.records import ALL
from desktop_app.records.member import Member
from desktop_app.records.office import Term
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk, settle_keys
from tests.benchmarks.builds import build
from tests.benchmarks.works import READY, Target, Works

SIZES = AGAINST = (1_000, 20_000, 100_000)
TARGETS = (
    Target("import 20,000, first", 0.6),
    Target("import 20,000, first", 3.0, beside="import 20,000, bare"),
    Target("import 20,000, first", 3.0, beside="import 20,000, bare all"),
    Target("import 100,000, first", 3.0, beside="import 100,000, bare all"),
    Target("import *, again", 1.0, beside="import 20,000, first"),
    Target("import *, again", 1.0, beside="import 100,000, first"),
)
HEADER = (
    "姓名", "委员证号", "性别", "民族", "出生年月", "籍贯", "政治面貌", "学历", "学位",
    "毕业院校", "界别", "专委会", "政协职务", "工作单位", "职务", "手机", "邮箱", "通讯地址",
    "任职时间", "备注",
)  # fmt: skip
COLUMNS = (
    "name", "cert_no", "sex", "nation", "born", "native", "politics", "education", "degree",
    "school", "state_reason", "work_group", "cppcc_post", "unit", "post", "mobile", "email",
    "address", "since", "remark",
)  # fmt: skip
PRAGMAS = ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON",
           "cell_size_check=ON", "temp_store=MEMORY")  # fmt: skip
TABLES = (
    "actor", "record_kind", "action", "term", "sector", "committee", "member", "membership",
    "change",
)  # fmt: skip
"""What an import fills, each behind those that it links to; older builds have not all of them."""
Rows = list[tuple[Any, ...]]
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂芬文华建国红玉志海云峰"


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The import of a sheet of `size` lines into a new office file."""
    path = folder / f"members-{size}.xlsx"
    write(path, lines(size))
    yield {f"import {size:,}": partial(_both, path, folder)}


def lines(count: int) -> list[list[str]]:
    """Invented members as a clerk's sheet has them; the same for the same count."""
    chance = random.Random(count)
    return [
        [
            chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2)))),
            f"B{number:06d}",
            chance.choice("男女"),
            chance.choice(("汉", "哈尼族", "彝族", "苗族")),
            f"{chance.randint(1955, 1998)}.{chance.randint(1, 12)}",
            chance.choice(("云南建水", "云南石屏", "四川成都")),
            chance.choice(("中共党员", "群众", "民盟盟员")),
            chance.choice(("本科", "研究生", "专科")),
            chance.choice(("学士", "硕士", "")),
            f"第{number % 90}大学",
            f"{chance.choice(('农业', '教育', '医药卫生', '经济', '工商联'))}界",
            chance.choice(("提案委", "经济委", "农业农村委")),
            chance.choice(("委员", "常委", "")),
            f"演示县第{number}单位",
            chance.choice(("主任", "副局长", "教师", "医师")),
            f"139{number:08d}",
            f"m{number}@example.com",
            f"演示县演示路{number}号",
            "2022年1月",
            f"第{number}行备注",
        ]
        for number in range(count)
    ]


def write(path: Path, rows: list[list[str]]) -> None:
    """Write the sheet."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    page = book.add_worksheet()
    for number, row in enumerate((HEADER, *rows)):
        page.write_row(number, 0, row)
    book.close()


def _both(path: Path, folder: Path, turn: int) -> Iterator[str]:
    """Library calls alone, then the import, then library calls that write what it wrote."""
    yield from _bare(path, folder / f"{time.time_ns()}.db")
    written: dict[str, Rows] = {}
    yield from _ours(path, folder / f"{time.time_ns()}.zwh", written)
    yield from _bare_all(path, folder / f"{time.time_ns()}.db", written)


def _empty_office(file: Path) -> apsw.Connection:
    """A new database with the tables, indexes and settings of an office file."""
    connection = apsw.Connection(str(file))
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    build.make_tables(connection)
    connection.execute("PRAGMA foreign_keys=OFF")
    return connection


def _read(path: Path) -> list[list[Any]]:
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _bare(path: Path, file: Path) -> Iterator[str]:
    connection = _empty_office(file)
    yield READY
    rows = _read(path)
    yield "bare/read"
    marks = ",".join("?" * len(HEADER))
    with connection:
        connection.executemany(
            f"INSERT INTO member(version,search,strokes,pinyin,{','.join(COLUMNS)}) "
            f"VALUES(1,'','','',{marks})",
            rows[1:],
        )
    yield "bare/insert"
    connection.close()
    file.unlink()


def _bare_all(path: Path, file: Path, written: dict[str, Rows]) -> Iterator[str]:
    """The sheet read, the rows that an import left in each table written, the texts of its log."""
    connection = _empty_office(file)
    connection.execute("PRAGMA foreign_keys=ON")
    log = next(rows for into, rows in written.items() if into.startswith('INSERT INTO "change"'))
    said = [text for row in log for text in row if isinstance(text, str) and text[0] == "{"]
    entries = [json.loads(text) for text in said]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    yield READY
    _read(path)
    yield "bare all/read"
    with connection:
        for into, rows in written.items():
            connection.executemany(into, rows)
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    yield "bare all/insert"
    texts = list(map(encode, entries))
    yield "bare all/texts"
    for text in texts:
        hashlib.sha256(text.encode()).digest()
    yield "bare all/hash"
    connection.close()
    file.unlink()


def _written(connection: apsw.Connection) -> dict[str, Rows]:
    """The rows of the tables that an import fills, by the statement that inserts one.

    Columns that are empty in all of them are left out.
    """
    found: dict[str, Rows] = {}
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    for table in (each for each in TABLES if each in there):
        cursor = connection.execute(f'SELECT * FROM "{table}"')
        names = [each[0] for each in cursor.getdescription()]
        columns = list(zip(*cursor, strict=True))
        filled = [n for n, column in enumerate(columns) if any(x is not None for x in column)]
        if filled:
            into = ",".join(f'"{names[n]}"' for n in filled)
            marks = ",".join("?" * len(filled))
            sql = f'INSERT INTO "{table}"({into}) VALUES({marks})'
            found[sql] = list(zip(*(columns[n] for n in filled), strict=True))
    return found


def _ours(path: Path, file: Path, written: dict[str, Rows] | None = None) -> Iterator[str]:
    """Open, plan and apply; all of it again, when every line is known; and taking it back.

    `written` is given the rows that the first import has left in its tables.
    """
    with build.OfficeFile.open(
        file, records=ALL, steps=build.STEPS, who="bench", create=True
    ) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        registers.save(desk, Term, {"number": "10", "starts": "2022-01"})
        for time_of, verdict in (
            ("first", imports.Verdict.NEW),
            ("again", imports.Verdict.SAME),
        ):
            yield READY
            grid = imports.open_book(path).sheets[0]
            yield f"{time_of}/open"
            plan = imports.plan(desk, Member, imports.source(imports.propose(desk, Member, grid)))
            yield f"{time_of}/plan"
            imports.apply(desk, plan, backs_up=False)
            yield f"{time_of}/apply"
            assert plan.count(verdict) == len(grid.rows) - 1, imports.summary(plan)
            if written is not None and not written:
                written |= _written(office.connection)
        yield READY
        build.history.undo(desk)
        yield "taken back"
    file.unlink()
