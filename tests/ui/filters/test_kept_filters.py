"""Conditions in the user's profile: written and read back, and dropped where they mean nothing."""

from __future__ import annotations

import json

import pytest

from desktop_app.records import ALL, Consultation, Member, Outcome, Point
from desktop_app.records.record import Record
from desktop_app.services.registers import Filter
from desktop_app.settings import Plain
from desktop_app.ui.filters.kept_filters import plain_filter, read_filter

OPEN = Filter("state", "in", ("planned", None))


@pytest.mark.parametrize(
    ("model", "condition"),
    [
        (Member, Filter("sector", "in", (7, None))),
        (Member, Filter("born", "years", ("1970",))),
        (Member, Filter("mobile", "filled")),
        (Member, Filter("id", "in", (2**62 + 1,))),
        (Point, Filter("members", "has", (3,))),
        (Consultation, Filter("point.name", "in", ("议事室",))),
        (Point, Filter("consultation.point", "having", (OPEN,))),
        (Point, Filter("consultation.point", "lacking", ())),
        (Outcome, Filter("source", "in", ("proposal:", "brand:7", None))),
        (Outcome, Filter("finished_on", "no_later", ("due",))),
        (Outcome, Filter("consultation.held_on", "later", ("reported_on",))),
        (Consultation, Filter("", "either", ((OPEN,), (OPEN, Filter("name", "filled"))))),
    ],
)
def test_a_condition_comes_back_as_it_was(model: type[Record], condition: Filter) -> None:
    kept = json.loads(json.dumps(plain_filter(condition)))
    assert read_filter(kept, model, ALL) == condition


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "state",
        [],
        ["state", "in"],
        ["state", "in", "planned"],
        ["gone_field", "in", [1]],
        ["state", "no_such_way", [1]],
        ["state.name", "in", [1]],
        ["point.gone", "in", [1]],
        ["gone_record.point", "having", []],
        ["consultation.gone_link", "having", []],
        ["consultation.point", "having", [["gone_field", "in", []]]],
        ["", "either", [[["state", "in", []]], [["gone_field", "in", []]]]],
        ["", "either", ["state"]],
        ["held_on", "no_later", ["gone_field"]],
        ["held_on", "no_later", []],
    ],
)
def test_what_names_something_unknown_is_dropped_as_a_whole(kept: Plain) -> None:
    assert read_filter(kept, Consultation, ALL) is None
