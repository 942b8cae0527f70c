"""A campaign at size: its sheet, table, progress and page, a save of one cell and of a period.

`size` figures: 200 indicators of 20 places, over as many periods as that makes.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop_app.records import Campaign, CampaignIndicator, CampaignValue
from desktop_app.records.campaign_period import last_day, moved
from desktop_app.records.figure import SCALE
from desktop_app.records.record import Record
from desktop_app.services.campaigns.campaign_table import NOW, WHOLE, campaign_table
from desktop_app.services.campaigns.figure_sheet import sheet, write_figures
from desktop_app.services.campaigns.progress import progress_of
from desktop_app.services.campaigns.reading_figures import periods_of
from desktop_app.services.campaigns.sums import ALL
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.settings import Settings
from desktop_app.storage.log.keys import new_keys
from desktop_app.ui.campaigns.figure_grid import FigureGrid
from desktop_app.ui.campaigns.figure_model import FigureModel
from desktop_app.ui.look.wearing import worn_theme
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Work, Works, whole

SIZES, AGAINST = (16_000, 160_000), ()
TARGETS: tuple[Target, ...] = ()
PLACES, INDICATORS, PARTS = 20, 200, 4
LAST = "2026Q3"
NAMES = tuple(f"演示{n}县" for n in range(PLACES))


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on one campaign of `size` figures."""
    path = folder / f"campaign-{size}.zwh"
    with opened(path, create=True) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        key = fill(desk, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        total = sheet(desk, key, LAST).indicators.every[0].key
        read: dict[str, Callable[[], object]] = {
            "sheet of a period": partial(sheet, desk, key, LAST),
            "table of a period": partial(campaign_table, desk, key, LAST, NOW),
            "table of all periods": partial(campaign_table, desk, key, LAST, WHOLE),
            "progress of an indicator": partial(progress_of, desk, key, total, ALL),
            "periods with figures": partial(periods_of, desk, key),
        }
        found: dict[str, Work] = {name: whole(work, "read") for name, work in read.items()}
        found["one cell"] = partial(_one_cell, desk, key)
        found["a whole period"] = partial(_whole_period, desk, key)
        found["grid"] = _grid(desk, key)
        yield found


def fill(desk: Desk, size: int) -> int:
    """A campaign whose every fifth indicator is the total of the four after it; its id."""
    key, *keys = new_keys(1 + INDICATORS)
    values = {"name": "演示大行动", "year": 2026, "state": "underway", "step": "quarter",
              "places": "\n".join(NAMES), "since": "2017-01-01", "partners": ()}  # fmt: skip
    put: list[Record] = [Campaign.of(values, key)]
    for place, own in enumerate(keys):
        is_total = place % (PARTS + 1) == 0
        name = f"演示指标{place}"
        total = None if is_total else f"演示指标{place - place % (PARTS + 1)}"
        put.append(CampaignIndicator.of({
            "campaign": key, "position": place, "name": name, "unit": "户", "span": "sum",
            "kind": "total" if is_total else "part", "total": total, "target": 10**9,
        }, own))  # fmt: skip
    desk.write(put, action="演示", cascading=Cascading.NOTHING)
    many = max(size // (PLACES * INDICATORS), 1)
    for number in range(many):
        period = moved(LAST, number - many + 1)
        desk.write(
            [_figure(key, keys, at, place, period) for at in range(INDICATORS) for place in NAMES],
            action="演示", cascading=Cascading.NOTHING,
        )  # fmt: skip
    return key


def _figure(key: int, keys: list[int], at: int, place: str, period: str) -> CampaignValue:
    figure = (PARTS if at % (PARTS + 1) == 0 else 1) * SCALE
    return CampaignValue.of({
        "campaign": key, "indicator": keys[at], "period": period, "place": place,
        "figure": figure, "ends_on": last_day(period),
    })  # fmt: skip


def _one_cell(desk: Desk, key: int, turn: int) -> Iterator[str]:
    of = sheet(desk, key, LAST)
    cell = (of.indicators.every[1].key, NAMES[turn % PLACES])
    yield READY
    write_figures(desk, key, of.name, LAST, {cell: (turn + 2) * SCALE})
    yield "saved"


def _whole_period(desk: Desk, key: int, turn: int) -> Iterator[str]:
    of = sheet(desk, key, LAST)
    cells: dict[tuple[int, str], int | None] = {
        (each.key, place): (turn + 2) * SCALE for each in of.indicators.every for place in NAMES
    }
    yield READY
    write_figures(desk, key, of.name, LAST, cells)
    yield "saved"


def _grid(desk: Desk, key: int) -> Work:
    theme = worn_theme(Settings(Path(tempfile.mkdtemp(prefix="bench-profile-"))))
    theme.icons.load()
    model = FigureModel(theme, theme)
    grid = FigureGrid(model, theme, lambda: False)
    grid.resize(1200, 420)
    grid.show()
    return partial(_shown, desk, key, grid, model)


def _shown(desk: Desk, key: int, grid: FigureGrid, model: FigureModel, _: int) -> Iterator[str]:
    yield READY
    model.show_sheet(sheet(desk, key, LAST))
    grid.grab()
    yield "read and painted"
    model.take({(next(iter(model.sheet.stored)) if model.sheet else (0, "")): 7 * SCALE})
    grid.grab()
    yield "one figure typed"
