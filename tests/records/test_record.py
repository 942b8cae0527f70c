"""What every record has: its key, its values, defaults, parsing, titles and derived keys."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from desktop_app.records import ALL, Consultation, Member, Outcome, Participant, Record, Topic
from desktop_app.records.attachment import Attachment
from desktop_app.records.codes import default_choices
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.record import KeyScheme

TODAY = datetime.date(2026, 3, 5)


@pytest.fixture
def lookup() -> Lookup:
    titles = {model.KEY: Titles(()) for model in ALL}
    return Lookup(TODAY, default_choices(), titles)


def test_a_record_without_a_key_says_so() -> None:
    topic = Topic.of({"name": "路灯"})
    assert not topic.has_key
    with pytest.raises(KeyError, match="topic"):
        _ = topic.key


def test_a_key_can_be_given_in_advance() -> None:
    topic = Topic.of({"name": "路灯"})
    topic.key = 7
    assert topic.has_key
    assert (topic.key, topic.id, topic.values["id"]) == (7, 7, 7)


def test_values_are_the_records_own_with_defaults_id_version_and_owner() -> None:
    topic = Topic.of({"name": "路灯"}, 3, 12)
    given = {"name": "路灯", "id": 3, "version": 12}
    assert topic.values == {"state": "collected", "owner_office": 0, **given}
    topic.values["name"] = "井盖"
    assert Topic.of(topic.values, 3).values["name"] == "井盖"
    assert topic.name == "井盖"


def test_two_records_share_no_values() -> None:
    given = {"name": "路灯"}
    one, other = Topic.of(given), Topic.of(given)
    one.values["name"] = "井盖"
    assert other.values["name"] == given["name"] == "路灯"


@pytest.mark.parametrize("model", ALL, ids=lambda each: each.KEY)
def test_defaults_are_values_that_the_record_itself_accepts(
    model: type[Record], lookup: Lookup
) -> None:
    defaults = model.defaults(lookup)
    assert set(defaults) <= {each.name for each in model.declared()}
    for name, value in defaults.items():
        assert model.field(name).read(value, lookup) == value


@pytest.mark.parametrize("model", ALL, ids=lambda each: each.KEY)
def test_an_empty_draft_is_stopped_only_by_required_fields(
    model: type[Record], lookup: Lookup
) -> None:
    draft = dict.fromkeys(each.name for each in model.declared())
    parsed = model.parse(draft, lookup)
    required = {each.name for each in model.declared() if each.required}
    assert required <= {each.field for each in parsed.problems if each.stops}
    assert all(value in (None, ()) for value in parsed.values.values())


@pytest.mark.parametrize("model", ALL, ids=lambda each: each.KEY)
def test_a_field_that_is_not_declared_is_a_key_error(model: type[Record]) -> None:
    with pytest.raises(KeyError, match=model.KEY):
        model.field("no_such_field")


def test_parsing_leaves_out_what_the_draft_does_not_name(lookup: Lookup) -> None:
    assert Topic.parse({"content": "说明"}, lookup).values == {"content": "说明"}


def test_parsing_reports_each_problem_at_its_field(lookup: Lookup) -> None:
    parsed = Topic.parse({"name": "", "state": "乱写", "raised_on": "昨天？"}, lookup)
    assert parsed.stops
    assert [each.field for each in parsed.problems] == ["state", "name", "raised_on"]
    assert parsed.values == {"name": None}


def test_parsing_over_stored_values_checks_the_whole_record(lookup: Lookup) -> None:
    stored = {"name": "路灯", "raised_on": "2026-02-01", "submitted_on": "2026-02-03"}
    parsed = Topic.parse({"submitted_on": "2026-01-01"}, lookup, stored)
    assert [(each.field, each.stops) for each in parsed.problems] == [("submitted_on", True)]
    assert Topic.parse({"submitted_on": "2026-01-01"}, lookup).problems == ()


def test_a_required_field_that_was_never_filled_stops_a_later_change(lookup: Lookup) -> None:
    parsed = Topic.parse({"content": "说明"}, lookup, {"name": None})
    assert [(each.field, each.stops) for each in parsed.problems] == [("name", True)]


def test_a_doubt_is_a_problem_that_does_not_stop(lookup: Lookup) -> None:
    parsed = Topic.parse({"name": "路灯", "phone": "1381234567"}, lookup)
    assert not parsed.stops
    assert "phone" in {each.field for each in parsed.problems}
    assert parsed.values["phone"] == "1381234567"


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"content": "装灯"}, "装灯"),
        ({"content": "一 二\n三"}, "一 二 三"),
        ({"content": "长" * 41}, "长" * 40 + "……"),
        ({"content": None}, "（未命名）"),
        ({}, "（未命名）"),
    ],
)
def test_the_title_of_an_outcome_is_one_line(values: Mapping[str, Any], title: str) -> None:
    assert Outcome.title_of(values) == title


def test_how_many_records_in_words() -> None:
    assert Topic.counted(3) == "3 个议题"
    assert Member.counted(20) == "20 位委员"


def test_only_a_text_number_is_another_title() -> None:
    assert Topic.other_titles({"number": "2026-1"}) == ("2026-1",)
    assert Topic.other_titles({"number": None}) == ()
    assert Topic.other_titles({}) == ()


def test_the_owner_of_a_child_and_of_an_attachment() -> None:
    assert Participant.owned_by({"consultation": 4}) == ("consultation", 4)
    attached = Attachment.of({"owner_key": "topic", "owner_id": 9})
    assert Attachment.owned_by(attached.values) == ("topic", 9)
    assert Consultation.owned_by({"point": 1}) is None


def test_derived_keys_find_a_name_by_its_initials_and_without_its_dot() -> None:
    search, strokes, pinyin = Member.derived({"name": "阿依·古丽", "unit": "县医院"}, KeyScheme())
    assert "阿依·古丽" in search
    assert "阿依古丽" in search
    assert "aygl" in search
    assert "县医院" in search
    assert strokes
    assert pinyin.startswith("a")


def test_the_office_counts_the_strokes_of_a_character_that_no_table_has() -> None:
    name = {"name": "\U000323b0刚"}
    plain = Member.derived(name, KeyScheme())
    counted = Member.derived(name, KeyScheme(counts={"\U000323b0": 5}))
    assert plain[0] == counted[0]
    assert plain[1] != counted[1]
    assert plain[2] == counted[2]
