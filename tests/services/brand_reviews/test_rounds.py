"""Review rounds: scores, means, ranks, the quota, closing and opening again, what brands say."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    Brand,
    BrandCandidate,
    BrandCriterion,
    BrandReview,
    BrandReviewer,
    BrandScore,
    Staff,
)
from desktop_app.records.links import Link
from desktop_app.services.brand_reviews import (
    closing,
    nominating,
    refusals,
    results,
    review_rounds,
    scoring,
)
from desktop_app.services.desk import Desk
from desktop_app.services.registers import chosen_links, history
from desktop_app.services.registers.removing import remove
from desktop_app.services.registers.states import NotAllowed, change_state
from tests.services.brand_reviews import review_office as office
from tests.services.proposals.proposal_office import changed, every, saved, value


def test_the_mean_of_the_whole_sheets_gives_the_rank(desk: Desk) -> None:
    made = office.review(desk)
    office.scored(desk, made, {
        (0, 0): (38, 28, 27), (0, 1): (36, 26.5, 27), (1, 0): (40, 30, 30), (1, 1): (30, 20, 20),
        (2, 0): (38, 28),
    })  # fmt: skip
    assert office.means(desk, made) == [(9125, 1), (8500, 2), (None, None)]
    found = review_rounds.read(desk, made.key)
    assert [each.partial for each in found.standings()] == [0, 0, 1]
    assert [each.sheets for each in found.standings()] == [2, 2, 0]


def test_weights_count_and_halves_are_rounded_up(desk: Desk) -> None:
    made = office.review(desk, brands=1, reviewers=2, criteria=(("标准", "100"), ("特色", "100")))
    for criterion, weight in zip(made.criteria, (60, 40), strict=True):
        changed(desk, BrandCriterion, criterion, weight=weight)
    office.scored(desk, made, {(0, 0): (90, 80.01), (0, 1): (90, 80)})
    # 86.004 and 86: the mean 86.002 is 86.00; with 80.02 it is 86.004, with 80.03 86.006
    assert office.means(desk, made) == [(8600, 1)]
    office.scored(desk, made, {(0, 0): (90, 80.03)})
    assert office.means(desk, made) == [(8601, 1)]
    assert review_rounds.read(desk, made.key).full == 10000


def test_a_score_above_the_full_mark_is_refused_by_every_way(desk: Desk) -> None:
    made = office.review(desk)
    with pytest.raises(UserError, match=r"“演示品牌1”的“有特色”满分 30，现在是 30\.5"):
        scoring.write(desk, made.key, office.cells(made, 0, 0, 40, 30.5))
    with pytest.raises(UserError, match="不能打 41 分"):
        saved(desk, BrandScore, candidate=made.candidates[0], reviewer=made.reviewers[0],
              criterion=made.criteria[0], points="41")  # fmt: skip
    office.scored(desk, made, {(0, 0): (40, 30, 30)})
    with pytest.raises(UserError, match="已经有打了 40 分的，满分不能改成 35"):
        changed(desk, BrandCriterion, made.criteria[0], full="35")
    other = office.review(desk, name="演示另一次")
    with pytest.raises(UserError, match="不是同一次评审的"):
        saved(desk, BrandScore, candidate=made.candidates[1], reviewer=other.reviewers[0],
              criterion=made.criteria[0], points="1")  # fmt: skip


@pytest.mark.parametrize("text", ["很好", "-1", "8.123"])
def test_what_is_no_score_is_refused_with_its_brand(desk: Desk, text: str) -> None:
    made = office.review(desk)
    with pytest.raises(UserError, match="“演示品牌1”的"):
        scoring.write(desk, made.key, office.cells(made, 0, 0, text))
    assert every(desk, BrandScore) == []


def test_an_empty_cell_takes_its_score_away(desk: Desk) -> None:
    made = office.review(desk)
    office.scored(desk, made, {(0, 0): (40, 30, 30)})
    office.scored(desk, made, {(0, 0): ("", 30, 29)})
    assert sorted(each["points"] for each in every(desk, BrandScore)) == [2900, 3000]
    with pytest.raises(UserError, match="和原来一样"):
        office.scored(desk, made, {(0, 0): ("", 30, 29)})
    history.undo(desk)
    assert len(every(desk, BrandScore)) == 3


def test_equal_ranks_at_the_limit_are_decided_with_a_reason(desk: Desk) -> None:
    made = office.review(desk)
    office.scored(desk, made, {(n, 0): (40 - n // 2, 30, 30) for n in range(3)})
    assert [each[1] for each in office.means(desk, made)] == [1, 1, 3]
    assert results.following(review_rounds.read(desk, made.key)) == ["", "", "rejected"]
    office.decided(desk, made, "selected", "rejected", "rejected")
    with pytest.raises(NotAllowed, match="“演示品牌1”的结果不是按名次定的，请写明调整理由"):
        office.closed(desk, made)
    office.decided(desk, made, "selected", "rejected", "rejected", reason="会议研究")
    office.closed(desk, made)


def test_a_round_closes_once_it_is_whole(desk: Desk) -> None:
    made = office.review(desk)
    office.scored(desk, made, {(0, 0): (40, 30, 30), (1, 0): (30, 20)})
    with pytest.raises(NotAllowed, match="“演示品牌2”有评委没打完分"):
        office.closed(desk, made)
    office.scored(desk, made, {(1, 0): (30, 20, 20)})
    with pytest.raises(NotAllowed, match="还没有评审结果"):
        office.closed(desk, made)
    office.decided(desk, made, "selected", "selected", "rejected", reason="会议研究")
    with pytest.raises(NotAllowed, match="入选的有 2 个，超过名额 1 个"):
        office.closed(desk, made)
    office.decided(desk, made, "selected", "rejected", "rejected")
    with pytest.raises(NotAllowed, match="审定会议"):
        change_state(desk, BrandReview, [made.key], "closed", "")
    office.closed(desk, made)
    rows = {each["brand"]: each for each in every(desk, BrandCandidate)}
    said = [(rows[key]["total"], rows[key]["rank"]) for key in made.brands]
    assert said == [(10000, 1), (7000, 2), (None, None)]


def test_brands_say_how_far_their_round_is_and_undo_takes_it_back(desk: Desk) -> None:
    made = office.review(desk, state="申报中")
    assert office.of_brands(desk, made) == ["applied"] * 3
    change_state(desk, BrandReview, [made.key], "scoring", "")
    assert office.of_brands(desk, made) == ["first"] * 3
    office.scored(desk, made, {(n, 0): (40 - n, 30, 30) for n in range(3)})
    office.decided(desk, made, "selected", "rejected", "rejected")
    office.closed(desk, made)
    assert office.of_brands(desk, made) == ["selected", "rejected", "rejected"]
    history.undo(desk)
    assert office.of_brands(desk, made) == ["first"] * 3
    assert [each["total"] for each in every(desk, BrandCandidate)] == [None] * 3
    history.redo(desk)
    assert office.of_brands(desk, made) == ["selected", "rejected", "rejected"]


def test_a_closed_round_is_held_until_it_is_opened_again(desk: Desk) -> None:
    made = office.review(desk)
    office.scored(desk, made, {(n, 0): (40 - n, 30, 30) for n in range(3)})
    office.decided(desk, made, "selected", "rejected", "rejected")
    office.closed(desk, made)
    for act in (
        lambda: scoring.write(desk, made.key, office.cells(made, 0, 0, 1)),
        lambda: changed(desk, BrandCriterion, made.criteria[0], name="别的"),
        lambda: changed(desk, BrandCandidate, made.candidates[0], result="rejected"),
        lambda: saved(desk, BrandReviewer, brand_review=made.key, name="演示新评委"),
        lambda: remove(desk, BrandReview, [made.key]),
        lambda: changed(desk, BrandReview, made.key, quota="2"),
        lambda: nominating.nominate(desk, [saved(desk, Brand, name="演示新品牌")],
                                    {"brand_review": made.key}),
    ):  # fmt: skip
        with pytest.raises(UserError, match="结束"):
            act()
    changed(desk, BrandReview, made.key, document="演政协〔2026〕9号")
    with pytest.raises(UserError, match="理由"):
        closing.reopen(desk, [made.key], " ")
    closing.reopen(desk, [made.key], "分数登错了")
    assert office.of_brands(desk, made) == ["first"] * 3
    assert [each["total"] for each in every(desk, BrandCandidate)] == [None] * 3
    assert [each["result"] for each in every(desk, BrandCandidate)].count("selected") == 1
    office.scored(desk, made, {(0, 0): (1, 1, 1)})
    with pytest.raises(UserError, match="还没有结束"):
        closing.reopen(desk, [made.key], "再来")


def test_a_removed_candidate_takes_its_scores_and_comes_back_with_them(desk: Desk) -> None:
    made = office.review(desk)
    office.scored(desk, made, {(n, 0): (40 - n, 30, 30) for n in range(3)})
    remove(desk, BrandCandidate, [made.candidates[0]])
    assert len(every(desk, BrandScore)) == 6
    assert office.of_brands(desk, made) == ["none", "first", "first"]
    history.undo(desk)
    assert len(every(desk, BrandScore)) == 9
    remove(desk, BrandReview, [made.key])
    assert every(desk, BrandScore) == every(desk, BrandCandidate) == []
    history.undo(desk)
    assert office.means(desk, made)[0] == (10000, 1)


def test_a_reviewer_who_has_scored_is_not_removed(desk: Desk) -> None:
    made = office.review(desk)
    office.scored(desk, made, {(0, 0): (40, 30, 30)})
    with pytest.raises(UserError):
        remove(desk, BrandReviewer, [made.reviewers[0]])
    remove(desk, BrandReviewer, [made.reviewers[1]])


def test_brands_apply_once_with_their_slogan_as_reason(desk: Desk) -> None:
    made = office.review(desk)
    slogan = "把协商议事的桌子搬到群众家门口，小事不出村、大事有回音。"
    new = saved(desk, Brand, name="演示新品牌", slogan=slogan)
    nominating.nominate(desk, [made.brands[0], new], {"brand_review": made.key})
    last = [x for x in every(desk, BrandCandidate) if x["brand"] == new]
    assert [(each["position"], each["note"]) for each in last] == [("4", slogan)]
    with pytest.raises(UserError, match="都已经是"):
        nominating.nominate(desk, [new], {"brand_review": made.key})
    with pytest.raises(UserError, match="请选评审"):
        nominating.nominate(desk, [new], {})


def test_a_first_round_goes_on_into_a_second_one(desk: Desk) -> None:
    made = office.review(desk, phase="初评", quota="2")
    office.scored(desk, made, {(n, 0): (40 - n, 30, 30) for n in range(3)})
    office.decided(desk, made, "selected", "selected", "rejected")
    with pytest.raises(UserError, match="已经结束的初评"):
        nominating.second_round(desk, [made.key], {"name": "演示复评"})
    office.closed(desk, made)
    assert office.of_brands(desk, made) == ["second", "second", "rejected"]
    (key,) = nominating.second_round(desk, [made.key], {"name": "演示复评", "quota": "1"}).keys
    found = review_rounds.read(desk, key)
    assert [each.brand for each in found.candidates] == list(made.brands[:2])
    assert [each.name for each in found.criteria] == ["标准高", "有特色", "定位准"]
    assert len(found.reviewers) == 2
    assert found.values["phase"] == "second"
    assert office.of_brands(desk, made) == ["second", "second", "rejected"]


def test_criteria_and_reviewers_come_from_the_last_round(desk: Desk) -> None:
    office.review(desk, name="演示上年", year="2025")
    new = saved(desk, BrandReview, name="演示今年", year="2026")
    saved(desk, BrandCriterion, brand_review=new, name="有特色", full="50")
    nominating.take_over(desk, [new], {})
    found = review_rounds.read(desk, new)
    assert {each.name: each.full for each in found.criteria} == {
        "有特色": 5000, "标准高": 4000, "定位准": 3000,
    }  # fmt: skip
    assert [each.name for each in found.reviewers] == ["演示评委1", "演示评委2"]
    with pytest.raises(UserError, match="都有了"):
        nominating.take_over(desk, [new], {})


def test_the_latest_round_decides_what_a_brand_says(desk: Desk) -> None:
    made = office.review(desk, brands=1, year="2025", quota="")
    office.decided(desk, made, "selected")
    office.closed(desk, made)
    later = saved(desk, BrandReview, name="演示后一年", year="2026", quota="1")
    saved(desk, BrandCandidate, brand_review=later, brand=made.brands[0])
    assert office.of_brands(desk, made) == ["applied"]
    remove(desk, BrandReview, [later])
    assert office.of_brands(desk, made) == ["selected"]


def test_a_brand_in_no_round_says_its_review_itself(desk: Desk) -> None:
    key = saved(desk, Brand, name="演示老品牌", review="入选")
    assert value(desk, Brand, key, "review") == "selected"
    changed(desk, Brand, key, review="复评")
    assert value(desk, Brand, key, "review") == "second"


def test_steps_that_cannot_be_now_are_said(desk: Desk) -> None:
    made = office.review(desk)
    assert set(refusals.refusals(desk, [made.key])) == {
        "start_review", "second_review", "reopen_review",
    }  # fmt: skip


def test_candidates_are_numbered_on_after_the_last_one(desk: Desk) -> None:
    made = office.review(desk)
    remove(desk, BrandCandidate, [made.candidates[0]])
    new = saved(desk, Brand, name="演示新品牌")
    nominating.nominate(desk, [new], {"brand_review": made.key})
    assert sorted(each["position"] for each in every(desk, BrandCandidate)) == ["2", "3", "4"]


def test_a_brand_that_was_given_up_does_not_apply(desk: Desk) -> None:
    made = office.review(desk)
    gone = saved(desk, Brand, name="演示退出的", stage="retired")
    with pytest.raises(UserError, match="已经退出"):
        nominating.nominate(desk, [gone], {"brand_review": made.key})


def test_a_second_round_keeps_the_reasons_and_begins_once(desk: Desk) -> None:
    made = office.review(desk, phase="初评", brands=1)
    changed(desk, BrandCandidate, made.candidates[0], note="演示申报理由")
    office.decided(desk, made, "selected", reason="会议决定")
    office.closed(desk, made)
    (key,) = nominating.second_round(desk, [made.key], {"name": "演示复评"}).keys
    found = review_rounds.read(desk, key)
    assert [each.note for each in found.candidates] == ["演示申报理由"]
    with pytest.raises(UserError, match="已经有“演示复评”"):
        nominating.second_round(desk, [made.key], {"name": "演示复评"})


def test_a_criterion_may_be_called_like_a_reviewer(desk: Desk) -> None:
    office.review(desk, name="演示上年", year="2025", criteria=(("演示评委1", "50"),))
    new = saved(desk, BrandReview, name="演示今年", year="2026")
    saved(desk, BrandReviewer, brand_review=new, name="演示评委1")
    nominating.take_over(desk, [new], {})
    assert [each.name for each in review_rounds.read(desk, new).criteria] == ["演示评委1"]


def test_a_reviewer_may_be_an_expert_or_of_the_staff(desk: Desk) -> None:
    made = office.review(desk, reviewers=0)
    person = saved(desk, Staff, name="演示干部", post="演示科长")
    link = next(each for each in BrandReviewer.declared() if each.name == "staff")
    assert isinstance(link, Link)
    values = chosen_links.child_of(desk, BrandReviewer, link, person)
    assert (values["name"], values["unit"]) == ("演示干部", "演示科长")
    saved(desk, BrandReviewer, brand_review=made.key, name=values["name"], staff=person)
    with pytest.raises(UserError, match="用着它"):
        remove(desk, Staff, [person])


def test_weights_that_do_not_make_a_whole_keep_a_round_open(desk: Desk) -> None:
    made = office.review(desk, brands=1)
    office.scored(desk, made, {(0, 0): (38, 28, 27)})
    office.decided(desk, made, "selected")
    changed(desk, BrandCriterion, made.criteria[0], weight="30")
    with pytest.raises(NotAllowed, match="“有特色”没有权重"):
        office.closed(desk, made)
    for criterion in made.criteria[1:]:
        changed(desk, BrandCriterion, criterion, weight="30")
    with pytest.raises(NotAllowed, match="合计是 90%，应为 100%"):
        office.closed(desk, made)
    changed(desk, BrandCriterion, made.criteria[2], weight="40")
    office.closed(desk, made)
