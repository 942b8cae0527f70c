"""走访（谈心）记录表, “双联系”结对表, 临时党支部登记表: what is on them, and long texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.prints.declared import STORED
from desktop_app.documents.prints.pairing_list import register
from tests.documents.prints.chain_content import SETTING, huge, longest, marked, shown
from tests.documents.prints.test_chain_prints import print_of, text_of, ways

KEYS = ("contact_form", "pairing_register", "branch_form")
READ = {
    "contact_form": {"state"},
    "pairing_register": {"linker.cppcc_post", "document"},
    "branch_form": set[str](),
}
"""What a print reads to decide or to order by."""


@pytest.mark.parametrize("key", KEYS)
def test_every_field_that_a_print_reads_is_seen_on_its_page(key: str, tmp_path: Path) -> None:
    one = marked(print_of(key))
    text = text_of(key, tmp_path / "p.pdf", one)
    lost = {
        name for name, each in one.values.items()
        if not name.endswith(STORED) and not any(way in text for way in ways(each))
    }  # fmt: skip
    assert lost <= READ[key]


@pytest.mark.parametrize("key", KEYS)
def test_long_texts_are_clean_pages(key: str, tmp_path: Path) -> None:
    for one in (huge(print_of(key), 3_000, 20), longest(print_of(key))):
        assert text_of(key, tmp_path / "p.pdf", one)


def test_a_branch_says_how_many_of_its_members_are_full(tmp_path: Path) -> None:
    one = shown(print_of("branch_form"), "演示", None, name="演示支部", member_count="5",
                full_count="3")  # fmt: skip
    assert "5人（正式3人）" in text_of("branch_form", tmp_path / "p.pdf", one).replace(" ", "")


def test_pairs_are_grouped_by_their_level_and_none_is_0() -> None:
    wanted = print_of("pairing_register")
    pairs = [
        shown(wanted, "演示", None, level=level, linker_name="演示甲", target_name="演示乙")
        for level in ("党员委员联系", "党组成员联系", "党员委员联系")
    ]
    found = register(pairs, SETTING, {})
    assert [len(each.rows) for each in found.groups] == [2, 1] or [
        len(each.rows) for each in found.groups
    ] == [1, 2]
    assert {row[8] for each in found.groups for row in each.rows} == {"0"}
    (whole,) = register(pairs, SETTING, {"group": "none"}).groups
    assert len(whole.rows) == 3


def test_the_number_of_a_contact_is_called_so(tmp_path: Path) -> None:
    one = shown(print_of("contact_form"), "演示", None, number="ZF-007", person="演示甲")
    assert "编号：ZF-007" in text_of("contact_form", tmp_path / "p.pdf", one)
