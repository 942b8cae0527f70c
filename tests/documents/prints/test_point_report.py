"""A point's year: what counts in it, beside the year before, and when it has been idle."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.documents.printables import BarsBlock, Block, Heading, Paragraph, TableBlock
from desktop_app.documents.prints import PRINTS, Shown, write_print
from desktop_app.documents.prints.point_report import PRINT, report
from desktop_app.documents.prints.point_year import PointYear, Span, span_of, year_before
from tests.documents.pdf_reading import bookmarks, poppler_text, problems
from tests.documents.prints.chain_content import SETTING, row, shown


def session(key: str, held_on: str, state: str = "已协商") -> dict[str, str]:
    name = f"协商{key}"
    return row(PRINT, "consultation", id=key, name=name, held_on=held_on, state=state)


def person(key: str, held_on: str, role: str = "群众", attended: str = "是") -> dict[str, str]:
    found = row(PRINT, "participant", role=role, attended=attended)
    held = {"consultation.held_on": held_on, "consultation.state": "已协商"}
    return found | held | {"consultation.id": key}


def outcome(key: str, held_on: str, **values: str) -> dict[str, str]:
    found = row(PRINT, "outcome", **values)
    return found | {"consultation.id": key, "consultation.held_on": held_on}


POINT = shown(
    PRINT,
    name="火塘协商点",
    state="运行",
    planned="4",
    rows={
        "consultation": [
            session("1", "2026-03-05"),
            session("2", "2026-07"),
            session("3", "2025-05-06"),
            session("4", "2025-12-01"),
            session("5", "2026-12-30", "待协商"),
            session("6", ""),
            session("7", "2026"),
        ],
        "participant": [
            person("1", "2026-03-05"),
            person("1", "2026-03-05", "界别委员"),
            person("1", "2026-03-05", attended="否"),
            person("2", "2026-07", "", attended=""),
            person("3", "2025-05-06"),
        ],
        "topic": [
            row(PRINT, "topic", name="路", five_points="群众关心热点", raised_on="2026-01-02"),
            row(PRINT, "topic", name="灯", raised_on="2026-02"),
            row(PRINT, "topic", name="水", five_points="社会治理难点", raised_on="2025-02"),
        ],
        "outcome": [
            outcome("1", "2026-03-05", content="修路", adoption="采纳", handling="已完成",
                    money="125,000.50", beneficiaries="320"),
            outcome("1", "2026-03-05", content="装灯", adoption="部分采纳", handling="推进中"),
            outcome("2", "2026-07", content="引水", adoption="未采纳", handling="未交办"),
            outcome("3", "2025-05-06", content="旧的", sent_on="2026-01-05", adoption="待定"),
            outcome("3", "2025-05-06", content="去年的", adoption="采纳", handling="已销号"),
        ],
        "look_back": [row(PRINT, "look_back", done_on="2026-10-10", level="基本落实")],
    },
)  # fmt: skip
NOW = PointYear(POINT, span_of(2026))


def paragraphs(blocks: tuple[Block, ...] | list[Block]) -> list[str]:
    return [each.text for each in blocks if isinstance(each, Paragraph)]


def blocks_of(point: Shown, **chosen: str) -> list[Block]:
    return list(report(point, SETTING, chosen).blocks)


def test_a_running_year_is_compared_with_as_much_of_the_year_before() -> None:
    assert year_before(2026, "2026-11-23") == Span("2025-01-01", "2025-11-23")
    assert year_before(2025, "2026-11-23") == span_of(2024)
    assert year_before(2024, "2024-02-29").last == "2023-02-28"


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        ("2026-01-01", True),
        ("2026-11-23", True),
        ("2026-11-24", False),
        ("2025-12-31", False),
        ("2026-10", True),
        ("2026-11", False),
        ("2026", False),
        ("", False),
    ],
)
def test_a_day_counts_where_it_surely_lies_in_the_span(day: str, inside: bool) -> None:
    assert Span("2026-01-01", "2026-11-23").has(day) is inside
    assert span_of(2026).has("2026")


def test_everything_counts_by_its_own_day() -> None:
    assert [each["id"] for each in NOW.consultations] == ["7", "1", "2"]
    assert (len(NOW.people), len(NOW.topics), len(NOW.look_backs)) == (3, 2, 1)
    assert [each["content"] for each in NOW.outcomes] == ["修路", "装灯", "引水", "旧的"]
    assert [each["content"] for each in NOW.adopted] == ["修路", "装灯"]
    assert (len(NOW.assigned), len(NOW.ended)) == (2, 1)
    assert (NOW.money, NOW.beneficiaries) == (Decimal("125000.50"), 320)
    assert NOW.roles == {"群众": 1, "界别委员": 1, "其他人员": 1}
    assert NOW.kinds == {"群众关心热点": 1, "未归类": 1}
    assert NOW.months == {3: 1, 7: 1}


def test_the_summary_says_what_was_done_of_the_plan() -> None:
    (summary,) = [text for text in paragraphs(blocks_of(POINT)) if "共开展" in text]
    assert summary == (
        "火塘协商点共开展协商3场，完成年计划4次的75.0%，参加3人次；征集议题2个；"
        "提出意见建议4条，其中采纳（含部分采纳）2条，采纳率50.0%，办结1条；"
        "落实资金12.50005万元，受益320人；开展回头看1次。"
    )


def test_the_figures_stand_beside_the_year_before() -> None:
    tables = [each for each in blocks_of(POINT) if isinstance(each, TableBlock)]
    figures = {line[0]: list(line[2:]) for line in tables[1].rows}
    assert [column.title for column in tables[1].columns[2:]] == ["2026年", "上年同期", "增减"]
    assert figures["协商场次"] == ["3", "1", "+2"]
    assert figures["　办结率"] == ["50.0", "100.0", ""]
    assert figures["意见建议"] == ["4", "1", "+3"]
    assert figures["　采纳率"] == ["50.0", "100.0", ""]
    assert figures["落实资金"] == ["12.50005", "0", "+12.50005"]
    assert figures["参加人员"] == ["3", "1", "+2"]


def test_a_past_year_is_whole_and_compared_with_a_whole_one() -> None:
    tables = [each for each in blocks_of(POINT, year="2025") if isinstance(each, TableBlock)]
    assert tables[1].columns[2].title == "2025年"
    assert tables[1].rows[0][2] == "2"
    past, running = (report(POINT, SETTING, {"year": year}).note for year in ("2025", "2026"))
    assert past == "（上年同期：2024年1月1日至12月31日）"
    assert running == "（上年同期：2025年1月1日至11月23日）"


def test_every_session_has_its_own_counts() -> None:
    tables = [each for each in blocks_of(POINT) if isinstance(each, TableBlock)]
    sessions = next(each for each in tables if each.columns[2].title == "主题")
    assert [tuple(line[:3]) + tuple(line[5:]) for line in sessions.rows] == [
        ("1", "2026", "协商7", "0", "0", "0", "0"),
        ("2", "2026.03.05", "协商1", "2", "2", "2", "1"),
        ("3", "2026.07", "协商2", "1", "1", "0", "0"),
    ]


def test_every_suggestion_names_the_place_of_its_session() -> None:
    tables = [each for each in blocks_of(POINT) if isinstance(each, TableBlock)]
    made = next(each for each in tables if each.columns[1].title == "场次")
    places = {line[2]: line[1] for line in made.rows}
    assert places == {"修路": "2", "装灯": "2", "引水": "3", "旧的": "—"}


def test_a_point_without_any_session_leaves_empty_parts_out_and_is_signed() -> None:
    one = shown(PRINT, name="新点", state="运行")
    heads = [each.text for each in blocks_of(one) if isinstance(each, Heading)]
    assert heads == ["一、基本情况", "二、年度概况"]
    assert report(one, SETTING, {}).signed == ("政协演示县委员会", "2026年11月23日")


def test_few_kinds_of_topics_stand_in_a_table_and_many_as_bars() -> None:
    kinds = ["社会治理难点", "群众关心热点", "人居环境盲点"]
    for count, expected in ((2, TableBlock), (3, BarsBlock)):
        rows = [
            row(PRINT, "topic", five_points=kind, raised_on="2026-02") for kind in kinds[:count]
        ]
        made = blocks_of(shown(PRINT, name="点", rows={"topic": rows}))
        place = [each.text for each in made if isinstance(each, Heading)].index("三、议题征集")
        heads = [n for n, each in enumerate(made) if isinstance(each, Heading)]
        assert isinstance(made[heads[place] + 1], expected)


def test_five_hundred_sessions_are_reported_whole(tmp_path: Path) -> None:
    rows = {
        "consultation": [session(str(n), f"2026-0{n % 9 + 1}-11") for n in range(500)],
        "outcome": [outcome(str(n), "2026-01-01", content=f"建议第{n}条") for n in range(500)],
    }
    target = tmp_path / "r.pdf"
    one = shown(PRINT, name="大点", rows=rows)
    write_print(PRINT, [one, POINT], SETTING, {}, target, lambda *_: None)
    assert problems(target) == ""
    text = "".join(poppler_text(target).split())
    assert all(f"建议第{n}条" in text for n in range(500))
    assert [title for level, title, _ in bookmarks(target) if level == 0] == ["大点", "火塘协商点"]


def test_the_report_is_one_of_the_prints() -> None:
    assert PRINT in PRINTS
