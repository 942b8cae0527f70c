"""实事台账 and 季度推进情况表: empty, full, with long texts, their sums and groups."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.prints.campaign_quarter import DEEDS, UNLINKED, is_in
from desktop_app.documents.prints.declared import STORED, Shown
from desktop_app.documents.prints.deed_words import in_ten_thousands, number_of
from desktop_app.documents.prints.press_table import Quarter
from desktop_app.records.held_back import HELD_BACK
from tests.documents.pdf_reading import poppler_text
from tests.documents.prints.chain_content import huge, longest, marked, row, shown
from tests.documents.prints.test_chain_prints import print_of, text_of, ways

KEYS = ("deed_ledger", "campaign_quarter")


def deed(name: str, **values: str) -> Shown:
    """A deed for the ledger."""
    return shown(print_of("deed_ledger"), name, None, name=name, **values)


@pytest.mark.parametrize("key", KEYS)
def test_every_field_that_a_print_reads_is_seen_on_its_page(key: str, tmp_path: Path) -> None:
    one = marked(print_of(key))
    text = text_of(key, tmp_path / "p.pdf", one)
    lost = {
        name for name, each in one.values.items()
        if not name.endswith(STORED) and not any(way in text for way in ways(each))
    }  # fmt: skip
    assert lost <= {"year", "end_on", "employed", "students", "projects"}


@pytest.mark.parametrize("key", KEYS)
def test_long_texts_are_clean_pages(key: str, tmp_path: Path) -> None:
    for one in (huge(print_of(key), 3_000, 20), longest(print_of(key))):
        assert text_of(key, tmp_path / "p.pdf", one)


def test_the_foot_of_the_ledger_sums_people_and_money(tmp_path: Path) -> None:
    deeds = (
        deed("修路", beneficiaries="1,200", money__stored="3500000"),
        deed("助学", beneficiaries="30", money__stored="1000000", students="6",
             student_money__stored="600000"),
        deed("没有数的"),
    )  # fmt: skip
    text = text_of("deed_ledger", tmp_path / "p.pdf", *deeds)
    assert "合计12304.5" in text
    assert "其中：助学6人，助学资金0.6万元。" in text
    assert "（共3件，已完成0件）" in text


def test_numbers_days_and_states_are_never_broken(tmp_path: Path) -> None:
    """Long texts leave a ledger as wide a column as its numbers and days need."""
    long = "推进到位：协调乡镇和部门，落实了资金和施工队伍。" * 3
    one = deed(
        "帮助演示新村种植户引进良种", number="SS-024", line="巩固拓展脱贫攻坚成果",
        aid="乡村产业发展", doer="欧阳演示、演示乙", committee="文化文史和学习委员会",
        county="演示县", township="演示街道", village="演示社区", start_on="2025-06-29",
        end_on="2025-08-30", progress=long, effect=long, beneficiaries="1,234,567",
        money__stored="123456700", state="已完成",
    )  # fmt: skip
    text_of("deed_ledger", tmp_path / "p.pdf", *[one] * 9)
    words = poppler_text(tmp_path / "p.pdf", "-layout").split()
    assert {"SS-024", "2025.06.29", "2025.08.30", "已完成"} <= set(words)


def test_groups_have_sums_of_their_own(tmp_path: Path) -> None:
    deeds = (
        deed("修路", line="乡村振兴", beneficiaries="20", state__stored="done"),
        deed("通水", line="乡村振兴", beneficiaries="22"), deed("别的", beneficiaries="1"),
    )  # fmt: skip
    text = text_of("deed_ledger", tmp_path / "p.pdf", *deeds, group="line")
    assert "乡村振兴（2件）" in text
    assert "没有写明（1件）" in text
    assert "小计420" in text
    assert "合计430" in text
    assert "已完成1件" in text


def test_what_is_held_back_adds_nothing() -> None:
    assert number_of({"beneficiaries": HELD_BACK}, "beneficiaries") is None
    assert number_of({"money.stored": "12500000"}, "money") == 12_500_000
    assert in_ten_thousands(12_500_000) == "12.5"
    assert in_ten_thousands(0) == "0"


@pytest.mark.parametrize(
    ("period", "day", "inside"),
    [
        ("2026Q2", "", True), ("2026Q1", "2026-05-01", False), ("2026-04", "", True),
        ("", "2026-05-01", True), ("", "2026-07-01", False), ("", "2026", False), ("", "", False),
    ],
)  # fmt: skip
def test_a_survey_belongs_to_a_quarter_by_its_period_or_its_day(
    period: str, day: str, inside: bool
) -> None:
    assert is_in({"period.stored": period, "day": day}, Quarter(2026, 2)) is inside


def counted(what: str, aid: str, line: str, count: int, money: int = 0, people: int = 0) -> object:
    """What the subject counted of one month of the first quarter."""
    return {
        "what": what, "aid": aid, "line": line, "month": "2026-02", "count": str(count),
        "money": str(money), "people": str(people),
    }  # fmt: skip


def test_the_sheet_of_a_quarter_counts_by_aid_and_line(tmp_path: Path) -> None:
    wanted = print_of("campaign_quarter")
    rows: dict[str, list[object]] = {
        DEEDS: [
            counted("pushed", "industry", "revitalize", 3),
            counted("pushed", "industry", "consolidate", 2),
            counted("effective", "industry", "revitalize", 1),
            counted("done", "industry", "", 4, 2_000_000, 70),
            counted("pushed", "", "", 1),
            {**counted("pushed", "jobs", "revitalize", 9), "month": "2026-04"},  # type: ignore[dict-item]
        ],
        UNLINKED: [{"month": "2026-02", "count": "5"}, {"month": "2025-02", "count": "7"}],
        "campaign_survey": [
            row(wanted, "campaign_survey", period__stored="2026Q1", place="演示乡",
                difficulties="缺技术", day="2026-02-03"),
            row(wanted, "campaign_survey", period__stored="2026Q2", place="别处", findings="以后"),
        ],
    }  # fmt: skip
    one = shown(wanted, "双助推", rows, name="双助推")
    text = text_of("campaign_quarter", tmp_path / "p.pdf", one, quarter="1")
    assert "双助推季度推进情况表" in text
    assert "没有归类0000101000" not in text  # no line: only in the sum, and only one time
    assert "没有归类000010000" in text
    assert "另有5件" in text
    assert "2026年2月3日，演示乡：" in text
    assert "以后" not in text
    assert "本季度没有登记。" in text


def test_the_deeds_of_a_quarter_are_listed_where_that_is_chosen(tmp_path: Path) -> None:
    wanted = print_of("campaign_quarter")
    rows = {"deed": [
        row(wanted, "deed", name="修路", progress_on="2026-02-03", progress="已开工"),
        row(wanted, "deed", name="通水", start_on="2026-05-03"),
        row(wanted, "deed", name="助学", start_on="2025-05-03", effect_on="2026-03-01"),
        row(wanted, "deed", name=HELD_BACK, progress_on="2026-02-03", progress=HELD_BACK,
            difficulties=HELD_BACK),
    ]}  # fmt: skip
    one = shown(wanted, "双助推", rows, name="双助推")
    plain = text_of("campaign_quarter", tmp_path / "p.pdf", one, quarter="1")
    assert "修路" not in plain
    text = text_of("campaign_quarter", tmp_path / "q.pdf", one, quarter="1", detail="yes")
    assert HELD_BACK not in text  # what is internal is only counted
    assert "已开工" in text
    assert "助学" in text
    assert "通水" not in text
