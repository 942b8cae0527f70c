"""Drafts of forms: named for the clerk, opened over what is stored today."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Brand, Limits, Member, Outcome, OutcomeStep
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Draft, Input, kept_drafts
from desktop_app.services.registers.kept_drafts import KeptDraft, KeptLine, OpenChild
from desktop_app.storage.copies import drafts
from desktop_app.storage.file.schema import Step


def member(desk: Desk, **typed: object) -> Draft:
    key = registers.save(desk, Member, {"name": "演示叶问", **typed}).keys[0]
    return registers.draft(desk, Member, key)


def kept_of(desk: Desk, opened: Draft, **typed: object) -> KeptDraft:
    return kept_drafts.keep(desk, "a", opened, typed, {})


def test_a_draft_is_called_by_its_name_its_time_and_its_changes(desk: Desk) -> None:
    kept = kept_of(desk, member(desk), unit="县一中", post="校长", mobile="138")
    assert kept_drafts.words(desk, kept) == "委员“演示叶问”（10:00，改了 3 处）"


def test_a_new_record_without_a_name_is_called_so(desk: Desk) -> None:
    blank = registers.blank(desk, Member)
    assert kept_drafts.words(desk, kept_of(desk, blank, unit="县一中")) == (
        "新建的委员（还没有名称）（10:00，填了 1 处）"
    )
    named = kept_of(desk, blank, name="演示 甲", unit="县一中")
    assert kept_drafts.words(desk, named) == "新建的委员“演示 甲”（10:00，填了 2 处）"


def test_another_day_and_another_clerk_are_told(desk: Desk) -> None:
    kept = kept_of(desk, member(desk), unit="县一中")
    later = replace(desk, clerk="别人", clock=lambda: datetime.datetime(2026, 12, 1, 8, 0))
    assert kept_drafts.words(later, kept) == (
        "委员“演示叶问”（演示经办人，11月23日 10:00，改了 1 处）"
    )


def test_children_added_changed_and_taken_off_are_counted(desk: Desk) -> None:
    inputs = {"brand_milestone": [Input({"event": each}) for each in ("甲", "乙", "丙")]}
    key = registers.save(desk, Brand, {"name": "演示"}, children=inputs).keys[0]
    opened = registers.draft(desk, Brand, key)
    one, two, _ = opened.children["brand_milestone"]
    lines = [
        KeptLine(one.key, dict(one.values)), KeptLine(two.key, {**two.values, "event": "改"}),
        KeptLine(None, {"event": "新"}),
    ]  # fmt: skip
    kept = kept_drafts.keep(desk, "a", opened, {"slogan": "新"}, {"brand_milestone": lines})
    assert kept.changes == 4


def test_a_draft_knows_what_it_was_typed_over_and_what_is_stored_now(desk: Desk) -> None:
    opened = member(desk, unit="县一中")
    kept = kept_of(desk, opened, unit="县二中")
    registers.save(desk, Member, {"unit": "县医院"}, opened=opened)
    resumed = kept_drafts.resume(desk, kept)
    assert resumed.opened.values["unit"] == "县一中"
    assert resumed.typed == {"unit": "县二中"}
    assert resumed.now is not None
    assert resumed.now.values["unit"] == "县医院"


def test_a_draft_of_a_removed_record_has_no_now(desk: Desk) -> None:
    opened = member(desk)
    kept = kept_of(desk, opened, unit="县一中")
    registers.remove(desk, Member, [opened.key or 0])
    assert kept_drafts.resume(desk, kept).now is None


def test_a_draft_of_an_older_schema_comes_by_the_names_of_today(desk: Desk) -> None:
    old = desk.office.schema_number
    step = Step(old + 1, lambda _: None, renamed={("member", "firm"): "unit"})
    kept = kept_of(desk, member(desk))._replace(
        values={"name": "演示叶问", "firm": "县一中", "gone": "x"}, typed={"firm": "县二中"}
    )
    desk.office.steps = (*desk.office.steps, step)
    resumed = kept_drafts.resume(desk, kept)
    assert resumed.typed == {"unit": "县二中"}
    assert resumed.opened.values == {"name": "演示叶问", "unit": "县一中"}


def test_what_was_typed_into_a_field_that_is_gone_today_is_handed_over(desk: Desk) -> None:
    blank = registers.blank(desk, Outcome)
    kept = kept_of(desk, blank, content="演示建议一")._replace(schema=4)
    old = kept._replace(
        values={**kept.values, "instruction": "演示原来的批示"},
        typed={**kept.typed, "instruction": "演示：请认真研究", "instructor": "", "gone": "演示"},
        lines={
            OutcomeStep.KEY: [
                KeptLine(None, {"content": "演示办理", "former": "演示旧栏"}),
            ],
            "away": [KeptLine(3, {"text": "演示行", "same": "未改"})],
        },
        base={"away": [KeptLine(3, {"text": "原来", "same": "未改"})]},
        child=OpenChild(
            OutcomeStep.KEY, None, {"old": 1}, {"content": "演示写到一半", "old": "演示二"}
        ),
    )
    resumed = kept_drafts.resume(desk, old)
    assert resumed.typed == {"content": "演示建议一"}
    assert list(resumed.former) == [
        ("批示内容", "演示：请认真研究"), ("gone", "演示"), ("former", "演示旧栏"),
        ("text", "演示行"), ("old", "演示二"),
    ]  # fmt: skip
    assert resumed.child == OpenChild(OutcomeStep.KEY, None, {}, {"content": "演示写到一半"})
    assert kept_drafts.resume(desk, kept).former == ()


def test_a_limit_that_was_typed_before_limits_were_rows_is_handed_over(desk: Desk) -> None:
    kept = kept_of(desk, registers.blank(desk, Limits))
    old = kept._replace(schema=4, typed={"minutes": "7"})
    assert list(kept_drafts.resume(desk, old).former) == [("会后整理纪要（工作日）", "7")]


def test_a_child_that_was_being_written_comes_by_the_names_of_today(desk: Desk) -> None:
    old = desk.office.schema_number
    step = Step(old + 1, lambda _: None, renamed={("brand_milestone", "what"): "event"})
    opened = registers.blank(desk, Brand)
    child = OpenChild("brand_milestone", None, {"what": "甲"}, {"what": "乙"})
    kept = kept_of(desk, opened)._replace(child=child)
    desk.office.steps = (*desk.office.steps, step)
    found = kept_drafts.resume(desk, kept).child
    assert found == OpenChild("brand_milestone", None, {"event": "甲"}, {"event": "乙"})


def test_a_draft_of_a_record_that_is_unknown_here_is_told(desk: Desk) -> None:
    kept = kept_of(desk, member(desk))._replace(record="later")
    assert kept_drafts.words(desk, kept).startswith("记录“演示叶问”")
    with pytest.raises(UserError, match="安装新版本"):
        kept_drafts.resume(desk, kept)


def test_a_damaged_file_is_told_once_and_set_aside(desk: Desk) -> None:
    path = drafts.path_of(desk.office.path)
    path.write_bytes(b"junk")
    found, told = kept_drafts.read(desk)
    assert found == []
    assert "草稿文件损坏了" in told
    assert "办公.zwh.草稿.损坏 2026-11-23 100000" in told
    assert kept_drafts.read(desk) == ([], "")


def test_a_file_that_cannot_be_read_is_not_written_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.write(desk.office.path, [kept_of(desk, member(desk))])
    path, real = drafts.path_of(desk.office.path), Path.open
    whole = path.read_bytes()

    def broken(opened: Path, *given: object, **named: object) -> object:
        if opened == path:
            raise OSError(5, "broken")
        return real(opened, *given, **named)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", broken)
        found, told = kept_drafts.read(desk)
    assert (found, told.startswith("上次没有保存的草稿没有读出：磁盘或U盘读写出错")) == ([], True)
    (aside,) = path.parent.glob("*.草稿.损坏*")
    assert aside.read_bytes() == whole


def test_the_photos_that_drafts_name_are_known(desk: Desk) -> None:
    sha = "0" * 64
    assert kept_drafts.photos([kept_of(desk, member(desk), photo=sha, unit="县一中")]) == {sha}


def test_a_report_typed_into_a_brand_by_the_version_before_is_shown_to_be_copied(
    desk: Desk,
) -> None:
    """Media reports are press now: a draft of 0.8.0 has lines that no form has a place for."""
    key = registers.save(desk, Brand, {"name": "演示"}).keys[0]
    opened = registers.draft(desk, Brand, key)
    line = KeptLine(None, {"headline": "还没有保存的报道", "outlet": "演示报", "day": None})
    kept = kept_drafts.keep(desk, "a", opened, {"slogan": "口号"}, {"brand_media": [line]})
    resumed = kept_drafts.resume(desk, kept)
    assert resumed.typed == {"slogan": "口号"}
    assert {(each.label, each.text) for each in resumed.former} == {
        ("媒体报道的标题", "还没有保存的报道"), ("媒体报道的媒体", "演示报"),
    }  # fmt: skip
