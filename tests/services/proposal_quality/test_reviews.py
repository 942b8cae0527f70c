"""Quality reviews: many proposals judged in one action, totals and grades that follow."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import CodeEntry, QualityReview
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality import review_sheets
from desktop_app.services.registers import Query, find, history
from tests.services.proposal_quality import quality_office as quality
from tests.services.proposals import proposal_office as office


def test_all_filed_ones_of_a_session_are_judged_in_one_action(desk: Desk) -> None:
    session = office.session(desk)
    keys = quality.filed(desk, 3, sessions=session)
    office.proposal(desk, "关于演示未立案的提案", session=session)
    assert review_sheets.filed_of_session(desk, session) == keys
    quality.judged(desk, keys, 1)
    rows = office.every(desk, QualityReview)
    assert [(each["total"], each["grade"], each["reviewer"]) for each in rows] == [
        (80, "80", "演示评委")
    ] * 3
    history.undo(desk)
    assert office.every(desk, QualityReview) == []


def test_a_sheet_that_is_not_whole_has_no_total(desk: Desk) -> None:
    keys = quality.filed(desk)
    found = review_sheets.sheets(desk, keys, "first", "演示评委")
    found[0].levels = {"topic": 0}
    review_sheets.write(desk, found, {"round": "first", "reviewer": "演示评委", "day": ""})
    (row,) = office.every(desk, QualityReview)
    assert (row["total"], row["grade"], row["top"]) == (None, None, "topic")


def test_a_reviewer_goes_on_with_their_own_sheets(desk: Desk) -> None:
    keys = quality.filed(desk, 2)
    quality.judged(desk, keys[:1], 0, "演示甲")
    again = review_sheets.sheets(desk, keys, "first", "演示甲")
    assert [len(each.levels) for each in again] == [10, 0]
    assert [len(x.levels) for x in review_sheets.sheets(desk, keys, "first", "演示乙")] == [0, 0]
    assert [len(x.levels) for x in review_sheets.sheets(desk, keys, "final", "演示甲")] == [0, 0]
    again[0].levels = {}
    given = {"round": "first", "reviewer": "演示甲", "day": "2026-06-02"}
    review_sheets.write(desk, again, given)
    assert office.every(desk, QualityReview) == []


@pytest.mark.parametrize(
    ("given", "why"), [({"reviewer": " "}, "评价人"), ({"reviewer": "演示评委"}, "没有要登记")]
)
def test_nothing_is_written_without_a_reviewer_or_a_change(
    desk: Desk, given: dict[str, object], why: str
) -> None:
    found = review_sheets.sheets(desk, quality.filed(desk), "first", "演示评委")
    with pytest.raises(UserError, match=why):
        review_sheets.write(desk, found, {"round": "first", "day": "", **given})


def test_an_item_in_two_levels_is_refused(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    with pytest.raises(UserError, match="两档"):
        office.saved(desk, QualityReview, proposal=key, top="topic", middle="topic data", low="")


def test_an_old_ledger_keeps_its_total_and_gets_the_grade(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    review = office.saved(desk, QualityReview, proposal=key, reviewer="演示评委", total="91")
    assert office.value(desk, QualityReview, review, "grade") == "90"


def test_an_item_of_the_office_counts_and_one_that_is_judged_by_stays(desk: Desk) -> None:
    keys = quality.filed(desk)
    quality.judged(desk, keys)
    office.saved(
        desk, CodeEntry, code_list="quality_item", code="local", label="效果：受益面", active="是",
    )  # fmt: skip
    assert [each.label for each in review_sheets.items_of(desk)][-1] == "效果：受益面"
    found = review_sheets.sheets(desk, keys, "first", "演示评委")
    found[0].levels["local"] = 2
    assert review_sheets.verdict(desk, found[0]) == (96, "优秀")
    given = {"round": "first", "reviewer": "演示评委", "day": ""}
    review_sheets.write(desk, found, given)
    entry = find(desk, CodeEntry, Query(search="受益面"))[0]
    with pytest.raises(UserError, match="用着它"):
        registers.remove(desk, CodeEntry, [entry])


def test_a_reviewer_has_one_sheet_of_a_proposal_in_a_round(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    quality.judged(desk, [key])
    with pytest.raises(UserError, match="演示评委"):
        office.saved(desk, QualityReview, proposal=key, round="first", reviewer="演示评委")
    office.saved(desk, QualityReview, proposal=key, round="final", reviewer="演示评委")
    for _ in range(2):  # without a reviewer nothing is known to be the same
        office.saved(desk, QualityReview, proposal=key, round="first", total="80")
