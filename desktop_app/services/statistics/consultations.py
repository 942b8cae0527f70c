"""The statistics of consultations, section by section: what is counted, and by which day."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from desktop_app.records.case import Case
from desktop_app.records.consultation import CAME, FEEDBACKS, HELD, Consultation, Participant
from desktop_app.records.look_back import LookBack
from desktop_app.records.point import Point
from desktop_app.records.topic import REPLACED, Topic
from desktop_app.services.desk import lookup
from desktop_app.services.limits.time_limits import limits
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.declared import TOTAL, Asked, Part, Section
from desktop_app.services.statistics.outcomes import outcomes, unsent
from desktop_app.services.statistics.parts import by_codes, by_links
from desktop_app.services.statistics.scopes import scope_filters
from desktop_app.storage.query.conditions import straddling

WAS_HELD = Filter("state", "in", HELD)


def points(asked: Asked) -> Section:
    """Points that stood at the period's end, by type and by today's state; those without work.

    One without a day of founding stands since it was entered, or since it first met.
    """
    last = asked.period.last
    met = Filter("consultation.point", "having", (WAS_HELD, Filter("held_on", "to", (last,))))
    undated = (Filter("founded", "in", (None,)), met)
    stood = Filter("", "either", ((Filter("founded", "known_by", (last,)),), undated))
    where = (stood, *scope_filters(Point, asked.scope))
    days = limits(asked.desk)["idle"]
    founded = (Filter("founded", "during", asked.period),)
    return Section("协商点", Point, where, (
        Part(TOTAL, "协商点", "个"),
        Part("founded", "本期新设", "个", founded, level=1, share_of=TOTAL, rate="占"),
        Part("idle", f"{days} 天没有协商的运行点", "个", idle(asked, days),
             level=1, share_of=TOTAL, rate="占"),
        *by_codes(asked.desk, Point, "state", "个", compared=False),
        *by_codes(asked.desk, Point, "kind", "个", rare=True),
    ))  # fmt: skip


def idle(asked: Asked, days: int) -> tuple[Filter, ...]:
    """Running points whose last consultation, else whose founding, lies more than `days` back.

    Without either it is the day on which they were entered.
    """
    since = (asked.back - datetime.timedelta(days=days)).isoformat()
    ended = asked.period.last < asked.desk.today.isoformat()
    held = (WAS_HELD, *([Filter("held_on", "to", (asked.day,))] if ended else []))
    late = Filter("held_on", "from", (since,))
    roughly = Filter("held_on", "in", (since[:4], since[:7]))  # may have been as late as that
    old = Filter("founded", "known_before", (since,))
    return (
        Filter("state", "in", ("running",)),
        Filter("consultation.point", "lacking",
               (*held, Filter("", "either", ((late,), (roughly,))))),
        Filter("", "either", (
            (old,),
            (Filter("consultation.point", "having", (*held, Filter("held_on", "filled"))),),
        )),
    )  # fmt: skip


def consultations(asked: Asked) -> Section:
    """Consultations held in the period: by platform, by committee, joint ones, three lights."""
    where = (
        WAS_HELD,
        Filter("held_on", "during", asked.period),
        *scope_filters(Consultation, asked.scope),
    )
    joint = (Filter("joint", "in", _joint(asked)),)
    every = tuple(Filter(name, "filled") for _, _, *names in FEEDBACKS for name in names)
    return Section("协商", Consultation, where, (
        Part(TOTAL, "协商场次", "场"),
        *by_codes(asked.desk, Consultation, "platform", "场", rare=True),
        *by_links(asked.desk, Consultation, "committee", "场"),
        Part("joint", "联合开展", "场", joint, level=1, share_of=TOTAL, rate="占"),
        Part("surveyed", "调研报告已定稿", "场", (Filter("survey_final", "in", (1,)),), level=1,
             share_of=TOTAL, rate="占"),
        Part("lights", "三项反馈齐全", "场", every, level=1, share_of=TOTAL, rate="齐全率"),
        *(part for light in FEEDBACKS for part in _light(*light)),
    ))  # fmt: skip


def _light(key: str, title: str, day: str, text: str) -> tuple[Part, Part]:
    """The sessions whose light is green, with day and document, and those that lack one."""
    done = tuple(Filter(name, "filled") for name in (day, text))
    lacks = tuple((Filter(name, "in", (None,)),) for name in (day, text))
    told = Part(key, "已完成", "场", done, "", 2, TOTAL, "完成率", f"按{title}")
    lacking = (Filter("", "either", lacks),)
    return told, told._replace(key=f"{key}_lacking", title="未完成", where=lacking, rate="占")


def people(asked: Asked) -> Section:
    """Those who came to the consultations of the period, counted at each, by role."""
    return Section("参加人员", Participant, (
        Filter("attended", "in", CAME),
        Filter("consultation.state", "in", HELD),
        Filter("consultation.held_on", "during", asked.period),
        *scope_filters(Participant, asked.scope),
    ), (
        Part(TOTAL, "参加人员", "人次"),
        *by_codes(asked.desk, Participant, "role", "人次"),
    ), "consultation")  # fmt: skip


def topics(asked: Asked) -> Section:
    """Topics raised in the period: by the five kinds of points, by state.

    What was merged into another or split into parts is counted there, not twice.
    """
    every = lookup(asked.desk).codes["topic_state"].order()
    own = tuple(each for each in every if each not in REPLACED)
    where = (
        Filter("raised_on", "during", asked.period),
        Filter("state", "in", (*own, None)),
        *scope_filters(Topic, asked.scope),
    )
    return Section("议题", Topic, where, (
        Part(TOTAL, "征集议题", "个"),
        *by_codes(asked.desk, Topic, "five_points", "个"),
        *by_codes(asked.desk, Topic, "state", "个", without=REPLACED),
    ))  # fmt: skip


def planned_visits(asked: Asked) -> Section:
    """Look-backs planned for the period, whether made by now or not."""
    where = (Filter("planned_on", "during", asked.plans), *scope_filters(LookBack, asked.scope))
    made = (Filter("done_on", "filled"),)
    waiting = (
        Filter("done_on", "in", (None,)),
        Filter("stopped_on", "in", (None,)),
        Filter("planned_on", "before", (asked.desk.today.isoformat(),)),
    )
    return Section("回头看", LookBack, where, (
        Part(TOTAL, "计划回头看", "次"),
        Part("made", "其中已开展", "次", made, level=1, share_of=TOTAL, rate="开展率"),
        Part("waiting", "其中逾期未开展", "次", waiting, level=1, share_of=TOTAL, rate="占"),
    ))  # fmt: skip


def visits(asked: Asked) -> Section:
    """Look-backs made in the period, by how far the suggestion was carried out."""
    where = (Filter("done_on", "during", asked.period), *scope_filters(LookBack, asked.scope))
    return Section("回头看", LookBack, where, (
        Part(TOTAL, "开展回头看", "次"),
        *by_codes(asked.desk, LookBack, "level", "次"),
    ))  # fmt: skip


def cases(asked: Asked) -> Section:
    """Cases submitted in the period, and those of them that were selected."""
    where = (Filter("submitted_on", "during", asked.period), *scope_filters(Case, asked.scope))
    chosen = (Filter("state", "in", ("selected",)),)
    return Section("精品案例", Case, where, (
        Part(TOTAL, "报送案例", "个"),
        Part("selected", "其中入选", "个", chosen, level=1, share_of=TOTAL, rate="入选率"),
    ))  # fmt: skip


def left_out(asked: Asked) -> list[Section]:
    """What no period counts surely: records without a day, or with one known too roughly."""
    unclear = (None, *straddling(*asked.period))
    held = (WAS_HELD, Filter("held_on", "in", unclear), *scope_filters(Consultation, asked.scope))
    raised = (Filter("raised_on", "in", unclear), *scope_filters(Topic, asked.scope))
    return [
        Section("没有计入", Consultation, held, (Part(TOTAL, "协商日期不明的协商", "场"),)),
        Section("没有计入", Topic, raised, (Part(TOTAL, "征集日期不明的议题", "个"),)),
        unsent(asked, unclear),
    ]


def _joint(asked: Asked) -> tuple[str, ...]:
    """The ways of working together with others."""
    return tuple(each for each in lookup(asked.desk).codes["joint_kind"].order() if each != "none")


SECTIONS: tuple[tuple[str, Callable[[Asked], Section]], ...] = (
    ("point", points),
    ("session", consultations),
    ("people", people),
    ("topic", topics),
    ("outcome", outcomes),
    ("planned", planned_visits),
    ("look_back", visits),
    ("case", cases),
)
"""Every section with the word that begins the keys of its figures, in the order of the page."""

DATES = (
    (
        "协商点",
        "设立日期在时段末之前（没有写的，按最早一次协商或登记的日期）；状态以统计截止日期为准，不与上年比",
    ),
    ("协商、参加人员", "协商日期；已经召开的才算，参加人员只算到会的，每场各算一次"),
    ("议题", "征集日期；并入别的议题的、已经拆分的不重复算"),
    ("意见建议及其采纳、办理、成效", "报送日期，没有报送日期的按协商日期；情况以统计截止日期为准"),
    ("计划回头看", "计划日期"),
    ("开展回头看及等次", "开展日期"),
    ("精品案例", "报送日期"),
    ("只看一个专委会时", "协商按牵头、议题按承办、协商点按联系、案例按报送的专委会"),
)
"""Which day counts for which figure, as the page and every print says it."""
