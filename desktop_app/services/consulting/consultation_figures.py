"""The sections of the statistics that count consultations and those who came to them."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.records.consultation import FEEDBACKS, Consultation, Feedback, Participant
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, ByLink, One, OtherCodes, share, total
from desktop_app.services.statistics.sections import TOTAL, OfLinked, SectionRule, Unclear

OWN_PLACES = {"committee": "committee", "county": "point.county", "point": "point"}
"""Where consultations, topics and cases say which part of the work they belong to."""


def through(link: str, places: Mapping[str, str]) -> dict[str, str]:
    """The same places as seen from a record that links to one of those."""
    return {key: f"{link}.{path}" for key, path in places.items()}


def light(feedback: Feedback) -> tuple[One, One]:
    """Consultations with day and document of one feedback, and those that lack one of them."""
    lacks = Consultation.LACKS[feedback.key]
    family = f"按{feedback.title}"
    given = One(feedback.key, "已完成", "场", (~lacks,), "", 2, TOTAL, "完成率", family)
    lacking = given._replace(key=f"{feedback.key}_lacking", title="未完成", where=(lacks,))
    return given, lacking._replace(rate="占")


CONSULTATION_PLACES = {**OWN_PLACES, "platform": "platform"}
CONSULTATIONS = SectionRule(
    key="session",
    title="协商",
    record=Consultation,
    where=(Consultation.HELD, OnDay("held_on")),
    parts=(
        total("协商场次", "场"),
        ByCode("platform", "场", rare=True),
        ByLink("committee", "场"),
        share("joint", "联合开展", "场", OtherCodes(Consultation, "joint", ("none",))),
        share("surveyed", "调研报告已定稿", "场", Filter("survey_final", "in", (1,))),
        share("lights", "三项反馈齐全", "场",
              *(~Consultation.LACKS[each.key] for each in FEEDBACKS),
              rate="齐全率"),
        *(part for each in FEEDBACKS for part in light(each)),
    ),
    places=CONSULTATION_PLACES,
    unclear=Unclear("协商日期不明的协商", "场", (Consultation.HELD,)),
)  # fmt: skip

OF_MEMBER = Filter("member", "filled")
SECTOR_THEN = "member.sector@consultation.held_on"
"""The sector that a participant held on the day of the consultation."""

PEOPLE = SectionRule(
    key="people",
    title="参加人员",
    record=Participant,
    where=(
        Participant.CAME,
        OfLinked("consultation", Consultation.HELD),
        OnDay("consultation.held_on"),
    ),
    parts=(
        total("参加人员", "人次"),
        ByCode("role", "人次"),
        share("member", "其中委员", "人次", OF_MEMBER),
        ByLink(SECTOR_THEN, "人次", "sector", "member", (OF_MEMBER,), "当天没有界别"),
    ),
    places={**through("consultation", CONSULTATION_PLACES), "consultation": "consultation"},
    owner="consultation",
)
"""Those who came to the consultations of the period, counted at each of them."""
