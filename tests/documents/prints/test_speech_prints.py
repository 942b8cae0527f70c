"""The prints of speeches: what stands on them, in which order, and what they leave out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_app.documents.prints import PRINTS, Shown
from desktop_app.documents.prints.declared import STORED
from desktop_app.documents.prints.speech_lists import order, uncollected, unordered
from desktop_app.documents.prints.speech_volume import refused, volume
from desktop_app.documents.prints.writing import write_print
from tests.documents.pdf_reading import bookmarks, poppler_text, problems
from tests.documents.prints.chain_content import SETTING, huge, longest, marked, shown
from tests.documents.prints.test_chain_prints import print_of, text_of, ways

KEYS = tuple(each.key for each in PRINTS if each.key.startswith("speech_"))
READ = {
    "speech_form": {"phone"},
    "speech_order": {"kind", "words", "volume_place"},
    "speech_contents": {"planned_on", "position", "starts_at", "minutes", "volume_place"},
    "speech_volume": {"kind", "volume_place"},
}
"""What a print reads to decide or to order by."""


def speech(key: str = "speech_order", **values: str) -> Shown:
    usual = {
        "name": "演示题目", "author": "演示甲", "unit": "演示单位", "session": "十届五次会议",
        "kind": "口头发言", "text": "演示正文。", "in_volume__stored": "1",
    }  # fmt: skip
    return shown(print_of(key), "演示题目", None, **{**usual, **values})


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
    for one in (huge(print_of(key), 6_000, 40), longest(print_of(key))):
        assert text_of(key, tmp_path / "p.pdf", one)


def test_a_long_speech_is_set_whole(tmp_path: Path) -> None:
    one = huge(print_of("speech_volume"), 20_000, 3)
    text = text_of("speech_volume", tmp_path / "p.pdf", one)
    assert text.count("句") >= one.values["text"].count("句。")


def test_the_order_is_by_day_and_place_with_its_sum() -> None:
    day = {"planned_on": "2026-02-09", "minutes": "8"}
    found = order([
        speech(name="三", position="3", starts_at="09:16", **day),
        speech(name="一", position="1", starts_at="09:00", **day),
        speech(name="十二", position="12", starts_at="10:28", **day),
        speech(name="另", position="1", starts_at="14:30", planned_on="2026-02-10", minutes="10"),
    ], SETTING, {})  # fmt: skip
    assert [group.title for group in found.groups] == [
        "2026年2月9日（3篇，24分钟）", "2026年2月10日（1篇，10分钟）",
    ]  # fmt: skip
    assert [[row[0], row[1], row[4]] for row in found.groups[0].rows] == [
        ["1", "09:00", "一"], ["3", "09:16", "三"], ["12", "10:28", "十二"],
    ]  # fmt: skip
    assert "十届五次会议大会发言顺序表" in found.title
    assert unordered(speech(), SETTING) == "还没有排发言顺序"
    assert unordered(speech(position="1", **day), SETTING) == ""


def test_a_body_is_named_with_who_speaks_for_it(tmp_path: Path) -> None:
    one = speech("speech_volume", author="演示专委会", speaker="演示乙", writer="演示丙",
                 volume_place="1")  # fmt: skip
    text = text_of("speech_volume", tmp_path / "p.pdf", one)
    assert text.count("演示专委会（演示乙代表发言）") == 2  # in the contents and below its title
    assert "执笔：演示丙" in text


def test_the_volume_follows_its_places_or_the_ways_of_speaking(tmp_path: Path) -> None:
    wanted = print_of("speech_volume")
    ones = [
        speech("speech_volume", name="丙", volume_place="3", kind="口头发言"),
        speech("speech_volume", name="甲", volume_place="1", kind="书面发言"),
        speech("speech_volume", name="乙", volume_place="2", kind="口头发言"),
        speech("speech_volume", name="丁", kind=""),
    ]
    by_place = volume(ones, SETTING, {})
    assert [each.title for each in by_place.parts] == ["甲", "乙", "丙", "丁"]
    by_kind = volume(ones, SETTING, {"parts": "kind"})
    assert [(each.part, each.title) for each in by_kind.parts] == [
        ("口头发言", "乙"), ("口头发言", "丙"), ("书面发言", "甲"), ("其他发言", "丁"),
    ]  # fmt: skip
    target = tmp_path / "p.pdf"
    write_print(wanted, ones, SETTING, {"parts": "kind"}, target, lambda *_: None)
    assert problems(target) == ""
    assert [title for level, title, _ in bookmarks(target) if level] == ["乙", "丙", "甲", "丁"]


def test_short_numbered_lines_are_headings_and_sentences_are_not(tmp_path: Path) -> None:
    text = "一、基本情况\n（一）底数不清\n（二）这一条是一整句话，写得比较长。\n二、建议\n正文"
    (part,) = volume([speech("speech_volume", text=text)], SETTING, {}).parts
    assert [type(each).__name__ for each in part.blocks] == [
        "Heading", "Heading", "Paragraph", "Heading", "Paragraph",
    ]  # fmt: skip
    assert text_of("speech_volume", tmp_path / "p.pdf", speech("speech_volume", text=text))


def test_what_is_in_no_volume_or_has_no_text_is_left_out_with_the_reason() -> None:
    assert uncollected(speech(in_volume__stored="0"), SETTING) == "没有收入汇编"
    assert refused(speech("speech_volume", text=""), SETTING) == "还没有录入发言稿，没有印进汇编"
    assert refused(speech("speech_volume"), SETTING) == ""


def test_a_blank_form_keeps_session_and_deadline_alone(tmp_path: Path) -> None:
    one = speech("speech_form", session__speeches_by="2026-01-10", name="演示实名题目",
                 author="演示实名")  # fmt: skip
    wanted = print_of("speech_form")
    texts = {}
    for fill in ("filled", "blank"):
        target = tmp_path / f"{fill}.pdf"
        write_print(wanted, [one], SETTING, {"fill": fill}, target, lambda *_: None)
        texts[fill] = re.sub(r"\s", "", poppler_text(target))
    assert "演示实名题目" in texts["filled"]
    assert "演示实名" not in texts["blank"]
    for text in texts.values():
        assert "十届五次会议" in text
        assert "请于2026年1月10日前报送" in text
