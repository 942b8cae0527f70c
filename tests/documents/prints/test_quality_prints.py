"""Prints of key proposals, reviews, awards and offers: all that they read is on clean pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.declared import STORED
from tests.documents.prints.chain_content import CODES, SETTING, huge, longest, marked, row, shown
from tests.documents.prints.test_chain_prints import print_of, text_of, ways

KEYS = (
    "supervision_sheet", "quality_sheet", "quality_sheet_blank", "award_recommendation",
    "upward_recommendation",
)  # fmt: skip
READ = {
    "supervision_sheet": {
        "year", "proposal.serial", "proposal.kind", "proposal.category", "proposal.phone",
    },
    "quality_sheet": {"proposal.serial"},
    "quality_sheet_blank": {"serial"},
    "award_recommendation": {"session", "year", "decided_by", "decided_on"},
    "upward_recommendation": {
        "proposal.serial", "proposal.kind", "proposal.phone", "proposal.name", "state",
    },
}  # fmt: skip
"""What a print reads to decide, or to take where something else is missing."""
ABOUT = {"proposal__name": "关于演示供水的提案", "proposal__number": "0012",
         "proposal__session": "十届三次会议", "proposal__mover": "演示甲"}  # fmt: skip


def forms(key: str, one: Shown, **chosen: str) -> list[PrintedForm]:
    """The forms of one record."""
    return list(print_of(key).forms(one, SETTING, chosen))  # type: ignore[union-attr]


def texts(form: PrintedForm) -> list[str]:
    """The texts of a form's cells, in their order."""
    return [each.text for each in form.cells]


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


def test_a_sheet_of_supervision_lists_what_was_done() -> None:
    wanted = print_of("supervision_sheet")
    done = [
        row(wanted, "supervision_record", day=f"2026-0{n}-06", form="现场督办", people="演示主席",
            content=f"演示情况{n}", result=f"演示意见{n}")
        for n in (4, 5)
    ]  # fmt: skip
    one = shown(wanted, "督办 演示主席 2026", {"supervision_record": done}, **ABOUT,
                leader="演示主席", post="演示县政协主席", decided_on="2026-03-10",
                decided_by="演示县委常委会会议", document="演办〔2026〕8号")  # fmt: skip
    (form,) = forms("supervision_sheet", one)
    found = texts(form)
    assert "演示情况4\n演示意见4" in found
    assert "2026.05.06" in found
    assert "2026年3月10日，演示县委常委会会议，演办〔2026〕8号" in found
    assert "演示主席　演示县政协主席" in found
    assert form.above == ("政协演示县委员会　十届三次会议", "提案号：0012")


def test_a_review_has_one_tick_for_each_item_and_the_blank_none() -> None:
    wanted = print_of("quality_sheet")
    one = shown(wanted, "质量评价", None, **ABOUT, top__stored="topic timely data",
                middle__stored="survey logic objective practical novel", low__stored="foresight",
                total="", reviewer="演示评委")  # fmt: skip
    (form,) = forms("quality_sheet", one)
    found = texts(form)
    assert found.count("√") == 9
    assert [each for each in found if each in ("选题", "调研", "分析", "建议", "效果")] == [
        "选题", "调研", "分析", "建议", "效果",
    ]  # fmt: skip
    (blank,) = forms("quality_sheet", one, filled="no")
    assert "√" not in texts(blank)
    assert "演示评委" not in texts(blank)
    assert "关于演示供水的提案" in texts(blank)
    on_paper = shown(print_of("quality_sheet_blank"), "提案", None, name="关于演示供水的提案")
    (empty,) = forms("quality_sheet_blank", on_paper)
    assert [len(each.cells) for each in (empty, blank)] == [len(form.cells)] * 2
    items = {each.label.partition("：")[2] for each in CODES["quality_item"].offered()}
    assert items <= set(texts(empty))


def test_each_candidate_has_a_form_and_a_round_without_any_is_refused() -> None:
    wanted = print_of("award_recommendation")
    rows = [
        row(wanted, "award_candidate", position=str(n), proposal__name=f"关于演示{n}的提案",
            result=("优秀提案", "待定")[n - 1], votes="12", reasons=f"演示理由{n}")
        for n in (1, 2)
    ]  # fmt: skip
    one = shown(wanted, "演示年度优秀提案", {"award_candidate": rows}, decided_by="主席会议",
                decided_on="2026-12-10", name="演示年度优秀提案")  # fmt: skip
    first, second = forms("award_recommendation", one)
    assert [each.bookmark for each in (first, second)] == [
        "1　关于演示1的提案", "2　关于演示2的提案",
    ]  # fmt: skip
    assert "2026年12月10日，主席会议，优秀提案" in texts(first)
    assert not any("主席会议" in each for each in texts(second))
    empty = shown(wanted, "演示年度优秀提案", {"award_candidate": []})
    assert wanted.refuses(empty, SETTING) == "还没有候选提案，不能印推荐表"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"upper_number": "0123", "upper_session": "演示会"}, "演示会第0123号"),
        (
            {"submitted_on": "2027-01-12", "selected_on": "2027-04-01", "selected_as": "重点提案"},
            "2027年1月12日提交，2027年4月1日重点提案",
        ),
        ({"state": "未采用", "result": "留作参考"}, "未采用，留作参考"),
        ({"state": "已推荐"}, ""),
    ],
)
def test_an_offer_says_what_became_of_it_above(values: dict[str, str], said: str) -> None:
    one = shown(print_of("upward_recommendation"), "向上推荐", None, **ABOUT, **values)
    (form,) = forms("upward_recommendation", one)
    found = texts(form)
    assert found[found.index("上级办理") + 1] == said
