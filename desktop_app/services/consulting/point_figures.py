"""The section of the statistics that counts consultation points."""

from __future__ import annotations

import datetime

from desktop_app.records.consultation import Consultation
from desktop_app.records.point import Point
from desktop_app.services.limits.time_limits import limits
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import ByCode, share, total
from desktop_app.services.statistics.sections import Asked, SectionRule, conditions


def existing(asked: Asked) -> tuple[Filter, ...]:
    """Points that existed at the end of the period.

    One without a day of founding exists since it was entered, or since its first consultation.
    """
    last = asked.period.last
    held = conditions((Consultation.HELD, Filter("held_on", "to", (last,))), asked)
    met = Filter("consultation.point", "having", held)
    undated = (Filter("founded", "in", (None,)), met)
    return (Filter("", "either", ((Filter("founded", "known_by", (last,)),), undated)),)


def founded(asked: Asked) -> tuple[Filter, ...]:
    """Points founded in the period."""
    return (Filter("founded", "during", asked.period),)


def idle(asked: Asked) -> tuple[Filter, ...]:
    """Running points without a consultation since the office's limit for idle points.

    A point that had none is reckoned from its founding, else from the day it was entered.
    """
    since = (asked.back - datetime.timedelta(days=limits(asked.desk)["idle"])).isoformat()
    ended = asked.period.last < asked.desk.today.isoformat()
    held = conditions((Consultation.HELD,), asked)
    held += (Filter("held_on", "to", (asked.day,)),) if ended else ()
    late = Filter("held_on", "from", (since,))
    roughly = Filter("held_on", "in", (since[:4], since[:7]))  # may have been as late as that
    old = Filter("founded", "known_before", (since,))
    return (
        *conditions((Point.RUNNING,), asked),
        Filter("consultation.point", "lacking",
               (*held, Filter("", "either", ((late,), (roughly,))))),
        Filter("", "either", (
            (old,),
            (Filter("consultation.point", "having", (*held, Filter("held_on", "filled"))),),
        )),
    )  # fmt: skip


def _idle_title(asked: Asked) -> str:
    return f"{limits(asked.desk)['idle']} 天没有协商的运行点"


POINTS = SectionRule(
    key="point",
    title="协商点",
    record=Point,
    where=(existing,),
    parts=(
        total("协商点", "个"),
        share("founded", "本期新设", "个", founded),
        share("idle", _idle_title, "个", idle),
        ByCode("state", "个", compared=False),
        ByCode("kind", "个", rare=True),
    ),
    places={"committee": "committees", "county": "county", "point": "id"},
)
