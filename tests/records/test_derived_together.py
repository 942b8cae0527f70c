"""Derived columns made together are those of each record, and hold what they are said to hold."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese import pinyin, strokes
from desktop_app.chinese.folding import fold
from desktop_app.records import ALL, Record
from desktop_app.records.derived_keys import ORDERED, derived_keys
from desktop_app.records.derived_together import derived_together
from desktop_app.records.field_types import Number, YesNo
from desktop_app.records.key_scheme import KeyScheme
from desktop_app.records.links import Link
from tests.notices import Notice

TEXTS = st.text("王单于娜强·|⽩aBΣ1 ", max_size=5) | st.text(max_size=3)
SCHEMES = st.builds(
    KeyScheme, st.sampled_from(["cppcc", "npc"]), st.none() | st.just({"娜": 30})
)  # fmt: skip


def plain_keys(
    title: str, texts: list[str], scheme: KeyScheme, *, person: bool
) -> tuple[str, str, str]:
    """The three columns of one record, by their definition."""
    folded = fold(title)
    found = [fold(each) for each in texts]
    if "·" in folded:
        found.append(folded.replace("·", ""))
    found.append(pinyin.search_text(folded, person=person))
    if not any(folded in each for each in found):
        found.insert(0, folded)
    first = folded[:ORDERED]
    order = strokes.stroke_key(first, scheme.custom, scheme.counts or {})
    search = "|".join(filter(None, found)).lower()
    return search, order, pinyin.pinyin_key(first, person=person)


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=4)), max_size=6), SCHEMES, st.booleans())
def test_keys_of_several_records_are_those_of_each(
    records: list[tuple[str, list[str]]], scheme: KeyScheme, person: bool
) -> None:
    made = derived_keys(
        [title for title, _ in records], [texts for _, texts in records], scheme, person=person
    )
    assert made == [plain_keys(*each, scheme, person=person) for each in records]


@given(TEXTS, TEXTS, TEXTS)
def test_a_title_within_another_text_is_not_repeated(before: str, title: str, behind: str) -> None:
    texts = [before + title + behind, before, behind]
    scheme = KeyScheme()
    (made,) = derived_keys([title], [texts], scheme, person=True)
    assert made == plain_keys(title, texts, scheme, person=True)


@given(st.data(), SCHEMES)
def test_records_together_have_what_each_has_alone(data: st.DataObject, scheme: KeyScheme) -> None:
    model: type[Record] = data.draw(st.sampled_from((*ALL, Notice)))
    declared = {each.name: each for each in model.declared()}
    read = {model.NAME, *model.TITLE_FIELDS, *model.SEARCH, model.INTERNAL} & declared.keys()
    kinds = {
        name: st.integers(0, 99) if isinstance(declared[name], Number | Link | YesNo) else TEXTS
        for name in sorted(read)
    }
    values = st.fixed_dictionaries({}, optional={
        name: st.none() | kind for name, kind in kinds.items()
    })  # fmt: skip
    rows: list[dict[str, Any]] = data.draw(st.lists(values, max_size=5))
    together = derived_together(model, rows, scheme)
    assert list(together) == [model.derived(each, scheme) for each in rows]
