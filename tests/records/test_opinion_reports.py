"""Opinion reports and adoptions: what each state needs, the ladder, how cells come apart."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import OpinionReport, ReportAdoption
from desktop_app.records.codes import default_choices
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.opinion_report import REPORT_NEEDS
from desktop_app.records.report_adoption import FORMS, LEVELS, best_of, by_levels, rung_of

MEMBERS = Titles([(1, "演示甲", ()), (2, "演示乙", ()), (3, "演示丙", ()), (4, "演示丙", ())])
NAMES = Lookup(
    datetime.date(2026, 3, 5), default_choices(),
    {"member": MEMBERS, **dict.fromkeys(("opinion_report", "proposal"), Titles(()))},
)  # fmt: skip
CODES = st.sampled_from((*LEVELS, "own", None))
ADOPTIONS = st.lists(
    st.fixed_dictionaries({
        "level": CODES, "form": st.sampled_from((*FORMS, None)),
        "day": st.sampled_from(("2026-01-02", "2026-02", None)),
    }), max_size=6,
)  # fmt: skip


def texts(values: dict[str, Any]) -> list[str]:
    return [each.text for each in OpinionReport.parse(values, NAMES).problems]


def against(to: str, **values: Any) -> str:
    found = OpinionReport.gate(values, to)
    return found.text if found else ""


@given(ADOPTIONS, ADOPTIONS)
def test_further_adoptions_never_lower_the_ladder(
    first: list[dict[str, Any]], more: list[dict[str, Any]]
) -> None:
    def rung(adoptions: list[dict[str, Any]]) -> tuple[int, int]:
        best = best_of(adoptions)
        return rung_of({"level": best["best_level"], "form": best["best_form"]})

    assert rung([*first, *more]) >= rung(first)
    assert rung([*first, *more]) == max(map(rung_of, [*first, *more]), default=(0, 0))
    assert best_of([*first, *more]) == best_of([*more, *reversed(first)])


@pytest.mark.parametrize("state", REPORT_NEEDS)
def test_a_state_names_everything_that_it_still_needs(state: str) -> None:
    told = against(state)
    for name in REPORT_NEEDS[state]:
        assert OpinionReport.field(name).label in told


def test_a_report_that_was_taken_up_is_not_called_unadopted() -> None:
    assert "已经有采用记录" in against("unadopted", reasons="known", best_level="county")
    assert "先登记采用" in against("adopted")
    assert not against("adopted", best_level="county")
    assert not against("unadopted", reasons="known")


def test_a_title_with_several_matters_is_remarked_on_and_kept() -> None:
    for name in ("关于供水问题和道路问题的情况", "供水不足；道路破损"):
        assert any("一事一报" in each for each in texts({"name": name, "reflector": "演示甲"}))
    assert not texts({"name": "关于供水和道路的情况", "reflector": "演示甲"})


def test_the_first_of_several_names_is_the_first_reflector() -> None:
    found = OpinionReport.parse({"name": "演示", "reflector": "演示甲、演示乙、演示丁"}, NAMES)
    assert found.values["member"] == 1
    assert found.values["reflector"] == "演示甲"
    assert found.values["partners"] == (2,)
    assert found.values["partner_names"] == "演示丁"
    body = OpinionReport.parse({"name": "演示", "reflector": "演示县经济委员会"}, NAMES).values
    assert body["reflector"] == "演示县经济委员会"
    assert "partners" not in body
    assert body.get("member") is None


def test_the_year_is_that_of_the_issue_and_before_that_of_the_receipt() -> None:
    days = {"received_on": "2025-12-30", "member": 1}
    assert OpinionReport.computed(days, NAMES) == {"year": 2025, "kind": "member"}
    assert OpinionReport.computed({**days, "issued_on": "2026-01"}, NAMES)["year"] == 2026
    assert OpinionReport.computed({"year": 2024}, NAMES) == {}


@pytest.mark.parametrize(
    ("cell", "items", "rest"),
    [
        ("州采用：单篇；省采用：是", ("州：单篇", "省："), ""),
        ("县采用：否\n州采用：×\n全国采用：转送", ("全国：转送",), ""),
        ("全国政协单篇采用", ("全国：单篇",), ""),
        ("省级", ("省：",), ""),
        ("全国综合：《专报》第5期", ("全国：综合《专报》第5期",), ""),
        ("州单篇：2026.3.1；领导看过", ("州：单篇2026.3.1",), "领导看过"),
        ("未采用", (), ""),
    ],
)
def test_adoptions_of_a_cell_come_apart_by_level(
    cell: str, items: tuple[str, ...], rest: str
) -> None:
    found = by_levels(cell)
    assert (found.items, found.rest) == (items, rest)


def test_an_item_gives_level_form_day_publication_and_number() -> None:
    draft = ReportAdoption.item_draft("全国：综合，2026年3月5日，《演示专报》第12期", NAMES)
    assert draft == {
        "level": "national", "form": "综合", "day": "2026年3月5日", "publication": "演示专报",
        "number": "12",
    }  # fmt: skip
    assert ReportAdoption.item_draft("省：由演示处转来", NAMES) == {
        "level": "province", "note": "由演示处转来",
    }  # fmt: skip


def test_an_adoption_is_called_by_level_and_form() -> None:
    assert ReportAdoption.title_of({"level": "national", "form": "single"}) == "全国单篇采用"
    assert ReportAdoption.title_of({}) == "（未命名）"


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"closed_on": "2026-05-01", "sent_on": "2026-02-01"}, "closed"),
        ({"best_level": "county", "sent_on": "2026-02-01"}, "adopted"),
        ({"sent_on": "2026-02-01"}, "sent"),
        ({"sent_no": "YS-1"}, "sent"),
        ({"number": "5"}, "issued"),
        ({"checked_on": "2026-01-10", "edited_on": "2026-01-09"}, "checked"),
        ({"received_on": "2026-01-05"}, "received"),
        ({}, ""),
    ],
)
def test_the_line_of_a_ledger_says_how_far_a_report_is(values: dict[str, Any], state: str) -> None:
    assert OpinionReport.likely_state(values, NAMES) == state


def test_days_offer_the_states_that_they_mean_up_to_today() -> None:
    values = {"state": "issued", "issued_on": "2026-02-01", "sent_on": "2026-03-04",
              "closed_on": "2026-04-01"}  # fmt: skip
    offered = OpinionReport.suggested_states(values, NAMES)
    assert offered == [("sent", "sent_on"), ("issued", "issued_on")]
    assert OpinionReport.suggested_states({**values, "state": "passed"}, NAMES) == []


@pytest.mark.parametrize(
    ("first", "last"),
    [("received_on", "issued_on"), ("issued_on", "sent_on"), ("sent_on", "closed_on")],
)
def test_no_step_comes_before_the_one_that_it_follows(first: str, last: str) -> None:
    wrong = {"name": "演示", "reflector": "演示甲", first: "2026-03-05", last: "2026-03-04"}
    assert any(OpinionReport.field(last).label in each for each in texts(wrong))
    assert not texts({**wrong, last: "2026-03"})


def test_a_report_is_named_by_year_and_number_never_by_the_number_alone() -> None:
    assert OpinionReport.other_titles({"year": 2026, "number": "5"}) == ("2026年第5期", "2026-5")
    assert OpinionReport.other_titles({"year": 2026, "number": None}) == ()


def test_a_text_that_was_asked_for_says_by_whom() -> None:
    asked = {"name": "演示", "reflector": "演示甲", "commissioned": "是", "asked_by": ""}
    assert any("请写谁约的" in each for each in texts(asked))
    assert not texts({**asked, "asked_by": "演示州政协"})


def test_a_new_report_is_received_today_and_an_adoption_wants_its_form() -> None:
    assert OpinionReport.defaults(NAMES)["received_on"] == "2026-03-05"
    assert OpinionReport.defaults(NAMES)["state"] == "received"
    found = ReportAdoption.parse({"level": "国家级", "form": ""}, NAMES)
    assert found.values["level"] == "national"
    assert any("单篇" in each.text for each in found.problems)


@pytest.mark.parametrize("state", [None, "asked", "received", "issued", "adopted", "passed"])
def test_a_report_is_written_or_issued_or_neither(state: str | None) -> None:
    values = {"state": state, "issued_on": None}
    assert not (OpinionReport.WRITING.holds(values) and OpinionReport.ISSUED.holds(values))
    issued = {**values, "issued_on": "2026-01-12"}
    assert OpinionReport.ISSUED.holds(issued) == (state in ("issued", "adopted", "passed"))
