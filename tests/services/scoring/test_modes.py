"""Each way in which facts of one item count together, and what cuts them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from desktop_app.services.scoring.score import (
    BEFORE_NTH,
    BELOW_TARGET,
    COMBINED_WITH,
    JOINED_LATE,
    LOWER_RUNG,
    NO_SCORE,
    NOT_BEST,
    ONLY_ONCE,
    OUT_OF_RANGE,
    SAME_MATTER,
    TOO_FEW,
    ScoredPerson,
    rounded,
)
from desktop_app.services.scoring.score_words import total_words
from tests.services.scoring.rules_in_words import (
    by_hand,
    category,
    counted,
    fact,
    facts,
    item,
    rules,
    score,
    total,
)

MOVER: dict[str, Any] = {"role": "first"}
SIGNER: dict[str, Any] = {"role": "joint"}


def test_each_fact_counts_by_its_role_and_quantity() -> None:
    ruled = rules(
        item("立案", "proposal_filed", 12, joint_points=4), item("半天", "attendance_parts", 5)
    )
    some = facts(
        fact("proposal_filed", 2, **MOVER),
        fact("proposal_filed", 3, **SIGNER),
        fact("attendance_parts", quantity=7),
    )
    assert total(ruled, some) == 2 * 12 + 3 * 4 + 35


def test_joint_facts_without_points_of_their_own_give_the_same() -> None:
    assert (
        total(rules(item("立案", "proposal_filed", 12)), [fact("proposal_filed", **SIGNER)]) == 12
    )


def test_only_once() -> None:
    ruled = rules(item("提交", "proposal_submitted", 10, mode="first_only"))
    found = score(ruled, [fact("proposal_submitted", 3)])
    assert found.total == 1000
    assert [(x.times, x.why) for x in found.parts[0].lines] == [(1, ""), (2, ONLY_ONCE)]


def test_best_only() -> None:
    ruled = rules(item("立案", "proposal_filed", 15, joint_points=3, mode="best_only"))
    found = score(ruled, facts(fact("proposal_filed", **SIGNER), fact("proposal_filed", **MOVER)))
    assert found.total == 1500
    assert [x.why for x in found.parts[0].lines] == ["", NOT_BEST]


def test_from_the_second_on() -> None:
    ruled = rules(item("再提", "proposal_filed", 5, mode="from_nth", nth=2, cap=20))
    assert [total(ruled, [fact("proposal_filed", n)]) for n in (1, 2, 3, 5, 6)] == [
        0,
        5,
        10,
        20,
        20,
    ]
    found = score(ruled, [fact("proposal_filed", 2)])
    assert [x.why for x in found.parts[0].lines] == [BEFORE_NTH, ""]


def test_at_least_four_or_nothing() -> None:
    ruled = rules(item("活动", "attendance_came", 7.5, mode="at_least", nth=4, cap=30))
    assert [total(ruled, [fact("attendance_came", n)]) for n in (3, 4, 5)] == [0, 30, 30]
    assert score(ruled, [fact("attendance_came", 3)]).parts[0].lines[0].why == TOO_FEW


@pytest.mark.parametrize(
    ("role", "sharers", "given"),
    [("first", 4, Fraction(25, 2)), ("joint", 4, Fraction(25, 6)), ("joint", 5, Fraction(25, 8)),
     ("first", 1, Fraction(25)), ("joint", 2, Fraction(25, 2))],
)  # fmt: skip
def test_signers_share(role: str, sharers: int, given: Fraction) -> None:
    ruled = rules(item("立案", "proposal_filed", 25, mode="shared", first_share=50))
    found = score(ruled, [fact("proposal_filed", role=role, sharers=sharers)])
    assert counted(found, "立案") == given


def test_without_a_first_share_all_get_the_same() -> None:
    ruled = rules(item("立案", "proposal_filed", 10, mode="shared"))
    some = facts(fact("proposal_filed", role="first", sharers=4))
    assert total(ruled, some) == 2.5


def test_points_times_the_rate_of_all_meetings_together() -> None:
    ruled = rules(item("出勤", "attendance_rate", 30, mode="rate"))
    some = facts(
        fact("attendance_rate", 2, quantity=1, whole=1),
        fact("attendance_rate", quantity=0, whole=1),
        fact("attendance_rate", quantity=3, whole=4),
    )
    assert total(ruled, some) == round(30 * 5 / 7, 2)
    assert total(ruled) == 0


def test_each_whole_percentage_point_below_the_target() -> None:
    ruled = rules(item("出勤", "attendance_rate", -0.5, mode="per_percent", target=90), start=100)
    some = [fact("attendance_rate", quantity=169, whole=200)]  # 84.5 %
    assert total(ruled, some) == 97.5
    assert score(ruled, some).parts[0].lines[0].why == BELOW_TARGET
    assert total(ruled, [fact("attendance_rate", quantity=19, whole=20)]) == 100
    assert total(ruled) == 100


def test_by_hand_stays_in_its_range() -> None:
    ruled = rules(item("评价", "by_hand", mode="by_hand", lowest=0, highest=10))
    assert total(ruled, None, by_hand("评价", 7.25)) == 7.25
    found = score(ruled, None, by_hand("评价", 12))
    assert (found.total, found.parts[0].lines[0].why) == (1000, OUT_OF_RANGE)


def test_an_entry_counts_with_the_facts_of_its_item_up_to_the_cap() -> None:
    ruled = rules(item("采用", "report_adopted", 5, cap=12))
    assert (
        total(ruled, [fact("report_adopted", matter="opinion_report:1")], by_hand("采用", 5)) == 10
    )
    assert (
        total(ruled, [fact("report_adopted", matter="opinion_report:1")], by_hand("采用", 8)) == 12
    )


def test_an_entry_of_no_item_counts_outside_of_the_categories() -> None:
    ruled = rules(item("采用", "report_adopted", 5), categories=(category("履职", cap=3),))
    assert total(ruled, [fact("report_adopted")], by_hand("", 4), by_hand("去年的", -1)) == 6


def test_basic_requirements_give_no_points_and_limit_the_grade() -> None:
    noted = item("信息", "report_submitted", mode="gate")
    limiting = item("活动", "attendance_came", mode="gate", nth=3, grade_limit="称职")
    ruled = rules(noted, limiting, start=95)
    found = score(ruled, [fact("attendance_came", 2)])
    assert (found.total, found.grade_by_points.name, found.grade.name) == (9500, "优秀", "称职")  # type: ignore[union-attr]
    assert [(x.item.code, x.done, x.needed) for x in found.unmet] == [
        ("信息", 0, 1),
        ("活动", 2, 3),
    ]
    met = score(ruled, facts(fact("attendance_came", 3), fact("report_submitted")))
    assert (met.unmet, met.grade and met.grade.name) == ((), "优秀")


def test_a_limit_lifts_no_grade() -> None:
    ruled = rules(item("信息", "report_submitted", mode="gate", grade_limit="称职"), start=10)
    found = score(ruled)
    assert found.grade is not None
    assert found.grade.name == "不称职"


def test_a_required_rate_is_met_where_nothing_was_due() -> None:
    ruled = rules(item("出勤", "attendance_rate", mode="gate", target=80))
    assert not score(ruled).unmet
    found = score(ruled, [fact("attendance_rate", quantity=7, whole=9)])
    assert [(each.done, each.needed) for each in found.unmet] == [(77, 80)]


RUNGS = (
    item("县", "report_adopted", 5, levels="county", ladder="采用", ladder_scope="each_fact"),
    item("州", "report_adopted", 10, levels="prefecture", ladder="采用"),
    item("省", "report_adopted", 20, levels="province", ladder="采用"),
)


def test_the_best_rung_of_each_fact() -> None:
    some = facts(
        fact("report_adopted", level="county", matter="opinion_report:1"),
        fact("report_adopted", level="province", matter="opinion_report:1"),
        fact("report_adopted", level="county", matter="opinion_report:2"),
    )
    found = score(rules(*RUNGS), some)
    assert found.total == 2500
    assert [x.why for part in found.parts for x in part.lines] == ["", LOWER_RUNG, ""]


def test_the_best_rung_of_the_year() -> None:
    year = [item("县级表彰", "by_hand", 4, mode="by_hand", ladder="表彰", ladder_scope="year"),
            item("州级表彰", "by_hand", 6, mode="by_hand", ladder="表彰")]  # fmt: skip
    entries = by_hand("县级表彰", 4), by_hand("州级表彰", 6, 2)
    found = score(rules(*year), None, *entries)
    assert found.total == 600
    assert [x.why for x in found.parts] == [LOWER_RUNG, ""]
    assert total(rules(*year), None, entries[0]) == 4


def test_a_combined_award_takes_the_place_of_both() -> None:
    award = (
        item("重点", "proposal_major", 8, ladder="奖", ladder_scope="combined"),
        item("优秀", "proposal_excellent", 10, ladder="奖"),
        item("重点且优秀", "", 12, ladder="奖"),
    )
    both = facts(
        fact("proposal_major", matter="proposal:1", role="first"),
        fact("proposal_excellent", matter="proposal:1", role="first"),
        fact("proposal_major", matter="proposal:2", role="first"),
    )
    found = score(rules(*award), both)
    assert found.total == 2000
    assert {x.why for part in found.parts[:2] for x in part.lines} == {"", COMBINED_WITH}
    assert total(rules(*award), both[:1]) == 8


def test_one_matter_counts_where_it_gives_more() -> None:
    both = (item("提案", "proposal_filed", 10), item("信息", "report_submitted", 15))
    some = facts(
        fact("proposal_filed", matter="proposal:1"), fact("report_submitted", matter="proposal:1")
    )
    found = score(rules(*both), some)
    assert found.total == 1500
    assert found.parts[0].lines[0].why == SAME_MATTER
    assert total(rules(*both, no_repeat=False), some) == 25


def test_a_matter_leaves_the_place_that_is_full_already() -> None:
    """What counts is the total, not the points of one fact: a capped item needs it less."""
    both = (
        item("提案", "proposal_filed", 20, mode="first_only"), item("信息", "report_submitted", 15)
    )  # fmt: skip
    some = facts(
        fact("proposal_filed", matter="proposal:1"), fact("proposal_filed", matter="proposal:2"),
        fact("report_submitted", matter="proposal:1"),
    )  # fmt: skip
    assert total(rules(*both), some) == 35


def test_many_repeated_matters_are_settled_one_by_one() -> None:
    both = (item("提案", "proposal_filed", 10), item("信息", "report_submitted", 15, cap=30))
    some = [
        fact(name, matter=f"proposal:{no}")
        for no in range(20)
        for name in ("proposal_filed", "report_submitted")
    ]
    assert total(rules(*both), some) == 18 * 10 + 30


def test_adoptions_of_one_report_by_two_papers_are_one() -> None:
    some = [fact("report_adopted", 2, level="county", matter="opinion_report:1")]
    ruled = rules(item("采用", "report_adopted", 5))
    found = score(ruled, some)
    assert (found.total, [x.why for x in found.parts[0].lines]) == (500, ["", SAME_MATTER])


def test_narrowing_by_kind_level_role_and_class() -> None:
    ruled = rules(
        item("全会", "attendance_came", 20, kinds="plenary"),
        item("常委会", "attendance_came", 3, kinds="standing", applies="standing leaders"),
        item("联名", "proposal_filed", 4, role="joint"),
    )
    some = facts(
        fact("attendance_came", kind="plenary"), fact("attendance_came", 2, kind="standing"),
        fact("proposal_filed", **MOVER), fact("proposal_filed", **SIGNER),
    )  # fmt: skip
    assert total(ruled, some) == 24
    assert total(ruled, some, person=ScoredPerson(2, "standing")) == 30
    assert len(score(ruled, some).parts) == 2


def test_category_floor_start_and_cap() -> None:
    late = item("迟到", "attendance_late", -1.5)
    ruled = rules(late, categories=(category("履职", start=10, cap=10),), start=50)
    assert [total(ruled, [fact("attendance_late", n)] if n else []) for n in (0, 2, 9)] == [
        60,
        57,
        50,
    ]
    deep = rules(late, categories=(category("履职", lowest=None),), start=50)
    assert total(deep, [fact("attendance_late", 9)]) == 36.5


def test_a_deduction_stops_at_its_cap() -> None:
    ruled = rules(item("缺席", "attendance_absent", -5, cap=12), start=100)
    assert total(ruled, [fact("attendance_absent", 4)]) == 88


def test_points_of_months_stay_below_the_cap_of_the_total() -> None:
    ruled = rules(item("活动", "attendance_came", 10), cap=100)
    late = ScoredPerson(3, "ordinary", months=5)
    assert total(ruled, [fact("attendance_came", 4)], person=late) == 96
    assert total(ruled, [fact("attendance_came", 5)], person=late) == 100
    whole = rules(item("活动", "attendance_came", 10), late_joiners="whole")
    assert total(whole, [fact("attendance_came", 4)], person=late) == 40


def test_start_points_and_deductions_do_not_grow_by_months() -> None:
    """A: who joined in July and did nothing has the start points of the others, not twice them."""
    ruled = rules(
        item("缺席", "attendance_absent", -5), item("提案", "proposal_filed", 10),
        categories=(category("履职", start=50, lowest=None),), start=5,
    )  # fmt: skip
    late = ScoredPerson(3, "ordinary", months=6)
    assert total(ruled, person=late) == 55
    assert total(ruled, [fact("attendance_absent", 2)], person=late) == 45
    assert total(ruled, [fact("proposal_filed", 2)], person=late) == 95
    found = score(ruled, [fact("proposal_filed", 2)], person=late)
    assert total_words(ruled, found) == [
        "年中增补，任职 6 个月，按月数折算：20 ÷ 6 × 12 = 40，起始的 55 分不折算，合计 95"
    ]


def test_who_is_left_out_has_no_grade() -> None:
    ruled = rules(start=90, late_joiners="left_out")
    found = score(ruled, person=ScoredPerson(3, "ordinary", months=5))
    assert (found.scored, found.grade, found.person.apart) == (False, None, JOINED_LATE)
    apart = score(ruled, person=ScoredPerson(4, "leaders", apart=NO_SCORE))
    assert (apart.scored, apart.grade) == (False, None)


def test_a_total_in_a_gap_has_no_grade() -> None:
    assert score(rules(start=90, bands=())).grade is None


@pytest.mark.parametrize(
    ("exact", "shown"),
    [(Fraction(5, 2), 3), (Fraction(-5, 2), -3), (Fraction(7, 3), 2), (Fraction(-7, 3), -2),
     (4, 4)],
)  # fmt: skip
def test_half_up(exact: Fraction, shown: int) -> None:
    assert rounded(exact) == shown


def test_of_two_requirements_of_one_ladder_one_is_enough() -> None:
    ruled = rules(
        item("提案", "proposal_submitted", mode="gate", ladder="其一"),
        item("信息", "report_submitted", mode="gate", ladder="其一"),
    )
    assert [each.item.code for each in score(ruled).unmet] == ["提案"]
    assert not score(ruled, [fact("report_submitted")]).unmet
