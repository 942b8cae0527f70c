"""Lists at size: first rows, each keystroke of a search, sorts, jumps, memory."""

from __future__ import annotations

import gc
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from desktop_app.records import ALL, Committee, Member, Sector, Term
from desktop_app.services import desk as desks
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.registers.column_values import column_values
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import door

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗普白岩刀哈田车文洪丁"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华文辉志建国小大春红云山峰海波鹏飞"
COMMON = ("王", "1", "w", "中", "138")
RARE = ("张志强", "zzq", "1388735", "演示单位77", "lixiaoming")
ABSENT = ("龘龘", "qqqq", "99999999", "没有这个人", "xyzxyz")
SORTS = ("strokes", "pinyin", "born", "nation", "unit", "sector", "committee", "mobile", "cert_no")
COLUMNS = Member.COLUMNS


def fill(office: OfficeFile, count: int) -> None:
    """Write `count` plausible members in actions of ten thousand."""
    chance = random.Random(20261123)
    term = Term.of({"number": 10})
    sectors = [Sector.of({"name": f"演示界别{n}", "position": n}) for n in range(24)]
    committees = [Committee.of({"name": f"演示委{n}", "position": n}) for n in range(7)]
    door.apply(office, [term, *sectors, *committees], (), "准备", "演示")
    for start in range(0, count, 10_000):
        batch = [
            Member.of(
                {
                    "name": chance.choice(SURNAMES)
                    + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2, 2)))),
                    "cert_no": f"{place:07d}",
                    "term": term.id,
                    "sex": chance.choice("12"),
                    "nation": f"{chance.randint(1, 30):02d}",
                    "born": f"{chance.randint(1955, 2000)}-{chance.randint(1, 12):02d}",
                    "politics": f"{chance.randint(1, 13):02d}",
                    "sector": chance.choice(sectors).id,
                    "committee": chance.choice(committees).id,
                    "mobile": f"13{chance.randint(0, 999999999):09d}",
                    "unit": f"演示单位{chance.randint(1, 9999)}中心",
                    "post": chance.choice(("主任", "副院长", "校长", "经理")),
                }
            )
            for place in range(start, min(start + 10_000, count))
        ]
        door.apply(office, batch, (), "导入", "演示")
    office.write_back()


def times(work: Callable[[], object], repeat: int = 5) -> Iterator[float]:
    """Milliseconds of each run."""
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        yield (time.perf_counter() - start) * 1000


def say(name: str, found: list[float]) -> None:
    """One line: median, 95th percentile, worst, in milliseconds."""
    ordered = sorted(found)
    high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"  {name:<44}{statistics.median(found):9.1f}{high:9.1f}{ordered[-1]:9.1f}", flush=True)


def memory() -> float:
    """Resident memory now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def measure(desk: Desk) -> None:
    """Every figure of the list for one office file."""
    size = len(registers.find(desk, Member, Query()))
    print(f" {size:,} members{'':<33}median     95th    worst  (ms)")

    def rows(query: Query) -> None:
        keys = registers.first(desk, Member, query, 100)
        registers.rows(desk, Member, keys, COLUMNS)

    say("first hundred rows", list(times(lambda: rows(Query()))))
    say("all ids in the default order", list(times(lambda: registers.find(desk, Member, Query()))))
    dealt = partial(registers.dealt, desk, Member, Query(), "politics")
    say("all ids dealt out for a board", list(times(dealt)))
    keys = registers.find(desk, Member, Query())
    places = random.Random(1).choices(range(max(1, len(keys) - 128)), k=50)
    jumps = [partial(registers.rows, desk, Member, keys[p : p + 128], COLUMNS) for p in places]
    say("one page of 128 rows anywhere", [took for jump in jumps for took in times(jump, 1)])
    for name, texts in (("common", COMMON), ("rare", RARE), ("absent", ABSENT)):
        typed = [text[:n] for text in texts for n in range(1, len(text) + 1)]
        queries: dict[str, list[Callable[[], object]]] = {
            "keystroke, default order": [partial(rows, Query(each)) for each in typed],
            "keystroke, by birth": [partial(rows, Query(each, sort="born")) for each in typed],
            "count and all ids": [
                partial(registers.find, desk, Member, Query(each)) for each in typed
            ],
        }
        for title, works in queries.items():
            say(f"{title}, {name}", [took for work in works for took in times(work, 3)])
    for name in ("sector", "born", "unit", "name"):
        counting = partial(column_values, desk, Member, Query(), name)
        say(f"values of {name} with their counts", list(times(counting, 3)))
    for sort in SORTS:
        for down in (False, True):
            query = Query(sort=sort, descending=down)
            found = list(times(partial(registers.find, desk, Member, query), 3))
            say(f"sort by {sort}{' descending' if down else ''}", found)


def main(sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> None:
    """Measure lists of several sizes, so that the growth can be read."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "office.zwh"
            with OfficeFile.open(
                path, records=ALL, steps=STEPS, who="bench", create=True
            ) as office:
                fill(office, size)
            gc.collect()
            before = memory()
            with OfficeFile.open(path, records=ALL, steps=STEPS, who="bench") as office:
                desk = Desk(office, "bench")
                desks.settle_keys(desk)
                measure(desk)
                gc.collect()
                print(f"  memory above the closed file: {memory() - before:.0f} MB")
