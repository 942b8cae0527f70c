"""What to look at before a term is closed: counts that open the rows behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from desktop_app.records.activity import Activity
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.assessment import Assessment
from desktop_app.records.brand_review import BrandReview
from desktop_app.records.campaign import Campaign
from desktop_app.records.collection_item import CollectionItem
from desktop_app.records.deed import Deed
from desktop_app.records.handover_item import HandoverItem
from desktop_app.records.leave import Leave
from desktop_app.records.manuscript import Manuscript
from desktop_app.records.member import SERVING, Member
from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import Predicate
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.request import Request
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.records.work_item import WorkItem
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.safekeeping import backups
from desktop_app.services.terms.term_states import term_record
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.predicate_sql import filters_of

NOTE, LATER, LOCKED = "note", "later", "locked"
"""Said for information; goes on after the term; can be done no more once the term is closed."""

_OF_NO_TERM: tuple[tuple[type[Record], Predicate, str], ...] = (
    (Outcome, Outcome.OPEN, "条意见建议没有办完"),
    (WorkItem, WorkItem.OPEN, "项工作任务没有完成"),
    (Campaign, Campaign.OPEN, "个专项行动没有结束"),
    (AgendaItem, AgendaItem.OPEN, "项会议议题没有办完"),
    (Request, Request.OPEN, "件请示报告没有办结"),
    (Deed, Deed.OPEN, "件实事没有办完"),
    (BrandReview, BrandReview.OPEN, "次品牌评审没有审定"),
    (Manuscript, Manuscript.OPEN, "篇文史稿件没有定"),
    (CollectionItem, CollectionItem.TO_RETURN, "件借展、复制的藏品没有归还"),
)


class OpenMatter(NamedTuple):
    """One thing to look at: in words, what becomes of it, and the rows behind its count.

    `model` is None where nothing can be opened; `where` leaves its rows.
    """

    key: str
    number: int
    words: str
    becomes: str
    weight: str
    model: type[Record] | None = None
    where: tuple[Filter, ...] = ()


def checks(desk: Desk, term: int) -> list[OpenMatter]:
    """What is still to do in a term, the heaviest first; nothing of what there is none of."""
    found = [check for one in _CHECKS for check in one(desk, term)]
    order = (LOCKED, LATER, NOTE)
    return sorted(found, key=lambda each: order.index(each.weight))


def _assessments(desk: Desk, term: int) -> Iterator[OpenMatter]:
    where = (Filter("member.term", "in", (term,)), *_filters(desk, ~Assessment.LOCKED))
    yield from _counted(
        desk,
        Assessment,
        where,
        "assessments",
        "份履职评定没有锁定",
        "结束以后不能再评，请先评完锁定",
    )


def _years(desk: Desk, term: int) -> Iterator[OpenMatter]:
    """The years of the term with rules of scores in which no assessment is locked."""
    values = term_record(desk, term).values
    first, last = str(values.get("starts") or "")[:4], str(values.get("ends") or "")[:4]
    last = min(last or "9999", str(desk.today.year))
    keys = lists.find(desk.office, ScoreRuleSet, Query())
    years = {row[2] for row in lists.rows(desk.office, ScoreRuleSet, keys, ("year",))}
    own = [year for year in sorted(years) if year and (first or "0") <= str(year) <= last]
    locked = _filters(desk, Assessment.LOCKED)
    lacking = [
        year for year in own
        if not lists.count(desk.office, Assessment, (Filter("year", "in", (year,)), *locked))
    ]  # fmt: skip
    if lacking:
        told = "、".join(f"{year}年" for year in lacking)
        where = (Filter("year", "in", tuple(lacking)),)
        words = f"个年度的积分没有锁定：{told}"
        yield OpenMatter("years", len(lacking), words, "结束以后不能再评，请先锁定", LOCKED,
                    ScoreRuleSet, where)  # fmt: skip


def _leaves(desk: Desk, term: int) -> Iterator[OpenMatter]:
    where = (Filter("member.term", "in", (term,)), *_filters(desk, Leave.PENDING))
    yield from _counted(desk, Leave, where, "leaves", "条请假没有审批", "结束以后不能再批")


def _activities(desk: Desk, term: int) -> Iterator[OpenMatter]:
    where = (Filter("term", "in", (term,)), *_filters(desk, Activity.OPEN))
    yield from _counted(
        desk, Activity, where, "activities", "次活动没有完成", "结束以后不能再登记出勤"
    )


def _proposals(desk: Desk, term: int) -> Iterator[OpenMatter]:
    where = (Filter("term", "in", (term,)), *_filters(desk, Proposal.AFTER_TERM))
    yield from _counted(
        desk, Proposal, where, "proposals", "件提案没有办完", "结束以后接着办，办结后只读", LATER
    )


def _unfinished(desk: Desk, _: int) -> Iterator[OpenMatter]:
    """What is of no term and is handed over as it is, by register."""
    for model, predicate, words in _OF_NO_TERM:
        where = _filters(desk, predicate)
        more = "不分届，结束以后照常办理"
        yield from _counted(desk, model, where, model.KEY, words, more, LATER)


def _members(desk: Desk, term: int) -> Iterator[OpenMatter]:
    where = (Filter("term", "in", (term,)), Filter("state", "in", (SERVING, None)))
    yield from _counted(
        desk, Member, where, "members", "位委员在任", "改为届满，任职到届满日期为止", NOTE
    )


def _handover(desk: Desk, term: int) -> Iterator[OpenMatter]:
    where = (Filter("term", "in", (term,)), Filter("done", "in", (0, None)))
    count = lists.count(desk.office, HandoverItem, where)
    if count:
        yield OpenMatter("handover", count, "项交接事项没有打勾", "结束以后仍可以打勾", LATER)


def _backup(desk: Desk, _: int) -> Iterator[OpenMatter]:
    safe = backups.standing(desk)
    if safe.old:
        words = "还没有备份" if safe.at is None else f"最近一次备份是 {safe.at:%Y-%m-%d}"
        yield OpenMatter("backup", 1, words, "结束前自动备份一份；建议再备份到U盘", NOTE)


def _counted(
    desk: Desk, model: type[Record], where: tuple[Filter, ...], key: str, words: str,
    becomes: str, weight: str = LOCKED,
) -> Iterator[OpenMatter]:  # fmt: skip
    count = lists.count(desk.office, model, where)
    if count:
        yield OpenMatter(key, count, words, becomes, weight, model, where)


def _filters(desk: Desk, predicate: Predicate | None) -> tuple[Filter, ...]:
    return filters_of(predicate, lookup(desk)) if predicate is not None else ()


_CHECKS: tuple[Callable[[Desk, int], Iterator[OpenMatter]], ...] = (
    _assessments, _years, _leaves, _activities, _proposals, _unfinished, _members, _handover,
    _backup,
)  # fmt: skip
