"""One odd cell keeps no line out: what it says is read, its words are kept, and it is remarked."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.grids import Cell, ErrorCell, MonthDay, Picture, Sheet, is_blank
from desktop_app.documents.sheet_body import Body
from desktop_app.records import Brand, Member, Outcome, codes
from desktop_app.records.calendar import Holiday
from desktop_app.records.consultation import Consultation
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Options, Plan, Verdict
from desktop_app.services.imports.import_columns import NOTHING
from desktop_app.services.imports.import_lines import LineReader
from desktop_app.services.imports.import_names import NameBook
from desktop_app.services.lookup.cache import full_titles, lookup
from desktop_app.storage.log.door import apply
from desktop_app.storage.query.lists import Query

LEDGER: list[Cell] = ["编号", "意见建议", "协商主题"]


def planned(
    desk: Desk, model: type[Record], *rows: list[Cell], options: Options | None = None
) -> Plan:
    proposal = imports.propose(desk, model, Sheet("表", rows))
    return imports.plan(desk, model, imports.source(proposal), options)


def shown(desk: Desk, model: type[Record], *fields: str) -> list[tuple[str, ...]]:
    shared = lookup(desk, model)
    for each in (Consultation, Point):
        shared = shared.with_titles(each.KEY, full_titles(desk, each))
    keys = registers.find(desk, model, Query())
    rows = registers.rows(desk, model, sorted(keys), fields)
    return [
        tuple(
            model.field(name).show(value, shared)
            for name, value in zip(fields, row[2:], strict=True)
        )
        for row in rows
    ]


def ledger(desk: Desk, title: str, cell: Cell) -> tuple[Plan, list[tuple[str, ...]]]:
    """The plan of a suggestion with one odd cell, applied, and what the cell and notes became."""
    plan = planned(desk, Outcome, [*LEDGER, title], ["1", "增设路灯", "路灯协商会", cell])
    imports.apply(desk, plan)
    return plan, shown(desk, Outcome, plan.source.mapping[3], "remark")


def remarks(plan: Plan) -> list[str]:
    return [each.text for line in plan.lines for each in line.remarks]


@pytest.mark.parametrize(
    ("title", "cell", "value", "words"),
    [
        ("完成时限", "2026年12月底前", "2026-12", ""),
        ("完成时限", "2026年6月30日前", "2026-06-30", ""),
        ("完成时限", "2026年\n底", "2026", ""),
        ("完成时限", "长期坚持", "", "办结期限：长期坚持"),
        ("完成时限", "立行立改", "", "办结期限：立行立改"),
        ("完成时限", "2026年春节前", "2026", "办结期限：2026年春节前"),
        ("交办日期", "2026年5月上旬", "2026-05", "交办日期：2026年5月上旬"),
        ("交办日期", "3月12日至13日", "", "交办日期：3月12日至13日"),
        ("办结日期", "2026年3月12日至13日", "2026-03-12", "办结日期：2026年3月12日至13日"),
        ("受益人数", "500余人", "500", "受益人数：500余人"),
        ("受益人数", "120人", "120", ""),
        ("受益人数", "1.2万人", "12000", ""),
        ("受益人数", "1.5人", "2", "受益人数：1.5人"),
        ("受益人数", "全村群众", "", "受益人数：全村群众"),
        ("受益人数", "300—500人", "", "受益人数：300—500人"),
        ("落实资金", "约30万元", "300,000.00", "落实资金：约30万元"),
        ("落实资金", "三十万元", "300,000.00", ""),
        ("落实资金", "正在争取", "", "落实资金：正在争取"),
        ("办理时限（工作日）", "15个工作日", "15", ""),
        ("办理时限（工作日）", "15天", "", "办理时限：15天"),
    ],
)
def test_what_a_cell_says_is_read_and_its_words_are_kept(
    desk: Desk, title: str, cell: str, value: str, words: str
) -> None:
    plan, rows = ledger(desk, title, cell)
    assert [line.verdict for line in plan.lines] == [Verdict.NEW]
    assert rows == [(value, words)]
    assert any("原文记入备注" in text for text in remarks(plan)) is bool(words)
    assert all(not each.stops for each in plan.lines[0].remarks)


def test_a_remark_tells_field_words_and_what_was_read(desk: Desk) -> None:
    plan, _ = ledger(desk, "受益人数", "500余人")
    (remark,) = plan.lines[0].remarks
    assert (remark.field, remark.raw, remark.read) == ("beneficiaries", "500余人", "500")
    assert remark.text == "“500余人”读作 500，不是准数，原文记入备注"


def test_the_words_stand_behind_the_notes_of_the_sheet_and_come_in_once(desk: Desk) -> None:
    rows: list[list[Cell]] = [
        [*LEDGER, "受益人数", "落实资金", "备注"],
        ["1", "增设路灯", "路灯协商会", "500余人", "约30万元", "已公示"],
    ]
    imports.apply(desk, planned(desk, Outcome, *rows))
    notes = "已公示\n受益人数：500余人\n落实资金：约30万元"
    assert shown(desk, Outcome, "remark") == [(notes,)]
    again = planned(desk, Outcome, *rows)
    assert [line.verdict for line in again.lines] == [Verdict.SAME]


def test_ages_beside_a_birth_are_left_out_with_a_remark(desk: Desk) -> None:
    cells = [
        "1975.03（51岁）",
        "1980.11\n（46岁）",
        "1969年5月(57岁)",
        "1988.02 38岁",
        "1990.01（36）",
    ]
    people: list[list[Cell]] = [
        [f"陆远{n}", cell] for n, cell in zip("山水田木林", cells, strict=True)
    ]
    plan = planned(desk, Member, ["姓名", "出生年月（岁）"], *people)
    imports.apply(desk, plan)
    assert {row[0] for row in shown(desk, Member, "born")} == {
        "1975-03", "1980-11", "1969-05", "1988-02", "1990-01",
    }  # fmt: skip
    assert all("年龄没有录入" in text for text in remarks(plan) if "读作" in text)


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!"])
def test_a_failed_formula_counts_as_empty_with_a_remark(desk: Desk, error: str) -> None:
    title: list[Cell] = ["姓名", "工作单位", "界别", "出生年月", "手机", "简历"]
    failed: list[Cell] = [ErrorCell(error)] * 5
    plan = planned(desk, Member, title, ["陆远山", *failed], ["白小楼", "县一中", *failed[1:]])
    imports.apply(desk, plan)
    assert set(shown(desk, Member, "name", "unit", "sector", "born", "mobile", "resume")) == {
        ("陆远山", "", "", "", "", ""), ("白小楼", "县一中", "", "", "", ""),
    }  # fmt: skip
    assert plan.created == ()
    assert sum(f"公式出错（{error}）" in text for text in remarks(plan)) == 9


def test_a_failed_formula_in_place_of_a_name_is_a_problem(desk: Desk) -> None:
    plan = planned(desk, Member, ["姓名", "工作单位"], [ErrorCell("#N/A"), "县一中"])
    assert [line.verdict for line in plan.lines] == [Verdict.PROBLEM]
    assert "请填写姓名" in remarks(plan)


def test_a_failed_formula_where_records_stand_in_a_cell_gives_none(desk: Desk) -> None:
    head: list[Cell] = ["协商主题", "协商日期", "意见建议", "承办单位"]
    row: list[Cell] = ["路灯协商会", "2026-03-05", ErrorCell("#REF!"), ErrorCell("#N/A")]
    plan = planned(desk, Consultation, head, row)
    assert (plan.count(Verdict.NEW), [each.lines for each in plan.inside]) == (1, [[]])


def test_a_picture_is_never_kept_as_a_text(desk: Desk) -> None:
    plan = planned(desk, Member, ["姓名", "简历"], ["陆远山", Picture(b"\x89PNG")])
    imports.apply(desk, plan)
    assert shown(desk, Member, "resume") == [("",)]
    assert "这一格是图片，没有录入" in remarks(plan)


def test_a_day_that_excel_made_is_remarked(desk: Desk) -> None:
    day = MonthDay(2026, 3, 5)
    plan = planned(desk, Member, ["姓名", "委员证号", "任职时间"], ["陆远山", day, day])
    imports.apply(desk, plan)
    assert shown(desk, Member, "cert_no", "since") == [("3月5日", "2026-03-05")]
    told = remarks(plan)
    assert any("3-5" in text and "改了" in text for text in told)
    assert any("2026 年是表格软件补的" in text for text in told)
    same = planned(desk, Member, ["姓名", "任职时间"], ["白小楼", datetime.date(2026, 3, 5)])
    assert not any("表格软件" in text for text in remarks(same))


def test_a_number_of_a_register_that_excel_made_a_day_is_remarked(desk: Desk) -> None:
    plan = planned(desk, Outcome, LEDGER, ["5-Mar", "增设路灯", "路灯协商会"])
    assert any("“5-Mar”像是被表格软件改成了日期" in text for text in remarks(plan))


@pytest.mark.parametrize(
    ("cell", "first", "second"),
    [
        ("民盟盟员、中共党员", "民盟盟员", "中共党员"),
        ("中共党员(民建会员)", "中共党员", "民建会员"),
        ("民进\n中共", "民进会员", "中共党员"),
        ("九三学社社员兼中共党员", "九三学社社员", "中共党员"),
        ("中共党员（预备）", "中共预备党员", ""),
        ("中共党员（预备党员）", "中共预备党员", ""),
        ("无党派人士", "无党派人士", ""),
    ],
)
def test_two_parties_in_one_cell_go_to_both_fields(
    desk: Desk, cell: str, first: str, second: str
) -> None:
    plan = planned(desk, Member, ["姓名", "政治面貌"], ["陆远山", cell])
    imports.apply(desk, plan)
    assert shown(desk, Member, "politics", "politics2") == [(first, second)]
    assert any(text.startswith("分成") for text in remarks(plan)) == (cell != first)


def test_a_column_that_cannot_be_read_is_asked_about_once(desk: Desk) -> None:
    rows: list[list[Cell]] = [
        ["姓名", "入党时间"],
        ["陆远山", "1998.13"],
        ["白小楼", "x"],
        ["何田", ""],
    ]
    plan = planned(desk, Member, *rows)
    (column,) = plan.unread
    assert (column.name, column.label, column.column) == ("party_joined", "入党派时间", 1)
    assert (column.texts, column.lines) == (["1998.13", "x"], [2, 3])
    assert plan.count(Verdict.PROBLEM) == 2
    settled = planned(desk, Member, *rows, options=Options(emptied=frozenset({column.name})))
    assert (settled.count(Verdict.NEW), settled.unread) == (3, ())
    imports.apply(desk, settled)
    assert set(shown(desk, Member, "name", "party_joined", "remark")) == {
        ("陆远山", "", "入党派时间：1998.13"), ("白小楼", "", "入党派时间：x"), ("何田", "", ""),
    }  # fmt: skip


def test_a_required_field_is_never_let_go(desk: Desk) -> None:
    rows: list[list[Cell]] = [["日期", "节日"], ["2026-13-01", "春节"]]
    plan = planned(desk, Holiday, *rows, options=Options(emptied=frozenset({"day"})))
    assert (plan.count(Verdict.PROBLEM), plan.unread) == (1, ())


def test_a_clipped_pair_of_phones_gives_the_first(desk: Desk) -> None:
    plan = planned(desk, Member, ["姓名", "手机"], ["陆远山", 1.3887310001139873e21])
    imports.apply(desk, plan)
    assert shown(desk, Member, "mobile") == [("13887310001",)]
    assert any("末几位已经丢失" in text for text in remarks(plan))


def test_radicals_from_a_pdf_find_the_same_person(desk: Desk) -> None:
    head: list[Cell] = ["姓名", "出生年月", "民族", "工作单位"]
    imports.apply(desk, planned(desk, Member, head, ["白小楼", "1975.03", "汉族", "县自然资源局"]))
    again = planned(
        desk, Member, ["姓名", "出\u2f63年\u2f49", *head[2:]],
        ["\u2f69\u2f29楼", "1975年3\u2f49", "汉\u65cf", "县\u2f83然资源局"],
    )  # fmt: skip
    assert [line.verdict for line in again.lines] == [Verdict.SAME]


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        ("是（2024年挂牌）", "是", "已挂牌：是（2024年挂牌）"), ("已挂牌", "是", "已挂牌：已挂牌"),
        ("未挂牌", "否", "已挂牌：未挂牌"), ("没有", "否", "已挂牌：没有"), ("有", "是", ""),
        ("无", "否", ""),
    ],
)  # fmt: skip
def test_yes_or_no_is_told_by_how_a_text_begins(
    desk: Desk, cell: str, value: str, words: str
) -> None:
    imports.apply(desk, planned(desk, Point, ["协商点名称", "是否挂牌"], ["甲", cell]))
    assert shown(desk, Point, "has_sign", "remark") == [(value, words)]


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        ("2026年", "2026", ""), ("2026年度", "2026", ""), ("二〇二六年", "2026", ""),
        ("2026年3月", "2026", "创建年度：2026年3月"), (2026.3, "2026", "创建年度：2026.3"),
        ("2025—2026年", "2025", "创建年度：2025—2026年"), ("待定", "", "创建年度：待定"),
        (2026.0, "2026", ""),
    ],
)  # fmt: skip
def test_a_year_is_read_with_its_word(desk: Desk, cell: Cell, value: str, words: str) -> None:
    imports.apply(desk, planned(desk, Brand, ["品牌名称", "创建年度"], ["榕树下好商量", cell]))
    assert shown(desk, Brand, "year", "remark") == [(value, words)]


def test_a_text_that_is_too_long_keeps_its_line_in(desk: Desk) -> None:
    long = "县" * 130
    plan = planned(desk, Member, ["姓名", "工作单位"], ["陆远山", long])
    imports.apply(desk, plan)
    assert shown(desk, Member, "unit", "remark") == [("县" * 80, f"工作单位：{long}")]
    assert any("超过 80 个字，只录入前面的" in text for text in remarks(plan))
    assert planned(desk, Member, ["姓名"], ["陆" * 30]).count(Verdict.PROBLEM) == 1


def test_a_column_of_what_stands_in_cells_is_asked_about_once_too(desk: Desk) -> None:
    rows: list[list[Cell]] = [
        ["协商主题", "意见建议", "完成时间"], ["路灯协商会", "增设路灯", "2026.13"],
    ]  # fmt: skip
    plan = planned(desk, Consultation, *rows)
    (column,) = plan.unread
    assert (column.name, column.lines) == ("outcome.finished_on", [2])
    chosen = Options(emptied=frozenset({column.name}))
    settled = planned(desk, Consultation, *rows, options=chosen)
    assert [line.verdict for each in settled.inside for line in each.lines] == [Verdict.NEW]
    imports.apply(desk, settled)
    assert shown(desk, Outcome, "finished_on", "remark") == [("", "办结日期：2026.13")]


ODD = st.one_of(
    st.text("0123456789年月日.-/至底前约余多万人元亩（）、 #N/A\n", max_size=14),
    st.floats(allow_nan=False, allow_infinity=False), st.integers(), st.dates(), st.booleans(),
    st.sampled_from([ErrorCell("#N/A"), Picture(b""), MonthDay(2026, 3, 5)]),
)  # fmt: skip


@given(st.lists(st.tuples(ODD, ODD, ODD, ODD), min_size=1, max_size=8))
@settings(deadline=None)
def test_every_line_comes_in_or_says_why_and_nothing_said_is_lost(rows: list[tuple[Cell]]) -> None:
    names_ = Lookup(datetime.date(2026, 11, 23), codes.default_choices(), {
        "consultation": Titles([(1, "路灯协商会", ())]), "topic": Titles(()),
    })  # fmt: skip
    book = NameBook(names_, {}, lambda _where: 9, creates=False)
    mapping = {0: "due", 1: "assigned_on", 2: "beneficiaries", 3: "money"}
    reader = LineReader(Outcome, mapping, book)
    for reading in reader.read(Body(rows, range(2, len(rows) + 2))):
        told = {each.field for each in reading.remarks}
        for column, name in mapping.items():
            cell = rows[reading.row][column]
            silent = is_blank(cell) or str(cell).strip() in NOTHING
            assert silent or reading.values.get(name) is not None or name in told or _none(cell)
        assert all(
            not isinstance(value, str) or "#" not in value for value in reading.values.values()
        )


def _none(cell: Cell) -> bool:
    """Whether a cell says in a word that there is nothing."""
    return str(cell).strip() in ("无", "空", "缺", "略")


def test_a_person_stored_with_radicals_before_is_found_and_mended(desk: Desk) -> None:
    term = lookup(desk).term
    old = Member.of({"name": "\u2f69\u2f29楼", "born": "1975-03", "term": term})
    apply(desk.office, [old], (), "旧版写入", "演示")
    plan = planned(desk, Member, ["姓名", "出生年月"], ["白小楼", "1975.03"])
    assert [line.verdict for line in plan.lines] == [Verdict.CHANGED]
    imports.apply(desk, plan)
    assert shown(desk, Member, "name") == [("白小楼",)]
