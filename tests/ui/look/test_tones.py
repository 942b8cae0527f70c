"""Icons of records and tones of states, declared by their subjects."""

from __future__ import annotations

import pytest

from desktop_app.records import ALL, Record
from desktop_app.records.codes import default_choices
from desktop_app.records.field_types import Code
from desktop_app.services.subject_list import SUBJECTS
from desktop_app.ui.look.icons import has_icon
from desktop_app.ui.look.palette import LIGHT
from desktop_app.ui.look.tones import tone_of, toned_lists
from desktop_app.ui.window_parts import window_parts

STATED = [model for model in ALL if model.STATE]
PAGED = [model for model in ALL if model.TAB]


def keys(model: type[Record]) -> str:
    return model.KEY


@pytest.mark.parametrize("model", STATED, ids=keys)
def test_every_state_has_a_tone_with_a_known_colour_and_icon(model: type[Record]) -> None:
    field = model.field(model.STATE)
    assert isinstance(field, Code)
    for code in default_choices()[field.codes].order():
        tone = tone_of(field.codes, code)
        assert tone is not None, code
        assert hasattr(LIGHT, tone[0]), tone
        assert has_icon(tone[1]), tone
    assert field.codes in toned_lists()


@pytest.mark.parametrize("model", PAGED, ids=keys)
def test_every_record_with_a_page_has_an_icon(model: type[Record]) -> None:
    assert has_icon(model.KEY)


@pytest.mark.parametrize("code", ["", None, "no_such_state"])
def test_a_word_that_is_no_state_has_no_tone(code: str | None) -> None:
    assert tone_of("member_state", code) is None
    assert tone_of("no_such_list", "serving") is None


def test_an_unknown_name_has_no_icon_of_its_own() -> None:
    assert not has_icon("no_such_record")


def test_two_subjects_never_declare_the_same_tone_or_icon() -> None:
    declared = [key for parts in window_parts(SUBJECTS) for key in (*parts.tones, *parts.icons)]
    assert len(declared) == len(set(declared))
