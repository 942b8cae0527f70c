"""The demo's review rounds: last year's with its result, this year's with scores still to come."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.brand import Brand
from desktop_app.records.brand_review import (
    BrandCandidate,
    BrandCriterion,
    BrandReview,
    BrandReviewer,
    BrandScore,
)
from desktop_app.records.record import Record
from desktop_app.services.brand_reviews.review_rounds import read
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from desktop_app.services.registers.children import records
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.log.keys import new_keys

CRITERIA = (("工作标准", 30, "有目标、有办法、有检查"), ("专委会特色", 30, "和专委会的工作结合紧"),
            ("群众评价", 20, "受益的人数和评价"), ("可推广", 20, "别的地方学得来"))  # fmt: skip
REVIEWERS = ("演示评委甲", "演示评委乙", "演示评委丙")
QUOTA, MOST = 3, 8
CLOSES_IN = 12
"""Days from the day of the demo to the end of this year's round."""


def fill_brand_reviews(desk: Desk) -> None:
    """Brands that are selected won last year's round; those under review are in this year's."""
    keys = find(desk, Brand, Query(sort="number"))
    brands = stored(desk, Brand, keys)
    won = [each for each in brands if each.values["review"] == "selected"][:QUOTA]
    lost = [each for each in brands if each.values["review"] in ("rejected", "none")]
    waiting = [each for each in brands if each.values["review"] in ("applied", "first", "second")]
    year = desk.today.year
    if won:
        key = _round(desk, year - 1, [*won, *lost][: MOST - 1])
        _score(desk, key, len(REVIEWERS))
        _close(desk, key, len(won), year - 1)
    if waiting:
        _score(desk, _round(desk, year, waiting[:MOST]), len(REVIEWERS) - 1)


def _round(desk: Desk, year: int, brands: Sequence[Stored]) -> int:
    """A round with its parts, being scored; its id."""
    deadline = desk.today + DAY * CLOSES_IN
    review = made(desk, BrandReview, [{
        "name": f"{year}年度品牌项目评审（演示）", "year": year, "level": "county",
        "state": "scoring", "quota": QUOTA, "organizer": "演示县政协办公室", "remark": MARK,
        "deadline": iso(deadline) if year == desk.today.year else f"{year}-11-30",
        "rules": "专委会申报，评委打分，按平均分排名，主席会议审定。（演示）",
    }])[0]  # fmt: skip
    review.key = new_keys(1)[0]
    parts: list[Record] = made(desk, BrandCriterion, [
        {"brand_review": review.key, "position": place, "name": name, "full": str(full),
         "note": note}
        for place, (name, full, note) in enumerate(CRITERIA, 1)
    ])  # fmt: skip
    parts += made(desk, BrandReviewer, [
        {"brand_review": review.key, "position": place, "name": name, "unit": "演示单位"}
        for place, name in enumerate(REVIEWERS, 1)
    ])  # fmt: skip
    parts += made(desk, BrandCandidate, [
        {"brand_review": review.key, "position": str(place), "brand": each.key,
         "note": each.values["slogan"]}
        for place, each in enumerate(brands, 1)
    ])  # fmt: skip
    desk.write([review, *parts], action=f"新建{year}年品牌评审", cascading=Cascading.IMPORTED)
    return review.key


def _score(desk: Desk, key: int, many: int) -> None:
    """The scores of some reviewers: the earlier a candidate, the better; the last one is begun."""
    found = read(desk, key)
    drafts = [
        {"candidate": each.key, "reviewer": reviewer.key, "criterion": criterion.key,
         "points": str(criterion.full // 100 - place - (one + at) % 3 / 2)}
        for place, each in enumerate(found.candidates)
        for at, reviewer in enumerate(found.reviewers[:many])
        for one, criterion in enumerate(found.criteria)
    ]  # fmt: skip
    desk.write(made(desk, BrandScore, drafts), action=f"品牌评分：{many} 位评委")


def _close(desk: Desk, key: int, many: int, year: int) -> None:
    """The best are selected, and the round is over."""
    found = read(desk, key)
    candidates = records(desk, BrandCandidate, [each.key for each in found.candidates])
    for each, standing in zip(candidates, found.standings(), strict=True):
        each.values["result"] = "selected" if (standing.rank or 0) <= many else "rejected"
    desk.write(candidates, action="品牌评审结果")
    given = {"decided_by": "演示主席会议", "decided_on": f"{year}-12-08",
             "document": f"演政协办〔{year}〕27号"}  # fmt: skip
    change_state(desk, BrandReview, [key], "closed", "", given)
