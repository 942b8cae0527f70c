"""The fields an answer depends on: of every record that its filters and paths look at."""

from __future__ import annotations

from desktop_app.records import ALL, OutcomeStep, Point, UpwardOffer
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.storage.query.conditions import STROKES, Filter
from desktop_app.storage.query.fields_asked import fields_asked
from desktop_app.storage.query.index_groups import fields_read
from tests.storage.query.test_any_links import Errand


def test_filters_name_their_fields_through_links_and_in_every_nest() -> None:
    where = (
        Filter("sent_on", "filled"),
        Filter("", "either", (
            (Filter("due", "filled"), Filter("consultation.point.county", "in", ("甲县",))),
            (Filter("topic.state", "filled"),),
        )),
    )  # fmt: skip
    assert fields_asked(Outcome, where, ALL) == {
        "outcome": {"sent_on", "due", "consultation", "source", "topic", "internal"},
        "consultation": {"point"},
        "point": {"county"},
        "topic": {"state", "internal"},
    }


def test_the_links_are_asked_for_that_make_a_row_internal() -> None:
    assert fields_asked(OutcomeStep, (Filter("content", "filled"),), ALL) == {
        "outcome_step": {"content", "outcome"}, "outcome": {"internal"},
    }  # fmt: skip
    assert fields_asked(UpwardOffer, (Filter("mover", "filled"),), ALL) == {
        "upward_offer": {"mover", "source"}, "proposal": {"internal"},
    }  # fmt: skip


def test_a_comparison_of_two_days_asks_for_both() -> None:
    where = (
        Filter("finished_on", "no_later", ("due",)),
        Filter("consultation.held_on", "later", ("reported_on",)),
    )
    assert fields_asked(Outcome, where, ALL) == {
        "outcome": {"finished_on", "due", "consultation", "source", "internal"},
        "consultation": {"held_on", "reported_on"},
    }
    assert fields_read(where, ()) == {"finished_on", "due", "consultation"}


def test_records_that_point_here_are_asked_for_their_link_and_their_filters() -> None:
    held = (Filter("state", "in", ("held",)), Filter("committee", "filled"))
    where = (Filter("consultation.point", "lacking", held),)
    assert fields_asked(Point, where, ALL) == {
        "point": set(), "consultation": {"point", "state", "committee"}
    }  # fmt: skip


def test_paths_ask_for_every_link_on_their_way() -> None:
    assert fields_asked(LookBack, (), ALL, ("outcome.consultation.committee", "level")) == {
        "look_back": {"outcome", "level", "internal"},
        "outcome": {"consultation", "source", "internal"},
        "consultation": {"committee"},
    }


def test_the_place_by_strokes_may_depend_on_any_field() -> None:
    asked = fields_asked(Point, (Filter(STROKES, "filled"),), ALL)
    assert {"name", "number", "committees"} <= asked["point"]


def test_a_narrow_link_changes_with_the_field_that_it_is_read_from() -> None:
    asked = fields_asked(Errand, (Filter("point.name", "filled"),), (*ALL, Errand))
    assert asked == {"errand": {"point", "about"}, "point": {"name"}}
