"""The printed sheets of a review round: empty for reviewers, filled in, summed up by rank."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.prints import brand_score_sheet
from desktop_app.documents.prints.brand_review_rows import PrintedRound
from desktop_app.errors import UserError
from desktop_app.records import BrandReview
from desktop_app.records.brand_standing import Criterion
from desktop_app.services import prints
from desktop_app.services.desk import Desk
from tests.documents.pdf_reading import poppler_text
from tests.services.brand_reviews import review_office as office
from tests.services.proposals.proposal_office import saved


def printed(desk: Desk, key: str, review: int, **chosen: str) -> str:
    """The text of a print of one round, without blanks."""
    path = Path(desk.office.path).with_name(f"{key}.pdf")
    sheet = prints.collect(desk, prints.print_named(desk, key), [review], chosen or None)
    path.write_bytes(prints.write(sheet, lambda _a, _b: None))
    return "".join(poppler_text(path, "-raw").split())


@pytest.fixture
def made(desk: Desk) -> office.Round:
    found = office.review(desk)
    office.scored(desk, found, {
        (0, 0): (38, 28, 27), (0, 1): (36, 26.5, 27), (1, 0): (40, 30, 30), (2, 1): (11, 12, ""),
    })  # fmt: skip
    return found


def test_an_empty_sheet_has_no_points_and_every_reviewer_has_one(
    desk: Desk, made: office.Round
) -> None:
    text = printed(desk, "brand_score_sheet", made.key)
    assert text.count("品牌评审打分表") >= 2
    assert all(word in text for word in ("演示评委1", "演示评委2", "演示品牌3", "标准高（40）"))
    assert "26.5" not in text
    assert "总分满分100分" in text


def test_a_filled_sheet_has_the_points_and_total_of_its_reviewer(
    desk: Desk, made: office.Round
) -> None:
    text = printed(desk, "brand_score_sheet", made.key, filled="yes")
    assert "38282793" in text
    assert "3626.52789.5" in text
    assert text.index("38282793") < text.index("演示评委2") < text.index("3626.52789.5")


def test_the_summary_is_by_rank_with_the_totals_of_every_reviewer(
    desk: Desk, made: office.Round
) -> None:
    office.decided(desk, made, "rejected", "selected", "rejected")
    text = printed(desk, "brand_review_summary", made.key)
    assert "候选3个，入选1个" in text
    results = text.split("二、各位评委的评分")[0]
    assert results.index("演示品牌2") < results.index("演示品牌1") < results.index("演示品牌3")
    assert "91.25" in results
    assert "演示品牌19389.5" in text
    assert "演示品牌3——" in text


def test_an_old_round_without_scores_is_summed_up_as_its_ledger_says(desk: Desk) -> None:
    made = office.review(desk, brands=2, reviewers=0, criteria=())
    with pytest.raises(UserError, match="评审指标"):
        printed(desk, "brand_score_sheet", made.key)
    text = printed(desk, "brand_review_summary", made.key)
    assert "二、" not in text
    empty = saved(desk, BrandReview, name="演示空的")
    for key in ("brand_score_sheet", "brand_review_summary"):
        with pytest.raises(UserError, match="候选品牌"):
            printed(desk, key, empty)


@pytest.mark.parametrize(
    ("many", "tables", "committee"), [(4, 1, True), (5, 1, True), (7, 1, False), (12, 2, False)]
)
def test_criteria_that_do_not_fit_go_into_another_table(
    many: int, tables: int, committee: bool
) -> None:
    criteria = [Criterion(place, f"演示指标{place}", 1000) for place in range(many)]
    parts = brand_score_sheet._parts(PrintedRound(criteria, (), (), {}))
    assert [one for part in parts for one in part.criteria] == criteria
    assert (len(parts), parts[0].committee) == (tables, committee)
    assert [part.last for part in parts] == [False] * (tables - 1) + [True]
    for part in parts:
        columns = brand_score_sheet._columns(part)
        assert sum(each.width for each in columns) == pytest.approx(brand_score_sheet.WIDTH)
        assert min(each.width for each in columns[2:]) >= brand_score_sheet.LEAST


def test_a_sheet_in_two_tables_has_every_point_and_the_total_once(desk: Desk) -> None:
    found = office.review(desk, brands=1, reviewers=1,
                          criteria=[(f"演示指标{n}", "10") for n in range(12)])  # fmt: skip
    office.scored(desk, found, {(0, 0): [f"{n}.5" for n in range(9)] + ["1", "2", "3"]})
    text = printed(desk, "brand_score_sheet", found.key, filled="yes")
    assert "0.51.52.53.54.55.5" in text
    assert "6.57.58.512346.5" in text
    assert text.count("品牌名称") == 2
    assert "牵头专委会" not in text
