"""The section of the statistics that counts consultation points."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.records.consultation import Consultation
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.services.limits.time_limits import LimitEnd, times
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import ByCode, share, total
from desktop_app.services.statistics.sections import Asked, Part, SectionRule, conditions

IDLE = "idle"


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
    `ValueError` where the office sets no such limit.
    """
    now = times(asked.desk)
    limit = now.time_limits.end_of(IDLE, sign=-1)
    if limit is None:
        raise ValueError("no point is idle without a limit")
    guessing = now._replace(calendar=now.calendar.guessing())
    since = limit(asked.day, guessing).isoformat()
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


class _IdlePoints:
    """The part of the idle points, in an office that sets a limit for them."""

    def makes(self, key: str) -> bool:
        """Whether it is the part of that key."""
        return key == IDLE

    def parts(self, asked: Asked, model: type[Record]) -> Iterable[Part]:
        """The one part, none where nothing is demanded."""
        limit = times(asked.desk).time_limits.end_of(IDLE)
        if limit is None:
            return ()
        title = f"{_words(asked, limit)}没有协商的运行点"
        return share(IDLE, title, "个", idle).parts(asked, model)


def _words(asked: Asked, limit: LimitEnd) -> str:
    """A limit in words: 90 天."""
    return f"{limit.value} {lookup(asked.desk).codes['time_unit'].label(limit.unit)}"


POINTS = SectionRule(
    key="point",
    title="协商点",
    record=Point,
    where=(existing,),
    parts=(
        total("协商点", "个"),
        share("founded", "本期新设", "个", founded),
        _IdlePoints(),
        ByCode("state", "个", compared=False),
        ByCode("kind", "个", rare=True),
    ),
    places={"committee": "committees", "county": "county", "point": "id"},
)
