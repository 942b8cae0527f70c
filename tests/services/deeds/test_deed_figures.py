"""Statistics of deeds, their timeline, and what the sheet of a campaign counts of them."""

from __future__ import annotations

from desktop_app.records import Campaign, Committee, Deed, Member
from desktop_app.services import prints, registers, timeline, workbench
from desktop_app.services.deeds.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from tests.services.activities.activity_office import saved
from tests.services.deeds.deed_office import PUSHED, deed, done

YEAR = periods.of_year(2026)


def office(desk: Desk) -> None:
    """Two deeds that are done, one of them this year; one under way, one that failed."""
    committee = saved(desk, Committee, name="演示委员会")
    one, other = (saved(desk, Member, name=name, committee=committee) for name in ("甲甲", "乙乙"))
    done(desk, "一", member=one, partners=(other,), line="revitalize", aid="habitat",
         money="35000", beneficiaries="120")  # fmt: skip
    last = {"start_on": "2025-03-05", "progress_on": "2025-03-06", "effect_on": "2025-04-01"}
    done(desk, "二", member=other, done_on="2025-05-10", **last)
    deed(desk, "三", **PUSHED, state="underway", line="consolidate", difficulties="演示困难")
    deed(desk, "四", state="failed", fail_reason="演示")


def test_figures_are_the_rows_behind_them(desk: Desk) -> None:
    office(desk)
    found = statement(desk, STATISTICS, YEAR)
    figures = [each for group in found.groups for each in group.figures]
    counts = {each.key: each.value for each in figures}
    assert (counts["deed"], counts["deed_begun"], counts["deed_pushed"]) == (1, 3, 2)
    assert (counts["deed_effective"], counts["deed_members"]) == (1, 2)
    assert (counts["deed_money"], counts["deed_beneficiaries"]) == (3_500_000, 120)
    sums = {f"deed_{each}" for each in ("money", "beneficiaries", "employed", "students",
            "student_money", "projects", "project_money", "sales")}  # fmt: skip
    for each in figures:
        if each.key not in sums:
            model = next(x for x in desk.office.records if each.record == x.KEY)
            assert len(registers.find(desk, model, Query(where=each.where))) == each.value, each.key


def test_a_headline_says_what_is_done_and_what_goes_on(desk: Desk) -> None:
    office(desk)
    (line,) = (each for each in workbench.headlines(desk) if each.key == "deed")
    assert (line.value, line.note) == ("1", "见效 1 件，在办 1 件")


def test_a_timeline_has_the_days_of_a_deed(desk: Desk) -> None:
    key = done(desk)
    (node,) = timeline.timeline(desk, Deed, key).nodes
    assert [each.title for each in node.nodes] == ["开始", "推进", "见效", "办结"]


def sheet(desk: Desk, key: int) -> dict[str, list[dict[str, str]]]:
    """The rows that the sheet of a campaign was given."""
    wanted = prints.print_named(desk, "campaign_quarter")
    (shown,) = prints.collect(desk, wanted, [key], {}).shown
    return {name: [dict(row) for row in shown.children[name]]
            for name in ("deed_months", "deed_unlinked")}  # fmt: skip


def test_the_sheet_of_a_campaign_counts_its_own_deeds_by_months(desk: Desk) -> None:
    key = saved(desk, Campaign, name="双助推", since="2026-01-10")
    own = {"campaign": key, "line": "revitalize", "aid": "habitat", "internal": "是"}
    done(desk, "一", money="35000", beneficiaries="120", **own)
    done(desk, "二", money="5000", done_on="2026-06-10", **own)
    deed(desk, "别的", **PUSHED, state="underway")
    found = sheet(desk, key)
    assert [(row["what"], row["month"], row["count"], row["money"], row["people"])
            for row in found["deed_months"]] == [
        ("pushed", "2026-03", "2", "4000000", "120"),
        ("effective", "2026-04", "2", "4000000", "120"),
        ("done", "2026-05", "1", "3500000", "120"), ("done", "2026-06", "1", "500000", "0"),
    ]  # fmt: skip
    assert {(row["aid"], row["line"]) for row in found["deed_months"]} == {
        ("habitat", "revitalize"),
    }  # fmt: skip
    assert found["deed_unlinked"] == [{"month": "2026-03", "count": "1"}]


def test_a_day_that_is_not_written_is_that_of_the_beginning(desk: Desk) -> None:
    key = saved(desk, Campaign, name="双助推")
    saved(desk, Deed, name="一", campaign=key, start_on="2026-02-05", progress_state="slow")
    (row,) = sheet(desk, key)["deed_months"]
    assert (row["what"], row["month"]) == ("pushed", "2026-02")
