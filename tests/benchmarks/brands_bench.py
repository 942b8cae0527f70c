"""Brands at size: the list, one's page and effect among many, its book with photos."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image

from desktop_app.records import (
    Activity,
    Brand,
    BrandMilestone,
    BrandPhoto,
    Consultation,
    Press,
    Proposal,
)
from desktop_app.services import prints, registers
from desktop_app.services.brands.brand_page import effect, page_reading
from desktop_app.services.brands.statistics import STATISTICS
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query, attachments
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.services.statistics.tables import table
from desktop_app.storage.log.keys import new_keys
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import Measured, Target, Work, Works

SIZES, AGAINST = (1_000, 10_000), ()
TARGETS: tuple[Target, ...] = ()
STAGES = ("routine", "feature", "nurture", "build", "mature")
PHOTOS = (20, 40, 80)
"""So many photos give books of about 10, 20 and 40 pages of photos and lists."""
YEAR = periods.of_year(2026)


def fill(office: Any, count: int) -> list[int]:
    """Write brands, as many activities, consultations, proposals and press; ids of the brands."""
    chance = random.Random(20261201)
    keys = list(new_keys(count))
    brands = [
        Brand.of({"name": f"演示品牌{place:05}", "number": f"PP-{place:05}",
                  "stage": chance.choice(STAGES), "year": 2024}, key)
        for place, key in enumerate(keys)
    ]  # fmt: skip
    build.door.apply(office, brands, (), "导入", "演示")
    for start in range(0, count, 1_000):
        records = [each for place in range(start, min(start + 1_000, count))
                   for each in _records(place, chance.choice(keys))]  # fmt: skip
        for each, key in zip(records, new_keys(len(records)), strict=True):
            each.key = key
        build.door.apply(office, records, (), "导入", "演示")
    build.write_back(office)
    return keys


def _records(place: int, brand: int) -> Iterator[Any]:
    day = f"{2024 + place % 3}-{1 + place % 12:02}-{1 + place % 28:02}"
    yield Activity.of({"name": f"演示活动{place}", "start_on": day, "state": "done",
                       "kind": "survey", "came_count": 12, "brand": brand})  # fmt: skip
    yield Consultation.of({"name": f"演示协商{place}", "held_on": day, "state": "held",
                           "brand": brand})  # fmt: skip
    yield Proposal.of({"name": f"关于演示{place}的提案", "received_on": day, "state": "filed",
                       "brand": brand})  # fmt: skip
    yield Press.of({"name": f"演示报道{place}", "day": day, "level": "county", "brand": brand})


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works among `size` brands."""
    path = folder / f"brands-{size}.zwh"
    with opened(path, create=True) as office:
        keys = fill(office, size)
        desk = Desk(office, "bench")
        settle_keys(desk)
        books = {count: _illustrated(desk, count) for count in PHOTOS}
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        found: dict[str, Work] = {
            "list": partial(_list, desk),
            "page": partial(_page, desk, keys[len(keys) // 2]),
            "statistics": partial(_statistics, desk),
            **{f"book of {count} photos": partial(_book, desk, key)
               for count, key in books.items()},
        }  # fmt: skip
        yield found


def _illustrated(desk: Desk, count: int) -> int:
    """A brand with photos in pairs, milestones and a page of activities for each six photos."""
    key = registers.save(desk, Brand, {"name": f"演示画册{count}", "year": "2024"}).keys[0]
    for place in range(count // 2):
        shas = [attachments.keep_photo(desk, _photo(count * 100 + 2 * place + n)) for n in (0, 1)]
        registers.save(desk, BrandPhoto, {
            "brand": key, "caption": f"演示第{place}处", "before": shas[0], "after": shas[1],
        })  # fmt: skip
        registers.save(desk, BrandMilestone, {"brand": key, "event": f"演示第{place}步"})
    build.door.apply(desk.office, [
        Activity.of({"name": f"演示画册活动{place}", "start_on": "2026-03-01", "state": "done",
                     "brand": key}, one)
        for place, one in enumerate(new_keys(count * 4))
    ], (), "导入", "演示")  # fmt: skip
    return key


def _photo(seed: int) -> bytes:
    """A photo with the detail of a real one: 1,200 × 800 pixels."""
    noise = Image.frombytes("L", (300, 200), random.Random(seed).randbytes(60_000))
    target = io.BytesIO()
    noise.resize((1_200, 800)).convert("RGB").save(target, "JPEG", quality=85)
    return target.getvalue()


def _list(desk: Desk, _turn: int) -> Iterator[str]:
    keys = registers.first(desk, Brand, Query(sort="number"), 100)
    registers.rows(desk, Brand, keys, Brand.COLUMNS)
    yield "first rows"


def _page(desk: Desk, key: int, _turn: int) -> Iterator[str]:
    page_reading(desk, key, {})
    yield "what counts"
    effect(desk, key, YEAR)
    yield "effect of a year"


def _statistics(desk: Desk, _turn: int) -> Iterator[str]:
    statement(desk, STATISTICS, YEAR)
    yield "all brands"
    table(desk, STATISTICS, YEAR, "brand")
    yield "by brand"


def _book(desk: Desk, key: int, _turn: int) -> Iterator[str | Measured]:
    sheet = prints.collect(desk, prints.print_named(desk, "brand_booklet"), [key])
    yield "read"
    pdf = prints.write(sheet, _unheeded)
    yield "write"
    yield Measured("pages", float(pdf.count(b"/Type /Page /")), 0, "")


def _unheeded(_done: int, _count: int) -> None:
    """Progress of a print."""
