"""The prints of proposals: what stands on them, one form a mover, the class at the top right."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from desktop_app.documents.prints import PRINTS, Shown
from desktop_app.documents.prints.declared import STORED
from desktop_app.documents.prints.proposal_archive import papers
from desktop_app.documents.prints.proposal_letters import opinion_letter, reply_letter
from desktop_app.documents.prints.proposal_poll import movers
from desktop_app.documents.prints.proposal_reminder import refused as not_urged
from desktop_app.documents.prints.proposal_wording import addressed, movers_named, named
from desktop_app.documents.prints.writing import write_print
from tests.documents.pdf_reading import bookmarks, poppler_text, problems
from tests.documents.prints.chain_content import SETTING, huge, longest, marked, row, shown
from tests.documents.prints.test_chain_prints import print_of, text_of, ways

KEYS = tuple(each.key for each in PRINTS if each.key.startswith("proposal_"))
READ = {
    "proposal_form": {
        "serial", "proposal_signer.role", "proposal_handling.stopped_on", "may_publish",
    },
    "proposal_catalogue": {"serial", "committee", "state", "filed_on"},
    "proposal_ledger": {"serial", "kind", "committee", "filed_on", "proposal_handling.reply_on",
                        "proposal_handling.reply_class"},
    "proposal_archive": {"serial", "kind"},
    "proposal_assignment": {"proposal.serial", "proposal.problem", "stopped_on"},
    "proposal_opinion": {
        "role", "proposal.serial", "proposal.mover", "proposal.unit", "proposal.phone",
        "proposal.kind", "proposal.category",
    },
    "proposal_extension": {"reply_on", "opinion_on", "stopped_on"},
    "proposal_reminder": {"stopped_on", "opinion_on", "reply_on", "promised_on", "due",
                          "assigned_on", "redo_reply_on"},
    "proposal_reply": {"reply_on", "reply_doc", "reply_class", "reply", "role", "promised_on",
                       "redo_class", "proposal.unit"},
    "proposal_poll": {"reply_on", "reply_doc", "reply_class", "redone", "stopped_on"},
}  # fmt: skip
"""What a print reads to decide, or to take where something else is missing."""
ABOUT = {"proposal.serial", "proposal.kind", "proposal.category", "proposal.phone"}


def sheet(key: str, **values: str) -> Shown:
    """A handling sheet for a print."""
    usual = {
        "proposal__name": "关于演示供水的提案", "proposal__session": "十届三次会议",
        "proposal__number": "0012", "proposal__mover": "演示甲等3人", "unit": "县水务局（演示）",
        "role": "主办", "state": "已签收",
    }  # fmt: skip
    return shown(print_of(key), "县水务局（演示）", None, **{**usual, **values})


def with_rows(one: Shown, **rows: list[dict[str, str]]) -> Shown:
    """The same with further rows, by their key (two lines for the mark between its parts)."""
    more = {key.replace("__", ":"): value for key, value in rows.items()}
    return dataclasses.replace(one, children={**one.children, **more})


@pytest.mark.parametrize("key", KEYS)
def test_every_field_that_a_print_reads_is_seen_on_its_page(key: str, tmp_path: Path) -> None:
    one = marked(print_of(key))
    text = text_of(key, tmp_path / "p.pdf", one)
    lost = {
        name for name, each in one.values.items()
        if not name.endswith(STORED) and not any(way in text for way in ways(each))
    }  # fmt: skip
    assert lost - ABOUT <= READ.get(key, set())


@pytest.mark.parametrize("key", KEYS)
def test_long_texts_and_many_rows_are_clean_pages(key: str, tmp_path: Path) -> None:
    for one in (huge(print_of(key), 6_000, 40), longest(print_of(key))):
        text = text_of(key, tmp_path / "p.pdf", one)
        assert text


def test_a_long_proposal_is_printed_whole(tmp_path: Path) -> None:
    one = huge(print_of("proposal_form"), 20_000, 3)
    text = text_of("proposal_form", tmp_path / "p.pdf", one)
    assert text.count("句") == sum(each.count("句。") for each in one.values.values())


def test_everyone_who_moves_gets_a_form_of_their_own(tmp_path: Path) -> None:
    wanted = print_of("proposal_poll")
    one = with_rows(
        sheet("proposal_poll", reply_on="2026-05-06", reply_class="B 列入计划逐步解决"),
        proposal_signer=[row(wanted, "proposal_signer", name="演示乙"),
                         row(wanted, "proposal_signer", name="演示甲")],
        proposal=[row(wanted, "proposal", mover="演示丙等2人", number="0030", name="演示并案")],
        proposal_signer__merged=[row(wanted, "proposal_signer:merged", name="演示丁",
                                     proposal__number="0030", proposal__name="演示并案"),
                                 row(wanted, "proposal_signer:merged", name="演示乙")],
        handling_feedback=[row(wanted, "handling_feedback", mover="演示乙", attempt="1",
                               work="满意", result="不满意", opinion="演示意见")],
    )  # fmt: skip
    assert [each.name for each in movers(one)] == ["演示甲", "演示乙", "演示丙", "演示丁"]
    target = tmp_path / "p.pdf"
    write_print(wanted, [one], SETTING, {}, target, lambda *_: None)
    assert problems(target) == ""
    assert [title.partition("　")[0] for _, title, _ in bookmarks(target)] == [
        "演示甲", "演示乙", "演示丙", "演示丁",
    ]  # fmt: skip
    pages = ["".join(each.split()) for each in poppler_text(target).split("\f")]
    assert ["第0030号提案《演示并案》" in each for each in pages[:4]] == [False, False, True, True]
    assert ["演示意见" in each for each in pages[:4]] == [False, True, False, False]
    assert "■不满意" in pages[1]
    assert "非常满意" not in pages[0]


def test_a_second_reply_is_asked_about_anew() -> None:
    wanted = print_of("proposal_poll")
    said = row(wanted, "handling_feedback", mover="演示甲", attempt="1", result="不满意")
    one = with_rows(
        sheet("proposal_poll", reply_on="2026-05-06", redo_reply_on="2026-08-01", redone="1"),
        handling_feedback=[said],
    )
    (form,) = wanted.forms(one, SETTING, {})  # type: ignore[union-attr]
    assert not any("■" in each.text for each in form.cells)


def test_a_reply_has_its_class_at_the_top_right_and_names_the_movers(tmp_path: Path) -> None:
    one = with_rows(
        sheet("proposal_reply", reply_on="2026-05-06", reply_doc="演水函〔2026〕1号",
              reply_class="A 已经解决或基本解决", reply="已经办成。", reply_signer="演示局长"),
        proposal_signer=[{"name": "演示乙"}], proposal=[{"mover": "演示丙"}],
    )  # fmt: skip
    letter = reply_letter(one, SETTING, {})
    assert (letter.mark, letter.signer, letter.number) == ("A", "演示局长", "演水函〔2026〕1号")
    assert letter.addressee == "演示甲委员、演示乙委员、演示丙委员"
    assert letter.title == "关于十届三次会议第0012号提案答复的函"
    text = text_of("proposal_reply", tmp_path / "p.pdf", one)
    assert text.index("A") < text.index("签发人") < text.index("关于十届三次会议")
    again = dataclasses.replace(one, values={
        **one.values, "redo_reply_on": "2026-08-01", "redo_doc": "演水函〔2026〕2号",
        "redo_class": "B 列入计划逐步解决", "redo_reply": "列入计划。",
    })  # fmt: skip
    second = reply_letter(again, SETTING, {})
    alone = with_rows(one, proposal_signer=[], proposal=[])
    intros = [
        getattr(reply_letter(each, SETTING, {}).blocks[0], "text", "") for each in (one, alone)
    ]
    assert [each.partition("提出")[0] for each in intros] == ["你们", "您"]
    assert (second.mark, second.number, second.date) == ("B", "演水函〔2026〕2号", "2026-08-01")
    assert "再次答复" in second.title


def test_an_assisting_unit_writes_to_the_main_one() -> None:
    wanted = print_of("proposal_opinion")
    others = [
        row(wanted, "proposal_handling", unit="县水务局", role="主办"),
        row(wanted, "proposal_handling", unit="县交通局", role="主办", state__stored="returned"),
        row(wanted, "proposal_handling", unit="县财政局", role="会办"),
    ]  # fmt: skip
    one = with_rows(sheet("proposal_opinion", role="会办", unit="县财政局", opinion="同意配合。"),
                    proposal_handling=others)  # fmt: skip
    letter = opinion_letter(one, SETTING, {})
    assert (letter.addressee, letter.office) == ("县水务局", "县财政局")
    unwritten = opinion_letter(dataclasses.replace(one, values={**one.values, "opinion": ""}),
                               SETTING, {})  # fmt: skip
    assert (letter.date, unwritten.date.split()) == (SETTING.today, ["年", "月", "日"])
    assert wanted.refuses(one, SETTING) == ""
    assert wanted.refuses(sheet("proposal_opinion"), SETTING) == "不是会办单位，没有会办意见函"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, ""),
        ({"reply_on": "2026-05-06"}, "该答复的已经答复，不用催办"),
        ({"reply_on": "2026-05-06", "redo_on": "2026-06-01"}, ""),
        ({"role": "会办", "opinion_on": "2026-04-01"}, "该答复的已经答复，不用催办"),
        ({"state": "办结"}, "已经办结、改办或停止，不用催办"),
        ({"stopped_on": "2026-05-01"}, "已经办结、改办或停止，不用催办"),
    ],
)
def test_who_is_urged(values: dict[str, str], why: str) -> None:
    assert not_urged(sheet("proposal_reminder", **values), SETTING) == why


def test_a_reminder_counts_the_days(tmp_path: Path) -> None:
    one = sheet("proposal_reminder", assigned_on="2026-03-02", due="2026-06-02")
    text = text_of("proposal_reminder", tmp_path / "p.pdf", one)
    assert "至今已超过174天，还没有收到答复" in text
    again = sheet("proposal_reminder", reply_on="2026-05-06", redo_on="2026-06-01",
                  redo_due="2026-11-20", due="2026-06-02")  # fmt: skip
    text = text_of("proposal_reminder", tmp_path / "p.pdf", again)
    assert "退回你单位重新办理" in text
    assert "至今已超过3天，还没有收到再次答复" in text


def test_a_unit_that_assists_is_not_asked_for_a_reply(tmp_path: Path) -> None:
    own = sheet("proposal_reminder", role="会办", assigned_on="2026-03-02", due="2026-04-02")
    text = text_of("proposal_reminder", tmp_path / "p.pdf", own)
    assert "已经送出会办意见" in text
    assert "预计送出" in text
    assert "已经答复" not in text
    assert "征求意见稿" not in text


def test_units_are_printed_in_the_order_of_their_roles() -> None:
    for key in ("proposal_form", "proposal_archive"):
        wanted = print_of(key)
        sheets = [
            row(wanted, "proposal_handling", unit=unit, role=role, assigned_on="2026-03-02")
            for unit, role in (
                ("丁局", "参阅"),
                ("丙局", "会办"),
                ("甲局", "主办"),
                ("乙局", "会办"),
            )
        ]
        one = with_rows(shown(wanted, "演示", name="演示"), proposal_handling=sheets)
        (form,) = wanted.forms(one, SETTING, {})  # type: ignore[union-attr]
        units = [each.text for each in form.cells if each.text.endswith("局")]
        assert units == ["甲局", "丙局", "乙局", "丁局"]


def test_a_file_of_long_names_has_no_empty_lines_on_a_page_of_their_own() -> None:
    wanted = print_of("proposal_archive")
    long = "演示县特色农产品加工与冷链物流产业园区管理委员会"
    papers_of = {count: [row(wanted, "proposal_handling", unit=long, role="主办",
                             assigned_on="2026-03-02")] * count for count in (1, 3, 8)}  # fmt: skip
    lines = {}
    for count, sheets in papers_of.items():
        one = with_rows(shown(wanted, "演示", name="演示"), proposal_handling=sheets)
        (form,) = wanted.forms(one, SETTING, {})  # type: ignore[union-attr]
        lines[count] = form.tables[0][1] - form.tables[0][0] - 1
    assert lines == {1: 10, 3: 6, 8: 9}


def test_the_papers_of_a_file_are_in_their_fixed_order() -> None:
    wanted = print_of("proposal_archive")
    main = row(wanted, "proposal_handling", unit="甲局", role="主办", assigned_on="2026-03-02",
               reply_on="2026-05-06", redo_reply_on="2026-08-01")  # fmt: skip
    helper = row(wanted, "proposal_handling", unit="乙局", role="会办", assigned_on="2026-03-02",
                 opinion_on="2026-03-20")  # fmt: skip
    one = with_rows(
        shown(wanted, "演示", name="演示", mover="演示甲", received_on="2026-02-11"),
        proposal_handling=[main, helper],
        handling_feedback=[row(wanted, "handling_feedback", mover="演示甲", handling="甲局",
                               answered_on="2026-05-20")],
    )  # fmt: skip
    assert [(name, who) for name, who, _, _ in papers(one)] == [
        ("提案（原案）", "演示甲"), ("交办单", "甲局"), ("交办单", "乙局"), ("会办意见", "乙局"),
        ("复函", "甲局"), ("复函（再次答复）", "甲局"), ("征询意见表（甲局）", "演示甲"),
    ]  # fmt: skip


def test_the_ledger_has_a_line_for_each_unit_that_replies(tmp_path: Path) -> None:
    wanted = print_of("proposal_ledger")
    sheets = [
        row(wanted, "proposal_handling", unit="甲局", role="分办", due="2026-06-02",
            reply_on="2026-05-06", reply_class="A 已经解决或基本解决"),
        row(wanted, "proposal_handling", unit="乙局", role="分办", due="2026-06-02"),
        row(wanted, "proposal_handling", unit="丙局", role="分办", state="已改办"),
    ]  # fmt: skip
    one = with_rows(shown(wanted, "演示", name="演示", number="0001"), proposal_handling=sheets)
    text = text_of("proposal_ledger", tmp_path / "p.pdf", one)
    assert "2026.06.02（逾期）" in text
    assert "丙局" not in text
    grouped = text_of("proposal_ledger", tmp_path / "q.pdf", one, group="unit")
    assert "甲局（1件）" in grouped
    assert "乙局（1件）" in grouped


@pytest.mark.parametrize("key", ["proposal_catalogue", "proposal_ledger"])
def test_the_numbers_of_several_sessions_are_kept_apart(tmp_path: Path, key: str) -> None:
    wanted = print_of(key)
    of = {name: shown(wanted, name, name=name, number="0001", session=f"十届{name}次会议")
          for name in ("三", "四")}  # fmt: skip
    text = text_of(key, tmp_path / "p.pdf", *of.values())
    assert text.index("十届三次会议（1件）") < text.index("十届四次会议（1件）")
    assert "（1件）" not in text_of(key, tmp_path / "q.pdf", of["三"])


def test_wording() -> None:
    assert movers_named("演示甲等3人") == movers_named("演示甲、演示乙") == "演示甲"
    assert addressed("演示甲") == "演示甲委员"
    assert addressed("民盟演示县总支部委员会") == "民盟演示县总支部委员会"
    assert named("十届三次会议", "0012") == "十届三次会议第0012号提案"
    assert named("", "") == "提案"


LINES = [
    {
        "position": "1",
        "outcome__content": "修建蓄水池。",
        "adoption": "采纳",
        "note": "已列入计划。",
    },
    {"position": "2", "outcome__content": "每月检测水质", "adoption": "未采纳", "note": ""},
    {"position": "3", "outcome__content": "管护到人", "adoption": "待定", "note": "以后再说"},
]  # fmt: skip
TOLD = ["1. 修建蓄水池：采纳，已列入计划", "2. 每月检测水质：未采纳", "3. 管护到人"]


def suggestion_rows(key: str) -> list[dict[str, str]]:
    """The rows of suggestions of a sheet, as a print reads them."""
    return [row(print_of(key), "handling_suggestion", **each) for each in LINES]


def test_a_reply_answers_each_suggestion(tmp_path: Path) -> None:
    one = with_rows(sheet("proposal_reply", reply_on="2026-05-06", reply="已办。"),
                    handling_suggestion=suggestion_rows("proposal_reply"))  # fmt: skip
    texts = [getattr(each, "text", "") for each in reply_letter(one, SETTING, {}).blocks]
    assert [f"{each}。" for each in TOLD] == texts[-4:-1]
    assert "逐条答复如下" in text_of("proposal_reply", tmp_path / "p.pdf", one)
    without = with_rows(one, handling_suggestion=[])
    assert "逐条答复如下" not in text_of("proposal_reply", tmp_path / "q.pdf", without)


def test_a_poll_and_a_proposal_name_its_suggestions(tmp_path: Path) -> None:
    one = with_rows(sheet("proposal_poll", reply_on="2026-05-06"),
                    handling_suggestion=suggestion_rows("proposal_poll"))  # fmt: skip
    text = "".join(text_of("proposal_poll", tmp_path / "p.pdf", one).split())
    assert all("".join(each.split()) in text for each in TOLD)
    wanted = print_of("proposal_form")
    form = with_rows(
        shown(wanted, "演示", name="演示"),
        outcome=[row(wanted, "outcome", number="7", content="修建蓄水池", adoption="采纳")],
    )
    text = "".join(text_of("proposal_form", tmp_path / "q.pdf", form).split())
    assert "1.修建蓄水池（采纳）" in text
