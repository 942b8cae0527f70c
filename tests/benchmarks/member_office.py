"""An office of many plausible members for benchmarks, and changes to one of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop_app.records import ALL, Committee, Member, Sector, Term
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from tests.benchmarks.builds import build

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗普白岩刀哈田车文洪丁"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华文辉志建国小大春红云山峰海波鹏飞"


def fill(office: Any, count: int) -> None:
    """Write `count` plausible members in actions of ten thousand."""
    chance = random.Random(20261123)
    term = Term.of({"number": 10})
    sectors = [Sector.of({"name": f"演示界别{n}", "position": n}) for n in range(24)]
    committees = [Committee.of({"name": f"演示委{n}", "position": n}) for n in range(7)]
    build.door.apply(office, [term, *sectors, *committees], (), "准备", "演示")
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
        build.door.apply(office, batch, (), "导入", "演示")
    build.write_back(office)


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Any]:
    """An office file, opened or made."""
    with build.OfficeFile.open(
        path, records=ALL, steps=build.STEPS, who="bench", create=create
    ) as office:
        yield office


@contextmanager
def members(folder: Path, count: int) -> Iterator[Desk]:
    """A desk on a new office file of so many members, opened again after it was filled."""
    path = folder / f"members-{count}.zwh"
    with opened(path, create=True) as office:
        fill(office, count)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        yield desk


def changing(desk: Desk, model: type[Record] = Member, field: str = "unit") -> Callable[[], object]:
    """What saves another unit for some record, and does what the window does by itself then.

    Of another field it saves a number of persons.
    """
    save = saving(desk, model, field)

    def change() -> None:
        save()
        build.settle(desk)

    return change


def saving(desk: Desk, model: type[Record] = Member, field: str = "unit") -> Callable[[], object]:
    """What saves another unit, or a number in another field, for some record, else for a member."""
    keys = registers.find(desk, model, registers.Query())
    dice = random.Random(1)

    def save() -> None:
        key = dice.choice(keys)
        version = registers.rows(desk, model, [key], [field])[0][1]
        number = str(dice.randrange(10**6))
        text = f"演示单位{number}" if field == "unit" else number
        registers.save(desk, model, {field: text}, key=key, version=version)

    return save
