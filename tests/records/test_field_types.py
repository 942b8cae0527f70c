"""How each kind of field reads input and shows values."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop_app.errors import Wrong
from desktop_app.records import Brand, Committee, Member, Outcome, Point, codes, field_types, links
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.record import Field, Record

NAMES = Lookup(
    today=datetime.date(2026, 11, 23),
    codes=codes.default_choices(),
    titles={
        "committee": Titles([(1, "经济委员会", ("经济委",)), (2, "提案委员会", ("提案委",))]),
        "sector": Titles([(7, "经济界", ("经济",))]),
        "term": Titles([(3, "十届", ("10", "第十届"))]),
    },
)


def of_member(name: str) -> Field:
    return Member.field(name)


def test_a_code_is_read_by_code_label_and_common_variant() -> None:
    field = of_member("nation")
    assert {field.read(raw, NAMES) for raw in ("01", "汉族", "汉", " 汉 ")} == {"01"}
    politics = of_member("politics")
    assert {politics.read(raw, NAMES) for raw in ("中共", "中共党员", "党员")} == {"01"}


def test_an_unknown_code_says_where_it_was_looked_for() -> None:
    with pytest.raises(field_types.Unknown, match="民族里没有“火星族”这一项") as raised:
        of_member("nation").read("火星族", NAMES)
    assert (raised.value.where, raised.value.text) == ("nation", "火星族")


def test_a_link_is_read_by_any_of_its_names() -> None:
    field = of_member("committee")
    assert field.read("经济委", NAMES) == field.read("经济委员会", NAMES) == 1
    assert field.read(2, NAMES) == 2
    assert field.show(1, NAMES) == "经济委员会"
    with pytest.raises(field_types.Unknown, match="没有“文体委”这个专委会"):
        field.read("文体委", NAMES)


def test_a_link_that_names_two_records_is_refused() -> None:
    twins = NAMES.with_titles("committee", Titles([(1, "经济委", ()), (2, "经济委", ())]))
    with pytest.raises(Wrong, match="有 2 个专委会都叫“经济委”"):
        of_member("committee").read("经济委", twins)


def test_a_title_wins_over_another_records_short_name() -> None:
    both = Titles([(1, "经济委员会", ("经济委",)), (5, "经济委", ("经济委员会",))])
    names = NAMES.with_titles("committee", both)
    field = of_member("committee")
    assert (field.read("经济委", names), field.read("经济委员会", names)) == (5, 1)


def test_pairs_are_read_in_any_order_and_shown_in_the_registers_order() -> None:
    pairs = links.Links(Committee, "联系专委会")
    assert pairs.read("提案委、经济委", NAMES) == (1, 2)
    assert pairs.show((2, 1), NAMES) == "经济委员会、提案委员会"
    assert pairs.read("", NAMES) == ()


def test_several_codes_are_kept_in_the_order_of_their_list() -> None:
    field = of_member("other_level")
    assert field.show(field.read("州政协委员、省政协委员", NAMES), NAMES) == field.show(
        field.read("省政协委员，州政协委员", NAMES), NAMES
    )


@pytest.mark.parametrize("raw", ["王\u200b刚", "王\x00刚", "王\ud800"])
def test_text_that_cannot_be_seen_is_refused(raw: str) -> None:
    with pytest.raises(Wrong, match="看不见"):
        of_member("unit").read(raw, NAMES)


def test_marks_that_copying_leaves_around_a_text_are_taken_off() -> None:
    assert of_member("mobile").read("\u202d13800001111\u202c", NAMES) == "13800001111"
    assert of_member("unit").read("\ufeff县委办\u200b ", NAMES) == "县委办"
    assert of_member("name").read("王刚\u200b", NAMES) == "王刚"
    assert of_member("remark").read("\u200b备注\u200e", NAMES) == "备注"


def test_a_rare_character_at_its_old_private_place_becomes_the_real_one() -> None:
    assert of_member("name").read("王\ue863", NAMES) == "王\u4dae"
    assert of_member("remark").read("\ue816\n\ue864", NAMES) == "\U00020087\n\u9fbb"
    with pytest.raises(Wrong, match="自造字"):
        of_member("name").read("王\ue000", NAMES)


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("name", "\u2f69\u2f29楼", "白小楼"), ("unit", "县\u2f83然资源局", "县自然资源局"),
        ("remark", "李\uf9dc\n县\u2ed4", "李隆\n县门"), ("born", "1975年3\u2f49", "1975-03"),
        ("nation", "汉\u2f50", None), ("mobile", "13887310001 \u2f95", "13887310001 谷"),
    ],
)  # fmt: skip
def test_radicals_become_ideographs_in_every_kind_of_text(
    name: str, raw: str, value: str | None
) -> None:
    if value is None:
        with pytest.raises(field_types.Unknown, match="汉比"):
            of_member(name).read(raw, NAMES)
    else:
        assert of_member(name).read(raw, NAMES) == value


def test_text_that_is_too_long_says_how_long_it_may_be() -> None:
    with pytest.raises(Wrong, match="姓名最多 25 个字，现在是 26 个"):
        of_member("name").read("一" * 26, NAMES)


def test_a_number_from_a_sheet_loses_its_decimal_point() -> None:
    assert of_member("cert_no").read(100132.0, NAMES) == "100132"
    assert of_member("terms_served").read("2", NAMES) == 2
    with pytest.raises(Wrong, match="应在 1 到 20 之间"):
        of_member("terms_served").read(21, NAMES)


def test_a_phone_of_the_wrong_length_comes_in_with_a_remark() -> None:
    parsed = Member.parse({"name": "演示甲", "mobile": "1380873567"}, NAMES)
    assert parsed.values["mobile"] == "1380873567"
    assert not parsed.stops
    assert any("11 位" in each.text for each in parsed.problems)


def test_all_problems_are_collected_before_they_are_reported() -> None:
    parsed = Member.parse({"name": "", "born": "昨天", "nation": "火星"}, NAMES)
    assert {each.field for each in parsed.problems if each.stops} == {"name", "born", "nation"}


def test_two_committees_in_one_cell_fill_both_fields_and_three_are_refused() -> None:
    two = Member.parse({"name": "演示甲", "committee": "经济委、提案委"}, NAMES)
    assert (two.values["committee"], two.values["committee2"]) == (1, 2)
    three = Member.parse({"name": "演示甲", "committee": "经济委、提案委、社法委"}, NAMES)
    assert three.stops
    draft = {"name": "演示甲", "committee": "经济委、提案委", "committee2": "新委"}
    told = [each.text for each in Member.parse(draft, NAMES).problems]
    assert "每位委员最多填两个专委会，这里是“经济委、提案委”" in told


def test_a_committee_with_a_separator_in_its_name_is_one() -> None:
    both = Titles([(1, "经济委员会", ("经济委",)), (5, "教科、卫体委员会", ())])
    names = NAMES.with_titles("committee", both)
    one = Member.parse({"name": "演示甲", "committee": "教科、卫体委员会"}, names)
    assert (one.values["committee"], one.values.get("committee2")) == (5, None)
    field = Point.field("committees")
    assert field.read("教科、卫体委员会", names) == (5,)
    assert field.read("经济委 教科、卫体委员会；经济委", names) == (1, 5)
    with pytest.raises(Wrong, match="没有“教科”"):
        field.read("经济委、教科", names)


def test_an_end_before_its_start_is_refused_only_when_it_is_sure() -> None:
    def draft(start: str, end: str) -> dict[str, object]:
        return {"name": "演示甲", "since": start, "state_date": end}

    assert Member.parse(draft("2022-03", "2021"), NAMES).stops
    assert not Member.parse(draft("2022-03", "2022"), NAMES).stops


def test_missing_sector_and_certificate_are_remarks() -> None:
    draft = {"name": "演示甲", "cert_no": "", "sector": ""}
    assert [each.field for each in Member.parse(draft, NAMES).problems] == ["sector"]
    using = replace(NAMES, used=frozenset({"member.cert_no"}))
    problems = Member.parse(draft, using).problems
    assert [(each.field, each.stops) for each in problems] == [
        ("cert_no", False),
        ("sector", False),
    ]


@pytest.mark.parametrize(
    ("model", "name", "raw", "value"),
    [
        (Outcome, "beneficiaries", "1.2万人", 12_000), (Outcome, "beneficiaries", "二十人", 20),
        (Outcome, "working_days", "15个工作日", 15), (Point, "area", "3亩", 2000),
        (Point, "area", "1亩", 667), (Point, "planned", "4次", 4),
        (Brand, "year", "2026年度", 2026),
        (Outcome, "due", "2026年12月底前", "2026-12"), (Outcome, "due", "2026年上半年", "2026-06"),
    ],
)  # fmt: skip
def test_a_unit_or_a_limit_that_loses_nothing_is_read_wherever_it_is_typed(
    model: type[Record], name: str, raw: str, value: object
) -> None:
    assert model.field(name).read(raw, NAMES) == value


@pytest.mark.parametrize(
    ("model", "name", "raw"),
    [
        (Outcome, "beneficiaries", "500余人"), (Outcome, "beneficiaries", "1.5人"),
        (Outcome, "working_days", "15天"), (Outcome, "due", "2026年初"),
        (Brand, "year", "2026年3月"),
        (Outcome, "due", "长期坚持"), (Outcome, "assigned_on", "2026年6月底前"),
        (Member, "born", "1975.03（51岁）"), (Point, "has_sign", "是（2024年）"),
    ],
)  # fmt: skip
def test_what_says_more_than_its_value_is_refused_where_it_is_typed_and_understood_elsewhere(
    model: type[Record], name: str, raw: str
) -> None:
    field = model.field(name)
    with pytest.raises(Wrong):
        field.read(raw, NAMES)
    assert isinstance(field, field_types.FieldType)
    told = field.understand(raw, NAMES)
    assert told is not None
    assert told.keep or told.why
