"""Paths to fields as they were on a day, and the records that are declared to say it."""

from __future__ import annotations

from desktop_app.records import ALL, Member, Participant
from desktop_app.records.dated import dated_path
from desktop_app.records.links import Link
from desktop_app.storage.query.dated_values import field_at

THEN = "member.sector@consultation.held_on"


def test_a_path_with_a_day_is_taken_apart() -> None:
    assert dated_path("member.sector") is None
    then = dated_path(THEN)
    assert then is not None
    assert (then.plain, then.link, then.field, then.own) == (
        "member.sector", "member", "sector", ("member", "consultation.held_on"),
    )  # fmt: skip
    written = dated_path("sector@2026-03-05")
    assert written is not None
    assert (written.link, written.is_written_out, written.own) == ("", True, ("id",))
    assert field_at(Participant, THEN, ALL) is Member.field("sector")


def test_what_says_a_field_from_day_to_day_has_the_fields_that_are_named() -> None:
    models = {model.KEY: model for model in ALL}
    found = [(model, name, each) for model in ALL for name, each in model.BY_DAY.items()]
    assert {name for model, name, _ in found if model is Member} == {
        "sector", "committee", "committee2", "cppcc_post", "work_group",
    }  # fmt: skip
    for model, name, each in found:
        rows = models[each.record]
        owner = rows.field(each.owner)
        assert isinstance(owner, Link)
        assert owner.linked is model
        named = {field.name for field in rows.declared()}
        assert {each.since, each.until, *(field for field, _ in each.where)} <= named
        if each.several:
            assert isinstance(rows.field(each.field), Link)
            continue
        assert type(rows.field(each.field)).__mro__[-2] is type(model.field(name)).__mro__[-2]
