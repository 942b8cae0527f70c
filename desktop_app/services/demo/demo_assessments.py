"""The assessments of the demo: last year's locked with its talks, this year's at several steps."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.assessment import Assessment
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.assessments import assessment_steps as steps
from desktop_app.services.assessments import results_told
from desktop_app.services.assessments.locking import lock
from desktop_app.services.assessments.opening import assessments_of, open_year
from desktop_app.services.assessments.year_locks import YearOf
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.desk import Desk
from desktop_app.services.registers.appointing import write_alike
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import stored
from desktop_app.services.scoring.presets import NOTICE, start_from_preset
from desktop_app.services.scoring.rule_set import ADOPTED, MEMBER

START = "60"
"""Points that everybody started with last year, of which the demo holds few records."""
MEETING = "演示县政协主席会议（演示）"
LOW, PASSING = "不称职", "称职"
FEWEST, TALKS, AGAIN = 6, 4, 2
"""So many with the fewest points did not pass last year; so many of them were talked with, so many
do not pass this year either."""
ABSENT = "全年参加会议、活动很少（演示）"
OWN_VIEW = "按时参加会议和活动，提交提案和社情民意信息，完成履职任务（演示）。"
AT_OWN, HANDED_IN, JUDGED, CHECKED = 0.4, 0.65, 0.8, 0.9
"""Up to which share of the members this year's assessments are at each step."""


def fill_assessments(desk: Desk) -> None:
    """Last year from its rules to the lock, the talks after it, and this year half way."""
    year = desk.today.year
    low = _last_year(desk, YearOf(year - 1, MEMBER))
    _this_year(desk, YearOf(year, MEMBER), low[:AGAIN])


def _last_year(desk: Desk, place: YearOf) -> list[int]:
    """Write the year; the members who did not pass."""
    rules = start_from_preset(desk, "neutral", place.year, place.subject).keys[0]
    change_state(desk, ScoreRuleSet, [rules], ADOPTED, "", {
        "approved_by": MEETING, "approved_on": f"{place.year}-01-10", "start": START,
        "document": "演示政协办〔演示〕1号", "remark": f"{NOTICE}。{MARK}",
    })  # fmt: skip
    keys = _opened(desk, place)
    low = _lowest(desk, keys)
    others = [key for key in keys if key not in low]
    steps.own_view(desk, keys, {"self_on": f"{place.year}-12-18", "self_text": OWN_VIEW})
    day = {"committee_on": f"{place.year}-12-24", "committee_by": "演示主任"}
    steps.committee_view(desk, others, day)
    steps.committee_view(desk, low, day | {"committee_grade": LOW, "committee_opinion": ABSENT})
    office = {"office_on": f"{place.year}-12-29", "office_by": "演示办公室主任"}
    steps.office_view(desk, keys, office)
    decision = {"decided_by": MEETING, "decided_on": f"{place.year + 1}-01-15",
                "document": "演示政协发〔演示〕2号"}  # fmt: skip
    steps.decide(desk, keys, decision)
    lock(desk, place, decision)
    results_told.tell(desk, keys, "told_on", {"told_on": f"{place.year + 1}-01-22"})
    results_told.tell(desk, low, "body_told_on", {"body_told_on": f"{place.year + 1}-01-23"})
    for number, key in enumerate(low[:TALKS]):
        _talk(desk, key, f"{place.year + 1}-02-{10 + number:02}")
    return [each.values["member"] for each in stored(desk, Assessment, low)]


def _opened(desk: Desk, place: YearOf, *, unscored: bool = False) -> list[int]:
    """The assessments of a year as they are made, marked as invented."""
    open_year(desk, place, unscored=unscored)
    keys = assessments_of(desk, place)
    write_alike(desk, Assessment, stored(desk, Assessment, keys), {"remark": MARK}, "登记备注")
    return keys


def _lowest(desk: Desk, keys: Sequence[int]) -> list[int]:
    found = [each for each in stored(desk, Assessment, keys) if each.values["total"] is not None]
    found.sort(key=lambda each: each.values["total"])
    return [each.key for each in found[:FEWEST]]


def _talk(desk: Desk, key: int, day: str) -> None:
    results_told.talk(desk, [key], {
        "talked_on": day, "talker": "演示副主席、演示专委会主任", "talk_place": "演示县政协会议室",
        "talk_note": "通报上年履职情况，了解没有参加会议的原因，提出今年的要求（演示）。",
        "talk_promise": "合理安排时间，今年按要求参加会议，至少提交一件提案（演示）。",
    })  # fmt: skip


def _this_year(desk: Desk, place: YearOf, low: Sequence[int]) -> None:
    found = stored(desk, Assessment, _opened(desk, place, unscored=True))
    scored = [each for each in found if each.values["total"] is not None]
    again = [each.key for each in scored if each.values["member"] in low]
    keys = [each.key for each in scored if each.key not in again] + again
    at_own, handed_in, judged, checked = (
        int(len(keys) * share) for share in (AT_OWN, HANDED_IN, JUDGED, CHECKED)
    )
    steps.own_view(desk, keys[at_own:], {"self_on": f"{place.year}-11-12", "self_text": OWN_VIEW})
    steps.committee_view(
        desk, keys[handed_in:], {"committee_on": f"{place.year}-11-16", "committee_by": "演示主任"}
    )
    steps.office_view(
        desk, keys[judged:], {"office_on": f"{place.year}-11-18", "office_by": "演示办公室主任"}
    )
    decision = {"decided_by": MEETING, "decided_on": f"{place.year}-11-20"}
    steps.decide(desk, keys[checked:], decision)
    steps.decide(desk, again, decision | {"final_grade": LOW, "final_opinion": ABSENT})
    _objections(desk, keys[checked : checked + 2], place.year)


def _objections(desk: Desk, keys: Sequence[int], year: int) -> None:
    """One objection that waits for its answer, and one that has it."""
    for key in keys:
        results_told.object_to(desk, [key], {
            "objected_on": f"{year}-11-21", "objection": "漏记一次专委会调研（演示）。",
        })  # fmt: skip
    results_told.answer(desk, keys[1:], {
        "objection_answered_on": f"{year}-11-22",
        "objection_answer": "经查签到表，当天请假，不计分（演示）。",
    })  # fmt: skip
