"""What the sheet of a campaign counts of its deeds: how many, money and people by months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.campaign_quarter import DEEDS, UNLINKED, WHAT
from desktop_app.records.deed import Deed
from desktop_app.records.predicates import Predicate
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.storage.query.lists import Filter
from desktop_app.storage.query.predicate_sql import filters_of
from desktop_app.storage.query.tallies import By, Sum, tally

Row = dict[str, str]
MONTH = len("2026-03")
DAYS = {
    "pushed": ("progress_on", "start_on"), "effective": ("effect_on", "done_on"),
    "done": ("done_on",),
}  # fmt: skip
"""By what is counted its days, the first that is written."""
COUNTED: dict[str, Predicate] = {
    "pushed": Deed.PUSHED, "effective": Deed.EFFECTIVE, "done": Deed.DONE,
}  # fmt: skip
SUMS = (Sum(), Sum("money"), Sum("beneficiaries"))


def complete(desk: Desk, keys: Sequence[int], shown: Sequence[Shown]) -> list[Shown]:
    """Campaigns with the counts of their deeds by months, internal ones among them."""
    unlinked = list(_unlinked(desk))
    return [
        replace(each, children={
            **each.children, DEEDS: list(_of_campaign(desk, key)), UNLINKED: unlinked,
        })
        for key, each in zip(keys, shown, strict=True)
    ]  # fmt: skip


def _of_campaign(desk: Desk, key: int) -> Iterator[Row]:
    own = Filter("campaign", "in", (key,))
    for what in WHAT:
        for (aid, line, month), (count, money, people) in _tallied(desk, what, own).items():
            yield {
                "what": what, "aid": aid, "line": line, "month": month, "count": str(count),
                "money": str(money), "people": str(people),
            }  # fmt: skip


def _unlinked(desk: Desk) -> Iterator[Row]:
    """Deeds that were taken on and belong to no campaign."""
    of_none = Filter("campaign", "in", (None,))
    months: Counter[str] = Counter()
    for (_, _, month), (count, _, _) in _tallied(desk, "pushed", of_none).items():
        months[month] += count
    yield from ({"month": month, "count": str(count)} for month, count in months.items())


def _tallied(
    desk: Desk, what: str, own: Filter
) -> dict[tuple[str, str, str], tuple[int, int, int]]:
    """Count, money and people by aid, line and month; without a day under ''."""
    where = (own, *filters_of(COUNTED[what], lookup(desk)))
    by = (By("aid"), By("line"), *(By(day, MONTH) for day in DAYS[what]))
    found: dict[tuple[str, str, str], tuple[int, int, int]] = {}
    for aid, line, *rest in tally(desk.office, Deed, where, by, SUMS):
        *days, count, money, people = rest
        key = (aid or "", line or "", next(filter(None, days), ""))
        before = found.get(key, (0, 0, 0))
        found[key] = (before[0] + count, before[1] + money, before[2] + people)
    return found
