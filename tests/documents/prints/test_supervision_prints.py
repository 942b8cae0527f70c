"""监督方案表, 意见反馈单, 监督员名册, 接待登记表, 值班安排表: empty, full, with long texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.prints.declared import STORED
from tests.documents.prints.chain_content import huge, longest, marked, shown
from tests.documents.prints.test_chain_prints import print_of, text_of, ways

KEYS = (
    "supervision_scheme", "supervision_reply", "supervisor_roster", "reception_form",
    "duty_shifts",
)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_every_field_that_a_print_reads_is_seen_on_its_page(key: str, tmp_path: Path) -> None:
    one = marked(print_of(key))
    text = text_of(key, tmp_path / "p.pdf", one)
    lost = {
        name for name, each in one.values.items()
        if not name.endswith(STORED) and not any(way in text for way in ways(each))
    }  # fmt: skip
    assert lost == set()


@pytest.mark.parametrize("key", KEYS)
def test_long_texts_are_clean_pages(key: str, tmp_path: Path) -> None:
    for one in (huge(print_of(key), 3_000, 20), longest(print_of(key))):
        assert text_of(key, tmp_path / "p.pdf", one)


DAYS_TO_FILL_IN = 5
"""Sent, due, replied, and the day of each of two signatures."""


def test_an_empty_item_leaves_its_days_to_be_filled_in(tmp_path: Path) -> None:
    one = shown(print_of("supervision_reply"), "演示监督", None, name="演示监督")
    text = text_of("supervision_reply", tmp_path / "p.pdf", one)
    assert "演示监督" in text
    assert text.count("年") - text.count("2026年") == DAYS_TO_FILL_IN


def test_a_roster_shows_the_shifts_of_its_year(tmp_path: Path) -> None:
    wanted = print_of("duty_shifts")
    children = {"duty_shift": (
        {"day": "2027-01-05", "members": "演示丙"},
        {"day": "2026-12-05", "members": "演示乙"}, {"day": "2026-03-05", "members": "演示甲"},
    )}  # fmt: skip
    bare = shown(wanted, "演示点", None, name="演示点")
    one = type(bare)(bare.title, bare.values, None, children)
    text = text_of("duty_shifts", tmp_path / "p.pdf", one)
    assert "2026年值班安排表" in text
    assert text.index("演示甲") < text.index("演示乙")
    assert "演示丙" not in text
