"""The default code lists, sectors and committees."""

from __future__ import annotations

import datetime
import re

import pytest

from desktop_app import records
from desktop_app.records import codes
from desktop_app.records.field_types import Code, Codes
from desktop_app.records.lookup import Choice, Lookup
from desktop_app.records.office import CodeEntry

COUNTY_SECTORS, COUNTY_COMMITTEES = 24, 7


def test_every_list_that_a_record_names_has_entries() -> None:
    known = codes.default_choices()
    for model in records.ALL:
        for field in model.declared():
            if isinstance(field, Code):
                assert known[field.codes].entries, field.codes


def test_every_default_of_a_code_field_is_in_its_list() -> None:
    known = codes.default_choices()
    for model in records.ALL:
        for field in model.declared():
            if isinstance(field, Code) and field.default:
                assert field.default in known[field.codes].order()


def test_no_text_names_two_entries_of_one_list() -> None:
    for key, choices in codes.default_choices().items():
        for entry in choices.entries:
            for text in (entry.code, entry.label, *entry.aliases):
                assert choices.find(text) == entry.code, (key, text)


def test_entries_fit_the_fields_of_the_code_register() -> None:
    entry_fields = CodeEntry
    names = codes.default_choices()
    for entry in codes.default_entries():
        draft = entry.values()
        assert entry.code_list in names
        for name in ("code", "label", "aliases"):
            limit = entry_fields.field(name).longest  # type: ignore[union-attr]
            assert len(str(draft[name] or "")) <= limit


def test_labels_that_stand_several_in_one_cell_hold_no_separator() -> None:
    known = codes.default_choices()
    for model in records.ALL:
        for field in model.declared():
            if isinstance(field, Codes):
                for entry in known[field.codes].entries:
                    assert not re.search(r"[、,，;；/\s]", entry.label)


def test_all_56_nationalities_keep_the_codes_of_the_standard() -> None:
    nation = codes.default_choices()["nation"]
    numbers = {f"{number:02}" for number in range(1, 57)}
    assert numbers | {"97", "98"} == set(nation.order())
    assert nation.find("汉") == nation.find("汉族") == "01"
    assert nation.find("哈尼") == "16"


def test_the_nationalities_of_honghe_come_first_in_the_pick_list() -> None:
    offered = codes.default_choices()["nation"].offered()
    first = ["哈尼族", "彝族", "苗族", "傣族", "壮族", "瑶族", "回族", "布依族", "拉祜族"]
    assert [entry.label for entry in offered[:9]] == first


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("politics", "中共", "01"),
        ("politics", "党员", "01"),
        ("politics", "九三", "10"),
        ("politics", "无党派", "12"),
        ("education", "大学", "20"),
        ("education", "大学本科", "20"),
        ("education", "大专", "30"),
        ("member_state", "正常", "serving"),
        ("brand_stage", "培育", "nurture"),
        ("sex", "女", "2"),
    ],
)
def test_common_variants_are_understood(key: str, text: str, code: str) -> None:
    assert codes.default_choices()[key].find(text) == code


def test_a_county_starts_with_24_sectors_and_7_committees() -> None:
    assert len(codes.default_sectors("county")) == COUNTY_SECTORS
    assert len(codes.default_committees("county")) == COUNTY_COMMITTEES


@pytest.mark.parametrize("level", ["county", "prefecture"])
def test_every_sector_is_linked_with_exactly_one_committee(level: str) -> None:
    linked = [name for each in codes.default_committees(level) for name in each.sectors]
    assert sorted(linked) == sorted(each.name for each in codes.default_sectors(level))


def test_the_list_of_lists_is_a_list_itself() -> None:
    choices = codes.default_choices()[codes.LISTS]
    assert choices.label("nation") == "民族"
    assert {each.key for each in codes.lists()} == set(choices.order())


def test_variants_are_split_at_both_kinds_of_semicolon() -> None:
    assert codes.split_aliases(" 汉；汉人;汉 族 ") == ("汉", "汉人", "汉 族")
    assert codes.split_aliases(None) == ()


def test_an_offices_own_entry_does_not_put_out_the_default_ones() -> None:
    own = codes.choices(codes.with_defaults([("education", Choice("x1", "演示班"))]))
    assert own["education"].find("演示班") == "x1"
    assert own["education"].find("本科") == codes.default_choices()["education"].find("本科")
    assert own["sex"].find("男")
    begun = codes.choices(codes.with_defaults([("sex", Choice("1", "男性"))]))
    assert [each.label for each in begun["sex"].entries] == ["男性"]


@pytest.mark.parametrize(
    "own",
    [
        [],
        [("education", Choice("x1", "演示班"))],
        [("sex", Choice("1", "男性")), ("own_list", Choice("a", "甲"))],
        [(each.code_list, Choice(each.code, each.label)) for each in codes.default_entries()[::-1]],
    ],
)
def test_lists_made_when_asked_for_are_those_made_at_once(own: list[tuple[str, Choice]]) -> None:
    listed: dict[str, list[Choice]] = {}
    for key, choice in own:
        listed.setdefault(key, []).append(choice)
    made = codes.CodeLists(listed, lambda choice: choice)
    whole = codes.choices(codes.with_defaults(own))
    assert {*made} == {*whole}
    assert len(made) == len(whole)
    for key, choices in whole.items():
        assert key in made
        assert (made[key].title, made[key].entries) == (choices.title, choices.entries)
        assert made[key] is made[key]
    assert {each.code_list for each in codes.default_entries()} <= {*made}
    assert "no_such" not in made
    with pytest.raises(KeyError):
        made["no_such"]


def test_a_code_holds_no_space() -> None:
    names = Lookup(datetime.date(2026, 11, 23), codes.default_choices())
    draft = {"code_list": "education", "code": "x 1", "label": "演示班"}
    assert [each.text for each in CodeEntry.parse(draft, names).problems] == [
        "代码里不能有空格，请删去"
    ]
