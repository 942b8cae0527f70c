"""A point's yearly report: figures beside the year before, the rows that were counted."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from desktop_app.documents.printables import BarsBlock, Block, Heading, Paragraph, TableBlock
from desktop_app.documents.prints import PRINTS, Shown
from desktop_app.documents.prints.point_report import PRINT, report
from desktop_app.documents.prints.writing import write_print
from desktop_app.documents.prints.year_counts import CountedFigure, YearCounts
from tests.documents.pdf_reading import bookmarks, poppler_text, problems
from tests.documents.prints.chain_content import SETTING, row, shown


def consultation(key: str, held_on: str, *counts: int) -> dict[str, str]:
    """A row with its counts of people, outcomes, adopted and done ones."""
    names = ("people", "outcome", "outcome_adopted", "outcome_done")
    own = {f"count.{name}": str(count) for name, count in zip(names, counts, strict=False)}
    name = f"协商{key}"
    return row(PRINT, "consultation", id=key, name=name, held_on=held_on) | own


def outcome(key: str, content: str, **values: str) -> dict[str, str]:
    found = row(PRINT, "outcome", content=content, **values)
    return found | {"consultation.id": key}


def counts(figures: dict[str, tuple[int, int]] | None = None, year: int = 2026) -> YearCounts:
    found = {key: CountedFigure("", *each) for key, each in (figures or {}).items()}
    return YearCounts(year, (f"{year - 1}-01-01", f"{year - 1}-11-23"), found)


def with_counts(one: Shown, of: YearCounts) -> Shown:
    return dataclasses.replace(one, counts=of)


FIGURES = {
    "session": (3, 1), "people": (3, 1), "topic": (2, 1), "outcome": (4, 1),
    "outcome_adopted": (2, 1), "outcome_assigned": (2, 1), "outcome_done": (1, 1),
    "outcome_money": (12_500_050, 0), "outcome_beneficiaries": (320, 0), "look_back": (1, 0),
}  # fmt: skip
POINT = with_counts(
    shown(
        PRINT,
        name="火塘协商点",
        state="运行",
        planned="4",
        rows={
            "consultation": [
                consultation("1", "2026-03-05", 2, 2, 2, 1),
                consultation("2", "2026-07", 1, 1),
                consultation("7", "2026"),
            ],
            "outcome": [
                outcome("1", "修路", adoption="采纳", handling="已完成", satisfaction="满意",
                        satisfaction__stored="satisfied"),
                outcome("1", "装灯", adoption="部分采纳", handling="推进中", satisfaction="未评价",
                        satisfaction__stored="none"),
                outcome("2", "引水", adoption="未采纳", handling="未交办"),
                outcome("3", "旧的", adoption="待定"),
            ],
            "look_back": [row(PRINT, "look_back", done_on="2026-10-10", level="基本落实")],
        },
    ),
    counts(FIGURES),
)  # fmt: skip


def paragraphs(blocks: tuple[Block, ...] | list[Block]) -> list[str]:
    return [each.text for each in blocks if isinstance(each, Paragraph)]


def blocks_of(point: Shown, **chosen: str) -> list[Block]:
    return list(report(point, SETTING, chosen).blocks)


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


def test_a_report_says_which_year_was_counted_and_compared() -> None:
    past = report(with_counts(POINT, counts(FIGURES, 2025)), SETTING, {"year": "2026"})
    figures = [each for each in past.blocks if isinstance(each, TableBlock)][1]
    assert figures.columns[2].title == "2025年"
    assert past.title == "火塘协商点2025年度协商工作报告"
    assert past.note == "（上年同期：2024年1月1日至11月23日）"


def test_months_and_roles_are_counted_beside_the_year_before() -> None:
    parts = {
        "people_role_resident": CountedFigure("群众", 2, 1),
        "people_role_staff": CountedFigure("工作人员", 0, 0),
        "people_role_None": CountedFigure("", 1, 0),
    }
    months = [(0, 0), (0, 1), (1, 0), *[(0, 0)] * 9]
    of = dataclasses.replace(
        counts(FIGURES), figures={**counts(FIGURES).figures, **parts}, months=months
    )
    tables = [each for each in blocks_of(with_counts(POINT, of)) if isinstance(each, TableBlock)]
    roles = next(each for each in tables if each.columns[0].title == "身份")
    assert roles.rows == [
        ("群众", "2", "66.7%", "1"), ("其他人员", "1", "33.3%", "0"), ("合计", "3", "100.0%", "1"),
    ]  # fmt: skip
    by_month = next(each for each in tables if each.columns[0].title == "月份")
    assert by_month.rows[0][:5] == ("2026年", "", "", "1", "")
    assert by_month.rows[1][:5] == ("上年同期", "", "1", "", "")


def test_an_outcome_without_a_rating_leaves_its_cell_empty() -> None:
    tables = [each for each in blocks_of(POINT) if isinstance(each, TableBlock)]
    made = next(each for each in tables if each.columns[1].title == "场次")
    assert [line[-1] for line in made.rows] == ["满意", "", "", ""]


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
    one = with_counts(shown(PRINT, name="新点", state="运行"), counts())
    heads = [each.text for each in blocks_of(one) if isinstance(each, Heading)]
    assert heads == ["一、基本情况", "二、年度概况"]
    assert report(one, SETTING, {}).signed == ("政协演示县委员会", "2026年11月23日")


def test_few_kinds_of_topics_stand_in_a_table_and_many_as_bars() -> None:
    kinds = ["社会治理难点", "群众关心热点", "人居环境盲点"]
    for count, expected in ((2, TableBlock), (3, BarsBlock)):
        parts = {f"topic_five_points_{n}": CountedFigure(kind, int(n < count), 0)
                 for n, kind in enumerate(kinds)}  # fmt: skip
        of = YearCounts(2026, figures={"topic": CountedFigure("", count, 0), **parts})
        made = blocks_of(with_counts(shown(PRINT, name="点"), of))
        place = [each.text for each in made if isinstance(each, Heading)].index("三、议题征集")
        heads = [n for n, each in enumerate(made) if isinstance(each, Heading)]
        assert isinstance(made[heads[place] + 1], expected)


def test_five_hundred_sessions_are_reported_whole(tmp_path: Path) -> None:
    rows = {
        "consultation": [consultation(str(n), f"2026-0{n % 9 + 1}-11") for n in range(500)],
        "outcome": [outcome(str(n), f"建议第{n}条") for n in range(500)],
    }
    target = tmp_path / "r.pdf"
    one = with_counts(shown(PRINT, name="大点", rows=rows), counts())
    write_print(PRINT, [one, POINT], SETTING, {}, target, lambda *_: None)
    assert problems(target) == ""
    text = "".join(poppler_text(target).split())
    assert all(f"建议第{n}条" in text for n in range(500))
    assert [title for level, title, _ in bookmarks(target) if level == 0] == ["大点", "火塘协商点"]


def test_the_report_is_one_of_the_prints() -> None:
    assert PRINT in PRINTS
