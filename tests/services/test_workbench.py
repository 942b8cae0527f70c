"""The office in numbers, each with the rows behind it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records.brand import Brand
from desktop_app.records.consultation import Consultation
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, Term
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.services import registers, setup, workbench
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.safekeeping import backups
from desktop_app.services.statistics import ages
from desktop_app.stepping import run_to_end


def put_members(desk: Desk, *drafts: dict[str, object]) -> None:
    for number, draft in enumerate(drafts):
        registers.save(desk, Member, {"name": f"演示{'甲乙丙丁戊己'[number]}", **draft})


def by_key(desk: Desk) -> dict[str, workbench.Headline]:
    return {each.key: each for each in workbench.headlines(desk)}


def test_an_empty_office_has_zeros_and_says_so(desk: Desk) -> None:
    assert {each.value for each in workbench.headlines(desk)} == {"0"}
    assert by_key(desk)["member"].note == "还没有登记"
    assert all(not chart.bars for chart in workbench.charts(desk))


def test_registers_without_a_row_answer_as_their_rules_would(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found() -> list[object]:
        return [workbench.headlines(desk), workbench.charts(desk), workbench.first_steps(desk)]

    for _ in range(2):
        quick = found()
        with monkeypatch.context() as patched:
            patched.setattr(workbench, "used_registers", lambda _, keys: frozenset(keys))
            assert found() == quick
        put_members(desk, {"sex": "女"})  # other registers stay empty


def test_a_number_of_an_empty_register_opens_its_list_with_conditions(desk: Desk) -> None:
    record, where = workbench.behind(desk, "outcome")
    assert record == "outcome"
    assert where
    assert registers.find(desk, Outcome, Query(where=where)).tolist() == []


def test_members_are_counted_with_those_outside_the_party_and_of_minorities(desk: Desk) -> None:
    put_members(
        desk,
        {"sex": "男", "politics": "中共党员", "nation": "汉族"},
        {"sex": "女", "politics": "民盟盟员", "nation": "哈尼族"},
        {"sex": "女", "politics": "群众", "nation": "汉族"},
        {"sex": "女", "politics": "群众", "nation": "彝族", "state": "辞职"},
        {"sex": "男"},
    )
    found = by_key(desk)
    assert found["member"].value == "4"
    assert found["member"].note == "女委员 2 人，50.0 %"
    assert found["outside"].value == "2"
    assert found["outside"].note == "占 50.0 %"
    assert found["minority"].value == "1"


def test_the_filters_of_a_figure_give_just_its_rows(desk: Desk) -> None:
    put_members(
        desk, {"politics": "中共党员"}, {"politics": "民盟盟员"}, {"nation": "彝族"}, {"sex": "女"}
    )
    for figure in workbench.headlines(desk)[:3]:
        rows = registers.find(desk, Member, Query(where=workbench.behind(desk, figure.key)[1]))
        assert str(len(rows)) == figure.value


def test_bars_count_serving_members_by_committee_and_open_them(desk: Desk) -> None:
    registers.save(desk, Committee, {"name": "提案委员会", "short_name": "提案委"})
    put_members(desk, {"committee": "提案委员会"}, {"committee": "提案委"}, {})
    chart = workbench.charts(desk)[0]
    assert [(bar.label, bar.value) for bar in chart.bars] == [("提案委", 2)]
    assert len(registers.find(desk, Member, Query(where=chart.bars[0].where))) == 2


def test_ages_fall_into_the_bands_of_the_published_tables(desk: Desk) -> None:
    put_members(desk, {"born": "1991-11-24"}, {"born": "1990"}, {"born": "1950.3"}, {})
    chart = workbench.charts(desk)[1]
    assert [(bar.label, bar.value) for bar in chart.bars if bar.value] == [
        ("35岁以下", 1), ("36–45岁", 1), ("71岁以上", 1),
    ]  # fmt: skip


@given(
    band=st.sampled_from(ages.AGE_BANDS),
    born=st.one_of(
        st.dates(datetime.date(1900, 1, 1), datetime.date(2026, 11, 23)).flatmap(
            lambda day: st.sampled_from([f"{day}", f"{day:%Y-%m}", f"{day:%Y}"])
        ),
        st.sampled_from(["1990-11-23", "1990-11-24", "1990-11", "1990-12", "1991"]),
    ),
)
def test_the_filters_of_a_bar_agree_with_its_count(band: tuple[int, int], born: str) -> None:
    today = datetime.date(2026, 11, 23)
    until, after = ages.born_in(band, today)
    inside = after.values[0] < born <= until.values[0]
    assert inside is (band[0] <= ages.age_on(born, today) <= band[1])


def test_a_bar_of_ages_opens_its_rows(desk: Desk) -> None:
    put_members(desk, {"born": "1991-11-24"}, {"born": "1990"}, {"born": "1980"}, {})
    for bar in workbench.charts(desk)[1].bars:
        assert len(registers.find(desk, Member, Query(where=bar.where))) == bar.value


def test_the_checklist_ticks_itself(desk: Desk) -> None:
    def done() -> set[str]:
        return {step.key for step in workbench.first_steps(desk) if step.done}

    assert done() == set()
    put_members(desk, {})
    registers.save(desk, Point, {"name": "演示点"})
    assert done() == {"member", "point"}
    run_to_end(backups.back_up(desk))
    assert done() == {"member", "point", "backup"}


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("1976-11-23", 50),
        ("1976-11-24", 49),
        ("1976-12", 49),
        ("1976-11", 50),
        ("1976", 50),
    ],
)
def test_an_age_is_full_years_and_counts_what_is_not_known_as_passed(born: str, age: int) -> None:
    assert ages.age_on(born, datetime.date(2026, 11, 23)) == age


@given(st.integers(0, 140))
def test_every_age_falls_into_exactly_one_band(age: int) -> None:
    assert sum(first <= age <= last for first, last in ages.AGE_BANDS) == 1


def test_members_of_a_former_term_do_not_count_as_serving(desk: Desk) -> None:
    former = registers.save(desk, Term, {"number": 9, "starts": "2017-01"}).keys[0]
    registers.save(desk, Member, {"name": "演示旧", "term": former, "born": "1980"})
    registers.save(desk, Member, {"name": "演示新", "born": "1980"})
    shown = {each.key: each for each in workbench.headlines(desk)}["member"]
    assert shown.value == "1"
    where = workbench.behind(desk, shown.key)[1]
    keys = registers.find(desk, Member, registers.Query(where=where))
    assert [row[2] for row in registers.rows(desk, Member, keys, ["name"])] == ["演示新"]
    assert sum(bar.value for bar in workbench.charts(desk)[1].bars) == 1


def test_sessions_of_the_year_and_suggestions_at_work_open_their_rows(desk: Desk) -> None:
    held = {"state": "已协商", "name": "演示协商"}
    session = registers.save(desk, Consultation, {**held, "held_on": "2026-03-05"}).keys[0]
    registers.save(desk, Consultation, {**held, "held_on": "2025-12-31"})
    registers.save(desk, Consultation, {"name": "筹备中的", "held_on": "2026-12-01"})
    done = {"handling": "已完成", "finished_on": "2026-05-01", "result": "办好了"}
    rejected = {"adoption": "未采纳", "adoption_note": "条件不具备"}
    for more in ({}, done, rejected, {"stopped_on": "2026-06-01", "stop_reason": "并入他案"}):
        inputs = {
            "content": f"演示建议{len(more)}{more}",
            "source": f"consultation:{session}",
            **more,
        }
        registers.save(desk, Outcome, inputs)
    found = by_key(desk)
    assert (found["consultation"].value, found["consultation"].note) == ("1", "今年意见建议 4 条")
    assert (found["outcome"].value, found["outcome"].note) == ("1", "已办结 1 条，占 25.0 %")
    for key, model in (("consultation", Consultation), ("outcome", Outcome)):
        rows = registers.find(desk, model, Query(where=workbench.behind(desk, key)[1]))
        assert str(len(rows)) == found[key].value


def test_a_backup_says_how_many_records_the_office_entered(desk: Desk) -> None:
    setup.set_up(desk, setup.Answers("政协演示县委员会", "county", "11"))
    run_to_end(backups.back_up(desk))
    (empty,) = backups.listed(desk)
    assert empty.records > 400  # code lists, holidays, sectors
    assert backups.entered(desk, empty) == 0
    registers.save(desk, Member, {"name": "演示甲"})
    made = registers.save(desk, Brand, {"name": "榕树下好商量"}).keys[0]
    draft = registers.draft(desk, Brand, made)
    lines = {"brand_milestone": [registers.Input({"event": "启动"})]}
    registers.save(desk, Brand, {}, opened=draft, children=lines)
    run_to_end(backups.back_up(desk))
    newest = max(backups.listed(desk), key=lambda each: each.records)
    assert backups.entered(desk, newest) == 3
