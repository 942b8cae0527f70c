"""The prints of opinion reports: what is on them, and that internal words are not put in quotes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from desktop_app.documents.prints import PRINTS, Shown
from desktop_app.documents.prints.declared import STORED
from desktop_app.documents.prints.report_letter import letter, refused
from desktop_app.documents.prints.report_slip import published
from desktop_app.records.held_back import HELD_BACK
from tests.documents.prints.chain_content import SETTING, huge, longest, marked, row, shown
from tests.documents.prints.test_chain_prints import print_of, text_of, ways

KEYS = tuple(each.key for each in PRINTS if each.record == "opinion_report")
READ = {
    "report_slip": {"content", "asked_topic", "year", "internal"},
    "report_letter": {"year", "channels"},
    "report_adoptions": {"sector", "category", "received_on", "best_level", "year"},
}
"""What a print reads to decide, to group by, or to take where something else is missing."""
ISSUED = {
    "name": "演示路灯损坏", "year": "2026", "number": "5", "reflector": "演示甲",
    "unit": "演示单位", "issued_text": "路灯坏了。", "editor": "演示编辑", "issuer": "演示主席",
    "issued_on": "2026-01-12", "addressee": "县委、县政府",
}  # fmt: skip


def report(key: str, **values: str) -> Shown:
    """A report for a print, issued and sent."""
    return shown(print_of(key), "演示路灯损坏", None, **{**ISSUED, **values})


def adopted(key: str, *rows: tuple[str, str]) -> Shown:
    """A report with adoptions of these levels and forms."""
    wanted = print_of(key)
    lines = [row(wanted, "report_adoption", level=level, form=form, day="2026-03-05",
                 publication="演示刊物", number="7") for level, form in rows]  # fmt: skip
    return dataclasses.replace(report(key), children={"report_adoption": lines, "instruction": []})


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
def test_long_texts_and_many_rows_are_clean_pages(key: str, tmp_path: Path) -> None:
    for one in (huge(print_of(key), 6_000, 40), longest(print_of(key))):
        assert text_of(key, tmp_path / "p.pdf", one)


def test_a_long_report_is_printed_whole(tmp_path: Path) -> None:
    for key in ("report_slip", "report_letter"):
        one = report(key, issued_text="句。" * 6_000)
        assert text_of(key, tmp_path / "p.pdf", one).count("句") == 6_000


def test_an_issue_names_its_number_day_and_who_reflected(tmp_path: Path) -> None:
    one = letter(report("report_letter", partners="演示乙"), SETTING, {})
    assert one.number == "2026年第5期"
    assert one.issued == ("政协演示县委员会办公室", "2026-01-12")
    assert one.sent == (("报送", "县委、县政府"),)
    text = text_of("report_letter", tmp_path / "p.pdf", report("report_letter", partners="演示乙"))
    flat = "".join(text.split())
    assert "（反映者：演示甲，演示单位、演示乙；编辑：演示编辑；签发：演示主席）" in flat


def test_what_nobody_signed_is_no_issue() -> None:
    assert refused(report("report_letter"), SETTING) == ""
    assert refused(report("report_letter", issued_on=""), SETTING) == "还没有签发，不能印信息"


def test_the_slip_says_that_there_is_only_the_original() -> None:
    doubts = print_of("report_slip").doubts
    assert doubts(report("report_slip"), SETTING) == ""
    assert "原稿" in doubts(report("report_slip", issued_text="", content="原文。"), SETTING)
    assert doubts(report("report_slip", issued_text=""), SETTING) == "没有正文"


def test_the_register_has_a_column_for_each_level(tmp_path: Path) -> None:
    one = adopted("report_adoptions", ("县级", "单篇"), ("全国", "转送"), ("全国", "综合"))
    other = report("report_adoptions", number="6")
    text = text_of("report_adoptions", tmp_path / "p.pdf", one, other)
    flat = "".join(text.split())
    assert "（共2条，被采用1条：县1次、全国2次）" in flat
    assert flat.count("《演示刊物》第7期") == 3
    grouped = text_of("report_adoptions", tmp_path / "q.pdf", one, other, group="best_level")
    assert "没有采用（2条）" in grouped


def test_a_publication_is_quoted_unless_it_is_held_back() -> None:
    assert published({"publication": "演示刊物", "number": "7"}) == "《演示刊物》第7期"
    assert published({"publication": "《演示刊物》"}) == "《演示刊物》"
    assert published({"publication": HELD_BACK, "number": "7"}) == f"{HELD_BACK}第7期"
    assert published({}) == ""
