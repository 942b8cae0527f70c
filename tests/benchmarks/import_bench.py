"""The import of 20,000 lines by 20 columns beside bare library calls on the same workbook.

Bare: calamine reads the sheet, apsw inserts its rows as they are, with one executemany in one
transaction, into the same table with the same indexes and pragmas. Ours: open, plan and apply,
checks, keys for order and search, and log included.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import apsw
import python_calamine
import xlsxwriter

from desktop_app.records import ALL
from desktop_app.records.member import Member
from desktop_app.records.office import Term
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import history
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import migrate
from desktop_app.storage.file.steps import STEPS

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
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂芬文华建国红玉志海云峰"
ROUNDS = 5


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


def bare(path: Path, folder: Path) -> dict[str, float]:
    """Seconds of reading and inserting with library calls alone."""
    started = time.perf_counter()
    rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    read = time.perf_counter()
    connection = apsw.Connection(str(folder / f"bare-{started}.db"))
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    migrate(connection, STEPS, lambda: None, lambda *_: None)
    connection.execute("PRAGMA foreign_keys=OFF")
    marks = ",".join("?" * len(HEADER))
    insert = time.perf_counter()
    with connection:
        connection.executemany(
            f"INSERT INTO member(version,search,strokes,pinyin,{','.join(COLUMNS)}) "
            f"VALUES(1,'','','',{marks})",
            rows[1:],
        )
    done = time.perf_counter()
    connection.close()
    return {"read": read - started, "insert": done - insert}


def office(folder: Path) -> Desk:
    """A desk on a new office file with a term."""
    path = folder / f"{time.time_ns()}.zwh"
    desk = Desk(OfficeFile.open(path, records=ALL, steps=STEPS, who="bench", create=True), "bench")
    settle_keys(desk)
    registers.save(desk, Term, {"number": "10", "starts": "2022-01"})
    return desk


def timed(times: dict[str, float], name: str, work: Callable[[], object]) -> None:
    """Add the seconds of some work under a name."""
    started = time.perf_counter()
    work()
    times[name] = times.get(name, 0.0) + time.perf_counter() - started


def ours(path: Path, folder: Path) -> dict[str, float]:
    """Seconds of opening, planning and applying, of planning it again, and of taking it back."""
    desk = office(folder)
    times: dict[str, float] = {}
    started = time.perf_counter()
    grid = imports.open_book(path).sheets[0]
    times["open"] = time.perf_counter() - started
    source = imports.source(imports.propose(desk, Member, grid))
    plan = imports.plan(desk, Member, source)
    times["plan"] = time.perf_counter() - started - times["open"]
    timed(times, "apply", lambda: imports.apply(desk, plan, backs_up=False))
    assert plan.count(imports.Verdict.NEW) == len(grid.rows) - 1, imports.summary(plan)
    timed(times, "again", lambda: imports.plan(desk, Member, source))
    timed(times, "undo", lambda: history.undo(desk))
    desk.office.close()
    return times


def median(runs: list[dict[str, float]], name: str) -> float:
    """The median of one figure."""
    return statistics.median(run[name] for run in runs)


def measure(count: int, rounds: int) -> None:
    """Print one line of figures for a sheet of `count` lines."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "members.xlsx"
        write(path, lines(count))
        theirs, mine = [], []
        for _ in range(rounds):
            theirs.append(bare(path, folder))
            mine.append(ours(path, folder))
    floor = median(theirs, "read") + median(theirs, "insert")
    total = sum(median(mine, each) for each in ("open", "plan", "apply"))
    told = "  ".join(f"{each} {median(mine, each):.3f}" for each in mine[0])
    print(f"{count:>7} x {len(HEADER)}: bare read {median(theirs, 'read'):.3f} "
          f"insert {median(theirs, 'insert'):.3f} s | {told} s | "
          f"open+plan+apply {total:.3f} s = x{total / floor:.2f} of bare")  # fmt: skip


def main() -> None:
    """Print the figures; the bar is x4 at 20,000 lines."""
    for count, rounds in ((1_000, ROUNDS), (20_000, ROUNDS), (100_000, 1)):
        measure(count, rounds)


if __name__ == "__main__":
    main()
