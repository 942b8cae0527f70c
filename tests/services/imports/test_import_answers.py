"""Answers for names that the office lacks: kept by label, said again in any office that has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, Sector
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Answer, Key, Options, Plan, Source, Way
from desktop_app.services.imports.import_answers import (
    ANSWERS,
    MOST,
    remember_answers,
    remember_emptied,
    remembered_answers,
    remembered_emptied,
)
from desktop_app.services.lookup.cache import lookup
from desktop_app.settings import Settings

LIST = Key("sector", "网络界", coded=False)


def planned(desk: Desk, *cells: str, answers: dict[Key, Answer] | None = None) -> Plan:
    header: list[Cell] = ["姓名", "界别", "专委会"]
    rows: list[list[Cell]] = [[f"人{n}", cell, ""] for n, cell in enumerate(cells)]
    source = imports.source(imports.propose(desk, Member, Sheet("名册", [header, *rows])))
    return imports.plan(desk, Member, source, Options(answers=answers or {}))


@pytest.mark.parametrize("way", [Way.EMPTY, Way.REFUSE])
def test_an_answer_without_a_target_is_kept_as_it_is(desk: Desk, tmp_path: Path, way: Way) -> None:
    settings, answers = Settings(tmp_path), {LIST: Answer(way)}
    remember_answers(settings, planned(desk, "网络界", answers=answers), answers)
    assert remembered_answers(Settings(tmp_path), lookup(desk)) == answers


def test_a_target_is_found_again_by_its_label(desk: Desk, tmp_path: Path) -> None:
    (key,) = registers.save(desk, Sector, {"name": "新闻出版界"}).keys
    settings, answers = Settings(tmp_path), {LIST: Answer(Way.USE, key)}
    remember_answers(settings, planned(desk, "网络界", answers=answers), answers)
    registers.remove(desk, Sector, [key])
    assert remembered_answers(settings, lookup(desk)) == {}
    (other,) = registers.save(desk, Sector, {"name": "新闻出版界"}).keys
    assert other != key
    assert remembered_answers(settings, imports.snapshot(desk, Member).lookup) == {
        LIST: Answer(Way.USE, other)
    }


def test_what_made_a_new_record_and_what_nobody_answered_is_not_kept(
    desk: Desk, tmp_path: Path
) -> None:
    registers.save(desk, Committee, {"name": "提案委"})
    settings, answers = Settings(tmp_path), {LIST: Answer(Way.CREATE)}
    remember_answers(settings, planned(desk, "网络界", "另一界", answers=answers), answers)
    assert settings.table(ANSWERS) == {}


def test_the_same_list_asks_nothing_the_second_time(desk: Desk, tmp_path: Path) -> None:
    (key,) = registers.save(desk, Sector, {"name": "新闻出版界"}).keys
    settings, answers = Settings(tmp_path), {LIST: Answer(Way.USE, key)}
    plan = planned(desk, "网络界", answers=answers)
    imports.apply(desk, plan)
    remember_answers(settings, plan, answers)
    known = remembered_answers(settings, imports.snapshot(desk, Member).lookup)
    again = planned(desk, "网络界", answers=known)
    assert imports.summary(again) == "新增 0 修改 0 相同 1 问题 0"


@pytest.mark.parametrize(
    "kept", [{"sector": "USE\tx"}, {"a\t0\tb": "USE"}, {"a\t0\tb": "NO\tx"}, {"x\t0\ty": "USE\tz"}]
)
def test_what_cannot_be_understood_is_passed_over(
    desk: Desk, tmp_path: Path, kept: dict[str, str]
) -> None:
    settings = Settings(tmp_path)
    settings.remember_all({ANSWERS: dict(kept)})
    assert remembered_answers(settings, lookup(desk)) == {}


def test_only_so_many_are_kept(desk: Desk, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.remember_all({ANSWERS: {f"sector\t0\t界{n}": "EMPTY\t" for n in range(MOST)}})
    answers = {LIST: Answer(Way.EMPTY)}
    remember_answers(settings, planned(desk, "网络界", answers=answers), answers)
    assert len(settings.table(ANSWERS)) == MOST
    assert remembered_answers(settings, lookup(desk))[LIST] == Answer(Way.EMPTY)


def source_of(desk: Desk, *titles: str) -> Source:
    rows: list[list[Cell]] = [[*titles], ["甲", *["x"] * (len(titles) - 1)]]
    return imports.source(imports.propose(desk, Member, Sheet("名册", rows)))


def test_a_column_left_empty_is_known_again_by_its_title(desk: Desk, tmp_path: Path) -> None:
    settings, source = Settings(tmp_path), source_of(desk, "姓名", "出生年月", "手机")
    remember_emptied(settings, Member, source, {"born"})
    assert remembered_emptied(settings, Member, source) == {"born"}
    other = source_of(desk, "姓名", "生日", "手机")
    assert remembered_emptied(settings, Member, other) == frozenset()
    remember_emptied(settings, Member, source, ())
    assert remembered_emptied(settings, Member, source) == frozenset()


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("社法委", "社会法制和民族宗教委员会"), ("经科委", "经济和科技委员会"),
        ("文史委", "文化文史和学习委员会"), ("提案委(5人)", "提案委员会"),
        ("教科卫体委", "教科卫体委员会"),
    ],
)  # fmt: skip
def test_a_short_name_is_guessed_among_all_of_its_register(
    desk: Desk, text: str, means: str
) -> None:
    names_ = ("社会法制和民族宗教委员会", "经济和科技委员会", "文化文史和学习委员会", "提案委员会",
              "教科卫体委员会")  # fmt: skip
    keys = {name: registers.save(desk, Committee, {"name": name}).keys[0] for name in names_}
    header: list[Cell] = ["姓名", "专委"]
    source = imports.source(imports.propose(desk, Member, Sheet("名册", [header, ["甲", text]])))
    plan = imports.plan(desk, Member, source)
    (line,) = plan.lines
    assert line.values["committee"] == keys[means]
    assert all(each.guessed for each in plan.unknown)
