"""Members whose points were worked out by hand after published rules: records to explanation.

B, F and H are the worked examples of this project's design, with every variant they state; the
others were worked out here from the tables of domain 4.1. All people are invented.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop_app.records import Proposal
from desktop_app.records.attendance import Attendance
from desktop_app.records.points import points_text
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.services.desk import Desk
from desktop_app.services.registers.history import undo
from desktop_app.services.scoring.presets import start_from_preset
from desktop_app.services.scoring.rule_checks import faults
from desktop_app.services.scoring.rule_set import RuleSet, read
from desktop_app.services.scoring.score import ScoredPerson
from desktop_app.services.scoring.score_words import amount_text, next_grade_words
from tests.services.facts.fact_office import changed, member, moved, proposal, saved
from tests.services.scoring import published_rules
from tests.services.scoring.rules_in_words import by_hand, fact, facts, score, total
from tests.services.scoring.score_office import (
    activity,
    adopted,
    attended,
    entered,
    explained,
    parts_of,
    report,
    score_of,
    written,
)


def points_of(desk: Desk, key: int) -> str:
    """The total of a member as it is shown."""
    return points_text(score_of(desk, key).total)


@pytest.mark.parametrize("made", published_rules.ALL)
def test_every_published_kind_is_data_without_faults(
    desk: Desk, made: Callable[[], RuleSet]
) -> None:
    found = written(desk, made())
    assert faults(found) == []
    assert [each.name for each in found.items] == [each.name for each in made().items]
    assert [each.cap for each in found.items] == [each.cap for each in made().items]


def test_example_b_caps_and_shared_proposals(desk: Desk) -> None:
    adopted(desk, published_rules.tongcheng())
    one, *others = [
        member(desk, name) for name in ("普雪梅", "演示乙", "演示丙", "演示丁", "演示戊")
    ]
    attended(desk, one, "plenary", "假")
    proposal(desk, one, *others[:3])
    second = proposal(desk, others[0], one, *others[1:3])
    for day in ("2026-03-02", "2026-03-03", "2026-03-04"):
        attended(desk, one, "survey", day=day)
    attended(desk, one, "consultation", spoke="是")
    report(desk, one)
    report(desk, one, "county")

    told = explained(desk, one)
    assert {x.score.category.name: (amount_text(x.score.before), amount_text(x.score.counted))
            for x in told.categories} == {
        "会议": ("30", "30"), "提案": ("16.6666…", "16.6666…"), "活动": ("11", "10"),
        "信息": ("25", "15"),
    }  # fmt: skip
    assert points_text(told.score.total) == "71.67"
    assert told.score.grade is not None
    assert told.score.grade.name == "合格"
    shares = [line.how for line in told.lines if line.item.name == "立案"]
    assert shares == ["15 由 4 人分摊（第一人）", "15 由 4 人分摊（其余 3 人平分）"]

    saved(desk, ProposalSigner, proposal=second, member=others[3], name="演示戊")
    assert points_of(desk, one) == "70.63"
    undo(desk)
    assert points_of(desk, one) == "71.67"


def test_example_b_when_the_second_proposal_had_been_hers_alone(desk: Desk) -> None:
    adopted(desk, published_rules.tongcheng())
    one, *others = [member(desk, name) for name in ("普雪梅", "演示乙", "演示丙", "演示丁")]
    attended(desk, one, "plenary", "假")
    proposal(desk, one, *others)
    proposal(desk, one)
    for day in ("2026-03-02", "2026-03-03", "2026-03-04"):
        attended(desk, one, "survey", day=day)
    attended(desk, one, "consultation", spoke="是")
    report(desk, one)
    report(desk, one, "county")
    told = explained(desk, one)
    assert points_text(told.score.total) == "80"
    category = next(x for x in told.categories if x.score.category.name == "提案")
    assert (category.score.before, category.tag) == (3750, "碰到封顶")


def of_guangshui(desk: Desk) -> tuple[int, int]:
    """The member of example F and the first proposal."""
    rules = adopted(desk, published_rules.guangshui())
    one, other = member(desk, "施有光"), member(desk, "演示乙")
    first = proposal(desk, one)
    passed = {"state": "passed", "passed_to": "opinion", "passed_on": "2026-02-20"}
    second = proposal(desk, other, one, **passed)
    report(desk, one)
    report(desk, other, partners=(one,), origin=f"proposal:{second}")
    entered(desk, one, rules, "联系企业", "20")
    attended(desk, one, "plenary", "迟")
    for day in ("2026-02-09", "2026-02-10"):
        attended(desk, one, "group_meeting", "缺", day=day)
    entered(desk, one, rules, "学习笔记", "5")
    entered(desk, one, rules, "地级表彰", "6")
    return one, first


def test_example_f_no_fact_twice_and_a_part_that_stops_at_nothing(desk: Desk) -> None:
    one, first = of_guangshui(desk)
    told = explained(desk, one)
    assert parts_of(told) == {"履职": "60", "考勤": "6", "学习": "5", "加分": "6"}
    assert points_text(told.score.total) == "77"
    duties = {x.part.item.name: x.part.counted for x in told.categories[0].parts}
    assert duties == {"立案提案": 2000, "提案转信息": 0, "信息或文史": 2000, "联系企业": 2000}
    tags = {line.tag for line in told.lines if line.item.name == "信息或文史"}
    assert tags == {"", "同一事实不重复"}

    for day in range(11, 17):
        attended(desk, one, "group_meeting", "缺", day=f"2026-02-{day}")
    assert parts_of(explained(desk, one)) == {"履职": "60", "学习": "5", "加分": "6"}
    assert points_of(desk, one) == "71"
    for _ in range(12):  # an activity and an attendance each
        undo(desk)
    assert points_of(desk, one) == "77"

    moved(desk, Proposal, first, "withdrawn", withdrawn_on="2026-03-01", withdraw_reason="演示")
    assert parts_of(explained(desk, one))["履职"] == "50"
    assert points_of(desk, one) == "67"


def test_example_h_points_do_not_replace_a_duty(desk: Desk) -> None:
    adopted(desk, published_rules.minhang())
    one, other = member(desk, "马立群"), member(desk, "演示乙")
    attended(desk, one, "plenary", "到到到到到到到假")
    for day in ("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"):
        attended(desk, one, "inspection", day=day)
    attended(desk, one, "training", "到早", day="2026-05-05")
    proposal(desk, one, major="是")
    proposal(desk, other, one, excellent="是")

    told = explained(desk, one)
    made = {x.part.item.name: x.part.counted for x in told.categories[0].parts if x.part.counted}
    assert made == {
        "全会半天": 3500, "活动": 2000, "外出培训": 500, "立案": 1500, "重点": 1500, "优秀": 200,
    }  # fmt: skip
    assert points_text(told.score.total) == "92"
    assert told.unmet == ("基本要求未达到：社情民意信息 0/1",)
    assert next(line.how for line in told.lines) == "5 × 7"
    report(desk, one)
    assert explained(desk, one).unmet == ()
    assert points_of(desk, one) == "92"


def test_anqing_a_floor_of_the_meetings(desk: Desk) -> None:
    """A: 50 − 10 − 5 = 35, a proposal 30, 15 by hand: 80, which is 良好; the floor keeps 0."""
    rules = adopted(desk, published_rules.anqing())
    one = member(desk, "演示甲")
    attended(desk, one, "plenary", "缺")
    attended(desk, one, "committee", "缺")
    proposal(desk, one)
    entered(desk, one, rules, "其他", "15")
    found = score_of(desk, one)
    assert (points_text(found.total), found.grade and found.grade.name) == ("80", "良好")
    for day in range(1, 9):
        attended(desk, one, "study_meeting", "缺", day=f"2026-04-0{day}")
    assert points_of(desk, one) == "45"


def test_jinan_three_duties_limit_the_grade(desk: Desk) -> None:
    """C: without plenary and survey no member is better than 称职.

    Leave of the plenary 70 − 10 = 60; three filed proposals 2 × 5, one key 5, one excellent
    10, 公益 2: 60 + 27 = 87.
    """
    rules = adopted(desk, published_rules.jinan())
    one = member(desk, "演示甲")
    attended(desk, one, "plenary", "假")
    proposal(desk, one, major="是")
    proposal(desk, one, excellent="是")
    proposal(desk, one)
    entered(desk, one, rules, "公益", "2")
    told = explained(desk, one)
    assert points_text(told.score.total) == "87"
    assert told.score.grade is not None
    assert told.score.grade_by_points is not None
    assert (told.score.grade_by_points.name, told.score.grade.name) == ("优秀", "称职")
    assert told.unmet == (
        "基本要求未达到：一次全会 0/1，等次不高于“称职”",
        "基本要求未达到：一次视察 0/1，等次不高于“称职”",
    )


def test_xuanwei_runs_on_without_a_cap() -> None:
    """D: plenary 2, four other meetings 4, 2 speeches 4, training 1, 3 surveys 6, 评议 2: 19."""
    some = facts(
        fact("attendance_came", kind="plenary"), fact("attendance_came", 4, kind="standing"),
        fact("attendance_spoke", 1), fact("speech_handed", matter="speech:1"),
        fact("attendance_came", kind="training"), fact("attendance_came", 3, kind="survey"),
        fact("attendance_came", kind="supervision"),
    )  # fmt: skip
    found = score(published_rules.xuanwei(), some)
    assert (found.total, found.grade) == (1900, None)


def test_yanbian_a_proposal_that_became_a_report(desk: Desk) -> None:
    """E: the better one of the two counts alone; what is only signed gives nothing.

    First signer 10 + filed 10 = 20; the report made of it, adopted by the province, gives
    5 + 10 + 10 = 25.
    """
    adopted(desk, published_rules.yanbian())
    one, other = member(desk, "演示甲"), member(desk, "演示乙")
    own = proposal(desk, one)
    proposal(desk, other, one)
    assert points_of(desk, one) == "20"
    report(desk, one, "province", origin=f"proposal:{own}")
    assert points_of(desk, one) == "25"
    told = explained(desk, one)
    why = {line.why for line in told.lines if line.tag == "同一事实不重复"}
    assert why == {"同一件事在“提交信息”已经计分，不重复计"}


@pytest.mark.parametrize(("activities", "points"), [(1, 0), (2, 15), (4, 30), (5, 30)])
def test_hefei_two_activities_or_nothing(activities: int, points: float) -> None:
    """G with W1 of domain2: below two activities nothing, then 7.5 each up to 30."""
    rules = published_rules.hefei()
    assert total(rules, [fact("attendance_came", activities, kind="survey")]) == points


def test_hefei_from_the_second_on() -> None:
    """G: what is more than one counts by bonuses with caps of their own.

    Full plenary 35; 3 own filed proposals: 10 once and 2 × 5; one joint 5; excellent 8;
    3 adoptions of reports, one at the prefecture: 10 once, 2 × 3, 6; 3 handed in 3:
    35 + 15 + 18 + 10 + 15 = 93. A standing member at 5 of 6 half-days has 25 more.
    """
    own = [
        fact("proposal_filed", role="first", matter=f"proposal:{no}") for no in range(3)
    ]  # fmt: skip
    some = [
        fact("attendance_full", kind="plenary"), *own,
        fact("proposal_filed", role="joint", sharers=2, matter="proposal:9"),
        fact("proposal_excellent", role="first", matter="proposal:0"),
        *(fact("report_submitted", matter=f"opinion_report:{no}") for no in range(3)),
        *(fact("report_adopted", level="county", matter=f"opinion_report:{no}") for no in (0, 1)),
        fact("report_adopted", level="prefecture", matter="opinion_report:2"),
        fact("attendance_rate", kind="standing", quantity=5, whole=6),
    ]  # fmt: skip
    rules = published_rules.hefei()
    assert total(rules, some) == 93
    assert total(rules, some, person=ScoredPerson(2, "standing")) == 118


def test_shanghai_district_two_values_and_most_of_an_item() -> None:
    """I: every item has its own most.

    7 half-days 14 capped 12; 2 own and 2 joint proposals 16; 3 lectures 12 capped 8; 执笔 8
    and 8 and 8 capped 16: 12 + 16 + 8 + 16 = 52.
    """
    some = facts(
        fact("attendance_parts", kind="plenary", quantity=7),
        fact("proposal_filed", 2, role="first"), fact("proposal_filed", 2, role="joint"),
        fact("attendance_spoke", 3),
    )  # fmt: skip
    entries = [by_hand("课题执笔", 8, key) for key in range(3)]
    found = score(published_rules.shanghai_district(), some, *entries)
    assert found.total == 5200


def test_the_neutral_sheet_by_its_own_table(desk: Desk) -> None:
    """4.4: no part reaches its cap.

    Full plenary 20, two committee meetings 6, one missed −3: 23; one own and one joint
    filed proposal 16; a report handed in and adopted 10; 3 surveys 12; key proposal 5: 66.
    """
    rules = read(desk, start_from_preset(desk, "neutral", 2026).keys[0])
    assert rules is not None
    some = facts(
        fact("attendance_full", kind="plenary"), fact("attendance_came", 2, kind="committee"),
        fact("attendance_absent", kind="committee"), fact("proposal_filed", role="first"),
        fact("proposal_filed", role="joint"), fact("report_submitted"),
        fact("report_adopted", level="county"), fact("attendance_came", 3, kind="survey"),
        fact("proposal_major", role="first"),
    )  # fmt: skip
    found = score(rules, some)
    assert (points_text(found.total), found.grade and found.grade.name) == ("66", "基本称职")
    assert next_grade_words(rules, found) == "还差 9 分到“称职”"


def test_a_fact_that_is_corrected_changes_the_score_at_once(desk: Desk) -> None:
    adopted(desk, published_rules.anqing())
    one = member(desk, "演示甲")
    key = attended(desk, one, "plenary", "缺")
    assert points_of(desk, one) == "40"
    changed(desk, Attendance, key, marks="到")
    assert points_of(desk, one) == "50"
    activity(desk, "survey")
    assert points_of(desk, one) == "50"
