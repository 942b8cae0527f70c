"""Recognitions at size, rounds at size, and one large round: read, scored, closed, printed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from desktop_app.records import (
    Brand,
    BrandCandidate,
    BrandCriterion,
    BrandReview,
    BrandReviewer,
    BrandScore,
    Committee,
    Recognition,
)
from desktop_app.services import prints, registers
from desktop_app.services.brand_reviews import results, review_rounds, scoring
from desktop_app.services.brand_reviews.statistics import STATISTICS as OF_ROUNDS
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.recognitions.statistics import STATISTICS
from desktop_app.services.registers import Filter, Query
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.storage.query.orders import WAITING
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (10_000,), ()
TARGETS: tuple[Target, ...] = ()
COMMITTEES, BRANDS = 8, 60
REVIEWERS, CRITERIA, FULL = 15, 8, 1250
LARGE = 1
"""The id of the round with every brand, scored by every reviewer by every criterion."""
ORDERS = (WAITING, "day", "strokes", "level")
LEVELS, KINDS = ("county", "prefecture", "province", "national"), ("award", "speech", "media")
PART = 5_000


def fill(office: Any, count: int) -> None:
    """Write brands, a large round, so many small rounds and so many recognitions."""
    chance = random.Random(20261123)
    put: list[Any] = [Committee.of({"name": f"演示{n}委"}, n) for n in range(1, COMMITTEES + 1)]
    put += [
        Brand.of({"name": f"演示品牌{n}", "number": str(n), "committee": n % COMMITTEES + 1}, n)
        for n in range(1, BRANDS + 1)
    ]
    put += [
        BrandReview.of({"name": f"演示评审{n}", "year": 1990 + n % 37, "state": "scoring",
                        "quota": 20}, n)
        for n in range(LARGE, count + 1)
    ]  # fmt: skip
    put += _parts()
    put += [_recognition(chance, n) for n in range(1, count + 1)]
    for start in range(0, len(put), PART):
        build.door.apply(office, put[start : start + PART], (), "导入", "演示")
    build.write_back(office)


def _parts() -> list[Any]:
    """Criteria, reviewers, candidates and every score of the large round."""
    own = {"brand_review": LARGE}
    criteria = [
        BrandCriterion.of({**own, "position": n, "name": f"指标{n}", "full": FULL}, n)
        for n in range(1, CRITERIA + 1)
    ]
    reviewers = [
        BrandReviewer.of({**own, "position": n, "name": f"演示评委{n}"}, n)
        for n in range(1, REVIEWERS + 1)
    ]
    candidates = [
        BrandCandidate.of({**own, "position": str(n), "brand": n, "result": "pending"}, n)
        for n in range(1, BRANDS + 1)
    ]
    scores = [
        BrandScore.of({"candidate": one, "reviewer": who, "criterion": what,
                       "points": (one * 7 + who * 3 + what) % FULL})
        for one in range(1, BRANDS + 1) for who in range(1, REVIEWERS + 1)
        for what in range(1, CRITERIA + 1)
    ]  # fmt: skip
    return [*criteria, *reviewers, *candidates, *scores]


def _recognition(chance: random.Random, place: int) -> Recognition:
    year = 2027 - 10 + place % 10
    return Recognition.of({
        "name": f"演示表彰{place}", "level": chance.choice(LEVELS), "kind": chance.choice(KINDS),
        "day": f"{year}-{chance.randint(1, 11):02d}-{chance.randint(1, 28):02d}", "year": year,
        "committee": chance.randint(1, COMMITTEES), "giver": "演示州政协", "occasion": "演示会议",
    }, place)  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` recognitions, `size` rounds, and the large one among these."""
    path = folder / f"brand-reviews-{size}.zwh"
    with opened(path, create=True) as office:
        fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "演示")
        settle_keys(desk)
        found: dict[str, Work] = {
            f"first rows by {order}": partial(_rows, desk, Recognition, Query(sort=order))
            for order in ORDERS
        }
        search = Query(search="表彰77")
        where = Query(where=(Filter("level", "in", ("province",)),), sort="day")
        yield {
            **found,
            "a search": partial(_rows, desk, Recognition, search),
            "those of a level": partial(_rows, desk, Recognition, where),
            "rounds by year": partial(_rows, desk, BrandReview, Query(sort="year")),
            "statistics of recognitions": partial(_figures, desk, STATISTICS),
            "statistics of rounds": partial(_figures, desk, OF_ROUNDS),
            "a large round read with its ranks": partial(_once, partial(_read, desk)),
            "a sheet scored and saved": partial(_score, desk),
            "the printed summary": partial(_once, partial(_print, desk)),
        }


def _rows(desk: Desk, model: Any, query: Query, _turn: int) -> Iterator[str]:
    yield READY
    keys = registers.first(desk, model, query, 60)
    registers.rows(desk, model, keys, model.COLUMNS)
    yield "shown"


def _figures(desk: Desk, wanted: Any, _turn: int) -> Iterator[str]:
    yield READY
    statement(desk, wanted, periods.of_year(2026))
    yield "counted"


def _once(work: Callable[[], object], _turn: int) -> Iterator[str]:
    yield READY
    work()
    yield "done"


def _read(desk: Desk) -> None:
    found = review_rounds.read(desk, LARGE)
    found.standings()
    results.following(found)


def _score(desk: Desk, turn: int) -> Iterator[str]:
    """One reviewer's sheet of every candidate changes by one criterion."""
    typed = {(one, 1 + turn % REVIEWERS, 1): str(turn % 12) for one in range(1, BRANDS + 1)}
    yield READY
    scoring.write(desk, LARGE, typed)
    yield "saved"


def _print(desk: Desk) -> None:
    sheet = prints.collect(desk, prints.print_named(desk, "brand_review_summary"), [LARGE])
    BytesIO(prints.write(sheet, lambda _a, _b: None))
