"""Proposals at size, with eight sheets for five of them: rows, keystrokes, cards, similar ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import Proposal, ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals import similar
from desktop_app.services.registers import Query, history, relations, state_offers
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import stored
from desktop_app.stepping import run_to_end
from desktop_app.storage.log.keys import new_keys
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (5_000, 50_000), ()
TARGETS: tuple[Target, ...] = ()
PLACES = (
    "山区村寨", "县城老旧小区", "边境乡镇", "梯田核心区", "易地搬迁点", "工业园区", "古镇", "河道",
)  # fmt: skip
MATTERS = (
    "稳定供水", "道路安全", "养老服务", "垃圾分类", "师资力量", "农产品销售", "停车难", "网络覆盖",
    "消防设施", "医疗保障",
)  # fmt: skip
TYPED = "关于推进山区村寨稳定供水工作的提案"
TEXTS = ("供水", "gszl", "演示2", "没有这件提案")
REPLY = {
    "reply_on": "2026-05-01", "reply_doc": "演函1号", "reply_signer": "演示", "reply_class": "A",
}  # fmt: skip


def fill(office: Any, count: int) -> None:
    """Write so many proposals, and eight sheets for every five of them."""
    chance = random.Random(20261123)
    keys = list(new_keys(count))
    for start in range(0, count, 10_000):
        batch = [_proposal(chance, keys[place], place)
                 for place in range(start, min(start + 10_000, count))]  # fmt: skip
        build.door.apply(office, batch, (), "导入", "演示")
    sheets = [_sheet(chance, keys[place % count], place) for place in range(count * 8 // 5)]
    for start in range(0, len(sheets), 10_000):
        build.door.apply(office, sheets[start : start + 10_000], (), "导入", "演示")
    build.write_back(office)


def _proposal(chance: random.Random, key: int, place: int) -> Record:
    name = f"关于推进{chance.choice(PLACES)}{chance.choice(MATTERS)}的提案{place}"
    return Proposal.of(
        {"name": name, "serial": str(place), "state": "handling" if place % 10 == 0 else "closed",
         "mover": f"演示{place % 300}", "received_on": f"{2010 + place % 16}-02-01"}, key,
    )  # fmt: skip


def _sheet(chance: random.Random, proposal: int, place: int) -> Record:
    done = place % 10 != 0
    return ProposalHandling.of(
        {"proposal": proposal, "unit": f"演示{chance.randint(1, 60)}局", "role": "main",
         "state": "done" if done else "signed", "assigned_on": f"{2010 + place % 16}-03-02",
         "signed_on": "2026-03-05", "due": f"{2010 + place % 16}-06-02",
         "reply_on": "2026-05-01" if done else None},
    )  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` proposals, both registers prepared as the window does when idle."""
    path = folder / f"proposals-{size}.zwh"
    with opened(path, create=True) as office:
        fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        for model in (Proposal, ProposalHandling):
            run_to_end(registers.prepare_in_steps(desk, model, [(model.SORT, False)]))
        run_to_end(similar.prepare_in_steps(desk))
        found: dict[str, Work] = {}
        for model in (Proposal, ProposalHandling):
            found[f"{model.KEY}, list"] = partial(_list, desk, model)
            found[f"{model.KEY}, card"] = partial(_card, desk, model)
        found["proposal, page"] = partial(_page, desk)
        yield {**found, "similar": partial(_similar, desk), "a sheet": partial(_step, desk)}


def _list(desk: Desk, model: type[Record], _turn: int) -> Iterator[str]:
    asked = {"first rows": Query(), **{f"search {text}": Query(search=text) for text in TEXTS}}
    for title, query in asked.items():
        keys = registers.first(desk, model, query, 100)
        registers.rows(desk, model, keys, model.COLUMNS)
        yield title


def _card(desk: Desk, model: type[Record], turn: int) -> Iterator[str]:
    key = registers.first(desk, model, Query(), turn + 1)[-1]
    yield READY
    relations.values_of(desk, model, key, 5)
    relations.children_of(desk, model, key)
    relations.related_to(desk, model, key, 5)
    state_offers.offer_for(desk, model, key)
    yield "read"


def _page(desk: Desk, turn: int) -> Iterator[str]:
    """What the page of a proposal reads when it is opened, that of one units work on."""
    from desktop_app.services.proposals import next_steps, proposal_page
    from desktop_app.services.registers.passed_states import line_of, state_points

    handled = Query(where=(registers.Filter("state", "in", ("handling",)),))
    key = registers.first(desk, Proposal, handled, turn + 1)[-1]
    yield READY
    values = stored(desk, Proposal, [key])[0].values
    past = history.history_of(desk, Proposal, key)
    read = proposal_page.page_reading(desk, key, values)
    proposal_page.deadline(desk, read.sheets)
    days = proposal_page.state_days(values, read.sheets)
    state_points(Proposal, values, past, days, line_of(Proposal), lookup(desk))
    next_steps.proposal_steps(desk, key)
    for each in read.sheets:
        next_steps.sheet_steps(desk, each.key)
    relations.attachment_count(desk, Proposal, key)
    found = similar.similar(desk, str(values["name"]), key) or []
    similar.similar_topics(desk, str(values["name"]))
    proposal_page.units_of(desk, [each.key for each in found])
    yield "read"


def _similar(desk: Desk, turn: int) -> Iterator[str]:
    end = 6 + turn % (len(TYPED) - 5)
    similar.similar(desk, TYPED[:end])
    yield "a keystroke"


def _step(desk: Desk, turn: int) -> Iterator[str]:
    signed = Query(where=(registers.Filter("state", "in", ("signed",)),))
    key = registers.first(desk, ProposalHandling, signed, turn + 1)[-1]
    yield READY
    change_state(desk, ProposalHandling, [key], "replied", "", REPLY)
    yield "is replied to"
