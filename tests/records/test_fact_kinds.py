"""Kinds of facts: typed as labels, stored with their list, refused for another fact."""

from __future__ import annotations

import pytest

from desktop_app.records import Duty
from desktop_app.records.fact_kinds import LISTS, kinds_of, stored_kinds
from desktop_app.services.desk import Desk
from desktop_app.services.facts.declared import facts_of
from desktop_app.services.lookup.cache import lookup

TYPED = {"name": "演示项目", "year": "2026"}


def test_each_fact_has_the_kinds_that_its_subject_declares(desk: Desk) -> None:
    declared = {rule.key: rule.kinds for rule in facts_of(desk.subjects).values() if rule.kinds}
    assert declared == dict(LISTS)


def test_kinds_are_typed_as_labels_and_shown_so(desk: Desk) -> None:
    shared = lookup(desk)
    found = Duty.parse({**TYPED, "fact": "到会", "kinds": "调研、 视察，其他"}, shared)
    assert not found.problems
    kinds = found.values["kinds"]
    assert kinds == stored_kinds("attendance_came", ("survey", "inspection", "other"))
    assert kinds_of(kinds) == {"survey", "inspection", "other"}
    assert Duty.field("kinds").show(kinds, shared) == "调研、视察、其他"
    again = Duty.parse({**TYPED, "fact": "attendance_came", "kinds": kinds}, shared)
    assert again.values["kinds"] == kinds


@pytest.mark.parametrize(
    ("fact", "kinds", "words"),
    [
        ("走访联系", "调研", "走访、谈心、电话、座谈"),
        ("协商点值班", "调研", "不分类型"),
        ("到会", "从来没有的类型", "认不出“从来没有的类型”"),
    ],
)
def test_kinds_of_another_fact_are_refused_with_what_may_be_typed(
    desk: Desk, fact: str, kinds: str, words: str
) -> None:
    found = Duty.parse({**TYPED, "fact": fact, "kinds": kinds}, lookup(desk))
    assert [each.stops for each in found.problems] == [True]
    assert words in found.problems[0].text


def test_a_label_of_several_lists_is_asked_about_without_a_fact(desk: Desk) -> None:
    shared = lookup(desk)
    assert "请写明是哪一种" in Duty.parse({"kinds": "其他"}, shared).problems[0].text
    assert Duty.parse({"kinds": "活动类型：其他"}, shared).values["kinds"] == "activity_kind:other"
