"""What the demo's good proposals went through: key ones, reviews, an award, offers upward."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from desktop_app.records.any_link import pointing
from desktop_app.records.award_round import AwardCandidate, AwardRound
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_supervision import ProposalSupervision, SupervisionRecord
from desktop_app.records.quality_review import ITEMS, LEVELS, QualityReview
from desktop_app.records.record import Record
from desktop_app.records.session import Session
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposal_quality.nominating import answering_units
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query.predicate_sql import filters_of

KEY_ONES = ((0, "led", "演示县长"), (0, "supervised", "演示主席"), (2, "supervised", "演示副主席"),
            (5, "led", "演示副县长"), (9, "supervised", "演示副主席"))  # fmt: skip
"""Place of the proposal among those filed, kind and leader."""
REVIEWERS = ("演示评委甲", "演示评委乙")
CANDIDATES, QUOTA = 6, 3
OFFERED = (0, 5)
SELECTED = 0
"""The places of those offered upward in a year, and of the one that was selected last year."""


def fill_quality(desk: Desk, chance: Random) -> None:
    """Both years' plans and offers; the first year's reviews, half of the last year's, an award."""
    sessions = stored(desk, Session, find(desk, Session, Query(sort="opens")))
    for place, session in enumerate(sessions):
        filed = _filed(desk, session.key)
        if not filed:
            continue
        year, is_last = int(str(session.values["opens"])[:4]), place == len(sessions) - 1
        records = [
            *_supervised(desk, filed, year, is_last=is_last),
            *_reviewed(desk, filed[: len(filed) // 2] if is_last else filed, year, chance),
            *_offered(desk, filed, year, is_last=is_last),
            *([] if is_last else _awarded(desk, session.key, filed, year)),
        ]
        desk.write(
            records,
            action=f"登记{year}年重点提案、质量评价和向上推荐",
            cascading=Cascading.IMPORTED,
        )


def _filed(desk: Desk, session: int) -> list[Stored]:
    where = filters_of(Proposal.FILED, lookup(desk))
    of = Filter("session", "in", (session,))
    return stored(desk, Proposal, find(desk, Proposal, Query(where=(of, *where), sort="number")))


def _day(desk: Desk, year: int, month: int, day: int) -> datetime.date | None:
    """A day of the past, None for one that is still to come."""
    found = datetime.date(year, month, day)
    return found if found <= desk.today else None


def _supervised(desk: Desk, filed: Sequence[Stored], year: int, *, is_last: bool) -> list[Record]:
    """The plan of a year; in the last one a proposal still waits for its first record."""
    drafts: list[Mapping[str, Any]] = []
    lines: list[Mapping[str, Any]] = []
    keys, units = new_keys(len(KEY_ONES)), answering_units(desk, [each.key for each in filed])
    for key, (place, kind, leader) in zip(keys, KEY_ONES, strict=True):
        one, started = filed[place % len(filed)], _day(desk, year, 4, 10)
        visited, ended = _day(desk, year, 5, 6 + place), _day(desk, year, 9, 3 + place)
        waits = is_last and place == KEY_ONES[-1][0]
        draft: dict[str, Any] = {
            "year": year, "proposal": one.key, "kind": kind, "leader": leader,
            "post": "演示县领导" if kind == "led" else "演示县政协领导",
            "unit": units.get(one.key, ""), "decided_by": "演示县委常委会会议",
            "decided_on": f"{year}-03-28", "document": f"演办〔{year}〕8号",
            "start": iso(started) if started else "", "due": f"{year}-10-31",
            "plan": "先调研，再座谈协商，年底前到现场看落实情况。（演示）", "remark": MARK,
            "committee": one.values["committee"], "state": "listed",
        }  # fmt: skip
        if visited and not waits:
            draft["state"] = "supervising"
            lines.append({
                "supervision": key, "day": iso(visited), "form": ("site", "symposium")[place % 2],
                "people": f"{leader}、提案者、承办单位",
                "content": "现场查看进度，听取提案者意见。（演示）",
                "result": "请承办单位列出时间表，按月报进度。（演示）",
            })  # fmt: skip
        if ended and not waits and not (is_last and place % 2):
            draft |= {"state": "done", "closed_on": iso(ended), "result": "建议已经落实。（演示）"}
        drafts.append(draft)
    owners = made(desk, ProposalSupervision, drafts)
    for key, owner in zip(keys, owners, strict=True):
        owner.key = key
    return [*owners, *made(desk, SupervisionRecord, lines)]


def _reviewed(
    desk: Desk, filed: Sequence[Stored], year: int, chance: Random
) -> list[Record]:  # fmt: skip
    """A sheet of each reviewer for each of some proposals."""
    items = [each.code for each in lookup(desk).codes[ITEMS].offered()]
    day = _day(desk, year, 6, 18)
    drafts = []
    for one in filed if day else ():
        for reviewer in REVIEWERS:
            better = chance.random()
            given = {code: min(2, int(chance.random() * 3 * better)) for code in items}
            levels = {
                name: " ".join(code for code, level in given.items() if level == place)
                for place, name in enumerate(LEVELS)
            }
            drafts.append({"proposal": one.key, "round": "first", "reviewer": reviewer,
                           "day": iso(day) if day else "", "remark": MARK, **levels})  # fmt: skip
    return made(desk, QualityReview, drafts)


def _awarded(desk: Desk, session: int, filed: Sequence[Stored], year: int) -> list[Record]:
    """A round that has been decided and published."""
    day = datetime.date(year, 12, 10)
    owner = made(desk, AwardRound, [{
        "name": f"{year}年度优秀提案（演示）", "year": year, "session": session,
        "state": "published", "quota": QUOTA, "decided_by": "演示主席会议",
        "decided_on": iso(day), "published_on": iso(day + DAY * 15),
        "document": f"演政协〔{year}〕31号", "remark": MARK,
        "rules": "承办单位、专委会推荐，评委打分后由主席会议审定。（演示）",
    }])[0]  # fmt: skip
    owner.key = new_keys(1)[0]
    drafts = [
        {"award_round": owner.key, "position": str(place), "proposal": one.key,
         "recommender": "演示提案委", "votes": 15 - place, "score": 95 - 2 * place,
         "result": "excellent" if place <= QUOTA else "not",
         "reasons": "选题准确，建议可操作，办理成效明显。（演示）"}
        for place, one in enumerate(filed[:CANDIDATES], 1)
    ]  # fmt: skip
    return [owner, *made(desk, AwardCandidate, drafts)]


def _offered(desk: Desk, filed: Sequence[Stored], year: int, *, is_last: bool) -> list[Record]:
    """Those offered at the end of a year; what was offered the year before has its result."""
    offered = _day(desk, year, 10, 24)
    drafts = []
    for place in OFFERED if offered else ():
        one = filed[place % len(filed)]
        draft: dict[str, Any] = {
            "year": year, "source": pointing(Proposal.KEY, one.key), "level": "prefecture",
            "through": "member", "mover": "演示州委员", "unit": "演示单位", "remark": MARK,
            "committee": one.values["committee"], "offered_on": iso(offered) if offered else "",
            "reasons": "事关全州，县里解决不了，建议州里统筹。（演示）", "state": "offered",
        }  # fmt: skip
        if not is_last:
            draft |= {
                "state": "filed", "submitted_on": f"{year + 1}-01-14",
                "upper_session": f"演示州政协{year + 1}年全会", "upper_number": f"{place + 31:04}",
                "filed_on": f"{year + 1}-02-02",
            }  # fmt: skip
        if not is_last and place == SELECTED:
            draft |= {"state": "selected", "selected_as": "key",
                      "selected_on": f"{year + 1}-04-02"}  # fmt: skip
        drafts.append(draft)
    return made(desk, UpwardOffer, drafts)
